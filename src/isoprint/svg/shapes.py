"""The shapes of SVG as steps of paths, and the boxes around them."""

from collections.abc import Callable, Iterator
from math import sqrt
from typing import Final

from isoprint.drawing.items import Box, Point, Steps, points_of
from isoprint.svg.numbers import Measure, length_unless_auto, lengths, numbers
from isoprint.svg.path import read_path
from isoprint.svg.tree import SvgNode
from isoprint.svg.unsupported import SAVE_AGAIN, UnsupportedSvg

_SHORT_PATH: Final = 6
"""The number of steps up to which a path is checked for an area."""
_KAPPA: Final = 4 / 3 * (sqrt(2) - 1)
"""The distance of the control points of a quarter of the unit circle from its ends."""


def steps_of(node: SvgNode, measure: Measure) -> Steps:
    """Return the path of a shape in its own units; empty if there is nothing to draw."""
    if node.traced is None or node.traced[0] != measure:
        node.traced = measure, SHAPES[node.name](node, measure)
    return node.traced[1]


def _rectangle(node: SvgNode, measure: Measure) -> Steps:
    x, y, width, height = lengths(node.attributes, measure, "x", "y", "width", "height")
    if width <= 0 or height <= 0:
        return ()
    rx, ry = _radii(node, measure)
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    box = (x, y, x + width, y + height)
    return rounded(box, rx, ry) if rx and ry else sharp(box)


def _radii(node: SvgNode, measure: Measure) -> tuple[float, float]:
    """Return the radii of an ellipse or of a rectangle's corners; a missing one equals the other."""
    rx, ry = (length_unless_auto(node.attributes, measure, name) for name in ("rx", "ry"))
    return (ry if rx is None else rx) or 0.0, (rx if ry is None else ry) or 0.0


def sharp(box: Box) -> Steps:
    """Return the path of a rectangle."""
    left, top, right, bottom = box
    return ("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",)


def rounded(box: Box, rx: float, ry: float) -> Steps:
    """Return the path of a rectangle whose corners are quarters of an ellipse."""
    left, top, right, bottom = box
    kx, ky = rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    return (
        ("M", left + rx, top), ("L", right - rx, top),
        ("C", right - kx, top, right, top + ky, right, top + ry), ("L", right, bottom - ry),
        ("C", right, bottom - ky, right - kx, bottom, right - rx, bottom), ("L", left + rx, bottom),
        ("C", left + kx, bottom, left, bottom - ky, left, bottom - ry), ("L", left, top + ry),
        ("C", left, top + ky, left + kx, top, left + rx, top), ("Z",),
    )  # fmt: skip


def _circle(node: SvgNode, measure: Measure) -> Steps:
    cx, cy, r = lengths(node.attributes, measure, "cx", "cy", "r")
    return _oval(cx, cy, r, r) if r > 0 else ()


def _ellipse(node: SvgNode, measure: Measure) -> Steps:
    cx, cy = lengths(node.attributes, measure, "cx", "cy")
    rx, ry = _radii(node, measure)
    return _oval(cx, cy, rx, ry) if rx > 0 and ry > 0 else ()


def _oval(cx: float, cy: float, rx: float, ry: float) -> Steps:
    """Return the path of an ellipse, clockwise from its right end, where dashes begin (SVG 2, 10.3)."""
    kx, ky = rx * _KAPPA, ry * _KAPPA
    left, right, top, bottom = cx - rx, cx + rx, cy - ry, cy + ry
    return (
        ("M", right, cy), ("C", right, cy + ky, cx + kx, bottom, cx, bottom),
        ("C", cx - kx, bottom, left, cy + ky, left, cy), ("C", left, cy - ky, cx - kx, top, cx, top),
        ("C", cx + kx, top, right, cy - ky, right, cy), ("Z",),
    )  # fmt: skip


def _line(node: SvgNode, measure: Measure) -> Steps:
    x1, y1, x2, y2 = lengths(node.attributes, measure, "x1", "y1", "x2", "y2")
    return ("M", x1, y1), ("L", x2, y2)


def _polyline(node: SvgNode, measure: Measure) -> Steps:  # noqa: ARG001 — has the shape of all readers
    values = numbers(node.attributes.get("points", ""))
    if len(values) % 2:
        raise UnsupportedSvg("A polygon in this SVG has a point with only one coordinate", SAVE_AGAIN)
    points = zip(values[::2], values[1::2], strict=True)
    return tuple(("L" if index else "M", x, y) for index, (x, y) in enumerate(points))


def _polygon(node: SvgNode, measure: Measure) -> Steps:
    steps = _polyline(node, measure)
    return (*steps, ("Z",)) if steps else ()


def _path(node: SvgNode, measure: Measure) -> Steps:  # noqa: ARG001 — has the shape of all readers
    return read_path("" if node.attributes.get("d", "").strip() == "none" else node.attributes.get("d", ""))


SHAPES: Final[dict[str, Callable[[SvgNode, Measure], Steps]]] = {
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
    "path": _path,
}
"""The elements that draw a path, each with the function that reads it."""


# ---------------------------------------------------------------- boxes


def box_of(steps: Steps) -> Box:
    """Return the smallest box around a path's curves, without their control points. The path must have a step."""
    points = list(_extremes(steps))
    xs, ys = [point.real for point in points], [point.imag for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def has_area(steps: Steps) -> bool:
    """Return whether a short path is more than a straight line.

    Why: PDF readers show the fill of a straight line as a hairline, even through the gaps of its dashes.
    """
    if len(steps) > _SHORT_PATH:
        return True
    start, *points = [point for step in steps for point in points_of(step)]
    ways = [point - start for point in points]
    longest = max(ways, key=abs, default=0j)
    return any(abs((way.conjugate() * longest).imag) > 1e-9 * abs(longest) ** 2 for way in ways)


def _extremes(steps: Steps) -> Iterator[Point]:
    """Yield the ends of all steps, and the extreme points of curves along each axis."""
    here = 0j
    for step in steps:
        points = [here, *points_of(step)]
        if len(points) > 1:
            here = points[-1]
            yield here
        if len(points) == 4:
            turns = {*_turns([point.real for point in points]), *_turns([point.imag for point in points])}
            yield from (_at(points, t) for t in turns)


def _at(points: list[Point], t: float) -> Point:
    u = 1 - t
    shares = u**3, 3 * u * u * t, 3 * u * t * t, t**3
    return sum(share * point for share, point in zip(shares, points, strict=True))


def _turns(values: list[float]) -> list[float]:
    """Return the parameters, between 0 and 1, at which the derivative of a cubic is 0."""
    p0, p1, p2, p3 = values
    a, b, c = p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0
    if abs(a) < 1e-12:
        roots = [-c / b] if b else []
    else:
        under = b * b - 4 * a * c
        roots = [(-b + sign * sqrt(under)) / (2 * a) for sign in (1, -1)] if under >= 0 else []
    return [t for t in roots if 0 < t < 1]
