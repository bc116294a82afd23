"""The reader of a drawing: it turns each element of an SVG's tree, with its inherited values, into items."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.drawing.items import DrawingItem, Group, Label, Matrix
from isoprint.svg.clips import cropped, read_clips
from isoprint.svg.markers import draw_markers
from isoprint.svg.matrix import placed, scale_of, times
from isoprint.svg.numbers import Measure, lengths
from isoprint.svg.paint import Painter, faded
from isoprint.svg.shapes import SHAPES, steps_of
from isoprint.svg.style import ComputedStyle, DrawingState, StyleResolver, check, fraction, moved
from isoprint.svg.text import Setter, TextPaint
from isoprint.svg.tree import SvgNode
from isoprint.svg.unsupported import AS_PNG, SAVE_AGAIN, SIMPLER, TO_PATHS, UnsupportedSvg
from isoprint.svg.viewport import viewport

MOST_DRAWN_STEPS: Final = 100_000
"""The greatest number of path steps and letters."""
MOST_DRAWN_ELEMENTS: Final = 30_000
"""The greatest number of elements, each counted as often as it is used."""
MOST_NESTED: Final = 64
"""The most elements within one another."""
MOST_GROUPED: Final = 20
"""The greatest number of nested clips and transparent groups (ISO 19005-2, 6.1.13, allows 28 graphics states)."""

LARGEST_TYPE: Final = 10_000.0
"""The largest size of type, in pixels."""

_DEEPER: Final = 8
"""The levels of nesting that a pattern or marker counts for, because it can use itself in roundabout ways."""
_UNSEEN: Final = frozenset({
    "defs", "style", "title", "desc", "metadata", "clipPath", "linearGradient", "radialGradient", "stop", "symbol",
    "marker", "pattern", "mask", "filter", "view", "cursor", "font", "font-face", "color-profile",
})  # fmt: skip
"""Elements that show nothing where they are."""
_DRAWN: Final = frozenset({"a", "g", "svg", "switch", "use", "text", "image"}) | SHAPES.keys()
"""Elements that are drawn."""


class SvgReader:
    """A drawing being read; it counts what is drawn, so that a small file cannot become a huge drawing."""

    def __init__(self, styles: StyleResolver, size: tuple[float, float]) -> None:
        self._styles = styles
        self._painter = Painter(styles, self.inside, size)
        self._steps = self._drawn = 0

    # -------------------------------------------------------------- elements

    def whole(self, root: SvgNode, state: DrawingState) -> tuple[DrawingItem, ...]:
        """Return the items of a whole drawing, including its background color."""
        check(state.style)
        items = self.items(root.nodes, state) if state.style["display"] != "none" else ()
        if items and state.style["background-color"] not in ("none", "transparent"):
            items = (self._painter.ground(state), *items)
        return self._grouped(root, items, state) if items and _changes(state.style) else items

    def items(self, nodes: Sequence[SvgNode], state: DrawingState) -> tuple[DrawingItem, ...]:
        """Return the items of elements. Raises UnsupportedSvg, with a line, for what cannot be drawn as intended."""
        found: list[DrawingItem] = []
        for node in nodes:
            if node.name not in _UNSEEN:
                found += self._element(node, state)
        return tuple(found)

    def inside(self, node: SvgNode, matrix: Matrix, measure: Measure, state: DrawingState) -> tuple[DrawingItem, ...]:
        """Return the items of the children of a pattern or marker."""
        style = self._styles.within(node, measure)
        inner = DrawingState(matrix, style, measure, state.depth + _DEEPER, state.grouped + 1, state.style)
        return self.items(node.nodes, inner)

    def _element(self, node: SvgNode, state: DrawingState) -> tuple[DrawingItem, ...]:
        try:
            self._count(node, state)
            style = self._styles.of(node, state.style, state.measure)
            matrix = moved(state.matrix, style)
            if style["display"] == "none" or not scale_of(matrix):
                return ()
            check(style)
            effects = _changes(style)
            inner = replace(state, matrix=matrix, style=style, depth=state.depth + 1, grouped=state.grouped + effects)
            items = self._content(node, inner)
            return self._grouped(node, items, inner) if effects and items else items
        except UnsupportedSvg as unsupported:
            unsupported.line = unsupported.line or node.line
            raise

    def _count(self, node: SvgNode, state: DrawingState) -> None:
        self._drawn += 1
        if node.name not in _DRAWN:
            raise UnsupportedSvg(f"This SVG has an element “{node.name}”, which isoprint cannot draw")
        if state.depth > MOST_NESTED or state.grouped > MOST_GROUPED:
            raise UnsupportedSvg("This SVG is nested too deeply, or uses itself", SIMPLER)
        if self._drawn > MOST_DRAWN_ELEMENTS:
            raise UnsupportedSvg(f"This SVG draws more than {MOST_DRAWN_ELEMENTS:,} elements", SIMPLER)

    def _count_steps(self, number: int) -> None:
        self._steps += number
        if self._steps > MOST_DRAWN_STEPS:
            raise UnsupportedSvg(f"This SVG has more than {MOST_DRAWN_STEPS:,} points and letters", SIMPLER)

    def _content(self, node: SvgNode, state: DrawingState) -> tuple[DrawingItem, ...]:
        if node.name in SHAPES:
            return self._shape(node, state)
        if node.name in ("g", "a"):
            return self.items(node.nodes, state)
        if node.name == "svg":
            return self._viewport(node, state, node.attributes)
        if node.name == "switch":
            return self.items(_chosen(node), state)
        if node.name == "use":
            return self._use(node, state)
        if node.name == "text":
            return self._text(node, state)
        return self._painter.bitmap(node, state)

    # -------------------------------------------------------------- shapes and texts

    def _shape(self, node: SvgNode, state: DrawingState) -> tuple[DrawingItem, ...]:
        steps = steps_of(node, state.measure)
        self._count_steps(len(steps))
        if len(steps) < 2 or state.style["visibility"] != "visible":
            return ()
        outline = self._painter.outline(steps, state)
        if not (outline.fill or outline.stroke):
            return ()
        if outline.stroke and outline.stroke.dashes and "pathLength" in node.attributes:
            raise UnsupportedSvg("This SVG measures its dashes by the length of their line", AS_PNG)
        markers = draw_markers(node, state, self._styles, self.inside)
        return (outline, *markers)

    def _text(self, node: SvgNode, state: DrawingState) -> tuple[DrawingItem, ...]:
        def paint_of(inner: SvgNode, around: ComputedStyle) -> TextPaint | None:
            style = around if inner is node else self._styles.of(inner, around, state.measure)
            if style["display"] == "none":
                return None
            if inner is not node and _changes(style):
                raise UnsupportedSvg("This SVG has text that is partly transparent or clipped", TO_PATHS)
            return self._painter.text_paint(replace(state, style=style))

        labels: tuple[Label, ...] = Setter(paint_of, state.matrix, state.measure).labels(node, state.style)
        self._count_steps(sum(len(span.text) for label in labels for span in label.spans))
        for label in labels:
            placed((("M", label.x, label.y),), label.matrix)
            if max(span.size for span in label.spans) * scale_of(label.matrix) > LARGEST_TYPE:
                raise UnsupportedSvg("This SVG has type that is too large", SAVE_AGAIN)
        return labels

    # -------------------------------------------------------------- elements that hold others

    def _use(self, node: SvgNode, state: DrawingState) -> tuple[DrawingItem, ...]:
        used = self._styles.tree.linked(node)
        x, y = lengths(node.attributes, state.measure, "x", "y")
        there = replace(state, matrix=times(state.matrix, (1.0, 0.0, 0.0, 1.0, x, y)))
        if used.name == "symbol":
            style = self._styles.of(used, state.style, state.measure)
            return self._viewport(used, replace(there, style=style), node.attributes)
        if used.name in _UNSEEN:
            raise UnsupportedSvg(f"This SVG uses “{used.name}” as if it were a shape", SAVE_AGAIN)
        return self._element(used, there)

    def _viewport(self, node: SvgNode, state: DrawingState, sides: Mapping[str, str]) -> tuple[DrawingItem, ...]:
        """Return the items of a nested drawing; ``sides`` give its width and height."""
        texts = {"width": "100%", "height": "100%"} | node.attributes
        texts |= {name: sides[name] for name in ("width", "height") if sides.get(name, "auto").strip() != "auto"}
        x, y, width, height = lengths(texts, state.measure, "x", "y", "width", "height")
        if width <= 0 or height <= 0:
            return ()
        inside = viewport(node, width, height, (x, y))
        matrix = times(state.matrix, inside.matrix)
        items = self.items(node.nodes, replace(state, matrix=matrix, measure=inside.measure, grouped=state.grouped + 1))
        if state.style["overflow"] in ("visible", "auto"):
            return items
        return cropped(items, (x, y, x + width, y + height), state.matrix)

    def _grouped(self, node: SvgNode, items: tuple[DrawingItem, ...], state: DrawingState) -> tuple[DrawingItem, ...]:
        """Return items clipped, made transparent and blended as an element requires."""
        clips = read_clips(self._styles, node, state)
        opacity, blend = fraction(state.style["opacity"]), state.style["mix-blend-mode"]
        if blend not in _BLENDS:
            raise UnsupportedSvg(f"This SVG blends colors with “{blend[:40]}”, which isoprint cannot do", AS_PNG)
        if clips is None or opacity == 0:
            return ()
        self._count_steps(sum(len(clip.steps) for clip in clips))
        single = faded(items, opacity) if not clips and blend == "normal" else None
        return (single or Group(items, clips, opacity, _BLENDS[blend]),)


_BLENDS: Final = {
    "normal": "Normal", "multiply": "Multiply", "screen": "Screen", "overlay": "Overlay", "darken": "Darken",
    "lighten": "Lighten", "color-dodge": "ColorDodge", "color-burn": "ColorBurn", "hard-light": "HardLight",
    "soft-light": "SoftLight", "difference": "Difference", "exclusion": "Exclusion", "hue": "Hue",
    "saturation": "Saturation", "color": "Color", "luminosity": "Luminosity",
}  # fmt: skip
"""The blend modes, and their names in PDF (ISO 32000-1, 11.3.5)."""


def _changes(style: ComputedStyle) -> bool:
    """Return whether an element must be drawn as a group instead of part by part."""
    opaque = style["opacity"] == "1" or fraction(style["opacity"]) == 1
    return not opaque or style["clip-path"] != "none" or style["mix-blend-mode"] != "normal"


def _chosen(node: SvgNode) -> Sequence[SvgNode]:
    """Return the first alternative of a switch that needs no special support."""
    special = {"requiredExtensions", "requiredFeatures"}
    plain = [it for it in node.nodes if it.name != "foreignObject" and not it.attributes.keys() & special]
    if plain:
        return (next((it for it in plain if "systemLanguage" not in it.attributes), plain[0]),)
    raise UnsupportedSvg("This SVG offers only alternatives that isoprint cannot draw")
