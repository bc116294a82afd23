"""Coarse pictures: a finished document in, a warning for each picture with too few dots for its size out."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final

from isoprint.content.model import Blocks, Figure, List, Section
from isoprint.images import Image, resolution
from isoprint.page import Document, Picture
from isoprint.problems import Problem

COARSE: Final = 150.0
"""Dots per inch below which a printed picture shows its dots."""


def coarse_pictures(document: Document, sections: Sequence[Section]) -> Iterator[Problem]:
    """Yield a warning for each picture of the sections that is printed with fewer than COARSE dots per inch."""
    widths: dict[Image, float] = {}
    for page in document.pages:
        for item in page.items:
            if isinstance(item, Picture):
                widths[item.image] = max(item.width, widths.get(item.image, 0.0))
    for section in sections:
        for figure in (*section.pictures, *_figures(section.body)):
            width = widths.pop(figure.image, 0.0)
            if width and resolution(figure.image, width) < COARSE:
                yield _problem(figure, width)


def _figures(blocks: Blocks) -> Iterator[Figure]:
    """Yield the pictures in blocks, those in lists too."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, List):
            for item in block.items:
                yield from _figures(item)


def _problem(figure: Figure, width: float) -> Problem:
    dots = resolution(figure.image, width)
    wanted = ceil(figure.image.width * COARSE / dots)
    return Problem(
        "W101",
        f"This picture is printed with {dots:.0f} dots per inch, and below {COARSE:.0f} the dots show",
        figure.source,
        f"take “{figure.path}” in a larger size: {wanted} pixels wide or more",
    )
