"""Pictures as they are printed: a handout and a sheet's pages in, a warning out for each that is too coarse."""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import Final

from isoprint.content.model import Figure, Handout
from isoprint.content.model.walk import find
from isoprint.images import Image, resolution
from isoprint.page import Page, Picture
from isoprint.problems import Problem
from isoprint.units import POINTS_PER_INCH

COARSE: Final = 150.0
"""Dots per inch below which a reader sees the dots of a photograph at arm's length."""


class PrintedPictures:
    """The pictures of a sheet while its pages are read: the widest that each of those too coarse is printed."""

    def __init__(self) -> None:
        self._widest: dict[int, float] = {}

    def read(self, pages: Iterable[Page]) -> Iterator[Page]:
        """Yield pages as they are, taking note of their pictures."""
        for page in pages:
            for item in page.items:
                if not (isinstance(item, Picture) and isinstance(item.image, Image)):
                    continue  # a drawing has no dots
                if resolution(item.image, item.width) < COARSE:
                    key = id(item.image)
                    self._widest[key] = max(item.width, self._widest.get(key, 0.0))
            yield page

    def coarse(self, handout: Handout) -> Iterator[Problem]:
        """Yield a warning for each picture of a handout that was printed larger than its dots allow."""
        left = dict(self._widest)
        for figure in find(Figure, handout) if left else ():
            width = left.pop(id(figure.image), 0.0)
            if width and isinstance(figure.image, Image):
                yield _coarse(figure, figure.image, width)


def _coarse(figure: Figure, image: Image, width: float) -> Problem:
    message = f"This picture is printed at {resolution(image, width):.0f} dots per inch, and its dots show"
    pixels = ceil(width / POINTS_PER_INCH * COARSE)
    return Problem("W101", message, figure.source, f"use one that is at least {pixels} pixels wide")
