"""Pages leveled: the trial that copy-fit has chosen in; the same with all its pages used alike out."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.makeup.newsletter.copyfit.trial import Trial
from isoprint.makeup.newsletter.pages.paginate import Pagination, paginate
from isoprint.makeup.newsletter.plan import PageHeights, Plan

HALVINGS: Final = 7
"""How often the interval is halved in which the level of pages is sought: to a hundredth of their height."""
WORTH: Final = 1700.0
"""The price of breaks that level pages are worth, a page: a widow, but no table or box parted for their sake."""
LEVELED: Final = 6
"""The pages that are leveled each by itself; further ones are like the last of these."""


def level(plan: Plan, trial: Trial) -> Trial:
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
