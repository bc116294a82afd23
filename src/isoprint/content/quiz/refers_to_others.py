"""Choices that speak of the other choices: `refers_to_others` (“All of the above”), `names_letters` (“A and C”)."""

import re
from collections.abc import Sequence
from typing import Final

from isoprint.content.model import Inlines, plain

_QUANTIFIERS = (
    "all none both neither todas todos todo ninguna ninguno nada toutes tous aucune aucun alle keine keiner keines "
    "nenhuma nenhum tudo tutte tutti tutto nessuna nessuno"
)
_POINTERS = (
    "above these anterior anteriores arriba ci-dessus ces précédent précédents précédente précédentes genannten "
    "genannte genanntes obigen richtig falsch acima precedente precedenti sopra"
)
_BETWEEN = (
    "of the answers choices options are is correct true de las los lo respuestas opciones d des les réponses "
    "propositions der die oben zuvor antworten aussagen sind ist as das os dos alternativas opções respostas "
    "delle dei degli le i risposte opzioni di"
)
_FIRST: Final = frozenset(_QUANTIFIERS.split())
"""Words with which such a choice begins."""
_POINTING: Final = frozenset(_POINTERS.split())
"""Words that point at the other choices."""
_ANY: Final = _FIRST | _POINTING | frozenset(_BETWEEN.split())
"""All words that such a choice may have."""
_WORD_OF_A_CHOICE: Final = re.compile(r"\w+(?:-\w+)*")
"""A word with its hyphens."""
_GOES_ON: Final = frozenset(",;:.–—-(")
"""Signs after which such a choice may say more."""
_MOST_WORDS: Final = 8
"""The most words of a choice that can do no more than point at the others."""

_LETTERED = (
    "answer answers choice choices option options both either neither only alone but except respuestas réponses "
    "antworten"
)
_JOINING = (
    ", & + and or nor all none not through to is are of the above these correct right true false y o e ni las los solo "
    "sólo et ou les und oder nur die bis sind richtig ed as os só le i"
)
_NAMING: Final = frozenset(_LETTERED.split())
"""Words beside which a single letter is that of a choice."""
_BESIDE_LETTERS: Final = _NAMING | frozenset(_JOINING.split())
"""All words and signs that a choice may have which names others by their letters."""
_LONGEST_NAMING: Final = 60
"""The most characters of a choice that can do no more than name others."""


def refers_to_others(choice: Inlines) -> bool:
    """Return whether a choice speaks of the others (“None of the above”) and so must be printed below them.

    It does when it begins with a word such as “all” and points with one such as “above”, with nothing else between;
    after that it ends, or goes on behind a comma or the like. Known in English, Spanish, French, German, Portuguese
    and Italian.
    """
    text = plain(choice).casefold()
    found = list(_WORD_OF_A_CHOICE.finditer(text))
    words = [word[0] for word in found]
    if len(words) < 2 or words[0] not in _FIRST or _POINTING.isdisjoint(words):
        return False
    if len(words) <= _MOST_WORDS and _ANY.issuperset(words):
        return True
    last = next(at for at, word in enumerate(words) if word in _POINTING)
    after = text[found[last].end() :].lstrip()
    return last < _MOST_WORDS and _ANY.issuperset(words[:last]) and after[:1] in _GOES_ON


def names_letters(choices: Sequence[Inlines]) -> Inlines | None:
    """Return the first choice that names others by their letters (“Both A and C”), None where none does.

    The letters are those of the order in the file, so that order must be kept.
    """
    return next((choice for choice in choices if _names_letters(plain(choice), len(choices))), None)


def _names_letters(choice: str, count: int) -> bool:
    if len(choice) > _LONGEST_NAMING:
        return False
    words = choice.replace(",", " , ").replace("&", " & ").replace("+", " + ").split()
    words = [word.strip("().:;") for word in words]
    capitals = any(len(word) == 1 and word.isupper() for word in words)
    last = ord("A" if capitals else "a") + count - 1
    letters = [word for word in words if len(word) == 1 and ord("A" if capitals else "a") <= ord(word) <= last]
    others = {word.casefold() for word in words if word not in letters}
    named = len(set(letters)) > 1 if _NAMING.isdisjoint(others) else bool(letters)
    return named and bool(others) and _BESIDE_LETTERS.issuperset(others)
