"""Set pictures: figures and a measure in; pictures with captions, side by side where that fits, out."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.compose.galley import flat, rounded, set_text
from isoprint.compose.line import Justification
from isoprint.compose.setting import Setting
from isoprint.compose.slug import KEEP, Galley, Slug, moved
from isoprint.compose.style import BlockStyle
from isoprint.content.model import Figure, Inlines, Run, plain
from isoprint.page import Element, Item, Picture
from isoprint.units import POINTS_PER_INCH

LEAST_ROOM: Final = 0.4
"""The least room above and below a picture with its caption, in lines; letters leave as much again of their own."""
CAPTION_GAP: Final = 4.0
"""The space between a picture and its caption, in points."""
NARROWEST_CAPTION: Final = 11.0
"""The width of a picture from which on its caption is no wider than the picture, in em of the caption."""
PICTURE_GAP: Final = 12.0
"""The space between two pictures side by side, in points."""
MOST_ABREAST: Final = 4
"""The most pictures side by side."""
NATURAL_RESOLUTION: Final = 96.0
"""The resolution of a picture at its natural size, in pixels per inch."""
MOST_ENLARGED: Final = 2.0
"""The most that a small picture is enlarged, in multiples of its natural size."""


def set_figure(figure: Figure, style: BlockStyle, measure: float, setting: Setting, element: str) -> Galley:
    """Return a picture as wide as its measure (points) allows, at the left edge, with caption and credit, in one piece.

    There is room below it where text follows.
    """
    image = figure.image
    width = min(measure, _most(image.width), style.deepest * image.width / image.height) * style.picture
    picture = Picture(0.0, 0.0, width, width * image.height / image.width, image, element)
    room = LEAST_ROOM * style.grid
    return rounded(_captioned(figure, picture, style, measure, setting), style.grid, room, room * style.followed)


def set_figures(
    figures: Sequence[Figure], style: BlockStyle, measure: float, setting: Setting, element: str
) -> Iterator[Galley]:
    """Yield a galley for each row of pictures, with as many side by side as are still large enough.

    The id of each picture is ``element`` and its number, from 1.
    """
    at, style = 0, replace(style, followed=True)
    for row in figure_rows(figures, style, measure):
        names = [f"{element}{number + 1}" for number in range(at, at + len(row))]
        if len(row) == 1:
            yield set_figure(row[0], style, measure, setting, names[0])
        else:
            yield _set_row(row, style, measure, setting, names)
        at += len(row)


def figure_rows(figures: Sequence[Figure], style: BlockStyle, measure: float) -> list[Sequence[Figure]]:
    """Return pictures in rows of equally many: of as many as leave all of them large enough."""
    for count in range(min(len(figures), MOST_ABREAST), 1, -1):
        rows = [figures[at : at + count] for at in range(0, len(figures), count)]
        if all(len(row) == 1 or _is_row(row, style, measure) for row in rows):
            return rows
    return [(figure,) for figure in figures]


def _is_row(row: Sequence[Figure], style: BlockStyle, measure: float) -> bool:
    """Return whether pictures side by side are wide enough for their captions."""
    height = _row_height(row, style, measure)
    return min(height * _proportion(figure) for figure in row) >= NARROWEST_CAPTION * style.caption.size


def _row_height(row: Sequence[Figure], style: BlockStyle, measure: float) -> float:
    """Return the height of pictures side by side in points, before ``style.picture`` shrinks them."""
    room = measure - PICTURE_GAP * (len(row) - 1)
    tallest = min(_most(figure.image.height) for figure in row)
    return min(room / sum(map(_proportion, row)), style.deepest, tallest)


def _set_row(
    row: Sequence[Figure], style: BlockStyle, measure: float, setting: Setting, names: Sequence[str]
) -> Galley:
    """Return pictures side by side, of one height, each with its caption below it."""
    height = _row_height(row, style, measure) * style.picture
    items: list[Item] = []
    elements: list[Element] = []
    x = foot = 0.0
    for figure, name in zip(row, names, strict=True):
        width = height * _proportion(figure)
        picture = Picture(0.0, 0.0, width, height, figure.image, name)
        drawn = _captioned(figure, picture, style, width, setting)
        items.extend(moved(flat(drawn).items, x, 0.0))
        elements.extend(drawn.elements)
        foot = max(foot, drawn.height)
        x += width + PICTURE_GAP
    room = LEAST_ROOM * style.grid
    return rounded(Galley((Slug(foot, tuple(items)),), tuple(elements)), style.grid, room, room)


def _proportion(figure: Figure) -> float:
    return figure.image.width / figure.image.height


def _most(pixels: float) -> float:
    """Return the largest printed size, in points, of so many pixels."""
    return pixels * POINTS_PER_INCH / NATURAL_RESOLUTION * MOST_ENLARGED


def caption_words(figure: Figure) -> Inlines:
    """Return the inlines under a picture: its caption, followed by its credit."""
    if figure.caption and figure.credit:
        ended = plain(figure.caption).rstrip().endswith((".", "!", "?", "…", "”", "»"))
        return (*figure.caption, Run(" " if ended else " · "), *figure.credit)
    return figure.caption or figure.credit


def _captioned(figure: Figure, picture: Picture, style: BlockStyle, measure: float, setting: Setting) -> Galley:
    """Return a picture with its caption, which is as wide as the picture, or as the measure if that is narrow."""
    element = Element(picture.element, "Figure", alt=figure.alt)
    slug = Slug(picture.height, (picture,), KEEP)
    words = caption_words(figure)
    if not words:
        return Galley((slug,), (element,))
    how = replace(style.caption, how=Justification(align="left", hyphenate=False), role="Caption")
    beneath = picture.width if picture.width >= NARROWEST_CAPTION * how.size else measure
    caption = set_text(words, how, beneath, setting, f"{element.id}.1")
    first = replace(caption.slugs[0], space=CAPTION_GAP)
    slugs = tuple(replace(each, cost=KEEP) for each in (slug, first, *caption.slugs[1:-1]))
    return Galley((*slugs, *caption.slugs[1:][-1:]), (replace(element, children=caption.elements),))
