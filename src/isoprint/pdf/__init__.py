"""Writing PDF: a Document in, bytes out; the only importer of reportlab."""
