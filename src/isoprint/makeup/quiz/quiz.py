"""The quiz sheet: one version as drawn in, a Document out that holds every question and no answer."""

from typing import Final

from msgspec.structs import replace

from isoprint.compose.slug import Galley, PlacedText, Slug, moved
from isoprint.content.model.versions import QuizVersion
from isoprint.content.quiz.answers import points_text
from isoprint.makeup.distribute import distribute_evenly
from isoprint.makeup.look import longest_line
from isoprint.makeup.quiz.foot_answers import foot_answers
from isoprint.makeup.quiz.keep_whole import take_apart
from isoprint.makeup.quiz.name_line import name_lines
from isoprint.makeup.quiz.question.part import PARTED, set_part
from isoprint.makeup.quiz.sheet import (
    SheetHeading,
    SheetLayout,
    column_heights,
    make_document,
    part_element,
    set_head,
    tail_top,
)
from isoprint.makeup.quiz.typesetter import QuizTypesetter, SheetFrame, sheet_frame
from isoprint.page import Document

LONGEST_INTRO: Final = 200.0
"""The height, in points, up to which an introduction belongs to the head; a longer one may be parted."""
INTRO_SPACE: Final = 11.0
"""Above an introduction in the head, in points."""
POINTS_GAP: Final = 10.0
"""Between an ask and the points beside it, in points."""
NARROW: Final = 28.0
"""The measure, in em, below which points are printed under the ask instead of beside it."""


def quiz_document(sheet: QuizVersion, typesetter: QuizTypesetter) -> Document:
    """Return the quiz sheet of one version, on as many pages as it needs."""
    grid = typesetter.grid
    frame = sheet_frame(typesetter, typesetter.quiz, grid.column, _side(sheet, typesetter))
    heading = _heading(sheet, typesetter)
    head, intro = _full_head(set_head(heading, typesetter, typesetter.quiz), sheet, frame)
    parts = [set_part(part, f"p{at}", frame) for at, part in enumerate(sheet.parts, 1)]
    narrow = min(grid.column, longest_line(typesetter.quiz.look.small.text))
    listed = typesetter.references(frame.citations.cited, typesetter.quiz, narrow)
    strip = foot_answers(sheet, typesetter)
    slugs = [slug for galley in (intro, *parts, listed) for slug in galley.slugs]
    pages = distribute_evenly(slugs, column_heights(typesetter, head, grid.columns, strip.height), grid)
    sections = (part_element(part, f"p{at}") for at, part in enumerate(parts, 1))
    elements = (*intro.elements, *sections, *listed.elements, *strip.elements)
    tail = tuple(moved(strip.items, grid.x(0), tail_top(typesetter, strip.height)))
    title = " · ".join(filter(None, (typesetter.job.handout.title, heading.title, heading.version)))
    return make_document(title, SheetLayout(head, pages, elements, sheet.version, tail), typesetter, typesetter.quiz)


def _heading(sheet: QuizVersion, typesetter: QuizTypesetter) -> SheetHeading:
    labels, handout = typesetter.job.language.labels, typesetter.job.handout
    version = labels.version.format(letter=sheet.version) if sheet.version else ""
    return SheetHeading(handout.club.name, sheet.quiz.title or labels.quiz, handout.title, version)


def _full_head(head: Galley, sheet: QuizVersion, frame: SheetFrame) -> tuple[Galley, Galley]:
    """Return the head with the lines for name, date and score, and with the introduction, or that for the columns.

    A long introduction begins the columns.
    """
    wide = replace(frame, measure=frame.shared.grid.measure)
    head = _below(head, name_lines(sheet.quiz, wide))
    if not sheet.quiz.intro:
        return head, Galley()
    intro = _introduction(sheet, wide, INTRO_SPACE)
    if intro.height <= INTRO_SPACE + LONGEST_INTRO:
        return _below(head, intro), Galley()
    return head, _divided(_introduction(sheet, frame, 0.0), frame)


def _below(head: Galley, more: Galley) -> Galley:
    return Galley((*head.slugs, *more.slugs), (*head.elements, *more.elements))


def _introduction(sheet: QuizVersion, frame: SheetFrame, above: float) -> Galley:
    """Return the introduction in one slug, ``above`` points below its head."""
    text = frame.blocks(("intro", frame.measure), sheet.quiz.intro, frame.styles.note, frame.measure)
    return Galley((Slug(above + text.height, (PlacedText(text, 0.0, above, "h.i"),)),), text.named("h.i"))


def _divided(intro: Galley, frame: SheetFrame) -> Galley:
    """Return an introduction that columns may part, at the price of parting a part."""
    slugs = take_apart(intro.slugs[0], frame.shared.column)
    return replace(intro, slugs=(*(replace(slug, cost=slug.cost + PARTED) for slug in slugs[:-1]), slugs[-1]))


def _side(sheet: QuizVersion, typesetter: QuizTypesetter) -> float:
    """Return the width at the right of the asks that points take, with the gap before them; 0 in a narrow column."""
    if typesetter.grid.column < NARROW * typesetter.quiz.text.size:
        return 0.0
    texts = {points_text(drawn.question, typesetter.job.language) for drawn in sheet.questions} - {""}
    widest = max((typesetter.label(text, typesetter.quiz.small).width for text in texts), default=0.0)
    return widest + POINTS_GAP if widest else 0.0
