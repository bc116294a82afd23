"""Making up pages: galleys in, Documents out; pure."""
