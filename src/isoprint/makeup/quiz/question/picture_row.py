"""Pictures side by side in a question or at the head of a part."""

from typing import Final

from isoprint.compose.slug import Galley, PlacedText, Slug
from isoprint.content.model import Figure
from isoprint.makeup.quiz.typesetter import SheetFrame
from isoprint.page import Element

COLUMN_GAP: Final = 14.0
"""Between pictures or choices side by side, in points."""
PICTURE_SPACE: Final = 0.5
"""Above pictures, in em."""


def picture_row(pictures: tuple[Figure, ...], key: str, frame: SheetFrame, x: float, name: str) -> Galley:
    """Return pictures side by side in one slug that begins at ``x``; ``key`` is that of their question or part."""
    if not pictures:
        return Galley()
    width = (frame.measure - x - COLUMN_GAP * (len(pictures) - 1)) / len(pictures)
    top = PICTURE_SPACE * frame.em
    items: list[PlacedText] = []
    elements: list[Element] = []
    for at, figure in enumerate(pictures):
        text = frame.figure((key, "picture", at), figure, frame.styles.ask, width)
        items.append(PlacedText(text, x + at * (width + COLUMN_GAP), top, f"{name}.f{at + 1}"))
        elements += text.named(f"{name}.f{at + 1}")
    return Galley((Slug(top + max(item.text.height for item in items), tuple(items)),), tuple(elements))
