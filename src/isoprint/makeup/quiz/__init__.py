"""Quiz sheets and answer keys, both from one drawn version; pure."""
