"""Answers upside down at the foot of a quiz: one version in, a strip of small type out that is read by turning."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import set_text
from isoprint.compose.line import Justification
from isoprint.content.model import Inlines, Run
from isoprint.content.model.versions import QuizVersion
from isoprint.content.quiz.answers import short_answer
from isoprint.makeup.quiz.rows import composed_text
from isoprint.makeup.quiz.typesetter import QuizTypesetter
from isoprint.page import Element, Item, Text

ABOVE: Final = 20.0
"""Between the last question and the strip."""
LOWER: Final = 14.0
"""How far the strip reaches into the space above the page's foot."""
NAME: Final = "f"


class Strip(Struct, frozen=True):
    """A strip over the measure: its height with the room above it, its items from its top left corner, its element."""

    height: float = 0.0
    items: tuple[Item, ...] = ()
    elements: tuple[Element, ...] = ()


def foot_answers(sheet: QuizVersion, typesetter: QuizTypesetter) -> Strip:
    """Return the answers of a version as a strip; without any where the quiz has a key of its own."""
    if sheet.quiz.key != "foot":
        return Strip()
    measure = typesetter.area.measure
    style = replace(typesetter.quiz.small, how=Justification(align="left", hyphenate=False))
    galley = set_text(_words(sheet, typesetter), style, measure, typesetter.job.setting, NAME)
    text = composed_text(galley)
    turned = tuple(_turned(text.items, measure, ABOVE, text.height))
    return Strip(ABOVE + text.height - LOWER, turned, galley.elements)


def _words(sheet: QuizVersion, typesetter: QuizTypesetter) -> Inlines:
    """Return number and short answer of each question, in order, after the word “Answers”."""
    labels = typesetter.job.language.labels
    words: Inlines = (Run(f"{labels.answers}\u00a0\u00a0", strong=True),)
    for drawn in sheet.questions:
        answer = tuple(run for run in short_answer(drawn, labels) if isinstance(run, Run))
        words = (*words, Run(f"{drawn.number}.\u00a0", strong=True), *answer, Run("\u00a0\u00a0 "))
    return words


def _turned(items: tuple[Item, ...], measure: float, top: float, height: float) -> Iterator[Item]:
    """Yield lines turned by half a circle about the middle of their text."""
    for item in items:
        if isinstance(item, Text):
            yield replace(item, x=measure - item.x, baseline=top + height - item.baseline, turned=True)
