"""Tables: columns as wide as their words need, figures aligned, a rule under the header and one at the foot."""

from collections.abc import Sequence
from typing import Final, Literal

from msgspec.structs import replace

from isoprint.compose.galley import KEEP, Galley, Slug, closed, flat, moved, set_text
from isoprint.compose.line import Justification
from isoprint.compose.setting import Setting
from isoprint.compose.spans import make_spans
from isoprint.compose.style import BlockStyle, Style
from isoprint.content.model import Inlines, Run, Table
from isoprint.page import Element, Item, Role, Rule

CELL_GAP: Final = 8.0
"""Between two columns of a table, in points."""
SPLIT: Final = 9000.0
"""The price of parting a table between two rows; a long table is cheaper to part."""
LONG: Final = 16
HEAD_RULE: Final = 0.8
ROW_RULE: Final = 0.35
Align = Literal["left", "right", "center"]


def set_table(table: Table, style: BlockStyle, measure: float, setting: Setting, element: str) -> Galley:
    """Set a table to the full measure; a row is never parted, and the header keeps with the first row."""
    widths = column_widths(table, style.table, measure, setting)
    rows = [
        _set_row(row, widths, table.aligns, style, setting, element=f"{element}.{at + 1}", head=at == 0)
        for at, row in enumerate((table.header, *table.rows))
    ]
    head = _lowered(rows[0].slugs[0], style.grid / 2)
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
    widths: Sequence[float],
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
    for at, (cell, width, align) in enumerate(zip(cells, widths, aligns, strict=True)):
        role: Role = "TH" if head else "TD"
        galley = set_text(cell or (Run(" "),), _aligned(text, align), width, setting, f"{element}.{at + 1}", role=role)
        slug = flat(galley, pad)
        items.extend(moved(slug.items, x, 0.0))
        elements.extend(replace(e, scope="Column") if head else e for e in galley.elements)
        height = max(height, slug.height)
        x += width + CELL_GAP
    height += pad
    measure = x - CELL_GAP
    rule = Rule(0.0, height, measure, height, HEAD_RULE if head else ROW_RULE, style.accent if head else style.rule)
    return Galley((Slug(height, (*items, rule)),), (Element(element, "TR", tuple(elements)),))


def _aligned(style: Style, align: Align) -> Style:
    return replace(style, how=Justification(align=align, hyphenate=False, protrude=False))


def column_widths(table: Table, style: Style, measure: float, setting: Setting) -> tuple[float, ...]:
    """Return the widths of a table's columns, which with the gaps between them fill the measure.

    Columns take what their longest cell would take on one line, as far as there is room; room that lacks
    is taken from the widest, but no column is made narrower than its longest word.
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    wanted = [max(_width(cell, style, setting) for cell in cells) + 1.0 for cells in columns]
    least = [max(_widest_word(cell, style, setting) for cell in cells) + 1.0 for cells in columns]
    room = measure - CELL_GAP * (len(columns) - 1)
    if sum(wanted) <= room:
        spare = (room - sum(wanted)) / len(columns)
        return tuple(w + spare for w in wanted)
    return tuple(_squeezed(wanted, least, room))


def _squeezed(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Return widths between ``least`` and ``wanted`` that fill the room; all shrink alike where even least fails."""
    if sum(least) >= room:
        return [w * room / sum(least) for w in least]
    give = [w - low for w, low in zip(wanted, least, strict=True)]
    share = (room - sum(least)) / sum(give)
    return [low + g * share for low, g in zip(least, give, strict=True)]


def _width(cell: Inlines, style: Style, setting: Setting) -> float:
    bold = replace(style, weight="semibold")
    return sum(setting.faces.width(s.face, s.text) * s.size for s in make_spans(cell, bold, setting, "")[0])


def _widest_word(cell: Inlines, style: Style, setting: Setting) -> float:
    bold = replace(style, weight="semibold")
    spans = make_spans(cell, bold, setting, "")[0]
    return max((setting.faces.width(s.face, w) * s.size for s in spans for w in s.text.split()), default=0.0)
