"""Sections made into bands, the strips that lie one below the other on the pages.

A band is a Flow, which may be parted anywhere and flows down all columns, or Fixed: columns of which each has
its place, such as a wide section with narrow ones beside it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from math import inf
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import stack
from isoprint.compose.slug import Galley, Slug
from isoprint.content.model import Section
from isoprint.makeup.columns import ColumnBreaks, HeightIndex, balance, index_heights
from isoprint.makeup.draw import Column, cut_columns
from isoprint.makeup.grid import HEAD
from isoprint.makeup.newsletter.layout import Layout
from isoprint.makeup.newsletter.matter.section import set_heading, set_in_parts, set_section
from isoprint.makeup.newsletter.matter.spanning import divided, in_sect, set_parts, set_wide
from isoprint.page import Element

LARGE: Final = 0.45
"""The share of the paper's height from which on a box over all columns is parted into boxes a column wide."""
TORN: Final = 6000.0
"""The demerits of a cut from which on its columns look torn."""


class Flow(Struct, frozen=True):
    """Sections that flow down all columns and may go on upon the next page; ``goes_on``: with the next band."""

    slugs: tuple[Slug, ...]
    index: HeightIndex
    elements: tuple[Element, ...]
    goes_on: bool = False


class Fixed(Struct, frozen=True):
    """Columns whose place within the band is settled; ``keep``: what follows begins on the same page.

    ``instead`` makes other bands of the same sections, which a page can part.
    """

    columns: tuple[Column, ...]
    height: float
    elements: tuple[Element, ...]
    hole: float = 0.0
    """The area beside a wide section that no section could fill, in points squared."""
    keep: bool = False
    instead: Callable[[], Iterable["Band"]] | None = None


Band = Flow | Fixed


def make_bands(sections: Sequence[Section], layout: Layout, window: float = inf) -> Iterator[Band]:
    """Yield the bands of a newsletter in reading order (docs/newsletter.md, “Text, wide and narrow”).

    They are made as they are asked for. Of text that flows on and on, no more than twice the ``window`` (points of a
    column) is held at once: it comes in several bands that go on.
    """
    at = 0
    while at < len(sections):
        section = sections[at]
        if section.span == 1:
            end = next((i for i in range(at, len(sections)) if sections[i].span > 1), len(sections))
            yield from _run(sections, at, end, layout, window=window)
            at = end
        elif section.span == layout.grid.columns:
            yield from _full(section, at, layout)
            at += 1
        else:
            bands, at = _beside(sections, at, layout)
            yield from bands


def _run(sections: Sequence[Section], at: int, end: int, layout: Layout, *, window: float) -> Iterator[Band]:
    """Yield the bands of the narrow sections ``at`` to ``end``.

    A box at their end that would be parted, or would leave the columns very unlike, is set across all of them
    instead, its text divided: so is one that is alone.
    """
    galleys = (g for i in range(at, end) for g in set_in_parts(sections[i], layout.grid.column, layout, section_id(i)))
    for group, goes_on in _groups(_spaced(galleys, layout), window):
        flow = _flow(group, layout, goes_on=goes_on)
        if not goes_on and sections[end - 1].style.boxed and _torn(flow, layout):
            flow = _flow(group[:-1], layout)
            if flow.slugs:
                yield flow
            yield from _full(replace(sections[end - 1], span=layout.grid.columns), end - 1, layout)
        elif flow.slugs:
            yield flow


def _groups(galleys: Iterable[Galley], window: float) -> Iterator[tuple[list[Galley], bool]]:
    """Yield galleys in groups, and whether more follow; all groups but a lone one are at least a window high."""
    group: list[Galley] = []
    height = 0.0
    for galley in galleys:
        group.append(galley)
        height += galley.height
        if height > 2 * window:
            at, kept = len(group), 0.0
            while at > 1 and kept < window:
                at -= 1
                kept += group[at].height
            yield group[:at], True
            group, height = group[at:], kept
    yield group, False


def _torn(flow: Flow, layout: Layout) -> bool:
    """Return whether a flow cannot be cut into columns without a wound that shows."""
    cut = balance(flow.index, layout.grid.columns)
    return layout.grid.columns > 1 and cut is not None and cut.demerits > TORN


def section_id(at: int) -> str:
    """Return the element id of a section."""
    return f"n.{at + 1}"


def _narrow(sections: Sequence[Section], at: int, layout: Layout) -> Galley:
    return set_section(sections[at], layout.grid.column, layout, section_id(at))


def _flow(galleys: Sequence[Galley], layout: Layout, *, goes_on: bool = False) -> Flow:
    galley = stack(galleys)
    return Flow(galley.slugs, index_heights(galley.slugs, layout.look.leading), galley.elements, goes_on)


def _spaced(galleys: Iterable[Galley], layout: Layout) -> Iterator[Galley]:
    """Yield galleys with at least a line of room between two sections, save between boxes, which bring their own."""
    above: Galley | None = None
    for galley in galleys:
        first = galley.slugs[0] if galley.slugs else None
        if above is None or first is None or _same_section(above, galley):
            yield galley
        elif not first.space and not (first.panel and _boxed(above)):
            yield replace(galley, slugs=(replace(first, space=layout.look.leading), *galley.slugs[1:]))
        else:
            yield galley
        above = galley


def _same_section(above: Galley, galley: Galley) -> bool:
    return above.elements[0].id == galley.elements[0].id


def _boxed(galley: Galley) -> bool:
    return bool(galley.slugs) and galley.slugs[-1].panel is not None


def _full(section: Section, at: int, layout: Layout) -> Iterator[Band]:
    """Yield the bands of a section over all columns: its heading, then its text and what is wide in turn."""
    element = section_id(at)
    if section.style.boxed or not divided(section, layout):
        columns, height, elements = set_wide(section, layout, element)
        if height > LARGE * layout.grid.height and section.style.boxed:
            yield _flow([set_section(section, layout.grid.column, layout, element)], layout)
        else:
            yield Fixed(columns, height, elements)
        return
    measure = layout.grid.measure
    head = set_heading(section, measure, layout, element)
    parts = set_parts(section, measure, layout, element)
    first = next(parts, None)
    if first is not None and first.wide:
        yield _wide(stack((head, Galley(first.slugs, first.elements))), element, layout)
    elif head.slugs:
        yield replace(_wide(head, element, layout), keep=first is not None)
    for part in parts if first is None or first.wide else chain((first,), parts):
        inside = in_sect(element, part.elements)
        if part.wide:
            yield _wide(Galley(part.slugs, part.elements), element, layout)
        else:
            yield Flow(part.slugs, index_heights(part.slugs, layout.look.leading), inside, part.goes_on)


def _wide(galley: Galley, element: str, layout: Layout) -> Fixed:
    """Return a part of a section that is set over all columns."""
    column = Column(layout.grid.x(0), 0.0, layout.grid.measure, galley.slugs)
    return Fixed((column,), galley.height, in_sect(element, galley.elements))


def _beside(sections: Sequence[Section], at: int, layout: Layout) -> tuple[Iterable[Band], int]:
    """Return the bands of a wide section with the narrow ones beside it, and the index of the next section.

    Where none of these ends as high, or where no page is as tall, it is set over all columns: a column that stays
    empty beside it looks forgotten. So it is instead where too much of a page would stay empty before it.
    """
    wide = sections[at]
    across = replace(wide, span=layout.grid.columns)
    columns, height, elements = set_wide(wide, layout, section_id(at))
    galley, cut, end = _fill_beside(sections, at + 1, height, layout.grid.columns - wide.span, layout)
    if cut is None or height > layout.grid.area - HEAD:
        return _full(across, at, layout), at + 1

    def instead() -> Iterator[Band]:
        yield from _full(across, at, layout)
        yield from _run(sections, at + 1, end, layout, window=inf)

    columns += tuple(cut_columns(galley.slugs, cut, 0.0, layout.grid, first=wide.span))
    free = (layout.grid.columns - wide.span) * layout.grid.column
    hole = max(height - cut.height, 0.0) * free
    whole = (*elements, *galley.elements)
    return (Fixed(columns, max(height, cut.height), whole, hole, instead=instead),), end


def _fill_beside(
    sections: Sequence[Section], at: int, height: float, columns: int, layout: Layout
) -> tuple[Galley, ColumnBreaks | None, int]:
    """Return what stands beside a wide section: narrow ones from ``at`` on that end no lower, and the next section."""
    limit = height + layout.look.leading + 0.01
    taken: ColumnBreaks | None = None
    galley = Galley()
    while at < len(sections) and sections[at].span == 1:
        following = _narrow(sections, at, layout)
        more = stack(_spaced((galley, following), layout)) if galley.slugs else following
        cut = balance(index_heights(more.slugs, layout.look.leading), columns, limit=limit)
        if cut is None:
            break
        galley, taken, at = more, cut, at + 1
    return galley, taken, at
