"""Printed pictures: `coarse_pictures` warns of each one whose resolution is too low for its size."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from isoprint.content.model import Figure, Handout
from isoprint.content.model.walk import find
from isoprint.images import Image, resolution
from isoprint.page import Document, Picture
from isoprint.problems import Problem
from isoprint.units import POINTS_PER_INCH

COARSE: Final = 150.0
"""The dots per inch below which a reader at arm's length sees the dots of a photograph."""


def coarse_pictures(document: Document, handout: Handout) -> Iterator[Problem]:
    """Yield a warning for each picture of a handout that a sheet prints at less than `COARSE` dots per inch."""
    widest: dict[int, float] = {}
    for page in document.pages:
        for item in page.items:
            if not (isinstance(item, Picture) and isinstance(item.image, Image)):
                continue  # a drawing has no dots
            if resolution(item.image, item.width) < COARSE:
                key = id(item.image)
                widest[key] = max(item.width, widest.get(key, 0.0))
    for figure in find(Figure, handout) if widest else ():
        width = widest.pop(id(figure.image), 0.0)
        if width and isinstance(figure.image, Image):
            yield _coarse(figure, figure.image, width)


def _coarse(figure: Figure, image: Image, width: float) -> Problem:
    message = f"This picture is printed at {resolution(image, width):.0f} dots per inch, so its pixels show"
    pixels = ceil(width / POINTS_PER_INCH * COARSE)
    return Problem("W101", message, figure.source, f"use a picture at least {pixels} pixels wide")
