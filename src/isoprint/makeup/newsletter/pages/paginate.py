"""Bands put on pages: each band at its height, flows parted where a page is full."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.slug import Galley
from isoprint.makeup.columns import FORBIDDEN, balance, fill, index_heights
from isoprint.makeup.draw import Column, cut_columns
from isoprint.makeup.grid import Grid
from isoprint.makeup.newsletter.matter.bands import Band, Fixed, Flow
from isoprint.page import Element, Picture, Text

OVER: Final = 0.5
"""The height, in points, by which a column may leave its page unnoticed: less than the room below its letters."""
EMPTY: Final = 0.25
"""The share of a page that may be left empty so that a table or a wide section stays in one piece."""
SHORTEST: Final = 4
"""Lines of a flow that may begin at the foot of a page."""


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

    ``elements`` are those of the bands that were met on the way, ``price`` is what the breaks between columns cost.
    ``over`` is the height by which something is too tall for the page, ``tall`` the id of an element in it.
    """

    bands: tuple[PlacedBand, ...]
    used: float
    elements: tuple[Element, ...] = ()
    price: float = 0.0
    over: float = 0.0
    tall: str = ""


class Pagination(Struct, frozen=True):
    """All pages as they were filled."""

    pages: tuple[FilledPage, ...]

    @property
    def price(self) -> float:
        """Return what the breaks between columns cost."""
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


class _Pages:
    """The page that is being filled: page ``number``, from 0; ``y`` is the first free height on it."""

    def __init__(self, grid: Grid, leading: float, capacity: Callable[[int], float]) -> None:
        self.grid = grid
        self.leading = leading
        self.number = 0
        self.elements: list[Element] = []
        self._capacity = capacity
        self._begin()

    def _begin(self) -> None:
        self._bands: list[PlacedBand] = []
        self.y = self.price = self._over = 0.0
        self._tall = ""

    @property
    def top(self) -> float:
        """Return where the next band begins."""
        return self.y + self.leading if self._bands else 0.0

    def room(self, *, headed: bool = False) -> float:
        """Return the height that the next band may take; one that is headed has no gap above it."""
        return self._capacity(self.number) - (self.y if headed else self.top)

    @property
    def empty(self) -> bool:
        """Return whether nothing stands on the page yet."""
        return not self._bands

    @property
    def onward(self) -> float:
        """Return the height of the page after this one."""
        return self._capacity(self.number + 1)

    def put(self, height: float, columns: Sequence[Column], *, headed: bool = False) -> None:
        """Place a band, without a gap where it is headed by the one before."""
        at = self.y if headed else self.top
        foot = at + max((c.y + Galley(c.slugs).height for c in columns), default=0.0)
        over = foot - self._capacity(self.number)
        if over > OVER:
            self._over += over
            self._tall = self._tall or _element(columns)
        self._bands.append(PlacedBand(at, height, tuple(columns), headed))
        self.y = at + height

    def turn(self) -> FilledPage:
        """Return the page as it was filled, and begin the next."""
        used = max((placed.top + placed.height for placed in self._bands), default=0.0)
        filled = FilledPage(tuple(self._bands), used, tuple(self.elements), self.price, self._over, self._tall)
        self.number += 1
        self.elements.clear()
        self._begin()
        return filled


def _element(columns: Sequence[Column]) -> str:
    """Return the id of the first element that columns hold, a part of the section that is too tall."""
    items = (item for column in columns for slug in column.slugs for item in slug.items)
    return next((item.element for item in items if isinstance(item, Text | Picture) and item.element), "")


def paginate(bands: Sequence[Band], grid: Grid, leading: float, capacity: Callable[[int], float]) -> Pagination:
    """Place bands on as many pages as they take; ``capacity`` is the height in points of page 0, 1, …"""
    return Pagination(tuple(fill_pages(bands, grid, leading, capacity)))


def fill_pages(
    bands: Iterable[Band], grid: Grid, leading: float, capacity: Callable[[int], float]
) -> Iterator[FilledPage]:
    """Yield pages as they are filled, the last as far as it goes; a band is looked at when there is room for it."""
    pages = _Pages(grid, leading, capacity)
    headed = False
    rest: Flow | None = None
    bands = iter(bands)
    while (band := next(bands, None)) is not None:
        if isinstance(band, Flow):
            pages.elements.extend(band.elements)
            flow = _joined(rest, band, leading)
            rest = yield from _place_flow(flow, pages, grid, headed=headed)
            headed = headed and rest is flow
            continue
        if rest is not None:
            yield from _place_flow(replace(rest, goes_on=False), pages, grid, headed=headed)
            rest, headed = None, False
        if band.instead and _leaves_much(band, pages):
            bands = chain(band.instead(), bands)
            continue
        pages.elements.extend(band.elements)
        yield from _place_fixed(band, pages, headed=headed)
        headed = band.keep
    if rest is not None:
        yield from _place_flow(replace(rest, goes_on=False), pages, grid, headed=headed)
    yield pages.turn()


def _leaves_much(band: Fixed, pages: _Pages) -> bool:
    """Return whether much of the page would stay empty if a band were moved onward."""
    room = pages.room()
    return not pages.empty and band.height > room + 0.01 and room > EMPTY * pages.onward


def _joined(rest: Flow | None, band: Flow, leading: float) -> Flow:
    """Return what is left of a flow with the part of it that comes next."""
    if rest is None:
        return band
    slugs = (*rest.slugs, *band.slugs)
    return replace(band, slugs=slugs, index=index_heights(slugs, leading, top=rest.index.upto[0]))


def _place_fixed(band: Fixed, pages: _Pages, *, headed: bool) -> Iterator[FilledPage]:
    """Place a band in one piece.

    One that is a single column of several slugs, such as a table, is parted where no page holds it, or where moving
    it onward would leave too much of this page empty.
    """
    slugs = band.columns[0].slugs if len(band.columns) == 1 else ()
    parted = len(slugs) > 1 and (band.height > pages.onward + 0.01 or pages.room(headed=headed) > pages.onward * EMPTY)
    needed = band.height + (SHORTEST * pages.leading if band.keep else 0.0)
    if needed > pages.room(headed=headed) + 0.01 and not parted and not (pages.empty and needed > pages.onward):
        yield pages.turn()
    if parted and band.height > pages.room(headed=headed) + 0.01:
        whole = replace(pages.grid, columns=1)
        flow = Flow(slugs, index_heights(slugs, pages.leading), band.elements)
        yield from _place_flow(flow, pages, whole, headed=headed)
    else:
        pages.put(band.height, band.columns, headed=headed)


def _place_flow(band: Flow, pages: _Pages, grid: Grid, *, headed: bool) -> Generator[FilledPage, None, Flow | None]:
    """Place a flow: level on the page where it ends, to the foot of each page before.

    Returns what is left where the flow goes on and there is too little of it to know how the page will be.
    """
    start, index = 0, band.index
    while start < index.size:
        headed = headed and start == 0
        room = pages.room(headed=headed)
        if band.goes_on and index.height(start, index.size) <= grid.columns * (max(room, 0.0) + index.widest):
            return band if start == 0 else _rest(band, start, pages.leading)
        cut = balance(index, grid.columns, start, room)
        if cut is None and room < SHORTEST * pages.leading and not pages.empty:
            yield pages.turn()
            continue
        if cut is None:
            cut = fill(index, grid.columns, start, _whole_lines(room, pages.leading))
            if cut.demerits >= FORBIDDEN and not pages.empty:
                yield pages.turn()
                continue
        pages.put(cut.height, cut_columns(band.slugs, cut, 0.0, grid), headed=headed)
        pages.price += index.price(cut)
        start = cut.ends[-1]
        if start < index.size:
            yield pages.turn()
    return None


def _whole_lines(height: float, line: float) -> float:
    """Return a height without the part of a line that no line can use, one line at the least."""
    return max(int(height / line + 0.001), 1) * line


def _rest(band: Flow, start: int, leading: float) -> Flow:
    """Return what is left of a flow, on the same grid."""
    slugs = band.slugs[start:]
    return replace(band, slugs=slugs, index=index_heights(slugs, leading, top=band.index.upto[start] % leading))
