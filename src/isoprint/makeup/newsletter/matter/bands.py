"""Sections made into bands, the strips that lie one below the other on the pages.

A band is a Flow, which runs down all columns and may break anywhere, or Fixed: columns that each have their place, such
as a wide section with narrow ones beside it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import stack
from isoprint.compose.slug import Galley, Slug
from isoprint.content.model import Section
from isoprint.makeup.columns import ColumnBreaks, HeightIndex, balance, index_heights
from isoprint.makeup.draw import Column, cut_columns
from isoprint.makeup.grid import HEAD_HEIGHT
from isoprint.makeup.job import Layout
from isoprint.makeup.newsletter.matter.section import set_heading, set_section
from isoprint.makeup.newsletter.matter.spanning import Beside, Fixed, divided, in_sect, set_parts, set_wide
from isoprint.page import Element

LARGE: Final = 0.45
"""The share of the paper's height from which on a box over all columns flows in single columns instead."""
TORN: Final = 6000.0
"""The demerits of a cut from which on its columns look torn."""


class Flow(Struct, frozen=True):
    """Sections that run down all columns and may continue on the next page.

    ``elements`` are as in a Fixed band.
    """

    slugs: tuple[Slug, ...]
    index: HeightIndex
    elements: tuple[Element, ...] = ()


Band = Flow | Fixed


def make_bands(sections: tuple[Section, ...], layout: Layout) -> tuple[Band, ...]:
    """Return the bands of a newsletter in reading order (docs/newsletter.md, “Text, wide and narrow”)."""
    bands: list[Band] = []
    at = 0
    while at < len(sections):
        section, end = sections[at], at + 1
        if section.span == 1:
            end = next((i for i in range(at, len(sections)) if sections[i].span > 1), len(sections))
            bands += _set_run(sections, at, end, layout)
        elif section.span < layout.grid.columns and (band := _set_beside(sections, at, layout)):
            bands.append(band)
            end = band.beside.end if band.beside else end
        else:
            bands += _set_across(section, at, layout)
        at = end
    return tuple(bands)


def set_apart(beside: Beside) -> tuple[Band, ...]:
    """Return the bands of a wide section set over all columns, and of the narrow ones that were beside it."""
    sections, wide, end, layout = beside.sections, beside.wide, beside.end, beside.layout
    return (*_set_across(sections[wide], wide, layout), *_set_run(sections, wide + 1, end, layout))


def _set_run(sections: Sequence[Section], start: int, end: int, layout: Layout) -> Iterator[Band]:
    """Yield the bands of the narrow sections ``start`` to ``end``.

    A box at their end that would be split, or would leave the columns uneven, is set across all columns with its text
    divided; so is a box that is alone.
    """
    galleys = _spaced([_set_narrow(sections[at], at, layout) for at in range(start, end)], layout)
    flow = _flow(galleys, layout)
    if sections[end - 1].style.boxed and _torn(flow, layout):
        flow = _flow(galleys[:-1], layout)
        if flow.slugs:
            yield flow
        yield from _set_across(sections[end - 1], end - 1, layout)
    elif flow.slugs:
        yield flow


def _torn(flow: Flow, layout: Layout) -> bool:
    """Return whether a flow has no good cut into columns."""
    cut = balance(flow.index, layout.grid.columns)
    return layout.grid.columns > 1 and cut is not None and cut.demerits > TORN


def section_id(at: int) -> str:
    """Return the element id of a section."""
    return f"n.{at + 1}"


def _set_narrow(section: Section, at: int, layout: Layout) -> Galley:
    return set_section(section, layout.grid.column, layout, section_id(at))


def _flow(galleys: Sequence[Galley], layout: Layout) -> Flow:
    galley = stack(galleys)
    return Flow(galley.slugs, index_heights(galley.slugs, layout.look.leading), galley.elements)


def _spaced(galleys: Sequence[Galley], layout: Layout) -> list[Galley]:
    """Return galleys with at least a line of room between each two, except between boxes, which bring their own."""
    return [*galleys[:1], *(_with_room(above, galley, layout) for above, galley in pairwise(galleys))]


def _with_room(above: Galley, galley: Galley, layout: Layout) -> Galley:
    """Return a galley with at least a line of room above it."""
    first = galley.slugs[0] if galley.slugs else None
    if first is None or first.space or (first.panel and above.slugs and above.slugs[-1].panel):
        return galley
    return replace(galley, slugs=(replace(first, space=layout.look.leading), *galley.slugs[1:]))


def _set_across(section: Section, at: int, layout: Layout) -> Iterator[Band]:
    """Yield the bands of a section set over all columns, whatever its own span."""
    section = replace(section, span=layout.grid.columns)
    if divided(section, layout) and not section.style.boxed:
        yield from _set_divided(section, section_id(at), layout)
        return
    wide = set_wide(section, layout, section_id(at))
    if wide.height > LARGE * layout.grid.height and section.style.boxed:
        yield _flow([_set_narrow(section, at, layout)], layout)
    else:
        yield wide


def _set_divided(section: Section, element: str, layout: Layout) -> Iterator[Band]:
    """Yield the bands of a divided section: its heading, then its wide and narrow parts in turn.

    A wide part at its beginning shares the heading's band. The first band holds all elements.
    """
    head = set_heading(section, layout.grid.measure, layout, element)
    parts = set_parts(section, layout.grid.measure, layout, element)
    bands: list[Band] = [
        _wide(part.galley, layout) if part.wide else _flow([replace(part.galley, elements=())], layout)
        for part in parts
    ]
    if parts and parts[0].wide:
        bands[0] = _wide(stack((head, parts[0].galley)), layout)
    elif head.slugs:
        bands.insert(0, replace(_wide(head, layout), keep=bool(parts)))
    for at, band in enumerate(bands):
        yield band if at else replace(band, elements=in_sect(element, head, parts))


def _wide(galley: Galley, layout: Layout) -> Fixed:
    """Return a part of a section that is set over all columns."""
    column = Column(layout.grid.x(0), 0.0, layout.grid.measure, galley.slugs)
    return Fixed((column,), galley.height)


class _NarrowSections(Struct, frozen=True):
    """The narrow sections beside a wide one: their galley, how it is cut, and the index of the section after them."""

    galley: Galley
    cut: ColumnBreaks
    end: int


def _set_beside(sections: tuple[Section, ...], at: int, layout: Layout) -> Fixed | None:
    """Return the band of a wide section with the narrow ones beside it.

    None where no narrow section ends as high, or no page is as tall: an empty column beside a wide section looks
    forgotten, so the section is then set over all columns.
    """
    section = sections[at]
    wide = set_wide(section, layout, section_id(at))
    free = layout.grid.columns - section.span
    filling = _fill_beside(sections, at + 1, wide.height, free, layout)
    if filling is None or wide.height > layout.grid.area - HEAD_HEIGHT:
        return None
    galley, cut = filling.galley, filling.cut
    return Fixed(
        (*wide.columns, *cut_columns(galley.slugs, cut, 0.0, layout.grid, first=section.span)),
        max(wide.height, cut.height),
        (*wide.elements, *galley.elements),
        hole=max(wide.height - cut.height, 0.0) * free * layout.grid.column,
        beside=Beside(sections, at, filling.end, layout),
    )


def _fill_beside(
    sections: Sequence[Section], at: int, height: float, columns: int, layout: Layout
) -> _NarrowSections | None:
    """Return the narrow sections from ``at`` on that end no lower than a height in so many columns."""
    limit = height + layout.look.leading + 0.01
    found: _NarrowSections | None = None
    while at < len(sections) and sections[at].span == 1:
        following = _set_narrow(sections[at], at, layout)
        galley = stack((found.galley, _with_room(found.galley, following, layout))) if found else following
        cut = balance(index_heights(galley.slugs, layout.look.leading), columns, limit=limit)
        if cut is None:
            break
        at += 1
        found = _NarrowSections(galley, cut, at)
    return found
