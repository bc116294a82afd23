"""The plan of a newsletter: everything that is settled before a size is chosen, and the heights of its pages."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.content.model import Newsletter, Section
from isoprint.content.text.citations import Citations
from isoprint.makeup.grid import HEAD_HEIGHT, Grid, make_grid
from isoprint.makeup.job import Job, Layout
from isoprint.makeup.look import make_look
from isoprint.makeup.newsletter.furniture.colophon import Colophon, make_colophon
from isoprint.makeup.newsletter.furniture.masthead import NO_FURNITURE, Furniture

BELOW_MASTHEAD: Final = 13.0
"""The room between masthead and text, in points."""
ABOVE_COLOPHON: Final = 12.0
"""The room between text and colophon, in points."""
HALVES: Final = 2
"""The columns into which text is divided where a newsletter has only one: no eye follows lines as long as a page."""


class PageHeights(Struct, frozen=True):
    """The room for text on each page, in points; pages after the last that is named are like it."""

    named: tuple[float, ...]

    def __getitem__(self, page: int) -> float:
        """Return the height of page 0, 1, …"""
        return self.named[min(page, len(self.named) - 1)]


class Plan(Struct, frozen=True):
    """Everything about a newsletter that is the same at every size; citations in its ``sections`` are text already.

    ``parts`` is the colophon of a newsletter whose pages are counted: the first part is below the text, each other
    one has a page of its own.
    """

    job: Job
    newsletter: Newsletter
    sections: tuple[Section, ...]
    grid: Grid
    colophon: Colophon
    parts: tuple[Furniture, ...]

    def layout(self, size: float, leading: float, pictures: float = 1.0) -> Layout:
        """Return the layout at a size and leading in points, pictures at a share of their size."""
        job, column = self.job, self.grid.column
        look = make_look(job.theme, job.palette, size, leading, column)
        look = replace(look, body=replace(look.body, picture=pictures))
        return Layout(look, job.setting, job.language, self.grid)

    @property
    def pages(self) -> int | None:
        """Return the number of pages with text, the last of them with the colophon; None: as many as it takes."""
        return None if self.newsletter.pages is None else self.newsletter.pages - len(self.parts) + 1

    @property
    def room(self) -> float:
        """Return the height of a page that has a running head."""
        return self.grid.area - HEAD_HEIGHT

    @property
    def foot(self) -> float:
        """Return the height of the colophon on the text's last page, with the room above it."""
        return self.parts[0].height + ABOVE_COLOPHON if self.parts[0].height else 0.0

    def heights(self, masthead: Furniture, pages: int | None) -> PageHeights:
        """Return the heights of the pages of a text that ends on page ``pages``, counted from 1 (None: not settled)."""
        heights = [self.grid.area - head_of(masthead, page) for page in range((pages or 1) + 1)]
        if pages is not None:
            heights[pages - 1 :] = [height - self.foot for height in heights[pages - 1 :]]
        return PageHeights(tuple(heights))


def head_of(masthead: Furniture, page: int) -> float:
    """Return the height of a page's masthead or running head."""
    return HEAD_HEIGHT if page else masthead.height + BELOW_MASTHEAD


def make_plan(job: Job) -> Plan:
    """Return the plan of a job's newsletter.

    Raises ValueError for a handout without a newsletter.
    """
    handout, theme = job.handout, job.theme
    newsletter = handout.newsletter
    if newsletter is None:
        raise ValueError(f"{handout.name} has no newsletter")
    grid = make_grid(handout.paper, theme.page, max(newsletter.columns, HALVES))
    citations = Citations(handout.references, handout.citations)
    sections = tuple(_cited(section, citations) for section in newsletter.sections)
    if newsletter.columns == 1:
        sections = tuple(replace(section, span=HALVES) for section in sections)
    if newsletter.pages is not None:
        job = replace(job, setting=replace(job.setting, memo={}))
    running = theme.sizes.running
    look = make_look(theme, job.palette, running, running * theme.sizes.tightest, grid.column)
    colophon = make_colophon(handout, citations.cited, Layout(look, job.setting, job.language, grid))
    parts = (NO_FURNITURE,) if newsletter.pages is None else colophon.lowest(grid.area - HEAD_HEIGHT)
    return Plan(job, newsletter, sections, grid, colophon, parts)


def _cited(section: Section, citations: Citations) -> Section:
    """Return a section with its citations as text, in reading order."""
    return replace(
        section,
        heading=citations.inlines(section.heading),
        body=citations.blocks(section.body),
        by=citations.inlines(section.by),
        pictures=citations.blocks(section.pictures),
        events=tuple(
            replace(e, what=citations.inlines(e.what), where=citations.inlines(e.where)) for e in section.events
        ),
    )
