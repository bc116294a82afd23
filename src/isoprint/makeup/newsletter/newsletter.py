"""The newsletter: a handout in, a Document out that fills its pages exactly, or an error that says what to cut."""

from math import floor
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.makeup.job import Job
from isoprint.makeup.newsletter.auto_pages import fill_auto_pages
from isoprint.makeup.newsletter.copyfit.fit import fit
from isoprint.makeup.newsletter.copyfit.trial import Trial
from isoprint.makeup.newsletter.pages.arrange import Arrangement, distribute, page_contents
from isoprint.makeup.newsletter.pages.draw_page import draw_document
from isoprint.makeup.newsletter.plan import Plan, make_plan
from isoprint.makeup.newsletter.report import TAIL, FitReport, half_empty_warnings, tail_warnings
from isoprint.makeup.newsletter.too_large import crowded, crowded_problem, overfull_problems
from isoprint.page import Document
from isoprint.problems import ContentError, Problem

MANY_WORDS: Final = 5000
"""Words up to which the last page of as many as it takes is not left nearly empty.

Why not of more: fitting a text to one page less makes it up some ten times. At 110,000 words that takes five times as
long and three times the memory, and on that many pages nobody minds where the last one ends.
"""


class NewsletterLayout(Struct, frozen=True):
    """A newsletter made up: its document, how it was made to fit, and warnings about its pages."""

    document: Document
    report: FitReport
    warnings: tuple[Problem, ...]


def make_up(job: Job) -> NewsletterLayout:
    """Return the newsletter of a handout.

    Raises ContentError if the text overruns its pages even in the smallest size, or if no page can hold a part of it.
    """
    plan = make_plan(job)
    if crowded(plan):
        raise ContentError([crowded_problem(plan)])
    if plan.newsletter.pages is None:
        return _without_tail(plan)
    trial = fit(plan)
    if not trial.fits:
        from isoprint.makeup.newsletter.copyfit.overset import overset_problem

        raise ContentError(overfull_problems(plan, trial.compromises) or [overset_problem(plan, trial)])
    return _fitted(plan, trial)


def _without_tail(plan: Plan) -> NewsletterLayout:
    """Return a newsletter of as many pages as it takes.

    Of a few pages the last is not left nearly empty: the text is fitted to one page less or, where it is too much
    for that, to all of them.
    """
    from isoprint.makeup.newsletter.copyfit.overset import count_words

    auto = fill_auto_pages(plan)
    pages = len(auto.arrangement.pages)
    tail = pages > 1 and auto.last_share < TAIL and sum(map(count_words, plan.sections)) <= MANY_WORDS
    for count in (pages - 1, pages) if tail else ():
        handout = replace(plan.job.handout, newsletter=replace(plan.newsletter, pages=count))
        fitting = make_plan(replace(plan.job, handout=handout))
        trial = None if crowded(fitting) else fit(fitting)
        if trial and trial.fits:
            return _fitted(fitting, trial)
    warnings = tail_warnings(plan.newsletter, auto.last_share) if pages > 1 else ()
    return NewsletterLayout(draw_document(plan, auto.arrangement), auto.report, warnings)


def _fitted(plan: Plan, trial: Trial) -> NewsletterLayout:
    report = report_of(plan, trial)
    document = draw_document(plan, arrange(plan, trial))
    return NewsletterLayout(document, report, half_empty_warnings(plan.newsletter, report))


def arrange(plan: Plan, trial: Trial) -> Arrangement:
    """Return a trial's pages, the spare room of each distributed between its bands, and those of the colophon.

    Pages after the end of the text have no bands.
    """
    heights = plan.heights(trial.masthead, trial.pages)
    text = [
        distribute(filled.bands, heights[page] - filled.used, trial.leading, first=not page)
        for page, filled in enumerate(trial.pagination.pages[: trial.pages])
    ]
    after = [()] * (trial.pages - len(text))
    contents = page_contents([*text, *after], plan.parts)
    layout = plan.layout(trial.size, trial.leading, trial.pictures)
    return Arrangement(layout, trial.masthead, contents, trial.pagination.elements)


def report_of(plan: Plan, trial: Trial) -> FitReport:
    """Return how a trial fills its pages."""
    heights = plan.heights(trial.masthead, trial.pages)
    spare = sum(max(heights[page] - trial.pagination.used(page), 0.0) for page in range(trial.pages))
    lines = floor(spare / trial.leading + 0.01)
    return FitReport(trial.size, trial.leading, trial.pictures, lines, spare / (plan.grid.area * trial.pages))
