"""A language tag in, how that language is printed out: marks, spaces, dates, labels and where its words divide."""

from collections.abc import Callable, Mapping
from datetime import date as Date  # noqa: N812 — as the content's model calls it
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from isoprint.content.languages.labels import Labels, labels_for

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"
_NONE: Mapping[str, str] = MappingProxyType({})


class Language(Struct, frozen=True, kw_only=True):
    """How one language is printed.

    ``outer`` and ``inner`` are pairs of quotation marks, ``inside`` the space between the outer ones and what they
    quote. ``before`` gives the space before a mark of punctuation. ``dash`` replaces a ``--`` that has spaces on both
    sides, with those spaces. ``abbreviations`` keep what follows them on their line: a number (``9``), a name
    (``A``), either (``A9``) or anything (``*``). ``elisions`` are words that begin with an apostrophe.
    ``until`` stands between the figures of a range.

    ``hyphenation`` names pyphen's patterns; at least ``left`` letters stand before a division and ``right`` after.

    In ``date_form`` and its kin stand ``{weekday}``, ``{day}``, ``{month}``, ``{year}``, ``{date}`` and ``{time}``;
    ``first`` is the first day of a month. ``time_form`` takes ``{hour}`` (of 24), ``{hour12}``, ``{minute}`` and
    ``{half}`` (am or pm), and ``full_hour_form`` is for a time without minutes.
    """

    tag: str
    labels: Labels
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
    before: Mapping[str, str] = _NONE
    dash: str = f"{NO_BREAK}– "
    spaced_thousands: bool = True
    abbreviations: Mapping[str, str] = _NONE
    until: str = ""
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


def languages() -> tuple[str, ...]:
    """Return the languages that isoprint prints, as the first part of a tag."""
    return tuple(_LANGUAGES)


@lru_cache
def language_for(tag: str) -> Language | None:
    """Return how the language of a BCP 47 tag (``en-US``, ``pt``, ``es-MX``) is printed, or None where it is unknown.

    A region that has no conventions of its own here takes those of its language.
    """
    first, *rest = tag.strip().split("-")
    make = _LANGUAGES.get(first.lower())
    if make is None or not all(part.isascii() and part.isalnum() for part in rest):
        return None
    region = next((part.upper() for part in rest if len(part) == 2), "")
    parts = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower() for part in rest]
    return replace(make(region), tag="-".join([first.lower(), *parts]))


def _english(region: str) -> Language:
    american = Language(
        tag="en",
        labels=labels_for("en"),
        outer=("“", "”"),
        inner=("‘", "’"),
        until="to",
        hyphenation="en_US",
        months=(
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ),
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        date_form="{month} {day}, {year}",
        weekday_form="{weekday}, {month} {day}, {year}",
        time_form=f"{{hour12}}:{{minute}}{NO_BREAK}{{half}}",
        full_hour_form=f"{{hour12}}:00{NO_BREAK}{{half}}",
        dash="—",
        spaced_thousands=False,
        abbreviations={
            "Dr": "A", "Drs": "A", "Mr": "A", "Mrs": "A", "Ms": "A", "Mx": "A", "Prof": "A", "St": "A",
            "Fig": "9", "Figs": "9", "No": "9", "Nos": "9", "Eq": "9", "Ref": "9", "Sec": "9", "Ch": "9", "Vol": "9",
            "Tab": "9", "p": "9", "pp": "9", "vol": "9", "ch": "9", "fig": "9", "approx": "9", "ca": "9",
            "vs": "*", "e.g": "*", "i.e": "*", "cf": "*",
        },
        elisions=frozenset({"tis", "twas", "em", "n", "til"}),
    )  # fmt: skip
    if region in ("", "US", "CA", "PH"):
        return american
    return replace(
        american,
        hyphenation="en_GB",
        dash=f"{NO_BREAK}– ",
        date_form="{day} {month} {year}",
        weekday_form="{weekday} {day} {month} {year}",
    )


def _spanish(region: str) -> Language:
    european = region in ("", "ES")
    return Language(
        tag="es",
        labels=labels_for("es"),
        outer=("«", "»") if european else ("“", "”"),
        inner=("“", "”") if european else ("‘", "’"),
        until="a",
        hyphenation="es",
        right=2,
        months=(
            "enero", "febrero", "marzo", "abril", "mayo", "junio",
            "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
        ),
        weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        date_form="{day} de {month} de {year}",
        weekday_form="{weekday}, {day} de {month} de {year}",
        abbreviations={
            "Dr": "A", "Dra": "A", "Sr": "A", "Sra": "A", "Srta": "A", "Prof": "A", "Profa": "A", "D": "A", "Dña": "A",
            "fig": "9", "Fig": "9", "núm": "9", "p": "*", "ej": "*", "pp": "9", "pág": "9", "págs": "9", "vol": "9",
            "cap": "9", "EE": "A", "cf": "*", "vs": "*",
        },
    )  # fmt: skip


def _french(region: str) -> Language:
    european = Language(
        tag="fr",
        labels=labels_for("fr"),
        outer=("«", "»"),
        inner=("“", "”"),
        inside=NARROW_NO_BREAK,
        before=dict.fromkeys(";:!?", NARROW_NO_BREAK),
        until="à",
        hyphenation="fr",
        months=(
            "janvier", "février", "mars", "avril", "mai", "juin",
            "juillet", "août", "septembre", "octobre", "novembre", "décembre",
        ),
        weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        date_form="{day} {month} {year}",
        weekday_form="{weekday} {day} {month} {year}",
        first="1er",
        datetime_form="{date}, {time}",
        time_form=f"{{hour}}{NO_BREAK}h{NO_BREAK}{{minute}}",
        full_hour_form=f"{{hour}}{NO_BREAK}h",
        abbreviations={
            "M": "A", "MM": "A", "Dr": "A", "Pr": "A", "St": "A", "fig": "9", "Fig": "9", "p": "*", "ex": "*",
            "pp": "9", "vol": "9", "chap": "9", "art": "9", "cf": "*", "vs": "*",
        },
    )  # fmt: skip
    if region == "CA":  # Le guide du rédacteur: a space before the colon only
        return replace(european, inside=NO_BREAK, before={":": NO_BREAK})
    return european


def _german(region: str) -> Language:
    return Language(
        tag="de",
        labels=labels_for("de"),
        outer=("«", "»") if region in ("CH", "LI") else ("„", "“"),
        inner=("‹", "›") if region in ("CH", "LI") else ("‚", "‘"),
        until="bis",
        hyphenation={"CH": "de_CH", "LI": "de_CH", "AT": "de_AT"}.get(region, "de_DE"),
        months=(
            "Jänner" if region == "AT" else "Januar", "Februar", "März", "April", "Mai", "Juni",
            "Juli", "August", "September", "Oktober", "November", "Dezember",
        ),
        weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        date_form="{day}. {month} {year}",
        weekday_form="{weekday}, {day}. {month} {year}",
        time_form=f"{{hour}}:{{minute}}{NO_BREAK}Uhr",
        full_hour_form=f"{{hour}}{NO_BREAK}Uhr",
        abbreviations={
            "Dr": "A", "Prof": "A", "med": "A", "Hr": "A", "Fr": "A", "St": "A", "Abb": "9", "Tab": "9", "Nr": "9",
            "S": "9", "Bd": "9", "Kap": "9", "Abs": "9", "z": "A", "d": "*", "u": "*", "i": "A", "o": "A", "v": "A",
            "vgl": "*", "ca": "9", "bzw": "*",
        },
    )  # fmt: skip


def _portuguese(region: str) -> Language:
    european = region not in ("", "BR")
    words = labels_for("pt")
    return Language(
        tag="pt",
        labels=replace(words, contact="Contacto:", officers="Direção", answer_key="Soluções") if european else words,
        outer=("«", "»") if european else ("“", "”"),
        inner=("“", "”") if european else ("‘", "’"),
        until="a",
        hyphenation="pt_PT" if european else "pt_BR",
        months=(
            "janeiro", "fevereiro", "março", "abril", "maio", "junho",
            "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
        ),
        weekdays=(
            "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo",
        ),
        date_form="{day} de {month} de {year}",
        weekday_form="{weekday}, {day} de {month} de {year}",
        first="1" if european else "1º",
        time_form="{hour}:{minute}" if european else "{hour}h{minute}",
        full_hour_form="{hour}:00" if european else "{hour}h",
        abbreviations={
            "Dr": "A", "Dra": "A", "Sr": "A", "Sra": "A", "Prof": "A", "Profa": "A", "fig": "9", "Fig": "9",
            "p": "*", "ex": "*", "pp": "9", "pág": "9", "vol": "9", "cap": "9", "cf": "*", "vs": "*",
        },
    )  # fmt: skip


def _italian(region: str) -> Language:  # noqa: ARG001 — Switzerland's Italian is set alike
    return Language(
        tag="it",
        labels=labels_for("it"),
        outer=("«", "»"),
        inner=("“", "”"),
        until="a",
        hyphenation="it_IT",
        right=2,
        months=(
            "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
            "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
        ),
        weekdays=("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
        date_form="{day} {month} {year}",
        weekday_form="{weekday} {day} {month} {year}",
        first="1º",
        datetime_form="{date}, ore {time}",
        abbreviations={
            "Dr": "A", "Dott": "A", "Prof": "A", "Sig": "A", "Fig": "9", "fig": "9", "n": "9", "p": "9", "pp": "9",
            "pag": "9", "vol": "9", "cap": "9", "cfr": "*", "vs": "*",
        },
    )  # fmt: skip


_LANGUAGES: Mapping[str, Callable[[str], Language]] = MappingProxyType({
    "en": _english, "es": _spanish, "fr": _french, "de": _german, "pt": _portuguese, "it": _italian,
})  # fmt: skip
