"""A document into the bytes of a PDF: fonts, pictures, pages, tags and metadata put together."""

import zlib
from typing import Final

from isoprint.page import Document, Element
from isoprint.pdf.draw import draw
from isoprint.pdf.fonts import Fonts, FontsInUse
from isoprint.pdf.metadata import add_metadata
from isoprint.pdf.outline import add_outline
from isoprint.pdf.pictures import Pictures
from isoprint.pdf.repairs import Canvas
from isoprint.pdf.tags import Sheet, add_tags

_LEVEL: Final = 5
"""zlib's level for pages: 6 takes twice the time for 2 in a hundred less."""


def write_pdf(document: Document, fonts: Fonts | None = None) -> bytes:
    """Return the document as a PDF that is PDF/UA-1 and PDF/A-2a; the same bytes for the same document.

    ``fonts`` keeps what documents of one run share; a run that writes many should pass the same to all.
    """
    canvas = Canvas()
    used, pictures = FontsInUse(fonts or Fonts(), document.faces), Pictures(canvas)
    elements = {element.id: element for element in _walk(document.structure)}
    resources, resources_body = canvas.reserve()
    sheets = []
    for number, page in enumerate(document.pages):
        code, drawing = draw(page, elements, used, pictures)
        reference = canvas.add_page(
            MediaBox=f"[0 0 {page.width:g} {page.height:g}]",
            Resources=resources,
            Contents=canvas.add_stream("/Filter /FlateDecode", zlib.compress(code.encode("latin-1"), _LEVEL)),
            StructParents=number,
            Tabs="/S",
        )
        sheets.append(Sheet(reference, drawing))
    used.reserve(document.alphabets)
    resources_body.set(f"<</Font <<{used.resources(canvas)}>> /XObject <<{pictures.resources}>>>>")
    structure, links = add_tags(canvas, document.structure, elements, sheets)
    for number, annotations in enumerate(links):
        if annotations:
            canvas.update_page(number, Annots=f"[{' '.join(annotations)}]")
    canvas.update_catalog(StructTreeRoot=structure, Outlines=add_outline(canvas, document, elements, sheets))
    return canvas.to_bytes(add_metadata(canvas, document))


def _walk(element: Element) -> list[Element]:
    """Return an element and all below it, in reading order."""
    return [element, *(below for child in element.children for below in _walk(child))]
