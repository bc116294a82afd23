"""A document into the bytes of a PDF: fonts, pictures, pages, tags and metadata put together."""

from isoprint.page import Document, Element
from isoprint.pdf.draw import draw
from isoprint.pdf.file import deflate
from isoprint.pdf.fonts import Fonts, FontsInUse
from isoprint.pdf.metadata import add_metadata
from isoprint.pdf.outline import add_outline
from isoprint.pdf.pictures import Pictures
from isoprint.pdf.repairs import Canvas
from isoprint.pdf.tags import Sheet, add_tags


def write_pdf(document: Document, fonts: Fonts | None = None) -> bytes:
    """Return the document as a PDF that is PDF/UA-1 and PDF/A-2a; the same bytes for the same document.

    ``fonts`` keeps what documents of one run share; a run that writes many should pass the same to all.
    """
    canvas = Canvas()
    used, pictures = FontsInUse(fonts or Fonts(), document.faces), Pictures(canvas)
    elements = _by_id(document.structure, {})
    resources, resources_body = canvas.reserve()
    sheets = []
    for number, page in enumerate(document.pages):
        code, drawing = draw(page, elements, used, pictures)
        reference = canvas.add_page(
            MediaBox=f"[0 0 {page.width:g} {page.height:g}]",
            Resources=resources,
            Contents=canvas.add_stream("/Filter /FlateDecode", deflate(code.encode("latin-1"))),
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


def _by_id(element: Element, found: dict[str, Element]) -> dict[str, Element]:
    """Return an element and all below it by their ids, in reading order."""
    found[element.id] = element
    for child in element.children:
        _by_id(child, found)
    return found
