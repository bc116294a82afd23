"""What composing needs besides words and styles: faces that measure, and a way to divide words."""

from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct, field

from isoprint.compose.line import Hyphenate
from isoprint.compose.linebreak import Scoring
from isoprint.page import Face

if TYPE_CHECKING:
    from isoprint.compose.atoms import Atom

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

    ``atoms`` and ``parts`` keep the words measured so far: at a size of 1, hence once for all sizes and paragraphs.
    """

    faces: Measuring
    hyphenate: Hyphenate
    scoring: Scoring = Scoring()
    atoms: dict[tuple[str, str], "Atom"] = field(default_factory=dict)
    parts: dict[tuple[str, str], "Atom"] = field(default_factory=dict)
