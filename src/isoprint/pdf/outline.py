"""Write the outline that viewers show beside the pages, from the headings of a document."""

from collections.abc import Mapping, Sequence
from typing import Final

from isoprint.page import Element, Page, Text
from isoprint.pdf.reportlab_patches import Canvas, string
from isoprint.pdf.tags import MarkedPages, destination

_LEVELS: Final = {"H1": 1, "H2": 2, "H3": 3}
"""The roles of headings, and their levels in the outline."""


class _OutlineItem:
    """An item of the outline: its level, its entries, the reference to it, and the items below it."""

    def __init__(self, level: int, said: str, reference: str) -> None:
        self.level, self.said, self.reference = level, said, reference
        self.below: list[_OutlineItem] = []


def add_outline(
    canvas: Canvas, pages: Sequence[Page], written: MarkedPages, elements: Mapping[str, Element]
) -> str | None:
    """Add the outline to the file; return the reference to it, or None where no heading says anything."""
    titles = _titles(pages, elements)
    if not titles:
        return None
    path = [root := _OutlineItem(0, "/Type /Outlines", canvas.reserve())]
    for id_ in (id_ for id_ in elements if id_ in titles):
        said = f"/Title {string(titles[id_])} /Dest {destination(written, id_)}"
        entry = _OutlineItem(_LEVELS[elements[id_].role], said, canvas.reserve())
        while path[-1].level >= entry.level:
            path.pop()
        path[-1].below.append(entry)
        path.append(entry)
    _write(canvas, root)
    return root.reference


def _titles(pages: Sequence[Page], elements: Mapping[str, Element]) -> dict[str, str]:
    """Return what each heading says that says anything, by its element, without the composer's hyphens."""
    titles: dict[str, str] = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, Text) and item.element and elements[item.element].role in _LEVELS:
                line = "".join(word.text for word in item.words)
                titles[item.element] = titles.get(item.element, "") + (line[:-1] if item.hyphen else line)
    spaced = {heading: " ".join(title.split()) for heading, title in titles.items()}
    return {heading: title for heading, title in spaced.items() if title}


def _write(canvas: Canvas, entry: _OutlineItem, **beside: _OutlineItem | None) -> int:
    """Set the objects of an entry and all below it; return how many lines they are."""
    below, lines = entry.below, 0
    for before, this, after in zip([None, *below], below, [*below[1:], None], strict=False):
        lines += _write(canvas, this, Parent=entry, Prev=before, Next=after)
    links = {**beside, "First": below[0], "Last": below[-1]} if below else beside
    said = [entry.said, *(f"/{key} {other.reference}" for key, other in links.items() if other)]
    canvas.set(entry.reference, f"<<{' '.join(said)}{f' /Count {lines}' if lines else ''}>>")
    return lines + 1
