"""What stands on every page whatever its text: foot and running head; artifacts, not read aloud."""

from collections.abc import Iterator, Sequence
from typing import Final

from isoprint.compose.galley import set_text
from isoprint.compose.line import Justification
from isoprint.compose.slug import moved
from isoprint.compose.style import Style
from isoprint.content.model import Handout, Run
from isoprint.makeup.grid import BETWEEN_ENDS, FOOT, HAIRLINE
from isoprint.makeup.layout import Layout
from isoprint.page import Item, Rule

SIZE: Final = 8.0
WIDEST_END: Final = 0.6
"""The share of the measure that the right one of the two texts of a foot or running head may take."""
_LEFT: Final = Justification("left", hyphenate=False, protrude=False)
_RIGHT: Final = Justification("right", hyphenate=False, protrude=False)


def draw_foot(handout: Handout, layout: Layout, page: int, pages: int) -> Iterator[Item]:
    """Yield the foot of a page: the club and its handle at the left, the folio at the right."""
    grid = layout.grid
    top = grid.height - grid.spec.bottom - FOOT + 6.0
    yield Rule(grid.x(0), top, grid.x(0) + grid.measure, top, HAIRLINE, layout.look.palette.line)
    club = handout.club.short_name or handout.club.name
    left = (f"{club}  ·  {handout.club.handle}", club) if handout.club.handle else (club,)
    folio = layout.language.labels.page_of.format(page=page, pages=pages) if pages > 1 else handout.title
    yield from _ends(left, folio, layout, top + 2.0)


def draw_running_head(handout: Handout, layout: Layout) -> Iterator[Item]:
    """Yield the head of a continuation page: title and club over a rule."""
    grid = layout.grid
    yield from _ends((handout.title,), handout.club.name, layout, grid.spec.top)
    y = grid.spec.top + SIZE * 1.25 + 3.0
    yield Rule(grid.x(0), y, grid.x(0) + grid.measure, y, HAIRLINE, layout.look.palette.accent)


def _ends(lefts: Sequence[str], right: str, layout: Layout, top: float) -> Iterator[Item]:
    """Yield two texts on one line, at the left and right edge of the type area.

    The first of ``lefts`` stands there that the right one leaves room for; the last is shortened if it must be.
    """
    look, measure = layout.look, layout.grid.measure
    right = _shortened(right, measure * WIDEST_END, layout)
    room = measure - _width(right, layout) - BETWEEN_ENDS
    left = next((text for text in lefts if _width(text, layout) <= room), _shortened(lefts[-1], room, layout))
    for text, how in ((left, _LEFT), (right, _RIGHT)):
        style = Style(look.theme.small, SIZE, SIZE * 1.25, SIZE, look.palette.muted, how)
        if text:
            slug = set_text((Run(text),), style, measure, layout.setting, "").slugs[0]
            yield from moved(slug.items, layout.grid.x(0), top)


def _width(text: str, layout: Layout) -> float:
    faces = layout.setting.faces
    return faces.width(faces.key(layout.look.theme.small), text) * SIZE


def _shortened(text: str, room: float, layout: Layout) -> str:
    """Return a text that is no wider than its room: without its last words, which an ellipsis stands for."""
    if _width(text, layout) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and _width(" ".join(words) + "…", layout) > room:
        words.pop()
    return " ".join(words) + "…"
