"""Pages leveled: the trial that copy-fit has chosen in, the same trial with its pages filled alike out."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.makeup.newsletter.copyfit.trial import Trial
from isoprint.makeup.newsletter.pages.paginate import Pagination, paginate
from isoprint.makeup.newsletter.plan import PageHeights, Plan

HALVINGS: Final = 7
"""How often the interval is halved in the search for the level of pages: to a hundredth of their height."""
WORTH: Final = 1700.0
"""The demerits a page that level pages are worth: one widow, never a split table or box."""
LEVELED: Final = 6
"""The number of pages that are leveled one by one; further pages are like the last of these."""


def level(plan: Plan, trial: Trial) -> Trial:
    """Return a trial whose pages are filled alike: as low as they can be filled and still hold the text.

    Why page by page: something that keeps one page full, such as a picture, must not force the others full.
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
    """Return a trial's bands placed on pages that are each filled only to a share of their height."""
    full = plan.heights(trial.masthead, trial.pages).named
    lower = PageHeights(tuple(height * shares[min(at, len(shares) - 1)] for at, height in enumerate(full)))
    return paginate(trial.bands, plan.grid, trial.leading, lower)
