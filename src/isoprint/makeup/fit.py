"""Copy-fit: the size and leading at which a newsletter fills exactly its pages, and a word on what was done.

The means are tried from the least visible to the most: the leading, the size, then the room between bands.
"""

from collections.abc import Callable, Sequence
from math import ceil
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


class Trial(Struct, frozen=True):
    """A newsletter made up at one size and leading; ``overset`` is the height, in points, that runs over."""

    size: float
    leading: float
    masthead: Head
    bands: tuple[Band, ...]
    placement: Placement
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
        spare = f"{self.spare_lines} lines spare" if self.spare_lines else "no line spare"
        return f"set in {self.size:g} on {self.leading:.4g} points, {spare}"


Try = Callable[[float, float], Trial]


def fit(sizes: Sequence[float], limits: Sizes, attempt: Try) -> Trial:
    """Return the trial at the largest size that fits, its leading as loose as fits; the smallest where none does.

    ``attempt`` makes the newsletter up at a size and a leading. Fitting is not quite monotone in the size, since
    lines break anew at each: so the sizes just above the one found are tried too.
    """
    best = _largest(sizes, limits, attempt)
    if not best.fits:
        return best
    return _loosest(_clean(best, sizes, limits, attempt), limits, attempt)


def fit_sizes(limits: Sizes) -> tuple[float, ...]:
    """Return the sizes that copy-fit may choose from, ascending."""
    steps = round((limits.largest - limits.smallest) / limits.step)
    return tuple(limits.smallest + limits.step * at for at in range(steps + 1))


def _largest(sizes: Sequence[float], limits: Sizes, attempt: Try) -> Trial:
    """Bisect for the largest size that fits at the tightest leading."""
    low, high = 0, len(sizes) - 1
    best = attempt(sizes[0], sizes[0] * limits.tightest)
    if not best.fits:
        return best
    while low < high:
        middle = (low + high + 1) // 2
        trial = attempt(sizes[middle], sizes[middle] * limits.tightest)
        if trial.fits:
            best, low = trial, middle
        else:
            high = middle - 1
    return best


def _clean(best: Trial, sizes: Sequence[float], limits: Sizes, attempt: Try) -> Trial:
    """Return a slightly smaller trial where that spares flaws: a parted box, a widow, a hole."""
    at = sizes.index(best.size)
    found, least = best, best.flaws
    for steps, size in enumerate(reversed(sizes[:at]), 1):
        if STEP * steps >= least or steps > FEWEST:
            break
        trial = attempt(size, size * limits.tightest)
        if trial.fits and trial.flaws + STEP * steps < least:
            found, least = trial, trial.flaws + STEP * steps
    return found


def _loosest(tight: Trial, limits: Sizes, attempt: Try) -> Trial:
    """Bisect for the loosest leading at which a size still fits."""
    low, high = 0, ceil((limits.loosest - limits.tightest) * tight.size / FINEST)
    best = tight
    while low < high:
        middle = (low + high + 1) // 2
        trial = attempt(tight.size, tight.leading + middle * FINEST)
        if trial.fits and trial.flaws <= tight.flaws + 1.0:
            best, low = trial, middle
        else:
            high = middle - 1
    return best
