"""Versions of a quiz as plain values: every order is drawn and every letter given."""

from msgspec import Struct

from isoprint.content.model import AnyQuestion, Inlines, Part, Quiz


class LetteredChoice(Struct, frozen=True):
    """A choice, an entry of a letter bank or an item to put in order; ``index`` is its place as written."""

    letter: str
    content: Inlines
    index: int


class VersionedQuestion(Struct, frozen=True):
    """A question as printed in one version.

    ``choices`` are in drawn order: the choices of Choice and Select, the letter bank of Matching, the items of
    Ordering. ``answers`` are the right choices' letters in that order (Choice, Select), the letter of each pair in
    the order of the file (Matching), or the number to write into each item's box, from the top (Ordering).
    """

    number: int
    question: AnyQuestion
    choices: tuple[LetteredChoice, ...] = ()
    answers: tuple[str, ...] = ()


class VersionedPart(Struct, frozen=True):
    """A part with its questions in drawn order and the words of its bank, sorted; empty where it has no bank."""

    part: Part
    questions: tuple[VersionedQuestion, ...]
    word_bank: tuple[str, ...] = ()


class QuizVersion(Struct, frozen=True):
    """One version of a quiz; ``version`` is its letter, empty for a quiz of a single version."""

    version: str
    quiz: Quiz
    parts: tuple[VersionedPart, ...]

    @property
    def questions(self) -> tuple[VersionedQuestion, ...]:
        """Return all questions as numbered on this sheet."""
        return tuple(drawn for part in self.parts for drawn in part.questions)
