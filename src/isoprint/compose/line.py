"""The values that the composer takes and returns: spans of styled text in, lines of placed words out."""

from collections.abc import Callable
from typing import Literal, Protocol

from msgspec import Struct

from isoprint.page import FacesByKey, Word
from isoprint.theme.model import Weight


class Span(Struct, frozen=True, gc=False):
    """Text in one face, size and tint; ``\\n`` in it ends the line. ``face`` names a face of the setting.

    ``blank`` (points, with an empty text) is a gap to fill in: a box of that width without glyphs. ``division`` is
    the cost of a hyphen in one of its words, in hyphens.
    """

    text: str
    face: str
    size: float
    tint: str
    rise: float = 0.0
    link: str = ""
    element: str = ""
    blank: float = 0.0
    division: float = 1.0


class Justification(Struct, frozen=True):
    """How a paragraph is set.

    ``indent`` (points) moves the first line in. ``hyphenate`` allows division; ``even`` is for headings and
    other short texts: lines of even length, no word divided. ``stretch`` and ``tracking`` are the most that glyphs
    are scaled (±, a share of their width) and tracked (±, em) to make the word spaces more even.
    """

    align: Literal["justify", "left", "center", "right"] = "justify"
    indent: float = 0.0
    hyphenate: bool = True
    even: bool = False
    stretch: float = 0.025
    tracking: float = 0.0125
    protrude: bool = True


class Line(Struct, frozen=True):
    """A composed line: its words (x from the line's left edge, which protrusion may make negative), and how it fits.

    ``measure`` is the width it was set to, ``ratio`` how far its glue was stretched (positive) or shrunk;
    ``scale`` and ``tracking`` are those of page.Text. ``hyphen``: the composer divided the last word.
    ``blanks`` are the (x, width) of the gaps to fill in.
    """

    words: tuple[Word, ...]
    measure: float
    width: float
    ratio: float = 0.0
    scale: float = 1.0
    tracking: float = 0.0
    hyphen: bool = False
    blanks: tuple[tuple[float, float], ...] = ()


Hyphenate = Callable[[str], tuple[int, ...]]
"""Returns the positions at which a word may be divided, in ascending order."""


class Measuring(FacesByKey, Protocol):
    """The faces of a run; `theme.faces.Faces` is the real one, tests pass one whose every glyph is half an em."""

    def key(self, family: str, strong: bool = False, emphasis: bool = False, weight: Weight = "regular") -> str:
        """Return the key of a family's face; ``strong`` is the bold of a regular run and of a semibold one."""

    def split(self, key: str, text: str) -> tuple[tuple[str, str], ...]:
        """Return the text in pieces, each with the key of the face that has all of its characters."""

    def width(self, key: str, text: str) -> float:
        """Return the advance of a text in em, kerning included."""
