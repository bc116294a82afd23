"""What stands on every page whatever its text: foot, running head, rules between columns; read to nobody."""

from collections.abc import Iterator
from typing import Final

from isoprint.compose.galley import moved, set_text
from isoprint.compose.line import Justification
from isoprint.compose.style import Style
from isoprint.content.model import Handout, Run
from isoprint.makeup.desk import Desk
from isoprint.makeup.place import Placed
from isoprint.page import Item, Rule

FOOT: Final = 20.0
"""The height at the foot of the type area that folio and handle take."""
HEAD: Final = 24.0
"""The height at the head of continuation pages that the running head takes."""
SIZE: Final = 8.0
_LEFT: Final = Justification("left", hyphenate=False, protrude=False)
_RIGHT: Final = Justification("right", hyphenate=False, protrude=False)


def draw_foot(handout: Handout, desk: Desk, page: int, pages: int) -> Iterator[Item]:
    """Yield the foot of a page: the club and its handle at the left, the folio at the right."""
    grid = desk.grid
    top = grid.height - grid.spec.bottom - FOOT + 6.0
    yield Rule(grid.x(0), top, grid.x(0) + grid.measure, top, 0.6, desk.look.palette.line)
    left = "  ·  ".join(t for t in (handout.club.short_name or handout.club.name, handout.club.handle) if t)
    folio = desk.language.labels.page_of.format(page=page, pages=pages) if pages > 1 else handout.title
    yield from _ends(left, folio, desk, top + 2.0)


def draw_running_head(handout: Handout, desk: Desk) -> Iterator[Item]:
    """Yield the head of a continuation page: title and club over a rule."""
    grid = desk.grid
    yield from _ends(handout.title, handout.club.name, desk, grid.spec.top)
    y = grid.spec.top + SIZE * 1.25 + 3.0
    yield Rule(grid.x(0), y, grid.x(0) + grid.measure, y, 0.6, desk.look.palette.accent)


def _ends(left: str, right: str, desk: Desk, top: float) -> Iterator[Item]:
    """Yield two texts on one line, at the left and right edge of the type area."""
    look = desk.look
    for text, how in ((left, _LEFT), (right, _RIGHT)):
        style = Style(look.theme.small, SIZE, SIZE * 1.25, SIZE, look.palette.muted, how)
        if text:
            slug = set_text((Run(text),), style, desk.grid.measure, desk.setting, "").slugs[0]
            yield from moved(slug.items, desk.grid.x(0), top)


def draw_column_rules(placed: Placed, desk: Desk, top: float) -> Iterator[Item]:
    """Yield the rules between neighboring columns of a band, where the theme has them."""
    spec = desk.grid.spec
    thickness = spec.column_rule
    edges = sorted({round(c.x, 2) for c in placed.columns})
    if not thickness or len(edges) < 2:
        return
    for x in edges[1:]:
        start = min(c.y for c in placed.columns if round(c.x, 2) == x)
        middle = x - spec.gutter / 2
        head = top + placed.top + start
        yield Rule(middle, head, middle, top + placed.top + placed.height, thickness, desk.look.palette.line)
