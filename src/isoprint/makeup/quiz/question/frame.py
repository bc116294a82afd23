"""Where the questions of one sheet are set: its typesetter and widths; and pictures side by side there."""

from collections.abc import Hashable
from typing import Final

from msgspec import Struct

from isoprint.compose.slug import ComposedText, Galley, PlacedText, Slug
from isoprint.content.model import Figure, Inlines
from isoprint.makeup.quiz.styles import QuizStyles
from isoprint.makeup.quiz.typesetter import SheetTypesetter
from isoprint.page import Element

HANG: Final = 2.1
"""Between the left edge of a question's number and of its text, in em."""
COLUMN_GAP: Final = 14.0
"""Between pictures or choices side by side, in points."""
PICTURE_SPACE: Final = 0.5
"""Above pictures, in em."""


class QuestionFrame(Struct, frozen=True):
    """Where the questions of a sheet are set; widths in points."""

    typesetter: SheetTypesetter
    measure: float
    """The width of a column."""
    side: float
    """What the points take at the right; 0 where there are none."""

    @property
    def styles(self) -> QuizStyles:
        """Return the styles of the quiz."""
        return self.typesetter.shared.quiz

    @property
    def em(self) -> float:
        """Return the body size in points."""
        return self.styles.text.size

    @property
    def hang(self) -> float:
        """Return where the text of a question begins."""
        return HANG * self.em

    @property
    def width(self) -> float:
        """Return the width from there to the right edge."""
        return self.measure - self.hang

    def text(self, key: Hashable, inlines: Inlines, measure: float) -> ComposedText:
        """Return a text of a question in the body's style."""
        return self.typesetter.text(key, inlines, self.styles.text, measure)


def picture_row(pictures: tuple[Figure, ...], key: str, frame: QuestionFrame, x: float, name: str) -> Galley:
    """Return pictures side by side in one slug that begins at ``x``; ``key`` is that of their question or part."""
    if not pictures:
        return Galley()
    width = (frame.measure - x - COLUMN_GAP * (len(pictures) - 1)) / len(pictures)
    top = PICTURE_SPACE * frame.em
    items: list[PlacedText] = []
    elements: list[Element] = []
    for at, figure in enumerate(pictures):
        text = frame.typesetter.figure((key, "picture", at), figure, frame.styles.ask, width)
        items.append(PlacedText(text, x + at * (width + COLUMN_GAP), top, f"{name}.f{at + 1}"))
        elements += text.named(f"{name}.f{at + 1}")
    return Galley((Slug(top + max(item.text.height for item in items), tuple(items)),), tuple(elements))
