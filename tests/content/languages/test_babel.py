"""Languages held to the Unicode locale data (CLDR) that Babel brings, region by region; each difference says why."""

from datetime import date
from functools import cache

from babel import Locale, localedata
from babel.dates import format_date as babel_date
from babel.numbers import get_decimal_symbol

from isoprint.content.languages.language import Language, format_date, format_number, language_for, languages


@cache
def locales() -> dict[str, Locale]:
    """Return the locales of our languages by their tags, those in an alphabet of their own left out."""
    names = [name for name in localedata.locale_identifiers() if name.split("_")[0] in languages()]
    found = {name.replace("_", "-"): Locale.parse(name) for name in sorted(names)}
    return {tag: locale for tag, locale in found.items() if not locale.script and not locale.variant}


def printed(tag: str) -> Language:
    found = language_for(tag)
    assert found is not None
    return found


def test_the_decimal_sign_is_that_of_the_region() -> None:
    numbers = {tag: format_number(2.5, printed(tag)) for tag in locales()}
    others = {tag for tag, locale in locales().items() if numbers[tag] != f"2{get_decimal_symbol(locale)}5"}
    # English keeps its point wherever it is read, in South Africa and on the Continent too: so do its journals.
    assert {numbers[tag] for tag in locales() if tag.startswith("en")} == {"2.5"}
    # French keeps its comma in Rwanda too, the only region for which the data has a point.
    assert {tag for tag in others if not tag.startswith("en")} == {"fr-RW"}


def test_months_and_weekdays_have_the_names_that_the_region_gives_them() -> None:
    for tag, locale in locales().items():
        assert printed(tag).months == tuple(locale.months["format"]["wide"][month] for month in range(1, 13)), tag
        assert printed(tag).weekdays == tuple(locale.days["format"]["wide"][day] for day in range(7)), tag


DAY = date(2026, 12, 2)
PADDED = {"en-BW", "en-BZ", "en-MT", "en-ZA", "en-ZW", "es-HN"}
"""The data puts a zero before the day; ours is a date in words, which has none."""
COMMA_AFTER_WEEKDAY = {"es-HN"}
"""The data leaves out the comma that all other regions of Spanish have; one region's absence is no rule of print."""
NO_COMMA_AFTER_WEEKDAY = {"fr-CH", "it-CH"}
"""The data has a comma for Switzerland alone; ours are set as in France and Italy."""


def test_dates_are_written_as_in_the_region() -> None:
    for tag, locale in locales().items():
        expected = babel_date(DAY, "long", locale)
        assert format_date(DAY, printed(tag)) == (expected.removeprefix("0") if tag in PADDED else expected), tag


def test_dates_with_their_weekday_are_written_as_in_the_region() -> None:
    for tag, locale in locales().items():
        expected = babel_date(DAY, "full", locale)
        if tag in PADDED:
            expected = expected.replace(" 02 ", " 2 ")
        if tag in COMMA_AFTER_WEEKDAY:
            expected = expected.replace(" ", ", ", 1)
        if tag in NO_COMMA_AFTER_WEEKDAY or _is_british(tag):
            expected = expected.replace(",", "", 1)
        assert format_date(DAY, printed(tag), weekday=True) == expected, tag


def _is_british(tag: str) -> bool:
    """Return whether English is printed with the day first; the data has a comma, British newspapers have none."""
    return tag.startswith("en") and printed(tag).date_form.startswith("{day}")
