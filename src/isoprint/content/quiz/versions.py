"""Versions of a quiz: a quiz and a number in, one QuizVersion for each version out, its orders drawn from digests.

The quiz sheet and its answer key are both made from a QuizVersion, so they cannot disagree. An order is drawn
from a digest of the question's id and the version's letter alone: it is the same on every machine, and adding,
removing or editing one question moves no other against its neighbors.
"""

from hashlib import shake_128
from itertools import count as counting
from math import factorial, prod
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.content.model import Part, Question, Quiz
from isoprint.content.model.versions import QuizVersion, VersionedPart
from isoprint.content.model.walk import blanks_of
from isoprint.content.quiz.answers import Indices, Shuffle, in_order, letter, shuffle_of

_MOST_ATTEMPTS: Final = 100
"""Draws of one version before a repeated order is accepted; only quizzes with few orders come near."""

_KEY_BYTES: Final = 4
"""Bytes of a sort key; equal keys, one pair in 4 × 10⁹, leave two texts as written."""


class QuestionOrder(Struct, frozen=True, order=True):
    """A question in its drawn place: its index in the part as written, and the order of its texts."""

    question: int
    texts: Indices


PartOrder = tuple[QuestionOrder, ...]
"""The questions of a part from the top."""


class PartShuffle(Struct, frozen=True):
    """A part with the shuffle of each of its questions, as written, and the words of its bank."""

    part: Part
    questions: tuple[Shuffle, ...]
    word_bank: tuple[str, ...]


def versions(quiz: Quiz, count: int) -> tuple[QuizVersion, ...]:
    """Return ``count`` versions of a quiz: A, B, C …, or a single one without a letter.

    A version that came out equal to an earlier one is drawn again as long as the quiz has another order to give.
    """
    quiz = in_versions(quiz, count)
    parts = _shuffles(quiz)
    most = orders(quiz)
    given: set[tuple[PartOrder, ...]] = set()
    found = []
    for version in [letter(index) for index in range(count)] if count > 1 else [""]:
        for attempt in range(_MOST_ATTEMPTS):
            drawn = tuple([_draw(part, f"{version}/{attempt}", _moves(part, quiz)) for part in parts])
            if drawn not in given or len(given) >= most:
                break
        given.add(drawn)
        found.append(_version(version, quiz, parts, drawn))
    return tuple(found)


def in_versions(quiz: Quiz, count: int) -> Quiz:
    """Return a quiz as if its file asked for that many versions; one that asks for a single one then shuffles all."""
    several = count > 1 and quiz.versions == 1 and quiz.shuffle == "none"
    return replace(quiz, versions=count, shuffle="all" if several else quiz.shuffle)


def orders(quiz: Quiz) -> int:
    """Return the number of different versions that a quiz can be drawn in."""
    return prod(_arrangements(part.questions, _moves(part, quiz)) for part in _shuffles(quiz))


def _moves(part: PartShuffle, quiz: Quiz) -> bool:
    """Return whether the questions of a part change places."""
    return quiz.shuffle in ("questions", "all") and not part.part.keep_order


def _shuffles(quiz: Quiz) -> tuple[PartShuffle, ...]:
    """Return the parts of a quiz with the shuffle of each question."""
    choices = quiz.shuffle in ("choices", "all")
    return tuple(
        PartShuffle(part, tuple(shuffle_of(question, choices) for question in part.questions), _word_bank(part))
        for part in quiz.parts
    )


def _word_bank(part: Part) -> tuple[str, ...]:
    """Return the answers of a part's blanks, sorted without regard to capitals; nothing where it has no bank."""
    if not part.word_bank:
        return ()
    blanks = (blank for question in part.questions for blank in blanks_of(question.ask))
    return tuple(sorted({blank.accept[0] for blank in blanks}, key=lambda word: (word.casefold(), word)))


def _keys(salt: str, question: Question, count: int) -> list[bytes]:
    """Return ``count`` sort keys for a question; the first ones stay the same when ``count`` grows."""
    digest = shake_128(f"{salt}/{question.id}".encode()).digest(_KEY_BYTES * count)
    return [digest[i : i + _KEY_BYTES] for i in range(0, len(digest), _KEY_BYTES)]


def _draw(part: PartShuffle, salt: str, moving: bool) -> PartOrder:
    """Return the order of a part's questions, which change places when ``moving``, and of the texts in each."""
    drawn = []
    for index, shuffle in enumerate(part.questions):
        place, *keys = _keys(salt, shuffle.question, 1 + len(shuffle.first))
        drawn.append((place, QuestionOrder(index, _order(shuffle, salt, keys))))
    if moving:
        drawn.sort()
    return tuple([order for _, order in drawn])


def _order(shuffle: Shuffle, salt: str, keys: list[bytes]) -> Indices:
    """Return the order of a question's texts, drawn again as long as it gives the answer away."""
    if not shuffle.shuffled:
        return shuffle.first + shuffle.last
    for again in counting(1):
        order = tuple([index for _, index in sorted(zip(keys, shuffle.first, strict=True))])
        if not shuffle.never or order[: len(shuffle.never)] != shuffle.never:
            break
        keys = _keys(f"{salt}/{again}", shuffle.question, len(shuffle.first))
    return order + shuffle.last


def _arrangements(shuffles: tuple[Shuffle, ...], moving: bool) -> int:
    """Return the number of different orders that a part can be drawn in."""
    ways = factorial(len(shuffles)) if moving else 1
    for shuffle in shuffles:
        if shuffle.shuffled:
            given_away = factorial(len(shuffle.first) - len(shuffle.never)) if shuffle.never else 0
            ways *= factorial(len(shuffle.first)) - given_away
    return ways


def _version(version: str, quiz: Quiz, parts: tuple[PartShuffle, ...], drawn: tuple[PartOrder, ...]) -> QuizVersion:
    """Return a version in the order drawn, questions numbered from 1 through all parts."""
    number = counting(1)
    found = [
        VersionedPart(
            part.part,
            tuple([in_order(next(number), part.questions[place.question], place.texts) for place in order]),
            part.word_bank,
        )
        for part, order in zip(parts, drawn, strict=True)
    ]
    return QuizVersion(version, quiz, tuple(found))
