"""Slugs distributed over the columns of as few pages as hold them, as far apart as these allow.

Spare room goes to the lines to write on first, for every sheet has hands that write large, and then between the
questions.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import headed
from isoprint.compose.slug import KEEP, Slug
from isoprint.makeup.columns import AS_SET, FORBIDDEN, HeightIndex, Spacing, fill, fill_evenly, index_off_grid
from isoprint.makeup.draw import Column
from isoprint.makeup.grid import Grid

MOST_EXTRA: Final = 16.0
"""Points by which the space between two questions may become wider than its own."""
LEAST_SPACE: Final = 0.7
"""The share of their own spaces to which questions draw together where that saves a page."""
STEPS: Final = 14
"""Steps in which slugs are tried from their least height to their most."""
TIGHTEST_SPACING: Final = Spacing(0.0, LEAST_SPACE)
SPACINGS: Final = (*(Spacing(at / STEPS) for at in range(STEPS, -1, -1)), TIGHTEST_SPACING)
"""How far apart slugs are tried, the loosest first."""
INNER: Final = 1500.0
"""Demerits from which on a break is within a question, and not between two."""


class ColumnHeights(Struct, frozen=True):
    """The height of the columns on each page of a sheet, in points; the end of the last page is taken by ``tail``."""

    first: float
    other: float
    tail: float = 0.0
    columns: int = 1

    @property
    def tallest(self) -> float:
        """Return the height of the tallest column that any page may have."""
        return max(self.first, self.other)

    def page(self, number: int, *, last: bool) -> tuple[float, ...]:
        """Return the heights of the columns of a page, counted from 0."""
        height = self.other if number else self.first
        return (height - self.tail if last else height,) * self.columns

    def pages(self, count: int) -> tuple[float, ...]:
        """Return the heights of the columns of so many pages."""
        return tuple(height for at in range(count) for height in self.page(at, last=at == count - 1))


class _Pieces(Struct, frozen=True):
    """Slugs joined where a break is forbidden, their items left out, and the slug that follows each."""

    slugs: tuple[Slug, ...]
    ends: tuple[int, ...]

    def index(self, spacing: Spacing, line: float = 1.0) -> HeightIndex:
        """Return the pieces' measures, set so far apart."""
        return index_off_grid(self.slugs, line, spacing)

    def slug_ends(self, ends: Sequence[int]) -> list[int]:
        """Return the slugs at which columns end that end with these pieces."""
        return [self.ends[end - 1] if end else 0 for end in ends]


Pages = tuple[tuple[Column, ...], ...]
"""The columns of each page."""


def distribute_evenly(slugs: Sequence[Slug], heights: ColumnHeights, grid: Grid) -> Pages:
    """Return slugs distributed over the fewest pages that hold them, all columns filled alike.

    No column is emptier than the next one on its page by as much as what begins that one.
    """
    pieces = _join_kept(slugs, heights.tallest)
    room = heights.pages(_fewest_pages(pieces.index(TIGHTEST_SPACING), heights))
    spacing = next(each for each in SPACINGS if _last_end(pieces.index(each), 0, room) == len(pieces.slugs))
    index = pieces.index(spacing)
    ends = _lean_left(index, fill_evenly(index, room), grid.columns)
    columns = _columns(slugs, pieces.slug_ends(ends), spacing, grid)
    return _as_pages([_loosened(column, height) for column, height in zip(columns, room, strict=True)], grid)


def distribute_in_turn(slugs: Sequence[Slug], heights: ColumnHeights, line: float, grid: Grid) -> Pages:
    """Return slugs distributed over as few pages, each filled before the next; ``line`` is the leading in points."""
    pieces = _join_kept(slugs, heights.tallest)
    loose, tight = (_full_pages(pieces.index(each, line), heights) for each in (AS_SET, TIGHTEST_SPACING))
    ends, spacing = (loose, AS_SET) if len(loose) <= len(tight) else (tight, TIGHTEST_SPACING)
    return _as_pages(_columns(slugs, pieces.slug_ends(ends), spacing, grid), grid)


def _join_kept(slugs: Sequence[Slug], tallest: float) -> _Pieces:
    """Return slugs as pieces, none taller than the tallest column.

    Slugs that keep together are pieces of their own where no column holds them all.
    """
    runs: list[Sequence[Slug]] = []
    start = 0
    for end, slug in enumerate(slugs, 1):
        if slug.cost < KEEP or end == len(slugs):
            run = slugs[start:end]
            runs.extend([run] if _height(run) <= tallest + 0.01 else [(each,) for each in run])
            start = end
    return _Pieces(tuple(_piece(run, tallest) for run in runs), tuple(accumulate(map(len, runs))))


def _height(slugs: Sequence[Slug]) -> float:
    """Return the height of slugs in points, the space above the first left out."""
    return sum([slug.height + slug.space for slug in slugs]) - slugs[0].space


def _piece(slugs: Sequence[Slug], tallest: float) -> Slug:
    """Return slugs as one without items.

    A slug that no column can hold, alone or below its repeated header, counts as what just fits, and will hang out.
    """
    first, last = slugs[0], slugs[-1]
    height = _height(slugs)
    stretch = sum([slug.stretch for slug in slugs])
    header = first.repeated_header
    if header and header.height + height > tallest:
        header = None
    return Slug(min(height, tallest), (), last.cost, first.space, repeated_header=header, stretch=stretch)


def _fewest_pages(index: HeightIndex, heights: ColumnHeights) -> int:
    """Return how many pages hold a galley: each is filled as if another followed until the rest fits on a last one."""
    start = page = 0
    while _last_end(index, start, heights.page(page, last=True)) < index.size:
        start = _last_end(index, start, heights.page(page, last=False))
        page += 1
    return page + 1


def _last_end(index: HeightIndex, start: int, room: Sequence[float]) -> int:
    """Return where columns end that begin with slug ``start``, each filled before the next."""
    for height in room:
        start = index.reach(start, height)
    return start


def _full_pages(index: HeightIndex, heights: ColumnHeights) -> list[int]:
    """Return where each page ends whose one column is filled before the next, as far as good breaks allow."""
    ends: list[int] = []
    start = 0
    while start < index.size or not ends:
        (height,) = heights.page(len(ends), last=False)
        breaks = fill(index, 1, start, height)
        if breaks.demerits < FORBIDDEN or height >= heights.tallest:
            start = breaks.ends[-1]
        ends.append(start)
    return ends


def _lean_left(index: HeightIndex, ends: Sequence[int], columns: int) -> list[int]:
    """Return the ends moved on where a column is emptier than the next one on its page by what that one begins with.

    Why: where a page is not full, readers expect its last column to end early.
    """
    leaned = [0, *ends]
    leaning = True
    while leaning:
        leaning = False
        for at in range(1, len(leaned) - 1):
            if at % columns and (end := _leaning(index, leaned[at - 1], leaned[at], leaned[at + 1])):
                leaned[at], leaning = end, True
    return leaned[1:]


def _leaning(index: HeightIndex, start: int, middle: int, end: int) -> int:
    """Return where the first of two columns should end instead of at ``middle``; 0 where that is right."""
    free = (at for at in range(middle + 1, end) if index.cost[at - 1] < INNER)
    following = next(free, end)
    fits = middle < end and index.height(start, following) <= index.height(middle, end) + 0.01
    return following if fits else 0


def _columns(slugs: Sequence[Slug], ends: Sequence[int], spacing: Spacing, grid: Grid) -> list[Column]:
    """Return the columns of all pages, empty ones included."""
    columns: list[Column] = []
    start = 0
    for at, end in enumerate(ends):
        inside = headed(slugs[start:end])
        columns.append(Column(grid.x(at % grid.columns), 0.0, grid.column, inside, spacing))
        start = end
    return columns


def _loosened(column: Column, height: float) -> Column:
    """Return a column whose spare room is shared out between its questions, within reason."""
    gaps = sum(1 for slug in column.slugs[1:] if slug.space)
    extra = min(MOST_EXTRA, (height - column.height) / gaps) if gaps else 0.0
    return replace(column, spacing=replace(column.spacing, extra=max(0.0, extra)))


def _as_pages(columns: Sequence[Column], grid: Grid) -> Pages:
    return tuple(tuple(columns[at : at + grid.columns]) for at in range(0, len(columns), grid.columns))
