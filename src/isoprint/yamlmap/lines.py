"""Take one line of YAML apart without a parser: key, value, quotation marks, brackets, comment."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

RESERVED: Final = "@`%,]}"
"""Signs that an unquoted text cannot begin with, besides those that open something."""

ESCAPED_DIGITS: Final = {"x": 2, "u": 4, "U": 8}
"""The hexadecimal digits after the letter of an escape."""
_ESCAPE_LETTERS = '0abt\tnvfre "/\\N_LPxuU'
"""The characters that a backslash gives a meaning (YAML 1.1, 5.6)."""


class Parts(Struct, frozen=True):
    """A line taken apart: the column of its key (or item), the key, and the column of the value.

    ``owner`` is the column that further lines of the value must be deeper than; ``item``: the line begins with a dash.
    """

    column: int
    key: str
    value: int
    owner: int
    item: bool


def take_apart(line: str) -> Parts:
    """Return the parts of a line; any number of dashes may come before the key."""
    column = indent(line)
    dash = -1
    while line.startswith("- ", column):
        dash = column
        column += 2 + indent(line[column + 2 :])
    end = _key_end(line, column)
    if end < 0:
        return Parts(column, "", column, dash if dash >= 0 else column - 1, dash >= 0)
    value = end + 1 + indent(line[end + 1 :])
    return Parts(column, line[column:end].strip("'\""), value, column, dash >= 0)


def _key_end(line: str, column: int) -> int:
    """Return the index of the colon after a key, -1 if the line has no key."""
    first = line[column : column + 1]
    if first and first in "'\"":
        column = find_closing(line, column) + 1
        return column if column and line.startswith((": ", ":"), column) else -1
    if not first or first in "[{*&!|>#" + RESERVED:
        return -1
    return find_colon(line, column)


def find_colon(line: str, start: int) -> int:
    """Return the index of the first colon at a word's end before any comment, -1 if there is none."""
    text = line[: find_comment(line, start)].rstrip()
    found = text.find(": ", start)
    return found if found >= 0 else len(text) - 1 if text.endswith(":") and len(text) > start else -1


def find_comment(line: str, start: int) -> int:
    """Return the index where a comment begins, the line's length if there is none."""
    found = line.find(" #", start)
    return found if found >= 0 else len(line)


def find_closing(line: str, opening: int) -> int:
    """Return the index where the quotation mark at ``opening`` is closed on the same line, -1 if it is not."""
    return closed_from(line, opening + 1, line[opening])


def closed_from(line: str, index: int, mark: str) -> int:
    """Return the index where a quoted text that continues at an index is closed, -1 if it is not."""
    while index < len(line):
        if mark == '"' and line[index] == "\\":
            index += 1
        elif line[index] == mark:
            if mark == '"' or not line.startswith("''", index):
                return index
            index += 1
        index += 1
    return -1


def indent(line: str) -> int:
    """Return the number of spaces that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def text_column(line: str) -> int:
    """Return the column of a line's first character that is not white space, the line's length if there is none."""
    return len(line) - len(line.lstrip())


def balanced(line: str, column: int, depth: int) -> int:
    """Return the index after the bracket that closes a list, or minus the number of brackets still open."""
    for at, _ in _unquoted(line, column):
        depth += (line[at] in "[{") - (line[at] in "]}")
        if line[at] in "]}" and depth == 0:
            return at + 1
    return -depth


def unclosed_quote(line: str, column: int) -> int:
    """Return the index of a quotation mark in a bracketed list that the line does not close, -1 for none."""
    return next((at for at, unclosed in _unquoted(line, column) if unclosed), -1)


def _unquoted(line: str, column: int) -> Iterator[tuple[int, bool]]:
    """Yield the columns outside the quoted texts of a bracketed list, and whether an unclosed text begins there."""
    start = True
    while column < len(line):
        end = find_closing(line, column) if start and line[column] in "'\"" else column
        yield column, end < 0
        if end < 0:
            break
        start = line[end] in "[{,:" or (start and line[end] == " ")
        column = end + 1


def bad_escape(line: str, start: int, end: int) -> int:
    """Return the index of a backslash that does not begin an escape of YAML, -1 for none."""
    index = line.find("\\", start, end)
    while index >= 0:
        digits = ESCAPED_DIGITS.get(line[index + 1], 0)
        code = line[index + 2 : index + 2 + digits]
        if line[index + 1] not in _ESCAPE_LETTERS or (digits and not _is_hexadecimal(code, digits)):
            return index
        index = line.find("\\", index + 2, end)
    return -1


def _is_hexadecimal(code: str, digits: int) -> bool:
    return len(code) == digits and all(c in "0123456789abcdefABCDEF" for c in code)
