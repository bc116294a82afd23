"""`report_joined_lines`: lines that look like a list, a table or an address, and would be printed as one paragraph."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

from msgspec import Struct

from isoprint.content.text.inlines import MarkdownSource

_FENCES: Final = ("```", "~~~")
_compiled = lru_cache(re.compile)
"""Compiles a pattern when a line first looks like what it matches."""
_SHORT_LINE: Final = 45
"""The most characters of a line that its writer may have ended on purpose."""
_SHORTER_LINE: Final = 30
"""The most characters of a line that its writer has ended on purpose: no editor fills lines as short."""


class _LineForm(Struct, frozen=True):
    """A form of lines that CommonMark does not see, such as items that begin with a letter.

    ``line`` matches a line of this form, and ``least`` of them in a row are no accident. ``remedy`` returns what to
    write, from the match of the first one.
    """

    line: str
    message: str
    remedy: Callable[[re.Match[str]], str]
    least: int = 2
    is_list: bool = True
    """Whether such lines are items: one alone counts where it comes after an item that is read as one."""
    follows: Callable[[str, str], bool] = lambda _first, _second: True
    """Whether a line's first group may come right after that of another."""


class _JoinedLine(Struct, frozen=True):
    """The first of some lines that would be joined, by its number from 0, and what to say of it."""

    number: int
    message: str
    remedy: str


def report_joined_lines(text: str, markdown: MarkdownSource) -> None:
    """Report, once for each paragraph, lines that would be joined although their writer meant them apart."""
    if "\n" not in text or any(fence in text for fence in _FENCES):
        return
    index = 0
    for filled, group in groupby(text.split("\n"), _is_filled):
        lines = tuple(group)
        found = _joined_line(lines) if filled and len(lines) > 1 else None
        if found is not None:
            line = lines[found.number]
            start = sum(len(before) + 1 for before in lines[: found.number]) + len(line) - len(line.lstrip())
            markdown.report("E053", line.strip(), index + start, found.message, found.remedy)
        index += sum(len(line) + 1 for line in lines)


def _is_filled(line: str) -> bool:
    return bool(line.strip())


def _joined_line(lines: Sequence[str]) -> _JoinedLine | None:
    """Return the first line of a paragraph that would be joined to its neighbor, None where that is meant."""
    table = next((number for number, line in enumerate(lines) if line.lstrip().startswith("|")), None)
    if table is not None:
        rule = f"write {_rule_row(lines[table])} below this line"
        return None if _is_table(lines[table:]) else _JoinedLine(table, _NO_RULE_ROW, rule)
    if any(line.lstrip().startswith((">", "#")) or _is_rule(line) for line in lines):
        return None  # a block quotation, a heading or a table without outer bars
    for form in _LINE_FORMS if _may_have_form(lines) else ():
        found = _first_of(form, lines)
        if found is not None:
            return found
    if _is_address(lines) or _is_verse(lines):
        remedy = f"end each line but the last with a backslash: {lines[0].strip()}\\"
        return _JoinedLine(0, "These lines would be joined into one", remedy)
    return None


def _may_have_form(lines: Sequence[str]) -> bool:
    """Return whether some line begins with a sign or a letter alone, or two have one of the signs that part words."""
    texts = [line.strip() for line in lines if not _is_item(line)]
    if any(not text[0].isalnum() and text[0] not in _BEFORE_WORDS for text in texts):
        return True
    if any(text[1:2] in (".", ")") or text[:2] == "o " or _may_be_numbered(text[:5]) for text in texts):
        return True
    return sum(any(sign in text[:_LONGEST_TERM] for sign in _PARTING_SIGNS) for text in texts) > 1


def _may_be_numbered(start: str) -> bool:
    return start[0] in "(ivxIVX0123456789" and ("." in start or ")" in start)


_IN_RULES: Final = "|:-= \t"
"""The characters of a table's row of dashes, or of a line under text that makes it a heading."""
_BEFORE_WORDS: Final = "“‘\"'«„[(*_`{¿¡!@"
"""Signs with which running text may begin."""
_LONGEST_TERM: Final = 40
"""The characters at the beginning of a line among which a sign may part a term from what is said of it."""
_PARTING_SIGNS: Final = (": ", ":*", "\t", " | ", " = ", " - ", " – ", " — ")
"""Signs between a term and what is said of it, or between the cells of a row."""


def _first_of(form: _LineForm, lines: Sequence[str]) -> _JoinedLine | None:
    """Return the first of enough lines in a row that have a form, None where there are fewer."""
    first: re.Match[str] | None = None
    last = ""
    length = 0
    for number, line in enumerate(lines):
        match = _compiled(form.line).match(line.strip())
        if match is None:
            length = 0
            continue
        if length and (_ends_on_purpose(lines[number - 1]) or not form.follows(last, match[1])):
            length = 0
        first, last, length = match if length == 0 else first, match[1], length + 1
        if first is not None and (length >= form.least or (form.is_list and _follows_item(lines, number))):
            return _JoinedLine(number + 1 - length, form.message, form.remedy(first))
    return None


def _follows_item(lines: Sequence[str], number: int) -> bool:
    """Return whether a line comes right after the first line of an item and does not go on with its text."""
    line, before = lines[number], lines[max(0, number - 1)]
    deeper = len(line) - len(line.lstrip()) > len(before) - len(before.lstrip())
    return number > 0 and _is_item(before) and (line.lstrip()[0] == "-" or not deeper)


def _is_item(line: str) -> bool:
    """Return whether a line begins an item that is read as one."""
    head, space, _ = line.lstrip().partition(" ")
    return bool(space) and (head in ("-", "*", "+") or (head[:-1].isdigit() and head[-1] in ".)"))


def _ends_on_purpose(line: str) -> bool:
    """Return whether a line ends with a hard line break."""
    return line.endswith(("\\", "  "))


def _is_table(rows: Sequence[str]) -> bool:
    """Return whether rows are a table: a row of dashes, one for each cell, is below the first."""
    return len(rows) > 1 and _is_rule(rows[1]) and _cells(rows[0]) == _cells(rows[1])


def _is_rule(row: str) -> bool:
    return not row.strip(_IN_RULES) and ("-" in row or "=" in row)


def _cells(row: str) -> int:
    inner = row.strip().removeprefix("|").removesuffix("|")
    return inner.count("|") - inner.count("\\|") + 1


def _rule_row(row: str) -> str:
    return "|" + "---|" * _cells(row)


def _in_order(first: str, second: str) -> bool:
    """Return whether two letters, numbers or Roman numerals follow one another."""
    first, second = first.lower(), second.lower()
    if first in _ROMAN and second in _ROMAN:
        return _ROMAN.index(second) == _ROMAN.index(first) + 1
    if first.isdigit() and second.isdigit():
        return int(second) == int(first) + 1
    return len(first) == len(second) == 1 and ord(second) == ord(first) + 1


_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_NO_RULE_ROW: Final = "Without a row of dashes below its first row, this table would be joined into one line"
_JOINED_ITEMS: Final = "These lines would be joined into one, because this sign does not begin an item of a list"
_LINE_FORMS: Final = (
    _LineForm(r"([•●▪◦‣·])\s*(.+)", _JOINED_ITEMS, lambda found: f"write - {found[2]}", least=1),
    _LineForm(r"([–—o→➢►▶»])\s+(.+)", _JOINED_ITEMS, lambda found: f"write - {found[2]}"),
    _LineForm(r"([☐☑☒✓✔✗✘★☆])\s*(.+)", _JOINED_ITEMS, lambda found: f"write - {found[0]}"),
    _LineForm(
        r"(-)([^\s\d-].*)",
        "These lines would be joined into one, because a space is missing after “-”",
        lambda found: f"write - {found[2]}",
    ),
    _LineForm(
        r"\(?([a-zA-Z]|[ivxIVX]{1,4}|(?<=\()\d{1,2})[.)]\s+(.+)",
        "These lines would be joined into one, because letters do not begin the items of a list",
        lambda found: f"write 1. {found[2]}, and number the others",
        follows=_in_order,
    ),
    _LineForm(
        r"(\d{1,2})[.)]([^\W\d].*)",
        "These lines would be joined into one, because a space is missing after the number",
        lambda found: f"write {found[1]}. {found[2]}",
        follows=_in_order,
    ),
    _LineForm(
        r"(\*{0,2}[^\W_a-z][^:.!?\t]{0,30}):\*{0,2}\s+\S.*|(\w{1,12}) [=–—-] \S.*",
        "These lines would be joined into one",
        lambda found: f"write - {found[0]}, and the others so too",
        is_list=False,
    ),
    _LineForm(
        r"(\S[^\t]*)\t+\S.*",
        "The tabs and line ends of these lines would be printed as spaces",
        lambda found: (
            "write a table: | " + " | ".join(re.split(r"\s*\t\s*", found[0])) + " |, with a row of dashes below"
        ),
        is_list=False,
    ),
    _LineForm(
        r"(\S.*?) \| \S.*",
        _NO_RULE_ROW,
        lambda found: f"write | {found[0]} |, and below it {_rule_row(found[0])}",
        is_list=False,
    ),
)

_POSTAL_LINE: Final = (
    r"\d+[a-zA-Z]? [A-Z]|\d{5} [A-Z]|P\.? ?O\.? Box|(?:Tel|Phone)\b"
    r"|.*\b(?:[A-Z]{2},? \d{5}|\d{3}[-. )]+\d{3}[-. ]\d{4})\b"
)
"""The beginning of a line of an address: a street, a ZIP code, a number of a telephone."""


def _is_address(lines: Sequence[str]) -> bool:
    """Return whether lines are an address: short, one of them has a street or ZIP code, and none goes on."""
    return _are_apart(lines) and any(_compiled(_POSTAL_LINE).match(line.strip()) for line in lines)


def _is_verse(lines: Sequence[str]) -> bool:
    """Return whether three lines or more end where no one who fills lines would end them."""
    longest = max(map(len, lines))
    early = (len(line) + 1 + len(after.split()[0]) <= longest for line, after in pairwise(lines))
    if len(lines) < 3 or not _are_running_text(lines):
        return False
    return longest <= _SHORTER_LINE or (_are_apart(lines) and any(early))


def _are_apart(lines: Sequence[str]) -> bool:
    """Return whether each line is short and begins as a sentence or an address does."""
    short = all(len(line) <= _SHORT_LINE and _begins(line.strip()) for line in lines)
    return short and _are_running_text(lines)


def _are_running_text(lines: Sequence[str]) -> bool:
    """Return whether no line is an item or ends with a hard line break."""
    return not any(_is_item(line) for line in lines) and not any(map(_ends_on_purpose, lines[:-1]))


def _begins(line: str) -> bool:
    return line[0].isupper() or line[0].isdigit()
