"""Words of questions and choices, and how they compare: `words`, `same_words`, `range_of` and `disagree`."""

import re
from collections.abc import Collection
from typing import Final

from msgspec import Struct

# Texts, which re compiles on first use: most quizzes use one of them, and a build should start fast.
_COMPARED_WORD: Final = r"[\w’]+(?:[-.,]\w+)*"
"""A word with its hyphens, and a number with its decimal sign."""
_NUMBER_RANGE: Final = r"(\d+(?:\.\d+)?)\s*(?:[-–—]|to)\s*(\d+(?:\.\d+)?)(.*)"
"""Two numbers with a dash or “to” between them, and the unit."""
_VOWEL_SOUND: Final = r"(?:[aeio]|u(?!ni|s[ae])|hour|hono|heir)"
"""The beginning of a word that takes “an”."""
_SINGULAR: Final = r".*(?:ss|us|is|sis|as|os)"
"""A word that ends in s without being a plural."""


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return re.findall(_COMPARED_WORD, text.casefold())


def same_words(one: str, other: str, articles: Collection[str]) -> bool:
    """Return whether two texts differ only in capitals, punctuation and articles."""
    first, second = ([word for word in words(text) if word not in articles] for text in (one, other))
    return bool(first) and first == second


class NumberRange(Struct, frozen=True):
    """A range such as ``10–20 mg``; the unit in lower case."""

    low: float
    high: float
    unit: str


def range_of(text: str) -> NumberRange | None:
    """Return the range that a text is, None for any other text."""
    match = re.fullmatch(_NUMBER_RANGE, text.strip())
    return NumberRange(float(match[1]), float(match[2]), match[3].strip().casefold()) if match else None


def disagree(last: str, choice: str) -> bool:
    """Return whether an English sentence whose last word is ``last`` cannot continue with this choice.

    Only certain cases count: ``a`` or ``an`` before a sound; ``a``, ``is`` or ``are`` before a singular or plural.
    """
    said = words(choice)
    if not said:
        return False
    if last in ("a", "an"):
        return (last == "an") != bool(re.match(_VOWEL_SOUND, said[0])) or said[0] in ("a", "an", "the")
    if last in ("is", "was", "are", "were"):
        return plural(said) != (last in ("are", "were"))
    return False


def plural(said: list[str]) -> bool:
    """Return whether a choice names several things: joined by “and”, or ending like a plural."""
    return "and" in said or (said[-1].endswith("s") and not re.fullmatch(_SINGULAR, said[-1]))
