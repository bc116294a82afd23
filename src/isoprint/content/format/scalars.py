"""Values that a single text gives: each function returns the value of a text, or the problem with it."""

from collections.abc import Callable
from datetime import date as Date  # noqa: N812 — a key of the format is called date
from datetime import datetime
from typing import Any, Final

from isoprint.content.format import mistakes
from isoprint.content.format.keys import Field
from isoprint.content.languages.language import language_for, languages
from isoprint.content.text.markdown import LINK_SCHEMES
from isoprint.problems import Problem
from isoprint.yamlmap import Scalar

_UNFIT = frozenset(' <>"{}|\\^`')
"""Characters that no address may hold (RFC 3986, section 2)."""


def number(scalar: Scalar, field: Field) -> float | str | Problem:
    """Return a number within its limits, or one of the field's words."""
    if scalar.text in field.type.words:
        return scalar.text
    if not scalar.number or (field.type.name == "whole" and "." in scalar.text):
        return mistakes.not_a_number(field, scalar)
    value = float(scalar.text)
    low, high = field.type.low, field.type.high
    if (low is not None and value < low) or (high is not None and value > high):
        return mistakes.out_of_range(field, scalar)
    return value


def whole(scalar: Scalar, field: Field) -> int | str | Problem:
    """Return a whole number within its limits, or one of the field's words."""
    value = number(scalar, field)
    return int(value) if isinstance(value, float) else value


def flag(scalar: Scalar, field: Field) -> bool | Problem:
    """Return true or false."""
    return scalar.truth if scalar.truth is not None else mistakes.not_a_flag(field, scalar)


def word(scalar: Scalar, field: Field) -> str | Problem:
    """Return one of the field's fixed words."""
    text = scalar.text.strip().lower() if field.type.any_case else scalar.text.strip()
    return text if text in field.type.words else mistakes.not_a_word(field, scalar)


def date(scalar: Scalar, field: Field) -> Date | Problem:
    """Return a day; in a field for moments, with its time if it has one."""
    timed = field.type.name == "moment"
    try:
        return (_moment if timed else _day)(scalar.text.strip())
    except ValueError:
        return mistakes.not_a_date(field, scalar, timed)


def _day(text: str) -> Date:
    """Return the day of ``2026-11-23``, and of no other form: fromisoformat knows weeks and more."""
    if len(text) != 10 or not (text[4] == text[7] == "-" and text.isascii()):
        raise ValueError(text)
    return Date.fromisoformat(text)


def _moment(text: str) -> Date:
    day, _, time = text.partition(" ")
    if not time:
        return _day(day)
    hour, colon, minute = time.strip().partition(":")
    if not (colon and hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and len(hour) <= 2):
        raise ValueError(text)
    return datetime.combine(_day(day), datetime.min.time()).replace(hour=int(hour), minute=int(minute))


def link(scalar: Scalar, field: Field) -> str | Problem:
    """Return an address of the web or of mail."""
    text = scalar.text.strip()
    scheme = next((s for s in LINK_SCHEMES if text.lower().startswith(s)), "")
    if scheme and len(text) > len(scheme) and text.isprintable() and _UNFIT.isdisjoint(text):
        return text
    return mistakes.not_a_link(field, scalar)


def color(scalar: Scalar, field: Field) -> str | Problem:  # noqa: ARG001 — has the shape of all readers
    """Return a color as ``#rrggbb``."""
    digits = scalar.text.strip().removeprefix("#").lower()
    if len(digits) == 6 and all(c in "0123456789abcdef" for c in digits):
        return "#" + digits
    return mistakes.not_a_color(scalar)


def tag(scalar: Scalar, field: Field) -> str | Problem:  # noqa: ARG001 — has the shape of all readers
    """Return the tag of a language that isoprint knows."""
    text = scalar.text.strip()
    return text if language_for(text) else mistakes.unknown_language(scalar, languages())


SIMPLE: Final[dict[str, Callable[[Scalar, Field], Any]]] = {
    "number": number,
    "whole": whole,
    "flag": flag,
    "word": word,
    "date": date,
    "moment": date,
    "link": link,
    "color": color,
    "language": tag,
    "path": lambda scalar, _field: scalar,  # whether it leads to a file is found by opening it
}
"""The reader of each type of value that a single text gives."""
