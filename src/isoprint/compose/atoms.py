"""Words measured at a size of 1: a text in one style in; its width, the places to divide it and its edges out."""

from typing import Final

from msgspec import Struct

from isoprint.compose.breaks import HYPHENS, SOFT_HYPHEN, openings
from isoprint.compose.setting import Setting

HYPHEN: Final = "-"

_HANGS_RIGHT: Final = {
    "-": 0.6, "\u2010": 0.6, "\u2011": 0.6, ".": 0.7, ",": 0.7, "’": 0.6, "”": 0.6, "'": 0.6, '"': 0.5, "–": 0.3,
    "—": 0.15, ":": 0.4, ";": 0.4, "»": 0.35, "›": 0.35, "*": 0.4, "!": 0.2, "?": 0.15, ")": 0.1,
}  # fmt: skip
"""The share of a sign's advance that stands beyond the right edge, so that the edge looks straight.

After Thành, “Micro-typographic extensions to the TeX typesetting system” (2000), chapter 2: light signs most.
"""
_HANGS_LEFT: Final = {"“": 0.6, "‘": 0.6, '"': 0.5, "'": 0.6, "«": 0.35, "‹": 0.35, "(": 0.1}


class Cut(Struct, frozen=True, gc=False):
    """A place inside a word where a line may end.

    ``place`` is an index into the word; ``hyphen``: one is added there; ``flagged``: the line then ends with a
    hyphen, its own or added. ``before`` and ``after`` are the widths (em) of what stays and what goes to the next
    line, and ``before_gaps``, ``after_gaps`` the places between their glyphs that tracking widens; ``hang`` is
    what of the end stands beyond the edge.
    """

    place: int
    hyphen: bool
    flagged: bool
    before: float
    before_gaps: int
    after: float
    after_gaps: int
    hang: float


class Atom(Struct, frozen=True):
    """A text without spaces in one style, measured in em.

    ``pieces`` are (face, text, width) where some characters come from another face than asked for; ``gaps`` counts
    the places between its glyphs; ``left`` and ``right`` are how far its ends hang beyond the edges of a line.
    """

    text: str
    pieces: tuple[tuple[str, str, float], ...]
    width: float
    gaps: int
    left: float = 0.0
    right: float = 0.0
    cuts: tuple[Cut, ...] = ()


def atom(face: str, text: str, setting: Setting) -> Atom:
    """Return a text measured in a face; soft hyphens become places to divide it."""
    known = setting.atoms.get((face, text))
    if known is None:
        known = setting.atoms[face, text] = _measure(face, text, setting)
    return known


def part(face: str, text: str, setting: Setting) -> Atom:
    """Return a piece of a divided word, measured; it is not divided again."""
    known = setting.parts.get((face, text))
    if known is None:
        known = setting.parts[face, text] = _measure_whole(face, text, setting)
    return known


def blank(width: float) -> Atom:
    """Return a gap to fill in, ``width`` in em."""
    return Atom("", (), width, 0)


def shattered(word: Atom, face: str, measure: float, setting: Setting) -> Atom:
    """Return a word that may be broken anywhere, without a hyphen; a blank no wider than the measure (em)."""
    if not word.pieces:
        return Atom("", (), min(word.width, measure), 0)
    places = dict.fromkeys(range(1, len(word.text)), False) | {cut.place: cut.hyphen for cut in word.cuts}
    cuts = tuple(_cut(face, word.text, place, places[place], setting) for place in sorted(places))
    return Atom(word.text, word.pieces, word.width, word.gaps, word.left, word.right, cuts)


def _measure(face: str, text: str, setting: Setting) -> Atom:
    clean = text.replace(SOFT_HYPHEN, "")
    whole = _measure_whole(face, clean, setting)
    cuts = tuple(_cut(face, clean, place, hyphen, setting) for place, hyphen in _places(text, clean, setting))
    if not cuts:
        return whole
    return Atom(clean, whole.pieces, whole.width, whole.gaps, whole.left, whole.right, cuts)


def _measure_whole(face: str, text: str, setting: Setting) -> Atom:
    width = setting.faces.width
    pieces = tuple((key, run, width(key, run)) for key, run in setting.faces.split(face, text))
    left = right = 0.0
    if text[:1] in _HANGS_LEFT:
        left = _HANGS_LEFT[text[0]] * width(pieces[0][0], text[0])
    if text[-1:] in _HANGS_RIGHT:
        right = _HANGS_RIGHT[text[-1]] * width(pieces[-1][0], text[-1])
    return Atom(text, pieces, sum([piece[2] for piece in pieces]), max(len(text) - 1, 0), left, right)


def _cut(face: str, text: str, place: int, hyphen: bool, setting: Setting) -> Cut:
    before = part(face, text[:place] + HYPHEN * hyphen, setting)
    after = part(face, text[place:], setting)
    flagged = before.text[-1] in HYPHENS
    return Cut(place, hyphen, flagged, before.width, before.gaps, after.width, after.gaps, before.right)


def _places(text: str, clean: str, setting: Setting) -> list[tuple[int, bool]]:
    """Return the places at which a word may be divided and whether a hyphen is added there."""
    places = dict.fromkeys(_soft_hyphens(text), True) if text is not clean else {}
    if not places:
        places = dict.fromkeys(setting.hyphenate(clean), True)
    places |= dict.fromkeys(openings(clean), False)
    return sorted((place, hyphen) for place, hyphen in places.items() if 0 < place < len(clean))


def _soft_hyphens(text: str) -> list[int]:
    """Return where soft hyphens stood, as positions in the text without them."""
    places, length = [], 0
    for run in text.split(SOFT_HYPHEN)[:-1]:
        length += len(run)
        places.append(length)
    return places
