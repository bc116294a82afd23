"""The newsletter: a handout in, a Document out that fills its pages exactly, or an error that says what to cut."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from math import floor
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.makeup.job import Job
from isoprint.makeup.newsletter.copyfit.attempt import make_fit
from isoprint.makeup.newsletter.copyfit.overset import count_words, crowded, crowded_problem, overset_problem
from isoprint.makeup.newsletter.copyfit.search import FitReport, Trial
from isoprint.makeup.newsletter.copyfit.tight_tables import overfull_problems
from isoprint.makeup.newsletter.furniture.foot import draw_foot
from isoprint.makeup.newsletter.furniture.masthead import NO_FURNITURE
from isoprint.makeup.newsletter.pages.draw_page import as_document, distribute, draw_page, make_page
from isoprint.makeup.newsletter.pages.paginate import PlacedBand
from isoprint.makeup.newsletter.plan import Plan, make_plan
from isoprint.makeup.newsletter.running import Running
from isoprint.page import Document, Page
from isoprint.problems import ContentError, Problem

TAIL: Final = 0.25
"""The share of a last page up to which its text looks left over."""
MANY_WORDS: Final = 5000
"""Words from which on a text of as many pages as it takes is set only once, while its pages are read."""
HALF_EMPTY: Final = 0.33
"""The spare share of a page from which on the officer is told."""


class MadeUp(Struct, frozen=True):
    """A newsletter; how it was made to fit, and warnings, can be asked for when its pages have been read."""

    document: Document
    report: Callable[[], FitReport]
    warnings: Callable[[], tuple[Problem, ...]]


def make_up(job: Job) -> MadeUp:
    """Return the newsletter of a handout.

    Raises ContentError where even the smallest size has more text than pages; where there are as many pages as it
    takes, reading them raises it for what is taller than a page.
    """
    plan = make_plan(job)
    if crowded(plan):
        raise ContentError([crowded_problem(plan)])
    if plan.newsletter.pages is None:
        return _without_tail(plan)
    trial = make_fit(plan)
    if not trial.fits:
        raise ContentError(overfull_problems(plan, trial.compromises) or [overset_problem(plan, trial)])
    return _fitted(plan, trial)


def _fitted(plan: Plan, trial: Trial) -> MadeUp:
    report = report_of(plan, trial)
    return MadeUp(make_document(plan, trial), lambda: report, lambda: tuple(_half_empty(plan, report)))


def _without_tail(plan: Plan) -> MadeUp:
    """Return a newsletter of as many pages as it takes, made while it is read where these are many.

    Of a few pages the last is not left nearly empty: the text is fitted to one page less or, where it is too much
    for that, to all of them.
    """
    running = Running(plan)
    made = MadeUp(as_document(plan, running, running.feet()), running.report, lambda: tuple(_tail(plan, running)))
    if sum(map(count_words, plan.sections)) > MANY_WORDS:
        return made
    pages = tuple(running)
    for count in (len(pages) - 1, len(pages)) if len(pages) > 1 and running.share < TAIL else ():
        handout = replace(plan.job.handout, newsletter=replace(plan.newsletter, pages=count))
        fitting = make_plan(replace(plan.job, handout=handout))
        trial = None if crowded(fitting) else make_fit(fitting)
        if trial and trial.fits:
            return _fitted(fitting, trial)
    return replace(made, document=as_document(plan, pages, tuple(running.feet())))


def make_document(plan: Plan, trial: Trial) -> Document:
    """Return the newsletter's pages and their structure as a trial has them."""
    pages = trial.pages + len(plan.parts) - 1
    return as_document(plan, tuple(_page(plan, trial, number, pages) for number in range(pages)))


def _page(plan: Plan, trial: Trial, number: int, count: int) -> Page:
    """Return one page of ``count``, the spare room shared out between its bands; all elements come with the first."""
    layout = plan.layout(trial.size, trial.leading, trial.pictures)
    colophon = plan.parts[number - trial.pages + 1] if number >= trial.pages - 1 else NO_FURNITURE
    drawn = draw_page(plan, layout, trial.masthead, number, _bands(plan, trial, number), colophon=colophon)
    foot = draw_foot(plan.job.handout, layout, number + 1, count)
    elements = [element for page in trial.pagination.pages for element in page.elements]
    whole = (*trial.masthead.elements, *elements, *plan.colophon.galley.elements)
    return make_page(plan, number, chain(drawn, foot), () if number else whole)


def _bands(plan: Plan, trial: Trial, number: int) -> Sequence[PlacedBand]:
    """Return the bands of a page, spread over the room that it has to spare; none after the text's end."""
    pages = trial.pagination.pages
    if number >= min(len(pages), trial.pages):
        return ()
    room = plan.capacity(trial.masthead, trial.pages)(number) - trial.pagination.used(number)
    return distribute(pages[number].bands, room, trial.leading, first=not number)


def report_of(plan: Plan, trial: Trial) -> FitReport:
    """Return what was done to fill the pages."""
    capacity = plan.capacity(trial.masthead, trial.pages)
    spare = sum(max(capacity(page) - trial.pagination.used(page), 0.0) for page in range(trial.pages))
    lines = floor(spare / trial.leading + 0.01)
    return FitReport(trial.size, trial.leading, trial.pictures, lines, spare / (plan.grid.area * trial.pages))


def _half_empty(plan: Plan, report: FitReport) -> Iterator[Problem]:
    if report.spare_share > HALF_EMPTY:
        pages = "page" if plan.newsletter.pages == 1 else "pages"
        message = f"The newsletter leaves {report.spare_share:.0%} of its {pages} empty, even in larger type"
        yield Problem("W100", message, plan.newsletter.source, "write more, add a picture, or ask for fewer pages")


def _tail(plan: Plan, running: Running) -> Iterator[Problem]:
    """Yield a warning where little text stands on the last page; none where it is the references' own."""
    if 0.0 < running.share < TAIL and running.made > 1:
        message = f"The last page of the newsletter is nearly empty: its text takes {running.share:.0%} of it"
        yield Problem("W100", message, plan.newsletter.source, "cut a few lines, or write more")
