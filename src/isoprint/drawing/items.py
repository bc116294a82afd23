"""What a drawing shows: plain values that say what is filled, stroked and written, in the order of drawing.

Lengths are pixels at 96 to the inch, x grows to the right and y downwards from the drawing's top left corner. What has
a ``matrix`` is in its own units, which the matrix leads to those pixels: ``(a, b, c, d, e, f)`` takes (x, y) to
(ax + cy + e, bx + dy + f).
"""

from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from isoprint.images import Image

Matrix = tuple[float, float, float, float, float, float]
Steps = tuple[tuple[str | float, ...], ...]
"""The steps of a path: ``M x y``, ``L x y``, ``C x1 y1 x2 y2 x y``, ``Z`` as tuples."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Stop(Struct, frozen=True):
    """A color at a place of a gradient, 0 to 1; its opacity too."""

    at: float
    color: str
    opacity: float = 1.0


class Gradient(Struct, frozen=True):
    """Colors that run along a line, ``x0 y0 x1 y1``, or between two circles, ``x0 y0 r0 x1 y1 r1``, and on beyond.

    ``stops`` are at least two, in order, the first at 0 and the last at 1.
    """

    ends: tuple[float, ...]
    stops: tuple[Stop, ...]
    matrix: Matrix


class Tiling(Struct, frozen=True):
    """Items that repeat: ``box`` is one tile of them, in the units of ``matrix`` as the items are."""

    items: tuple["DrawingItem", ...]
    box: Box
    matrix: Matrix


Paint = str | Gradient | Tiling
"""A color such as ``#1a5276``, a gradient or a pattern."""


class Ink(Struct, frozen=True):
    """What an area is painted with, and how much of it covers what lies below."""

    paint: Paint
    opacity: float = 1.0


class Stroke(Struct, frozen=True):
    """What a line is drawn with; ``dashes`` are the lengths of strokes and gaps in turn, ``phase`` where they begin."""

    ink: Ink
    width: float
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    miter: float = 4.0
    dashes: tuple[float, ...] = ()
    phase: float = 0.0


class PaintedPath(Struct, frozen=True):
    """A path that is filled, stroked or both; ``under``: its stroke lies under its fill."""

    steps: Steps
    fill: Ink | None = None
    stroke: Stroke | None = None
    even_odd: bool = False
    under: bool = False
    matrix: Matrix = IDENTITY


class LabelSpan(Struct, frozen=True):
    """A text in one face, size and ink, set on after the one before; ``dx`` and ``dy`` move it and all that follow.

    ``tracking`` is added after each letter. ``fitted``, where not 0, is the length that the text is made to have.
    ``other`` is the face for characters that the first does not have; ``under``: the stroke lies under the fill.
    """

    text: str
    face: str
    other: str
    size: float
    fill: Ink | None
    stroke: Stroke | None = None
    dx: float = 0.0
    dy: float = 0.0
    tracking: float = 0.0
    fitted: float = 0.0
    under: bool = False


class Label(Struct, frozen=True):
    """Spans on one line that begin, end or have their middle at (x, y), on the baseline."""

    x: float
    y: float
    spans: tuple[LabelSpan, ...]
    matrix: Matrix
    anchor: Literal["start", "middle", "end"] = "start"


class Bitmap(Struct, frozen=True):
    """A picture of pixels; its matrix leads the square from (0, 0) to (1, 1) to where it is drawn."""

    image: Image
    matrix: Matrix


class Clip(Struct, frozen=True):
    """A path outside of which nothing is drawn."""

    steps: Steps
    even_odd: bool = False


class Group(Struct, frozen=True):
    """Items that are cut off together by every clip, and made transparent and blended as if they were one."""

    items: tuple["DrawingItem", ...]
    clips: tuple[Clip, ...] = ()
    opacity: float = 1.0
    blend: str = "Normal"


DrawingItem = PaintedPath | Label | Bitmap | Group


def labels(items: tuple[DrawingItem, ...]) -> Iterator[Label]:
    """Yield every label among the items, in the order of drawing, those of patterns left out."""
    for item in items:
        if isinstance(item, Label):
            yield item
        elif isinstance(item, Group):
            yield from labels(item.items)
