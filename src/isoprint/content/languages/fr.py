"""French: European, and Canadian with other spaces."""

from msgspec.structs import replace

from isoprint.content.languages.language import NARROW_NO_BREAK, NO_BREAK, ClueWords, Labels, Language

_EUROPEAN_FRENCH = Language(
    tag="fr",
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
    labels=Labels(
        contact="Contact\u202f:", sponsor="Avec le soutien de\u202f:", references="Références",
        reviewed_by="Relu par {name}", review_by="À revoir avant le {date}", page_of="Page {page} sur {pages}",
        qr_code="Code QR\u202f: {url}", quiz="Quiz", name="Nom", date="Date", score="Note", point="{points} point",
        points="{points} points", bonus="Bonus", version="Version {letter}", word_bank="Mots à placer", true="Vrai",
        false="Faux", choose_all="Cochez toutes les bonnes réponses.", number_in_order="Numérotez dans le bon ordre.",
        write_letter="Écrivez la lettre qui correspond à chacun.", blank="blanc à remplir", answer_key="Corrigé",
        answer="Réponse", answers="Réponses", also_accepted="Également accepté\u202f:", answers_vary="Réponse libre.",
        sources="Sources\u202f:",
    ),
    clues=ClueWords(
        absolutes=("toujours", "jamais"), negations=("pas", "sauf", "excepté"), amounts=("ou",),
    ),
)  # fmt: skip

_CANADIAN_FRENCH = replace(_EUROPEAN_FRENCH, inside=NO_BREAK, before={":": NO_BREAK})
"""Le guide du rédacteur: a space before the colon only."""


def language(region: str) -> Language:
    """Return French as a region prints it."""
    return _CANADIAN_FRENCH if region == "CA" else _EUROPEAN_FRENCH
