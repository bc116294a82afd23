"""Set tables: columns as wide as their words need, rows on the baseline grid, the header repeated in each column."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import closed, flat, set_text, up_to_grid
from isoprint.compose.line import Justification
from isoprint.compose.setting import Setting
from isoprint.compose.slug import KEEP, Galley, Slug, TableCompromise, moved
from isoprint.compose.style import BlockStyle, Style
from isoprint.compose.widths import Align, Columns, fit_columns, scaled
from isoprint.content.model import Inlines, Run, Table
from isoprint.page import Element, Item, Rule, Text

SPLIT_PRICE: Final = 9000.0
"""The price of a break between two rows, in demerits; a long table is cheaper to split."""
LONG_TABLE: Final = 16
"""The rows below its header up to which a table is short."""
SCRAP_ROWS: Final = 3
"""The rows, at either end of a long table, below which they are as dear to split off as those of a short one."""
OFF_GRID: Final = 2.0
"""By how much a break costs more, as a factor, where the next row would begin between two lines of the grid."""
HEAD_RULE: Final = 0.8
"""The thickness of the rule below a header, in points."""
ROW_RULE: Final = 0.35
"""The thickness of the rule below a row, in points."""
TABLE_FOOT: Final = 0.3
"""The least room, in lines, below the last rule of a table that text follows; letters leave half of that again."""


class RowSpacing(Struct, frozen=True):
    """Room above and below a row's lines, and how far below them its rule lies, in lines of the leading.

    The height of a row is rounded up to a multiple of ``unit`` (0: not at all), with room below it, or where it is a
    header above it.
    """

    above: float
    below: float
    rule: float
    unit: float = 0.0
    sunk: bool = False


FREE_SPACING: Final = RowSpacing(0.15, 0.15, 0.15)
"""The spacing of all rows where there is no grid."""
HEAD_SPACING: Final = RowSpacing(0.6, 0.4, 0.15, unit=1.0, sunk=True)
"""The spacing of a header on the grid: most of its room is above it."""
CLOSE_SPACING: Final = RowSpacing(0.0, 0.0, 0.0, unit=1.0)
"""The spacing of rows of one line each: the rule lies halfway between descenders and ascenders."""
ROOMY_SPACING: Final = RowSpacing(0.0, 0.4, 0.25, unit=0.5)
"""The spacing of rows of several lines: rows stand further apart than lines, on the grid or halfway between."""
LEAST_LEADING: Final = 0.8
"""The least leading of a table in smaller type, as a share of the leading around it."""


class TableRow(Struct, frozen=True):
    """A row as set: its items from the top of its first line, the height of its lines, its element and its rule."""

    items: tuple[Item, ...]
    height: float
    element: Element
    rule: Rule


def set_table(table: Table, style: BlockStyle, measure: float, setting: Setting, element: str) -> Galley:
    """Return a table as wide as its words need; no row is split, and the header keeps with the first row.

    There is room below it where text follows.
    """
    columns = fit_columns(table, style.table, measure, setting)
    leading, text = style.table.leading, _smaller(style.table, columns.size)
    rule = Rule(0.0, 0.0, columns.measure, 0.0, ROW_RULE, style.rule)
    body = _row_style(replace(text, role="TD"), columns, table.aligns, rule)
    below_head = replace(rule, thickness=HEAD_RULE, tint=style.accent)
    head = _row_style(replace(text, weight="semibold", role="TH"), columns, table.aligns, below_head)
    rows = [
        _set_row(row, columns, body if at else head, setting, f"{element}.{at + 1}")
        for at, row in enumerate((table.header, *table.rows))
    ]
    lost = leading - text.leading
    slugs = _row_slugs([replace(row, height=row.height + lost) for row in rows], style.grid, leading)
    if columns.price:
        slugs = (replace(slugs[0], compromises=(TableCompromise(columns.price, table.source),)), *slugs[1:])
    parts = (
        Element(f"{element}.h", "THead", (rows[0].element,)),
        Element(f"{element}.b", "TBody", tuple(row.element for row in rows[1:])),
    )
    galley = Galley(slugs, (Element(element, "Table", parts),))
    return closed(galley, style.grid, TABLE_FOOT * style.grid * style.followed)


def _smaller(style: Style, size: float) -> Style:
    """Return a table's style in another size, with less leading where it is smaller."""
    return replace(scaled(style, size), leading=style.leading * max(size / style.size, LEAST_LEADING))


def _row_slugs(rows: Sequence[TableRow], grid: float, leading: float) -> tuple[Slug, ...]:
    """Return a slug for each row, with the prices of breaks between them; all but the first two repeat the header."""
    head, *body = rows
    if grid:
        spacing = ROOMY_SPACING if any(row.height > 1.5 * leading for row in body) else CLOSE_SPACING
        slugs = [_slug(head, HEAD_SPACING, leading), *(_slug(row, spacing, leading) for row in body[:-1])]
        slugs += [_slug(row, CLOSE_SPACING, leading) for row in body[-1:]]
    else:
        slugs = [_slug(row, FREE_SPACING, leading) for row in rows]
    header = _unread(slugs[0])
    return _priced([*slugs[:2], *(replace(slug, repeated_header=header) for slug in slugs[2:])], grid)


def _priced(slugs: Sequence[Slug], grid: float) -> tuple[Slug, ...]:
    """Return rows with the prices of breaks after them: none after the header, any after the last."""
    made = [replace(slugs[0], cost=KEEP)]
    y = slugs[0].height
    for row, slug in enumerate(slugs[1:-1], 1):
        y += slug.height
        between = grid and 0.01 < y % grid < grid - 0.01
        scrap = min(row, len(slugs) - 1 - row) < SCRAP_ROWS
        price = SPLIT_PRICE if scrap or len(slugs) <= LONG_TABLE else SPLIT_PRICE / LONG_TABLE
        made.append(replace(slug, cost=price * OFF_GRID if between else price))
    return (*made, *slugs[1:][-1:])


def _slug(row: TableRow, spacing: RowSpacing, leading: float) -> Slug:
    """Return a row with room above and below, and its rule."""
    least = row.height + (spacing.above + spacing.below) * leading
    unit = spacing.unit * leading
    height = up_to_grid(least, unit) if unit else least
    top = spacing.above * leading + (height - least if spacing.sunk else 0.0)
    down = top + row.height + spacing.rule * leading
    return Slug(height, (*moved(row.items, 0.0, top), replace(row.rule, y0=down, y1=down)))


def _unread(slug: Slug) -> Slug:
    """Return a slug whose texts are artifacts: a repeated header is not read again."""
    return replace(slug, items=tuple(_silent(item) if isinstance(item, Text) else item for item in slug.items))


def _silent(text: Text) -> Text:
    styles = {word.style: replace(word.style, element="", link="") for word in text.words}
    return replace(text, element="", words=tuple(replace(word, style=styles[word.style]) for word in text.words))


class RowStyle(Struct, frozen=True):
    """How rows are set: the style of each cell, and the rule below the row."""

    cells: tuple[Style, ...]
    rule: Rule


def _row_style(text: Style, columns: Columns, aligns: Sequence[Align], rule: Rule) -> RowStyle:
    """Return the style of rows whose cells are set in one style, each in the alignment of its column."""
    hows = (
        Justification(align=align, hyphenate=divides, protrude=False)
        for align, divides in zip(aligns, columns.divides, strict=True)
    )
    return RowStyle(tuple(replace(text, how=how) for how in hows), rule)


def _set_row(cells: Sequence[Inlines], columns: Columns, style: RowStyle, setting: Setting, element: str) -> TableRow:
    """Set the cells of a row side by side; those of a header are level at their last lines."""
    galleys = [
        set_text(cell or (Run(" "),), each, width, setting, f"{element}.{number}")
        for number, (cell, each, width) in enumerate(zip(cells, style.cells, columns.widths, strict=True), 1)
    ]
    height = max(galley.height for galley in galleys)
    head = style.cells[0].role == "TH"
    items: list[Item] = []
    x = 0.0
    for galley, width in zip(galleys, columns.widths, strict=True):
        items.extend(moved(flat(galley).items, x, height - galley.height if head else 0.0))
        x += width + columns.gap
    scope = "Column" if head else ""
    elements = tuple(replace(e, scope=scope) for galley in galleys for e in galley.elements)
    return TableRow(tuple(items), height, Element(element, "TR", elements), style.rule)
