"""The newsletter: a handout in, a Document out that fills its pages exactly, or an error that says what to cut."""

from collections.abc import Iterator, Sequence
from math import floor
from typing import Final

from msgspec.structs import replace

from isoprint.compose.galley import moved
from isoprint.compose.setting import Setting
from isoprint.content.language import Language
from isoprint.content.model import Handout
from isoprint.makeup.newsletter.desk import Desk
from isoprint.makeup.newsletter.draw import draw_column
from isoprint.makeup.newsletter.fit import FitReport, Trial
from isoprint.makeup.newsletter.furniture import draw_column_rules, draw_foot, draw_running_head
from isoprint.makeup.newsletter.grid import FOOT
from isoprint.makeup.newsletter.overset import crowded, crowded_problem, overset_problem
from isoprint.makeup.newsletter.place import Placed
from isoprint.makeup.newsletter.plan import Plan, head_of, make_plan
from isoprint.makeup.newsletter.trials import make_fit
from isoprint.page import Document, Element, Item, Page
from isoprint.problems import ContentError, Problem
from isoprint.theme.model import Palette, Theme

WIDEST_GAP: Final = 1.6
"""The most, in lines, by which the room between two bands grows to fill a page."""
HALF_EMPTY: Final = 0.33
"""The spare share of a page from which on the officer is told."""


def newsletter_document(
    handout: Handout, theme: Theme, palette: Palette, setting: Setting, language: Language
) -> tuple[Document, FitReport, tuple[Problem, ...]]:
    """Return the newsletter, how it was made to fit, and warnings.

    Raises ContentError where even the smallest size has more text than pages.
    """
    plan = make_plan(handout, theme, palette, setting, language)
    if crowded(plan):
        raise ContentError([crowded_problem(plan)])
    trial = make_fit(plan)
    if not trial.fits:
        raise ContentError([overset_problem(plan, trial)])
    document = make_document(plan, trial)
    report = _report(plan, trial)
    return document, report, tuple(_warnings(plan, report))


def make_document(plan: Plan, trial: Trial) -> Document:
    """Return the newsletter's pages and their structure as a trial has them."""
    desk = plan.desk(trial.size, trial.leading, trial.pictures)
    made = tuple(_page(plan, trial, desk, page) for page in range(trial.pages))
    sections = tuple(element for band in trial.bands for element in band.elements)
    elements = (*trial.masthead.elements, *sections, *plan.colophon.elements)
    handout = plan.handout
    return Document(
        handout.title,
        plan.language.tag,
        made,
        Element("d", "Document", elements),
        plan.setting.faces,
        author=", ".join(handout.authors) or handout.club.name,
        subject=handout.subtitle,
    )


def _page(plan: Plan, trial: Trial, desk: Desk, page: int) -> Page:
    """Return one page: head, bands with the spare room shared out between them, colophon, foot."""
    grid = plan.grid
    items: list[Item] = []
    top = grid.spec.top
    if page == 0:
        items.extend(moved(trial.masthead.items, 0.0, top))
    else:
        items.extend(draw_running_head(plan.handout, desk))
    top += head_of(trial.masthead, page)
    placed = trial.placement.pages[page].bands if page < len(trial.placement.pages) else ()
    room = plan.capacity(trial.masthead, trial.pages)(page) - trial.placement.used(page)
    for band in _spread(placed, room if plan.newsletter.pages else 0.0, trial.leading):
        items.extend(draw_column_rules(band, desk, top))
        for column in band.columns:
            items.extend(draw_column(column, top + band.top))
    if page == trial.pages - 1:
        foot = grid.height - grid.spec.bottom - FOOT - plan.colophon.height
        items.extend(moved(plan.colophon.items, 0.0, foot if placed else top))
    items.extend(draw_foot(plan.handout, desk, page + 1, trial.pages))
    return Page(grid.width, grid.height, tuple(items), str(page + 1))


def _spread(placed: Sequence[Placed], room: float, leading: float) -> Iterator[Placed]:
    """Yield bands moved down so that the spare room lies above each of them, alike and within reason."""
    bands = sum(not band.headed for band in placed)
    gap = min(max(room, 0.0) / max(bands, 1), WIDEST_GAP * leading)
    down = -gap / 2
    for band in placed:
        down += 0.0 if band.headed else gap
        yield replace(band, top=band.top + down)


def _report(plan: Plan, trial: Trial) -> FitReport:
    """Return what was done; where no number of pages was asked for, only the last of them has room to spare."""
    capacity = plan.capacity(trial.masthead, trial.pages)
    pages = range(0 if plan.newsletter.pages else trial.pages - 1, trial.pages)
    spare = sum(max(capacity(page) - trial.placement.used(page), 0.0) for page in pages)
    lines = floor(spare / trial.leading + 0.01)
    return FitReport(trial.size, trial.leading, trial.pictures, lines, spare / (plan.grid.area * len(pages)))


def _warnings(plan: Plan, report: FitReport) -> Iterator[Problem]:
    pages = "page" if plan.newsletter.pages == 1 else "pages"
    if plan.newsletter.pages and report.spare_share > HALF_EMPTY:
        yield Problem(
            "W100",
            f"The newsletter leaves {report.spare_share:.0%} of its {pages} empty, even in larger type",
            plan.newsletter.source,
            "write more, add a picture, or ask for fewer pages",
        )
