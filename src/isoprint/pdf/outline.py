"""The headings of a document as the outline that viewers show beside its pages."""

from collections.abc import Mapping
from typing import Final

from isoprint.page import Element, Page, Text
from isoprint.pdf.draw import Marked
from isoprint.pdf.reportlab_patches import Body, Canvas, string

_LEVELS: Final = {"H1": 1, "H2": 2, "H3": 3}


class _OutlineItem:
    """A line of the outline: its level, what it says, its object, and the lines below it."""

    def __init__(self, level: int, said: str, reference: str, body: Body) -> None:
        self.level = level
        self.said = said
        self.reference = reference
        self.body = body
        self.below: list[_OutlineItem] = []


class Outline:
    """The outline of a document while its pages are read: what each heading says, and where it stands."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._titles: dict[str, str] = {}
        self._places: dict[str, str] = {}

    def read(self, page: Page, reference: str, marked: Marked, elements: Mapping[str, Element]) -> None:
        """Take in the headings of a page, line after line, without the composer's hyphens."""
        for item in page.items:
            if isinstance(item, Text) and item.element and elements[item.element].role in _LEVELS:
                line = "".join(word.text for word in item.words)
                heading = item.element
                self._titles[heading] = self._titles.get(heading, "") + (line[:-1] if item.hyphen else line)
                if heading not in self._places:
                    x, y = marked.tops[heading]
                    self._places[heading] = f"[{reference} /XYZ {x:.2f} {y:.2f} null]"

    def add(self, elements: Mapping[str, Element]) -> str | None:
        """Add the outline to the file; return the reference to it, or None where no heading says anything."""
        titles = {id_: " ".join(title.split()) for id_, title in self._titles.items()}
        if not any(titles.values()):
            return None
        path = [root := _OutlineItem(0, "/Type /Outlines", *self._canvas.reserve())]
        for id_, element in elements.items():
            if not titles.get(id_):
                continue
            said = f"/Title {string(titles[id_])} /Dest {self._places[id_]}"
            entry = _OutlineItem(_LEVELS[element.role], said, *self._canvas.reserve())
            while path[-1].level >= entry.level:
                path.pop()
            path[-1].below.append(entry)
            path.append(entry)
        _write(root)
        return root.reference


def _write(entry: _OutlineItem, **beside: _OutlineItem | None) -> int:
    """Set the objects of an entry and all below it; return how many lines they are."""
    below, lines = entry.below, 0
    for before, this, after in zip([None, *below], below, [*below[1:], None], strict=False):
        lines += _write(this, Parent=entry, Prev=before, Next=after)
    links = {**beside, "First": below[0], "Last": below[-1]} if below else beside
    said = [entry.said, *(f"/{key} {other.reference}" for key, other in links.items() if other)]
    entry.body.set(f"<<{' '.join(said)}{f' /Count {lines}' if lines else ''}>>")
    return lines + 1
