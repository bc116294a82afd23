"""Spanish: European, and Latin American with other quotation marks."""

from msgspec.structs import replace

from isoprint.content.languages.language import ClueWords, Labels, Language

_EUROPEAN_SPANISH = Language(
    tag="es",
    outer=("«", "»"),
    inner=("“", "”"),
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
    labels=Labels(
        contact="Contacto:", sponsor="Patrocina:", references="Referencias", reviewed_by="Revisado por {name}",
        review_by="Próxima revisión: {date}", page_of="Página {page} de {pages}", qr_code="Código QR: {url}",
        quiz="Cuestionario", name="Nombre", date="Fecha", score="Puntuación", point="{points} punto",
        points="{points} puntos", bonus="Extra", version="Versión {letter}", word_bank="Banco de palabras",
        true="Verdadero", false="Falso", choose_all="Marque todas las correctas.",
        number_in_order="Numere en el orden correcto.", write_letter="Escriba la letra que corresponde a cada uno.",
        blank="espacio en blanco", answer_key="Respuestas", answer="Respuesta", answers="Respuestas",
        also_accepted="También se acepta:", answers_vary="Respuesta abierta.", sources="Fuentes:",
    ),
    clues=ClueWords(
        absolutes=("siempre", "nunca", "jamás"), negations=("no", "excepto", "salvo", "menos"),
        amounts=("al", "por", "o"),
    ),
)  # fmt: skip


_AMERICAN_SPANISH = replace(_EUROPEAN_SPANISH, outer=("“", "”"), inner=("‘", "’"))
_WITH_POINT = frozenset({"419", "BR", "BZ", "CU", "DO", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "SV", "US"})
"""Regions where a point is the decimal sign."""

_SETIEMBRE = frozenset({"PE", "UY"})
"""Regions where September is written without its p."""


def language(region: str) -> Language:
    """Return Spanish as a region prints it."""
    if region in ("", "ES"):
        return _EUROPEAN_SPANISH
    months = [month.replace("pt", "t") if region in _SETIEMBRE else month for month in _AMERICAN_SPANISH.months]
    return replace(_AMERICAN_SPANISH, decimal_sign="." if region in _WITH_POINT else ",", months=tuple(months))
