"""Columns: heights of slugs and prices of breaks in, the places where to break out; it knows nothing else.

The optimum is over all ways to cut a galley into columns (Plass, “Optimal Pagination Techniques for Automatic
Typesetting Systems”, 1981, applied to columns): the sum of the prices of the breaks and of how far each column
falls short of the height they share.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import inf
from typing import Final

from msgspec import Struct

from isoprint.compose.slug import Slug

ONE_LINE_SHORT: Final = 8.0
"""The price of a column one line short, which the eye forgives."""
FURTHER_LINE_SHORT: Final = 260.0
"""The price of each further line, squared, up to STEEP of them."""
FURTHEST_SHORT: Final = 16.0
"""Lines by which a column may fall short before shorter ones are not looked at."""
FURTHEST_SHORT_ONWARD: Final = 6.0
"""The same where the text goes on upon the next page, whose columns take what these leave."""
STEEP_LINES: Final = 2.0
HOLE_LINE: Final = 1050.0
"""The price of each line beyond those: no less than the last of them cost, so that two columns share what is short."""
TALLER_LINE: Final = 330.0
"""The price of each line by which all columns are taller than they must be."""
FORBIDDEN: Final = 1e7
"""The price of a forbidden break where nothing else is possible: the text is never lost."""


class ColumnBreaks(Struct, frozen=True):
    """Where columns break: the first holds slugs ``start`` to ``ends[0]``, the next those from there to ``ends[1]`` …

    ``height`` is that of the tallest, in points. ``demerits`` count the prices of the breaks and how unlike the
    columns' heights are. ``heads`` are the points by which each column begins below its top, to be on the grid.
    """

    start: int
    ends: tuple[int, ...]
    height: float
    demerits: float
    heads: tuple[float, ...]


class HeightIndex(Struct, frozen=True):
    """A galley's measures in points, summed so that the height of any stretch of it is one subtraction.

    ``upto[i]`` is the height of the first i slugs with the spaces above them; ``saved[i]`` is what slug i does
    without of its space where it begins a column (below 0 where a header stands above it again), ``widest`` the
    largest of these; what it keeps of it, ``kept``, sets the lines below it on the grid. ``size`` is the number of
    slugs, ``line`` the unit of shortfalls.
    """

    upto: tuple[float, ...]
    saved: tuple[float, ...]
    kept: tuple[float, ...]
    cost: tuple[float, ...]
    line: float
    size: int
    widest: float

    def heads(self, start: int, ends: Sequence[int]) -> tuple[float, ...]:
        """Return how far below its top each column begins that a cut from ``start`` makes."""
        return tuple(self.kept[at] for at in (start, *ends[:-1]))

    def height(self, start: int, end: int) -> float:
        """Return the height of slugs start to end (exclusive) as a column of their own."""
        return self.upto[end] - self.upto[start] - self.saved[start] if end > start else 0.0

    def price(self, cut: ColumnBreaks) -> float:
        """Return the prices of a cut's breaks alone."""
        return sum(self.cost[end - 1] for end in cut.ends if 0 < end < self.size)


def index_heights(slugs: Sequence[Slug], line: float, *, gridded: bool = True, top: float = 0.0) -> HeightIndex:
    """Return the measures of slugs; ``line`` is the leading, in which shortfalls are counted.

    ``gridded``: the slugs stand on a grid of it, which they keep where a column begins among them; ``top`` is how far
    down it they begin.
    """
    upto = tuple(accumulate((s.height + s.space for s in slugs), initial=top))
    kept = tuple(_phase(top + s.space, line) if gridded else 0.0 for top, s in zip(upto, slugs, strict=False))
    headers = (s.repeated_header.height if s.repeated_header else 0.0 for s in slugs)
    saved = tuple(s.space - phase - header for s, phase, header in zip(slugs, kept, headers, strict=True))
    cost = tuple(min(s.cost, FORBIDDEN) for s in slugs)
    return HeightIndex(upto, (*saved, 0.0), (*kept, 0.0), cost, line, len(slugs), max(saved, default=0.0))


def _phase(height: float, line: float) -> float:
    """Return how far a height lies below the last line of the grid: a table's rows are no multiple of it."""
    phase = height % line
    return phase if 0.001 < phase < line - 0.001 else 0.0


def balance(index: HeightIndex, columns: int, start: int = 0, limit: float = inf) -> ColumnBreaks | None:
    """Cut what is left of a galley into columns that end level; None where it is higher than ``limit``.

    The height is the least at which a cut exists, or a little more where that saves widows, orphans and
    divided words.
    """
    least = max(index.height(start, index.size) / columns, 0.0)
    if least > limit + 0.01:  # told first: this is asked on every page of a long flow
        return None
    tallest = max((index.height(i, i + 1) for i in range(start, index.size)), default=0.0)
    height = _up(max(least, tallest), index.line)
    best: ColumnBreaks | None = None
    more = 0.0
    while height <= limit + 0.01 and (best is None or more < best.demerits):
        cut = _cut(index, columns, start, height)
        if cut is not None:
            if best is None or cut.demerits + more < best.demerits - 0.01:
                best = ColumnBreaks(start, cut.ends, cut.height, cut.demerits + more, cut.heads)
            more += TALLER_LINE
        height += index.line
    return best


def _up(height: float, line: float) -> float:
    lines = height / line
    return (int(lines - 1e-6) + 1) * line if lines > 1e-6 else 0.0


Reach = dict[int, tuple[float, tuple[int, ...]]]
"""For each slug that a column may begin with: the least demerits so far, and where the columns before it end."""


def _cut(index: HeightIndex, columns: int, start: int, height: float) -> ColumnBreaks | None:
    """Return the cheapest cut into columns of at most ``height``, or None where the last would be higher."""
    reach: Reach = {start: (0.0, ())}
    for left in range(columns - 1, -1, -1):
        reach = _onward(index, reach, height, left)
    if index.size not in reach:
        return None
    demerits, ends = reach[index.size]
    tallest = max(index.height(a, b) for a, b in pairwise((start, *ends)))
    return ColumnBreaks(start, ends, tallest, demerits, index.heads(start, ends))


def _onward(index: HeightIndex, reach: Reach, height: float, left: int) -> Reach:
    """Return what is reached by one more column where ``left`` columns must hold all that follows it."""
    least = index.upto[-1] - left * (height + index.widest) - 0.01
    return _step(reach, lambda begin: _ends(index, begin, height, least=least))


def _step(reach: Reach, ends_of: Callable[[int], list[tuple[int, float]]]) -> Reach:
    """Return what is reached by one more column; ``ends_of`` returns its ends and their prices for a beginning."""
    onward: Reach = {}
    for begin, (demerits, ends) in reach.items():
        for end, price in ends_of(begin):
            total = demerits + price
            if end not in onward or total < onward[end][0]:
                onward[end] = (total, (*ends, end))
    return onward


def _ends(
    index: HeightIndex, begin: int, height: float, *, least: float = -inf, furthest: float = FURTHEST_SHORT
) -> list[tuple[int, float]]:
    """Return the ends a column may have with their prices: those within ``furthest`` lines of its height.

    Ends that leave more to follow than ``least`` (a height of the galley) are left out.
    """
    upto, cost, size, line = index.upto, index.cost, index.size, index.line
    if begin == size:
        return [(begin, short_price(round(height / line, 2)))]
    foot = upto[begin] + index.saved[begin] + height
    found = []
    legal = 0
    for end in range(bisect_right(upto, foot + 0.01) - 1, begin, -1):
        if upto[end] < least:
            break
        short = (foot - upto[end]) / line
        price = cost[end - 1] if end < size else 0.0
        found.append((end, price + short_price(round(short, 2))))
        legal += price < FORBIDDEN
        if short > furthest and legal > 3:
            break
    return found


@cache
def short_price(lines: float) -> float:
    """Return the price of a column that many lines short: ever steeper at first, then each line like another."""
    uneven = max(lines - 1.01, 0.0)
    return (
        ONE_LINE_SHORT * min(lines, 1.0)
        + FURTHER_LINE_SHORT * min(uneven, STEEP_LINES) ** 2
        + HOLE_LINE * max(uneven - STEEP_LINES, 0.0)
    )


def fill(index: HeightIndex, columns: int, start: int, height: float) -> ColumnBreaks:
    """Cut columns of ``height`` from a galley that goes on after them, each filled as far as breaks allow.

    Where a slug is higher than the columns it is taken all the same, so that the galley always ends.
    """

    def ends_of(begin: int) -> list[tuple[int, float]]:
        return _ends(index, begin, height, furthest=FURTHEST_SHORT_ONWARD) or [(min(begin + 1, index.size), FORBIDDEN)]

    reach: Reach = {start: (0.0, ())}
    for _ in range(columns):
        reach = _step(reach, ends_of)
    demerits, ends = min(reach.values(), key=lambda found: (found[0], -found[1][-1]))
    return ColumnBreaks(start, ends, height, demerits, index.heads(start, ends))
