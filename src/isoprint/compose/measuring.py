"""What the composer asks of faces: their keys, and how wide a text is."""

from typing import Protocol

from isoprint.page import FacesByKey
from isoprint.theme.model import Weight


class Measuring(FacesByKey, Protocol):
    """The faces of a run; `theme.faces.Faces` is the real one, tests pass one whose every glyph is half an em."""

    def key(self, family: str, strong: bool = False, emphasis: bool = False, weight: Weight = "regular") -> str:
        """Return the key of a family's face; ``strong`` is the bold of a regular run and of a semibold one."""

    def split(self, key: str, text: str) -> tuple[tuple[str, str], ...]:
        """Return the text in pieces, each with the key of the face that has all of its characters."""

    def width(self, key: str, text: str) -> float:
        """Return the advance of a text in em, kerning included."""
