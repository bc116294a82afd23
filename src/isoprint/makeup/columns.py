"""Where columns break: heights of slugs and prices of breaks in, breaks out; it knows nothing else.

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

from isoprint.compose.galley import up_to_grid
from isoprint.compose.slug import Slug

ONE_LINE_SHORT: Final = 8.0
"""The price of a column one line short, which the eye forgives."""
FURTHER_LINE_SHORT: Final = 260.0
"""The price of each further line, squared, up to STEEP_LINES of them."""
FURTHEST_SHORT: Final = 16.0
"""Lines by which a column may fall short before shorter ones are not looked at."""
FURTHEST_SHORT_ONWARD: Final = 6.0
"""The same where the text goes on upon the next page, whose columns take what these leave."""
STEEP_LINES: Final = 2.0
"""The lines by which a column may fall short before the page seems to have a hole."""
HOLE_LINE: Final = 1050.0
"""The price of each line beyond those: as much as the last of them, so two columns share a shortfall."""
TALLER_LINE: Final = 330.0
"""The price of each line by which all columns are taller than they must be."""
FORBIDDEN: Final = 1e7
"""The price of a forbidden break where nothing else is possible: the text is never lost."""


class Spacing(Struct, frozen=True):
    """How far apart slugs are set: shares of their stretch and of their spaces, and points added to each space."""

    stretch: float = 0.0
    space: float = 1.0
    extra: float = 0.0


AS_SET: Final = Spacing()
"""Slugs as they are."""


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
    without of its space where it begins a column (below 0 where a header is repeated above it), ``widest`` the
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
        """Return how far below its top each column begins, from slug ``start`` on, in points."""
        return tuple(self.kept[at] for at in (start, *ends[:-1]))

    def height(self, start: int, end: int) -> float:
        """Return the height of slugs start to end (exclusive) as a column of their own."""
        return self.upto[end] - self.upto[start] - self.saved[start] if end > start else 0.0

    def reach(self, start: int, height: float) -> int:
        """Return where a column of ``height`` ends that begins with slug ``start`` and takes all it can hold."""
        return max(bisect_right(self.upto, self.upto[start] + self.saved[start] + height + 0.01) - 1, start)

    def price(self, breaks: ColumnBreaks) -> float:
        """Return the prices of the breaks alone."""
        return sum(self.cost[end - 1] for end in breaks.ends if 0 < end < self.size)


def index_heights(slugs: Sequence[Slug], line: float, *, top: float = 0.0) -> HeightIndex:
    """Return the measures of slugs on a grid of ``line`` points, the leading, in which shortfalls are counted.

    They keep to the grid where a column begins among them; ``top`` is how far down it they begin.
    """
    upto = tuple(accumulate((s.height + s.space for s in slugs), initial=top))
    kept = tuple(_phase(top + s.space, line) for top, s in zip(upto, slugs, strict=False))
    headers = (s.repeated_header.height if s.repeated_header else 0.0 for s in slugs)
    saved = tuple(s.space - phase - header for s, phase, header in zip(slugs, kept, headers, strict=True))
    cost = tuple(min(s.cost, FORBIDDEN) for s in slugs)
    return HeightIndex(upto, (*saved, 0.0), (*kept, 0.0), cost, line, len(slugs), max(saved, default=0.0))


def index_off_grid(slugs: Sequence[Slug], line: float, spacing: Spacing = AS_SET) -> HeightIndex:
    """Return the measures of slugs that keep to no grid, set so far apart; ``line`` is the unit of shortfalls."""
    stretch, share = spacing.stretch, spacing.space
    upto = tuple(accumulate((s.height + s.stretch * stretch + s.space * share for s in slugs), initial=0.0))
    saved = tuple(s.space * share - (s.repeated_header.height if s.repeated_header else 0.0) for s in slugs)
    cost = tuple(min(s.cost, FORBIDDEN) for s in slugs)
    return HeightIndex(upto, (*saved, 0.0), (0.0,) * (len(slugs) + 1), cost, line, len(slugs), max(saved, default=0.0))


def _phase(height: float, line: float) -> float:
    """Return how far a height lies below the last line of the grid: a table's rows are no multiple of it."""
    phase = height % line
    return phase if 0.001 < phase < line - 0.001 else 0.0


class Shortfall(Struct, frozen=True):
    """The price of the height that a column leaves empty; beyond ``furthest`` units no shorter ones are considered."""

    unit: float
    """In points."""
    price: Callable[[float], float]
    furthest: float = inf


@cache
def short_price(lines: float) -> float:
    """Return the price of a column that many lines short: ever steeper at first, then each line like another."""
    uneven = max(lines - 1.01, 0.0)
    steep, hole = min(uneven, STEEP_LINES), max(uneven - STEEP_LINES, 0.0)
    return ONE_LINE_SHORT * min(lines, 1.0) + FURTHER_LINE_SHORT * steep**2 + HOLE_LINE * hole


def empty_price(percent: float) -> float:
    """Return the price of a column of which so much is empty, 10,000 where nothing is in it."""
    return percent**2


Reach = dict[int, tuple[float, tuple[int, ...]]]
"""For each slug that a column may begin with: the least demerits so far, and where the columns before it end."""


def _step(reach: Reach, ends_of: Callable[[int], list[tuple[int, float]]]) -> Reach:
    """Return the reach of one more column; ``ends_of`` returns its ends and their prices for a beginning."""
    onward: Reach = {}
    for begin, (demerits, ends) in reach.items():
        for end, price in ends_of(begin):
            total = demerits + price
            if end not in onward or total < onward[end][0]:
                onward[end] = (total, (*ends, end))
    return onward


def _ends(
    index: HeightIndex, begin: int, height: float, shortfall: Shortfall, least: float = -inf
) -> list[tuple[int, float]]:
    """Return the ends a column may have with their prices.

    Ends that leave more to follow than ``least`` (a height of the galley) are left out.
    """
    upto, cost, size = index.upto, index.cost, index.size
    unit, price_of, furthest = shortfall.unit, shortfall.price, shortfall.furthest
    if begin == size:
        return [(begin, price_of(round(height / unit, 2)))]
    foot = upto[begin] + index.saved[begin] + height
    found = []
    legal = 0
    for end in range(bisect_right(upto, foot + 0.01) - 1, begin, -1):
        if upto[end] < least:
            break
        short = (foot - upto[end]) / unit
        price = cost[end - 1] if end < size else 0.0
        found.append((end, price + price_of(round(short, 2))))
        legal += price < FORBIDDEN
        if short > furthest and legal > 3:
            break
    return found


# ---------------------------------------------------------------- columns that share a height


def balance(index: HeightIndex, columns: int, start: int = 0, limit: float = inf) -> ColumnBreaks | None:
    """Break what is left of a galley into columns that end level; None where it is higher than ``limit``.

    The height is the least at which there are breaks, or a little more where that saves widows, orphans and
    divided words.
    """
    least = max(index.height(start, index.size) / columns, 0.0)
    if least > limit + 0.01:  # checked first, since every page of a long flow asks
        return None
    tallest = max((index.height(i, i + 1) for i in range(start, index.size)), default=0.0)
    height = up_to_grid(max(least, tallest), index.line)
    best: ColumnBreaks | None = None
    more = 0.0
    while height <= limit + 0.01 and (best is None or more < best.demerits):
        breaks = _level(index, columns, start, height)
        if breaks is not None:
            if best is None or breaks.demerits + more < best.demerits - 0.01:
                best = ColumnBreaks(start, breaks.ends, breaks.height, breaks.demerits + more, breaks.heads)
            more += TALLER_LINE
        height += index.line
    return best


def _level(index: HeightIndex, columns: int, start: int, height: float) -> ColumnBreaks | None:
    """Return the cheapest breaks into columns of at most ``height``, or None where the last would be higher."""
    shortfall = Shortfall(index.line, short_price, FURTHEST_SHORT)
    reach: Reach = {start: (0.0, ())}
    for left in range(columns - 1, -1, -1):
        least = index.upto[-1] - left * (height + index.widest) - 0.01
        reach = _onward(index, reach, height, shortfall, least)
    if index.size not in reach:
        return None
    demerits, ends = reach[index.size]
    tallest = max(index.height(a, b) for a, b in pairwise((start, *ends)))
    return ColumnBreaks(start, ends, tallest, demerits, index.heads(start, ends))


def _onward(index: HeightIndex, reach: Reach, height: float, shortfall: Shortfall, least: float) -> Reach:
    """Return the reach of one more column that leaves no more to follow than ``least`` (see `_ends`)."""
    return _step(reach, lambda begin: _ends(index, begin, height, shortfall, least))


def fill(index: HeightIndex, columns: int, start: int, height: float) -> ColumnBreaks:
    """Break columns of ``height`` from a galley that goes on after them, each filled as far as breaks allow.

    Where a slug is higher than the columns it is taken all the same, so that the galley always ends.
    """
    shortfall = Shortfall(index.line, short_price, FURTHEST_SHORT_ONWARD)

    def ends_of(begin: int) -> list[tuple[int, float]]:
        return _ends(index, begin, height, shortfall) or [(min(begin + 1, index.size), FORBIDDEN)]

    reach: Reach = {start: (0.0, ())}
    for _ in range(columns):
        reach = _step(reach, ends_of)
    demerits, ends = min(reach.values(), key=lambda found: (found[0], -found[1][-1]))
    return ColumnBreaks(start, ends, height, demerits, index.heads(start, ends))


# ---------------------------------------------------------------- columns of heights of their own


def fill_evenly(index: HeightIndex, heights: Sequence[float]) -> tuple[int, ...]:
    """Return where columns of these heights end that hold the whole galley and are filled as evenly as can be.

    A column is empty only where what comes next is too tall for it. Raises ValueError where they do not hold it.
    """
    reach: Reach = {0: (0.0, ())}
    left = sum(height + index.widest + 0.01 for height in heights)
    for height in heights:
        left -= height + index.widest + 0.01
        reach = _even_step(index, reach, height, index.upto[-1] - left - 0.01)
    if index.size not in reach:
        raise ValueError("the columns do not hold the galley")
    return reach[index.size][1]


def _even_step(index: HeightIndex, reach: Reach, height: float, least: float) -> Reach:
    """Return the reach of one more column of ``height``; a galley's height beyond ``least`` may follow it."""
    shortfall = Shortfall(max(height, 1.0) / 100, empty_price)
    return _step(reach, lambda begin: _ends(index, begin, height, shortfall, least) or [(begin, empty_price(100.0))])
