"""What is too large for its place, as problems with remedies: tables, sections, and colophons."""

from collections.abc import Iterable
from itertools import chain
from math import ceil
from typing import Final

from isoprint.compose.slug import Slug, TableCompromise
from isoprint.content.model import Section, Table, plain
from isoprint.content.model.walk import walk
from isoprint.makeup.newsletter.matter.bands import Band, Flow
from isoprint.makeup.newsletter.pages.paginate import PlacedBand
from isoprint.makeup.newsletter.plan import Plan
from isoprint.problems import Problem, Source

MOST_OF_FIRST_PAGE: Final = 0.7
"""The share of a page that references and imprint may take where no other holds text."""


def compromises_of(bands: Iterable[Band | PlacedBand]) -> tuple[TableCompromise, ...]:
    """Return the compromises made on the tables of bands."""
    return tuple(compromise for band in bands for slug in _slugs(band) for compromise in slug.compromises)


def _slugs(band: Band | PlacedBand) -> Iterable[Slug]:
    if isinstance(band, Flow):
        return band.slugs
    return chain.from_iterable(column.slugs for column in band.columns)


def overfull_problems(plan: Plan, compromises: Iterable[TableCompromise]) -> list[Problem]:
    """Return the problems of the tables that are too wide, with what their section can do about it."""
    return [_overfull_problem(plan, compromise.source) for compromise in compromises if compromise.overfull]


def _overfull_problem(plan: Plan, source: Source) -> Problem:
    columns = plan.newsletter.columns
    section = next(each for each in plan.newsletter.sections if _holds(each, source))
    place, remedy = "the page", "remove a column, or shorten its longest words"
    if section.span < columns:
        place = "one column" if section.span == 1 else f"{section.span} columns"
        wider = section.span + 1
        remedy = f"write “span: {wider if wider < columns else 'all'}” in its section, {remedy}"
    return Problem("E103", f"This table is too wide for {place}, even in small type", source, remedy)


def _holds(section: Section, source: Source) -> bool:
    """Return whether a section holds the table at a place in its file."""
    return any(isinstance(block, Table) and block.source == source for block in walk(section.body))


def crowded(plan: Plan) -> bool:
    """Return whether references and imprint leave no room to speak of on the pages asked for."""
    return plan.newsletter.pages is not None and plan.newsletter.pages < _fewest_pages(plan)


def _fewest_pages(plan: Plan) -> int:
    """Return the number of pages at which references and imprint leave room for text."""
    return len(plan.parts) + (plan.foot > MOST_OF_FIRST_PAGE * plan.room)


def crowded_problem(plan: Plan) -> Problem:
    """Return the problem of references and imprint that are too tall."""
    pages = plan.newsletter.pages
    message = "The references and the imprint are too tall: they leave no room for text on "
    return Problem(
        "E101",
        message + ("one page" if pages == 1 else f"{pages} pages"),
        plan.newsletter.source,
        f"cite fewer references, shorten their entries, or write “pages: {_fewest_pages(plan)}” or more",
    )


def too_tall_problem(plan: Plan, tall: str, over: float, leading: float) -> Problem:
    """Return the problem of a section that is ``over`` points taller than a page; ``tall`` is an element in it."""
    at = int(tall.split(".")[1]) - 1
    section = plan.newsletter.sections[at]
    count = ceil(over / leading)
    lines = "1 line" if count == 1 else f"{count} lines"
    remedy = "split it into two sections"
    if section.style.whole:
        remedy = "cut it down to a few lines, or give it another style"
    elif section.span < plan.newsletter.columns:
        remedy = f"write “span: all”, or {remedy}"
    return Problem(
        "E101",
        f"{section_name(section, first=True)} is about {lines} taller than a page and must stay in one piece",
        section.source,
        remedy,
    )


def section_name(section: Section, *, first: bool = False) -> str:
    """Return how a section is called in a message."""
    if section.heading:
        return f"“{plain(section.heading)}”"
    return "The section on this line" if first else "the section on this line"
