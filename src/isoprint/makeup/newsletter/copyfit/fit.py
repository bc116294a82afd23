"""Copy-fit: a plan in, the trial that fills its pages best out."""

from functools import partial
from typing import Final

from isoprint.content.model import Figure, Section
from isoprint.content.model.walk import walk
from isoprint.makeup.newsletter.copyfit.level import level
from isoprint.makeup.newsletter.copyfit.search import best_trial
from isoprint.makeup.newsletter.copyfit.trial import Trial, make_trial
from isoprint.makeup.newsletter.plan import Plan

PICTURES: Final = (0.8, 0.65)
"""The shares of their size to which pictures shrink, tried in turn, if the smallest type does not fit."""


def fit(plan: Plan) -> Trial:
    """Return the trial at the size and leading that fill the pages, evenly if there are several.

    Pictures shrink only if even the smallest type does not fit: the last resort, because it shows most.
    """
    sizes = plan.job.theme.sizes
    for pictures in (1.0, *PICTURES) if any(map(_pictured, plan.sections)) else (1.0,):
        trial = best_trial(sizes, partial(make_trial, plan, pictures=pictures))
        if trial.fits:
            break
    return level(plan, trial) if trial.fits else trial


def smallest(plan: Plan) -> Trial:
    """Return the trial in the smallest type, with the smallest pictures."""
    sizes = plan.job.theme.sizes
    pictures = PICTURES[-1] if any(map(_pictured, plan.sections)) else 1.0
    return make_trial(plan, sizes.smallest, sizes.smallest * sizes.tightest, pictures)


def _pictured(section: Section) -> bool:
    """Return whether a section has pictures."""
    return bool(section.pictures) or any(isinstance(block, Figure) for block in walk(section.body))
