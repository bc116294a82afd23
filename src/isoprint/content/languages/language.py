"""`language_for`: the language of a tag, with its marks, spaces, dates, labels and hyphenation."""

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 — as the content's model calls it
from datetime import datetime
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

NO_BREAK = "\u00a0"
"""NO-BREAK SPACE: a space at which no line ends."""
NARROW_NO_BREAK = "\u202f"
"""NARROW NO-BREAK SPACE: a thin one."""


class Labels(Struct, frozen=True, kw_only=True):
    """Every label that a sheet may bear; ``{…}`` is where a number, a name or a text goes in.

    Labels that open a text end with their colon, spaced as the language spaces it.
    """

    # Newsletter
    contact: str
    sponsor: str
    references: str
    reviewed_by: str
    review_by: str
    page_of: str
    qr_code: str

    # Quiz
    quiz: str
    name: str
    date: str
    score: str
    point: str
    points: str
    bonus: str
    version: str
    word_bank: str
    true: str
    false: str
    choose_all: str
    number_in_order: str
    write_letter: str
    blank: str

    # Answer key
    answer_key: str
    answer: str
    answers: str
    also_accepted: str
    answers_vary: str
    sources: str


class ClueWords(Struct, frozen=True, kw_only=True):
    """Words by which a question gives its answer away or misleads, in small letters; rules for questions look for them.

    ``absolutes`` leave no exception. ``negations`` turn a question round, though not after one of ``amounts``: at
    least, al menos. Two choices that differ in ``articles`` alone say the same.
    """

    absolutes: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


class Language(Struct, frozen=True, kw_only=True):
    """How one language is printed.

    ``outer`` and ``inner`` are pairs of quotation marks, ``inside`` the space between the outer ones and what they
    quote. ``before`` gives the space before a mark of punctuation. ``dash`` replaces a ``--`` that has spaces on both
    sides, with those spaces. ``abbreviations`` keep what follows them on their line: a number (``9``), a name
    (``A``), either (``A9``) or anything (``*``). ``elisions`` are words that begin with an apostrophe.
    ``until`` comes between the figures of a range.

    ``hyphenation`` names pyphen's patterns; a division leaves at least ``left`` letters before it, ``right`` after it.

    ``date_form`` and its kin hold ``{weekday}``, ``{day}``, ``{month}``, ``{year}``, ``{date}`` and ``{time}``;
    ``first`` is the first day of a month. ``time_form`` takes ``{hour}`` (of 24), ``{hour12}``, ``{minute}`` and
    ``{half}`` (am or pm), and ``full_hour_form`` is for a time without minutes.
    """

    tag: str
    labels: Labels
    clues: ClueWords
    outer: tuple[str, str]
    inner: tuple[str, str]
    hyphenation: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    date_form: str
    weekday_form: str
    left: int = 2
    right: int = 3
    inside: str = ""
    before: Mapping[str, str] = {}
    dash: str = f"{NO_BREAK}– "
    spaced_thousands: bool = True
    abbreviations: Mapping[str, str] = {}
    until: str = ""
    decimal_sign: str = ","
    elisions: frozenset[str] = frozenset()
    first: str = "1"
    datetime_form: str = "{date}, {time}"
    time_form: str = "{hour}:{minute}"
    full_hour_form: str = "{hour}:00"


def format_date(day: Date, language: Language, *, weekday: bool = False) -> str:
    """Return a date in the language's long form, with the day of the week if it is wanted."""
    form = language.weekday_form if weekday else language.date_form
    return form.format(
        weekday=language.weekdays[day.weekday()],
        day=language.first if day.day == 1 else day.day,
        month=language.months[day.month - 1],
        year=day.year,
    )


def format_datetime(moment: datetime, language: Language) -> str:
    """Return day of the week, date and time of day as the language writes them."""
    form = language.time_form if moment.minute else language.full_hour_form
    time = form.format(
        hour=moment.hour,
        hour12=moment.hour % 12 or 12,
        minute=f"{moment.minute:02}",
        half="am" if moment.hour < 12 else "pm",
    )
    return language.datetime_form.format(date=format_date(moment, language, weekday=True), time=time)


def format_when(when: Date | datetime, language: Language) -> str:
    """Return the date of an event, with its time where one is given."""
    if isinstance(when, datetime):
        return format_datetime(when, language)
    return format_date(when, language, weekday=True)


def format_number(value: float, language: Language) -> str:
    """Return a number as the language writes it: 2, 2.5 or 2,5."""
    return f"{value:g}".replace(".", language.decimal_sign)


def languages() -> tuple[str, ...]:
    """Return the languages that isoprint prints, as the first part of a tag: each has a module of that name."""
    from pkgutil import iter_modules

    names = (module.name for module in iter_modules([str(Path(__file__).parent)]))
    return tuple(sorted(filter(_is_code, names)))


@lru_cache
def language_for(tag: str) -> Language | None:
    """Return the language of a BCP 47 tag (``en-US``, ``pt``, ``es-MX``), None where isoprint does not know it.

    A region that has no conventions of its own here takes those of its language.
    """
    code, *rest = tag.strip().split("-")
    code = code.lower()
    if not _is_code(code) or not all(part.isascii() and part.isalnum() for part in rest):
        return None
    try:
        module = import_module(f"isoprint.content.languages.{code}")
    except ModuleNotFoundError:
        return None
    region = next((part.upper() for part in rest if len(part) == 2 or part.isdecimal()), "")
    parts = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower() for part in rest]
    found: Language = module.language(region)
    return replace(found, tag="-".join([code, *parts]))


def _is_code(name: str) -> bool:
    """Return whether a name has the form of ISO 639's codes, which no other module of this package has."""
    return len(name) in (2, 3) and name.isascii() and name.isalpha()
