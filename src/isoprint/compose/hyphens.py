"""Divide words: Liang's patterns and a club's own exceptions in, positions in a word out.

Liang, “Word Hy-phen-a-tion by Com-put-er” (Stanford, 1983): every pattern that occurs in a word states a level
for the places between its letters; the highest level at a place wins, and odd ones allow a division.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from isoprint.compose.breaks import HYPHENS, is_address
from isoprint.compose.divisions import DividedWords, marked
from isoprint.compose.line import Hyphenate

_LETTERS: Final = re.compile(r"(?<![^\W_])[^\W\d_]++(?![^\W_])")
"""A run of letters that no figure touches."""
_LONG_CAPITALS: Final = 8
"""The letters from which on a word in capitals is divided; shorter ones are abbreviations."""
_ENDLESS: Final = 60
"""The letters from which on a run is not a word; it is broken at the measure."""
_PART: Final = 4
"""The least letters of a part of a compound on either side of a division."""

Levels = tuple[tuple[int, int], ...]
"""The (place, level) pairs that a pattern states; place 0 is before its first letter."""


def hyphenator(
    patterns: str, exceptions: Sequence[str] = (), left: int = 2, right: int = 3, divisions: str = ""
) -> Hyphenate:
    """Return a function that divides the words of the language that the patterns are for.

    ``patterns`` is the text of a pattern file in the form of LibreOffice and pyphen. ``exceptions`` are words with
    hyphens where they may be divided (``iso-tret-i-noin``); one without a hyphen is never divided. At least ``left``
    letters stay on the line and ``right`` go to the next. ``divisions`` is a list of words that the patterns do not
    know, in the form of `divisions.DividedWords`. Abbreviations, names such as iPLEDGE, and letters beside a figure
    are never divided; nor are web and mail addresses, which break without a hyphen (see `breaks`).
    """
    words = _Hyphenation(_Patterns(patterns), DividedWords(divisions), left, right)
    for word in exceptions:
        words.own[word.replace("-", "").lower()] = tuple(marked(word))

    def hyphenate(text: str) -> tuple[int, ...]:
        if text.isalpha():
            return words[text]
        if is_address(text):
            return ()
        return tuple([place for match in _LETTERS.finditer(text) for place in _run_places(match, words[match[0]])])

    return hyphenate


def _run_places(match: re.Match[str], places: tuple[int, ...]) -> list[int]:
    """Return the places of a run of letters as positions in its word, fewer of them in a part of a compound."""
    start, stop = match.span()
    around = match.string[start - 1 : start] + match.string[stop : stop + 1]
    least = _PART if any(sign in around for sign in HYPHENS) else 0
    return [start + place for place in places if least <= place <= stop - start - least]


@cache
def _runs(length: int) -> tuple[tuple[slice, int], ...]:
    """Return every slice of a word of a length, and its start; a list made once is twice as fast."""
    return tuple((slice(start, end), start) for start in range(length) for end in range(start + 1, length + 1))


class _Hyphenation(dict[str, tuple[int, ...]]):
    """The places at which words divide, found at the first look-up of a word; ``own`` are the exceptions."""

    def __init__(self, patterns: "_Patterns", divisions: DividedWords, left: int, right: int) -> None:
        super().__init__()
        self.own: dict[str, tuple[int, ...]] = {}
        self._patterns, self._divisions, self._left, self._right = patterns, divisions, left, right

    def __missing__(self, word: str) -> tuple[int, ...]:
        small = word.lower()
        places = self.own.get(small)
        if places is None:
            places = self._places(small, len(word) - self._right) if _is_plain(word) else ()
        self[word] = places
        return places

    def _places(self, word: str, last: int) -> tuple[int, ...]:
        first = self._left
        if first > last:
            return ()
        places = self._divisions.divide(word, self._patterns.divide)
        return tuple([at for at in places if first <= at <= last])


def _is_plain(word: str) -> bool:
    """Return whether a word is written like an ordinary one, not like an abbreviation or a brand name."""
    if len(word) >= _ENDLESS:
        return False
    return word[1:].islower() or (len(word) >= _LONG_CAPITALS and word.isupper())


class _Patterns:
    """The patterns of a language by their letters; a pattern is parsed when a word first has it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._levels: dict[str, Levels] = {}
        self._raw: dict[str, str] = {}

    def divide(self, word: str) -> list[int]:
        """Return the places at which the patterns divide a word in small letters."""
        raw = self._raw or self._read()
        dotted = f".{word}."
        levels = [0] * (len(dotted) + 1)
        found = [(letters, start) for run, start in _runs(len(dotted)) if (letters := dotted[run]) in raw]
        for letters, start in found:
            for place, level in self._levels.get(letters) or self._parse(letters):
                if levels[start + place] < level:
                    levels[start + place] = level
        return [place - 1 for place, level in enumerate(levels) if level % 2]

    def _read(self) -> dict[str, str]:
        """Index the file's lines by their letters: passes in C over the whole text, since this is a cold cost."""
        letters = self._text.encode().translate(None, b"0123456789").decode()
        self._raw = dict(zip(letters.splitlines(), self._text.splitlines(), strict=True))
        return self._raw

    def _parse(self, letters: str) -> Levels:
        pairs, place = [], 0
        for character in self._raw[letters]:
            if character.isdigit():
                pairs.append((place, int(character)))
            else:
                place += 1
        levels = self._levels[letters] = tuple(pairs)
        return levels
