"""Markers: arrowheads and other signs at the start, the corners and the end of a line."""

from cmath import phase
from collections.abc import Iterator
from math import degrees
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.drawing.items import DrawingItem, Matrix, Point, Steps, points_of
from isoprint.svg.clips import cropped
from isoprint.svg.matrix import read_transform, scale_of, times
from isoprint.svg.numbers import length, lengths, number
from isoprint.svg.shapes import steps_of
from isoprint.svg.style import DrawingState, Inside, StyleResolver
from isoprint.svg.tree import SvgNode, target
from isoprint.svg.unsupported import AS_PNG, SAVE_AGAIN, UnsupportedSvg
from isoprint.svg.viewport import viewport

_NAMES: Final = ("marker-start", "marker-mid", "marker-end")
"""The properties that name markers: at the beginning, the corners and the end."""
_MARKED: Final = ("path", "line", "polyline", "polygon")
"""The elements that may have markers."""


class Corner(Struct):
    """A point of a path, and the directions in which the path arrives at it and leaves it, if it does."""

    point: Point
    comes: Point = 0j
    leaves: Point = 0j

    @property
    def angle(self) -> float:
        """Return the direction halfway between the two, in degrees."""
        return degrees(phase(sum(way / abs(way) for way in (self.comes, self.leaves) if way)))


def draw_markers(node: SvgNode, state: DrawingState, styles: StyleResolver, inside: Inside) -> tuple[DrawingItem, ...]:
    """Return the markers of a shape, to be drawn above it."""
    if node.name not in _MARKED or all(state.style[name] == "none" for name in _NAMES):
        return ()
    corners = list(_corners(steps_of(node, state.measure)))
    if state.style["marker-mid"] != "none" and set("Aa") & set(node.attributes.get("d", "")):
        raise UnsupportedSvg("This SVG has markers along an arc", AS_PNG)
    wanted = [(corners[0], _NAMES[0]), *((corner, _NAMES[1]) for corner in corners[1:-1]), (corners[-1], _NAMES[2])]
    drawn: list[DrawingItem] = []
    for corner, name in wanted:
        reference = target(state.style[name])
        if reference is not None:
            marker = styles.tree.find(reference[0])
            matrix = _placed(marker, corner, name == _NAMES[0], state)
            drawn += _marker(marker, replace(state, matrix=matrix), styles, inside)
    return tuple(drawn)


def _placed(marker: SvgNode, corner: Corner, first: bool, state: DrawingState) -> Matrix:
    """Return the matrix that takes a marker's units to its place; the unit is often the width of the stroke."""
    if marker.name != "marker":
        raise UnsupportedSvg(f"This SVG uses “{marker.name}” as a marker on a line", SAVE_AGAIN)
    orient = marker.attributes.get("orient", "0").strip()
    angle = corner.angle if orient.startswith("auto") else number(orient.removesuffix("deg"))
    turned = angle + 180 * (first and orient == "auto-start-reverse")
    x, y = corner.point.real, corner.point.imag
    matrix = times(state.matrix, read_transform(f"translate({x!r} {y!r}) rotate({turned!r})"))
    if marker.attributes.get("markerUnits", "strokeWidth") != "strokeWidth":
        return matrix
    width = length(state.style["stroke-width"], state.measure)
    return times(matrix, (width, 0.0, 0.0, width, 0.0, 0.0))


def _marker(marker: SvgNode, state: DrawingState, styles: StyleResolver, inside: Inside) -> tuple[DrawingItem, ...]:
    """Return the items of a marker, with its reference point at the origin."""
    sizes = {"markerWidth": "3", "markerHeight": "3"} | marker.attributes
    wide, tall, x, y = lengths(sizes, state.measure, "markerWidth", "markerHeight", "refX", "refY")
    if wide <= 0 or tall <= 0 or not scale_of(state.matrix):
        return ()
    within = viewport(marker, wide, tall)
    a, b, c, d, e, f = within.matrix
    left, top = -(a * x + c * y + e), -(b * x + d * y + f)
    items = inside(marker, times(state.matrix, (a, b, c, d, e + left, f + top)), within.measure, state)
    if styles.within(marker, within.measure)["overflow"] in ("visible", "auto"):
        return items
    return cropped(items, (left, top, left + wide, top + tall), state.matrix)


def _corners(steps: Steps) -> Iterator[Corner]:
    """Yield the points of a path in order."""
    last: Corner | None = None
    start = 0j
    for step in steps:
        points = points_of(step)
        if step[0] == "M":
            start = points[0]
            following = Corner(start)
        else:
            points = [last.point if last else start, *(points or [start])]
            following = Corner(points[-1], comes=-_way(points[::-1]))
            if last:
                last.leaves = _way(points)
        if last:
            yield last
        last = following
    if last:
        yield last


def _way(points: list[Point]) -> Point:
    """Return the way from the first point to the next different one, 0 if all are equal."""
    return next((point - points[0] for point in points[1:] if point != points[0]), 0j)
