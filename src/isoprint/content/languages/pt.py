"""Portuguese: Brazilian, and European outside Brazil."""

from msgspec.structs import replace

from isoprint.content.languages.language import ClueWords, Labels, Language

_BRAZILIAN_PORTUGUESE = Language(
    tag="pt",
    outer=("“", "”"),
    inner=("‘", "’"),
    until="a",
    hyphenation="pt_BR",
    months=(
        "janeiro", "fevereiro", "março", "abril", "maio", "junho",
        "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
    ),
    weekdays=(
        "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo",
    ),
    date_form="{day} de {month} de {year}",
    weekday_form="{weekday}, {day} de {month} de {year}",
    first="1º",
    time_form="{hour}h{minute}",
    full_hour_form="{hour}h",
    abbreviations={
        "Dr": "A", "Dra": "A", "Sr": "A", "Sra": "A", "Prof": "A", "Profa": "A", "fig": "9", "Fig": "9",
        "p": "*", "ex": "*", "pp": "9", "pág": "9", "vol": "9", "cap": "9", "cf": "*", "vs": "*",
    },
    labels=Labels(
        contact="Contato:", sponsor="Apoio:", references="Referências", reviewed_by="Revisto por {name}",
        review_by="Próxima revisão: {date}", page_of="Página {page} de {pages}", qr_code="Código QR: {url}",
        quiz="Questionário", name="Nome", date="Data", score="Pontuação", point="{points} ponto",
        points="{points} pontos", bonus="Extra", version="Versão {letter}", word_bank="Banco de palavras",
        true="Verdadeiro", false="Falso", choose_all="Marque todas as corretas.",
        number_in_order="Numere na ordem correta.", write_letter="Escreva a letra que corresponde a cada um.",
        blank="lacuna", answer_key="Gabarito", answer="Resposta", answers="Respostas",
        also_accepted="Também se aceita:", answers_vary="Resposta livre.", sources="Fontes:",
    ),
    clues=ClueWords(
        absolutes=("sempre", "nunca", "jamais"), negations=("não", "exceto", "salvo"), amounts=("o", "ou", "por"),
    ),
)  # fmt: skip

_EUROPEAN_PORTUGUESE = replace(
    _BRAZILIAN_PORTUGUESE,
    labels=replace(_BRAZILIAN_PORTUGUESE.labels, contact="Contacto:", answer_key="Soluções"),
    outer=("«", "»"),
    inner=("“", "”"),
    hyphenation="pt_PT",
    first="1",
    time_form="{hour}:{minute}",
    full_hour_form="{hour}:00",
)


def language(region: str) -> Language:
    """Return Portuguese as a region prints it."""
    return _BRAZILIAN_PORTUGUESE if region in ("", "BR") else _EUROPEAN_PORTUGUESE
