"""Sections made into bands, the strips that lie one below the other on the pages.

A band is a Flow, which may be parted anywhere and flows down all columns, or Fixed: columns of which each has
its place, such as a wide section with narrow ones beside it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import Galley, Slug, stack
from isoprint.content.model import Section
from isoprint.makeup.newsletter.columns import Cut, Stock, balance, stock
from isoprint.makeup.newsletter.desk import Desk
from isoprint.makeup.newsletter.section import set_heading, set_section
from isoprint.makeup.newsletter.wide import Column, cut_columns, divided, in_sect, set_parts, set_wide
from isoprint.page import Element

BOXES: Final = ("box", "warning")
LARGE: Final = 0.45
"""The share of the paper's height from which on a box over all columns is parted into boxes a column wide."""
TORN: Final = 6000.0
"""The demerits of a cut from which on its columns look torn."""


class Flow(Struct, frozen=True):
    """Sections that flow down all columns and may go on upon the next page; ``goes_on``: with the next band."""

    slugs: tuple[Slug, ...]
    stock: Stock
    elements: tuple[Element, ...]
    goes_on: bool = False


class Fixed(Struct, frozen=True):
    """Columns whose place within the band is settled; ``keep``: what follows begins on the same page."""

    columns: tuple[Column, ...]
    height: float
    elements: tuple[Element, ...]
    hole: float = 0.0
    """The area beside a wide section that no section could fill, in points squared."""
    keep: bool = False


Band = Flow | Fixed


def make_bands(sections: Sequence[Section], desk: Desk) -> tuple[Band, ...]:
    """Return the bands of a newsletter in reading order (contract: “How sections take their place”)."""
    bands: list[Band] = []
    at = 0
    while at < len(sections):
        section = sections[at]
        if section.span == 1:
            end = next((i for i in range(at, len(sections)) if sections[i].span > 1), len(sections))
            bands.extend(_run(sections, at, end, desk))
            at = end
        elif section.span == desk.grid.columns:
            bands.extend(_full(section, at, desk))
            at += 1
        else:
            band, at = _beside(sections, at, desk)
            bands.append(band)
    return tuple(bands)


def _run(sections: Sequence[Section], at: int, end: int, desk: Desk) -> Iterator[Band]:
    """Yield the band of narrow sections ``at`` to ``end``.

    A box at its end that would be parted, or would leave the columns very unlike, is set across all of them
    instead, its text divided: so is one that is alone.
    """
    galleys = [_narrow(sections, i, desk) for i in range(at, end)]
    band = tuple(_flow(galleys, desk))
    if sections[end - 1].style in BOXES and _torn(band, desk):
        yield from _flow(galleys[:-1], desk)
        yield from _full(replace(sections[end - 1], span=desk.grid.columns), end - 1, desk)
    else:
        yield from band


def _torn(band: Sequence[Flow], desk: Desk) -> bool:
    """Return whether a flow cannot be cut into columns without a wound that shows."""
    cuts = [balance(flow.stock, desk.grid.columns) for flow in band]
    return desk.grid.columns > 1 and any(cut is not None and cut.demerits > TORN for cut in cuts)


def section_id(at: int) -> str:
    """Return the element id of a section."""
    return f"n.{at + 1}"


def _narrow(sections: Sequence[Section], at: int, desk: Desk) -> Galley:
    return set_section(sections[at], desk.grid.column, desk, section_id(at))


def _flow(galleys: Sequence[Galley], desk: Desk) -> Iterator[Flow]:
    """Yield the band of a run of narrow sections, unless it is empty."""
    galley = stack(_spaced(galleys, desk))
    if galley.slugs:
        yield Flow(galley.slugs, stock(galley.slugs, desk.look.leading), galley.elements)


def _spaced(galleys: Sequence[Galley], desk: Desk) -> Iterator[Galley]:
    """Yield galleys with at least a line of room between two of them, save where boxes bring their own."""
    for at, galley in enumerate(galleys):
        first = galley.slugs[0] if galley.slugs else None
        if at and first is not None and not first.space and first.panel is None and not _boxed(galleys[at - 1]):
            yield replace(galley, slugs=(replace(first, space=desk.look.leading), *galley.slugs[1:]))
        else:
            yield galley


def _boxed(galley: Galley) -> bool:
    return bool(galley.slugs) and galley.slugs[-1].panel is not None


def _full(section: Section, at: int, desk: Desk) -> Iterator[Band]:
    """Yield the bands of a section over all columns: its heading, then its text and what is wide in turn."""
    element = section_id(at)
    if desk.grid.columns == 1 or section.style != "plain" or not divided(section, desk):
        columns, height, elements = set_wide(section, desk, element)
        if height > LARGE * desk.grid.height and section.style in BOXES:
            yield from _flow([set_section(section, desk.grid.column, desk, element)], desk)
        else:
            yield Fixed(columns, height, elements)
        return
    measure = desk.grid.measure
    head = set_heading(section, measure, desk, element)
    parts = set_parts(section, measure, desk, element)
    whole = in_sect(head.elements, parts, element)
    if head.slugs:
        column = Column(desk.grid.x(0), 0.0, measure, head.slugs)
        yield Fixed((column,), head.height, whole, keep=bool(parts))
        whole = ()
    for part in parts:
        if part.wide:
            yield Fixed((Column(desk.grid.x(0), 0.0, measure, part.slugs),), part.height, whole)
        else:
            yield Flow(part.slugs, stock(part.slugs, desk.look.leading), whole)
        whole = ()


def _beside(sections: Sequence[Section], at: int, desk: Desk) -> tuple[Fixed, int]:
    """Return a wide section with the narrow ones beside it that end no lower, and the index of the next section."""
    wide = sections[at]
    columns, height, elements = set_wide(wide, desk, section_id(at))
    free = desk.grid.columns - wide.span
    limit = height + desk.look.leading + 0.01
    taken: Cut | None = None
    galley = Galley()
    end = at + 1
    while end < len(sections) and sections[end].span == 1:
        following = _narrow(sections, end, desk)
        more = stack(_spaced((galley, following), desk)) if galley.slugs else following
        cut = balance(stock(more.slugs, desk.look.leading), free, limit=limit)
        if cut is None:
            break
        galley, taken, end = more, cut, end + 1
    hole = height * free * desk.grid.column
    if taken is not None:
        columns += tuple(cut_columns(galley.slugs, taken, 0, 0.0, desk.grid, first=wide.span))
        hole = max(height - taken.height, 0.0) * free * desk.grid.column
        height = max(height, taken.height)
    return Fixed(columns, height, (*elements, *galley.elements), hole), end
