"""A trial: a plan made up at one size and leading, with how full its pages are and what is wrong with them."""

from typing import Final

from msgspec import Struct

from isoprint.compose.slug import TableCompromise
from isoprint.makeup.newsletter.furniture.masthead import Furniture, make_masthead
from isoprint.makeup.newsletter.matter.bands import Band, make_bands
from isoprint.makeup.newsletter.matter.spanning import Fixed
from isoprint.makeup.newsletter.pages.paginate import Pagination, paginate
from isoprint.makeup.newsletter.plan import Plan
from isoprint.makeup.newsletter.too_large import compromises_of

HOLE: Final = 40000.0
"""The demerits of a whole page left empty beside wide sections; shares of it cost less."""
OVERFULL: Final = 1.02
"""The least fullness of pages that do not fit."""


class Trial(Struct, frozen=True):
    """A newsletter made up at one size and leading.

    ``fullness`` is the height it takes of what its pages have, over 1 where it does not fit; ``overset`` is the
    height, in points, that runs over. ``pages`` is how many it has; ``pictures`` the share of their size that they
    have; ``compromises`` are those on its tables that lack room.
    """

    size: float
    leading: float
    masthead: Furniture
    bands: tuple[Band, ...]
    pagination: Pagination
    fullness: float
    overset: float
    pages: int
    pictures: float = 1.0
    compromises: tuple[TableCompromise, ...] = ()
    hole: float = 0.0
    """The area left empty beside wide sections, as a share of a page."""

    @property
    def fits(self) -> bool:
        """Return whether the text fits its pages, and the words of its tables their columns."""
        return self.overset <= 0.0 and not any(compromise.overfull for compromise in self.compromises)

    @property
    def flaws(self) -> float:
        """Return the demerits of widows, split boxes, holes and compromises on tables."""
        tables = sum(compromise.price for compromise in self.compromises)
        return self.pagination.price + HOLE * self.hole + tables


def make_trial(plan: Plan, size: float, leading: float, pictures: float = 1.0) -> Trial:
    """Return a newsletter made up at one size and leading in points, pictures at a share of their size.

    Raises ValueError for a newsletter of as many pages as it takes, which has nothing to fit.
    """
    layout = plan.layout(size, leading, pictures)
    bands = make_bands(plan.sections, layout)
    masthead = make_masthead(plan.job.handout, layout)
    pages = plan.pages
    if pages is None:
        raise ValueError("a newsletter of as many pages as it takes is not fitted")
    heights = plan.heights(masthead, pages)
    pagination = paginate(bands, plan.grid, leading, heights)
    used = [pagination.used(page) for page in range(len(pagination.pages))]
    overset = sum(used[pages:]) + pagination.over
    fullness = (sum(used) + pagination.over) / sum(heights[page] for page in range(pages))
    hole = sum(band.hole for band in bands if isinstance(band, Fixed)) / (plan.grid.measure * plan.grid.area)
    compromises = compromises_of(bands)
    runs_over = overset or any(compromise.overfull for compromise in compromises)
    fullness = max(fullness, OVERFULL) if runs_over else fullness
    return Trial(size, leading, masthead, bands, pagination, fullness, overset, pages, pictures, compromises, hole=hole)
