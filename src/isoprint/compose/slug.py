"""Slugs, the pieces of type that columns are filled with, and galleys of them, with the elements they belong to."""

from collections.abc import Iterable, Iterator
from math import inf, isinf
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from isoprint.page import Element, Item, Picture, Rule, Shape, Text
from isoprint.problems import Source

KEEP: Final = inf
"""The cost of a break that is forbidden: what stands here keeps with the next."""


class Panel(Struct, frozen=True):
    """What lies under slugs that stand in a box: ground and border; slugs of one ``id`` in a column share one.

    ``inset`` and ``outset`` are the distances of its edges from the top of its first slug and the foot of its
    last, where these are the panel's own ends and not a column's; ``line`` is the leading of its text. ``bar`` is the
    thickness of a bar at its left.
    """

    id: str
    fill: str = ""
    stroke: str = ""
    thickness: float = 0.0
    bar: float = 0.0
    bar_tint: str = ""
    inset: float = 0.0
    outset: float = 0.0
    line: float = 0.0


class TableCompromise(Struct, frozen=True):
    """What was done to make a table fit: its price, infinite where it is overfull, and the place of the table."""

    price: float
    source: Source

    @property
    def overfull(self) -> bool:
        """Return whether the words do not fit."""
        return isinf(self.price)


class Slug(Struct, frozen=True):
    """A piece of a galley that no column parts: its height, its items as seen from its own top left corner.

    ``cost`` is the price of a break after it; ``space`` stands above it save at the top of a column. ``ends``
    says which ends of its panel a slug holds. ``repeated_header`` is set above it where it begins a column: the header
    of its table. ``compromises`` tell of tables in it that lacked room.
    """

    height: float
    items: tuple[Item, ...] = ()
    cost: float = 0.0
    space: float = 0.0
    panel: Panel | None = None
    ends: Literal["", "head", "foot", "both"] = ""
    repeated_header: "Slug | None" = None
    compromises: tuple[TableCompromise, ...] = ()


class Galley(Struct, frozen=True):
    """Slugs set to one measure, and the logical elements their texts belong to."""

    slugs: tuple[Slug, ...] = ()
    elements: tuple[Element, ...] = ()

    @property
    def height(self) -> float:
        """Return the height in one column, the space above the first slug left out."""
        return sum(s.height + s.space for s in self.slugs) - (self.slugs[0].space if self.slugs else 0.0)


def moved(items: Iterable[Item], dx: float, dy: float) -> Iterator[Item]:
    """Yield items moved to the right and down."""
    for item in items:
        match item:
            case Text(x, baseline, words, element, scale, tracking, hyphen, turned):
                yield Text(x + dx, baseline + dy, words, element, scale, tracking, hyphen, turned)
            case Rule(x0, y0, x1, y1, thickness, tint):
                yield Rule(x0 + dx, y0 + dy, x1 + dx, y1 + dy, thickness, tint)
            case Picture():
                yield replace(item, x=item.x + dx, y=item.y + dy)
            case Shape():
                yield replace(item, path=tuple(_moved_step(step, dx, dy) for step in item.path))


def _moved_step(step: tuple[str | float, ...], dx: float, dy: float) -> tuple[str | float, ...]:
    if step[0] == "R":
        _, x, y, width, height = step
        return ("R", float(x) + dx, float(y) + dy, width, height)
    numbers = [n for n in step[1:] if not isinstance(n, str)]
    return (step[0], *(n + (dy if at % 2 else dx) for at, n in enumerate(numbers)))
