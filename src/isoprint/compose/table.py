"""Tables: columns as wide as their words need, figures aligned, a rule under the header and one at the foot."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.compose.galley import KEEP, Galley, Slug, Squeeze, closed, flat, moved, set_text
from isoprint.compose.line import Justification
from isoprint.compose.setting import Setting
from isoprint.compose.style import BlockStyle, Style
from isoprint.compose.widths import Align, Columns, fit_columns, scaled
from isoprint.content.model import Inlines, Run, Table
from isoprint.page import Element, Item, Role, Rule

SPLIT: Final = 9000.0
"""The price of parting a table between two rows; a long table is cheaper to part."""
LONG: Final = 16
HEAD_RULE: Final = 0.8
ROW_RULE: Final = 0.35


def set_table(table: Table, style: BlockStyle, measure: float, setting: Setting, element: str) -> Galley:
    """Set a table as wide as its words need; a row is never parted, and the header keeps with the first row."""
    columns = fit_columns(table, style.table, measure, setting)
    style = replace(style, table=scaled(style.table, columns.size))
    rows = [
        _set_row(row, columns, table.aligns, style, setting, element=f"{element}.{at + 1}", head=at == 0)
        for at, row in enumerate((table.header, *table.rows))
    ]
    head = _lowered(rows[0].slugs[0], style.grid / 2)
    if columns.price:
        head = replace(head, squeezes=(Squeeze(columns.price, table.source),))
    body = [s for row in rows[1:] for s in row.slugs]
    price = SPLIT if len(body) < LONG else SPLIT / LONG
    slugs = (replace(head, cost=KEEP), *(replace(s, cost=price) for s in body[:-1]), *body[-1:])
    elements = (
        Element(f"{element}.h", "THead", rows[0].elements),
        Element(f"{element}.b", "TBody", tuple(e for row in rows[1:] for e in row.elements)),
    )
    return closed(Galley(slugs, (Element(element, "Table", elements),)), style.grid)


def _lowered(slug: Slug, room: float) -> Slug:
    """Return a slug with room above it that stays at the head of a column too, for the grid's sake."""
    return replace(slug, height=slug.height + room, items=tuple(moved(slug.items, 0.0, room)))


def _set_row(
    cells: Sequence[Inlines],
    columns: Columns,
    aligns: Sequence[Align],
    style: BlockStyle,
    setting: Setting,
    *,
    element: str,
    head: bool,
) -> Galley:
    """Set a row as one slug with a rule at its foot."""
    pad = style.table.leading * 0.15
    text = replace(style.table, weight="semibold") if head else style.table
    items: list[Item] = []
    elements: list[Element] = []
    height = 0.0
    x = 0.0
    role: Role = "TH" if head else "TD"
    widths = zip(cells, columns.widths, aligns, columns.divides, strict=True)
    for at, (cell, width, align, divides) in enumerate(widths):
        how = _aligned(text, align, divides)
        galley = set_text(cell or (Run(" "),), how, width, setting, f"{element}.{at + 1}", role=role)
        slug = flat(galley, pad)
        items.extend(moved(slug.items, x, 0.0))
        elements.extend(replace(e, scope="Column") if head else e for e in galley.elements)
        height = max(height, slug.height)
        x += width + columns.gap
    height += pad
    thickness, tint = (HEAD_RULE, style.accent) if head else (ROW_RULE, style.rule)
    rule = Rule(0.0, height, columns.measure, height, thickness, tint)
    return Galley((Slug(height, (*items, rule)),), (Element(element, "TR", tuple(elements)),))


def _aligned(style: Style, align: Align, divides: bool) -> Style:
    return replace(style, how=Justification(align=align, hyphenate=divides, protrude=False))
