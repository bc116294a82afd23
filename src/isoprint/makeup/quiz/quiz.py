"""The quiz sheet: one version as drawn in, a Document out that holds what is asked and nothing of what is answered."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.compose.slug import moved
from isoprint.content.model.versions import QuizVersion, VersionedPart
from isoprint.content.quiz.points import points_text
from isoprint.makeup.quiz.foot_answers import foot_answers
from isoprint.makeup.quiz.name_line import name_lines
from isoprint.makeup.quiz.part import parted
from isoprint.makeup.quiz.question import marks
from isoprint.makeup.quiz.question.frame import AnswerArea, QuestionFrame, picture_row
from isoprint.makeup.quiz.question.question import set_question
from isoprint.makeup.quiz.reference_list import set_references
from isoprint.makeup.quiz.rows import Block, PlacedItems, Row, elements_of
from isoprint.makeup.quiz.sheet import (
    FOOT,
    Heading,
    SheetLayout,
    capacity,
    column_measure,
    make_document,
    part_element,
    part_title,
    set_head,
    under,
)
from isoprint.makeup.quiz.spread import Spread, spread
from isoprint.makeup.quiz.typesetter import QuizTypesetter
from isoprint.page import Document, Element

USUAL_SIZE: Final = 11.5
"""The body size, in points, up to which hands write as usual."""
LONGEST_INTRO: Final = 200.0
"""The height, in points, up to which an introduction belongs to the head; a longer one may be parted."""
INTRO_SPACE: Final = 11.0
PART_SPACE: Final = 2.0
"""Above a part, in em."""
BELOW_PART: Final = 0.9
BANK_PAD: Final = 8.0
BANK_GAP: Final = 22.0
POINTS_GAP: Final = 10.0
NARROW: Final = 28.0
"""The measure, in em, below which points stand under the ask instead of beside it."""
PARTED: Final = 0.06
"""The price of parting a part, and as much again for leaving one of its questions alone (see Block.price)."""


def quiz_document(sheet: QuizVersion, typesetter: QuizTypesetter) -> Document:
    """Return the quiz sheet of one version, on as many pages as it needs."""
    measure = column_measure(typesetter.area, sheet.quiz.columns)
    frame = QuestionFrame(typesetter, typesetter.citations(), measure, _side(sheet, measure, typesetter))
    heading = _heading(sheet, typesetter)
    head, intro = _full_head(set_head(heading, typesetter, typesetter.quiz), sheet, frame)
    parts = [_part_blocks(part, f"p{at + 1}", frame) for at, part in enumerate(sheet.parts)]
    listed = set_references(frame.citations.cited, typesetter, typesetter.quiz, 0.0, frame.measure)
    strip = foot_answers(sheet, typesetter)
    sections = (part_element(blocks, f"p{at + 1}") for at, blocks in enumerate(parts))
    elements = (*(e for block in intro for e in block.elements), *sections, *listed.elements, *strip.elements)
    whole = [*intro, *(block for blocks in parts for block in blocks), *listed.blocks]
    made = _spread(whole, head, strip.height, sheet.quiz.columns, typesetter)
    tail = tuple(moved(strip.items, typesetter.area.left, typesetter.area.bottom - FOOT - strip.height))
    title = " · ".join(text for text in (typesetter.job.handout.title, heading.title, heading.version) if text)
    return make_document(
        title, SheetLayout(head, made, sheet.quiz.columns, sheet.version, tail), elements, typesetter, typesetter.quiz
    )


def _spread(blocks: Sequence[Block], head: Block, foot: float, columns: int, typesetter: QuizTypesetter) -> Spread:
    """Return blocks on their pages; ``head`` stands on the first and ``foot`` points are taken of the last."""
    hand = max(1.0, typesetter.quiz.text.size / USUAL_SIZE)
    least = min(capacity(typesetter.area, head, 1, foot))
    return spread(
        parted(blocks, least, hand), columns, lambda pages: capacity(typesetter.area, head, pages, foot), hand=hand
    )


def _heading(sheet: QuizVersion, typesetter: QuizTypesetter) -> Heading:
    labels = typesetter.job.language.labels
    version = labels.version.format(letter=sheet.version) if sheet.version else ""
    return Heading(
        typesetter.job.handout.club.name, sheet.quiz.title or labels.quiz, typesetter.job.handout.title, version
    )


# ---------------------------------------------------------------- head


def _full_head(head: Block, sheet: QuizVersion, frame: QuestionFrame) -> tuple[Block, list[Block]]:
    """Return the head with the lines for name, date and score, and the introduction if it is short; else as a block."""
    wide = replace(frame, measure=frame.typesetter.area.measure)
    fields = name_lines(sheet.quiz, wide)
    head = replace(head, rows=(*head.rows, *fields.rows), elements=(*head.elements, *fields.elements))
    if not sheet.quiz.intro:
        return head, []
    intro = _introduction(sheet, wide, "intro")
    if intro.rows[0].height > LONGEST_INTRO:
        return head, [_introduction(sheet, frame, "long intro")]
    return replace(head, rows=(*head.rows, *intro.rows), elements=(*head.elements, *intro.elements)), []


def _introduction(sheet: QuizVersion, frame: QuestionFrame, key: str) -> Block:
    made = frame.typesetter.blocks(key, sheet.quiz.intro, frame.typesetter.quiz.note, frame.measure, frame.citations)
    row = Row(made.height, (PlacedItems(made.items, 0.0, 0.0, "h.i"),), space=INTRO_SPACE)
    return Block((row,), elements_of(made, "h.i"))


def _side(sheet: QuizVersion, measure: float, typesetter: QuizTypesetter) -> float:
    """Return the width at the right of the asks that points take, with the gap before them; 0 in a narrow column."""
    if measure < NARROW * typesetter.quiz.text.size:
        return 0.0
    texts = {points_text(drawn.question, typesetter.job.language) for drawn in sheet.questions} - {""}
    widest = max((typesetter.label(text, typesetter.quiz.small).width for text in texts), default=0.0)
    return widest + POINTS_GAP if widest else 0.0


# ---------------------------------------------------------------- parts


def _part_blocks(drawn: VersionedPart, name: str, frame: QuestionFrame) -> list[Block]:
    """Return the blocks of a part: one for each question, the first with the part's heading above it."""
    head = _part_head(drawn, name, frame)
    blocks = [
        set_question(each, points_text(each.question, frame.typesetter.job.language), frame) for each in drawn.questions
    ]
    if drawn.part.title:
        blocks = [replace(block, price=_price(at, len(blocks))) for at, block in enumerate(blocks)]
    return [under(head, blocks[0], PART_SPACE * frame.em, BELOW_PART * frame.em), *blocks[1:]] if blocks else []


def _price(at: int, count: int) -> float:
    """Return the price of a break before question ``at`` of a part that has ``count``."""
    if at == 0:
        return 0.0
    return PARTED * 2 if at in (1, count - 1) else PARTED


def _part_head(drawn: VersionedPart, name: str, frame: QuestionFrame) -> AnswerArea:
    """Return a part's heading over its rule, introduction, pictures and word bank."""
    part, typesetter = drawn.part, frame.typesetter
    places: list[AnswerArea] = []
    if part.title:
        title = typesetter.text(
            (name, "title"), part.title, typesetter.quiz.part, frame.measure, citations=frame.citations, role="H2"
        )
        places.append(part_title(title, frame.measure, typesetter, name))
    if part.intro:
        intro = typesetter.blocks((name, "intro"), part.intro, typesetter.quiz.note, frame.measure, frame.citations)
        row = Row(intro.height, (PlacedItems(intro.items, 0.0, 0.0, f"{name}.i"),), space=0.3 * frame.em)
        places.append(AnswerArea((row,), elements_of(intro, f"{name}.i")))
    places.append(picture_row(part.pictures, name, frame, 0.0, name))
    if drawn.word_bank:
        places.append(_word_bank(drawn.word_bank, name, frame))
    return AnswerArea(tuple(r for p in places for r in p.rows), tuple(e for p in places for e in p.elements))


def _word_bank(words: Sequence[str], name: str, frame: QuestionFrame) -> AnswerArea:
    """Return the words of a bank in a border, its label above them, as many to a line as fit."""
    typesetter, style = frame.typesetter, frame.typesetter.quiz.text
    title = typesetter.label(
        typesetter.job.language.labels.word_bank, replace(typesetter.quiz.small, weight="semibold")
    )
    pitch = style.leading * 1.15
    x, y = BANK_PAD, BANK_PAD + title.height
    bits, items = [PlacedItems(title.items, BANK_PAD, BANK_PAD - 2.0, f"{name}.w")], []
    for at, word in enumerate(words):
        text = typesetter.label(word, style)
        if x + text.width > frame.measure - BANK_PAD and x > BANK_PAD:
            x, y = BANK_PAD, y + pitch
        own = f"{name}.w{at + 1}"
        bits.append(PlacedItems(text.items, x, y, f"{own}.t"))
        x += text.width + BANK_GAP
        items.append(Element(own, "LI", (Element(f"{own}.b", "LBody", elements_of(text, f"{own}.t")),)))
    height = y + pitch + BANK_PAD - 3.0
    border = marks.rectangle(0.0, 0.0, (frame.measure, height), typesetter.job.palette.line)
    row = Row(height, (PlacedItems((border,), 0.0, 0.0), *bits), space=0.6 * frame.em)
    return AnswerArea((row,), (*elements_of(title, f"{name}.w"), Element(f"{name}.wl", "L", tuple(items))))
