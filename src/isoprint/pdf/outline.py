"""The headings of a document as the outline that viewers show beside its pages."""

from collections.abc import Mapping, Sequence
from typing import Final

from isoprint.page import Document, Text
from isoprint.pdf.repairs import Body, Canvas, string
from isoprint.pdf.tags import Sheet, walk

_LEVELS: Final = {"H1": 1, "H2": 2, "H3": 3}


class _Entry:
    """A line of the outline: its level and object, and the entries below it."""

    def __init__(self, level: int, text: bytes, reference: str, body: Body) -> None:
        self.level = level
        self.text = text
        self.reference = reference
        self.body = body
        self.below: list[_Entry] = []


def add_outline(canvas: Canvas, document: Document, sheets: Sequence[Sheet]) -> str | None:
    """Add the outline to the file; return the reference to it, or None where there is no heading."""
    headings = [element for element in walk(document.structure) if element.role in _LEVELS]
    titles = _titles(document, {heading.id for heading in headings})
    places = {id_: (page, *top) for page, drawing in reversed(sheets) for id_, top in drawing.tops.items()}
    root = _Entry(0, b"/Type /Outlines", *canvas.reserve())
    path = [root]
    for heading in headings:
        if heading.id not in titles:
            continue
        page, x, y = places[heading.id]
        text = b"/Title %b /Dest [%b /XYZ %.2f %.2f null]" % (string(titles[heading.id]), page.encode(), x, y)
        entry = _Entry(_LEVELS[heading.role], text, *canvas.reserve())
        while path[-1].level >= entry.level:
            path.pop()
        path[-1].below.append(entry)
        path.append(entry)
    _write(root)
    root.body.body = b"<<%b>>" % root.body.body
    return root.reference if root.below else None


def _write(entry: _Entry) -> int:
    """Fill in an entry and those below it; return how many lines they are when all is unfolded."""
    lines = sum(_write(below) for below in entry.below)
    for before, this, after in zip([None, *entry.below], entry.below, [*entry.below[1:], None], strict=False):
        links = {"Parent": entry, "Prev": before, "Next": after}
        this.body.body = b"<<%b%b>>" % (this.body.body, _links(links))
    ends = {"First": entry.below[0], "Last": entry.below[-1]} if entry.below else {}
    unfolded = b" /Count %d" % lines if lines else b""
    entry.body.body = entry.text + _links(ends) + unfolded
    return lines + 1


def _links(entries: Mapping[str, _Entry | None]) -> bytes:
    return "".join(f" /{key} {entry.reference}" for key, entry in entries.items() if entry).encode()


def _titles(document: Document, headings: set[str]) -> dict[str, str]:
    """Return what the headings say, line after line, without the composer's hyphens."""
    titles: dict[str, str] = {}
    for page in document.pages:
        for item in page.items:
            if isinstance(item, Text) and item.element in headings:
                line = "".join(word.text for word in item.words)
                titles[item.element] = titles.get(item.element, "") + (line[:-1] if item.hyphen else line)
    return {id_: " ".join(title.split()) for id_, title in titles.items()}
