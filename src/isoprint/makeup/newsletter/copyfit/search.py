"""The size and leading at which a newsletter fills exactly its pages: limits in, the best trial out.

The size is the largest that fits at its least leading; then the leading grows. The height of a text grows with
the square of its size and in proportion to its leading, so each trial says where to try next: three or four trials find
what a search of all would.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from math import ceil, floor
from typing import Final

from isoprint.makeup.newsletter.copyfit.trial import Trial
from isoprint.theme.model import Sizes

FINEST: Final = 0.05
"""The step, in points, by which the leading grows."""
MOST_LEADINGS: Final = 5
"""How many leadings are tried."""
GROWTH: Final = 0.45
"""Fullness grows with the size to the power of 1 / GROWTH: a little over 2, as shorter lines break worse."""
EMPTIEST: Final = 0.2
"""The least fullness to reckon with: from emptier pages the next guess would leap too far."""
MOST_STEPS_DOWN: Final = 5
"""The most steps by which the size chosen may be smaller than the largest that fits."""
STEP: Final = 600.0
"""The demerits of each step to a smaller size: it must save as many in flaws to be chosen."""
FORGIVEN: Final = 1.25
"""How many times as many demerits a looser leading may have: a hole grows with it."""


TrialMaker = Callable[[float, float], Trial]
"""Makes a newsletter up at a size and a leading in points."""


def best_trial(limits: Sizes, make_trial: TrialMaker) -> Trial:
    """Return the trial at the best size that fits, with the loosest leading that fits; the smallest if none does."""
    sizes = fit_sizes(limits)

    @cache
    def at(index: int) -> Trial:
        return make_trial(sizes[index], limits.least_leading(sizes[index]))

    index = _largest(sizes, at)
    if not at(index).fits:
        return at(index)
    return _loosest(_clean(index, at), limits, make_trial)


def fit_sizes(limits: Sizes) -> tuple[float, ...]:
    """Return the sizes that copy-fit may choose from, ascending."""
    steps = round((limits.largest - limits.smallest) / limits.step)
    return tuple(limits.smallest + limits.step * at for at in range(steps + 1))


def _largest(sizes: Sequence[float], at: Callable[[int], Trial]) -> int:
    """Return the index of the largest size that fits at its least leading, 0 if none does.

    Fitting is not quite monotone in the size, since lines break anew at each: the size found fits, and the next larger
    one does not.
    """
    low, high = -1, len(sizes)
    guess = len(sizes) // 3
    while high - low > 1:
        guess = min(max(guess, low + 1), high - 1)
        if at(guess).fits:
            low = guess
        else:
            high = guess
        if low >= 0 and high < len(sizes):
            guess = _between(at(low), at(high), low, high)
        else:
            wanted = at(guess).size / max(at(guess).fullness, EMPTIEST) ** GROWTH
            guess = bisect_right(sizes, wanted) - 1
    return max(low, 0)


def _between(fits: Trial, runs_over: Trial, low: int, high: int) -> int:
    """Return the index between two at which the pages would just be full."""
    rise = runs_over.fullness - fits.fullness
    return low + ceil((high - low) * (1.0 - fits.fullness) / rise) if rise > 0 else low + 1


def _clean(index: int, at: Callable[[int], Trial]) -> Trial:
    """Return the trial at a slightly smaller size if that saves flaws: a split box, a widow, a hole."""
    found, least = at(index), at(index).flaws
    for steps in range(1, min(MOST_STEPS_DOWN, index) + 1):
        if STEP * steps >= least:
            break
        trial = at(index - steps)
        if trial.fits and trial.flaws + STEP * steps < least:
            found, least = trial, trial.flaws + STEP * steps
    return found


def _loosest(tight: Trial, limits: Sizes, make_trial: TrialMaker) -> Trial:
    """Return a size's trial at the loosest leading that fits without more flaws."""
    low, high = 0, floor((limits.loosest * tight.size - tight.leading) / FINEST) + 1
    best = tight
    for _ in range(MOST_LEADINGS):
        wanted = floor((best.leading / max(best.fullness, EMPTIEST) - tight.leading) / FINEST + 0.01)
        guess = min(wanted if wanted < high else (low + high) // 2, high - 1)
        if guess <= low:
            break
        trial = make_trial(tight.size, tight.leading + guess * FINEST)
        if trial.fits and trial.flaws <= tight.flaws * FORGIVEN + 1.0:
            best, low = trial, guess
        else:
            high = guess
    return best
