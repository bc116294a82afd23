"""German, with the marks and words of Austria and Switzerland."""

from msgspec.structs import replace

from isoprint.content.languages.language import NO_BREAK, ClueWords, Labels, Language

_GERMAN = Language(
    tag="de",
    outer=("„", "“"),
    inner=("‚", "‘"),
    until="bis",
    hyphenation="de_DE",
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni",
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
    labels=Labels(
        contact="Kontakt:", sponsor="Mit Unterstützung von:", references="Literatur", reviewed_by="Geprüft von {name}",
        review_by="Erneut zu prüfen bis {date}", page_of="Seite {page} von {pages}", qr_code="QR-Code: {url}",
        quiz="Quiz", name="Name", date="Datum", score="Ergebnis", point="{points} Punkt", points="{points} Punkte",
        bonus="Zusatz", version="Fassung {letter}", word_bank="Wörter zur Auswahl", true="Richtig", false="Falsch",
        choose_all="Alle richtigen Antworten ankreuzen.", number_in_order="In die richtige Reihenfolge bringen.",
        write_letter="Den passenden Buchstaben eintragen.", blank="Lücke", answer_key="Lösungen", answer="Lösung",
        answers="Lösungen", also_accepted="Auch richtig:", answers_vary="Freie Antwort.", sources="Quellen:",
    ),
    clues=ClueWords(
        absolutes=("immer", "nie", "niemals"), negations=("nicht", "kein", "keine", "keiner", "keines", "außer"),
    ),
)  # fmt: skip

_AUSTRIAN_GERMAN = replace(_GERMAN, hyphenation="de_AT", months=("Jänner", *_GERMAN.months[1:]))
_TYROLEAN_GERMAN = replace(_GERMAN, months=_AUSTRIAN_GERMAN.months)
_SWISS_GERMAN = replace(_GERMAN, hyphenation="de_CH", outer=("«", "»"), inner=("‹", "›"), decimal_sign=".")


def language(region: str) -> Language:
    """Return German as a region prints it."""
    return {"AT": _AUSTRIAN_GERMAN, "IT": _TYROLEAN_GERMAN, "CH": _SWISS_GERMAN, "LI": _SWISS_GERMAN}.get(
        region, _GERMAN
    )
