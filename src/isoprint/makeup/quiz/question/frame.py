"""Where the questions of one sheet are set: standing type, citations and widths; and a place for an answer."""

from typing import Final

from msgspec import Struct

from isoprint.content.model import Figure, Inlines
from isoprint.content.text.citations import Citations
from isoprint.makeup.quiz.rows import ComposedText, PlacedItems, Row, elements_of
from isoprint.makeup.quiz.typesetter import QuizTypesetter
from isoprint.page import Element

HANG: Final = 2.1
"""Between the left edge of a question's number and of its text, in em."""
COLUMN_GAP: Final = 14.0
"""Between pictures or choices side by side, in points."""
PICTURE_SPACE: Final = 0.5
"""Above pictures, in em."""


class QuestionFrame(Struct, frozen=True):
    """Where questions of one sheet are set: their standing type, the sheet's citations and the widths."""

    typesetter: QuizTypesetter
    citations: Citations
    measure: float
    side: float
    """What the points take at the right; 0 where there are none."""

    @property
    def em(self) -> float:
        """Return the body size in points."""
        return self.typesetter.quiz.text.size

    @property
    def hang(self) -> float:
        """Return where the text of a question begins."""
        return HANG * self.em

    @property
    def width(self) -> float:
        """Return the width from there to the right edge."""
        return self.measure - self.hang

    def text(self, key: tuple[str | int, ...], inlines: Inlines, measure: float) -> ComposedText:
        """Return a text of a question in the body's style."""
        return self.typesetter.text(key, inlines, self.typesetter.quiz.text, measure, citations=self.citations)


class AnswerArea(Struct, frozen=True):
    """What stands below an ask: rows and their elements, or a number of lines to write on."""

    rows: tuple[Row, ...] = ()
    elements: tuple[Element, ...] = ()
    lines: int = 0


def picture_row(pictures: tuple[Figure, ...], key: str, frame: QuestionFrame, x: float, name: str) -> AnswerArea:
    """Return pictures side by side in one row that begins at ``x``; ``key`` is that of their question or part."""
    if not pictures:
        return AnswerArea()
    width = (frame.measure - x - COLUMN_GAP * (len(pictures) - 1)) / len(pictures)
    bits: list[PlacedItems] = []
    elements: list[Element] = []
    height = 0.0
    for at, figure in enumerate(pictures):
        own = f"{name}.f{at + 1}"
        made = frame.typesetter.figure((key, "picture", at), figure, frame.typesetter.quiz.ask, width, frame.citations)
        bits.append(PlacedItems(made.items, x + at * (width + COLUMN_GAP), 0.0, own))
        elements += elements_of(made, own)
        height = max(height, made.height)
    return AnswerArea((Row(height, tuple(bits), space=PICTURE_SPACE * frame.em),), tuple(elements))
