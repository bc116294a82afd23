"""Italian."""

from msgspec.structs import replace

from isoprint.content.languages.language import ClueWords, Labels, Language

_ITALIAN = Language(
    tag="it",
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
    labels=Labels(
        contact="Contatti:", sponsor="Con il sostegno di:", references="Bibliografia",
        reviewed_by="Revisione di {name}", review_by="Da rivedere entro: {date}", page_of="Pagina {page} di {pages}",
        qr_code="Codice QR: {url}", quiz="Quiz", name="Nome", date="Data", score="Punteggio", point="{points} punto",
        points="{points} punti", bonus="Extra", version="Versione {letter}", word_bank="Parole da inserire",
        true="Vero", false="Falso", choose_all="Segnare tutte le risposte corrette.",
        number_in_order="Numerare nell’ordine corretto.",
        write_letter="Scrivere la lettera che corrisponde a ciascuno.", blank="spazio da completare",
        answer_key="Soluzioni", answer="Risposta", answers="Risposte", also_accepted="Accettato anche:",
        answers_vary="Risposta libera.", sources="Fonti:",
    ),
    clues=ClueWords(
        absolutes=("sempre", "mai"), negations=("non", "eccetto", "tranne"), amounts=("al", "o"),
    ),
)  # fmt: skip


_SWISS_ITALIAN = replace(_ITALIAN, decimal_sign=".")


def language(region: str) -> Language:
    """Return Italian as a region prints it."""
    return _SWISS_ITALIAN if region == "CH" else _ITALIAN
