"""Mend the classic traps of YAML: lines that do not parse in; the problems and the lines as probably meant out.

Only files that the parser refuses come here, so this module costs a sound file nothing. Lines are read one by one,
since after the first mistake the parser's own idea of the structure is worth little.
"""

from collections.abc import Container, Sequence
from typing import Final

from msgspec import Struct

from isoprint.problems import Problem, Source, cut_short
from isoprint.yamlmap.lines import (
    RESERVED,
    Parts,
    bad_escape,
    balanced,
    closed_from,
    find_closing,
    find_colon,
    find_comment,
    indent,
    take_apart,
    text_column,
    unclosed_quote,
)

MOST_TRAPS: Final = 100
"""The most traps that are reported of a file; the rest of it is not read."""

_REASONS: Final = {
    "E020": "Text that contains a colon and a space needs quotation marks",
    "E021": "Text that begins with “{}” needs quotation marks",
    "E022": "This quotation mark ends the text, but more text follows",
    "E023": "This apostrophe ends the text, because the text begins with one",
    "E024": "This quotation mark is never closed",
    "E027": "A backslash inside double quotation marks begins a special character",
}
"""Why a text needs quotation marks, by code; ``{}`` is for its first character."""


class Mended(Struct, frozen=True, eq=False):
    """A file's lines as mended (as many, in the same order), and the problems found in them."""

    lines: Sequence[str]
    problems: tuple[Problem, ...]
    cut: bool
    """Whether the rest was left unread because there were too many traps."""


def mend(file: str, lines: Sequence[str], words: Container[str]) -> Mended:
    """Return a file's lines without traps, and the problems of those found; ``words`` are the expected keys."""
    scan = _Scan(file, lines, words)
    number = 0
    while number < len(lines) and len(scan.problems) < MOST_TRAPS:
        number = scan.line(number)
    return Mended(scan.lines, tuple(scan.problems), len(scan.problems) >= MOST_TRAPS)


class _Scan:
    """Reads the lines once; each method reads one kind of value and returns the number of the next line."""

    def __init__(self, file: str, lines: Sequence[str], words: Container[str]) -> None:
        self.file, self.original, self.words = file, lines, words
        self.lines = list(lines)
        self.problems: list[Problem] = []
        self.above: Parts | None = None
        """The last line with a key whose value is running text."""
        self.sunk = -1
        self.tabs: dict[str, int] = {}
        """The indents of lines that begin with certain tabs and spaces, as first determined."""

    def report(self, code: str, place: tuple[int, int], message: str, remedy: str) -> None:
        """Report a problem at a line and column (from 0)."""
        number, column = place
        source = Source(self.file, number + 1, column + 1)
        self.problems.append(Problem(code, message, source, remedy, self.original[number]))

    def line(self, number: int) -> int:
        """Read one line."""
        line = self.lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            return number + 1
        if "\t" in line[: text_column(line)]:
            self.tab(number)
        self.space(number, take_apart(line))
        parts = self.raised(number, take_apart(self.lines[number]))
        line = self.lines[number]
        self.above = None
        value = line[parts.value :]
        if not value or value.startswith("#") or not (parts.key or parts.item):
            return number + 1
        first = value[0]
        if first in "'\"":
            return self.quoted(number, parts)
        if first in "|>":
            return self.block(number, parts)
        if first in "[{":
            return self.bracket(number, parts)
        if self.reserved(value, bool(parts.key)):
            return self.quote(number, parts, "E021")
        return self.running(number, parts)

    def tab(self, number: int) -> None:
        """Replace the tabs that a line begins with by spaces: as many as the lines above make likely."""
        line = self.lines[number]
        head, rest = line[: text_column(line)], line.lstrip()
        self.report("E009", (number, head.index("\t")), "This line is indented with a tab", "use spaces instead")
        if head not in self.tabs:
            self.tabs[head] = _likely_indent(self.lines[:number], rest.startswith("- "))
        self.lines[number] = " " * self.tabs[head] + rest

    def space(self, number: int, parts: Parts) -> None:
        """Add a missing space after a dash or a key's colon."""
        line, column = self.lines[number], parts.column
        rest = line[column:]
        word, colon, after = rest.partition(":")
        if rest.startswith("-") and rest[1:2] not in {"", " ", "-"} and (not parts.key or parts.key[1:] in self.words):
            self.report("E025", (number, column), "A space is missing after “-”", f"- {cut_short(rest[1:])}")
            self.lines[number] = line[: column + 1] + " " + rest[1:]
        elif colon and after and after[0] not in " /" and word in self.words:
            remedy = f"{word}: {cut_short(after)}"
            self.report("E025", (number, column + len(word)), f"A space is missing after “{word}:”", remedy)
            self.lines[number] = line[:column] + f"{word}: {after}"

    def raised(self, number: int, parts: Parts) -> Parts:
        """Move a key out that is indented below a key with a value."""
        above = self.above
        if above is None or parts.item or parts.key not in self.words or parts.column <= above.column:
            self.sunk = -1
            return parts
        if self.sunk != parts.column:
            message = "This line is indented deeper than the line above, which already has a value"
            self.report("E010", (number, parts.column), message, f"start it in column {above.column + 1}")
        self.sunk = parts.column
        self.lines[number] = " " * above.column + self.lines[number].lstrip()
        return take_apart(self.lines[number])

    def reserved(self, value: str, keyed: bool) -> bool:
        """Return whether a value begins with a sign that YAML reserves."""
        first, second = value[0], value[1:2]
        if first == "*":
            return not value[1:].replace("-", "_").replace("_", "a").isalnum()
        if first in "&!":
            return not second.isalnum()
        return first in RESERVED or (keyed and first in "-?" and second in {"", " "})

    def running(self, number: int, parts: Parts) -> int:
        """Read running text and quote it if it contains a colon."""
        last = self.text_end(number, parts.owner)
        for n in range(number, last + 1):
            if find_colon(self.lines[n], parts.value if n == number else 0) >= 0:
                return self.quote(number, parts, "E020")
        self.above = parts
        return last + 1

    def text_end(self, number: int, owner: int) -> int:
        """Return the last line of a text that continues below: deeper than its owner, not a known key or an item."""
        while number + 1 < len(self.lines):
            line = self.lines[number + 1]
            parts = take_apart(line)
            if not line.strip() or indent(line) <= owner or parts.item or parts.key in self.words:
                break
            number += 1
        return number

    def quote(self, number: int, parts: Parts, code: str, column: int = -1) -> int:
        """Report a text that needs quotation marks, and add them; a comment stays outside."""
        last = self.text_end(number, parts.owner)
        self.blame(code, number, parts, column)
        for n in range(number, last + 1):
            start = parts.value if n == number else 0
            self.lines[n] = self.lines[n][:start] + self.lines[n][start:].replace("'", "''")
        end = len(self.lines[last])
        if code in {"E020", "E021"}:
            end = find_comment(self.lines[last], parts.value if last == number else 0)
        line = self.lines[last]
        self.lines[last] = line[:end].rstrip() + "'" + line[end:]
        self.lines[number] = self.lines[number][: parts.value] + "'" + self.lines[number][parts.value :]
        return last + 1

    def blame(self, code: str, number: int, parts: Parts, column: int) -> None:
        """Report why a text needs quotation marks."""
        text = cut_short(self.lines[number][parts.value : find_comment(self.lines[number], parts.value)].rstrip())
        single = f"put the whole text in single quotation marks: '{text}'"
        double = f'put the whole text in quotation marks: "{text}"'
        remedies = {
            "E022": single,
            "E023": 'use double quotation marks around the text: "{}"'.format(text.strip("'")),
            "E024": f"put {text[:1]} at the end of the text, too",
            "E027": "write “/” in a path, or use single quotation marks",
        }
        remedy = remedies.get(code, single if '"' in text else double)
        place = (number, parts.value if column < 0 else column)
        if code == "E020":
            rest = range(number, len(self.lines))
            colons = ((n, find_colon(self.lines[n], parts.value if n == number else 0)) for n in rest)
            place = next(found for found in colons if found[1] >= 0)
            remedy = remedy if place[0] == number else "put the whole text in quotation marks"
        self.report(code, place, _REASONS[code].format(text[:1]), remedy)

    def quoted(self, number: int, parts: Parts) -> int:
        """Read a quoted text up to its end."""
        line = self.lines[number]
        mark = line[parts.value]
        last, end = number, find_closing(line, parts.value)
        while end < 0:
            last += 1
            if last >= len(self.lines) or (self.lines[last].strip() and indent(self.lines[last]) <= parts.owner):
                return self.quote(number, parts, "E024")
            if take_apart(self.lines[last]).key in self.words:
                return self.quote(number, parts, "E024")
            end = closed_from(self.lines[last], 0, mark)
        rest = self.lines[last][end + 1 :]
        if rest.strip() and not rest.lstrip(" \t").startswith("#"):
            apostrophe = mark == "'" and rest[0].isalpha() and self.lines[last][end - 1 : end].isalpha()
            return self.quote(number, parts, "E023" if apostrophe else "E022", end)
        if mark == '"' and last == number:
            escape = bad_escape(line, parts.value, end)
            if escape >= 0:
                return self.quote(number, parts, "E027", escape)
        return last + 1

    def block(self, number: int, parts: Parts) -> int:
        """Skip a block of text."""
        header = self.lines[number][parts.value :]
        rest = header.lstrip("|>").lstrip("+-0123456789")
        text_follows = rest.strip() and not rest.lstrip().startswith("#")
        if text_follows or header[1:2] in ("|", ">") or rest[:1] not in ("", " ", "\t"):
            return self.quote(number, parts, "E021")
        number += 1
        tabs = False
        while number < len(self.lines):
            line = self.lines[number]
            if line.startswith("\t"):
                if not tabs:
                    self.tab(number)
                self.lines[number] = " " * (parts.owner + 2) + line.lstrip()
                tabs = True
            elif line.strip() and indent(line) <= parts.owner:
                break
            number += 1
        return number

    def bracket(self, number: int, parts: Parts) -> int:
        """Read a list in brackets or braces up to its end, after which no text may follow."""
        depth, n, column = 0, number, parts.value
        while n < len(self.lines):
            column = balanced(self.lines[n], column, depth)
            if column >= 0:
                rest = self.lines[n][column:]
                if rest.strip() and not rest.lstrip().startswith("#"):
                    return self.quote(number, parts, "E021")
                return n + 1
            depth = -column
            n, column = n + 1, 0
            if n < len(self.lines) and self.lines[n].strip() and indent(self.lines[n]) <= parts.owner:
                break
        line = self.lines[number]
        sign, quote = line[parts.value], unclosed_quote(line, parts.value)
        if quote >= 0:
            self.report("E024", (number, quote), _REASONS["E024"], f"put {line[quote]} at the end of the text, too")
            self.lines[number] = line[: parts.value] + "''"
            return number + 1
        remedy = f"put “{ {'[': ']', '{': '}'}[sign] }” at its end, or put the text in quotation marks"
        self.report("E024", (number, parts.value), f"This “{sign}” is never closed", remedy)
        self.lines[number] = self.lines[number][: parts.value] + "''"
        return number + 1


def _likely_indent(above: list[str], item: bool) -> int:
    """Return the most likely indent of a line: below a key without a value, else that of the key or item above."""
    for line in reversed(above):
        parts = take_apart(line)
        if parts.key and not line[parts.value :].strip():
            return parts.column + 2
        if line.strip() and (parts.item if item else parts.key):
            return indent(line) if item else parts.column
    return 0
