"""The breaker against the example of its paper, and against trying every way to break a text."""

import itertools
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoprint.compose.linebreak import ENDLESS, Goal, PrefixSum, PrefixSums, Scoring, attempt, break_lines, fill_lines

FROG_PRINCE = (
    "In olden times when wish-ing still helped one, there lived a king whose daugh-ters were all beau-ti-ful; and "
    "the young-est was so beau-ti-ful that the sun it-self, which has seen so much, was aston-ished when-ever it "
    "shone in her face. Close by the king's castle lay a great dark for-est, and un-der an old lime=tree in the "
    "for-est was a well, and when the day was very warm, the king's child went out into the for-est and sat down by "
    "the side of the cool foun-tain; and when she was bored she took a golden ball, and threw it up on high and "
    "caught it; and this ball was her fa-vorite play-thing."
)
"""The Grimms' tale as the paper sets it; a hyphen where a word may be divided, ``=`` for the hyphen that is printed."""

WIDTHS = dict(zip("abcdefghijklmnopqrstuvwxyzCI-=,;.'", [9, 10, 8, 10, 8, 6, 9, 10, 5, 6, 10, 5, 15, 10, 9, 10, 10, 7,
                  7, 7, 10, 9, 13, 10, 10, 8, 13, 6, 6, 6, 5, 5, 5, 5], strict=True))  # fmt: skip
"""Units of CMR10: 18 to a quad (page 1123 of the paper)."""
SPACES = {",": (6, 4, 2), ";": (6, 4, 1), ".": (8, 6, 1)}
"""Width, stretch and shrink of the space after a sign; after a letter (6, 3, 2)."""
PAPER = Scoring(hyphen=50, double=3000, third=3000, last=0, fitness=3000, runt=0, tolerances=(1, 2))


def empty_sums(start: float = 0.0) -> PrefixSums:
    """Return the sums of a text without words, whose first line starts at ``start``."""
    wide, narrow, stretch, shrink = (PrefixSum([0.0], [at]) for at in (start, start, 0.0, 0.0))
    return PrefixSums(wide, narrow, stretch, shrink, [0.0], [False])


def sums_of(text: str, indent: float) -> tuple[PrefixSums, list[str]]:
    """Return the sums of a text and what stands between its legal breaks."""
    sums = empty_sums(-indent)
    width = stretch = shrink = 0.0
    pieces = re.findall("[^-= ]+[-= ]?", text)
    for piece in pieces:
        width += sum(WIDTHS[c] for c in piece.rstrip("- "))
        divided = piece[-1] in "-="
        for ends, total in zip(
            (sums.wide.end, sums.narrow.end, sums.stretch.end, sums.shrink.end),
            [width + (6 if piece[-1] == "-" else 0)] * 2 + [stretch, shrink],
            strict=True,
        ):
            ends.append(total)
        sums.cost.append(50.0 if divided else 0.0)
        sums.flagged.append(divided)
        if piece[-1] == " ":
            space = SPACES.get(piece[-2], (6, 3, 2))
            width, stretch, shrink = width + space[0], stretch + space[1], shrink + space[2]
        for starts, total in zip(
            (sums.wide.start, sums.narrow.start, sums.stretch.start, sums.shrink.start),
            (width, width, stretch, shrink),
            strict=True,
        ):
            starts.append(total)
    return sums, pieces


def ratios(sums: PrefixSums, breaks: tuple[int, ...], measure: float) -> list[float]:
    found = []
    for start, stop in itertools.pairwise((0, *breaks)):
        gap = measure - sums.wide.end[stop] + sums.wide.start[start]
        give = sums.stretch.end[stop] - sums.stretch.start[start] if gap > 0 else (
            sums.shrink.end[stop] - sums.shrink.start[start]
        )  # fmt: skip
        found.append(gap / give)
    return found


NARROW = """In olden times when wishing still helped one,
there lived a king whose daughters were all beau-
tiful; and the youngest was so beautiful that the
sun itself, which has seen so much, was aston-
ished whenever it shone in her face. Close by the
king's castle lay a great dark forest, and under an
old lime-tree in the forest was a well, and when
the day was very warm, the king's child went out
into the forest and sat down by the side of the
cool fountain; and when she was bored she took a
golden ball, and threw it up on high and caught
it; and this ball was her favorite plaything."""
WIDE = """In olden times when wishing still helped one, there lived a
king whose daughters were all beautiful; and the youngest was
so beautiful that the sun itself, which has seen so much, was
astonished whenever it shone in her face. Close by the king's
castle lay a great dark forest, and under an old lime-tree in the
forest was a well, and when the day was very warm, the king's
child went out into the forest and sat down by the side of the
cool fountain; and when she was bored she took a golden ball,
and threw it up on high and caught it; and this ball was her
favorite plaything."""


@pytest.mark.parametrize(
    ("measure", "published", "published_ratios"),
    [
        (390, NARROW, [0.857, 0.0, 0.28, 1.0, 0.067, -0.278, 0.536, -0.167, 0.7, -0.176, 0.357]),
        (500, WIDE, [0.774, 0.179, 0.629, 0.545, 0.0, 0.079, 0.282, 0.294, 0.575]),
    ],
)
def test_the_frog_prince_breaks_as_published(measure: float, published: str, published_ratios: list[float]) -> None:
    sums, pieces = sums_of(FROG_PRINCE, indent=18)
    breaks = break_lines(sums, Goal(measure), PAPER)
    lines = ["".join(pieces[start:stop]) for start, stop in itertools.pairwise((0, *breaks))]
    printed = [re.sub("-(?=.)", "", line).replace("=", "-").strip() for line in lines]
    assert printed == published.splitlines()
    found = ratios(sums, breaks, measure)[:-1]
    assert [round(ratio, 3) for ratio in found] == pytest.approx(published_ratios, abs=0.0011)


@st.composite
def texts(draw: st.DrawFn) -> PrefixSums:
    """Draw words of some width, some of which may be divided or were, with spaces that give way in their own ways."""
    sums = empty_sums()
    width = give = stretch = shrink = 0.0
    for _ in range(draw(st.integers(1, 9))):
        word, divided = draw(st.integers(1, 9)), draw(st.integers(0, 2)) == 0
        width += word
        give += word * 0.02
        mark = 1.0 if divided else 0.0
        for ends, total in zip(
            (sums.wide.end, sums.narrow.end, sums.stretch.end, sums.shrink.end),
            (width + give + mark, width - give + mark, stretch, shrink),
            strict=True,
        ):
            ends.append(total)
        sums.cost.append(draw(st.sampled_from([0.0, 50.0])) if divided else 0.0)
        sums.flagged.append(divided)
        if not divided:
            width, stretch, shrink = width + 2, stretch + draw(st.integers(1, 3)), shrink + draw(st.integers(0, 1))
        for starts, total in zip(
            (sums.wide.start, sums.narrow.start, sums.stretch.start, sums.shrink.start),
            (width + give, width - give, stretch, shrink),
            strict=True,
        ):
            starts.append(total)
    return replace(sums, zone=draw(st.sampled_from([0.0, 0.5])))


SPARE = 4.0
"""Stretch that every line has besides, so that a line of one word has a ratio too."""


def lines_of(sums: PrefixSums, goal: Goal, breaks: tuple[int, ...]) -> Iterator[tuple[float, float]]:
    """Yield the ratio and the natural width of each line."""
    for start, stop in itertools.pairwise((0, *breaks)):
        wide = sums.wide.end[stop] - sums.wide.start[start]
        narrow = sums.narrow.end[stop] - sums.narrow.start[start]
        stretch = sums.stretch.end[stop] - sums.stretch.start[start]
        shrink = sums.shrink.end[stop] - sums.shrink.start[start]
        if goal.open_end and stop == breaks[-1] and (wide + narrow) / 2 <= goal.measure:
            yield 0.0, wide
        elif wide < goal.measure:
            yield sums.zone + (goal.measure - wide) / (stretch + SPARE), wide
        elif narrow > goal.measure:
            yield (goal.measure - narrow) / (shrink + 1e-6) - sums.zone, wide
        else:
            yield sums.zone * (goal.measure - (wide + narrow) / 2) / ((wide - narrow) / 2 + 1e-6), wide


def demerits(sums: PrefixSums, goal: Goal, scoring: Scoring, breaks: tuple[int, ...]) -> float:
    """Return the demerits of a way to break a text, told once more; infinite where a line is overfull."""
    total, ladder, neighbor = 0.0, 0, 1
    for stop, (ratio, width) in zip(breaks, lines_of(sums, goal, breaks), strict=True):
        last = stop == breaks[-1]
        if ratio < -1.00001 - sums.zone:
            return float("inf")
        fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        total += (1 + 100 * abs(ratio) ** 3 + (0 if last else sums.cost[stop])) ** 2
        total += scoring.fitness if abs(fitness - neighbor) > 1 else 0
        if last:
            total += scoring.last if ladder else 0
            short = goal.open_end and ratio == 0 and width < goal.runt
            total += scoring.runt * (1 - width / goal.runt) ** 2 if short else 0
        elif sums.flagged[stop]:
            ladder += 1
            total += scoring.double if ladder == 2 else scoring.third if ladder > 2 else 0
        else:
            ladder = 0
        neighbor = fitness
    return total


@given(texts(), st.floats(8, 40), st.booleans(), st.sampled_from([0.0, 0.4]))
def test_no_way_to_break_a_text_has_fewer_demerits(
    sums: PrefixSums, measure: float, open_end: bool, runt: float
) -> None:
    goal = Goal(measure, runt * measure, open_end)
    scoring = Scoring(third=1e6)
    end = len(sums.cost) - 1
    ways = [(*chosen, end) for count in range(end) for chosen in itertools.combinations(range(1, end), count)]
    least = min(demerits(sums, goal, scoring, way) for way in ways)
    total, breaks = attempt(sums, goal, scoring, ENDLESS, SPARE)
    if least == float("inf"):
        assert breaks == ()
    else:
        assert demerits(sums, goal, scoring, breaks) == pytest.approx(least, rel=1e-6)
        assert total == pytest.approx(least, rel=1e-4)


@given(texts(), st.floats(8, 90), st.sampled_from([0.4, 0.9]), st.floats(-30, 12))
def test_a_text_on_one_line_has_no_more_demerits_than_on_several(
    sums: PrefixSums, measure: float, runt: float, indent: float
) -> None:
    sums.wide.start[0] -= indent
    sums.narrow.start[0] -= indent
    goal, scoring = Goal(measure, runt * measure), Scoring(tolerances=())
    end = len(sums.cost) - 1
    if break_lines(sums, goal, scoring) == (end,):
        total, _ = attempt(sums, goal, scoring, ENDLESS)
        assert demerits(sums, goal, scoring, (end,)) == pytest.approx(total, rel=1e-4)


def test_a_short_outdented_text_takes_a_second_line_where_that_is_less_of_a_runt() -> None:
    width, stretch, none = (
        PrefixSum([0.0, 5.0, 14.0], [10.0, 6.0]),
        PrefixSum([0.0, 25.0, 26.0], [0.0, 26.0]),
        [0.0] * 3,
    )
    sums = PrefixSums(width, width, stretch, PrefixSum(none, none), none, [False] * 3)
    assert break_lines(sums, Goal(20.0, runt=18.0), Scoring()) == (1, 2)
    assert break_lines(sums, Goal(20.0, runt=4.0), Scoring()) == (2,)


def test_a_text_that_no_line_can_hold_has_no_breaks() -> None:
    sums, _ = sums_of("extraordinarily long", 0)
    assert break_lines(sums, Goal(60), PAPER) == ()
    assert fill_lines(sums, 60) == (1, 2)


LADDER = "daugh-ters foun-tain for-est a for-est foun-tain a young-est the foun-tain beau-tiful foun-tain beau-tiful"


def test_a_third_hyphen_in_a_row_is_avoided_where_another_way_exists() -> None:
    sums, _ = sums_of(LADDER, 0)

    def longest(scoring: Scoring) -> int:
        breaks = break_lines(sums, Goal(89), scoring)
        runs = itertools.groupby(sums.flagged[at] for at in breaks)
        return max(len(list(run)) for flagged, run in runs if flagged)

    assert longest(replace(PAPER, double=0, third=0, tolerances=(8,))) == 4
    assert longest(replace(PAPER, double=0, third=1e9, tolerances=(8,))) == 2


def test_a_looser_line_than_the_first_attempt_admits_wins_where_it_is_the_lesser_evil() -> None:
    sums, _ = sums_of("aa bb ccc dd ee-ffff gg hh iii jj kk ll-mm nn oo pp", 0)
    dear = replace(sums, cost=[1e4 if flagged else cost for cost, flagged in zip(sums.cost, sums.flagged, strict=True)])
    for measure in (129, 131, 169, 184):
        found = break_lines(dear, Goal(measure), replace(PAPER, tolerances=(0.5, 20)))
        assert not any(sums.flagged[at] for at in found)
