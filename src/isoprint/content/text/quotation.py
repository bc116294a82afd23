"""`Quotation`: the typographic marks for a text's straight ones, which depend on the quotations that are open."""

import re
from typing import Final, NamedTuple

from isoprint.content.languages.language import NARROW_NO_BREAK, NO_BREAK, Language

SPACES: Final = f" {NO_BREAK}{NARROW_NO_BREAK}"
"""Spaces within a line."""

_BEFORE_OPENING = frozenset(f"{SPACES}\n([{{/—–-=“‘«‹„‚¿¡")
"""Characters after which a mark opens a quotation."""
_SINGLE_CLOSING = re.compile(r"(?<=\S)'(?!\w)")
"""A mark that may close a single quotation."""
_ELISION = re.compile(r"[0-9]0s\b|[^\W\d_]+")
"""A word that may begin with an apostrophe: ’90s, ’tis."""


class Edit(NamedTuple):
    """A change to a text: ``new`` in place of ``text[start:end]``."""

    start: int
    end: int
    new: str


class Quotation:
    """The quotation marks of one text, from left to right."""

    def __init__(self, text: str, language: Language) -> None:
        self._text, self._language = text, language
        self._depth = 0  # how many double quotations are open
        self._single = -1  # at which depth a single one was opened
        self._just_opened = -1  # the index after an opening mark: there another may open
        self._last_closing: int | None = None

    def double(self, at: int) -> Edit:
        """Return the edit for a ``"``, which may also be the sign for inches or seconds."""
        nested = self._depth % 2 == 1
        if self._may_open(at) or (self._language.inside and not self._depth and self._stands_free(at)):
            self._depth += 1
            return self._opening(at, self._language.inner if nested else self._language.outer)
        if not self._depth:
            digit = self._text[at - 1 : at].isdigit()
            return Edit(at, at + 1, "″") if digit else self._closing(at, self._language.outer)
        self._depth -= 1
        if self._single > self._depth:
            self._single = -1
        return self._closing(at, self._language.outer if nested else self._language.inner)

    def single(self, at: int) -> Edit:
        """Return the edit for a ``'``, which may also be an apostrophe or the sign for feet or minutes."""
        before, after = self._text[at - 1 : at], self._text[at + 1 : at + 2]
        if before.isdigit() and (after.isdigit() or self._single < 0) and not after.isalpha():
            return Edit(at, at + 1, "′")
        if before.isalnum() and after.isalnum():
            return Edit(at, at + 1, "’")
        if self._may_open(at) and self._closes_after(at) and not self._is_elision(at + 1):
            self._single = self._depth
            return self._opening(at, self._language.inner)
        if self._single >= 0 and not self._may_open(at):
            self._single = -1
            return self._closing(at, self._language.inner)
        return Edit(at, at + 1, "’")

    def _may_open(self, at: int) -> bool:
        before, after = self._text[at - 1 : at] or " ", self._text[at + 1 : at + 2] or " "
        elided = before in "'’" and self._text[at - 2 : at - 1].isalpha() and after.isalnum()  # l'"acné"
        return (before in _BEFORE_OPENING or self._just_opened == at or elided) and not after.isspace()

    def _stands_free(self, at: int) -> bool:
        return (self._text[at - 1 : at] or " ").isspace() and self._text[at + 1 : at + 2].isspace()

    def _closes_after(self, at: int) -> bool:
        """Return whether a ``'`` that may close follows; one that opens without is an apostrophe."""
        if self._last_closing is None:
            self._last_closing = max((match.start() for match in _SINGLE_CLOSING.finditer(self._text)), default=-1)
        return self._last_closing > at + 1

    def _is_elision(self, at: int) -> bool:
        """Return whether the word at an index may begin with an apostrophe: ’90s, ’tis."""
        word = _ELISION.match(self._text, at)
        return word is not None and (word[0][0].isdigit() or word[0].lower() in self._language.elisions)

    def _opening(self, at: int, marks: tuple[str, str]) -> Edit:
        inside = self._language.inside if marks is self._language.outer else ""
        end = at + 1
        while inside and end < len(self._text) and self._text[end] in SPACES:
            end += 1
        self._just_opened = end
        return Edit(at, end, marks[0] + inside)

    def _closing(self, at: int, marks: tuple[str, str]) -> Edit:
        inside = self._language.inside if marks is self._language.outer else ""
        start = at
        while inside and start and self._text[start - 1] in SPACES:
            start -= 1
        return Edit(start, at + 1, inside + marks[1])
