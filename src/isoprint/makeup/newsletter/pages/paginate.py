"""Bands placed on pages, flows split where a page is full: bands and the pages' heights in, a Pagination out."""

from collections import deque
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import down_to_grid
from isoprint.compose.slug import Galley
from isoprint.makeup.columns import FORBIDDEN, balance, fill, index_heights
from isoprint.makeup.draw import Column, cut_columns
from isoprint.makeup.grid import Grid
from isoprint.makeup.newsletter.matter.bands import Band, Flow, set_apart
from isoprint.makeup.newsletter.matter.spanning import Fixed
from isoprint.makeup.newsletter.plan import PageHeights
from isoprint.page import Element, Picture, Text

OVER: Final = 0.5
"""The height, in points, by which a column may leave its page unnoticed: less than the room below its letters."""
EMPTY: Final = 0.25
"""The share of a page that may be left empty to keep a table or a wide section in one piece."""
SHORTEST: Final = 4
"""The lines of a flow that must fit at the foot of a page for it to begin there."""


class PlacedBand(Struct, frozen=True):
    """Columns at their place on a page: ``top`` is the band's upper edge, from the top of the page's type area.

    ``headed``: its heading is the band before, from which nothing may part it.
    """

    top: float
    height: float
    columns: tuple[Column, ...]
    headed: bool = False


class FilledPage(Struct, frozen=True):
    """A page as it was filled: its bands, and ``used``, how far down they reach in points.

    ``price`` are the demerits of the breaks between columns. ``over`` is the height by which something is too tall for
    the page, ``tall`` the id of an element in it.
    """

    bands: tuple[PlacedBand, ...] = ()
    used: float = 0.0
    price: float = 0.0
    over: float = 0.0
    tall: str = ""


class Pagination(Struct, frozen=True):
    """All pages as they were filled, and the elements on them in reading order."""

    pages: tuple[FilledPage, ...]
    elements: tuple[Element, ...]

    @property
    def price(self) -> float:
        """Return the demerits of the breaks between columns."""
        return sum(page.price for page in self.pages)

    @property
    def over(self) -> float:
        """Return the height by which something is too tall for its page."""
        return sum(page.over for page in self.pages)

    @property
    def tall(self) -> str:
        """Return the id of an element in what is too tall for its page; empty where nothing is."""
        return next((page.tall for page in self.pages if page.tall), "")

    def used(self, page: int) -> float:
        """Return how far down a page is filled, in points."""
        return self.pages[page].used if page < len(self.pages) else 0.0


class _Filling:
    """The pages while they are filled; ``page`` is the last of them."""

    def __init__(self, grid: Grid, leading: float, heights: PageHeights) -> None:
        self.grid = grid
        self.leading = leading
        self.pages: list[FilledPage] = []
        self.page = FilledPage()
        self._heights = heights

    def top(self, *, headed: bool = False) -> float:
        """Return where the next band begins; one that is headed has no gap above it."""
        return self.page.used + (self.leading if self.page.bands and not headed else 0.0)

    def room(self, *, headed: bool = False) -> float:
        """Return the height that the next band may take."""
        return self._heights[len(self.pages)] - self.top(headed=headed)

    @property
    def onward(self) -> float:
        """Return the height of the page after this one."""
        return self._heights[len(self.pages) + 1]

    def put(self, height: float, columns: Sequence[Column], *, headed: bool = False, price: float = 0.0) -> None:
        """Place a band, without a gap where it is headed by the one before; ``price`` is that of its breaks."""
        page, top = self.page, self.top(headed=headed)
        over = max((c.y + Galley(c.slugs).height for c in columns), default=0.0) - self.room(headed=headed)
        bands = (*page.bands, PlacedBand(top, height, tuple(columns), headed))
        self.page = FilledPage(bands, top + height, page.price + price, page.over, page.tall)
        if over > OVER:
            self.page = replace(self.page, over=page.over + over, tall=page.tall or _element(columns))

    def turn(self) -> None:
        """Begin the next page."""
        self.pages.append(self.page)
        self.page = FilledPage()


def _element(columns: Sequence[Column]) -> str:
    """Return the id of the first element in columns."""
    items = (item for column in columns for slug in column.slugs for item in slug.items)
    return next((item.element for item in items if isinstance(item, Text | Picture) and item.element), "")


def paginate(bands: Sequence[Band], grid: Grid, leading: float, heights: PageHeights) -> Pagination:
    """Return bands placed on as many pages as they take, the last of them filled as far as they go."""
    filling = _Filling(grid, leading, heights)
    elements: list[Element] = []
    waiting = deque(bands)
    headed = False
    while waiting:
        band = waiting.popleft()
        if isinstance(band, Fixed) and band.beside and _leaves_much(band, filling):
            waiting.extendleft(reversed(set_apart(band.beside)))
            continue
        elements += band.elements
        if isinstance(band, Flow):
            _place_flow(band, filling, grid, headed=headed)
        else:
            _place_fixed(band, filling, headed=headed)
        headed = isinstance(band, Fixed) and band.keep
    filling.turn()
    return Pagination(tuple(filling.pages), tuple(elements))


def _leaves_much(band: Fixed, filling: _Filling) -> bool:
    """Return whether much of the page would stay empty if a band were moved onward."""
    room = filling.room()
    return bool(filling.page.bands) and band.height > room + 0.01 and room > EMPTY * filling.onward


def _place_fixed(band: Fixed, filling: _Filling, *, headed: bool) -> None:
    """Place a band in one piece.

    A single column of several slugs, such as a table, is split if no page holds it, or if moving it to the next page
    would leave too much of this one empty.
    """
    slugs = band.columns[0].slugs if len(band.columns) == 1 else ()
    room = filling.room(headed=headed)
    split = len(slugs) > 1 and (band.height > filling.onward + 0.01 or room > filling.onward * EMPTY)
    needed = band.height + (SHORTEST * filling.leading if band.keep else 0.0)
    if needed > room + 0.01 and not split and not (not filling.page.bands and needed > filling.onward):
        filling.turn()
    if split and band.height > filling.room(headed=headed) + 0.01:
        whole = replace(filling.grid, columns=1)
        _place_flow(Flow(slugs, index_heights(slugs, filling.leading)), filling, whole, headed=headed)
    else:
        filling.put(band.height, band.columns, headed=headed)


def _place_flow(band: Flow, filling: _Filling, grid: Grid, *, headed: bool) -> None:
    """Place a flow: to the foot of each page but the last, where its columns end level."""
    start, index = 0, band.index
    while start < index.size:
        headed = headed and start == 0
        room = filling.room(headed=headed)
        cut = balance(index, grid.columns, start, room)
        if cut is None and room < SHORTEST * filling.leading and filling.page.bands:
            filling.turn()
            continue
        if cut is None:
            cut = fill(index, grid.columns, start, down_to_grid(room, filling.leading))
            if cut.demerits >= FORBIDDEN and filling.page.bands:
                filling.turn()
                continue
        filling.put(cut.height, cut_columns(band.slugs, cut, 0.0, grid), headed=headed, price=index.price(cut))
        start = cut.ends[-1]
        if start < index.size:
            filling.turn()
