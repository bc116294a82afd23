"""Find places in a file: an index into a decoded text in, the line and column of that character out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from isoprint.problems import Problem, Source
from isoprint.yamlmap.lines import ESCAPED_DIGITS, indent, take_apart, text_column

_Anchor = tuple[int, int, int]
"""An index into a text, and the line and column from which characters and indices count on in step."""


class TextPlace(Struct, frozen=True, eq=False):
    """The place of a text in its file; leads from an index into the text back to a line and column.

    ``lines`` are the file's lines; ``line`` and ``column`` (from 0) are those at which the text, its quotation mark
    or its ``|`` begins; ``style`` is how it is written: ``""`` plain, ``'`` and ``"`` quoted, ``|`` and ``>`` a block
    on the lines below. ``offset`` is added to each index: the place of a part of a text.
    """

    file: str
    lines: Sequence[str]
    line: int
    column: int
    style: str = ""
    offset: int = 0
    walked: list["_Walked"] = field(default_factory=list)
    """The walk through the text's source, begun by the first look-up; parts of the text share it."""

    def after(self, offset: int) -> "TextPlace":
        """Return the place of the part of the text that begins at an index."""
        offset += self.offset
        return TextPlace(self.file, self.lines, self.line, self.column, self.style, offset, self.walked)

    def at(self, index: int = 0) -> Source:
        """Return the line and column of a character of the text, or of its end for an index past it."""
        line, column = self._position(index)
        return Source(self.file, line + 1, column + 1)

    def excerpt(self, index: int = 0) -> str:
        """Return the whole line of the file with a character of the text."""
        line = self._position(index)[0]
        return self.lines[line] if line < len(self.lines) else ""

    def problem(self, code: str, message: str, remedy: str = "", index: int = 0, length: int = 1) -> Problem:
        """Return a problem that points at ``length`` characters from an index of the text."""
        return Problem(code, message, self.at(index), remedy, self.excerpt(index), length)

    def _position(self, index: int) -> tuple[int, int]:
        index += self.offset
        if index == 0 and self.style in {"", "'"}:
            return self.line, self.column + len(self.style)
        if not self.walked:
            self.walked.append(_Walked(self))
        return self.walked[0].find(index)


def place_of(text: str, file: str = "text") -> TextPlace:
    """Return the place of a text that is a file of its own: the first character is line 1, column 1."""
    return TextPlace(file, text.split("\n"), -1, 0, "|")


class _Walked:
    """The anchors of a text's source, as far as it was walked.

    Why: the decoded text has lost indentation, escapes and folded line ends. The source is walked again only when a
    place is looked up, so reading pays nothing for it, and it is walked only once.
    """

    def __init__(self, place: TextPlace) -> None:
        self._lines = place.lines
        self._rest = (_literal if place.style == "|" else _folded if place.style == ">" else _flowing)(place)
        self._found = [next(self._rest, (0, max(0, place.line), place.column))]

    def find(self, index: int) -> tuple[int, int]:
        """Return line and column, from 0, of an index."""
        while self._found[-1][0] <= index:
            following = next(self._rest, None)
            if following is None:
                break
            self._found.append(following)
        start, line, column = self._found[max(0, bisect_right(self._found, (index, len(self._lines))) - 1)]
        return line, max(0, min(column + index - start, len(self._lines[line])))


def _literal(place: TextPlace) -> Iterator[_Anchor]:
    """Each line of the text is a line of the file without its indentation."""
    first, depth = _block(place)
    index = 0
    for number in range(first, len(place.lines)):
        yield index, number, depth
        index += max(0, len(place.lines[number]) - depth) + 1


def _folded(place: TextPlace) -> Iterator[_Anchor]:
    """Lines are joined by one space; each empty line after the first line end is a line end of the text."""
    number, depth = _block(place)
    index = 0
    while number < len(place.lines):
        yield index, number, depth
        following = number + 1
        while following < len(place.lines) and not place.lines[following].strip(" "):
            following += 1
        index += len(place.lines[number][depth:]) + max(1, following - number - 1)
        number = following


def _block(place: TextPlace) -> tuple[int, int]:
    """Return the first line of a block's text and the indentation that is not part of it."""
    first = place.line + 1
    if place.line < 0:
        return first, 0
    header = place.lines[place.line][place.column + 1 :].split("#")[0]
    given = next((int(c) for c in header if c.isdigit()), 0)
    texts = (place.lines[n] for n in range(first, len(place.lines)) if place.lines[n].strip(" "))
    owner = take_apart(place.lines[place.line]).owner
    return first, (owner + given if given else next(map(indent, texts), 0))


def _flowing(place: TextPlace) -> Iterator[_Anchor]:
    """Walk a plain or quoted text: escapes are one character, a line end with the spaces about it is one space."""
    index, number, column = 0, place.line, place.column + len(place.style)
    while number < len(place.lines):
        line = place.lines[number]
        yield index, number, column
        for at, length in _escapes(place.style, line, column):
            index += at + 1 - column
            column = at + length
            yield index, number, column
        cut = place.style == '"' and line.endswith("\\") and column <= len(line)
        index += len(line.rstrip()) - column - cut
        number, column, empty = _next_line(place.lines, number + 1)
        index += 0 if cut else max(1, empty)


def _escapes(style: str, line: str, column: int) -> Iterator[tuple[int, int]]:
    """Yield where on a line one character of the text is written with several, and with how many."""
    mark = "\\" if style == '"' else "''"
    at = line.find(mark, column) if style else -1
    while 0 <= at < len(line) - 1:
        length = 2 + (ESCAPED_DIGITS.get(line[at + 1], 0) if style == '"' else 0)
        yield at, length
        at = line.find(mark, at + length)


def _next_line(lines: Sequence[str], number: int) -> tuple[int, int, int]:
    """Return number and indentation of the next line that holds text, and how many empty ones came before it."""
    empty = 0
    while number < len(lines) and not lines[number].strip():
        number += 1
        empty += 1
    return number, text_column(lines[number]) if number < len(lines) else 0, empty
