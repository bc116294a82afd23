"""Columns of slugs made into the items of a page, each at its place, with the panels that lie under them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from isoprint.compose.galley import Panel, Slug, moved
from isoprint.makeup.newsletter.wide import Column
from isoprint.page import Item, Shape

Path = tuple[tuple[str | float, ...], ...]


def draw_column(column: Column, top: float) -> Iterator[Item]:
    """Yield a column's items with ``top`` (points from the page's head) as its band's upper edge."""
    y = top + column.y
    placed: list[tuple[float, Slug]] = []
    for at, slug in enumerate(column.slugs):
        y += slug.space if at else 0.0
        placed.append((y, slug))
        y += slug.height
    for panel, group in groupby(placed, key=lambda found: found[1].panel):
        slugs = list(group)
        if panel is not None:
            yield from draw_panel(panel, slugs, column.x, column.width)  # under the texts, so before them
        for head, slug in slugs:
            yield from moved(slug.items, column.x, head)


def draw_panel(panel: Panel, slugs: Sequence[tuple[float, Slug]], x: float, width: float) -> Iterator[Item]:
    """Yield the ground, bar and border of a panel under slugs whose heads are given."""
    (head, first), (tail, last) = slugs[0], slugs[-1]
    top = head + (panel.inset if first.ends in ("head", "both") else 0.0)
    foot = tail + last.height - (panel.outset if last.ends in ("foot", "both") else 0.0)
    if panel.fill:
        yield Shape(rectangle(x, top, width, foot - top), fill=panel.fill)
    if panel.bar:
        yield Shape(rectangle(x, top, panel.bar, foot - top), fill=panel.bar_tint)
    if panel.stroke:
        half = panel.thickness / 2
        border = rectangle(x + half, top + half, width - panel.thickness, foot - top - panel.thickness)
        yield Shape(border, stroke=panel.stroke, thickness=panel.thickness)


def rectangle(x: float, y: float, width: float, height: float) -> Path:
    """Return the path of a rectangle whose top left corner is (x, y)."""
    return (("R", x, y, width, height),)
