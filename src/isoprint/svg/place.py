"""Where an element of an SVG stands, and what it inherits there."""

from collections.abc import Callable

from msgspec import Struct

from isoprint.drawing.items import Item, Matrix
from isoprint.svg.matrix import read_transform, times
from isoprint.svg.numbers import Measure
from isoprint.svg.refused import SAVE_AGAIN, Refused
from isoprint.svg.style import Style
from isoprint.svg.tree import Node


class Place(Struct, frozen=True):
    """The matrix that leads an element's units to pixels, its style, what its percentages are of, how deep it lies.

    ``grouped`` counts the clips and transparent groups around it. ``context`` is the style of the line that a marker
    belongs to.
    """

    matrix: Matrix
    style: Style
    measure: Measure
    depth: int = 0
    grouped: int = 0
    context: Style | None = None


Inside = Callable[[Node, Matrix, Measure, Place], tuple[Item, ...]]
"""Gives what the children of an element draw."""


def moved(matrix: Matrix, style: Style) -> Matrix:
    """Return the matrix of an element that stands where another's leads."""
    if style["transform"] in ("", "none"):
        return matrix
    if style["transform-origin"].replace("px", "") not in ("", "0", "0 0"):
        raise Refused("This SVG turns or scales something about a place of its own", SAVE_AGAIN)
    return times(matrix, read_transform(style["transform"]))
