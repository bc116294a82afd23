"""Copy-fit: the size and leading at which a newsletter fills exactly its pages, and a word on what was done.

The means are tried from the least visible to the most: the leading, the size, then the room between bands. The
height of a text grows with the square of its size and in proportion to its leading, so that each trial says where
to try next: three or four trials find what a search of all would.
"""

from collections.abc import Callable, Sequence
from math import floor, sqrt
from typing import Final

from msgspec import Struct

from isoprint.makeup.bands import Band
from isoprint.makeup.masthead import Head
from isoprint.makeup.place import Placement
from isoprint.theme.model import Sizes

FINEST: Final = 0.05
"""The step, in points, in which the leading is drawn out."""
FEWEST: Final = 5
"""How many steps smaller than the largest size that fits a size may be."""
STEP: Final = 600.0
"""The price of a smaller size, a step: what a size must spare in flaws to be chosen instead."""
HOLE: Final = 40000.0
"""The price of a page left empty beside wide sections; shares of it cost less."""
FORGIVEN: Final = 1.0
"""How much dearer in flaws a looser leading may be."""


class Trial(Struct, frozen=True):
    """A newsletter made up at one size and leading.

    ``fullness`` is the height it takes of what its pages have, over 1 where it does not fit; ``overset`` is the
    height, in points, that runs over.
    """

    size: float
    leading: float
    masthead: Head
    bands: tuple[Band, ...]
    placement: Placement
    fullness: float
    overset: float

    @property
    def fits(self) -> bool:
        """Return whether the text stays within its pages."""
        return self.overset <= 0.0

    @property
    def flaws(self) -> float:
        """Return the price of widows, parted boxes and holes."""
        return self.placement.price + HOLE * self.placement.hole


class FitReport(Struct, frozen=True):
    """What copy-fit did: size and leading in points, and how much of the last page is spare (lines and share)."""

    size: float
    leading: float
    spare_lines: int
    spare_share: float

    def told(self) -> str:
        """Return the report in one line."""
        lines = f"{self.spare_lines} line{'s' if self.spare_lines != 1 else ''} spare"
        return f"set in {self.size:g} on {self.leading:.4g} points, {lines if self.spare_lines else 'no line spare'}"


Try = Callable[[float, float], Trial]


def fit(limits: Sizes, attempt: Try) -> Trial:
    """Return the trial at the best size that fits, its leading as loose as fits; the smallest where none does.

    ``attempt`` makes the newsletter up at a size and a leading.
    """
    sizes = fit_sizes(limits)
    trials: dict[int, Trial] = {}

    def at(index: int) -> Trial:
        if index not in trials:
            trials[index] = attempt(sizes[index], sizes[index] * limits.tightest)
        return trials[index]

    index = _largest(sizes, at)
    if not at(index).fits:
        return at(index)
    return _loosest(_clean(index, at), limits, attempt)


def fit_sizes(limits: Sizes) -> tuple[float, ...]:
    """Return the sizes that copy-fit may choose from, ascending."""
    steps = round((limits.largest - limits.smallest) / limits.step)
    return tuple(limits.smallest + limits.step * at for at in range(steps + 1))


def _largest(sizes: Sequence[float], at: Callable[[int], Trial]) -> int:
    """Return the index of the largest size that fits at the tightest leading, 0 where none does.

    Fitting is not quite monotone in the size, since lines break anew at each: what is found is a size that fits
    below one that does not.
    """
    low, high = -1, len(sizes)
    guess = len(sizes) // 3
    while high - low > 1:
        guess = min(max(guess, low + 1), high - 1)
        trial = at(guess)
        if trial.fits:
            low = guess
        else:
            high = guess
        wanted = trial.size / sqrt(trial.fullness) if trial.fullness > 0 else sizes[-1]
        guess = sum(size <= wanted for size in sizes) - 1
    return max(low, 0)


def _clean(index: int, at: Callable[[int], Trial]) -> Trial:
    """Return the trial at a slightly smaller size where that spares flaws: a parted box, a widow, a hole."""
    found, least = at(index), at(index).flaws
    for steps in range(1, min(FEWEST, index) + 1):
        if STEP * steps >= least:
            break
        trial = at(index - steps)
        if trial.fits and trial.flaws + STEP * steps < least:
            found, least = trial, trial.flaws + STEP * steps
    return found


def _loosest(tight: Trial, limits: Sizes, attempt: Try) -> Trial:
    """Return a size's trial at the loosest leading at which it still fits, no dearer in flaws."""
    low, high = 0, floor((limits.loosest - limits.tightest) * tight.size / FINEST) + 1
    best = tight
    guess = floor((tight.leading / tight.fullness - tight.leading) / FINEST) if tight.fullness > 0 else high
    while high - low > 1:
        guess = min(max(guess, low + 1), high - 1)
        trial = attempt(tight.size, tight.leading + guess * FINEST)
        if trial.fits and trial.flaws <= tight.flaws + FORGIVEN:
            best, low = trial, guess
        else:
            high = guess
        guess = (low + high) // 2
    return best
