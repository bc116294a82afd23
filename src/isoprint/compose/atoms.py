"""Measure words at a size of 1: a text in one style in; its width, its divisions and its edges out."""

from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from msgspec import Struct

from isoprint.compose.breaks import HYPHENS, SOFT_HYPHEN, openings
from isoprint.compose.line import Hyphenate, Measuring
from isoprint.page import Glyph

HYPHEN: Final = "-"
"""The hyphen that is added where a word is divided."""

_HANGS_RIGHT: Final = {
    "-": 0.6, "\u2010": 0.6, "\u2011": 0.6, ".": 0.7, ",": 0.7, "’": 0.6, "”": 0.6, "'": 0.6, '"': 0.5, "–": 0.3,
    "—": 0.15, ":": 0.4, ";": 0.4, "»": 0.35, "›": 0.35, "*": 0.4, "!": 0.2, "?": 0.15, ")": 0.1,
}  # fmt: skip
"""The share of a sign's advance that hangs beyond the right edge, to make the edge look straight.

After Thành, “Micro-typographic extensions to the TeX typesetting system” (2000), chapter 2: light signs most.
"""
_HANGS_LEFT: Final = {"“": 0.6, "‘": 0.6, '"': 0.5, "'": 0.6, "«": 0.35, "‹": 0.35, "(": 0.1}
"""The share of a sign's advance that hangs beyond the left edge."""

_ROOMY_MEASURE: Final = 3.0
"""A measure that surely holds a letter and a hyphen, in em."""

Price = tuple[bool, float]
"""Whether a hyphen is added where a word is divided, and the cost of dividing it there, in hyphens."""
_HYPHEN_PRICE: Final = (True, 1.0)
"""A hyphen where the patterns allow one."""
_SECOND_HYPHEN_PRICE: Final = (True, 2.0)
"""A hyphen in a word that has one of its own."""
_ANYWHERE_PRICE: Final = (False, 400.0)
"""No hyphen, in a word that no line can hold whole."""


class Division(Struct, frozen=True, gc=False):
    """A place inside a word where a line may end.

    ``place`` is an index into the word; ``hyphen``: one is added there; ``price`` is its cost in hyphens;
    ``flagged``: the line then ends with a hyphen, its own or added. ``before`` (em) is the width that stays on the
    line, hyphen included, and ``hang`` (em) the part of it beyond the edge; ``gone`` (em) is the width of the letters
    that the next line starts without. ``gaps`` counts the gaps between the glyphs that stay, which tracking widens.
    """

    place: int
    hyphen: bool
    price: float
    flagged: bool
    before: float
    gaps: int
    gone: float
    hang: float


Runs = tuple[tuple[str, str, float], ...]
"""The (face, text, width) of a word: several where characters come from another face than asked for."""


class Atom(Struct, frozen=True, gc=False):
    """A text without spaces in one style, measured in em.

    ``gaps`` counts the gaps between its glyphs; ``left`` and ``right`` are how far its ends hang beyond a line's.
    ``spaced`` is the text with the space that usually follows it: one string shared by all lines.
    """

    text: str
    pieces: Runs
    width: float
    gaps: int
    left: float = 0.0
    right: float = 0.0
    divisions: tuple[Division, ...] = ()
    spaced: str = ""


class MeasuredWords(dict[str, Atom]):
    """The words of a face measured so far; looking up another one measures it.

    Widths scale, so a word is measured once for all sizes and paragraphs. ``mixed``: one of the words has characters
    that the face lacks.
    """

    def __init__(self, faces: Measuring, face: str, hyphenate: Hyphenate) -> None:
        super().__init__()
        self._faces = faces
        self._face = face
        self._hyphenate = hyphenate
        self._parts: dict[str, Atom] = {}
        self._ends: dict[str, tuple[float, float, bool]] = {}
        self._shape = faces[face].shape
        self._em = faces[face].units_per_em
        self.space = faces.width(face, " ")
        self.mixed = False

    def __missing__(self, text: str) -> Atom:
        if SOFT_HYPHEN in text:
            clean = text.replace(SOFT_HYPHEN, "")
            places = dict.fromkeys(_soft_hyphens(text) or self._hyphenate(clean), _HYPHEN_PRICE)
        else:
            clean, price = text, _SECOND_HYPHEN_PRICE if HYPHEN in text else _HYPHEN_PRICE
            places = dict.fromkeys(self._hyphenate(text), price)
        places |= {place: (False, price) for place, price in openings(clean).items()}
        atom = self[text] = self._measure(clean, places)
        return atom

    def part(self, text: str) -> Atom:
        """Return a part of a divided word, measured; it is not divided again."""
        atom = self._parts.get(text)
        if atom is None:
            atom = self._parts[text] = self._measure(text, {})
        return atom

    def shattered(self, word: Atom, measure: float) -> Atom:
        """Return a word that may be broken anywhere, with hyphens where they were allowed and the measure has room.

        ``measure`` is in em; a blank is made no wider than it.
        """
        if not word.pieces:
            return Atom("", (), min(word.width, measure), 0)
        places = dict.fromkeys(range(1, len(word.text)), _ANYWHERE_PRICE)
        if measure > _ROOMY_MEASURE:
            places |= {division.place: (division.hyphen, division.price) for division in word.divisions}
        return self._measure(word.text, places)

    def _measure(self, text: str, places: dict[int, Price]) -> Atom:
        glyphs, em = self._shape(text), self._em
        runs: Runs = ()
        if 0 in [glyph.id for glyph in glyphs]:
            runs, glyphs = self._mixed(text)
        edges = list(accumulate([glyph.advance for glyph in glyphs], initial=0))
        if len(edges) <= len(text):  # letters with marks of their own: a glyph says several characters
            edges = [edge for glyph, edge in zip(glyphs, edges, strict=False) for _ in glyph.text] + edges[-1:]
        divisions = (
            tuple([self._division(text, edges, place, places[place]) for place in sorted(places)]) if places else ()
        )
        left = right = 0.0
        if text[:1] in _HANGS_LEFT:
            left = _HANGS_LEFT[text[0]] * edges[1] / em
        if text[-1:] in _HANGS_RIGHT:
            right = _HANGS_RIGHT[text[-1]] * (edges[-1] - edges[-2]) / em
        width = edges[-1] / em
        runs = runs or ((self._face, text, width),)
        return Atom(text, runs, width, max(len(text) - 1, 0), left, right, divisions, f"{runs[-1][1]} ")

    def _mixed(self, text: str) -> tuple[Runs, tuple[Glyph, ...]]:
        """Return the runs of a text that has characters the face lacks, and all glyphs in this face's units."""
        self.mixed = True
        runs, glyphs = [], []
        for key, run in self._faces.split(self._face, text):
            face = self._faces[key]
            scale = self._em / face.units_per_em
            shaped = [glyph._replace(advance=round(glyph.advance * scale)) for glyph in face.shape(run)]
            runs.append((key, run, sum(glyph.advance for glyph in shaped) / self._em))
            glyphs += shaped
        return tuple(runs), tuple(glyphs)

    def _division(self, text: str, edges: list[int], place: int, price: Price) -> Division:
        """Return a division; the width that stays depends on the last pair alone, since kerning joins two glyphs."""
        hyphen, cost = price
        end = text[place - 1] + HYPHEN if hyphen else text[place - 1]
        before, hang, flagged = self._ends.get(end) or self._end(end)
        before += edges[place - 1] / self._em
        return Division(
            place, hyphen, cost, flagged, before, place if hyphen else place - 1, edges[place] / self._em, hang
        )

    def _end(self, end: str) -> tuple[float, float, bool]:
        """Return the width of a line's last sign or two, how much of it hangs, and whether it is a hyphen."""
        hang = _HANGS_RIGHT.get(end[-1], 0.0) * self._shape(end)[-1].advance / self._em
        known = self._ends[end] = (self._faces.width(self._face, end), hang, end[-1] in HYPHENS)
        return known


def _soft_hyphens(text: str) -> Iterable[int]:
    """Return the positions of soft hyphens in the text without them."""
    length = len(text.replace(SOFT_HYPHEN, ""))
    return [place for place in accumulate(map(len, text.split(SOFT_HYPHEN)[:-1])) if 0 < place < length]
