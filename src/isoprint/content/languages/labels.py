"""The words isoprint prints of its own accord, in each language it knows."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct


class Labels(Struct, frozen=True, kw_only=True):
    """Every label that a sheet may bear; ``{…}`` is where a number, a name or a text goes in.

    Labels that open a text end with their colon, spaced as the language spaces it.
    """

    # Newsletter
    events: str
    officers: str
    contact: str
    sponsor: str
    references: str
    credit: str
    reviewed_by: str
    review_by: str
    page_of: str
    qr_code: str
    logo: str

    # Quiz
    quiz: str
    name: str
    date: str
    score: str
    point: str
    points: str
    bonus: str
    version: str
    part: str
    question: str
    word_bank: str
    true: str
    false: str
    choose_all: str
    number_in_order: str
    write_letter: str
    blank: str

    # Answer key
    answer_key: str
    answer: str
    answers: str
    also_accepted: str
    answers_vary: str
    sources: str


def labels_for(language: str) -> Labels:
    """Return the labels of a language that isoprint prints: ``en``, ``es``, ``fr``, ``de``, ``pt`` or ``it``."""
    column = LANGUAGES.index(language)
    return Labels(**{name: texts[column] for name, texts in _TEXTS.items()})


LANGUAGES: Final = ("en", "es", "fr", "de", "pt", "it")

_TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    # Newsletter
    "events": ("Events", "Actividades", "Agenda", "Termine", "Agenda", "Appuntamenti"),
    "officers": ("Officers", "Directiva", "Bureau", "Vorstand", "Diretoria", "Direttivo"),
    "contact": ("Contact:", "Contacto:", "Contact\u202f:", "Kontakt:", "Contato:", "Contatti:"),
    "sponsor": (
        "Sponsor:", "Patrocina:", "Avec le soutien de\u202f:", "Mit Unterstützung von:", "Apoio:",
        "Con il sostegno di:",
    ),
    "references": ("References", "Referencias", "Références", "Literatur", "Referências", "Bibliografia"),
    "credit": (
        "Picture: {credit}", "Imagen: {credit}", "Image\u202f: {credit}", "Bild: {credit}", "Imagem: {credit}",
        "Immagine: {credit}",
    ),
    "reviewed_by": (
        "Reviewed by {name}", "Revisado por {name}", "Relu par {name}", "Geprüft von {name}", "Revisto por {name}",
        "Revisione di {name}",
    ),
    "review_by": (
        "To be checked again by {date}", "Próxima revisión: {date}", "À revoir avant le {date}",
        "Erneut zu prüfen bis {date}", "Próxima revisão: {date}", "Da rivedere entro: {date}",
    ),
    "page_of": (
        "Page {page} of {pages}", "Página {page} de {pages}", "Page {page} sur {pages}", "Seite {page} von {pages}",
        "Página {page} de {pages}", "Pagina {page} di {pages}",
    ),
    "qr_code": (
        "QR code: {url}", "Código QR: {url}", "Code QR\u202f: {url}", "QR-Code: {url}", "Código QR: {url}",
        "Codice QR: {url}",
    ),
    "logo": (
        "Logo of {club}", "Logotipo de {club}", "Logo de {club}", "Logo: {club}", "Logotipo de {club}",
        "Logo di {club}",
    ),
    # Quiz
    "quiz": ("Quiz", "Cuestionario", "Quiz", "Quiz", "Questionário", "Quiz"),
    "name": ("Name", "Nombre", "Nom", "Name", "Nome", "Nome"),
    "date": ("Date", "Fecha", "Date", "Datum", "Data", "Data"),
    "score": ("Score", "Puntuación", "Note", "Ergebnis", "Pontuação", "Punteggio"),
    "point": (
        "{points} point", "{points} punto", "{points} point", "{points} Punkt", "{points} ponto", "{points} punto",
    ),
    "points": (
        "{points} points", "{points} puntos", "{points} points", "{points} Punkte", "{points} pontos",
        "{points} punti",
    ),
    "bonus": ("Bonus", "Extra", "Bonus", "Zusatz", "Extra", "Extra"),
    "version": (
        "Version {letter}", "Versión {letter}", "Version {letter}", "Fassung {letter}", "Versão {letter}",
        "Versione {letter}",
    ),
    "part": ("Part {number}", "Parte {number}", "Partie {number}", "Teil {number}", "Parte {number}", "Parte {number}"),
    "question": (
        "Question {number}", "Pregunta {number}", "Question {number}", "Frage {number}", "Questão {number}",
        "Domanda {number}",
    ),
    "word_bank": (
        "Word bank", "Banco de palabras", "Mots à placer", "Wörter zur Auswahl", "Banco de palavras",
        "Parole da inserire",
    ),
    "true": ("True", "Verdadero", "Vrai", "Richtig", "Verdadeiro", "Vero"),
    "false": ("False", "Falso", "Faux", "Falsch", "Falso", "Falso"),
    "choose_all": (
        "Choose all that apply.", "Marque todas las correctas.", "Cochez toutes les bonnes réponses.",
        "Alle richtigen Antworten ankreuzen.", "Marque todas as corretas.", "Segnare tutte le risposte corrette.",
    ),
    "number_in_order": (
        "Number these in the right order.", "Numere en el orden correcto.", "Numérotez dans le bon ordre.",
        "In die richtige Reihenfolge bringen.", "Numere na ordem correta.", "Numerare nell’ordine corretto.",
    ),
    "write_letter": (
        "Write the letter that belongs to each.", "Escriba la letra que corresponde a cada uno.",
        "Écrivez la lettre qui correspond à chacun.", "Den passenden Buchstaben eintragen.",
        "Escreva a letra que corresponde a cada um.", "Scrivere la lettera che corrisponde a ciascuno.",
    ),
    "blank": ("blank", "espacio en blanco", "blanc à remplir", "Lücke", "lacuna", "spazio da completare"),
    # Answer key
    "answer_key": ("Answer key", "Respuestas", "Corrigé", "Lösungen", "Gabarito", "Soluzioni"),
    "answer": ("Answer", "Respuesta", "Réponse", "Lösung", "Resposta", "Risposta"),
    "answers": ("Answers", "Respuestas", "Réponses", "Lösungen", "Respostas", "Risposte"),
    "also_accepted": (
        "Also accepted:", "También se acepta:", "Également accepté\u202f:", "Auch richtig:", "Também se aceita:",
        "Accettato anche:",
    ),
    "answers_vary": (
        "Answers vary.", "Respuesta abierta.", "Réponse libre.", "Freie Antwort.", "Resposta livre.",
        "Risposta libera.",
    ),
    "sources": ("Sources:", "Fuentes:", "Sources\u202f:", "Quellen:", "Fontes:", "Fonti:"),
})  # fmt: skip
