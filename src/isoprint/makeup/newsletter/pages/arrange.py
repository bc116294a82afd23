"""What each page holds: filled pages with their spare room distributed between bands, and the colophon."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.makeup.job import Layout
from isoprint.makeup.newsletter.furniture.masthead import NO_FURNITURE, Furniture
from isoprint.makeup.newsletter.pages.paginate import PlacedBand
from isoprint.page import Element

WIDEST_GAP: Final = 1.6
"""The most, in lines, by which the room between two bands grows to fill a page."""


class PageContents(Struct, frozen=True):
    """What a page holds between its head and its foot: bands from the top down, a part of the colophon below them.

    A part of the colophon that has its page to itself begins at the top.
    """

    bands: tuple[PlacedBand, ...] = ()
    colophon: Furniture = NO_FURNITURE


class Arrangement(Struct, frozen=True):
    """A newsletter made up and not yet drawn: its masthead, what each page holds, and the elements of its text."""

    layout: Layout
    masthead: Furniture
    pages: tuple[PageContents, ...]
    elements: tuple[Element, ...]


def page_contents(text: Sequence[tuple[PlacedBand, ...]], colophon: Sequence[Furniture]) -> tuple[PageContents, ...]:
    """Return pages of text, the last with the first part of the colophon below it, and a page for each other part."""
    below, *others = colophon
    last = PageContents(text[-1], below)
    return (*map(PageContents, text[:-1]), last, *(PageContents(colophon=part) for part in others))


def distribute(bands: Sequence[PlacedBand], room: float, leading: float, *, first: bool) -> tuple[PlacedBand, ...]:
    """Return bands moved down to distribute the spare room (points) evenly above them, up to WIDEST_GAP each.

    On the ``first`` page the room below the masthead grows too, to center a lead in its room; half as much where
    nothing follows. All other pages begin at the same height.
    """
    gaps = [not band.headed for band in bands[1:]]
    share = 0.0 if not first else 1.0 if any(gaps) else 0.5
    gap = min(max(room, 0.0) / max(sum(gaps) + share, 0.5), WIDEST_GAP * leading)
    downs = accumulate((gap if each else 0.0 for each in gaps), initial=share * gap)
    return tuple(replace(band, top=band.top + down) for band, down in zip(bands, downs, strict=False))
