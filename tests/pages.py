"""Documents as tests read them: all pages at once, and all elements in reading order."""

from msgspec.structs import replace

from isoprint.page import Document, Element, Page


def whole(document: Document) -> Document:
    """Return a document whose pages are all made, so that they can be read as often as one likes."""
    return replace(document, pages=pages_of(document))


def pages_of(document: Document) -> tuple[Page, ...]:
    return tuple(document.pages)


def walk(element: Element) -> list[Element]:
    return [element, *(inner for child in element.children for inner in walk(child))]
