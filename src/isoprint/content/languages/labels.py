"""The words that isoprint adds to a sheet; each language has its own."""

from msgspec import Struct


class Labels(Struct, frozen=True, kw_only=True):
    """Every label that a sheet may bear; ``{…}`` is where a number, a name or a text goes in.

    Labels that open a text end with their colon, spaced as the language spaces it.
    """

    # Newsletter
    contact: str
    sponsor: str
    references: str
    reviewed_by: str
    review_by: str
    page_of: str
    qr_code: str

    # Quiz
    quiz: str
    name: str
    date: str
    score: str
    point: str
    points: str
    bonus: str
    version: str
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
