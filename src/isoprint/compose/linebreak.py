"""Where the lines of a paragraph end: running sums and a measure in, the breaks of fewest demerits out.

Knuth and Plass, “Breaking Paragraphs into Lines” (Software: Practice and Experience 11, 1981, pages 1119–1184). It
knows neither words nor faces nor units. It goes beyond the paper in two things: a line's glyphs give way before its
glue does, between its ``narrow`` and ``wide`` widths, and it counts how many lines in a row have ended with a hyphen.
"""

from typing import Final

from msgspec import Struct

ENDLESS: Final = 1e5
"""A tolerance that admits any line that is not overfull."""
_LOOSER_LINES: Final = 10
"""A way that has more demerits than so many lines as loose as the tolerance may not be the best: a looser one may."""
_RAGGED_RUNT: Final = 10
"""How many times as dear a runt is in ragged lines: a lead of two lines shows it most."""
_ROUNDING: Final = 1e-6


class Scoring(Struct, frozen=True):
    """What is worse than what, in the paper's units: a line's demerits are (1 + 100 |ratio|³ + cost)².

    ``hyphen`` is the cost of dividing a word, ``sense`` that of ending a line of a heading against the sense. Added
    to the demerits are ``double`` for a second line in a row that ends with a hyphen, ``third`` for any further one,
    ``last`` for a hyphen before the last line, ``fitness`` for two neighbors of which one is much tighter, ``runt``
    for a last line of no width, less by the square of how near it is to what it should be. ``tolerances`` are the
    largest ratios to admit, one attempt after the other; a last attempt admits all.
    """

    hyphen: float = 350.0
    sense: float = 200.0
    double: float = 1e5
    third: float = 1e9
    last: float = 3e5
    fitness: float = 1e4
    runt: float = 4e6
    tolerances: tuple[float, ...] = (1.5, 3.0, 6.5)


class PrefixSums(Struct, frozen=True):
    """The running sums of a text: for each legal break, up to a line's end there and up to the next line's start.

    The first break is the beginning and the last the end (the lists of ends start with a value that is not used).
    A line from break a to b is between ``narrow_end[b] - narrow_start[a]`` and the same of ``wide`` without
    stretching its glue, and its ratio goes from ``-zone`` to ``zone`` there; beyond that, 1 more adds ``loose`` times
    the difference of stretch, 1 less takes ``tight`` times that of shrink.
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
    zone: float = 0.0


class Goal(Struct, frozen=True):
    """What the lines are to be: of a measure; the last one, ``open_end``, as short as it is.

    One shorter than ``runt`` has its price. ``ragged``: lines may be short, so that no way is too loose to look at and
    a runt is dearer.
    """

    measure: float
    runt: float = 0.0
    open_end: bool = True
    ragged: bool = False


def break_lines(sums: PrefixSums, goal: Goal, scoring: Scoring) -> tuple[int, ...]:
    """Return the breaks at which the lines end, the last break included.

    No line is overfull: where what lies between two legal breaks is wider than the measure, there are no breaks.
    """
    best: Outcome = (float("inf"), ())
    for tolerance in scoring.tolerances if goal.open_end else ():
        best = min(best, _attempt(sums, goal, scoring, tolerance, 0.0))
        if best[0] <= (1 if goal.ragged else _LOOSER_LINES) * (1 + 100 * tolerance**3) ** 2:
            return best[1]
    return best[1] or _attempt(sums, goal, scoring, ENDLESS, goal.measure / 8)[1]


def fill_lines(sums: PrefixSums, measure: float) -> tuple[int, ...]:
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


State = tuple[float, int, int, int]
"""The best way to reach a break: its total of demerits, the fitness and the ladder it ends with, its node."""
Start = tuple[float, float, float, float, list[State]]
"""A break from which a line may start: its sums of wide, narrow, stretch and shrink, and its states."""
Chain = list[tuple[int, int]]
"""Nodes: the break of each, and the node before it."""
Outcome = tuple[float, tuple[int, ...]]
"""The total of demerits, infinite if there is no way, and the breaks."""


def _attempt(  # noqa: C901
    sums: PrefixSums, goal: Goal, scoring: Scoring, tolerance: float, emergency: float
) -> Outcome:
    """Return the best breaks of which no line's ratio is above the tolerance; none if there are none.

    ``emergency`` (points) is stretch that every line has besides. Long and flat, since it runs for every legal break
    of every text: the starts of lines from which the break at hand can be reached lie side by side, between two
    pointers that only move forward, and states that can never win are dropped at once.
    """
    measure, loose, tight = goal.measure, sums.loose, sums.tight
    zone, reach = sums.zone, (tolerance - sums.zone) * loose
    fitness, double, third = scoring.fitness, scoring.double, scoring.third
    wide_start, narrow_start = sums.wide_start, sums.narrow_start
    stretch_start, shrink_start = sums.stretch_start, sums.shrink_start
    states: list[State] = [(0.0, 1, 0, 0)]
    chain: Chain = [(0, 0)]
    starts: list[Start] = [(wide_start[0], narrow_start[0], stretch_start[0] - emergency, shrink_start[0], states)]
    least = [narrow_start[0] - shrink_start[0] * tight]
    most = [wide_start[0] + (stretch_start[0] - emergency) * reach]
    first = near = 0
    end = len(sums.cost) - 1
    at = 0
    for wide, narrow, stretch, shrink, cost, flag in zip(
        sums.wide_end, sums.narrow_end, sums.stretch_end, sums.shrink_end, sums.cost, sums.flagged, strict=True
    ):
        if not at:
            at = 1
            continue
        count = len(starts)
        bound = narrow - shrink * tight - measure - _ROUNDING
        if flag:  # a hyphen can reach beyond what follows it: what this line cannot hold a later one may
            bound -= measure / 2
        while first < count and least[first] < bound:
            first += 1
        if first == count:
            return float("inf"), ()
        if at == end:
            break
        bound = wide + stretch * reach - measure
        while near < count and most[near] <= bound:
            near += 1
        if near > first:
            found: list[State] = []
            cost += 1
            for a_wide, a_narrow, a_stretch, a_shrink, states in starts[first:near]:
                gap, spare = measure - wide + a_wide, measure - narrow + a_narrow
                if gap > 0:
                    ratio = zone + gap / ((stretch - a_stretch) * loose + _ROUNDING)
                    fit = 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
                    demerits = cost + 100 * ratio * ratio * ratio
                elif spare < 0:
                    ratio = zone - spare / ((shrink - a_shrink) * tight + _ROUNDING)
                    if ratio > 1 + zone:
                        continue
                    fit = 0 if ratio > 0.5 else 1
                    demerits = cost + 100 * ratio * ratio * ratio
                else:
                    ratio = zone * (gap + spare) / (spare - gap + _ROUNDING)
                    fit = 1 if -0.5 <= ratio <= 0.5 else 2 if ratio > 0 else 0
                    demerits = cost + 100 * abs(ratio * ratio * ratio)
                demerits *= demerits
                for total, a_fit, ladder, node in states:
                    total += demerits
                    if fit - a_fit > 1 or a_fit - fit > 1:
                        total += fitness
                    if not flag:
                        found.append((total, fit, 0, node))
                    elif ladder:
                        found.append((total + (double if ladder == 1 else third), fit, 2, node))
                    else:
                        found.append((total, fit, 1, node))
            if found:
                states = _best(found, fitness, chain, at)
                a_wide, a_narrow = wide_start[at], narrow_start[at]
                a_stretch, a_shrink = stretch_start[at] - emergency, shrink_start[at]
                starts.append((a_wide, a_narrow, a_stretch, a_shrink, states))
                least.append(a_narrow - a_shrink * tight)
                most.append(a_wide + a_stretch * reach)
        at += 1
    return _finish(sums, goal, scoring, starts[first:], chain)


def _best(found: list[State], fitness: float, chain: Chain, at: int) -> list[State]:
    """Return the states that may still win, with nodes of their own: what is worse than another that ends alike,
    or than any other by more than unlike neighbors would cost, never will.
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


def _finish(sums: PrefixSums, goal: Goal, scoring: Scoring, starts: list[Start], chain: Chain) -> Outcome:
    """Return the best way to the end of the text; none if no way of lines reaches it."""
    best, last = float("inf"), -1
    for start in starts:
        demerits, fit = _last_line(sums, goal, scoring, start)
        for total, a_fit, ladder, node in start[4]:
            total += demerits + (scoring.fitness if abs(fit - a_fit) > 1 else 0) + (scoring.last if ladder else 0)
            if total < best:
                best, last = total, node
    if last < 0:
        return best, ()
    breaks = [len(sums.cost) - 1]
    while last:
        at, last = chain[last]
        breaks.append(at)
    return best, tuple(reversed(breaks))


def _last_line(sums: PrefixSums, goal: Goal, scoring: Scoring, start: Start) -> tuple[float, int]:
    """Return the demerits and the fitness of the line from a start to the end of the text."""
    wide, narrow, stretch, shrink, _ = start
    gap = goal.measure - sums.wide_end[-1] + wide
    spare = goal.measure - sums.narrow_end[-1] + narrow
    if goal.open_end and gap + spare >= 0:  # as wide as it is
        width = goal.measure - gap
        return 1 + (_runt(width, goal, scoring) if width < goal.runt else 0.0), 1
    if gap > 0:
        ratio = sums.zone + gap / ((sums.stretch_end[-1] - stretch) * sums.loose + _ROUNDING)
    elif spare < 0:
        ratio = spare / ((sums.shrink_end[-1] - shrink) * sums.tight + _ROUNDING) - sums.zone
    else:
        ratio = sums.zone * (gap + spare) / (spare - gap + _ROUNDING)
    fit = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
    return (1 + 100 * abs(ratio) ** 3) ** 2 if ratio >= -1 - sums.zone else float("inf"), fit


def _runt(width: float, goal: Goal, scoring: Scoring) -> float:
    """Return the demerits of a last line that is too short."""
    return scoring.runt * (1 - width / goal.runt) ** 2 * (_RAGGED_RUNT if goal.ragged else 1)
