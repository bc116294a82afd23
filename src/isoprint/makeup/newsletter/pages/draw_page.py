"""An arrangement drawn: what each page holds in; the newsletter's Document out, its pages with head and foot."""

from collections.abc import Iterator
from typing import Final

from isoprint.compose.slug import Galley, moved
from isoprint.content.model import Handout
from isoprint.makeup.draw import draw_column
from isoprint.makeup.foot import FOOT_LEADING, draw_ends, draw_foot
from isoprint.makeup.grid import FOOT_HEIGHT, HAIRLINE
from isoprint.makeup.job import Layout
from isoprint.makeup.newsletter.pages.arrange import Arrangement
from isoprint.makeup.newsletter.pages.paginate import PlacedBand
from isoprint.makeup.newsletter.plan import Plan, head_of
from isoprint.page import Document, Element, Item, Page, Rule

BELOW_RUNNING_HEAD: Final = 3.0
"""Between the text of the running head and its rule, in points."""


def draw_document(plan: Plan, arrangement: Arrangement) -> Document:
    """Return the newsletter: all pages drawn, and their elements below one root."""
    handout, grid = plan.job.handout, plan.grid
    elements = (*arrangement.masthead.elements, *arrangement.elements, *plan.colophon.galley.elements)
    return Document(
        handout.title,
        plan.job.language.tag,
        tuple(
            Page(grid.width, grid.height, tuple(draw_page(plan, arrangement, at)), str(at + 1))
            for at in range(len(arrangement.pages))
        ),
        Element("d", "Document", elements),
        plan.job.setting.faces,
        author=", ".join(handout.authors) or handout.club.name,
        subject=handout.subtitle,
    )


def draw_page(plan: Plan, arrangement: Arrangement, number: int) -> Iterator[Item]:
    """Yield the items of page ``number`` (from 0) from its head to its foot."""
    grid, layout, handout = plan.grid, arrangement.layout, plan.job.handout
    contents = arrangement.pages[number]
    if number == 0:
        yield from moved(arrangement.masthead.items, 0.0, grid.spec.top)
    else:
        yield from _draw_running_head(handout, layout)
    top = grid.spec.top + head_of(arrangement.masthead, number)
    for band in contents.bands:
        yield from _draw_column_rules(band, layout, top)
        for column in band.columns:
            yield from draw_column(column, top + band.top, top + band.top + band.height)
    foot = grid.height - grid.spec.bottom - FOOT_HEIGHT - contents.colophon.height
    yield from moved(contents.colophon.items, 0.0, foot if contents.bands else top)
    count, labels = len(arrangement.pages), layout.language.labels
    folio = labels.page_of.format(page=number + 1, pages=count) if count > 1 else handout.title
    yield from draw_foot(handout.club, folio, layout)


def _draw_running_head(handout: Handout, layout: Layout) -> Iterator[Item]:
    """Yield the head of every page after the first: title and club over a rule; artifacts, not read aloud."""
    grid = layout.grid
    yield from draw_ends((handout.title,), handout.club.name, layout, grid.spec.top)
    y = grid.spec.top + FOOT_LEADING + BELOW_RUNNING_HEAD
    yield Rule(grid.x(0), y, grid.x(0) + grid.measure, y, HAIRLINE, layout.look.palette.accent)


def _draw_column_rules(placed: PlacedBand, layout: Layout, top: float) -> Iterator[Item]:
    """Yield the rules between neighboring columns of a band, where the theme has them and nothing wide lies across."""
    spec, y = layout.grid.spec, top + placed.top
    edges = sorted({round(c.x, 2) for c in placed.columns}) if spec.column_rule else []
    for edge in edges[1:]:
        x = edge - spec.gutter / 2
        start = min(c.y for c in placed.columns if round(c.x, 2) == edge)
        across = sorted((c.y, c.y + Galley(c.slugs).height) for c in placed.columns if c.x < x < c.x + c.width)
        for head, foot in (*across, (placed.height, placed.height)):
            if head > start + 0.01:
                yield Rule(x, y + start, x, y + head, spec.column_rule, layout.look.palette.line)
            start = max(start, foot)
