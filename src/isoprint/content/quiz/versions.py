"""Versions of a quiz: a quiz and a number in, one Sheet a version out, with every order drawn and every letter given.

The quiz sheet and its answer key are both made from a Sheet, so that they cannot disagree. An order is drawn
from a digest of the question's id and the version's letter alone: it is the same on every machine, and adding,
removing or editing one question moves no other against its neighbors.
"""

from hashlib import shake_128
from itertools import count as counting
from math import factorial, prod
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.content.model import (
    AnyQuestion,
    Choice,
    Inlines,
    Matching,
    Ordering,
    Part,
    Question,
    Quiz,
    Select,
    plain,
)
from isoprint.content.model.walk import blanks_of
from isoprint.content.quiz.refers_to_others import refers_to_others


class LetteredChoice(Struct, frozen=True):
    """A choice, an entry of a letter bank or an item to put in order; ``index`` is its place as written."""

    letter: str
    content: Inlines
    index: int


class VersionedQuestion(Struct, frozen=True):
    """A question as it stands on one version.

    ``choices`` stand in drawn order: the choices of Choice and Select, the letter bank of Matching, the items of
    Ordering. ``answers`` are the right choices' letters in that order (Choice, Select), the letter of each pair in
    the order of the file (Matching), or what is to be written into each item's box, from the top (Ordering).
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


def versions(quiz: Quiz, count: int) -> tuple[QuizVersion, ...]:
    """Return ``count`` versions of a quiz: A, B, C …, or a single one without a letter.

    A version that came out equal to an earlier one is drawn again as long as the quiz has another order to give.
    """
    quiz = in_versions(quiz, count)
    moving = quiz.shuffle in ("questions", "all")
    parts = [
        [_shuffle_of(question, quiz.shuffle in ("choices", "all")) for question in part.questions]
        for part in quiz.parts
    ]
    banks = [_word_bank(part) for part in quiz.parts]
    most = orders(quiz)
    given: set[tuple[_PartOrder, ...]] = set()
    sheets = []
    for version in [letter(i) for i in range(count)] if count > 1 else [""]:
        for attempt in range(_MOST_ATTEMPTS):
            drawn = tuple([_draw(shuffles, f"{version}/{attempt}", moving) for shuffles in parts])
            if drawn not in given or len(given) >= most:
                break
        given.add(drawn)
        sheets.append(_sheet(version, quiz, parts, drawn, banks))
    return tuple(sheets)


def in_versions(quiz: Quiz, count: int) -> Quiz:
    """Return a quiz as if its file asked for that many versions; one that asks for a single one then shuffles all."""
    several = count > 1 and quiz.versions == 1 and quiz.shuffle == "none"
    return replace(quiz, versions=count, shuffle="all" if several else quiz.shuffle)


def orders(quiz: Quiz) -> int:
    """Return how many different versions a quiz can be drawn in."""
    moving = quiz.shuffle in ("questions", "all")
    parts = (
        [_shuffle_of(question, quiz.shuffle in ("choices", "all")) for question in part.questions]
        for part in quiz.parts
    )
    return prod(_arrangements(shuffles, moving) for shuffles in parts)


def letter(index: int) -> str:
    """Return the letter of an index: A … Z, AA, AB …"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


# ---------------------------------------------------------------- what is shuffled


class _Shuffle(Struct, frozen=True):
    """What is drawn for one question: the texts that get letters, and which of them change places."""

    question: AnyQuestion
    texts: tuple[Inlines, ...] = ()
    first: tuple[int, ...] = ()
    """Indices of the texts that stand first; these change places when ``shuffled``."""
    last: tuple[int, ...] = ()
    """Indices of the texts that keep their place below the others."""
    shuffled: bool = False
    never: tuple[int, ...] = ()
    """The beginning of an order that gives the answer away and is drawn again; empty: none does."""
    right: tuple[int, ...] = ()
    """Choice and Select: the indices of the right texts. Matching: for each pair, the index of its text."""


def _shuffle_of(question: AnyQuestion, shuffle: bool) -> _Shuffle:
    """Return what is to be drawn for a question; ``shuffle`` is whether choices change places on this quiz."""
    match question:
        case Choice() | Select():
            right = (question.answer,) if isinstance(question, Choice) else question.answers
            last = tuple(
                i for i, text in enumerate(question.choices) if refers_to_others(text) and not question.keep_order
            )
            first = tuple(i for i in range(len(question.choices)) if i not in last)
            shuffled = shuffle and not question.keep_order
            return _Shuffle(question, question.choices, first, last, shuffled=shuffled, right=right)
        case Matching():
            return _matching_shuffle(question)
        case Ordering():
            indices = tuple(range(len(question.items)))
            return _Shuffle(question, question.items, indices, shuffled=True, never=indices)
        case _:
            return _Shuffle(question)


def _matching_shuffle(question: Matching) -> _Shuffle:
    """Return the letter bank of a matching question: each text once, also where it matches several."""
    texts: dict[str, Inlines] = {}
    for _, text in question.pairs:
        texts.setdefault(plain(text), text)
    names = list(texts)
    for text in question.distractors:
        texts.setdefault(plain(text), text)
    right = tuple(names.index(plain(text)) for _, text in question.pairs)
    never = tuple(range(len(names))) if len(names) > 1 else ()
    indices = tuple(range(len(texts)))
    return _Shuffle(question, tuple(texts.values()), indices, shuffled=True, never=never, right=right)


def _word_bank(part: Part) -> tuple[str, ...]:
    """Return the answers of a part's blanks, sorted without regard to capitals; nothing where it has no bank."""
    if not part.word_bank:
        return ()
    blanks = (blank for question in part.questions for blank in blanks_of(question.ask))
    return tuple(sorted({blank.accept[0] for blank in blanks}, key=lambda word: (word.casefold(), word)))


# ---------------------------------------------------------------- drawing

_Order = tuple[int, ...]
_PartOrder = tuple[tuple[int, _Order], ...]
"""For each question of a part, from the top: its index as written, and the order of its texts."""

_MOST_ATTEMPTS: Final = 100
"""How often a version is drawn anew before a repeated one is taken; near only for quizzes with few orders."""

_KEY_BYTES: Final = 4
"""What is compared when sorting; equal keys, one pair in 4 × 10⁹, leave two texts as written."""


def _keys(salt: str, question: Question, count: int) -> list[bytes]:
    """Return ``count`` sort keys for a question; the first ones stay the same when ``count`` grows."""
    digest = shake_128(f"{salt}/{question.id}".encode()).digest(_KEY_BYTES * count)
    return [digest[i : i + _KEY_BYTES] for i in range(0, len(digest), _KEY_BYTES)]


def _draw(shuffles: list[_Shuffle], salt: str, moving: bool) -> _PartOrder:
    """Return the order of a part's questions, which change places when ``moving``, and of the texts in each."""
    drawn = []
    for index, shuffle in enumerate(shuffles):
        place, *keys = _keys(salt, shuffle.question, 1 + len(shuffle.first))
        drawn.append((place, index, _order(shuffle, salt, keys)))
    if moving:
        drawn.sort()
    return tuple([(index, order) for _, index, order in drawn])


def _order(shuffle: _Shuffle, salt: str, keys: list[bytes]) -> _Order:
    """Return the order of a question's texts, drawn again as long as it gives the answer away."""
    if not shuffle.shuffled:
        return shuffle.first + shuffle.last
    for again in counting(1):
        order = tuple([index for _, index in sorted(zip(keys, shuffle.first, strict=True))])
        if not shuffle.never or order[: len(shuffle.never)] != shuffle.never:
            break
        keys = _keys(f"{salt}/{again}", shuffle.question, len(shuffle.first))
    return order + shuffle.last


def _arrangements(shuffles: list[_Shuffle], moving: bool) -> int:
    """Return how many different orders a part can be drawn in."""
    ways = factorial(len(shuffles)) if moving else 1
    for shuffle in shuffles:
        if shuffle.shuffled:
            given_away = factorial(len(shuffle.first) - len(shuffle.never)) if shuffle.never else 0
            ways *= factorial(len(shuffle.first)) - given_away
    return ways


def _sheet(
    version: str, quiz: Quiz, parts: list[list[_Shuffle]], orders: tuple[_PartOrder, ...], banks: list[tuple[str, ...]]
) -> QuizVersion:
    """Return a version in the order drawn, questions numbered from 1 through all parts."""
    number = counting(1)
    return QuizVersion(
        version,
        quiz,
        tuple(
            VersionedPart(part, tuple([_drawn(next(number), shuffles[index], order) for index, order in drawn]), bank)
            for part, shuffles, drawn, bank in zip(quiz.parts, parts, orders, banks, strict=True)
        ),
    )


def _drawn(number: int, shuffle: _Shuffle, order: _Order) -> VersionedQuestion:
    """Return a question with its texts in the order drawn, lettered, and the answers in those letters."""
    if not order:
        return VersionedQuestion(number, shuffle.question)
    choices = tuple([LetteredChoice(letter(place), shuffle.texts[index], index) for place, index in enumerate(order)])
    if isinstance(shuffle.question, Ordering):
        answers = tuple([str(index + 1) for index in order])
    elif isinstance(shuffle.question, Matching):
        answers = tuple([letter(order.index(index)) for index in shuffle.right])
    else:
        answers = tuple([choice.letter for choice in choices if choice.index in shuffle.right])
    return VersionedQuestion(number, shuffle.question, choices, answers)
