"""Bands put on pages: each band at its height, flows parted where a page is full."""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import Galley
from isoprint.makeup.newsletter.bands import Band, Fixed, Flow
from isoprint.makeup.newsletter.columns import LOST, balance, fill, stock
from isoprint.makeup.newsletter.grid import Grid
from isoprint.makeup.newsletter.wide import Column, cut_columns
from isoprint.page import Picture, Text

OVER: Final = 0.5
"""The height, in points, by which a column may leave its page unnoticed: less than the room below its letters."""
SHORTEST: Final = 4
"""Lines of a flow that may begin at the foot of a page."""


class Placed(Struct, frozen=True):
    """Columns at their place on a page: ``top`` is the band's upper edge, from the top of the page's type area.

    ``headed``: its heading is the band before, from which nothing may part it.
    """

    top: float
    height: float
    columns: tuple[Column, ...]
    headed: bool = False


class Placement(Struct, frozen=True):
    """The bands of every page.

    ``hole`` is the area that stayed empty beside wide sections, ``price`` what the breaks between columns cost.
    ``over`` is the height by which something is too tall for its page, ``tall`` the id of an element in it.
    """

    pages: tuple[tuple[Placed, ...], ...]
    hole: float
    price: float
    over: float = 0.0
    tall: str = ""

    def used(self, page: int) -> float:
        """Return how far down a page is filled, in points."""
        return max((p.top + p.height for p in self.pages[page]), default=0.0) if page < len(self.pages) else 0.0


class _Pages:
    """Pages as they are filled; ``y`` is the first free height on the last of them."""

    def __init__(self, capacity: Callable[[int], float], gap: float) -> None:
        self.capacity = capacity
        self.gap = gap
        self.pages: list[list[Placed]] = [[]]
        self.y = 0.0
        self.price = 0.0
        self.over = 0.0
        self.tall = ""

    @property
    def top(self) -> float:
        """Return where the next band begins."""
        return self.y + self.gap if self.pages[-1] else 0.0

    @property
    def room(self) -> float:
        """Return the height that the next band may take."""
        return self.capacity(len(self.pages) - 1) - self.top

    @property
    def empty(self) -> bool:
        """Return whether nothing stands on the page yet."""
        return not self.pages[-1]

    @property
    def onward(self) -> float:
        """Return the height of the page after the last."""
        return self.capacity(len(self.pages))

    def put(self, height: float, columns: Sequence[Column], *, headed: bool = False) -> None:
        """Place a band, without a gap where it is headed by the one before."""
        at = self.y if headed else self.top
        foot = at + max((c.y + Galley(c.slugs).height for c in columns), default=0.0)
        over = foot - self.capacity(len(self.pages) - 1)
        if over > OVER:
            self.over += over
            self.tall = self.tall or _element(columns)
        self.pages[-1].append(Placed(at, height, tuple(columns), headed))
        self.y = at + height

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.y = 0.0


def _element(columns: Sequence[Column]) -> str:
    """Return the id of the first element that columns hold, a part of the section that is too tall."""
    items = (item for column in columns for slug in column.slugs for item in slug.items)
    return next((item.element for item in items if isinstance(item, Text | Picture) and item.element), "")


def place(bands: Sequence[Band], grid: Grid, leading: float, capacity: Callable[[int], float]) -> Placement:
    """Place bands on as many pages as they take; ``capacity`` is the height in points of page 0, 1, …"""
    pages = _Pages(capacity, leading)
    headed = False
    for band in bands:
        if isinstance(band, Flow):
            _place_flow(band, pages, grid, leading, headed=headed)
        else:
            _place_fixed(band, pages, grid, leading, headed=headed)
        headed = isinstance(band, Fixed) and band.keep
    hole = sum(b.hole for b in bands if isinstance(b, Fixed))
    return Placement(tuple(tuple(p) for p in pages.pages), hole, pages.price, pages.over, pages.tall)


def _place_fixed(band: Fixed, pages: _Pages, grid: Grid, leading: float, *, headed: bool) -> None:
    """Place a band in one piece; one that no page holds is parted where it is a single column of several slugs."""
    needed = band.height + (SHORTEST * leading if band.keep else 0.0)
    room = pages.room + (pages.gap if headed else 0.0)
    if needed > room + 0.01 and (not pages.empty or needed <= pages.onward):
        pages.turn()
        room = pages.room
    slugs = band.columns[0].slugs if len(band.columns) == 1 else ()
    if band.height > room + 0.01 and len(slugs) > 1:
        whole = replace(grid, columns=1)
        _place_flow(Flow(slugs, stock(slugs, leading), band.elements), pages, whole, leading, headed=headed)
    else:
        pages.put(band.height, band.columns, headed=headed)


def _place_flow(band: Flow, pages: _Pages, grid: Grid, leading: float, *, headed: bool) -> None:
    """Place a flow: level on the page where it ends, to the foot of each page before."""
    start = 0
    while start < band.stock.size:
        headed = headed and start == 0
        room = pages.room + (pages.gap if headed else 0.0)
        cut = balance(band.stock, grid.columns, start, room)
        if cut is None and room < SHORTEST * leading and not pages.empty:
            pages.turn()
            continue
        if cut is None:
            cut = fill(band.stock, grid.columns, start, max(room, leading))
            if cut.demerits >= LOST and not pages.empty:
                pages.turn()
                continue
        pages.put(cut.height, cut_columns(band.slugs, cut, start, 0.0, grid), headed=headed)
        pages.price += band.stock.price(cut)
        start = cut.ends[-1]
        if start < band.stock.size:
            pages.turn()
