"""Matrices that convert the units of one element to those of another; ``drawing.items`` explains their numbers."""

from collections.abc import Callable
from itertools import chain
from math import cos, hypot, isclose, radians, sin, sqrt, tan
from typing import Final

from isoprint.drawing.items import Box, Matrix, Step, Steps
from isoprint.svg.numbers import bounded, numbers
from isoprint.svg.unsupported import SAVE_AGAIN, UnsupportedSvg

_LONGEST_TRANSFORM: Final = 4000
"""The greatest length of a transform, in characters."""
_FARTHEST: Final = 1e7
"""The distance from the origin, in pixels, beyond which nobody draws and PDF readers lose precision."""


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that applies the inner one first, then the outer one. Raises UnsupportedSvg past limits."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    product = a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f
    bounded(max(map(abs, product)))
    return product


def scale_of(matrix: Matrix) -> float:
    """Return the scale of a matrix, as the square root of its area scale; 0 if it flattens everything."""
    return sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def keeps_shapes(matrix: Matrix) -> bool:
    """Return whether a circle stays a circle."""
    a, b, c, d, _, _ = matrix
    along, across = hypot(a, b), hypot(c, d)
    return isclose(along, across, rel_tol=1e-6) and abs(a * c + b * d) <= 1e-6 * along * across


def placed(steps: Steps, matrix: Matrix) -> Steps:
    """Return a path with its points transformed by a matrix. Raises UnsupportedSvg if they are out of bounds."""
    a, b, c, d, e, f = matrix
    found: list[Step] = []
    for letter, *values in steps:
        points = ((a * x + c * y + e, b * x + d * y + f) for x, y in zip(values[::2], values[1::2], strict=True))
        found.append((letter, *chain.from_iterable(points)))
    if any(abs(value) > _FARTHEST for step in found for value in step[1:]):
        raise UnsupportedSvg("A shape in this SVG reaches far outside the drawing", SAVE_AGAIN)
    return tuple(found)


def onto(box: Box) -> Matrix:
    """Return the matrix that takes the square from (0, 0) to (1, 1) to a box."""
    left, top, right, bottom = box
    return right - left, 0.0, 0.0, bottom - top, left, top


def read_transform(text: str) -> Matrix:
    """Return the matrix of a transform such as ``translate(10, 20) rotate(45)``."""
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    rest = text.strip()
    if len(rest) > _LONGEST_TRANSFORM:
        raise UnsupportedSvg("This SVG has a transform with too many steps", SAVE_AGAIN)
    while rest:
        name, opened, rest = rest.partition("(")
        inside, closed, rest = rest.partition(")")
        make = _TRANSFORMS.get(name.strip(" \t\r\n,"))
        values = numbers(inside.replace("deg", "").replace("px", ""))
        if not (opened and closed and make and len(values) in make[0]):
            raise UnsupportedSvg(f"The transform “{text[:40]}” in this SVG cannot be read", SAVE_AGAIN)
        matrix = times(matrix, make[1](*values))
        rest = rest.strip()
    return matrix


def _rotation(degrees: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    angle = radians(degrees)
    turned = cos(angle), sin(angle), -sin(angle), cos(angle), 0.0, 0.0
    return times(times((1.0, 0.0, 0.0, 1.0, x, y), turned), (1.0, 0.0, 0.0, 1.0, -x, -y))


_TRANSFORMS: Final[dict[str, tuple[tuple[int, ...], Callable[..., Matrix]]]] = {
    "matrix": ((6,), lambda *values: values),
    "translate": ((1, 2), lambda x, y=0.0: (1.0, 0.0, 0.0, 1.0, x, y)),
    "translateX": ((1,), lambda x: (1.0, 0.0, 0.0, 1.0, x, 0.0)),
    "translateY": ((1,), lambda y: (1.0, 0.0, 0.0, 1.0, 0.0, y)),
    "scale": ((1, 2), lambda x, y=None: (x, 0.0, 0.0, x if y is None else y, 0.0, 0.0)),
    "rotate": ((1, 3), _rotation),
    "skewX": ((1,), lambda degrees: (1.0, 0.0, tan(radians(degrees)), 1.0, 0.0, 0.0)),
    "skewY": ((1,), lambda degrees: (1.0, tan(radians(degrees)), 0.0, 1.0, 0.0, 0.0)),
}
"""The numbers of arguments that each takes, and the function that returns its matrix (SVG 1.1, 7.6)."""
