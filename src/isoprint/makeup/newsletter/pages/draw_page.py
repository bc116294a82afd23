"""One page of a newsletter drawn: the bands that fill it in; head, columns and the rules between them out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final

from msgspec.structs import replace

from isoprint.compose.slug import moved
from isoprint.makeup.draw import draw_column
from isoprint.makeup.grid import FOOT
from isoprint.makeup.newsletter.furniture.foot import draw_running_head
from isoprint.makeup.newsletter.furniture.masthead import Furniture
from isoprint.makeup.newsletter.layout import Layout
from isoprint.makeup.newsletter.pages.column_rules import draw_column_rules
from isoprint.makeup.newsletter.pages.paginate import PlacedBand
from isoprint.makeup.newsletter.plan import Plan, head_of
from isoprint.page import Document, Element, Item, Page

WIDEST_GAP: Final = 1.6
"""The most, in lines, by which the room between two bands grows to fill a page."""


def draw_page(
    plan: Plan, layout: Layout, masthead: Furniture, number: int, bands: Sequence[PlacedBand], *, colophon: Furniture
) -> Iterator[Item]:
    """Yield what stands on page ``number`` (from 0) above its foot; the colophon is below the bands, or alone."""
    grid = plan.grid
    top = grid.spec.top
    if number == 0:
        yield from moved(masthead.items, 0.0, top)
    else:
        yield from draw_running_head(plan.job.handout, layout)
    top += head_of(masthead, number)
    for band in bands:
        yield from draw_column_rules(band, layout, top)
        for column in band.columns:
            yield from draw_column(column, top + band.top, top + band.top + band.height)
    foot = grid.height - grid.spec.bottom - FOOT - colophon.height
    yield from moved(colophon.items, 0.0, foot if bands else top)


def make_page(plan: Plan, number: int, items: Iterator[Item], elements: Sequence[Element]) -> Page:
    """Return page ``number`` (from 0) with its items, and the elements that come with it."""
    return Page(plan.grid.width, plan.grid.height, tuple(items), str(number + 1), tuple(elements))


def as_document(plan: Plan, pages: Iterable[Page], feet: Iterable[tuple[Item, ...]] = ()) -> Document:
    """Return a newsletter's pages as a document; all elements come with them."""
    handout = plan.job.handout
    return Document(
        handout.title,
        plan.job.language.tag,
        pages,
        Element("d", "Document"),
        plan.job.setting.faces,
        author=", ".join(handout.authors) or handout.club.name,
        subject=handout.subtitle,
        feet=feet,
    )


def distribute(bands: Sequence[PlacedBand], room: float, leading: float, *, first: bool) -> list[PlacedBand]:
    """Return bands moved down so that the spare room lies above each of them, alike and within reason.

    On the ``first`` page it lies below the masthead too, so that a lead stands in the middle of its room; half as
    much where nothing follows. The others all begin at one height.
    """
    parted = [not band.headed for band in bands[1:]]
    share = 0.0 if not first else 1.0 if any(parted) else 0.5
    gap = min(max(room, 0.0) / max(sum(parted) + share, 0.5), WIDEST_GAP * leading)
    downs = accumulate((gap if each else 0.0 for each in parted), initial=share * gap)
    return [replace(band, top=band.top + down) for band, down in zip(bands, downs, strict=False)]
