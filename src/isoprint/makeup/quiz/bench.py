"""Where the questions of one sheet are set: standing type, citations and widths; and a place for an answer."""

from typing import Final

from msgspec import Struct

from isoprint.content.model import Figure, Inlines
from isoprint.content.text.citations import Citations
from isoprint.makeup.quiz.rack import Rack
from isoprint.makeup.quiz.rows import Bit, Row, Standing, elements_of
from isoprint.page import Element

HANG: Final = 2.1
"""Between the left edge of a question's number and of its text, in em."""
COLUMN_GAP: Final = 14.0
"""Between pictures or choices side by side, in points."""
PICTURE_SPACE: Final = 0.5
"""Above pictures, in em."""


class Bench(Struct, frozen=True):
    """Where questions of one sheet are set: their standing type, the sheet's citations and the widths."""

    rack: Rack
    citations: Citations
    measure: float
    side: float
    """What the points take at the right; 0 where there are none."""

    @property
    def em(self) -> float:
        """Return the body size in points."""
        return self.rack.quiz.text.size

    @property
    def hang(self) -> float:
        """Return where the text of a question begins."""
        return HANG * self.em

    @property
    def width(self) -> float:
        """Return the width from there to the right edge."""
        return self.measure - self.hang

    def text(self, key: tuple[str | int, ...], inlines: Inlines, measure: float) -> Standing:
        """Return a text of a question in the body's style."""
        return self.rack.text(key, inlines, self.rack.quiz.text, measure, citations=self.citations)


class Place(Struct, frozen=True):
    """What stands below an ask: rows and their elements, or a number of lines to write on."""

    rows: tuple[Row, ...] = ()
    elements: tuple[Element, ...] = ()
    lines: int = 0


def picture_row(pictures: tuple[Figure, ...], key: str, bench: Bench, x: float, name: str) -> Place:
    """Return pictures side by side in one row that begins at ``x``; ``key`` is that of their question or part."""
    if not pictures:
        return Place()
    width = (bench.measure - x - COLUMN_GAP * (len(pictures) - 1)) / len(pictures)
    bits: list[Bit] = []
    elements: list[Element] = []
    height = 0.0
    for at, figure in enumerate(pictures):
        own = f"{name}.f{at + 1}"
        made = bench.rack.figure((key, "picture", at), figure, bench.rack.quiz.ask, width, bench.citations)
        bits.append(Bit(made.items, x + at * (width + COLUMN_GAP), 0.0, own))
        elements += elements_of(made, own)
        height = max(height, made.height)
    return Place((Row(height, tuple(bits), space=PICTURE_SPACE * bench.em),), tuple(elements))
