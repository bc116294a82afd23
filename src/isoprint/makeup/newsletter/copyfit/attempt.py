"""Trials of a newsletter: a plan in, pages filled at the size, leading and scale of pictures that fit them best out."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from msgspec.structs import replace

from isoprint.content.model import Figure, Section
from isoprint.content.model.walk import walk
from isoprint.makeup.newsletter.copyfit.search import Trial, fit
from isoprint.makeup.newsletter.copyfit.tight_tables import compromises_of
from isoprint.makeup.newsletter.furniture.masthead import make_masthead
from isoprint.makeup.newsletter.matter.bands import Fixed, make_bands
from isoprint.makeup.newsletter.pages.paginate import Pagination, paginate
from isoprint.makeup.newsletter.plan import PageHeights, Plan

PICTURES: Final = (0.8, 0.65)
"""The shares of their size to which pictures shrink, one after the other, where the smallest type does not fit."""
HALVINGS: Final = 7
"""How often the interval is halved in which the level of pages is sought: to a hundredth of their height."""
WORTH: Final = 1700.0
"""The price of breaks that level pages are worth, a page: a widow, but no table or box parted for their sake."""
LEVELED: Final = 6
"""The pages that are leveled each by itself; further ones are like the last of these."""
OVERFULL: Final = 1.02
"""The least that is said of the fullness of pages that do not fit."""


def make_fit(plan: Plan) -> Trial:
    """Return the newsletter made up at the size and leading that fill its pages, evenly where there are several.

    Pictures shrink only where even the smallest type does not fit: the last means, for it is the most visible.
    """
    sizes = plan.job.theme.sizes
    for pictures in (1.0, *PICTURES) if any(map(_pictured, plan.sections)) else (1.0,):
        trial = fit(sizes, partial(attempt, plan, pictures=pictures))
        if trial.fits:
            break
    return _level(plan, trial) if trial.fits else trial


def smallest(plan: Plan) -> Trial:
    """Return the newsletter made up as small as can be."""
    sizes = plan.job.theme.sizes
    pictures = PICTURES[-1] if any(map(_pictured, plan.sections)) else 1.0
    return attempt(plan, sizes.smallest, sizes.smallest * sizes.tightest, pictures)


def _pictured(section: Section) -> bool:
    """Return whether a section has pictures."""
    return bool(section.pictures) or any(isinstance(block, Figure) for block in walk(section.body))


def attempt(plan: Plan, size: float, leading: float, pictures: float = 1.0) -> Trial:
    """Make the newsletter up at one size and leading."""
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
    compromises = tuple(compromises_of(bands))
    runs_over = overset or any(compromise.overfull for compromise in compromises)
    return Trial(
        size,
        leading,
        masthead,
        bands,
        pagination,
        max(fullness, OVERFULL) if runs_over else fullness,
        overset,
        pages,
        pictures,
        compromises,
        hole,
    )


def _level(plan: Plan, trial: Trial) -> Trial:
    """Return a trial whose pages are all used alike: as low as they can be filled and still hold the text.

    Page by page, for what keeps one of them full, such as a picture, must not keep the others so.
    """
    best, shares = trial, [1.0] * trial.pages
    dearest = trial.pagination.price + WORTH * trial.pages
    for page in range(min(trial.pages - 1, LEVELED)):
        low, high = 0.0, shares[page]
        for _ in range(HALVINGS):
            share = (low + high) / 2
            lower = _placed_again(plan, trial, [*shares[:page], *(share for _ in shares[page:])])
            if len(lower.pages) <= trial.pages and not lower.over and lower.price <= dearest:
                best, high = replace(trial, pagination=lower), share
            else:
                low = share
        shares[page:] = [high] * (trial.pages - page)
    return best


def _placed_again(plan: Plan, trial: Trial, shares: Sequence[float]) -> Pagination:
    """Return a trial's bands placed on pages of which each holds only a share of what it can."""
    full = plan.heights(trial.masthead, trial.pages).named
    lower = PageHeights(tuple(height * shares[min(at, len(shares) - 1)] for at, height in enumerate(full)))
    return paginate(trial.bands, plan.grid, trial.leading, lower)
