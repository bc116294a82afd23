"""Where a text stands in its file: an index into the decoded text in, the line and column of that character out."""

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct, field

from isoprint.problems import Problem, Source


class TextPlace(Struct, frozen=True, eq=False):
    """Where a text stands in its file, so that an index into the text leads back to a line and column there.

    ``lines`` are the file's lines; ``line`` and ``column`` (from 0) are where the text, its quotation mark or its
    ``|`` begins; ``style`` is how it is written: ``""`` plain, ``'`` and ``"`` quoted, ``|`` and ``>`` a block on
    the lines below. ``offset`` is added to each index: the place of a part of a text. ``known`` remembers where the
    last walk along the text got to, so that asking from its start to its end costs one walk and not one each.
    """

    file: str
    lines: Sequence[str]
    line: int
    column: int
    style: str = ""
    offset: int = 0
    known: list[tuple[int, int, int]] = field(default_factory=list)

    def after(self, offset: int) -> "TextPlace":
        """Return the place of the part of the text that begins at an index."""
        offset += self.offset
        return TextPlace(self.file, self.lines, self.line, self.column, self.style, offset, self.known)

    def at(self, index: int = 0) -> Source:
        """Return the line and column of a character of the text; its end where the index is past it."""
        line, column = _position(self, self.offset + index)
        return Source(self.file, line + 1, column + 1)

    def excerpt(self, index: int = 0) -> str:
        """Return the whole line of the file that holds a character of the text."""
        line = _position(self, self.offset + index)[0]
        return self.lines[line] if line < len(self.lines) else ""

    def problem(self, code: str, message: str, remedy: str = "", index: int = 0, length: int = 1) -> Problem:
        """Return a problem that points at ``length`` characters from an index of the text."""
        return Problem(code, message, self.at(index), remedy, self.excerpt(index), length)


def place_of(text: str, file: str = "text") -> TextPlace:
    """Return the place of a text that is a file of its own: the first character is line 1, column 1."""
    return TextPlace(file, text.split("\n"), -1, 0, "|")


def _position(place: TextPlace, index: int) -> tuple[int, int]:
    """Return line and column, from 0, of an index into the text at a place.

    Why: the decoded text has lost indentation, escapes and folded line ends. Walking the source again is needed
    only where there is something to complain about, so reading pays nothing for it.
    """
    if place.style == "|":
        return _in_literal(place, index)
    if place.style == ">":
        return _in_folded(place, index)
    return _in_flow(place, index)


def _block(place: TextPlace) -> tuple[int, int]:
    """Return the first line of a block's text and the indentation that is not part of it."""
    first = place.line + 1
    if place.line < 0:
        return first, 0
    header = place.lines[place.line][place.column + 1 :].split("#")[0]
    given = next((int(c) for c in header if c.isdigit()), 0)
    texts = (line for line in islice(place.lines, first, None) if line.strip(" "))
    indent = next((len(line) - len(line.lstrip(" ")) for line in texts), 0)
    return first, (_parent_indent(place) + given if given else indent)


def _parent_indent(place: TextPlace) -> int:
    """Return the column of the key that a block with an explicit indentation belongs to."""
    line = place.lines[place.line]
    rest = line.lstrip(" ")
    while rest.startswith("- "):
        rest = rest[2:].lstrip(" ")
    return len(line) - len(rest) if rest[:1] not in "|>" else line.rindex("- ")


def _start(place: TextPlace, index: int) -> tuple[int, int, int] | None:
    """Return what the last walk got to, if that is not past an index."""
    return place.known[0] if place.known and place.known[0][0] <= index else None


def _in_literal(place: TextPlace, index: int) -> tuple[int, int]:
    """Each line of the text is a line of the file without its indentation."""
    start, number, indent = _start(place, index) or (0, *_block(place))
    while number < len(place.lines):
        length = max(0, len(place.lines[number]) - indent)
        if index - start <= length:
            place.known[:] = [(start, number, indent)]
            return number, indent + index - start
        start += length + 1
        number += 1
    return len(place.lines) - 1, len(place.lines[-1])


def _in_folded(place: TextPlace, index: int) -> tuple[int, int]:
    """Lines are joined by one space; each empty line after the first line end is a line end of the text."""
    start, number, indent = _start(place, index) or (0, *_block(place))
    while number < len(place.lines):
        line = place.lines[number][indent:]
        if index - start <= len(line) and line:
            place.known[:] = [(start, number, indent)]
            return number, indent + index - start
        following = number + 1
        while following < len(place.lines) and not place.lines[following].strip(" "):
            following += 1
        start += len(line) + max(1, following - number - 1)
        number = following
    return len(place.lines) - 1, len(place.lines[-1])


_ESCAPED_LENGTHS = {"x": 2, "u": 4, "U": 8}


def _in_flow(place: TextPlace, index: int) -> tuple[int, int]:
    """Walk a plain or quoted text: escapes are one character, a line end with the spaces about it is one space."""
    at, number, column = _start(place, index) or (0, place.line, place.column + (1 if place.style else 0))
    while number < len(place.lines):
        line = place.lines[number]
        if place.style == '"' and column == len(line) - 1 and line[column] == "\\":  # a line end that was taken out
            number, column, _ = _next_line(place.lines, number + 1)
        elif index <= at:
            place.known[:] = [(at, number, column)]
            return number, column
        elif line[column : column + 1] in " \t" and not line[column:].strip():
            number, column, empty = _next_line(place.lines, number + 1)
            at += max(1, empty)
        else:
            column += _written_length(place.style, line, column)
            at += 1
    return len(place.lines) - 1, len(place.lines[-1])


def _written_length(style: str, line: str, column: int) -> int:
    """Return how many characters of a line stand for one of the text."""
    if style == '"' and line[column] == "\\":
        return 2 + _ESCAPED_LENGTHS.get(line[column + 1], 0)
    return 2 if style == "'" and line.startswith("''", column) else 1


def _next_line(lines: Sequence[str], number: int) -> tuple[int, int, int]:
    """Return number and indentation of the next line that holds text, and how many empty ones came before it."""
    empty = 0
    while number < len(lines) and not lines[number].strip():
        number += 1
        empty += 1
    return number, len(lines[number]) - len(lines[number].lstrip()) if number < len(lines) else 0, empty
