"""Divide words by a list: divided words, beginnings and endings in; the places at which a word divides out.

Why a list besides the patterns: those were made from a dictionary of common English. They find no place in
“melanocytes” or “tacrolimus”, and wrong ones in “autoimmune”; a column of 40 characters needs the right ones.
"""

import re
from collections.abc import Callable
from itertools import accumulate
from typing import Final

_COMMENT: Final = re.compile("#.*")
"""What the list says to its readers, from the sign to the end of the line."""
_VOWELS: Final = re.compile("[aeiouy]")
"""The letters that begin a syllable's sound: no division comes before the first of them."""
_LEAST_REST: Final = 4
"""The least letters after a beginning, or before an ending."""
_LEAST_BEGINNING: Final = 4
"""The letters of the shortest beginning: a word that begins with none of these has no longer one either."""
_LEAST_ENDING: Final = 3
"""The letters of the shortest ending."""
_MOST_LETTERS: Final = 12
"""The letters of the longest beginning and ending."""
_STRESSED: Final = re.compile(
    "(?:logy|logies|logists?|graphy|graphies|graphers?|pathy|pathies|s?tomy|s?tomies|scopy|scopies|metry|meters?|lys[ei]s"
    "|gamy|genous|nomy|phagy|trophy)$"
)
"""Endings that draw the stress, and with it the division, to the letter before them: photograph, but photography."""

Divide = Callable[[str], list[int]]


class DividedWords:
    """Words with hyphens where they divide, as a text: ``mel-a-no-cyte``, beginnings ``im-mu-no+``, endings ``+mab``.

    The text is read when a word is first looked up, in passes over the whole of it: this is a cold cost.
    """

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._known: dict[str, str] = {}
        self._heads: set[str] = set()
        self._tails: set[str] = set()

    def divide(self, word: str, otherwise: Divide) -> list[int]:
        """Return the places at which a word in small letters may be divided; ``otherwise`` divides unlisted words.

        The whole word is looked up first, with and without a plural s; then its beginning, whose rest is divided in
        the same way; then its ending.
        """
        if not self._text:
            return otherwise(word)
        known = self._known or self._read()
        entry = known.get(word) or (known.get(word[:-1]) if word[-1:] == "s" else None)
        if entry:
            return marked(entry)
        start = self._beginning(word)
        if start:
            return [*marked(known[f"{word[:start]}+"]), start, *self._continued(word, start, otherwise)]
        return self._ended(word, otherwise(word))

    def _continued(self, word: str, start: int, otherwise: Divide) -> list[int]:
        """Return the places after a word's beginning, but none before the first vowel there."""
        vowel = _VOWELS.search(word, start)
        first = max(vowel.end() if vowel else len(word), start + 2)
        return [at for place in self.divide(word[start:], otherwise) if (at := start + place) >= first]

    def _ended(self, word: str, places: list[int]) -> list[int]:
        """Return a word's places, those in a listed ending replaced by the ones of the list."""
        single = word[:-1] if word[-1:] == "s" and word[-2:-1] != "s" else word
        if single[-_LEAST_ENDING:] not in self._tails:
            return places
        for start in range(max(_LEAST_REST, len(single) - _MOST_LETTERS), len(single) - _LEAST_ENDING + 1):
            entry = self._known.get(f"+{single[start:]}")
            if entry:
                return [*(p for p in places if p < start - 1), start, *(start + place for place in marked(entry))]
        return places

    def _beginning(self, word: str) -> int:
        """Return the length of the longest listed beginning of a word, 0 if it has none."""
        if word[:_LEAST_BEGINNING] not in self._heads:
            return 0
        for end in range(min(_MOST_LETTERS, len(word) - _LEAST_REST), _LEAST_BEGINNING - 1, -1):
            if f"{word[:end]}+" in self._known and not _STRESSED.match(word, end):
                return end
        return 0

    def _read(self) -> dict[str, str]:
        text = _COMMENT.sub("", self._text)
        self._known = dict(zip(text.replace("-", "").split(), text.split(), strict=True))
        self._heads = {word[:_LEAST_BEGINNING] for word in self._known if word[-1] == "+"}
        self._tails = {word[-_LEAST_ENDING:] for word in self._known if word[0] == "+"}
        return self._known


def marked(word: str) -> list[int]:
    """Return the positions of a word's hyphens in the word without them."""
    return list(accumulate(map(len, word.strip("+").split("-")[:-1])))
