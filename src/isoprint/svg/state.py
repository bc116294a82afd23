"""The state in which an element of an SVG is drawn: its matrix, its style and its nesting."""

from collections.abc import Callable

from msgspec import Struct

from isoprint.drawing.items import DrawingItem, Matrix
from isoprint.svg.matrix import read_transform, times
from isoprint.svg.numbers import Measure
from isoprint.svg.style import ComputedStyle
from isoprint.svg.tree import SvgNode
from isoprint.svg.unsupported import SAVE_AGAIN, UnsupportedSvg


class DrawingState(Struct, frozen=True):
    """The matrix from an element's units to pixels, its style, the reference lengths of percentages, and its depth.

    ``grouped`` counts the clips and transparent groups around it. ``context`` is the style of the line to which a
    marker belongs.
    """

    matrix: Matrix
    style: ComputedStyle
    measure: Measure
    depth: int = 0
    grouped: int = 0
    context: ComputedStyle | None = None


Inside = Callable[[SvgNode, Matrix, Measure, DrawingState], tuple[DrawingItem, ...]]
"""Returns the items of the children of an element."""


def moved(matrix: Matrix, style: ComputedStyle) -> Matrix:
    """Return the matrix of an element, given the matrix of its surroundings."""
    if style["transform"] in ("", "none"):
        return matrix
    if style["transform-origin"].replace("px", "") not in ("", "0", "0 0"):
        raise UnsupportedSvg("This SVG rotates or scales something around a point of its own", SAVE_AGAIN)
    return times(matrix, read_transform(style["transform"]))
