"""Copy-fit: a plan in, the trial that fills its pages best out, evenly if there are several."""

from functools import partial
from typing import Final

from msgspec.structs import replace

from isoprint.content.model import Figure, Section
from isoprint.content.model.walk import walk
from isoprint.makeup.newsletter.copyfit.search import best_trial
from isoprint.makeup.newsletter.copyfit.trial import Trial, make_trial
from isoprint.makeup.newsletter.pages.paginate import paginate
from isoprint.makeup.newsletter.plan import PageHeights, Plan

PICTURES: Final = (0.8, 0.65)
"""The shares of their size to which pictures shrink, tried in turn, if the smallest type does not fit."""
HALVINGS: Final = 7
"""How often the interval is halved in the search for the level of pages: to a hundredth of their height."""
WORTH: Final = 1700.0
"""The demerits a page that level pages are worth: one widow, never a split table or box."""
LEVELED: Final = 6
"""The number of pages that are leveled one by one; further pages are like the last of these."""


def fit(plan: Plan) -> Trial:
    """Return the trial at the size and leading that fill the pages, evenly if there are several.

    Pictures shrink only if even the smallest type does not fit: the last resort, because it shows most.
    """
    sizes = plan.job.theme.sizes
    for pictures in (1.0, *PICTURES) if any(map(_pictured, plan.sections)) else (1.0,):
        trial = best_trial(sizes, partial(make_trial, plan, pictures=pictures))
        if trial.fits:
            break
    return _level(plan, trial) if trial.fits else trial


def _level(plan: Plan, trial: Trial) -> Trial:
    """Return a trial whose pages are filled alike: as low as they can be filled and still hold the text.

    Why page by page: something that keeps one page full, such as a picture, must not force the others full.
    """
    shares: list[float] = []
    best, high = trial, 1.0
    full = plan.heights(trial.masthead, trial.pages).named
    dearest = trial.pagination.price + WORTH * trial.pages
    for page in range(min(trial.pages - 1, LEVELED)):
        low = 0.0
        for _ in range(HALVINGS):
            share = (low + high) / 2
            heights = (height * (shares[at] if at < page else share) for at, height in enumerate(full))
            lower = paginate(trial.bands, plan.grid, trial.leading, PageHeights(tuple(heights)))
            if len(lower.pages) <= trial.pages and not lower.over and lower.price <= dearest:
                best, high = replace(trial, pagination=lower), share
            else:
                low = share
        shares.append(high)
    return best


def smallest(plan: Plan) -> Trial:
    """Return the trial in the smallest type, with the smallest pictures."""
    sizes = plan.job.theme.sizes
    pictures = PICTURES[-1] if any(map(_pictured, plan.sections)) else 1.0
    return make_trial(plan, sizes.smallest, sizes.smallest * sizes.tightest, pictures)


def _pictured(section: Section) -> bool:
    """Return whether a section has pictures."""
    return bool(section.pictures) or any(isinstance(block, Figure) for block in walk(section.body))
