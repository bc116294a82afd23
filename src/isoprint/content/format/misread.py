"""`misread_answer`: short answers that look like a number with its unit, or like true or false."""

import re
from collections.abc import Iterator
from typing import Final

from isoprint.content.format.keys import TRUTH_WORDS
from isoprint.problems import Problem
from isoprint.yamlmap import Scalar

_TRUTHS: Final = TRUTH_WORDS | {"t": "true", "f": "false"}
"""Words and letters that may be meant as true or false, in small letters."""

# Patterns are texts, which `re` compiles when one is first needed: few quizzes need them.
_WRITTEN_NUMBER = r"([-−+]?)((?:0|[1-9]\d*)[.,]\d+|[1-9]\d{0,2}(?:[,\u0020\u00a0\u202f’]\d{3})+(?:\.\d+)?|0|[1-9]\d*)"
"""A number with its sign, with a decimal comma or groups of three digits too."""
_JOINED_UNIT = (
    r"%|‰|°[CF]?|(?:[munpkcdµμ]g|g|[munpkcdµμ]?[lL]|[munpkcdµμ]m|[munpµμ]mol|[mkM]?Hz|[mk]V|m[AM]|k?Pa|[µμ]M|ms|min|h"
    r"|kcal|IU|mmHg)(?:/\w+){0,2}"
)
"""A unit that may follow a number without a space."""
_SPACED_UNIT = (
    r"(?!(?:a\.?m|p\.?m)\b)[a-zµμ%‰°][\w%°µμ/·⁻¹²³^]*(?: (?:per|a|an|each|every) [a-z]+)?"
    r"|(?:IU|U|K|V|W|J|N|M|C|F|L|Hz|Pa|Gy|Sv|Bq|Da|MHz|GHz|MPa|MeV|CFU)(?:/\w+){0,2}"
)
"""A unit that follows a space."""
_VALUE = rf"{_WRITTEN_NUMBER}(?:\s?({_JOINED_UNIT})|\s({_SPACED_UNIT}))?"


def misread_answer(answer: Scalar, accepts: bool) -> Iterator[Problem]:
    """Yield the problem of an answer without quotation marks that is read as text and seems to be meant otherwise.

    ``accepts``: other texts are right too, so a text is meant, not a number.
    """
    text = answer.text.strip()
    if answer.quoted:
        return
    if text.lower() in _TRUTHS:
        yield _truth_word(answer, _TRUTHS[text.lower()])
    elif not accepts and (lines := number_lines(text)):
        message = f"“{answer.text}” is read as text here, not as a number"
        yield answer.problem("W072", message, f'write {lines}; or answer: "{answer.text}" if the text is meant')


def number_lines(text: str) -> str:
    """Return how a number with its unit, or in another form, is written as such; empty for any other text."""
    found = re.fullmatch(_VALUE, text.strip()) if text[:1] in "-−+0123456789" else None
    if found is None:
        return ""
    sign, digits, *units = found.groups()
    unit = next((unit for unit in units if unit), "")
    value = ("-" if sign in ("-", "−") else "") + _plain_number(digits)
    written = f"unit: {unit}" if unit[:1].isalpha() else f'unit: "{unit}"'
    return f"answer: {value} and, on a line of its own, {written}" if unit else f"answer: {value}"


def _truth_word(answer: Scalar, meant: str) -> Problem:
    """Return the problem of a word for true or false; “True” can only be meant as that, so it is an error."""
    message = f"“{answer.text}” is read as text here, not as {meant}"
    remedy = f'write answer: {meant}, or answer: "{answer.text}" if that word is the answer'
    return answer.problem("E080" if answer.text.lower() == meant else "W071", message, remedy)


def _plain_number(digits: str) -> str:
    """Return a number as YAML reads it: with a decimal point and without groups of digits."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:[^\d.]\d{3})+(?:\.\d+)?", digits):
        return re.sub(r"[^\d.]", "", digits)
    return digits.replace(",", ".")
