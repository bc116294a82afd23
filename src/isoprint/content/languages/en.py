"""English: American where dates begin with the month, else British."""

from msgspec.structs import replace

from isoprint.content.languages.language import NO_BREAK, ClueWords, Labels, Language

_AMERICAN_ENGLISH = Language(
    tag="en",
    outer=("“", "”"),
    inner=("‘", "’"),
    until="to",
    decimal_sign=".",
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
    labels=Labels(
        contact="Contact:", sponsor="Sponsor:", references="References", reviewed_by="Reviewed by {name}",
        review_by="To be checked again by {date}", page_of="Page {page} of {pages}", qr_code="QR code: {url}",
        quiz="Quiz", name="Name", date="Date", score="Score", point="{points} point", points="{points} points",
        bonus="Bonus", version="Version {letter}", word_bank="Word bank", true="True", false="False",
        choose_all="Choose all that apply.", number_in_order="Number these in the right order.",
        write_letter="Write the letter that belongs to each.", blank="blank", answer_key="Answer key", answer="Answer",
        answers="Answers", also_accepted="Also accepted:", answers_vary="Answers vary.", sources="Sources:",
    ),
    clues=ClueWords(
        absolutes=("always", "never"),
        negations=("not", "except", "isn’t", "aren’t", "doesn’t", "don’t", "wasn’t", "can’t", "cannot", "least"),
        amounts=("at",), articles=("a", "an", "the"),
    ),
)  # fmt: skip

_BRITISH_ENGLISH = replace(
    _AMERICAN_ENGLISH,
    hyphenation="en_GB",
    dash=f"{NO_BREAK}– ",
    date_form="{day} {month} {year}",
    weekday_form="{weekday} {day} {month} {year}",
)

_MONTH_FIRST = frozenset({"", "AS", "BI", "CA", "GU", "JP", "MH", "MP", "PH", "PR", "UM", "US", "VI"})
"""Regions where English is printed the American way: December 2, 2026."""


def language(region: str) -> Language:
    """Return English as a region prints it: American where the month comes first, else British."""
    return _AMERICAN_ENGLISH if region in _MONTH_FIRST else _BRITISH_ENGLISH
