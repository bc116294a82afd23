"""Documents as tests read them: all pages at once, and all elements in reading order."""

from msgspec.structs import replace

from isoprint.page import Document, Element, Page, take_in


def whole(document: Document) -> Document:
    """Return a document whose pages are all made, with all their elements in its structure."""
    pages = pages_of(document)
    root = document.structure
    known: dict[str, Element] = {}
    for part in (root, *(replace(root, children=page.elements) for page in pages)):
        take_in(part, known)
    plain = tuple(replace(page, elements=()) for page in pages)
    return replace(document, pages=plain, structure=_grown(root.id, known), feet=tuple(document.feet))


def _grown(name: str, known: dict[str, Element]) -> Element:
    element = known[name]
    return replace(element, children=tuple(_grown(child.id, known) for child in element.children))


def pages_of(document: Document) -> tuple[Page, ...]:
    return tuple(document.pages)


def walk(element: Element) -> list[Element]:
    return [element, *(inner for child in element.children for inner in walk(child))]
