"""Tables that lack room: bands in; the compromises made on their tables, and problems for those too wide, out."""

from collections.abc import Iterable
from itertools import chain

from isoprint.compose.slug import Slug, TableCompromise
from isoprint.content.model import Section, Table
from isoprint.content.model.walk import walk
from isoprint.makeup.newsletter.matter.bands import Band, Flow
from isoprint.makeup.newsletter.pages.paginate import PlacedBand
from isoprint.makeup.newsletter.plan import Plan
from isoprint.problems import Problem


def compromises_of(bands: Iterable[Band | PlacedBand]) -> tuple[TableCompromise, ...]:
    """Return the compromises made on the tables of bands."""
    return tuple(compromise for band in bands for slug in _slugs(band) for compromise in slug.compromises)


def _slugs(band: Band | PlacedBand) -> Iterable[Slug]:
    if isinstance(band, Flow):
        return band.slugs
    return chain.from_iterable(column.slugs for column in band.columns)


def overfull_problems(plan: Plan, compromises: Iterable[TableCompromise]) -> list[Problem]:
    """Return the problems of the tables that are too wide, with what their section can do about it."""
    overfull = [(compromise.source, _section(plan, compromise)) for compromise in compromises if compromise.overfull]
    return [
        Problem(
            "E103",
            f"This table is too wide for {_place(plan, section)}, even in small type",
            source,
            _remedy(plan, section),
        )
        for source, section in overfull
    ]


def _place(plan: Plan, section: Section | None) -> str:
    if section is None or _whole(plan, section):
        return "the page"
    return "one column" if section.span == 1 else f"{section.span} columns"


def _remedy(plan: Plan, section: Section | None) -> str:
    shorter = "remove a column, or shorten its longest words"
    if section is None or _whole(plan, section):
        return shorter
    span = section.span + 1
    wider = f"“span: {span}”" if span < plan.newsletter.columns else "“span: all”"
    return f"write {wider} in its section, {shorter}"


def _whole(plan: Plan, section: Section) -> bool:
    return section.span >= plan.newsletter.columns


def _section(plan: Plan, compromise: TableCompromise) -> Section | None:
    """Return the section that holds a table."""
    return next((s for s in plan.newsletter.sections if _holds(s, compromise)), None)


def _holds(section: Section, compromise: TableCompromise) -> bool:
    return any(isinstance(block, Table) and block.source == compromise.source for block in walk(section.body))
