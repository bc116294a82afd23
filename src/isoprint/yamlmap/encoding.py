"""Decode a file: its bytes in, its characters out, with a problem for each forbidden one."""

import unicodedata
from itertools import islice
from typing import Final

from isoprint.problems import Problem, Source

MOST_FILE_BYTES: Final = 1024 * 1024
"""The largest file, in bytes."""
_MOST_REPORTS = 20
"""The most control characters that are reported of a file."""


def decode(data: bytes, file: str, problems: list[Problem]) -> str:
    """Return the characters of a file, composed (NFC), with ``\\n`` as line ends and without control characters."""
    if len(data) > MOST_FILE_BYTES:
        message = f"This file is larger than {MOST_FILE_BYTES // 1024**2} MiB"
        problems.append(Problem("E002", message, Source(file), "split it into several files"))
        return ""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        problems.append(_not_utf_8(data, error.start, file))
        return ""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    found = {character for character in set(text) if is_control(character)}
    return _without(found, text, file, problems) if found else text


def _not_utf_8(data: bytes, index: int, file: str) -> Problem:
    before = data[:index].decode("utf-8", "replace").split("\n")
    line = data.decode("utf-8", "replace").split("\n")[len(before) - 1]
    encoding = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "some other encoding"
    message = f"This file is saved in {encoding}, not in UTF-8"
    return Problem("E003", message, Source(file, len(before), len(before[-1]) + 1), "save it again in UTF-8", line)


def is_control(character: str) -> bool:
    """Return whether a character is a control character, or a line end that editors do not show."""
    return character not in "\n\t" and (
        unicodedata.category(character) in {"Cc", "Zl", "Zp"} or character in "\ufeff\ufffe\uffff"
    )


def _without(found: set[str], text: str, file: str, problems: list[Problem]) -> str:
    """Return the text with a space for each forbidden character; the first of them are added to the problems."""
    places = ((n, column, line) for n, line in enumerate(text.split("\n"), 1) for column in range(1, len(line) + 1))
    hits = (hit for hit in places if hit[2][hit[1] - 1] in found)
    remedy = "delete it; it may have come from pasted text"
    for number, column, line in islice(hits, _MOST_REPORTS):
        message = f"There is an invisible control character (U+{ord(line[column - 1]):04X}) here"
        problems.append(Problem("E004", message, Source(file, number, column), remedy, line))
    return text.translate({ord(character): " " for character in found})
