"""Pictures with their captions, scaled to a measure."""

from msgspec.structs import replace

from isoprint.compose.galley import KEEP, Galley, Slug, rounded, set_text
from isoprint.compose.line import Justification
from isoprint.compose.setting import Setting
from isoprint.compose.style import BlockStyle
from isoprint.content.model import Figure, Inlines, Run, plain
from isoprint.page import Element, Picture

ROOM = 0.4
"""The least room above and below a picture with its caption, in lines; letters leave as much again of their own."""
CAPTION_GAP = 4.0
"""Between a picture and its caption, in points."""
NARROWEST = 11.0
"""The width of a picture, in em of its caption, from which on the caption is no wider than the picture."""
NATURAL = 96.0
"""Pixels per inch of a picture at its natural size, above which a small picture is not blown up."""


def set_figure(
    figure: Figure, style: BlockStyle, measure: float, setting: Setting, element: str, *, followed: bool = True
) -> Galley:
    """Set a picture as wide as its measure allows, at the left edge, its caption and credit below it; one piece.

    ``followed``: there is room below it, for what follows in the same text.
    """
    width, height = figure_size(figure, style, measure)
    picture = Picture(0.0, 0.0, width, height, figure.image, element)
    drawn = Galley((Slug(height, (picture,), KEEP),), (Element(element, "Figure", alt=figure.alt),))
    words = caption_words(figure)
    if words:
        beneath = width if width >= NARROWEST * style.caption.size else measure
        drawn = _captioned(drawn, words, style, beneath, setting, element=element)
    room = ROOM * style.grid
    return rounded(drawn, style.grid, room, room if followed else 0.0)


def figure_size(figure: Figure, style: BlockStyle, measure: float) -> tuple[float, float]:
    """Return the printed width and height in points, its proportions kept."""
    image = figure.image
    natural = image.width * 72.0 / NATURAL
    width = min(measure, natural * 2.0, style.deepest * image.width / image.height) * style.picture
    return width, width * image.height / image.width


def caption_words(figure: Figure) -> Inlines:
    """Return what stands under a picture: its caption, and its credit in the same line."""
    if figure.caption and figure.credit:
        ended = plain(figure.caption).rstrip().endswith((".", "!", "?", "…", "”", "»"))
        return (*figure.caption, Run(" " if ended else " · "), *figure.credit)
    return figure.caption or figure.credit


def _captioned(
    drawn: Galley, words: Inlines, style: BlockStyle, measure: float, setting: Setting, *, element: str
) -> Galley:
    ragged = replace(style.caption, how=Justification(align="left", hyphenate=False))
    caption = set_text(words, ragged, measure, setting, f"{element}.1", role="Caption")
    first = replace(caption.slugs[0], space=CAPTION_GAP)
    slugs = tuple(replace(s, cost=KEEP) for s in (*drawn.slugs, first, *caption.slugs[1:-1]))
    last = caption.slugs[1:][-1:]
    figure = replace(drawn.elements[0], children=caption.elements)
    return Galley((*slugs, *last), (figure,))
