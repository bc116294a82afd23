"""The content of a YAML file as values: texts, lists and mappings, each with its place in the file."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from isoprint.problems import Problem
from isoprint.yamlmap.place import TextPlace


class Scalar(Struct, frozen=True, eq=False):
    """One text as it is written, without its quotation marks.

    ``comment`` is the column, from 0, of a comment on the same line after text that no quotation mark closes, or -1.
    """

    text: str
    place: TextPlace
    comment: int = -1

    @property
    def quoted(self) -> bool:
        """Whether quotation marks or a block make this text, whatever it looks like."""
        return self.place.style != ""

    @property
    def empty(self) -> bool:
        """Whether nothing is written here, as if the key were absent."""
        return not self.text and not self.quoted

    @property
    def number(self) -> bool:
        """Whether this is an unquoted decimal number without leading zeros."""
        whole, point, part = self.text.removeprefix("-").partition(".")
        digits = (whole + part).isascii() and whole.isdigit() and (part.isdigit() or not point)
        return digits and not self.quoted and (whole == "0" or whole[0] != "0")

    @property
    def truth(self) -> bool | None:
        """The value of an unquoted ``true`` or ``false``, None for any other text."""
        return None if self.quoted else {"true": True, "false": False}.get(self.text)

    @property
    def folded(self) -> bool:
        """Whether the text was joined from several lines."""
        place = self.place
        if place.style in {"", ">"} and place.line < len(place.lines):
            return place.style == ">" or self.text not in place.lines[place.line]
        return False

    def split_lines(self) -> Iterator["Scalar"]:
        """Yield the lines of the text that are not empty, each as a text with its own place."""
        start = 0
        for line in self.text.split("\n"):
            text = line.strip()
            if text:
                yield Scalar(text, self.place.after(start + line.index(text[0])))
            start += len(line) + 1

    def without_start(self, count: int) -> "Scalar":
        """Return the text without its first characters and the spaces after them."""
        rest = self.text[count:].lstrip()
        return Scalar(rest, self.place.after(len(self.text) - len(rest)))

    def problem(self, code: str, message: str, remedy: str) -> Problem:
        """Return a problem that points at the whole text, or at its first line."""
        return self.place.problem(code, message, remedy, length=len(self.text.split("\n", 1)[0].rstrip()) or 1)


class Items(Struct, frozen=True, eq=False):
    """A list; ``flow``: written in square brackets."""

    items: tuple["Node", ...]
    place: TextPlace
    flow: bool = False


class Keys(Struct, frozen=True, eq=False):
    """A mapping of keys to values in the order of the file; ``flow``: written in braces."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: TextPlace
    flow: bool = False

    def get(self, key: str) -> "Node | None":
        """Return a key's value, None where the key is missing."""
        return next((value for name, value in self.entries if name.text == key), None)


class Broken(Struct, frozen=True, eq=False):
    """A value whose problem was reported already; it counts as present and is not read again."""

    place: TextPlace


Node = Scalar | Items | Keys | Broken


class YamlTree(Struct, frozen=True, eq=False):
    """The content of a file, with the problems of its layout.

    ``whole`` is false if lines were skipped: values that seem to be missing may only be unread. ``mended`` are the
    numbers (from 1) of lines that were not read as written: all their problems are reported.
    """

    root: Node | None
    problems: tuple[Problem, ...]
    lines: Sequence[str]
    whole: bool = True
    mended: frozenset[int] = frozenset()
