"""What a quiz and its key share: the head of the first page, the foot of each, and blocks put on pages."""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.style import Style
from isoprint.content.model import Run
from isoprint.makeup.quiz.question import marks
from isoprint.makeup.quiz.question.frame import AnswerArea
from isoprint.makeup.quiz.rows import Block, ComposedText, PlacedItems, Row, elements_of, place_items, rows_height
from isoprint.makeup.quiz.spread import Spread
from isoprint.makeup.quiz.typesetter import LABEL, QuizStyles, QuizTypesetter, TypeArea
from isoprint.page import Document, Element, Item, Page, Rule

FOOT: Final = 34.0
"""The height that the foot takes of the type area, its distance from the text included."""
TITLE: Final = 2.5
"""The title's size, in body sizes."""
SMALLEST_TITLE: Final = 1.5
GUTTER: Final = 26.0
BELOW_HEAD: Final = 16.0
VERSION_PAD: Final = 7.0


class Heading(Struct, frozen=True):
    """The words at the head of a sheet."""

    kicker: str
    title: str
    subtitle: str
    version: str


def set_head(heading: Heading, typesetter: QuizTypesetter, styles: QuizStyles) -> Block:
    """Return the head of a sheet: club and version, title, subtitle, and a rule over the measure."""
    measure = typesetter.area.measure
    kicker = typesetter.label(heading.kicker, replace(styles.small, weight="semibold"))
    version, room = _version(heading.version, typesetter, styles)
    style = _title_style(heading.title, typesetter, styles, measure - room)
    key = ("title", heading.title, style.size)
    title = typesetter.text(key, (Run(heading.title),), style, measure - room, role="H1")
    rows = [
        Row(kicker.height, (PlacedItems(kicker.items, 0.0, 0.0, "h.k"), *version)),
        Row(title.height, (PlacedItems(title.items, 0.0, 0.0, "h.t"),), space=2.0),
    ]
    elements = [*elements_of(kicker, "h.k"), *elements_of(title, "h.t")]
    if heading.version:
        elements.insert(1, Element("h.v", "P"))
    if heading.subtitle:
        subtitle = typesetter.text(
            ("subtitle", heading.subtitle, style.size),
            (Run(heading.subtitle),),
            _subtitle_style(typesetter, styles),
            measure,
        )
        rows.append(Row(subtitle.height, (PlacedItems(subtitle.items, 0.0, 0.0, "h.s"),)))
        elements += elements_of(subtitle, "h.s")
    rule = Rule(0.0, 0.7, measure, 0.7, 1.4, typesetter.job.palette.accent)
    rows.append(Row(1.4, (PlacedItems((rule,), 0.0, 0.0),), space=7.0))
    return Block(tuple(rows), tuple(elements))


def _version(version: str, typesetter: QuizTypesetter, styles: QuizStyles) -> tuple[tuple[PlacedItems, ...], float]:
    """Return the version in a border at the right edge of the head, and its width; nothing for a single one."""
    if not version:
        return (), 0.0
    style = replace(styles.strong, size=styles.text.size * 1.05)
    label = typesetter.label(version, style)
    x = typesetter.area.measure - label.width - VERSION_PAD
    width = label.width + 2 * VERSION_PAD
    border = marks.rectangle(x - VERSION_PAD, -4.0, (width, style.leading + 7.0), typesetter.job.palette.ink)
    return (PlacedItems((border,), 0.0, 0.0), PlacedItems(label.items, x, -0.5, "h.v")), width + VERSION_PAD


def _subtitle_style(typesetter: QuizTypesetter, styles: QuizStyles) -> Style:
    size = styles.text.size * 1.2
    return replace(
        styles.text,
        family=typesetter.job.theme.display,
        emphasis=True,
        size=size,
        leading=size * 1.33,
        baseline=size,
        tint=typesetter.job.palette.muted,
    )


def _title_style(title: str, typesetter: QuizTypesetter, styles: QuizStyles, measure: float) -> Style:
    """Return the title's style: as large as lets it stand on one line, down to a size at which it takes two."""
    faces, size = typesetter.job.setting.faces, styles.text.size
    family = typesetter.job.theme.display
    natural = faces.width(faces.key(family, weight="bold"), title)
    fitting = min(TITLE * size, max(SMALLEST_TITLE * size, measure / max(natural, 1.0) * 0.99))
    how = replace(LABEL, even=True)
    return Style(family, fitting, fitting * 1.12, fitting * 0.86, typesetter.job.palette.ink, how, weight="bold")


# ---------------------------------------------------------------- pages


class SheetLayout(Struct, frozen=True):
    """A sheet before it is a document: its head, its blocks spread over pages, what stands at the end of the last."""

    head: Block
    blocks: Spread
    columns: int
    version: str
    tail: tuple[Item, ...] = ()
    """Items at the foot of the last page, placed."""


def capacity(area: TypeArea, head: Block, pages: int, tail: float) -> list[float]:
    """Return the height for blocks on each of so many pages; ``tail`` is what the end of the last one takes."""
    whole = area.bottom - area.top - FOOT
    heights = [whole] * pages
    heights[0] -= rows_height(head.rows) + BELOW_HEAD
    heights[-1] -= tail
    return heights


def column_measure(area: TypeArea, columns: int) -> float:
    """Return the width of each of so many columns."""
    return (area.measure - GUTTER * (columns - 1)) / columns


def draw_pages(made: SheetLayout, typesetter: QuizTypesetter, styles: QuizStyles) -> tuple[Page, ...]:
    """Return the pages of a sheet."""
    area = typesetter.area
    pages = []
    for at in range(made.blocks.pages):
        items: list[Item] = []
        top = area.top
        if at == 0:
            items.extend(_draw_rows(made.head, area.left, top))
            top += rows_height(made.head.rows) + BELOW_HEAD
        for place in range(made.columns):
            x = area.left + place * (column_measure(area, made.columns) + GUTTER)
            items.extend(_draw_column(made.blocks, at * made.columns + place, x, top, typesetter.job.palette.muted))
        if at == made.blocks.pages - 1:
            items.extend(made.tail)
        items.extend(_foot(made.version, at + 1, made.blocks.pages, typesetter, styles))
        pages.append(Page(area.paper_width, area.paper_height, tuple(items), str(at + 1)))
    return tuple(pages)


def _draw_column(blocks: Spread, at: int, x: float, top: float, tint: str) -> Iterator[Item]:
    """Yield the items of a column, its blocks as far apart as it has room, its answer lines ruled."""
    column = blocks.columns[at]
    y = top
    for place, block in enumerate(column.blocks):
        y += block.space * blocks.distances.spaces + column.extra if place else 0.0
        yield from _draw_rows(block, x, y)
        y += rows_height(block.rows)
        for _ in range(block.lines):
            y += blocks.distances.pitch
            yield marks.line(x + block.indent, y, block.measure - block.indent, tint)


def _draw_rows(block: Block, x: float, y: float) -> Iterator[Item]:
    for at, row in enumerate(block.rows):
        y += row.space if at else 0.0
        for bit in row.bits:
            yield from place_items(bit, x, y)
        y += row.height


def _foot(version: str, page: int, pages: int, typesetter: QuizTypesetter, styles: QuizStyles) -> Iterator[Item]:
    """Yield the foot of a page: handle, version and folio on one line under a hairline; read to nobody."""
    area, club, labels = typesetter.area, typesetter.job.handout.club, typesetter.job.language.labels
    top = area.bottom - styles.small.leading
    yield Rule(area.left, top - 2.5, area.left + area.measure, top - 2.5, 0.5, typesetter.job.palette.line)
    middle = labels.version.format(letter=version) if version else ""
    folio = labels.page_of.format(page=page, pages=pages)
    for text, share in ((club.handle or club.short_name or club.name, 0.0), (middle, 0.5), (folio, 1.0)):
        if text:
            made = typesetter.label(text, styles.small)
            x = area.left + (area.measure - made.width) * share
            yield from place_items(PlacedItems(_artifacts(made.items), x, top), 0.0, 0.0)


def _artifacts(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return items that belong to no element."""
    return tuple(item if isinstance(item, Rule) else replace(item, element="") for item in items)


def part_title(title: ComposedText, measure: float, typesetter: QuizTypesetter, name: str) -> AnswerArea:
    """Return a part's heading as a row, a rule below it."""
    rule = marks.line(0.0, title.height + 1.5, measure, typesetter.job.palette.accent)
    row = Row(title.height + 3.0, (PlacedItems(title.items, 0.0, 0.0, f"{name}.h"), PlacedItems((rule,), 0.0, 0.0)))
    return AnswerArea((row,), elements_of(title, f"{name}.h"))


def under(head: AnswerArea, block: Block, above: float, between: float) -> Block:
    """Return a block with the rows of a heading above it that it keeps with, ``between`` them and ``above`` them."""
    if not head.rows:
        return block
    rows = (*head.rows, replace(block.rows[0], space=between), *block.rows[1:])
    return replace(block, rows=rows, elements=(*head.elements, *block.elements), space=above)


def part_element(blocks: Sequence[Block], name: str) -> Element:
    """Return the Sect of a part: its heading and what belongs to it, then the list of its questions."""
    elements = [element for block in blocks for element in block.elements]
    listed = Element(f"{name}.l", "L", tuple(e for e in elements if e.role == "LI"), numbering="Decimal")
    return Element(name, "Sect", (*(e for e in elements if e.role != "LI"), listed))


def make_document(
    title: str, made: SheetLayout, elements: Sequence[Element], typesetter: QuizTypesetter, styles: QuizStyles
) -> Document:
    """Return a sheet as a document; ``elements`` are those of its blocks, in reading order."""
    handout = typesetter.job.handout
    return Document(
        title,
        typesetter.job.language.tag,
        draw_pages(made, typesetter, styles),
        Element("d", "Document", (*made.head.elements, *elements)),
        typesetter.job.setting.faces,
        author=", ".join(handout.authors) or handout.club.name,
        extra_glyphs=_version_letters(typesetter, styles) if made.version else {},
    )


def _version_letters(typesetter: QuizTypesetter, styles: QuizStyles) -> dict[str, str]:
    """Return the letters that name versions, by the faces that print them."""
    faces = typesetter.job.setting.faces
    keys = (faces.key(style.family, weight=style.weight) for style in (styles.small, styles.strong))
    return dict.fromkeys(keys, ascii_uppercase)
