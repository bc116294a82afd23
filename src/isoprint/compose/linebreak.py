"""Break paragraphs into lines: running sums and a measure in, the breaks with the fewest demerits out.

Knuth and Plass, “Breaking Paragraphs into Lines” (Software: Practice and Experience 11, 1981, pages 1119–1184). The
module knows neither words nor faces nor units. It goes beyond the paper in two respects: a line's glyphs give way
before its glue does, between its ``narrow`` and ``wide`` widths, and hyphens on consecutive lines are counted.
"""

from math import inf
from typing import Final

from msgspec import Struct

ENDLESS: Final = 1e5
"""A tolerance (a ratio) that admits any line that is not overfull."""
_LOOSER_LINES: Final = 10
"""A way with the demerits of more lines as loose as the tolerance may not be the best: one with a looser line may."""
_RAGGED_RUNT: Final = 10
"""By how much a runt costs more in ragged lines, as a factor: a lead of two lines shows it most."""
_EMERGENCY: Final = 1 / 8
"""The extra stretch of every line where nothing else helps, as a share of the measure."""
_ROUNDING: Final = 1e-6
"""The most that the rounding of sums adds to a width, in points; it also keeps divisors from being 0."""
DECENT: Final = 1
"""The fitness class of a line that is neither tight nor loose; a text begins as if after such a line."""


class Scoring(Struct, frozen=True):
    """The costs and demerits that decide between breaks, in the paper's units.

    The demerits of a line are (1 + 100 |ratio|³ + cost)². ``hyphen`` is the cost of dividing a word, ``sense`` that
    of ending a line of a heading against the sense. Added to the demerits are ``double`` for a second consecutive
    line that ends with a hyphen, ``third`` for each further one, ``last`` for a hyphen before the last line,
    ``fitness`` for two neighbors of which one is much tighter, and ``runt`` for a last line without width, which
    falls with the square of the width. ``tolerances`` are the largest ratios to admit, in the order of the attempts;
    a final attempt admits all.
    """

    hyphen: float = 350.0
    sense: float = 200.0
    double: float = 1e5
    third: float = 1e9
    last: float = 3e5
    fitness: float = 1e4
    runt: float = 4e6
    tolerances: tuple[float, ...] = (1.5, 3.0, 6.5)


class PrefixSum(Struct, frozen=True):
    """A running sum for each legal break: up to the end of a line there, and up to the start of the next line."""

    end: list[float]
    start: list[float]


class PrefixSums(Struct, frozen=True):
    """The running sums of a text, with the cost of each legal break and whether it is flagged.

    The first break is the beginning of the text and the last its end (the first ``end`` of a sum is not used). A line
    from break a to b is between ``narrow.end[b] - narrow.start[a]`` and the same of ``wide`` without stretching its
    glue, and its ratio goes from ``-zone`` to ``zone`` there; beyond that, 1 more adds ``loose`` times the difference
    of ``stretch``, 1 less takes ``tight`` times that of ``shrink``.
    """

    wide: PrefixSum
    narrow: PrefixSum
    stretch: PrefixSum
    shrink: PrefixSum
    cost: list[float]
    flagged: list[bool]
    loose: float = 1.0
    tight: float = 1.0
    zone: float = 0.0


class Goal(Struct, frozen=True):
    """The shape that the lines should have: their measure, and with an ``open_end`` a last line as short as it is.

    A last line shorter than ``runt`` costs demerits. ``ragged``: lines may be short, so none is too loose to consider,
    and a runt costs more.
    """

    measure: float
    runt: float = 0.0
    open_end: bool = True
    ragged: bool = False


def break_lines(sums: PrefixSums, goal: Goal, scoring: Scoring) -> tuple[int, ...]:
    """Return the breaks at which the lines end, the last break included.

    No line is overfull: a text with two adjacent legal breaks further apart than the measure has no breaks.
    """
    if goal.open_end and _fits_one_line(sums, goal.measure):
        return (len(sums.cost) - 1,)
    best = NO_WAY
    for tolerance in scoring.tolerances if goal.open_end else ():
        best = min(best, attempt(sums, goal, scoring, tolerance))
        if best[0] <= (1 if goal.ragged else _LOOSER_LINES) * (1 + 100 * tolerance**3) ** 2:
            return best[1]
    return best[1] or attempt(sums, goal, scoring, ENDLESS, goal.measure * _EMERGENCY)[1]


def _fits_one_line(sums: PrefixSums, measure: float) -> bool:
    """Return whether a text with an open end fits on one line, and that is the best way to set it.

    Each line costs a demerit at least, and the last of two lines is a worse runt than the only one would be: except
    after an outdented first line, since then the second may be the longer. Why: half of all texts fit on one line.
    """
    wide, narrow = sums.wide, sums.narrow
    over = wide.end[-1] - wide.start[0] + narrow.end[-1] - narrow.start[0] - 2 * measure
    return over <= 0 and min(wide.start) >= wide.start[0]


def fill_lines(sums: PrefixSums, measure: float) -> tuple[int, ...]:
    """Return breaks that fill each line as far as possible, for texts with a part that no line can hold."""
    breaks, start = [], 0
    end = len(sums.cost) - 1
    while start < end:
        stop = start + 1
        while stop < end and sums.narrow.end[stop + 1] - sums.narrow.start[start] <= measure:
            stop += 1
        breaks.append(stop)
        start = stop
    return tuple(breaks)


State = tuple[float, int, int, int]
"""The best way to reach a break: its total of demerits, the fitness and the ladder it ends with, its node.

A plain tuple: the innermost loop makes several for each legal break, and they are sorted.
"""
Chain = list[tuple[int, int]]
"""Nodes: the break of each, and the node before it."""
Outcome = tuple[float, tuple[int, ...]]
"""The total of demerits, infinite if there is no way, and the breaks."""
NO_WAY: Final[Outcome] = (inf, ())
"""The outcome where a text cannot be broken."""

LineStart = tuple[float, float, float, float, list[State]]
"""A break from which a line may start: its sums of wide, narrow, stretch and shrink, and its states.

A plain tuple: the innermost loop takes one apart for each line that it tries.
"""
LineEnd = tuple[float, float, float, float, float, bool]
"""A break at which a line may end: how much less than the measure its wide and its narrow sum are, its sums of
stretch and shrink, its cost plus 1, and whether it is flagged; a plain tuple for the same reason.
"""


def attempt(sums: PrefixSums, goal: Goal, scoring: Scoring, tolerance: float, emergency: float = 0.0) -> Outcome:
    """Return the best breaks with no line's ratio above the tolerance, and NO_WAY if there are none.

    ``emergency`` (points) is extra stretch of every line. The starts from which a line may end at the current break
    are adjacent, between two indices that only move forward: a line from before ``first`` is overfull, and one from
    ``near`` on too loose. ``least`` and ``most`` are the sums of each start, shrunk and stretched.
    """
    measure, tight, reach = goal.measure, sums.tight, (tolerance - sums.zone) * sums.loose
    wides, narrows, stretches, shrinks = sums.wide.start, sums.narrow.start, sums.stretch.start, sums.shrink.start
    chain: Chain = [(0, 0)]
    starts: list[LineStart] = []
    least: list[float] = []
    most: list[float] = []
    states: list[State] = [(0.0, DECENT, 0, 0)]
    at = first = near = 0
    last = len(sums.cost) - 1
    ends = zip(sums.wide.end, sums.narrow.end, sums.stretch.end, sums.shrink.end, sums.cost, sums.flagged, strict=True)
    next(ends)
    for wide, narrow, stretch, shrink, cost, flagged in ends:
        if states:
            from_wide, from_narrow = wides[at], narrows[at]
            from_stretch, from_shrink = stretches[at] - emergency, shrinks[at]
            starts.append((from_wide, from_narrow, from_stretch, from_shrink, states))
            least.append(from_narrow - from_shrink * tight)
            most.append(from_wide + from_stretch * reach)
            states = []
        at += 1  # noqa: SIM113 — to enumerate takes a tuple for each break
        count = len(starts)
        bound = narrow - shrink * tight - measure - _ROUNDING
        if flagged:  # a hyphen reaches beyond what follows it: a later break may fit where this one does not
            bound -= measure / 2
        while first < count and least[first] < bound:
            first += 1
        if first == count or at == last:
            break
        bound = wide + stretch * reach - measure
        while near < count and most[near] <= bound:
            near += 1
        if near > first:
            end = measure - wide, measure - narrow, stretch, shrink, cost + 1, flagged
            found = _lines_to(end, starts[first:near], sums, scoring)
            states = _best(found, scoring.fitness, chain, at)
    return _finish(sums, goal, scoring, starts[first:], chain)


def _lines_to(end: LineEnd, starts: list[LineStart], sums: PrefixSums, scoring: Scoring) -> list[State]:
    """Return a state for each way to end a line at a break. Hot: `_ratio` and `_fitness` are written out here."""
    wide, narrow, stretch, shrink, cost, flagged = end
    loose, tight, zone = sums.loose, sums.tight, sums.zone
    found: list[State] = []
    for start_wide, start_narrow, start_stretch, start_shrink, states in starts:
        gap, spare = wide + start_wide, narrow + start_narrow
        if gap > 0:
            ratio = zone + gap / ((stretch - start_stretch) * loose + _ROUNDING)
            fit = DECENT if ratio <= 0.5 else 2 if ratio <= 1 else 3
        elif spare < 0:
            ratio = zone - spare / ((shrink - start_shrink) * tight + _ROUNDING)
            if ratio > 1 + zone:
                continue
            fit = 0 if ratio > 0.5 else DECENT
        else:
            ratio = abs(zone * (gap + spare) / (spare - gap + _ROUNDING))
            fit = DECENT if ratio <= 0.5 else 2 if gap + spare > 0 else 0
        demerits = cost + 100 * ratio * ratio * ratio
        demerits *= demerits
        for total, other, ladder, node in states:
            total += demerits
            if fit - other > 1 or other - fit > 1:
                total += scoring.fitness
            if not flagged:
                found.append((total, fit, 0, node))
            elif ladder:
                found.append((total + (scoring.double if ladder == 1 else scoring.third), fit, 2, node))
            else:
                found.append((total, fit, 1, node))
    return found


def _finish(sums: PrefixSums, goal: Goal, scoring: Scoring, starts: list[LineStart], chain: Chain) -> Outcome:
    """Return the best way to the end of the text, and NO_WAY if no way reaches it."""
    best, last = inf, -1
    for start in starts:
        demerits, fit = _last_line(sums, goal, scoring, start)
        for total, other, ladder, node in start[4]:
            total += demerits + (scoring.fitness if abs(fit - other) > 1 else 0) + (scoring.last if ladder else 0)
            if total < best:
                best, last = total, node
    if last < 0:
        return NO_WAY
    breaks = [len(sums.cost) - 1]
    while last:
        at, last = chain[last]
        breaks.append(at)
    return best, tuple(reversed(breaks))


def _last_line(sums: PrefixSums, goal: Goal, scoring: Scoring, start: LineStart) -> tuple[float, int]:
    """Return the demerits and the fitness of the line from a start to the end of the text."""
    wide, narrow, stretch, shrink, _ = start
    gap = goal.measure - sums.wide.end[-1] + wide
    spare = goal.measure - sums.narrow.end[-1] + narrow
    if goal.open_end and gap + spare >= 0:  # as wide as it is
        width = goal.measure - gap
        return 1 + (_runt(width, goal, scoring) if width < goal.runt else 0.0), DECENT
    ratio = _ratio(sums, gap, spare, sums.stretch.end[-1] - stretch, sums.shrink.end[-1] - shrink)
    return (1 + 100 * abs(ratio) ** 3) ** 2 if ratio >= -1 - sums.zone else inf, _fitness(ratio)


def _ratio(sums: PrefixSums, gap: float, spare: float, stretch: float, shrink: float) -> float:
    """Return the ratio of a line, 0 where its natural width is the measure.

    ``gap`` is the measure less the width with the widest glyphs, ``spare`` the measure less that with the narrowest;
    ``stretch`` and ``shrink`` are those of its glue.
    """
    if gap > 0:
        return sums.zone + gap / (stretch * sums.loose + _ROUNDING)
    if spare < 0:
        return spare / (shrink * sums.tight + _ROUNDING) - sums.zone
    return sums.zone * (gap + spare) / (spare - gap + _ROUNDING)


def _fitness(ratio: float) -> int:
    """Return the fitness class of a line: tight, decent, loose or very loose."""
    if ratio <= 0.5:
        return DECENT if ratio >= -0.5 else 0
    return 2 if ratio <= 1 else 3


def _best(found: list[State], fitness: float, chain: Chain, at: int) -> list[State]:
    """Return the states that may still win, each with a node of its own.

    A state cannot win if it is worse than another that ends alike, or worse than any other by more than the demerits
    of unlike neighbors.
    """
    kept: list[State] = []
    if len(found) > 1:
        found.sort()
    for total, fit, ladder, node in found:
        for less, other, rungs, _ in kept:
            if rungs <= ladder and (other == fit or less + fitness <= total):
                break
        else:
            kept.append((total, fit, ladder, len(chain)))
            chain.append((at, node))
    return kept


def _runt(width: float, goal: Goal, scoring: Scoring) -> float:
    """Return the demerits of a last line that is too short."""
    return scoring.runt * (1 - width / goal.runt) ** 2 * (_RAGGED_RUNT if goal.ragged else 1)
