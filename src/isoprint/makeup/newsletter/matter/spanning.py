"""Sections wider than a column: where lines would be too long for the eye, the text is divided into columns."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.blocks import set_blocks
from isoprint.compose.figure import set_figures
from isoprint.compose.galley import flat, set_text, up_to_grid
from isoprint.compose.slug import Galley, Slug, moved
from isoprint.compose.table import LONG_TABLE
from isoprint.compose.widths import fit_columns
from isoprint.content.model import Block, Blocks, Figure, Paragraph, Section, Table, plain
from isoprint.makeup.columns import balance, index_heights
from isoprint.makeup.draw import Column, cut_columns
from isoprint.makeup.job import Layout
from isoprint.makeup.look import MEAN_ADVANCE, longest_line
from isoprint.makeup.newsletter.matter.events import set_events
from isoprint.makeup.newsletter.matter.section import PAD, box_slugs, set_heading, set_section
from isoprint.page import Element

SHORT: Final = 2
"""The lines at the full measure up to which a text is not divided: columns of a line or two look like crumbs."""


class BodyPart(Struct, frozen=True):
    """A stretch of a section: text set to one column of the grid, or a table or picture over the whole measure."""

    galley: Galley
    wide: bool


class Beside(Struct, frozen=True):
    """A wide section and the narrow ones beside it; `set_apart` returns them as bands that can be split between pages.

    ``wide`` is the index of the wide one among all ``sections``, ``end`` the index of the section after the last.
    """

    sections: tuple[Section, ...]
    wide: int
    end: int
    layout: Layout


class Fixed(Struct, frozen=True):
    """Columns whose place within the band is settled; ``keep``: the next band begins on the same page.

    ``elements`` are those of its sections; the first of several bands of a section holds all of them.
    ``beside`` is set where the sections may be set apart instead.
    """

    columns: tuple[Column, ...]
    height: float
    elements: tuple[Element, ...] = ()
    hole: float = 0.0
    """The area beside a wide section that no section could fill, in points squared."""
    keep: bool = False
    beside: Beside | None = None


def divided(section: Section, layout: Layout) -> bool:
    """Return whether a section's text must be divided into columns at its measure."""
    return section.style.divisible and layout.grid.span(section.span) > longest_line(layout.look.body.text)


def set_wide(section: Section, layout: Layout, element: str) -> Fixed:
    """Return a wide section in one piece, its text divided into columns where its lines would be too long."""
    if divided(section, layout) and not section.style.boxed:
        return _set_divided(section, layout, element)
    measure = layout.grid.span(section.span)
    set_whole = _set_wide_box if divided(section, layout) else set_section
    galley = set_whole(section, measure, layout, element)
    column = Column(layout.grid.x(0), 0.0, measure, galley.slugs)
    return Fixed((column,), up_to_grid(galley.height, layout.look.leading), galley.elements)


def _set_divided(section: Section, layout: Layout, element: str) -> Fixed:
    """Return a section whose text is divided, its tables and pictures as wide as all of it."""
    measure = layout.grid.span(section.span)
    head = set_heading(section, measure, layout, element)
    parts = set_parts(section, measure, layout, element)
    columns = [Column(layout.grid.x(0), 0.0, measure, head.slugs)] if head.slugs else []
    height = head.height
    for part in parts:
        columns += _part_columns(part, section.span, height, layout)
        height = max(c.y + Galley(c.slugs).height for c in columns)
    return Fixed(tuple(columns), height, in_sect(element, head, parts))


def set_parts(section: Section, measure: float, layout: Layout, element: str) -> tuple[BodyPart, ...]:
    """Return the parts of a divided section in reading order."""
    style, column, setting = layout.look.body, layout.grid.column, layout.setting
    pictures = set_figures(section.pictures, style, measure, setting, f"{element}.p")
    parts = [BodyPart(row, wide=True) for row in pictures]
    left = len(section.body)
    for at, (wide, group) in enumerate(groupby(section.body, key=lambda block: _is_wide(block, layout))):
        blocks = tuple(group)
        left -= len(blocks)
        whole = wide or _is_short(blocks, measure, layout)
        how = replace(style, followed=left > 0) if whole else style
        galley = set_blocks(blocks, how, measure if whole else column, setting, f"{element}.b{at}")
        parts.append(BodyPart(galley, whole))
    if section.events:
        parts.append(BodyPart(set_events(section.events, column, layout, f"{element}.e"), wide=False))
    if section.by:
        parts.append(BodyPart(set_text(section.by, layout.look.by, column, setting, f"{element}.by"), wide=False))
    return tuple(parts)


def _is_short(blocks: Blocks, measure: float, layout: Layout) -> bool:
    """Return whether a text is one paragraph of a few lines at a measure."""
    first = blocks[0]
    room = SHORT * measure / (MEAN_ADVANCE * layout.look.size)
    return len(blocks) == 1 and isinstance(first, Paragraph) and len(plain(first.inlines)) < room


def _is_wide(block: Block, layout: Layout) -> bool:
    """Return whether a block is set over the whole measure: a picture or a table, but not a long table of few words."""
    if isinstance(block, Table):
        return (
            len(block.rows) < LONG_TABLE
            or fit_columns(block, layout.look.body.table, layout.grid.column, layout.setting).breaks
        )
    return isinstance(block, Figure)


def in_sect(element: str, head: Galley, parts: Iterable[BodyPart]) -> tuple[Element, ...]:
    """Return the one Sect that holds the elements of a section's heading and parts."""
    inside = (*head.elements, *(inner for part in parts for inner in part.galley.elements))
    return (Element(element, "Sect", inside),)


def _part_columns(part: BodyPart, span: int, y: float, layout: Layout) -> list[Column]:
    """Return the columns of one part of a wide section, from ``y`` down."""
    slugs = part.galley.slugs
    if part.wide:
        return [Column(layout.grid.x(0), y, layout.grid.span(span), slugs)]
    level = balance(index_heights(slugs, layout.look.leading), span)
    assert level is not None, "without a limit there is always a cut"
    return cut_columns(slugs, level, y, layout.grid)


def _set_wide_box(section: Section, measure: float, layout: Layout, element: str) -> Galley:
    """Return a box whose text is divided into columns, as one slug."""
    spec = replace(layout.grid.spec, side=PAD * layout.look.size)
    inside = replace(layout, grid=replace(layout.grid, width=measure, spec=spec, columns=section.span))
    text = _set_divided(section, inside, element)
    drawn = [(column, flat(Galley(column.slugs))) for column in text.columns]
    items = tuple(item for column, slug in drawn for item in moved(slug.items, column.x, column.y))
    compromises = tuple(compromise for _, slug in drawn for compromise in slug.compromises)
    whole = Slug(up_to_grid(text.height, layout.look.leading), items, compromises=compromises)
    boxed = box_slugs(section, (whole,), layout.look, element)
    return Galley((replace(flat(Galley(boxed)), panel=boxed[0].panel, ends="both"),), text.elements)
