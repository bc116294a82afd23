"""SVGs to read: an element or several in a drawing of 100 by 100."""

from isoprint.drawing import Drawing
from isoprint.drawing.items import DrawingItem, Label, PaintedPath, points_of
from isoprint.svg import read_svg


def svg(content: str, attributes: str = 'viewBox="0 0 100 100"') -> bytes:
    """Return an SVG file with this content."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {names} {attributes}>{content}</svg>".encode()


def drawing(content: str) -> Drawing:
    """Return what is drawn for this content."""
    return read_svg(svg(content))


def item(content: str) -> DrawingItem:
    """Return the one item that is drawn for this content."""
    (only,) = drawing(content).items
    return only


def outline(content: str) -> PaintedPath:
    """Return the one path that is drawn for this content."""
    only = item(content)
    assert isinstance(only, PaintedPath)
    return only


def label(content: str) -> Label:
    """Return the one label that is drawn for this content."""
    only = item(content)
    assert isinstance(only, Label)
    return only


def fill(content: str) -> object:
    """Return what the one path for this content is filled with."""
    ink = outline(content).fill
    return ink and ink.paint


def ends(path: PaintedPath) -> list[tuple[float, float]]:
    """Return the points that a path goes through, to a hundredth of a pixel."""
    points = [points_of(step)[-1] for step in path.steps if len(step) > 1]
    return [(round(point.real, 2) + 0.0, round(point.imag, 2) + 0.0) for point in points]
