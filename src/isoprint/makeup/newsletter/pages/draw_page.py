"""An arrangement drawn: what each page holds in; the newsletter's Document out, its pages with head and foot."""

from collections.abc import Iterator

from isoprint.compose.slug import moved
from isoprint.makeup.draw import draw_column
from isoprint.makeup.foot import draw_foot
from isoprint.makeup.grid import FOOT_HEIGHT
from isoprint.makeup.newsletter.furniture.running_head import draw_running_head
from isoprint.makeup.newsletter.pages.arrange import Arrangement
from isoprint.makeup.newsletter.pages.column_rules import draw_column_rules
from isoprint.makeup.newsletter.plan import Plan, head_of
from isoprint.page import Document, Element, Item, Page


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
        yield from draw_running_head(handout, layout)
    top = grid.spec.top + head_of(arrangement.masthead, number)
    for band in contents.bands:
        yield from draw_column_rules(band, layout, top)
        for column in band.columns:
            yield from draw_column(column, top + band.top, top + band.top + band.height)
    foot = grid.height - grid.spec.bottom - FOOT_HEIGHT - contents.colophon.height
    yield from moved(contents.colophon.items, 0.0, foot if contents.bands else top)
    count, labels = len(arrangement.pages), layout.language.labels
    folio = labels.page_of.format(page=number + 1, pages=count) if count > 1 else handout.title
    yield from draw_foot(handout.club, folio, layout)
