"""The content of a drawing, as plain values: what is filled, stroked and written, in drawing order.

Lengths are pixels of 1/96 inch; x grows to the right and y downwards from the top left corner of the drawing. An item
with a ``matrix`` has its own units, and the matrix converts them to pixels: ``(a, b, c, d, e, f)`` takes (x, y) to
(ax + cy + e, bx + dy + f).
"""

from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from isoprint.images import Image

Point = complex
"""x is the real part and y the imaginary one: points add up, turn and grow as vectors do."""
Matrix = tuple[float, float, float, float, float, float]
Step = tuple[str, *tuple[float, ...]]
"""A step of a path: ``M x y``, ``L x y``, ``C x1 y1 x2 y2 x y`` or ``Z``."""
Steps = tuple[Step, ...]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""The matrix that leaves everything where it is."""


def points_of(step: Step) -> list[Point]:
    """Return the points of a step: its end, after the control points of a curve."""
    _, *values = step
    return list(map(complex, values[::2], values[1::2]))


def step_of(letter: str, *points: Point) -> Step:
    """Return the step with these points."""
    return (letter, *(value for point in points for value in (point.real, point.imag)))


class Stop(Struct, frozen=True):
    """A color and its opacity at a place of a gradient, from 0 to 1."""

    at: float
    color: str
    opacity: float = 1.0


class Gradient(Struct, frozen=True):
    """Colors that change along a line, ``x0 y0 x1 y1``, or between two circles, ``x0 y0 r0 x1 y1 r1``, and beyond.

    There are at least two ``stops``, in order, the first at 0 and the last at 1.
    """

    ends: tuple[float, ...]
    stops: tuple[Stop, ...]
    matrix: Matrix


class Tiling(Struct, frozen=True):
    """Items that repeat: ``box`` is one tile. Box and items are in the units of ``matrix``."""

    items: tuple["DrawingItem", ...]
    box: Box
    matrix: Matrix


Paint = str | Gradient | Tiling
"""A color such as ``#1a5276``, a gradient or a pattern."""


class Ink(Struct, frozen=True):
    """The paint of an area, and its opacity."""

    paint: Paint
    opacity: float = 1.0


class Stroke(Struct, frozen=True):
    """The way a line is drawn; ``dashes`` are the lengths of dashes and gaps in turn, ``phase`` is where they begin."""

    ink: Ink
    width: float
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    miter: float = 4.0
    dashes: tuple[float, ...] = ()
    phase: float = 0.0


class PaintedPath(Struct, frozen=True):
    """A path that is filled, stroked or both; ``under``: its stroke is painted below its fill."""

    steps: Steps
    fill: Ink | None = None
    stroke: Stroke | None = None
    even_odd: bool = False
    under: bool = False
    matrix: Matrix = IDENTITY


class LabelSpan(Struct, frozen=True):
    """Text in one face, size and ink, set after the previous span; ``dx`` and ``dy`` move it and all spans after it.

    ``tracking`` is added after each letter. ``fitted``, if not 0, is the length that the text is stretched to.
    ``other`` is the face for characters that the first face lacks; ``under``: the stroke is painted below the fill.
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
    """Spans on one line that begin, end or are centered at (x, y), on the baseline."""

    x: float
    y: float
    spans: tuple[LabelSpan, ...]
    matrix: Matrix
    anchor: Literal["start", "middle", "end"] = "start"


class Bitmap(Struct, frozen=True):
    """A picture of pixels; its matrix takes the square from (0, 0) to (1, 1) to its place."""

    image: Image
    matrix: Matrix


class Clip(Struct, frozen=True):
    """A path outside of which nothing is drawn."""

    steps: Steps
    even_odd: bool = False


class Group(Struct, frozen=True):
    """Items that are clipped together by every clip, and made transparent and blended as one."""

    items: tuple["DrawingItem", ...]
    clips: tuple[Clip, ...] = ()
    opacity: float = 1.0
    blend: str = "Normal"


DrawingItem = PaintedPath | Label | Bitmap | Group


def labels(items: tuple[DrawingItem, ...]) -> Iterator[Label]:
    """Yield every label among the items, in drawing order, except those in patterns."""
    for item in items:
        if isinstance(item, Label):
            yield item
        elif isinstance(item, Group):
            yield from labels(item.items)
