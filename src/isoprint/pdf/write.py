"""Write a document as the bytes of a PDF: fonts, pictures, pages, tags and metadata."""

from isoprint.page import Document, index_elements
from isoprint.pdf.draw import Marked, draw
from isoprint.pdf.file import deflate
from isoprint.pdf.fonts import Fonts, FontsInUse
from isoprint.pdf.metadata import add_metadata
from isoprint.pdf.outline import add_outline
from isoprint.pdf.pictures import EmbeddedPictures
from isoprint.pdf.reportlab_patches import Canvas
from isoprint.pdf.tags import add_tags


def write_pdf(document: Document, fonts: Fonts | None = None) -> bytes:
    """Return the document as a PDF that is PDF/UA-1 and PDF/A-2a; the same bytes for the same document.

    ``fonts`` keeps the words and subsets that the documents of a run share; a run that writes many passes the same to
    all. A page is compressed as soon as it is drawn, and only its bytes and the places of its elements are kept.
    """
    canvas = Canvas()
    used = FontsInUse(fonts or Fonts(), document.faces)
    pictures = EmbeddedPictures(canvas, used)
    elements = index_elements(document.structure)
    resources = canvas.reserve()
    written: dict[str, Marked] = {}
    for number, page in enumerate(document.pages):
        code, marked = draw(page, elements, used, pictures)
        reference = canvas.add_page(
            MediaBox=f"[0 0 {page.width:g} {page.height:g}]",
            Resources=resources,
            Contents=canvas.add_stream("/Filter /FlateDecode", deflate(code.encode("latin-1"))),
            StructParents=number,
            Tabs="/S",
        )
        written[reference] = marked
    used.reserve(document.extra_glyphs)
    canvas.set(resources, pictures.resources(used.resources(canvas)))
    structure, links = add_tags(canvas, document.structure.id, elements, written)
    for number, annotations in enumerate(links):
        if annotations:
            canvas.update_page(number, Annots=f"[{' '.join(annotations)}]")
    outline = add_outline(canvas, document.pages, written, elements)
    canvas.update_catalog(StructTreeRoot=structure, Outlines=outline)
    return canvas.to_bytes(add_metadata(canvas, document))
