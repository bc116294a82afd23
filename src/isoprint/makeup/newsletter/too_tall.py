"""Colophons and sections that are taller than a page: problems with their remedies."""

from math import ceil
from typing import Final

from isoprint.content.model import Section, plain
from isoprint.makeup.newsletter.plan import Plan
from isoprint.problems import Problem

MOST_OF_FIRST_PAGE: Final = 0.7
"""The share of a page that references and imprint may take where no other holds text."""


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
