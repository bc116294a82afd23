"""The newsletter: a handout in, a Document out that fills its pages exactly, or an error that says what to cut."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import moved
from isoprint.compose.setting import Setting
from isoprint.content.citations import Citations
from isoprint.content.language import Language
from isoprint.content.model import Figure, Handout, List, Newsletter, Paragraph, Section, Table, plain
from isoprint.makeup.bands import Fixed, make_bands
from isoprint.makeup.colophon import make_colophon
from isoprint.makeup.desk import Desk
from isoprint.makeup.draw import draw_column
from isoprint.makeup.fit import FitReport, Trial, fit
from isoprint.makeup.furniture import FOOT, HEAD, draw_column_rules, draw_foot, draw_running_head
from isoprint.makeup.grid import Grid, make_grid
from isoprint.makeup.look import make_look
from isoprint.makeup.masthead import Head, make_masthead
from isoprint.makeup.place import Placed, place
from isoprint.page import Document, Element, Item, Page
from isoprint.problems import ContentError, Problem
from isoprint.theme.model import Palette, Theme

BELOW_MASTHEAD: Final = 13.0
ABOVE_COLOPHON: Final = 12.0
WIDEST_GAP: Final = 1.6
"""The most, in lines, by which the room between two bands grows to fill a page."""
HALF_EMPTY: Final = 0.33
"""The spare share of a page from which on the officer is told."""


class Plan(Struct, frozen=True):
    """What of a newsletter stays the same at every size."""

    handout: Handout
    newsletter: Newsletter
    sections: tuple[Section, ...]
    theme: Theme
    palette: Palette
    setting: Setting
    language: Language
    grid: Grid
    colophon: Head

    def desk(self, size: float, leading: float) -> Desk:
        """Return what to make the pages up with at a size and leading in points."""
        return Desk(make_look(self.theme, self.palette, size, leading), self.setting, self.language, self.grid)

    @property
    def area(self) -> float:
        """Return the height of the type area between margins and foot."""
        return self.grid.height - self.grid.spec.top - self.grid.spec.bottom - FOOT

    def foot(self) -> float:
        """Return the height that the colophon takes of the last page."""
        return self.colophon.height + ABOVE_COLOPHON if self.colophon.height else 0.0


def newsletter_document(
    handout: Handout, theme: Theme, palette: Palette, setting: Setting, language: Language
) -> tuple[Document, FitReport, tuple[Problem, ...]]:
    """Return the newsletter, how it was made to fit, and warnings.

    Raises ContentError where even the smallest size has more text than pages.
    """
    plan = make_plan(handout, theme, palette, setting, language)
    trial = make_fit(plan)
    pages = plan.newsletter.pages or len(trial.placement.pages)
    if not trial.fits:
        raise ContentError([_overset(plan, trial)])
    document = _document(plan, trial, pages)
    report = _report(plan, trial, pages)
    return document, report, tuple(_warnings(plan, report))


def make_plan(handout: Handout, theme: Theme, palette: Palette, setting: Setting, language: Language) -> Plan:
    """Return what can be settled before a size is chosen: citations, masthead, colophon."""
    newsletter = handout.newsletter
    if newsletter is None:
        raise ValueError(f"{handout.name} has no newsletter")
    grid = make_grid(handout.paper, theme.page, newsletter.columns)
    citations = Citations(handout.references, handout.citations)
    sections = tuple(_cited(section, citations) for section in newsletter.sections)
    if newsletter.pages is not None:
        setting = replace(setting, memo={})
    plan = Plan(handout, newsletter, sections, theme, palette, setting, language, grid, Head((), 0.0, ()))
    running = plan.desk(theme.sizes.running, theme.sizes.running * theme.sizes.tightest)
    return replace(plan, colophon=make_colophon(handout, citations.cited, running))


def _cited(section: Section, citations: Citations) -> Section:
    """Return a section whose citations are printed as text, in reading order."""
    return replace(
        section,
        heading=citations.inlines(section.heading),
        body=citations.blocks(section.body),
        by=citations.inlines(section.by),
        pictures=tuple(replace(f, caption=citations.inlines(f.caption)) for f in section.pictures),
        events=tuple(
            replace(e, what=citations.inlines(e.what), where=citations.inlines(e.where)) for e in section.events
        ),
    )


def make_fit(plan: Plan) -> Trial:
    """Return the newsletter made up at the size and leading that fill its pages."""
    sizes = plan.theme.sizes
    if plan.newsletter.pages is None:
        return _attempt(plan, sizes.running, round(sizes.running * 1.263, 2))
    return fit(sizes, lambda size, leading: _attempt(plan, size, leading))


def _attempt(plan: Plan, size: float, leading: float) -> Trial:
    """Make the newsletter up at one size and leading."""
    desk = plan.desk(size, leading)
    bands = make_bands(plan.sections, desk)
    masthead = make_masthead(plan.handout, desk)
    wanted = plan.newsletter.pages
    placement = place(bands, plan.grid, leading, _capacity(plan, masthead, wanted))
    if wanted is None:
        placement = place(bands, plan.grid, leading, _capacity(plan, masthead, len(placement.pages)))
    count = len(placement.pages)
    overset = sum(placement.used(page) for page in range(wanted, count)) if wanted else 0.0
    too_tall = max((b.height - plan.area + HEAD for b in bands if isinstance(b, Fixed)), default=0.0)
    overset += max(too_tall, 0.0)
    hole = placement.hole / (plan.grid.measure * plan.area)
    capacity = _capacity(plan, masthead, wanted)
    room = sum(capacity(page) for page in range(wanted or count))
    fullness = sum(placement.used(page) for page in range(count)) / room
    return Trial(size, leading, masthead, bands, replace(placement, hole=hole), fullness, overset)


def _capacity(plan: Plan, masthead: Head, pages: int | None) -> Callable[[int], float]:
    """Return the height of each page, for a newsletter whose last page is number ``pages``."""

    def capacity(page: int) -> float:
        last = pages is not None and page >= pages - 1
        return plan.area - _head(masthead, page) - (plan.foot() if last else 0.0)

    return capacity


def _head(masthead: Head, page: int) -> float:
    """Return the height that masthead or running head takes of a page."""
    return HEAD if page else masthead.height + BELOW_MASTHEAD


def _document(plan: Plan, trial: Trial, pages: int) -> Document:
    """Return the newsletter's pages and their structure."""
    desk = plan.desk(trial.size, trial.leading)
    made = tuple(_page(plan, trial, desk, page, pages) for page in range(pages))
    sections = tuple(element for band in trial.bands for element in band.elements)
    elements = (*trial.masthead.elements, *sections, *plan.colophon.elements)
    handout = plan.handout
    return Document(
        handout.title,
        plan.language.tag,
        made,
        Element("d", "Document", elements),
        plan.setting.faces,  # type: ignore[arg-type]
        author=", ".join(handout.authors) or handout.club.name,
        subject=handout.subtitle,
    )


def _page(plan: Plan, trial: Trial, desk: Desk, page: int, pages: int) -> Page:
    """Return one page: head, bands with the spare room shared out between them, colophon, foot."""
    grid = plan.grid
    items: list[Item] = []
    top = grid.spec.top
    if page == 0:
        items.extend(moved(trial.masthead.items, 0.0, top))
    else:
        items.extend(draw_running_head(plan.handout, desk))
    top += _head(trial.masthead, page)
    placed = trial.placement.pages[page] if page < len(trial.placement.pages) else ()
    room = _capacity(plan, trial.masthead, pages)(page) - trial.placement.used(page)
    for band in _spread(placed, room, trial.leading):
        items.extend(draw_column_rules(band, desk, top))
        for column in band.columns:
            items.extend(draw_column(column, top + band.top))
    if page == pages - 1:
        items.extend(moved(plan.colophon.items, 0.0, grid.height - grid.spec.bottom - FOOT - plan.colophon.height))
    items.extend(draw_foot(plan.handout, desk, page + 1, pages))
    return Page(grid.width, grid.height, tuple(items), str(page + 1))


def _spread(placed: Sequence[Placed], room: float, leading: float) -> Iterator[Placed]:
    """Yield bands moved down so that the spare room lies above each of them, alike and within reason."""
    bands = sum(not band.headed for band in placed)
    gap = min(max(room, 0.0) / max(bands, 1), WIDEST_GAP * leading)
    down = -gap / 2
    for band in placed:
        down += 0.0 if band.headed else gap
        yield replace(band, top=band.top + down)


def _report(plan: Plan, trial: Trial, pages: int) -> FitReport:
    spare = max(_capacity(plan, trial.masthead, pages)(pages - 1) - trial.placement.used(pages - 1), 0.0)
    return FitReport(trial.size, trial.leading, floor(spare / trial.leading + 0.01), spare / plan.area)


def _warnings(plan: Plan, report: FitReport) -> Iterator[Problem]:
    if plan.newsletter.pages and report.spare_share > HALF_EMPTY:
        yield Problem(
            "W100",
            f"The newsletter leaves {report.spare_share:.0%} of its last page empty, even in larger type",
            plan.newsletter.source,
            "write more, add a picture, or ask for fewer pages",
        )


def _overset(plan: Plan, trial: Trial) -> Problem:
    """Return the problem of a text that does not fit: by how much, and where to cut."""
    lines = ceil(trial.overset / trial.leading) * plan.newsletter.columns
    counts = [(count_words(section), section) for section in plan.newsletter.sections]
    most, longest = max(counts, key=lambda found: found[0])
    words = sum(count for count, _ in counts)
    cut = words_to_cut(plan, trial, words)
    name = f"“{plain(longest.heading)}”" if longest.heading else "the section in this line"
    pages = plan.newsletter.pages
    return Problem(
        "E100",
        f"The newsletter is about {lines} lines too long for {pages} page{'s' if pages != 1 else ''}, even in the "
        f"smallest type; its longest section is {name} with {most} words",
        longest.source,
        f"cut about {cut} words in {name}, or write “pages: {len(trial.placement.pages)}”",
    )


def words_to_cut(plan: Plan, trial: Trial, words: int) -> int:
    """Return about how many words are too many: the share of the text's height that is overset, and a line a column."""
    capacity = _capacity(plan, trial.masthead, plan.newsletter.pages)
    wanted = plan.newsletter.pages or 1
    room = sum(capacity(page) for page in range(wanted))
    taken = sum(trial.placement.used(page) for page in range(min(wanted, len(trial.placement.pages))))
    per_point = words / (min(room, taken) + trial.overset)
    return ceil((trial.overset + trial.leading) * per_point)


def count_words(section: Section) -> int:
    """Return the number of words in a section's heading and text."""
    return len(plain(section.heading).split()) + sum(_block_words(block) for block in section.body)


def _block_words(block: Paragraph | List | Table | Figure) -> int:
    match block:
        case Paragraph(inlines):
            return len(plain(inlines).split())
        case List(items):
            return sum(_block_words(inner) for item in items for inner in item)
        case Table(header, rows):
            return sum(len(plain(cell).split()) for row in (header, *rows) for cell in row)
        case Figure():
            return len(plain(block.caption).split())
