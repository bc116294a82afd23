"""The foot of every page, and texts at the ends of a line across it; artifacts, not read aloud."""

from collections.abc import Iterator, Sequence
from typing import Final

from isoprint.compose.galley import set_label
from isoprint.compose.slug import moved
from isoprint.compose.style import Style
from isoprint.content.model import Club
from isoprint.makeup.grid import FOOT_HEIGHT, HAIRLINE, LEAST_BETWEEN
from isoprint.makeup.job import Layout
from isoprint.page import Item, Rule

FOOT_SIZE: Final = 8.0
"""The size of the type of foot and running head, in points."""
FOOT_LEADING: Final = FOOT_SIZE * 1.25
"""Its leading, in points."""
WIDEST_END: Final = 0.6
"""The share of the measure that the right one of two texts at the ends of a line may take."""
RULE_DOWN: Final = 6.0
"""Between the type area and the rule of the foot, in points."""
TEXT_DOWN: Final = 2.0
"""Between that rule and the text below it, in points."""


def draw_foot(club: Club, folio: str, layout: Layout, middle: str = "") -> Iterator[Item]:
    """Yield the foot of a page below a rule: the club and its handle at the left, the folio at the right."""
    grid = layout.grid
    top = grid.height - grid.spec.bottom - FOOT_HEIGHT + RULE_DOWN
    yield Rule(grid.x(0), top, grid.x(0) + grid.measure, top, HAIRLINE, layout.look.palette.line)
    name = club.short_name or club.name
    lefts = (f"{name}  ·  {club.handle}", name) if club.handle else (name,)
    yield from draw_ends(lefts, folio, layout, top + TEXT_DOWN, middle)


def draw_ends(lefts: Sequence[str], right: str, layout: Layout, top: float, middle: str = "") -> Iterator[Item]:
    """Yield texts on one line, at the left and right edge of the type area and halfway between.

    The left one is the first of ``lefts`` that the others leave room for; the last is shortened if it must be.
    """
    measure = layout.grid.measure
    right = _shortened(right, measure * WIDEST_END, layout)
    room = measure - _width(right, layout)
    if middle:
        room = min(room, (measure - _width(middle, layout)) / 2)
    room -= LEAST_BETWEEN
    left = next((text for text in lefts if _width(text, layout) <= room), _shortened(lefts[-1], room, layout))
    style = Style(layout.look.theme.small, FOOT_SIZE, FOOT_LEADING, FOOT_SIZE, layout.look.palette.muted)
    for text, share in ((left, 0.0), (middle, 0.5), (right, 1.0)):
        if text:
            label = set_label(text, style, layout.setting)
            x = layout.grid.x(0) + (measure - label.width) * share
            yield from moved(label.items, x, top, name="")


def _width(text: str, layout: Layout) -> float:
    faces = layout.setting.faces
    return faces.width(faces.key(layout.look.theme.small), text) * FOOT_SIZE


def _shortened(text: str, room: float, layout: Layout) -> str:
    """Return a text that is no wider than its room: without its last words, an ellipsis for them."""
    if _width(text, layout) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and _width(" ".join(words) + "…", layout) > room:
        words.pop()
    return " ".join(words) + "…"
