"""What composing needs besides words and styles: faces that measure, and a way to divide words."""

from collections.abc import Hashable
from typing import Any, Literal, Protocol

from msgspec import Struct, field

from isoprint.compose.atoms import Words
from isoprint.compose.line import Hyphenate
from isoprint.compose.linebreak import Scoring
from isoprint.page import Face

Weight = Literal["regular", "semibold", "bold"]


class Measuring(Protocol):
    """The faces of a run; `theme.faces.Faces` is the real one, tests pass one whose every glyph is half an em."""

    def key(self, family: str, strong: bool = False, emphasis: bool = False, weight: Weight = "regular") -> str:
        """Return the key of a family's face; ``strong`` is the bold of a regular run and of a semibold one."""

    def __getitem__(self, key: str) -> Face:
        """Return a face by its key."""

    def split(self, key: str, text: str) -> tuple[tuple[str, str], ...]:
        """Return the text in pieces, each with the key of the face that has all of its characters."""

    def width(self, key: str, text: str) -> float:
        """Return the advance of a text in em, kerning included."""


class Setting(Struct, frozen=True):
    """The faces to measure with, the hyphenation of the handout's language, and what is worse than what.

    ``known`` keeps the words measured so far, by face.
    """

    faces: Measuring
    hyphenate: Hyphenate
    scoring: Scoring = Scoring()
    known: dict[str, Words] = field(default_factory=dict)
    memo: dict[Hashable, Any] | None = None
    """Texts already set, where the same are set again and again to fit; None: nothing is kept."""

    def words(self, face: str) -> Words:
        """Return the words of a face; looking one up measures it."""
        words = self.known.get(face)
        if words is None:
            words = self.known[face] = Words(self.faces, face, self.hyphenate)
        return words
