"""Languages: dates, labels and where words divide."""

import ast
import string
from datetime import date, datetime
from pathlib import Path

import pyphen
import pytest

import isoprint
from isoprint.content.languages.language import (
    Labels,
    Language,
    format_date,
    format_datetime,
    format_when,
    language_for,
    languages,
)

TAGS = ("en", "en-US", "en-GB", "es", "es-MX", "fr", "fr-CA", "de", "de-AT", "de-CH", "pt", "pt-BR", "pt-PT", "it")


def language(tag: str) -> Language:
    found = language_for(tag)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("tag", "long", "event"),
    [
        ("en-US", "December 2, 2026", "Wednesday, December 2, 2026, 6:00\u00a0pm"),
        ("en-GB", "2 December 2026", "Wednesday 2 December 2026, 6:00\u00a0pm"),
        ("es", "2 de diciembre de 2026", "miércoles, 2 de diciembre de 2026, 18:00"),
        ("fr", "2 décembre 2026", "mercredi 2 décembre 2026, 18\u00a0h"),
        ("de", "2. Dezember 2026", "Mittwoch, 2. Dezember 2026, 18\u00a0Uhr"),
        ("pt-BR", "2 de dezembro de 2026", "quarta-feira, 2 de dezembro de 2026, 18h"),
        ("pt-PT", "2 de dezembro de 2026", "quarta-feira, 2 de dezembro de 2026, 18:00"),
        ("it", "2 dicembre 2026", "mercoledì 2 dicembre 2026, ore 18:00"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(tag: str, long: str, event: str) -> None:
    assert format_date(date(2026, 12, 2), language(tag)) == long
    assert format_datetime(datetime(2026, 12, 2, 18, 0), language(tag)) == event


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert format_date(date(2027, 1, 1), language("fr")) == "1er janvier 2027"


@pytest.mark.parametrize(
    ("hour", "expected"), [(0, "12:05\u00a0am"), (11, "11:05\u00a0am"), (12, "12:05\u00a0pm"), (23, "11:05\u00a0pm")]
)
def test_american_hours_run_from_twelve_to_twelve(hour: int, expected: str) -> None:
    assert format_datetime(datetime(2026, 12, 2, hour, 5), language("en")).endswith(", " + expected)


def test_an_event_without_a_time_prints_its_day() -> None:
    assert format_when(date(2026, 12, 2), language("en")) == "Wednesday, December 2, 2026"


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_all_months_weekdays_and_patterns(tag: str) -> None:
    spoken = language(tag)
    assert (len(set(spoken.months)), len(set(spoken.weekdays))) == (12, 7)
    assert Path(pyphen.LANGUAGES[spoken.hyphenation]).is_file()


@pytest.mark.parametrize("tag", languages())
def test_a_label_has_the_same_gaps_in_every_language(tag: str) -> None:
    def gaps(text: str) -> set[str | None]:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field}

    english, other = language("en").labels, language(tag).labels
    for name in english.__struct_fields__:
        assert getattr(other, name).strip() == getattr(other, name) != ""
        assert gaps(getattr(other, name)) == gaps(getattr(english, name)), name


@pytest.mark.parametrize(
    ("written", "tag"), [("EN-us", "en-US"), ("zh", None), ("", None), ("en-ü", None), ("de-Latn-CH", "de-Latn-CH")]
)
def test_a_tag_is_put_in_its_usual_form_and_an_unknown_language_is_none(written: str, tag: str | None) -> None:
    found = language_for(written)
    assert (found and found.tag) == tag


def test_each_label_is_read_somewhere() -> None:
    source = Path(isoprint.__file__).parent
    nodes = (node for path in source.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    read = {n.attr for n in nodes if isinstance(n, ast.Attribute) and ast.unparse(n.value).endswith("labels")}
    assert set(Labels.__struct_fields__) - read == set()
