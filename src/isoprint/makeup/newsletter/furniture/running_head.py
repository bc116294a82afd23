"""The running head: title and club over a rule, at the head of every page after the first."""

from collections.abc import Iterator
from typing import Final

from isoprint.content.model import Handout
from isoprint.makeup.foot import FOOT_LEADING, draw_ends
from isoprint.makeup.grid import HAIRLINE
from isoprint.makeup.layout import Layout
from isoprint.page import Item, Rule

BELOW_TEXT: Final = 3.0
"""Between the text and its rule, in points."""


def draw_running_head(handout: Handout, layout: Layout) -> Iterator[Item]:
    """Yield the head of a continuation page."""
    grid = layout.grid
    yield from draw_ends((handout.title,), handout.club.name, layout, grid.spec.top)
    y = grid.spec.top + FOOT_LEADING + BELOW_TEXT
    yield Rule(grid.x(0), y, grid.x(0) + grid.measure, y, HAIRLINE, layout.look.palette.accent)
