"""Where a word may be divided: Liang's patterns and a club's own exceptions in, positions in the word out.

Liang, “Word Hy-phen-a-tion by Com-put-er” (Stanford, 1983): every pattern that occurs in a word states a level
for the places between its letters; the highest level at a place wins, and odd ones allow a division.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from isoprint.compose.line import Hyphenate

_DIGITS: Final = re.compile("[0-9]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ADDRESS: Final = re.compile(r"://|www\.|@|^[\w.-]+\.[a-z]{2,}/", re.IGNORECASE)
_LONG_CAPITALS: Final = 8
"""From this length on a word in capitals is taken for a word; shorter ones are abbreviations."""

Levels = tuple[tuple[int, int], ...]
"""The (place, level) pairs that a pattern states; place 0 is before its first letter."""


def hyphenator(patterns: str, exceptions: Sequence[str] = (), left: int = 2, right: int = 3) -> Hyphenate:
    """Return the function that divides words of the language that the patterns are for.

    ``patterns`` is the text of a pattern file as LibreOffice and pyphen have it. ``exceptions`` are words as they
    may be divided (``iso-tret-i-noin``); one without a hyphen is never divided. At least ``left`` letters stay on
    the line and ``right`` go to the next. Abbreviations, names such as iPLEDGE, and letters beside a figure are
    left whole; web and mail addresses too (they break without a hyphen, see `breaks`).
    """
    levels = _Patterns(patterns)
    own = {word.replace("-", "").lower(): _marked(word) for word in exceptions}
    known: dict[str, tuple[int, ...]] = {}

    def hyphenate(text: str) -> tuple[int, ...]:
        places = known.get(text)
        if places is None:
            places = known[text] = tuple(_places(text, levels, own, left, right))
        return places

    return hyphenate


def _places(text: str, patterns: "_Patterns", own: dict[str, tuple[int, ...]], left: int, right: int) -> Iterator[int]:
    if len(text) < left + right or _ADDRESS.search(text):
        return
    for match in _LETTERS.finditer(text):
        word, start = match[0], match.start()
        exception = own.get(word.lower())
        if exception is not None:
            yield from (start + place for place in exception)
        elif len(word) >= left + right and _is_plain(word) and not _touches_figure(text, start, match.end()):
            divided = patterns.divide(word.lower())
            yield from (start + place for place in divided if left <= place <= len(word) - right)


def _marked(word: str) -> tuple[int, ...]:
    """Return the places of the hyphens in a word as they are in the word without them."""
    places, length = [], 0
    for part in word.split("-")[:-1]:
        length += len(part)
        places.append(length)
    return tuple(places)


def _is_plain(word: str) -> bool:
    """Return whether a word is written as ordinary words are, not as abbreviations and brand names are."""
    return word[1:].islower() or (len(word) >= _LONG_CAPITALS and word.isupper())


def _touches_figure(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()


class _Patterns:
    """The patterns of a language by their letters; one is taken apart when a word first has it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._levels: dict[str, Levels] = {}
        self._raw: dict[str, str] | None = None

    def divide(self, word: str) -> list[int]:
        """Return the places at which a word in small letters may be divided, as far as the patterns go."""
        raw = self._raw if self._raw is not None else self._read()
        dotted = f".{word}."
        length = len(dotted)
        best = [0] * (length + 1)
        for start in range(length - 1):
            for end in range(start + 1, length + 1):
                letters = dotted[start:end]
                if letters in raw:
                    for place, level in self._levels.get(letters) or self._parse(letters):
                        if best[start + place] < level:
                            best[start + place] = level
        return [place - 1 for place in range(2, length - 1) if best[place] % 2]

    def _read(self) -> dict[str, str]:
        """Index the file's lines by their letters: two passes in C over the whole text, since this is a cold cost."""
        letters = _DIGITS.sub("", self._text)
        self._raw = dict(zip(letters.splitlines(), self._text.splitlines(), strict=True))
        return self._raw

    def _parse(self, letters: str) -> Levels:
        pairs, place = [], 0
        for character in self._raw[letters] if self._raw else "":
            if character.isdigit():
                pairs.append((place, int(character)))
            else:
                place += 1
        levels = self._levels[letters] = tuple(pairs)
        return levels
