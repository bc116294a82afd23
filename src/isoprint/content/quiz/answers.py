"""Questions and their answers in words, kind by kind: what gets a letter, what to do, what is right, what it is worth.

`shuffle_of` and `in_order` serve `versions`; the other functions serve all that prints or exports an answer.
"""

from typing import assert_never

from msgspec import Struct

from isoprint.content.languages.language import Labels, Language, format_number
from isoprint.content.model import (
    AnyQuestion,
    Blank,
    Blanks,
    Blocks,
    Choice,
    Figure,
    Inlines,
    Matching,
    Numeric,
    Open,
    Ordering,
    Question,
    Quiz,
    Run,
    Select,
    Short,
    TrueFalse,
    plain,
)
from isoprint.content.model.versions import LetteredChoice, VersionedQuestion
from isoprint.content.model.walk import blanks_of, inlines_of, joined, map_inlines
from isoprint.content.quiz.refers_to_others import names_letters, refers_to_others


def letter(index: int) -> str:
    """Return the letter of an index: A … Z, AA, AB …"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


# ---------------------------------------------------------------- texts that get letters

Indices = tuple[int, ...]
"""Indices of a question's texts, in the order in which a version prints them."""


class Shuffle(Struct, frozen=True):
    """The texts of one question that get letters, and which of them change places."""

    question: AnyQuestion
    texts: tuple[Inlines, ...] = ()
    first: Indices = ()
    """Indices of the texts that come first; these change places when ``shuffled``."""
    last: Indices = ()
    """Indices of the texts that keep their place below the others."""
    shuffled: bool = False
    never: Indices = ()
    """The beginning of an order that gives the answer away and is drawn again; empty: none does."""
    right: Indices = ()
    """Choice and Select: the indices of the right texts. Matching: for each pair, the index of its text."""


def shuffle_of(question: AnyQuestion, shuffle: bool) -> Shuffle:
    """Return the texts of a question that get letters; ``shuffle``: whether choices change places on this quiz."""
    match question:
        case Choice() | Select():
            right = (question.answer,) if isinstance(question, Choice) else question.answers
            fixed = question.keep_order or names_letters(question.choices) is not None
            pointing = () if fixed else tuple(map(refers_to_others, question.choices))
            last = tuple(index for index, points in enumerate(pointing) if points)
            first = tuple(index for index in range(len(question.choices)) if index not in last)
            return Shuffle(question, question.choices, first, last, shuffled=shuffle and not fixed, right=right)
        case Matching():
            return _letter_bank(question)
        case Ordering():
            indices = tuple(range(len(question.items)))
            return Shuffle(question, question.items, indices, shuffled=True, never=indices)
        case Short() | Open() | Numeric() | TrueFalse() | Blanks():
            return Shuffle(question)
        case _:
            assert_never(question)


def _letter_bank(question: Matching) -> Shuffle:
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
    return Shuffle(question, tuple(texts.values()), indices, shuffled=True, never=never, right=right)


def in_order(number: int, shuffle: Shuffle, order: Indices) -> VersionedQuestion:
    """Return a question with its texts in the order drawn, lettered, and the answers in those letters."""
    question = shuffle.question
    if not order:
        return VersionedQuestion(number, question)
    choices = tuple([LetteredChoice(letter(place), shuffle.texts[index], index) for place, index in enumerate(order)])
    answers: tuple[str, ...]
    match question:
        case Choice() | Select():
            answers = tuple([choice.letter for choice in choices if choice.index in shuffle.right])
        case Matching():
            answers = tuple([letter(order.index(index)) for index in shuffle.right])
        case Ordering():
            answers = tuple([str(index + 1) for index in order])
        case Short() | Open() | Numeric() | TrueFalse() | Blanks():
            answers = ()
        case _:
            assert_never(question)
    return VersionedQuestion(number, question, choices, answers)


# ---------------------------------------------------------------- hints and answers


def hint_of(question: AnyQuestion, labels: Labels) -> str:
    """Return an instruction for kinds of question that need one; empty where the ask gives it in these words."""
    match question:
        case Select():
            text = labels.choose_all
        case Matching():
            text = labels.write_letter
        case Ordering():
            text = labels.number_in_order
        case Short() | Open() | Numeric() | TrueFalse() | Choice() | Blanks():
            return ""
        case _:
            assert_never(question)
    asked = plain(tuple(inlines_of(question.ask))).casefold()
    return "" if text.casefold().rstrip(".") in asked else text


def answer_lines(versioned: VersionedQuestion, labels: Labels) -> tuple[Inlines, ...]:
    """Return the answer in full, a line for each of its pieces; nothing for an open question that has a rationale."""
    question = versioned.question
    match question:
        case Short(answers=answers):
            return answers
        case Open(why=why):
            return () if why else ((Run(labels.answers_vary),),)
        case Numeric():
            return ((Run(_number(question)),),)
        case TrueFalse(answer=answer):
            return ((Run(labels.true if answer else labels.false),),)
        case Choice() | Select():
            right = [choice for choice in versioned.choices if choice.letter in versioned.answers]
            return tuple((Run(f"{choice.letter}.\u00a0\u00a0", strong=True), *choice.content) for choice in right)
        case Blanks():
            return tuple((Run(blank.accept[0]),) for blank in blanks_of(question.ask))
        case Matching():
            bank = {choice.letter: choice.content for choice in versioned.choices}
            return tuple(
                (Run(f"{at + 1} → {letter}\u00a0\u00a0", strong=True), *bank[letter])
                for at, letter in enumerate(versioned.answers)
            )
        case Ordering(items=items):
            return tuple((Run(f"{at + 1}.\u00a0\u00a0", strong=True), *item) for at, item in enumerate(items))


def short_answer(versioned: VersionedQuestion, labels: Labels) -> Inlines:
    """Return the answer as a marker reads it: letters where there are any, all pieces on one line.

    For an ordering these are the numbers to be found in the boxes, from the top. What the answer cites is left out.
    """
    match versioned.question:
        case Choice() | Select():
            return (Run(", ".join(versioned.answers)),)
        case Matching():
            return (Run(", ".join(f"{at + 1}\u00a0{letter}" for at, letter in enumerate(versioned.answers))),)
        case Ordering():
            return (Run("–".join(versioned.answers)),)
        case Open():
            return (Run(labels.answers_vary),)
    return tuple(run for run in joined(answer_lines(versioned, labels), "; ") if isinstance(run, Run))


def also_accepted(versioned: VersionedQuestion) -> tuple[Inlines, ...]:
    """Return the other right answers: of a short answer as written, of each blank its other words."""
    question = versioned.question
    if isinstance(question, Short):
        return question.accept
    if isinstance(question, Blanks):
        return tuple((Run(word),) for blank in blanks_of(question.ask) for word in blank.accept[1:])
    return ()


def asked(versioned: VersionedQuestion) -> Blocks:
    """Return the ask as a key repeats it: without pictures, and with the words in their blanks, set off."""
    return map_inlines(tuple(block for block in versioned.question.ask if not isinstance(block, Figure)), _words)


def _number(question: Numeric) -> str:
    within = f"\u00a0±\u00a0{question.tolerance}" if question.tolerance else ""
    unit = f"\u00a0{question.unit}" if question.unit else ""
    return f"{question.answer}{within}{unit}"


def _words(inlines: Inlines) -> Inlines:
    return tuple(Run(inline.accept[0], strong=True) if isinstance(inline, Blank) else inline for inline in inlines)


# ---------------------------------------------------------------- points


def total_points(quiz: Quiz) -> float | None:
    """Return the points that a quiz gives, bonus left out; None where no question has any."""
    questions = [question for part in quiz.parts for question in part.questions]
    if all(question.points is None for question in questions):
        return None
    return sum(question.points or 0.0 for question in questions if not question.bonus)


def points_text(question: Question, language: Language) -> str:
    """Return what a question is worth and whether that is a bonus, as printed beside it; empty without either."""
    labels, points = language.labels, question.points
    worth = ""
    if points is not None:
        worth = (labels.point if points == 1 else labels.points).format(points=format_number(points, language))
    return " · ".join(text for text in (labels.bonus if question.bonus else "", worth) if text)
