"""The setting of a text, besides its words and styles: faces that measure, and a function that divides words."""

from collections.abc import Hashable
from typing import Any

from msgspec import Struct, field

from isoprint.compose.atoms import MeasuredWords
from isoprint.compose.line import Hyphenate, Measuring
from isoprint.compose.linebreak import Scoring


class Setting(Struct, frozen=True):
    """The faces to measure with, the hyphenation of the handout's language, and the scoring of breaks.

    ``known`` keeps the words measured so far, by face.
    """

    faces: Measuring
    hyphenate: Hyphenate
    scoring: Scoring = Scoring()
    known: dict[str, MeasuredWords] = field(default_factory=dict)
    memo: dict[Hashable, Any] | None = None
    """Texts already set, where the same are set again and again to fit; None: nothing is kept."""

    def words(self, face: str) -> MeasuredWords:
        """Return the words of a face; looking one up measures it."""
        words = self.known.get(face)
        if words is None:
            words = self.known[face] = MeasuredWords(self.faces, face, self.hyphenate)
        return words
