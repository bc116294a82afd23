"""Words that the rules about questions look for, and functions that compare words."""

import re
from typing import Final

ABSOLUTES: Final = {
    "en": ("always", "never"),
    "es": ("siempre", "nunca", "jamás"),
    "fr": ("toujours", "jamais"),
    "de": ("immer", "nie", "niemals"),
    "pt": ("sempre", "nunca", "jamais"),
    "it": ("sempre", "mai"),
}
"""Words that make a statement absolute, by language."""

NEGATIONS: Final = {
    "en": ("not", "except", "isn’t", "aren’t", "doesn’t", "don’t", "wasn’t", "can’t", "cannot", "least"),
    "es": ("no", "excepto", "salvo", "menos"),
    "fr": ("pas", "sauf", "excepté"),
    "de": ("nicht", "kein", "keine", "keiner", "keines", "außer"),
    "pt": ("não", "exceto", "salvo"),
    "it": ("non", "eccetto", "tranne"),
}
"""Words that reverse a question, by language."""

AMOUNTS: Final = frozenset({"at", "al", "por", "o", "ou"})
"""Words after which a negation does not count: at least, al menos, o no."""

_SMALL: Final = {"en": frozenset({"a", "an", "the"})}
"""Words that make no difference when choices are compared."""

# Texts, which re compiles on first use: most quizzes use one of them, and a build should start fast.
_WORD: Final = r"[\w’]+(?:[-.,]\w+)*"
_RANGE: Final = r"(\d+(?:\.\d+)?)\s*(?:[-–—]|to)\s*(\d+(?:\.\d+)?)(.*)"


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return re.findall(_WORD, text.casefold())


def same_words(one: str, other: str, language: str) -> bool:
    """Return whether two texts differ only in capitals, punctuation and articles."""
    small = _SMALL.get(language, frozenset())
    first, second = ([word for word in words(text) if word not in small] for text in (one, other))
    return bool(first) and first == second


def numbers_between(text: str) -> tuple[float, float, str] | None:
    """Return the ends and the unit of a range such as ``10–20 mg``, or None for any other text."""
    match = re.fullmatch(_RANGE, text.strip())
    return (float(match[1]), float(match[2]), match[3].strip().casefold()) if match else None


_VOWEL: Final = r"(?:[aeio]|u(?!ni|s[ae])|hour|hono|heir)"
_SINGULAR: Final = r".*(?:ss|us|is|sis|as|os)"


def disagree(last: str, choice: str) -> bool:
    """Return whether an English sentence whose last word is ``last`` cannot continue with this choice.

    Only certain cases count: ``a`` or ``an`` before a sound; ``a``, ``is`` or ``are`` before a singular or plural.
    """
    said = words(choice)
    if not said:
        return False
    if last in ("a", "an"):
        return (last == "an") != bool(re.match(_VOWEL, said[0])) or said[0] in ("a", "an", "the")
    if last in ("is", "was", "are", "were"):
        return plural(said) != (last in ("are", "were"))
    return False


def plural(said: list[str]) -> bool:
    """Return whether a choice names several things: joined by “and”, or ending like a plural."""
    return "and" in said or (said[-1].endswith("s") and not re.fullmatch(_SINGULAR, said[-1]))
