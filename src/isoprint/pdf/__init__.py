"""From finished pages to the bytes of a PDF that is PDF/UA-1 and PDF/A-2a; the only importer of reportlab."""

from isoprint.pdf.fonts import Fonts
from isoprint.pdf.write import write_pdf

__all__ = ["Fonts", "write_pdf"]
