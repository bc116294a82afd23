"""A document into the bytes of a PDF: fonts, pictures, pages, tags and metadata put together."""

import zlib
from typing import Final

from isoprint.page import Document
from isoprint.pdf.draw import draw
from isoprint.pdf.fonts import Fonts, FontsInUse
from isoprint.pdf.metadata import add_metadata
from isoprint.pdf.outline import add_outline
from isoprint.pdf.pictures import Pictures
from isoprint.pdf.repairs import Canvas
from isoprint.pdf.tags import Sheet, add_tags, walk

_LEVEL: Final = 6
"""zlib's level for content streams: past it pages shrink by less than one in a hundred."""


def write_pdf(document: Document, fonts: Fonts | None = None) -> bytes:
    """Return the document as a PDF that is PDF/UA-1 and PDF/A-2a; the same bytes for the same document.

    ``fonts`` keeps what documents of one run share; a run that writes many should pass the same to all.
    """
    canvas = Canvas()
    used, pictures = FontsInUse(fonts or Fonts(), document.faces), Pictures(canvas)
    roles = {element.id: element.role for element in walk(document.structure)}
    resources, resources_body = canvas.reserve()
    sheets = []
    for number, page in enumerate(document.pages):
        drawing = draw(page, roles, used, pictures)
        contents = canvas.add_stream(b"/Filter /FlateDecode", zlib.compress(drawing.code.encode(), _LEVEL))
        reference = canvas.add_page(
            MediaBox=f"[0 0 {page.width:g} {page.height:g}]",
            Resources=resources,
            Contents=contents,
            StructParents=number,
            Tabs="/S",
        )
        sheets.append(Sheet(reference, drawing))
    resources_body.body = f"<</Font <<{used.resources(canvas)}>> /XObject <<{pictures.resources}>>>>".encode()
    structure, links = add_tags(canvas, document, sheets)
    for number, annotations in enumerate(links):
        if annotations:
            canvas.update_page(number, Annots=f"[{' '.join(annotations)}]")
    canvas.update_catalog(StructTreeRoot=structure, Outlines=add_outline(canvas, document, sheets))
    return canvas.to_bytes(add_metadata(canvas, document))
