"""`MarkdownEvents`: the events of a text's CommonMark, one after the other, each with its place in the text."""

import re
from functools import lru_cache
from typing import Any, Final

import pyromark

_PARSER: Final = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)


MarkdownEvent = tuple[str, str, Any]
"""``Start`` or ``End`` of a part, the part's kind and details; or a name of its own and nothing more."""


class MarkdownEvents:
    """The events of one text; ``coming`` is the index of the next one.

    A text that is one line by nature is parsed after a ``% ``, so it is a paragraph whatever it begins with.
    """

    def __init__(self, text: str, blanks: bool, *, line: bool = False) -> None:
        self._before = "% " if line else ""
        self._source = (self._before + text).encode()
        self._bytes_are_characters = text.isascii()
        self._known = (0, -len(self._before))  # a byte and its index, from which counting goes on
        self._parsed = _masked(self._source, blanks)
        if "*" in text and _has_stars_inside(text):
            self._parsed = re.sub(_STARS, _mask_star, self._parsed)
        # Why Any: an event is a name, or a name and its details, in a dozen shapes that pyromark.event lists.
        self._events: list[tuple[Any, Any]] = list(_PARSER.events_with_range(self._parsed, merge_text=True))
        self.coming = 1 if line else 0

    def __bool__(self) -> bool:
        return self.coming < len(self._events)

    def peek(self) -> MarkdownEvent:
        """Return the next event."""
        event = self._events[self.coming][0]
        if isinstance(event, str):
            return event, "", None
        ((name, what),) = event.items()
        if isinstance(what, dict) and name in ("Start", "End"):
            ((what, details),) = what.items()
            return name, what, details
        return name, what, None

    def begins(self, what: str) -> bool:
        """Return whether a part of a kind, such as ``Item``, begins next."""
        return bool(self) and self.peek()[:2] == ("Start", what)

    def skip(self) -> None:
        """Pass the next event, and if it begins a part, all events of that part."""
        depth = 0
        while self:
            name = self.peek()[0]
            depth += (name == "Start") - (name == "End")
            self.coming += 1
            if depth <= 0:
                break

    def span(self) -> tuple[int, int]:
        """Return start and end of the next event, as bytes of the UTF-8 source."""
        span = self._events[self.coming][1]
        return max(span["start"], len(self._before)), span["end"]

    def slice(self, start: int, end: int) -> str:
        """Return the source between two bytes, as written."""
        return self._source[start:end].decode()

    def written(self, start: int, end: int, parsed: str) -> tuple[int, str]:
        """Return the first byte of a parsed text within two bytes of the source, and the text as written there."""
        at = self._parsed.encode()[start:end].rfind(parsed.encode())
        if at < 0:  # a sign in it was escaped
            return start, parsed
        return start + at, self.slice(start + at, start + at + len(parsed.encode()))

    def index(self, start: int) -> int:
        """Return the index in the text of a byte of the source."""
        if self._bytes_are_characters:
            return start - len(self._before)
        byte, index = self._known if self._known[0] <= start else (0, -len(self._before))
        index += len(self._source[byte:start].decode())
        self._known = (start, index)
        return index


_STARS: Final = (
    r"\]\(\S*"  # the address of a link
    r"|(?<![\w*])\*[^\W\d_]+\*(?!\*)"  # *A*symmetry
    r"|\*\*[^\W\d_]+\*\*|(?<![\w*])\*\*(?=\S)[^*\n]*\*\*(?=\w)"  # **A**symmetry, photo**protection**
    r"|(?P<inside>(?<=\w)\*{1,2}(?=\w))"
)
"""Stars inside words, after what may look like them and is markup: HLA-B*57:01, 20*15*4, 10**3."""


def _has_stars_inside(text: str) -> bool:
    """Return whether some star has letters or digits around it; much faster than the pattern."""
    at = text.find("*", 1)
    while at > 0:
        if (text[at - 1].isalnum() or text[at - 1] == "_") and text[at + 1 : at + 3].strip("*")[:1].isalnum():
            return True
        at = text.find("*", at + 1)
    return False


def _mask_star(match: re.Match[str]) -> str:
    return "%" * len(match[0]) if match.lastgroup else match[0]


@lru_cache
def _opaque(blanks: bool) -> re.Pattern[bytes]:
    """Return the pattern of what CommonMark must not interpret; escaped signs match first and stay as they are."""
    gaps = rb"|\{\{[^{}]+\}\}|___+" if blanks else b""
    return re.compile(
        rb"\\[!-/:-@\[-`{-~]"
        rb"|(?P<html>(?<!\]\()<(?!https?://|mailto:|[^\s<>@]+@))"
        rb"|(?P<definition>\](?=:))"  # of a link, which would not be printed
        rb"|(?P<whole>\[\s*@[^\[\]]*\](?!\()" + gaps + rb")"
    )


def _masked(source: bytes, blanks: bool) -> str:
    """Return the source, equally long in bytes, with harmless letters for what CommonMark must not interpret."""

    def mask(match: re.Match[bytes]) -> bytes:
        if match.lastgroup is None:
            return match[0]
        return b"x" * len(match[0]) if match.lastgroup == "whole" else b"%"

    return _opaque(blanks).sub(mask, source).decode()
