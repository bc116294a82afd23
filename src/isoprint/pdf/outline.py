"""The headings of a document as the outline that viewers show beside its pages."""

from collections.abc import Mapping, Sequence
from typing import Final

from isoprint.page import Document, Element, Text
from isoprint.pdf.repairs import Body, Canvas, string
from isoprint.pdf.tags import Sheet

_LEVELS: Final = {"H1": 1, "H2": 2, "H3": 3}


class _Entry:
    """A line of the outline: its level, what it says, its object, and the lines below it."""

    def __init__(self, level: int, said: str, reference: str, body: Body) -> None:
        self.level = level
        self.said = said
        self.reference = reference
        self.body = body
        self.below: list[_Entry] = []


def add_outline(canvas: Canvas, document: Document, elements: Mapping[str, Element],
                sheets: Sequence[Sheet]) -> str | None:  # fmt: skip
    """Add the outline to the file; return the reference to it, or None where no heading says anything."""
    levels = {id_: _LEVELS[element.role] for id_, element in elements.items() if element.role in _LEVELS}
    titles = _titles(document, levels)
    if not titles:
        return None
    places = {id_: (page, *top) for page, drawing in reversed(sheets) for id_, top in drawing.tops.items()}
    path = [root := _Entry(0, "/Type /Outlines", *canvas.reserve())]
    for id_ in filter(titles.get, levels):
        page, x, y = places[id_]
        said = f"/Title {string(titles[id_])} /Dest [{page} /XYZ {x:.2f} {y:.2f} null]"
        entry = _Entry(levels[id_], said, *canvas.reserve())
        while path[-1].level >= entry.level:
            path.pop()
        path[-1].below.append(entry)
        path.append(entry)
    _write(root)
    return root.reference


def _titles(document: Document, headings: Mapping[str, int]) -> dict[str, str]:
    """Return what the headings say, line after line, without the composer's hyphens."""
    titles: dict[str, str] = {}
    for page in document.pages:
        for item in page.items:
            if isinstance(item, Text) and item.element in headings:
                line = "".join(word.text for word in item.words)
                titles[item.element] = titles.get(item.element, "") + (line[:-1] if item.hyphen else line)
    return {id_: " ".join(title.split()) for id_, title in titles.items()}


def _write(entry: _Entry, **beside: _Entry | None) -> int:
    """Set the objects of an entry and all below it; return how many lines they are."""
    below, lines = entry.below, 0
    for before, this, after in zip([None, *below], below, [*below[1:], None], strict=False):
        lines += _write(this, Parent=entry, Prev=before, Next=after)
    links = {**beside, "First": below[0], "Last": below[-1]} if below else beside
    said = [entry.said, *(f"/{key} {other.reference}" for key, other in links.items() if other)]
    entry.body.set(f"<<{' '.join(said)}{f' /Count {lines}' if lines else ''}>>")
    return lines + 1
