"""Columns of slugs made into the items of a page, each at its place, with the panels that lie under them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from msgspec import Struct

from isoprint.compose.galley import headed
from isoprint.compose.slug import Panel, Slug, moved
from isoprint.makeup.columns import AS_SET, ColumnBreaks, Spacing
from isoprint.makeup.grid import Grid
from isoprint.page import Item, Shape

OPEN_HEAD: Final = 0.3
"""How far a panel reaches above the lines at whose head a column parts it, as a share of their leading.

With `OPEN_FOOT` that is half a line from capitals and baseline; more would meet the rules of the page's head and foot.
"""
OPEN_FOOT: Final = 0.2
"""The same below the lines at whose foot a column parts it."""
NEAR: Final = 2.0
"""Lines by which the foot of a panel's part may come down to the foot that the columns share."""

Path = tuple[tuple[str | float, ...], ...]


class PlacedSlug(NamedTuple):
    """A slug and where its head is, in points from the page's."""

    head: float
    slug: Slug


class Column(Struct, frozen=True):
    """Slugs one below the other from ``y`` down, at ``x`` (from the page's edge), to a width in points."""

    x: float
    y: float
    width: float
    slugs: tuple[Slug, ...]
    spacing: Spacing = AS_SET

    @property
    def height(self) -> float:
        """Return the height in points, the space above the first slug left out."""
        return sum(above + slug.height for above, slug in self._spaced())

    def placed(self, top: float) -> list[PlacedSlug]:
        """Return the slugs with the height of each one's items, for a column whose ``y`` counts from ``top``."""
        found: list[PlacedSlug] = []
        y = top + self.y
        for above, slug in self._spaced():
            found.append(PlacedSlug(y + above, slug))
            y += above + slug.height
        return found

    def _spaced(self) -> Iterator[tuple[float, Slug]]:
        """Yield each slug after the points above it: its space, where there is one above it, and what it stretches."""
        spacing = self.spacing
        for at, slug in enumerate(self.slugs):
            space = slug.space * spacing.space + spacing.extra if at and slug.space else 0.0
            yield space + slug.stretch * spacing.stretch, slug


class Frame(Struct, frozen=True):
    """A rectangle, in points from the page's head and left edge; ``above``, ``below``: it is open there."""

    x: float
    top: float
    width: float
    foot: float
    above: bool = False
    below: bool = False


def cut_columns(slugs: Sequence[Slug], breaks: ColumnBreaks, y: float, grid: Grid, *, first: int = 0) -> list[Column]:
    """Return the columns that breaks make, from ``y`` down, the first of them in the grid's column ``first``."""
    columns = []
    start = breaks.start
    for at, (head, end) in enumerate(zip(breaks.heads, breaks.ends, strict=True)):
        if end > start:
            columns.append(Column(grid.x(first + at), y + head, grid.column, headed(slugs[start:end])))
        start = end
    return columns


def draw_column(column: Column, top: float, foot: float) -> Iterator[Item]:
    """Yield a column's items; ``top`` and ``foot`` are the edges of its band, in points from the page's head."""
    placed = column.placed(top)
    for panel, group in groupby(placed, key=lambda found: found.slug.panel):
        slugs = list(group)
        if panel is not None:
            first, last = slugs[0] is placed[0], slugs[-1] is placed[-1]
            edges = _edges(panel, slugs, top if first else None, foot if last else None)
            yield from draw_panel(panel, Frame(column.x, edges[0], column.width, edges[1], *_open(slugs)))
        for head, slug in slugs:
            yield from moved(slug.items, column.x, head)


def _open(slugs: Sequence[PlacedSlug]) -> tuple[bool, bool]:
    """Return whether a panel goes on above these slugs, and below them."""
    return slugs[0].slug.ends not in ("head", "both"), slugs[-1].slug.ends not in ("foot", "both")


def _edges(panel: Panel, slugs: Sequence[PlacedSlug], top: float | None, foot: float | None) -> tuple[float, float]:
    """Return the upper and lower edge of a panel under slugs; ``top`` and ``foot`` where they end their column.

    The parts of a panel begin and end alike: those that a column parts, and its head and foot at a column's end.
    """
    (head, _), (tail, last) = slugs[0], slugs[-1]
    end = tail + last.height
    above, below = _open(slugs)
    upper, lower = head + panel.inset, end - panel.outset
    if above or (below and head == top):
        upper = head - OPEN_HEAD * panel.line
    if (above or below) and foot is not None:
        level = foot if foot - end < NEAR * panel.line else end
        lower = level + OPEN_FOOT * panel.line if below or level == foot else lower
    return upper, lower


def draw_panel(panel: Panel, frame: Frame) -> Iterator[Item]:
    """Yield the ground, bar and border of a panel: under the texts, so before them."""
    x, top, height = frame.x, frame.top, frame.foot - frame.top
    if panel.fill:
        yield Shape(rectangle(x, top, frame.width, height), fill=panel.fill)
    if panel.bar:
        yield Shape(rectangle(x, top, panel.bar, height), fill=panel.bar_tint)
    if panel.stroke:
        yield Shape(_border(frame, panel.thickness / 2), stroke=panel.stroke, thickness=panel.thickness)


def _border(frame: Frame, half: float) -> Path:
    """Return the path of a border that lies inside a frame, ``half`` its thickness; without the sides that are open."""
    left, right = frame.x + half, frame.x + frame.width - half
    if not frame.above and not frame.below:
        return rectangle(left, frame.top + half, right - left, frame.foot - frame.top - 2 * half)
    top = frame.top + (0.0 if frame.above else half)
    foot = frame.foot - (0.0 if frame.below else half)
    return (
        ("M", left, foot), ("L", left, top), ("M" if frame.above else "L", right, top), ("L", right, foot),
        *(() if frame.below else (("L", left, foot),)),
    )  # fmt: skip


def rectangle(x: float, y: float, width: float, height: float) -> Path:
    """Return the path of a rectangle whose top left corner is (x, y)."""
    return (("R", x, y, width, height),)
