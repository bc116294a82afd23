"""Documents as tests read them: all elements in reading order."""

from isoprint.page import Element


def walk(element: Element) -> list[Element]:
    return [element, *(inner for child in element.children for inner in walk(child))]
