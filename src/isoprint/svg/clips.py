"""Clip paths: `read_clips` returns the paths outside which an element is invisible."""

from collections.abc import Iterator
from typing import Final

from isoprint.drawing.items import Box, Clip, DrawingItem, Group, Matrix, Steps, points_of, step_of
from isoprint.svg.matrix import onto, placed, times
from isoprint.svg.numbers import lengths
from isoprint.svg.shapes import SHAPES, box_of, sharp, steps_of
from isoprint.svg.style import ComputedStyle, DrawingState, StyleResolver, moved
from isoprint.svg.tree import SvgNode, target
from isoprint.svg.unsupported import AS_PNG, SAVE_AGAIN, UnsupportedSvg

_MOST_CLIPS: Final = 8
"""The greatest number of clip paths that clip one another in turn."""


def cropped(items: tuple[DrawingItem, ...], box: Box, matrix: Matrix) -> tuple[DrawingItem, ...]:
    """Return items cut off at the edges of a viewport."""
    return (Group(items, (Clip(placed(sharp(box), matrix)),)),) if items else ()


def read_clips(styles: StyleResolver, node: SvgNode, state: DrawingState) -> tuple[Clip, ...] | None:
    """Return the clips of an element; None if they hide all of it."""
    clips: list[Clip] = []
    reference = state.style["clip-path"]
    while reference != "none":
        name = target(reference)
        if name is None or len(clips) == _MOST_CLIPS:
            raise UnsupportedSvg(f"This SVG is clipped by “{reference[:40]}”, which isoprint cannot follow", AS_PNG)
        path = styles.tree.find(name[0])
        if path.name != "clipPath":
            raise UnsupportedSvg(f"This SVG is clipped by “#{name[0][:40]}”, which is not a clip path", SAVE_AGAIN)
        style = styles.within(path, state.measure)
        clip = _clip(styles, path, _within(path, node, state, style))
        if clip is None:
            return None
        clips.append(clip)
        reference = style["clip-path"]
    return tuple(clips)


def _within(path: SvgNode, node: SvgNode, state: DrawingState, style: ComputedStyle) -> DrawingState:
    """Return the drawing state for the shapes of a clip path."""
    matrix = moved(state.matrix, style)
    if path.attributes.get("clipPathUnits") == "objectBoundingBox":
        if node.name not in SHAPES:
            raise UnsupportedSvg("This SVG clips a group relative to its own size, which isoprint cannot do", AS_PNG)
        steps = steps_of(node, state.measure)
        matrix = times(matrix, onto(box_of(steps) if steps else (0.0, 0.0, 0.0, 0.0)))
    return DrawingState(matrix, style, state.measure)


def _clip(styles: StyleResolver, path: SvgNode, state: DrawingState) -> Clip | None:
    """Return a clip path's shapes as one path."""
    shapes = [shape for child in path.nodes for shape in _shapes(styles, child, state)]
    if len(shapes) <= 1:
        return shapes[0] if shapes else None
    if any(sum(step[0] == "M" for step in shape.steps) > 1 for shape in shapes):
        raise UnsupportedSvg("This SVG clips something to several shapes with holes, which isoprint cannot do", AS_PNG)
    return Clip(tuple(step for shape in shapes for step in _clockwise(shape.steps)))


def _shapes(styles: StyleResolver, node: SvgNode, state: DrawingState) -> Iterator[Clip]:
    if node.name in ("title", "desc"):
        return
    style = styles.of(node, state.style, state.measure)
    matrix = moved(state.matrix, style)
    if node.name == "use":
        x, y = lengths(node.attributes, state.measure, "x", "y")
        matrix = times(matrix, (1.0, 0.0, 0.0, 1.0, x, y))
        node = styles.tree.linked(node)
        style = styles.of(node, style, state.measure)
        matrix = moved(matrix, style)
    if node.name not in SHAPES or style["clip-path"] != "none":
        raise UnsupportedSvg(f"This SVG clips something to “{node.name}”, which isoprint cannot do", AS_PNG)
    steps = steps_of(node, state.measure)
    if steps and style["display"] != "none" and style["visibility"] == "visible":
        yield Clip(placed(steps, matrix), style["clip-rule"] == "evenodd")


def _clockwise(steps: Steps) -> Steps:
    """Return a path of one piece, turned clockwise so that the areas of several paths never cancel out."""
    points = [points_of(step)[-1] for step in steps if len(step) > 1]
    following = [*points[1:], points[0]]
    area = sum((point.conjugate() * other).imag for point, other in zip(points, following, strict=True))
    return steps if area >= 0 else _reversed(steps)


def _reversed(steps: Steps) -> Steps:
    """Return a closed path of one piece, reversed."""
    drawn = [(step[0], points_of(step)) for step in steps if len(step) > 1]
    turned = [step_of("M", drawn[-1][1][-1])]
    for (letter, (*controls, _)), (_, before) in zip(reversed(drawn[1:]), reversed(drawn[:-1]), strict=True):
        turned.append(step_of(letter, *reversed(controls), before[-1]))
    return (*turned, ("Z",))
