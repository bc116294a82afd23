"""The place for an answer, by the kind of question: choices to tick, letters to match, boxes to number, a rule."""

from typing import Final, assert_never

from isoprint.content.model import Blanks, Choice, Matching, Numeric, Open, Ordering, Select, Short, TrueFalse
from isoprint.content.model.versions import LetteredChoice, VersionedQuestion
from isoprint.makeup.quiz.question import marks
from isoprint.makeup.quiz.question.frame import COLUMN_GAP, AnswerArea, QuestionFrame
from isoprint.makeup.quiz.rows import ComposedText, PlacedItems, Row, elements_of
from isoprint.makeup.quiz.spread import LEAST_PITCH
from isoprint.page import Element

LETTERS: Final = 26
MARK: Final = 0.82
"""The size of a circle or box to tick, in em."""
MARK_GAP: Final = 0.5
"""Between a mark and its letter or word, in em."""
LETTER: Final = 1.45
"""Between the left edges of a choice's letter and text, in em."""
WIDE_LETTER: Final = 2.2
"""The same where there are more choices than letters: AA, AB …"""
CHOICE_SPACE: Final = 0.32
"""Between two choices, in em."""
BELOW_ASK: Final = 0.36
"""Between an ask and what follows it, in em."""
WORD_SPACE: Final = 2.4
"""Between the box of True and the word False, in em."""
NUMBER_RULE: Final = 8.7
"""The line for a number, in em: who reads large type writes large."""
LETTER_RULE: Final = 2.4
"""The line for the letter of a match, in em."""
BANK_FROM: Final = 0.36
"""The least share of the width that what is to be matched takes; the letter bank takes the rest."""
ORDER_BOX: Final = 1.45
"""The box for a number, in em."""


def answer_area(drawn: VersionedQuestion, frame: QuestionFrame, name: str) -> AnswerArea:
    """Return the place for the answer to a question; ``name`` is the element id of the question."""
    match drawn.question:
        case Short(lines=lines) | Open(lines=lines):
            return AnswerArea(lines=lines)
        case Numeric(unit=unit):
            return _number(unit, frame, name)
        case TrueFalse():
            return _true_or_false(frame, name)
        case Choice() | Select():
            return _choices(drawn, frame, name)
        case Matching():
            return _matching(drawn, drawn.question, frame, name)
        case Ordering():
            return _ordering(drawn, frame, name)
        case Blanks():
            return AnswerArea()
        case _:
            assert_never(drawn.question)


def _number(unit: str, frame: QuestionFrame, name: str) -> AnswerArea:
    """Return a short line with the unit after it."""
    style = frame.typesetter.quiz.text
    height = max(LEAST_PITCH, style.leading * 1.5)
    foot, rule = height - 2.0, NUMBER_RULE * frame.em
    bits = [PlacedItems((marks.line(frame.hang, foot, rule, style.tint),), 0.0, 0.0)]
    elements: tuple[Element, ...] = ()
    if unit:
        after = frame.typesetter.label(unit, style)
        bits.append(PlacedItems(after.items, frame.hang + rule + 5.0, foot - style.baseline, f"{name}.u"))
        elements = elements_of(after, f"{name}.u")
    return AnswerArea((Row(height, tuple(bits)),), elements)


def _true_or_false(frame: QuestionFrame, name: str) -> AnswerArea:
    """Return the two words, each with a box after it."""
    style, labels = frame.typesetter.quiz.text, frame.typesetter.job.language.labels
    x = frame.hang
    bits: list[PlacedItems] = []
    items: list[Element] = []
    for key, word in (("t", labels.true), ("f", labels.false)):
        text = frame.typesetter.label(word, style)
        own = f"{name}.{key}"
        bits.append(PlacedItems(text.items, x, 0.0, f"{own}.t"))
        x += text.width + MARK_GAP * frame.em
        bits.append(PlacedItems((marks.box(x, _mark_top(frame), MARK * frame.em, style.tint),), 0.0, 0.0))
        x += (MARK + WORD_SPACE) * frame.em
        items.append(_item(own, text))
    row = Row(style.leading, tuple(bits), space=BELOW_ASK * frame.em)
    return AnswerArea((row,), (Element(f"{name}.l", "L", tuple(items)),))


def _mark_top(frame: QuestionFrame) -> float:
    """Return how far below a line's top a mark begins, so that it stands centered on the capitals."""
    style, faces = frame.typesetter.quiz.text, frame.typesetter.job.setting.faces
    capitals = faces[faces.key(style.family)].cap_height
    return style.baseline - (capitals + MARK) / 2 * style.size


def _item(name: str, text: ComposedText, *, labelled: bool = False) -> Element:
    """Return a list item whose text is named ``name.t`` and whose label, if it has one, ``name.l``."""
    body = Element(f"{name}.b", "LBody", elements_of(text, f"{name}.t"))
    return Element(name, "LI", (Element(f"{name}.l", "Lbl"), body) if labelled else (body,))


# ---------------------------------------------------------------- letters


def _choices(drawn: VersionedQuestion, frame: QuestionFrame, name: str) -> AnswerArea:
    """Return the choices in one, two or four columns, as their length allows, each below the one before."""
    text_x = (MARK + MARK_GAP + _letter_room(drawn)) * frame.em
    texts = [_choice_text(drawn, choice, frame, frame.width - text_x) for choice in drawn.choices]
    columns = _columns(texts, text_x, frame)
    column = (frame.width - COLUMN_GAP * (columns - 1)) / columns + COLUMN_GAP
    per = -(-len(texts) // columns)
    pitch = texts[0].height + CHOICE_SPACE * frame.em
    rows: list[list[PlacedItems]] = [[] for _ in range(per if columns == 1 else 1)]
    for at, (choice, text) in enumerate(zip(drawn.choices, texts, strict=True)):
        x = frame.hang + at // per * column
        y = at % per * pitch if columns > 1 else 0.0
        rows[at if columns == 1 else 0] += _ticked(drawn, choice, text, frame, (x, y, name))
    heights = [text.height for text in texts] if columns == 1 else [pitch * per - CHOICE_SPACE * frame.em]
    made = tuple(
        Row(height, tuple(bits), space=(CHOICE_SPACE if at else BELOW_ASK) * frame.em)
        for at, (height, bits) in enumerate(zip(heights, rows, strict=True))
    )
    return AnswerArea(made, (_letter_list(drawn.choices, texts, name),))


def _ticked(
    drawn: VersionedQuestion,
    choice: LetteredChoice,
    text: ComposedText,
    frame: QuestionFrame,
    at: tuple[float, float, str],
) -> tuple[PlacedItems, ...]:
    """Return the bits of a choice: a circle, or a box where several may be right, then letter and text."""
    x, y, name = at
    draw = marks.circle if isinstance(drawn.question, Choice) else marks.box
    mark = draw(x, y + _mark_top(frame), MARK * frame.em, frame.typesetter.quiz.text.tint)
    beside = x + (MARK + MARK_GAP) * frame.em
    return (PlacedItems((mark,), 0.0, 0.0), *_lettered(drawn, choice, text, frame, (beside, y, name)))


def _choice_text(
    drawn: VersionedQuestion, choice: LetteredChoice, frame: QuestionFrame, measure: float
) -> ComposedText:
    return frame.text((drawn.question.id, "choice", choice.index), choice.content, measure)


def _columns(texts: list[ComposedText], text_x: float, frame: QuestionFrame) -> int:
    """Return how many columns the choices stand in: four or two where each fits on a line of one, else one."""
    if len(texts) == 1 or any(text.height > frame.typesetter.quiz.text.leading + 0.01 for text in texts):
        return 1
    widest = text_x + max(text.width for text in texts)
    for columns in (4, 2):
        even = columns == 2 or len(texts) <= 4 or len(texts) % 4 == 0
        if even and widest <= (frame.width - COLUMN_GAP * (columns - 1)) / columns:
            return columns
    return 1


def _letter_room(drawn: VersionedQuestion) -> float:
    """Return the distance between the left edges of letters and texts, in em."""
    return WIDE_LETTER if len(drawn.choices) > LETTERS else LETTER


def _lettered(
    drawn: VersionedQuestion,
    choice: LetteredChoice,
    text: ComposedText,
    frame: QuestionFrame,
    at: tuple[float, float, str],
) -> tuple[PlacedItems, ...]:
    """Return the bits of a choice's letter and text; ``at`` is the letter's top left corner and the question's id."""
    x, y, name = at
    letter = frame.typesetter.label(f"{choice.letter}. ", frame.typesetter.quiz.text, "Lbl")
    own = f"{name}.{choice.letter}"
    text_x = x + _letter_room(drawn) * frame.em
    return (PlacedItems(letter.items, x, y, f"{own}.l"), PlacedItems(text.items, text_x, y, f"{own}.t"))


def _letter_list(choices: tuple[LetteredChoice, ...], texts: list[ComposedText], name: str) -> Element:
    """Return the list element of lettered choices."""
    items = [_item(f"{name}.{c.letter}", text, labelled=True) for c, text in zip(choices, texts, strict=True)]
    return Element(f"{name}.l", "L", tuple(items), numbering="UpperAlpha")


# ---------------------------------------------------------------- matching and ordering


def _matching(drawn: VersionedQuestion, question: Matching, frame: QuestionFrame, name: str) -> AnswerArea:
    """Return what is to be matched at the left, each after a line for its letter, and the letter bank at the right."""
    em = frame.em
    text_x = (LETTER_RULE + MARK_GAP + _letter_room(drawn)) * em
    half = (frame.width - 2 * COLUMN_GAP) / 2
    lefts = [frame.text((question.id, "left", at), left, half - text_x) for at, (left, _) in enumerate(question.pairs)]
    longest = text_x + max(text.width for text in lefts) + 3 * COLUMN_GAP
    bank_x = max(BANK_FROM * frame.width, min(longest, half + 2 * COLUMN_GAP))
    bank = [
        _choice_text(drawn, choice, frame, frame.width - bank_x - _letter_room(drawn) * em) for choice in drawn.choices
    ]
    rows = []
    for at in range(max(len(lefts), len(bank))):
        bits: tuple[PlacedItems, ...] = ()
        if at < len(lefts):
            bits += _to_match(at, lefts[at], frame, (text_x, name))
        if at < len(bank):
            bits += _lettered(drawn, drawn.choices[at], bank[at], frame, (frame.hang + bank_x, 0.0, name))
        height = max(text.height for texts in (lefts, bank) for text in texts[at : at + 1])
        space = (CHOICE_SPACE if at else BELOW_ASK) * em
        rows.append(Row(max(height, LEAST_PITCH - 4.0), bits, space=space))
    items = tuple(_item(f"{name}.{at + 1}", text, labelled=True) for at, text in enumerate(lefts))
    numbered = Element(f"{name}.m", "L", items, numbering="Decimal")
    return AnswerArea(tuple(rows), (numbered, _letter_list(drawn.choices, bank, name)))


def _to_match(at: int, text: ComposedText, frame: QuestionFrame, where: tuple[float, str]) -> tuple[PlacedItems, ...]:
    """Return a line for a letter, the number and the text to be matched; ``where`` its edge and the question's id."""
    style, x, (text_x, name) = frame.typesetter.quiz.text, frame.hang, where
    number = frame.typesetter.label(f"{at + 1}. ", style, "Lbl")
    beside = x + (LETTER_RULE + MARK_GAP) * frame.em
    return (
        PlacedItems((marks.line(x, style.baseline + 2.0, LETTER_RULE * frame.em, style.tint),), 0.0, 0.0),
        PlacedItems(number.items, beside, 0.0, f"{name}.{at + 1}.l"),
        PlacedItems(text.items, x + text_x, 0.0, f"{name}.{at + 1}.t"),
    )


def _ordering(drawn: VersionedQuestion, frame: QuestionFrame, name: str) -> AnswerArea:
    """Return the items in drawn order, each after a box for its number."""
    em, style = frame.em, frame.typesetter.quiz.text
    side = ORDER_BOX * em
    text_x = side + 0.7 * em
    rows, items = [], []
    for at, choice in enumerate(drawn.choices):
        text = _choice_text(drawn, choice, frame, frame.width - text_x)
        own = f"{name}.{at + 1}"
        box = marks.box(frame.hang, 0.0, side, style.tint)
        below = max(0.0, (side - style.leading) / 2)
        bits = (PlacedItems((box,), 0.0, 0.0), PlacedItems(text.items, frame.hang + text_x, below, f"{own}.t"))
        rows.append(Row(max(side, text.height), bits, space=(CHOICE_SPACE if at else BELOW_ASK) * em))
        items.append(_item(own, text))
    return AnswerArea(tuple(rows), (Element(f"{name}.l", "L", tuple(items)),))
