"""What a quiz and its key share: the head of the first page, and columns drawn on pages with a foot."""

from collections.abc import Iterator
from math import inf
from string import ascii_uppercase
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.slug import ComposedText, Galley, PlacedText, Slug
from isoprint.compose.style import Style
from isoprint.content.model import Run
from isoprint.makeup.distribute import ColumnHeights, Pages
from isoprint.makeup.draw import Column, draw_column
from isoprint.makeup.foot import draw_foot
from isoprint.makeup.grid import FOOT_HEIGHT
from isoprint.makeup.job import Layout
from isoprint.makeup.look import fit_title
from isoprint.makeup.quiz.question import marks
from isoprint.makeup.quiz.styles import LABEL, QuizStyles
from isoprint.makeup.quiz.typesetter import ABOVE_FOOT, QuizTypesetter
from isoprint.page import Document, Element, Item, Page, Rule

QUIZ_TITLE: Final = 2.5
"""The title's size, in body sizes."""
SMALLEST_QUIZ_TITLE: Final = 1.5
"""Its size, in body sizes, down to which it is set on one line."""
BELOW_SHEET_HEAD: Final = 16.0
"""Between the head of the first page and its columns, in points."""
VERSION_PAD: Final = 7.0
"""Between the border of the version and its letters, in points."""
TITLE_SPACE: Final = 2.0
"""Above the title, in points."""
RULE_SPACE: Final = 7.0
"""Above the rule below the head, in points."""
RULE_THICKNESS: Final = 1.4
"""The thickness of that rule, in points."""


class SheetHeading(Struct, frozen=True):
    """The words at the head of a sheet."""

    kicker: str
    title: str
    subtitle: str
    version: str


class SheetLayout(Struct, frozen=True):
    """A sheet before it is drawn: its head, the columns of its pages, and their elements in reading order."""

    head: Galley
    pages: Pages
    elements: tuple[Element, ...]
    version: str = ""
    tail: tuple[Item, ...] = ()
    """Items at the foot of the last page, placed."""


def set_head(heading: SheetHeading, typesetter: QuizTypesetter, styles: QuizStyles) -> Galley:
    """Return the head of a sheet: club and version, title, subtitle, and a rule over the measure."""
    measure = typesetter.grid.measure
    kicker = typesetter.label(heading.kicker, replace(styles.small, weight="semibold"))
    version = _version(heading.version, typesetter, styles)
    room = measure - version.width
    style = _title_style(heading.title, typesetter, styles, room)
    title = typesetter.text(("title", heading.title, style.size), (Run(heading.title),), style, room)
    slugs = [
        Slug(kicker.height, (PlacedText(kicker, 0.0, 0.0, "h.k"), *version.items)),
        _text_slug(title, "h.t", TITLE_SPACE),
    ]
    elements = [*kicker.named("h.k"), *title.named("h.t")]
    if heading.version:
        elements.insert(1, Element("h.v", "P"))
    if heading.subtitle:
        key, style = ("subtitle", heading.subtitle, style.size), _subtitle_style(typesetter, styles)
        subtitle = typesetter.text(key, (Run(heading.subtitle),), style, measure)
        slugs.append(_text_slug(subtitle, "h.s"))
        elements += subtitle.named("h.s")
    y = RULE_SPACE + RULE_THICKNESS / 2
    rule = Rule(0.0, y, measure, y, RULE_THICKNESS, typesetter.job.palette.accent)
    return Galley((*slugs, Slug(RULE_SPACE + RULE_THICKNESS, (rule,))), tuple(elements))


def _text_slug(text: ComposedText, name: str, space: float = 0.0) -> Slug:
    return Slug(space + text.height, (PlacedText(text, 0.0, space, name),))


class _VersionMark(NamedTuple):
    """The version in a border at the right edge of the head, and the width it takes in points."""

    items: tuple[Item | PlacedText, ...] = ()
    width: float = 0.0


def _version(version: str, typesetter: QuizTypesetter, styles: QuizStyles) -> _VersionMark:
    """Return the mark of a version; an empty one for a single version."""
    if not version:
        return _VersionMark()
    style = replace(styles.strong, size=styles.text.size * 1.05)
    label = typesetter.label(version, style)
    x = typesetter.grid.measure - label.width - VERSION_PAD
    width = label.width + 2 * VERSION_PAD
    border = marks.border(x - VERSION_PAD, -4.0, width, style.leading + 7.0, typesetter.job.palette.ink)
    return _VersionMark((border, PlacedText(label, x, -0.5, "h.v")), width + VERSION_PAD)


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
    """Return the title's style: as large as lets it fit on one line, down to a size at which it takes two."""
    job, size = typesetter.job, styles.text.size
    how = replace(LABEL, even=True)
    style = Style(job.theme.display, QUIZ_TITLE * size, 0.0, 0.0, job.palette.ink, how, weight="bold", role="H1")
    return fit_title(title, style, SMALLEST_QUIZ_TITLE * size, measure, job.setting)


# ---------------------------------------------------------------- pages


def column_heights(typesetter: QuizTypesetter, head: Galley, columns: int = 1, tail: float = 0.0) -> ColumnHeights:
    """Return the heights of a sheet's columns; ``tail`` is what the end of the last page takes, in points."""
    whole = typesetter.column
    return ColumnHeights(whole - head.height - BELOW_SHEET_HEAD, whole, tail, columns)


def make_document(title: str, made: SheetLayout, typesetter: QuizTypesetter, styles: QuizStyles) -> Document:
    """Return a sheet as a document."""
    job = typesetter.job
    layout = Layout(styles.look, job.setting, job.language, typesetter.grid)
    return Document(
        title,
        job.language.tag,
        tuple(_page(made, at, typesetter, layout) for at in range(len(made.pages))),
        Element("d", "Document", (*made.head.elements, *made.elements)),
        job.setting.faces,
        author=", ".join(job.handout.authors) or job.handout.club.name,
        extra_glyphs=_version_letters(typesetter, styles) if made.version else {},
    )


def _page(made: SheetLayout, at: int, typesetter: QuizTypesetter, layout: Layout) -> Page:
    """Return one page of a sheet, counted from 0."""
    grid = typesetter.grid
    items = [*_head_and_columns(made, at, layout)]
    if at == len(made.pages) - 1:
        items.extend(made.tail)
    labels = layout.language.labels
    version = labels.version.format(letter=made.version) if made.version else ""
    folio = labels.page_of.format(page=at + 1, pages=len(made.pages))
    items.extend(draw_foot(typesetter.job.handout.club, folio, layout, version))
    return Page(grid.width, grid.height, tuple(items), str(at + 1))


def _head_and_columns(made: SheetLayout, at: int, layout: Layout) -> Iterator[Item]:
    """Yield the items of a page above its foot."""
    grid = layout.grid
    top = grid.spec.top
    if at == 0:
        yield from draw_column(Column(grid.x(0), 0.0, grid.measure, made.head.slugs), top, inf)
        top += made.head.height + BELOW_SHEET_HEAD
    for column in made.pages[at]:
        yield from draw_column(column, top, inf)


def tail_top(typesetter: QuizTypesetter, height: float) -> float:
    """Return the top of something ``height`` points tall at the end of a page's columns, from the head of the page."""
    grid = typesetter.grid
    return grid.height - grid.spec.bottom - FOOT_HEIGHT - ABOVE_FOOT - height


def part_element(part: Galley, name: str) -> Element:
    """Return the Sect of a part: its heading and what belongs to it, then the list of its questions."""
    listed = Element(f"{name}.l", "L", tuple(e for e in part.elements if e.role == "LI"), numbering="Decimal")
    return Element(name, "Sect", (*(e for e in part.elements if e.role != "LI"), listed))


def _version_letters(typesetter: QuizTypesetter, styles: QuizStyles) -> dict[str, str]:
    """Return the letters that name versions, by the faces that print them: in the head and in the foot."""
    job = typesetter.job
    keys = (job.setting.faces.key(styles.strong.family, weight="semibold"), job.setting.faces.key(job.theme.small))
    return dict.fromkeys(keys, ascii_uppercase)
