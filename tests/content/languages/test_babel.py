"""Languages held to the Unicode locale data (CLDR) that Babel brings, region by region; each difference says why."""

from functools import cache

from babel import Locale, localedata
from babel.numbers import get_decimal_symbol

from isoprint.content.languages.language import Language, format_number, language_for, languages


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
