"""The area for an answer, by the kind of question: choices to tick, letters to match, boxes to number, a rule."""

from typing import Final, assert_never

from isoprint.compose.slug import KEEP, Galley, PlacedText, Slug
from isoprint.content.model import Blanks, Choice, Matching, Numeric, Open, Ordering, Select, Short, TrueFalse
from isoprint.content.model.versions import VersionedQuestion
from isoprint.makeup.quiz.question import marks
from isoprint.makeup.quiz.question.choices import (
    BELOW_ASK,
    CHOICE_SPACE,
    MARK,
    MARK_GAP,
    choice_text,
    list_item,
    mark_top,
    set_choices,
)
from isoprint.makeup.quiz.question.matching import set_matching
from isoprint.makeup.quiz.styles import LEAST_PITCH, MOST_PITCH
from isoprint.makeup.quiz.typesetter import SheetFrame
from isoprint.page import Element, Item

WORD_SPACE: Final = 2.4
"""Between the box of True and the word False, in em."""
NUMBER_RULE: Final = 8.7
"""The line for a number, in em: who reads large type writes large."""
UNIT_GAP: Final = 5.0
"""Between that line and its unit, in points."""
ORDER_BOX: Final = 1.45
"""The box for a number, in em."""
ORDER_GAP: Final = 0.7
"""Between that box and its text, in em."""


def answer_area(drawn: VersionedQuestion, frame: SheetFrame, name: str) -> Galley:
    """Return the area for the answer to a question; ``name`` is the element id of the question."""
    question = drawn.question
    match question:
        case Short() | Open():
            return _answer_lines(question.lines, frame)
        case Numeric():
            return _number(question.unit, frame, name)
        case TrueFalse():
            return _true_or_false(frame, name)
        case Choice() | Select():
            return set_choices(drawn, frame, name)
        case Matching():
            return set_matching(drawn, question, frame, name)
        case Ordering():
            return _ordering(drawn, frame, name)
        case Blanks():
            return Galley()
        case _:
            assert_never(question)


def _answer_lines(count: int, frame: SheetFrame) -> Galley:
    """Return lines to write on, which stretch where the page has room; the first and the last are not alone."""
    hand = frame.styles.hand
    pitch, stretch = LEAST_PITCH * hand, (MOST_PITCH - LEAST_PITCH) * hand
    rule = marks.line(frame.hang, pitch, frame.width, frame.job.palette.muted)
    costs = [KEEP if at in (0, count - 2) else 0.0 for at in range(count - 1)]
    return Galley(tuple(Slug(pitch, (rule,), cost, stretch=stretch) for cost in (*costs, 0.0)[:count]))


def _number(unit: str, frame: SheetFrame, name: str) -> Galley:
    """Return a short line with the unit after it."""
    style = frame.styles.text
    height = max(LEAST_PITCH, style.leading * 1.5)
    foot, rule = height - 2.0, NUMBER_RULE * frame.em
    items: list[Item | PlacedText] = [marks.line(frame.hang, foot, rule, style.tint)]
    elements: tuple[Element, ...] = ()
    if unit:
        after = frame.shared.label(unit, style)
        items.append(PlacedText(after, frame.hang + rule + UNIT_GAP, foot - style.baseline, f"{name}.u"))
        elements = after.named(f"{name}.u")
    return Galley((Slug(height, tuple(items)),), elements)


def _true_or_false(frame: SheetFrame, name: str) -> Galley:
    """Return the two words, each with a box after it."""
    style, labels = frame.styles.text, frame.job.language.labels
    x, top = frame.hang, BELOW_ASK * frame.em
    items: list[Item | PlacedText] = []
    elements: list[Element] = []
    for key, word in (("t", labels.true), ("f", labels.false)):
        text = frame.shared.label(word, style)
        own = f"{name}.{key}"
        items.append(PlacedText(text, x, top, f"{own}.t"))
        x += text.width + MARK_GAP * frame.em
        items.append(marks.box(x, top + mark_top(frame), MARK * frame.em, style.tint))
        x += (MARK + WORD_SPACE) * frame.em
        elements.append(list_item(own, text))
    return Galley((Slug(top + style.leading, tuple(items)),), (Element(f"{name}.l", "L", tuple(elements)),))


def _ordering(drawn: VersionedQuestion, frame: SheetFrame, name: str) -> Galley:
    """Return the items in drawn order, each after a box for its number."""
    em, style = frame.em, frame.styles.text
    side = ORDER_BOX * em
    text_x = side + ORDER_GAP * em
    slugs, elements = [], []
    for at, choice in enumerate(drawn.choices):
        text = choice_text(drawn, choice, frame, frame.width - text_x)
        own = f"{name}.{at + 1}"
        top = (CHOICE_SPACE if at else BELOW_ASK) * em
        below = top + max(0.0, (side - style.leading) / 2)
        box = marks.box(frame.hang, top, side, style.tint)
        slugs.append(
            Slug(top + max(side, text.height), (box, PlacedText(text, frame.hang + text_x, below, f"{own}.t")))
        )
        elements.append(list_item(own, text))
    return Galley(tuple(slugs), (Element(f"{name}.l", "L", tuple(elements)),))
