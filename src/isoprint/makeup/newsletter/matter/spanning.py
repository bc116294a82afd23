"""Sections wider than a column: a line longer than the eye can follow is divided into columns inside the section."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.blocks import set_blocks, slice_blocks
from isoprint.compose.figure import set_figures
from isoprint.compose.galley import flat, set_text
from isoprint.compose.slug import Galley, Slug, moved
from isoprint.compose.table import LONG
from isoprint.compose.widths import fit_columns
from isoprint.content.model import Block, Blocks, Figure, Paragraph, Section, Table, plain
from isoprint.makeup.columns import ColumnBreaks, balance, index_heights
from isoprint.makeup.draw import Column, cut_columns
from isoprint.makeup.look import CHARACTER, too_wide
from isoprint.makeup.newsletter.layout import Layout
from isoprint.makeup.newsletter.matter.events import set_events
from isoprint.makeup.newsletter.matter.section import PAD, box_slugs, set_heading, set_section
from isoprint.page import Element

SHORT: Final = 2
"""Lines of a text at the full measure up to which it is not divided: columns of a line or two look like crumbs."""


class BodyPart(Struct, frozen=True):
    """A stretch of a section: text set to one column of the grid, or a table or picture over the whole measure.

    ``goes_on``: the text goes on in the next part.
    """

    slugs: tuple[Slug, ...]
    elements: tuple[Element, ...]
    wide: bool
    goes_on: bool = False


def divided(section: Section, layout: Layout) -> bool:
    """Return whether a section's text must be divided into columns at its measure."""
    return section.style.divisible and too_wide(layout.look, layout.grid.span(section.span))


def set_wide(section: Section, layout: Layout, element: str) -> tuple[tuple[Column, ...], float, tuple[Element, ...]]:
    """Return a wide section in one piece: its columns from the left edge of the grid, its height, its elements."""
    measure = layout.grid.span(section.span)
    if not divided(section, layout):
        galley = set_section(section, measure, layout, element)
        height = _up(galley.height, layout.look.leading)
        return (Column(layout.grid.x(0), 0.0, measure, galley.slugs),), height, galley.elements
    if section.style.boxed:
        slug, elements = _wide_box(section, measure, layout, element)
        return (Column(layout.grid.x(0), 0.0, measure, (slug,)),), slug.height, elements
    return _set_divided(section, layout, element)


def _set_divided(
    section: Section, layout: Layout, element: str
) -> tuple[tuple[Column, ...], float, tuple[Element, ...]]:
    """Return a section whose text is divided, its tables and pictures as wide as all of it, as `set_wide` does."""
    measure = layout.grid.span(section.span)
    head = set_heading(section, measure, layout, element)
    parts = tuple(set_parts(section, measure, layout, element, sliced=False))
    columns = [Column(layout.grid.x(0), 0.0, measure, head.slugs)] if head.slugs else []
    height = head.height
    for part in parts:
        columns += _part_columns(part, section.span, height, layout)
        height = max(c.y + Galley(c.slugs).height for c in columns)
    return tuple(columns), height, in_sect(element, (*head.elements, *(e for part in parts for e in part.elements)))


def set_parts(
    section: Section, measure: float, layout: Layout, element: str, *, sliced: bool = True
) -> Iterator[BodyPart]:
    """Yield the parts of a divided section in reading order; where they may be ``sliced``, long text in several."""
    style, column = layout.look.body, layout.grid.column
    for row in set_figures(section.pictures, style, measure, layout.setting, f"{element}.p"):
        yield _part(row, wide=True)
    left = len(section.body)
    for at, (wide, group) in enumerate(groupby(section.body, key=lambda block: _is_wide(block, layout))):
        blocks = tuple(group)
        left -= len(blocks)
        if wide or _is_short(blocks, measure, layout):
            yield _part(
                set_blocks(blocks, replace(style, followed=left > 0), measure, layout.setting, f"{element}.b{at}"),
                wide=True,
            )
        else:
            slices = tuple(slice_blocks(blocks)) if sliced else (blocks,)
            yield from _text_parts(slices, layout, f"{element}.b{at}")
    if section.events:
        yield _part(set_events(section.events, style, column, layout, f"{element}.e"), wide=False)
    if section.by:
        yield _part(set_text(section.by, layout.look.by, column, layout.setting, f"{element}.by"), wide=False)


def _text_parts(slices: Sequence[Blocks], layout: Layout, element: str) -> Iterator[BodyPart]:
    """Yield the slices of a text, set to one column."""
    for at, some in enumerate(slices):
        style = replace(layout.look.body, opening=at == 0)
        galley = set_blocks(some, style, layout.grid.column, layout.setting, f"{element}.{at}" if at else element)
        yield BodyPart(galley.slugs, galley.elements, wide=False, goes_on=at + 1 < len(slices))


def _part(galley: Galley, *, wide: bool) -> BodyPart:
    return BodyPart(galley.slugs, galley.elements, wide)


def _is_short(blocks: Blocks, measure: float, layout: Layout) -> bool:
    """Return whether a text is one paragraph of a few lines at a measure."""
    first = blocks[0]
    room = SHORT * measure / (CHARACTER * layout.look.size)
    return len(blocks) == 1 and isinstance(first, Paragraph) and len(plain(first.inlines)) < room


def _is_wide(block: Block, layout: Layout) -> bool:
    """Return whether a block is set over the whole measure: a picture, a table; a long table of few words is not."""
    if isinstance(block, Table):
        return (
            len(block.rows) < LONG
            or fit_columns(block, layout.look.body.table, layout.grid.column, layout.setting).breaks
        )
    return isinstance(block, Figure)


def in_sect(element: str, inside: Iterable[Element]) -> tuple[Element, ...]:
    """Return the one Sect that holds elements of a section, or a part of it."""
    return (Element(element, "Sect", tuple(inside)),)


def _part_columns(part: BodyPart, span: int, y: float, layout: Layout) -> list[Column]:
    """Return the columns of one part of a wide section, from ``y`` down."""
    if part.wide:
        return [Column(layout.grid.x(0), y, layout.grid.span(span), part.slugs)]
    return cut_columns(part.slugs, _level(part.slugs, span, layout), y, layout.grid)


def _level(slugs: Sequence[Slug], columns: int, layout: Layout) -> ColumnBreaks:
    cut = balance(index_heights(slugs, layout.look.leading), columns)
    if cut is None:
        raise AssertionError("without a limit there is always a cut")
    return cut


def _wide_box(section: Section, measure: float, layout: Layout, element: str) -> tuple[Slug, tuple[Element, ...]]:
    """Return a box whose text is divided into columns, as one slug."""
    pad = PAD * layout.look.size
    spec = replace(layout.grid.spec, side=pad)
    inside = replace(layout, grid=replace(layout.grid, width=measure, spec=spec, columns=section.span))
    columns, height, elements = _set_divided(section, inside, element)
    drawn = [(column, flat(Galley(column.slugs))) for column in columns]
    items = tuple(item for column, slug in drawn for item in moved(slug.items, column.x, column.y))
    compromises = tuple(compromise for _, slug in drawn for compromise in slug.compromises)
    boxed = box_slugs(
        section, (Slug(_up(height, layout.look.leading), items, compromises=compromises),), layout.look, element
    )
    whole = replace(flat(Galley(boxed)), panel=boxed[0].panel, ends="both")
    return whole, elements


def _up(height: float, line: float) -> float:
    """Return a height rounded up to whole lines."""
    return -int(-height / line - 0.99) * line
