"""Answers upside down at the foot of a quiz: one version in, a strip of small type out that is read by turning."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.galley import flat, set_text
from isoprint.compose.line import Justification
from isoprint.compose.slug import moved
from isoprint.content.model import Inlines, Run
from isoprint.content.model.versions import QuizVersion
from isoprint.content.quiz.answers import short_answer
from isoprint.makeup.quiz.typesetter import QuizTypesetter
from isoprint.page import Element, Item, Text
from isoprint.problems import ContentError, Problem, Source

ABOVE_STRIP: Final = 20.0
"""Between the last question and the strip, in points."""
LOWER: Final = 14.0
"""How far the strip reaches into the space above the page's foot, in points."""
STRIP_ID: Final = "f"
"""The element id of the strip."""


class Strip(Struct, frozen=True):
    """A strip over the measure: its height with the room above it, its items from its top left corner, its element."""

    height: float = 0.0
    items: tuple[Item, ...] = ()
    elements: tuple[Element, ...] = ()


def foot_answers(sheet: QuizVersion, typesetter: QuizTypesetter) -> Strip:
    """Return the answers of a version as a strip, an empty one where the quiz has a key of its own.

    Raises ContentError for answers that are taller than a page.
    """
    if sheet.quiz.key != "foot":
        return Strip()
    measure = typesetter.grid.measure
    style = replace(typesetter.quiz.small, how=Justification(align="left", hyphenate=False))
    galley = set_text(_words(sheet, typesetter), style, measure, typesetter.job.setting, STRIP_ID)
    text = flat(galley)
    height = ABOVE_STRIP + text.height - LOWER
    if height > typesetter.column:
        raise ContentError([_too_tall(sheet.quiz.source)])
    turned = tuple(
        replace(line, x=measure - line.x, baseline=ABOVE_STRIP + text.height - line.baseline, turned=True)
        for line in moved(text.items, 0.0, 0.0)
        if isinstance(line, Text)
    )
    return Strip(height, turned, galley.elements)


def _too_tall(source: Source) -> Problem:
    """Return the problem of answers that no page holds at its foot."""
    message = "The answers at the foot of the quiz are taller than a page"
    return Problem("E101", message, source, "shorten the answers, or write “key: separate”")


def _words(sheet: QuizVersion, typesetter: QuizTypesetter) -> Inlines:
    """Return number and short answer of each question, in order, after the word “Answers”."""
    labels = typesetter.job.language.labels
    words: Inlines = (Run(f"{labels.answers}\u00a0\u00a0", strong=True),)
    for drawn in sheet.questions:
        answer = tuple(run for run in short_answer(drawn, labels) if isinstance(run, Run))
        words = (*words, Run(f"{drawn.number}.\u00a0", strong=True), *answer, Run("\u00a0\u00a0 "))
    return words
