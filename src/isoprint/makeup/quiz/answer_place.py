"""The place for an answer, by the kind of question: choices to tick, letters to match, boxes to number, a rule."""

from typing import Final

from isoprint.content.model import Choice, Matching, Numeric, Open, Ordering, Select, Short, TrueFalse
from isoprint.content.quiz.versions import LetteredChoice, VersionedQuestion
from isoprint.makeup.quiz import marks
from isoprint.makeup.quiz.bench import COLUMN_GAP, Bench, Place
from isoprint.makeup.quiz.rows import Bit, Row, Standing, elements_of
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


def answer_place(drawn: VersionedQuestion, bench: Bench, name: str) -> Place:
    """Return the place for the answer to a question; ``name`` is the element id of the question."""
    match drawn.question:
        case Short(lines=lines) | Open(lines=lines):
            return Place(lines=lines)
        case Numeric(unit=unit):
            return _number(unit, bench, name)
        case TrueFalse():
            return _true_or_false(bench, name)
        case Choice() | Select():
            return _choices(drawn, bench, name)
        case Matching():
            return _matching(drawn, drawn.question, bench, name)
        case Ordering():
            return _ordering(drawn, bench, name)
        case _:
            return Place()


def _number(unit: str, bench: Bench, name: str) -> Place:
    """Return a short line with the unit after it."""
    style = bench.rack.quiz.text
    height = max(LEAST_PITCH, style.leading * 1.5)
    foot, rule = height - 2.0, NUMBER_RULE * bench.em
    bits = [Bit((marks.line(bench.hang, foot, rule, style.tint),), 0.0, 0.0)]
    elements: tuple[Element, ...] = ()
    if unit:
        after = bench.rack.label(unit, style)
        bits.append(Bit(after.items, bench.hang + rule + 5.0, foot - style.baseline, f"{name}.u"))
        elements = elements_of(after, f"{name}.u")
    return Place((Row(height, tuple(bits)),), elements)


def _true_or_false(bench: Bench, name: str) -> Place:
    """Return the two words, each with a box after it."""
    style, labels = bench.rack.quiz.text, bench.rack.job.language.labels
    x = bench.hang
    bits: list[Bit] = []
    items: list[Element] = []
    for key, word in (("t", labels.true), ("f", labels.false)):
        text = bench.rack.label(word, style)
        own = f"{name}.{key}"
        bits.append(Bit(text.items, x, 0.0, f"{own}.t"))
        x += text.width + MARK_GAP * bench.em
        bits.append(Bit((marks.box(x, _mark_top(bench), MARK * bench.em, style.tint),), 0.0, 0.0))
        x += (MARK + WORD_SPACE) * bench.em
        items.append(_item(own, text))
    row = Row(style.leading, tuple(bits), space=BELOW_ASK * bench.em)
    return Place((row,), (Element(f"{name}.l", "L", tuple(items)),))


def _mark_top(bench: Bench) -> float:
    """Return how far below a line's top a mark begins, so that it stands centered on the capitals."""
    style, faces = bench.rack.quiz.text, bench.rack.job.setting.faces
    capitals = faces[faces.key(style.family)].cap_height
    return style.baseline - (capitals + MARK) / 2 * style.size


def _item(name: str, text: Standing, *, labelled: bool = False) -> Element:
    """Return a list item whose text is named ``name.t`` and whose label, if it has one, ``name.l``."""
    body = Element(f"{name}.b", "LBody", elements_of(text, f"{name}.t"))
    return Element(name, "LI", (Element(f"{name}.l", "Lbl"), body) if labelled else (body,))


# ---------------------------------------------------------------- letters


def _choices(drawn: VersionedQuestion, bench: Bench, name: str) -> Place:
    """Return the choices in one, two or four columns, as their length allows, each below the one before."""
    text_x = (MARK + MARK_GAP + _letter_room(drawn)) * bench.em
    texts = [_choice_text(drawn, choice, bench, bench.width - text_x) for choice in drawn.choices]
    columns = _columns(texts, text_x, bench)
    column = (bench.width - COLUMN_GAP * (columns - 1)) / columns + COLUMN_GAP
    per = -(-len(texts) // columns)
    pitch = texts[0].height + CHOICE_SPACE * bench.em
    rows: list[list[Bit]] = [[] for _ in range(per if columns == 1 else 1)]
    for at, (choice, text) in enumerate(zip(drawn.choices, texts, strict=True)):
        x = bench.hang + at // per * column
        y = at % per * pitch if columns > 1 else 0.0
        rows[at if columns == 1 else 0] += _ticked(drawn, choice, text, bench, (x, y, name))
    heights = [text.height for text in texts] if columns == 1 else [pitch * per - CHOICE_SPACE * bench.em]
    made = tuple(
        Row(height, tuple(bits), space=(CHOICE_SPACE if at else BELOW_ASK) * bench.em)
        for at, (height, bits) in enumerate(zip(heights, rows, strict=True))
    )
    return Place(made, (_letter_list(drawn.choices, texts, name),))


def _ticked(
    drawn: VersionedQuestion, choice: LetteredChoice, text: Standing, bench: Bench, at: tuple[float, float, str]
) -> tuple[Bit, ...]:
    """Return the bits of a choice: a circle, or a box where several may be right, then letter and text."""
    x, y, name = at
    draw = marks.circle if isinstance(drawn.question, Choice) else marks.box
    mark = draw(x, y + _mark_top(bench), MARK * bench.em, bench.rack.quiz.text.tint)
    beside = x + (MARK + MARK_GAP) * bench.em
    return (Bit((mark,), 0.0, 0.0), *_lettered(drawn, choice, text, bench, (beside, y, name)))


def _choice_text(drawn: VersionedQuestion, choice: LetteredChoice, bench: Bench, measure: float) -> Standing:
    return bench.text((drawn.question.id, "choice", choice.index), choice.content, measure)


def _columns(texts: list[Standing], text_x: float, bench: Bench) -> int:
    """Return how many columns the choices stand in: four or two where each fits on a line of one, else one."""
    if len(texts) == 1 or any(text.height > bench.rack.quiz.text.leading + 0.01 for text in texts):
        return 1
    widest = text_x + max(text.width for text in texts)
    for columns in (4, 2):
        even = columns == 2 or len(texts) <= 4 or len(texts) % 4 == 0
        if even and widest <= (bench.width - COLUMN_GAP * (columns - 1)) / columns:
            return columns
    return 1


def _letter_room(drawn: VersionedQuestion) -> float:
    """Return the distance between the left edges of letters and texts, in em."""
    return WIDE_LETTER if len(drawn.choices) > LETTERS else LETTER


def _lettered(
    drawn: VersionedQuestion, choice: LetteredChoice, text: Standing, bench: Bench, at: tuple[float, float, str]
) -> tuple[Bit, ...]:
    """Return the bits of a choice's letter and text; ``at`` is the letter's top left corner and the question's id."""
    x, y, name = at
    letter = bench.rack.label(f"{choice.letter}. ", bench.rack.quiz.text, "Lbl")
    own = f"{name}.{choice.letter}"
    text_x = x + _letter_room(drawn) * bench.em
    return (Bit(letter.items, x, y, f"{own}.l"), Bit(text.items, text_x, y, f"{own}.t"))


def _letter_list(choices: tuple[LetteredChoice, ...], texts: list[Standing], name: str) -> Element:
    """Return the list element of lettered choices."""
    items = [_item(f"{name}.{c.letter}", text, labelled=True) for c, text in zip(choices, texts, strict=True)]
    return Element(f"{name}.l", "L", tuple(items), numbering="UpperAlpha")


# ---------------------------------------------------------------- matching and ordering


def _matching(drawn: VersionedQuestion, question: Matching, bench: Bench, name: str) -> Place:
    """Return what is to be matched at the left, each after a line for its letter, and the letter bank at the right."""
    em = bench.em
    text_x = (LETTER_RULE + MARK_GAP + _letter_room(drawn)) * em
    half = (bench.width - 2 * COLUMN_GAP) / 2
    lefts = [bench.text((question.id, "left", at), left, half - text_x) for at, (left, _) in enumerate(question.pairs)]
    longest = text_x + max(text.width for text in lefts) + 3 * COLUMN_GAP
    bank_x = max(BANK_FROM * bench.width, min(longest, half + 2 * COLUMN_GAP))
    bank = [
        _choice_text(drawn, choice, bench, bench.width - bank_x - _letter_room(drawn) * em) for choice in drawn.choices
    ]
    rows = []
    for at in range(max(len(lefts), len(bank))):
        bits: tuple[Bit, ...] = ()
        if at < len(lefts):
            bits += _to_match(at, lefts[at], bench, (text_x, name))
        if at < len(bank):
            bits += _lettered(drawn, drawn.choices[at], bank[at], bench, (bench.hang + bank_x, 0.0, name))
        height = max(text.height for texts in (lefts, bank) for text in texts[at : at + 1])
        space = (CHOICE_SPACE if at else BELOW_ASK) * em
        rows.append(Row(max(height, LEAST_PITCH - 4.0), bits, space=space))
    items = tuple(_item(f"{name}.{at + 1}", text, labelled=True) for at, text in enumerate(lefts))
    numbered = Element(f"{name}.m", "L", items, numbering="Decimal")
    return Place(tuple(rows), (numbered, _letter_list(drawn.choices, bank, name)))


def _to_match(at: int, text: Standing, bench: Bench, where: tuple[float, str]) -> tuple[Bit, ...]:
    """Return a line for a letter, the number and the text to be matched; ``where`` its edge and the question's id."""
    style, x, (text_x, name) = bench.rack.quiz.text, bench.hang, where
    number = bench.rack.label(f"{at + 1}. ", style, "Lbl")
    beside = x + (LETTER_RULE + MARK_GAP) * bench.em
    return (
        Bit((marks.line(x, style.baseline + 2.0, LETTER_RULE * bench.em, style.tint),), 0.0, 0.0),
        Bit(number.items, beside, 0.0, f"{name}.{at + 1}.l"),
        Bit(text.items, x + text_x, 0.0, f"{name}.{at + 1}.t"),
    )


def _ordering(drawn: VersionedQuestion, bench: Bench, name: str) -> Place:
    """Return the items in drawn order, each after a box for its number."""
    em, style = bench.em, bench.rack.quiz.text
    side = ORDER_BOX * em
    text_x = side + 0.7 * em
    rows, items = [], []
    for at, choice in enumerate(drawn.choices):
        text = _choice_text(drawn, choice, bench, bench.width - text_x)
        own = f"{name}.{at + 1}"
        box = marks.box(bench.hang, 0.0, side, style.tint)
        below = max(0.0, (side - style.leading) / 2)
        bits = (Bit((box,), 0.0, 0.0), Bit(text.items, bench.hang + text_x, below, f"{own}.t"))
        rows.append(Row(max(side, text.height), bits, space=(CHOICE_SPACE if at else BELOW_ASK) * em))
        items.append(_item(own, text))
    return Place(tuple(rows), (Element(f"{name}.l", "L", tuple(items)),))
