"""Styles: the look of each kind of text at one size, chosen by make-up and set in galleys."""

from typing import Final

from msgspec import Struct

from isoprint.compose.line import Justification
from isoprint.page import Role
from isoprint.theme.model import Weight

SMALLEST: Final = 7.5
"""The smallest size of small print and tables, in points; a table whose style is smaller keeps its size."""


class Style(Struct, frozen=True):
    """Type for one kind of text: family, size and leading in points, tint, how its lines are filled, and its role.

    ``baseline`` is the distance from a line's top to its baseline; styles that share a grid share it.
    ``blank`` is the width of a gap to fill in, in points.
    """

    family: str
    size: float
    leading: float
    baseline: float
    tint: str
    how: Justification = Justification()
    weight: Weight = "regular"
    emphasis: bool = False
    blank: float = 0.0
    role: Role = "P"


BULLETS: Final = ("•", "–")
"""The labels of bulleted lists: of one, and of a list within a list."""


class BlockStyle(Struct, frozen=True):
    """How blocks are set: paragraphs, lists, tables and pictures of one section.

    ``grid`` is the unit to which heights of pictures, captions and tables are rounded up (0: not at all).
    ``indent`` moves the first line of a paragraph in that follows another; ``gap`` is the space between blocks where
    there is no indent; ``followed``: text follows these blocks. ``picture`` is the share of its size at which a
    picture is shown. Lists are set flush left at measures (points) below ``ragged_lists``; ``bullet`` labels those
    without numbers.
    """

    text: Style
    table: Style
    caption: Style
    rule: str
    accent: str
    grid: float = 0.0
    indent: float = 0.0
    gap: float = 0.0
    picture: float = 1.0
    followed: bool = False
    ragged_lists: float = 0.0
    bullet: str = BULLETS[0]
    deepest: float = 260.0
    """The tallest a picture may be, in points."""
