"""What the composer asks of faces: their keys, and how wide a text is."""

from typing import Literal, Protocol

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
