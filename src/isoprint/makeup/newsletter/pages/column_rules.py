"""The rules between the columns of a band: a placed band in, its rules out; artifacts, not read aloud."""

from collections.abc import Iterator
from typing import NamedTuple

from isoprint.compose.slug import Galley
from isoprint.makeup.layout import Layout
from isoprint.makeup.newsletter.pages.paginate import PlacedBand
from isoprint.page import Item, Rule


def draw_column_rules(placed: PlacedBand, layout: Layout, top: float) -> Iterator[Item]:
    """Yield the rules between neighboring columns of a band, where the theme has them."""
    spec = layout.grid.spec
    thickness = spec.column_rule
    edges = sorted({round(c.x, 2) for c in placed.columns})
    if not thickness or len(edges) < 2:
        return
    for x in edges[1:]:
        middle = x - spec.gutter / 2
        start = min(c.y for c in placed.columns if round(c.x, 2) == x)
        for head, foot in _clear(placed, middle, start):
            y = top + placed.top
            yield Rule(middle, y + head, middle, y + foot, thickness, layout.look.palette.line)


class _Stretch(NamedTuple):
    """The upper and lower end of a rule, in points from the head of its band."""

    head: float
    foot: float


def _clear(placed: PlacedBand, x: float, start: float) -> Iterator[_Stretch]:
    """Yield the stretches of a band from ``start`` down in which nothing wide lies across ``x``."""
    across = sorted((c.y, c.y + Galley(c.slugs).height) for c in placed.columns if c.x < x < c.x + c.width)
    for head, foot in across:
        if head > start + 0.01:
            yield _Stretch(start, head)
        start = max(start, foot)
    if placed.height > start + 0.01:
        yield _Stretch(start, placed.height)
