"""Where the lines of a paragraph end: running sums and a measure in, the breaks of fewest demerits out.

Knuth and Plass, “Breaking Paragraphs into Lines” (Software: Practice and Experience 11, 1981, pages 1119–1184). It
knows neither words nor faces nor units. Two states of the paper are kept apart further: a line's ``wide`` and
``narrow`` widths, between which its ratio is 0, and how many lines in a row have ended with a hyphen.
"""

from typing import Final

from msgspec import Struct

ENDLESS: Final = 1e5
"""A tolerance that admits any line that is not overfull."""
_ROUNDING: Final = 1e-6


class Scoring(Struct, frozen=True):
    """What is worse than what, in the paper's units: a line's demerits are (1 + 100 |ratio|³ + cost)².

    ``hyphen`` is the cost of dividing a word; added to the demerits are ``double`` for a second line in a row that
    ends with a hyphen, ``third`` for any further one, ``last`` for a hyphen before the last line, ``fitness`` for
    two neighbors of which one is much tighter, ``runt`` for a last line shorter than ``runt_width``.
    ``tolerances`` are the largest ratios to admit, one attempt after the other; a last attempt admits all.
    """

    hyphen: float = 50.0
    double: float = 1e5
    third: float = 1e9
    last: float = 1e4
    fitness: float = 3e3
    runt: float = 2e4
    tolerances: tuple[float, ...] = (2.0, 6.0)


class Sums(Struct, frozen=True):
    """The running sums of a text: for each legal break, up to a line's end there and up to the next line's start.

    The first break is the beginning and the last the end (the lists of ends start with a value that is not used).
    A line from break a to b is between ``narrow_end[b] - narrow_start[a]`` and the same of ``wide`` without
    stretching its glue; a ratio of 1 adds ``loose`` times the difference of stretch, -1 takes ``tight`` times that
    of shrink.
    """

    wide_end: list[float]
    wide_start: list[float]
    narrow_end: list[float]
    narrow_start: list[float]
    stretch_end: list[float]
    stretch_start: list[float]
    shrink_end: list[float]
    shrink_start: list[float]
    cost: list[float]
    flagged: list[bool]
    loose: float = 1.0
    tight: float = 1.0


class Goal(Struct, frozen=True):
    """What the lines are to be: of a measure; the last one short, ``open_end``, though wider than a ``runt``."""

    measure: float
    runt: float = 0.0
    open_end: bool = True


def break_lines(sums: Sums, goal: Goal, scoring: Scoring) -> tuple[int, ...]:
    """Return the breaks at which the lines end, the last break included.

    No line is overfull: where what lies between two legal breaks is wider than the measure, there are no breaks.
    """
    for tolerance in scoring.tolerances:
        breaks = _attempt(sums, goal, scoring, tolerance, 0.0)
        if breaks:
            return breaks
    return _attempt(sums, goal, scoring, ENDLESS, goal.measure / 8)


def fill_lines(sums: Sums, measure: float) -> tuple[int, ...]:
    """Return breaks that fill each line as far as it goes, for texts with a part that no line can hold."""
    breaks, start = [], 0
    end = len(sums.cost) - 1
    while start < end:
        stop = start + 1
        while stop < end and sums.narrow_end[stop + 1] - sums.narrow_start[start] <= measure:
            stop += 1
        breaks.append(stop)
        start = stop
    return tuple(breaks)


Chain = tuple[int, "Chain | None"]
State = tuple[float, int, int, Chain | None]


def _attempt(  # noqa: C901
    sums: Sums, goal: Goal, scoring: Scoring, tolerance: float, emergency: float
) -> tuple[int, ...]:
    """Return the best breaks of which no line's ratio is above the tolerance; none if there are none.

    ``emergency`` (points) is stretch that every line has besides. Long and flat, since its inner loop runs several
    times for every legal break: starts of lines from which the break at hand can be reached lie side by side,
    between two pointers that only move forward; states that can never win are dropped at once.
    """
    wide_end, narrow_end, stretch_end, shrink_end = sums.wide_end, sums.narrow_end, sums.stretch_end, sums.shrink_end
    wide_start, narrow_start = sums.wide_start, sums.narrow_start
    stretch_start, shrink_start = sums.stretch_start, sums.shrink_start
    cost, flagged, loose, tight = sums.cost, sums.flagged, sums.loose, sums.tight
    fitness, double, third = scoring.fitness, scoring.double, scoring.third
    measure, runt_width, open_end = goal.measure, goal.runt, goal.open_end
    reach = tolerance * loose
    end = len(cost) - 1
    infinite = float("inf")
    states: list[State] = [(0.0, 1, 0, None)]
    # (wide, narrow, stretch, shrink, states) of each start that can be reached, and the bounds that order them
    starts: list[tuple[float, float, float, float, list[State]]] = []
    least: list[float] = []
    most: list[float] = []
    first = near = 0
    for at in range(end + 1):
        if at:
            wide, narrow, stretch, shrink = wide_end[at], narrow_end[at], stretch_end[at], shrink_end[at]
            bound = narrow - shrink * tight - measure - _ROUNDING
            count = len(starts)
            while first < count and least[first] < bound:
                first += 1
            if first == count:
                return ()
            if at == end and open_end:
                near = count
            else:
                bound = wide + stretch * reach - measure
                while near < count and most[near] <= bound:
                    near += 1
            if near <= first:
                continue
            flag, price = flagged[at], 1 + cost[at]
            totals = [infinite] * 8
            chains: list[Chain | None] = [None] * 8
            for a_wide, a_narrow, a_stretch, a_shrink, a_states in starts[first:near]:
                gap = measure - wide + a_wide
                if gap > 0:
                    if at == end and open_end:
                        ratio, fit, demerits = 0.0, 1, price
                        if measure - gap < runt_width:
                            demerits += scoring.runt
                    else:
                        ratio = gap / ((stretch - a_stretch) * loose + _ROUNDING)
                        fit = 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
                        demerits = price + 100 * ratio * ratio * ratio
                else:
                    gap = measure - narrow + a_narrow
                    if gap < 0:
                        ratio = gap / ((shrink - a_shrink) * tight + _ROUNDING)
                        if ratio < -1.0001:
                            continue
                        fit = 1 if ratio >= -0.5 else 0
                        demerits = price - 100 * ratio * ratio * ratio
                    else:
                        fit, demerits = 1, price
                demerits *= demerits
                for total, a_fit, ladder, chain in a_states:
                    total += demerits
                    if fit - a_fit > 1 or a_fit - fit > 1:
                        total += fitness
                    slot = fit
                    if ladder:
                        if flag:
                            total += double if ladder == 1 else third
                            slot += 4
                        elif at == end:
                            total += scoring.last
                    if total < totals[slot]:
                        totals[slot] = total
                        chains[slot] = chain
            best = min(totals)
            if best == infinite:
                continue
            states = [
                (total, slot & 3, (2 if slot > 3 else 1) if flag else 0, (at, chains[slot]))
                for slot, total in enumerate(totals)
                if total < infinite
            ]
            if at == end:
                return _unwind(min(states)[3])
        a_stretch, a_shrink = stretch_start[at] - emergency, shrink_start[at]
        starts.append((wide_start[at], narrow_start[at], a_stretch, a_shrink, states))
        least.append(narrow_start[at] - a_shrink * tight)
        most.append(wide_start[at] + a_stretch * reach)
    return ()


def _unwind(chain: Chain | None) -> tuple[int, ...]:
    breaks = []
    while chain is not None:
        at, chain = chain
        breaks.append(at)
    return tuple(reversed(breaks))
