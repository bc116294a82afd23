"""A document into the bytes of a PDF: fonts, pictures, pages, tags and metadata put together."""

from msgspec.structs import replace

from isoprint.page import Document, Element, take_in
from isoprint.pdf.draw import draw, draw_last
from isoprint.pdf.file import deflate
from isoprint.pdf.fonts import Fonts, FontsInUse
from isoprint.pdf.metadata import add_metadata
from isoprint.pdf.outline import Outline
from isoprint.pdf.pictures import EmbeddedPictures
from isoprint.pdf.reportlab_patches import Canvas
from isoprint.pdf.tags import WrittenPage, add_tags


def write_pdf(document: Document, fonts: Fonts | None = None) -> bytes:
    """Return the document as a PDF that is PDF/UA-1 and PDF/A-2a; the same bytes for the same document.

    ``fonts`` keeps what documents of one run share; a run that writes many should pass the same to all. A page is
    compressed as soon as it is made, and nothing of it is kept but its bytes and where its elements are.
    """
    canvas = Canvas()
    used = FontsInUse(fonts or Fonts(), document.faces)
    pictures = EmbeddedPictures(canvas, used)
    root, elements, outline = document.structure, dict[str, Element](), Outline(canvas)
    take_in(root, elements)
    resources, resources_body = canvas.reserve()
    sheets: list[WrittenPage] = []
    bodies: list[tuple[float, str]] = []
    labels: list[str] = []
    for number, page in enumerate(document.pages):
        take_in(replace(root, children=page.elements), elements)
        code, marked = draw(page, elements, used, pictures)
        body = _add_content(canvas, code)
        reference = canvas.add_page(
            MediaBox=f"[0 0 {page.width:g} {page.height:g}]",
            Resources=resources,
            Contents=body,
            StructParents=number,
            Tabs="/S",
        )
        outline.read(page, reference, marked, elements)
        sheets.append(WrittenPage(reference, marked))
        bodies.append((page.height, body))
        labels.append(page.label)
    for number, items in enumerate(document.feet):
        height, body = bodies[number]
        foot = _add_content(canvas, draw_last(items, height, used, pictures))
        canvas.update_page(number, Contents=f"[{body} {foot}]")
    used.reserve(document.alphabets)
    resources_body.set(pictures.resources(used.resources(canvas)))
    structure, links = add_tags(canvas, root.id, elements, sheets)
    for number, annotations in enumerate(links):
        if annotations:
            canvas.update_page(number, Annots=f"[{' '.join(annotations)}]")
    canvas.update_catalog(StructTreeRoot=structure, Outlines=outline.add(elements))
    return canvas.to_bytes(add_metadata(canvas, document, labels))


def _add_content(canvas: Canvas, code: str) -> str:
    """Add a content stream to the file and return the reference to it."""
    return canvas.add_stream("/Filter /FlateDecode", deflate(code.encode("latin-1")))
