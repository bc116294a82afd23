"""`refers_to_others`: whether a choice speaks of the other choices, as “All of the above” does."""

import re
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
_MOST_WORDS: Final = 8
"""The most words of a choice that can do no more than point at the others."""


def refers_to_others(choice: Inlines) -> bool:
    """Return whether a choice speaks of the others (“None of the above”) and so must be printed below them.

    It does when it begins with a word such as “all”, points with one such as “above”, and says nothing else;
    known in English, Spanish, French, German, Portuguese and Italian.
    """
    words = _WORD_OF_A_CHOICE.findall(plain(choice).casefold())
    return (
        1 < len(words) <= _MOST_WORDS
        and words[0] in _FIRST
        and not _POINTING.isdisjoint(words)
        and _ANY.issuperset(words)
    )
