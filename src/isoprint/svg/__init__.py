"""SVG: `read_svg` turns the bytes of a file into a drawing, or raises with the reason why it cannot.

isoprint draws everything that a still picture needs: shapes, text, groups, clips, gradients, patterns. It refuses
anything that would be lost or would look different. No library does this safely: those available silently drop what
they do not know, open the files that an SVG refers to, or turn lines into areas.
"""

from hashlib import blake2b

from isoprint.drawing import Drawing
from isoprint.images import ImageProblem
from isoprint.svg.reader import SvgReader
from isoprint.svg.style import INHERITED, DrawingState, StyleResolver
from isoprint.svg.tree import read_tree
from isoprint.svg.unsupported import SIMPLER, TO_PATHS, UnsupportedSvg
from isoprint.svg.viewport import natural_size, viewport

__all__ = ["TO_PATHS", "read_svg"]


def read_svg(data: bytes) -> Drawing:
    """Return the drawing in an SVG file. Raises ImageProblem, with the line, for what cannot be drawn as intended."""
    try:
        return _drawing(data)
    except (RecursionError, OverflowError):
        raise ImageProblem("This SVG is nested too deeply, or contains numbers that are too large", SIMPLER) from None


def _drawing(data: bytes) -> Drawing:
    tree = read_tree(data)
    root = tree.root
    width, height = natural_size(root)
    styles = StyleResolver(tree)
    inside = viewport(root, width, height)
    state = DrawingState(inside.matrix, styles.of(root, INHERITED, inside.measure), inside.measure)
    items = SvgReader(styles, (width, height)).whole(root, state)
    if not items:
        raise UnsupportedSvg("This SVG shows nothing", "draw something in it, or save it again as plain SVG")
    return Drawing(width, height, items, blake2b(data, digest_size=16).hexdigest())
