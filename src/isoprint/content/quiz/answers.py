"""Answers in words: a question as drawn on one version in, what a key prints as its answer out."""

from isoprint.content.languages.labels import Labels
from isoprint.content.model import (
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
    Run,
    Select,
    Short,
    TrueFalse,
)
from isoprint.content.model.walk import blanks_of, map_inlines
from isoprint.content.quiz.versions import VersionedQuestion


def answer_lines(drawn: VersionedQuestion, labels: Labels) -> tuple[Inlines, ...]:
    """Return the answer in full, a line for each of its pieces; nothing for an open question that has a rationale."""
    question = drawn.question
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
            right = [choice for choice in drawn.choices if choice.letter in drawn.answers]
            return tuple((Run(f"{choice.letter}.\u00a0\u00a0", strong=True), *choice.content) for choice in right)
        case Blanks():
            return tuple((Run(blank.accept[0]),) for blank in blanks_of(question.ask))
        case Matching():
            bank = {choice.letter: choice.content for choice in drawn.choices}
            return tuple(
                (Run(f"{at + 1} → {letter}\u00a0\u00a0", strong=True), *bank[letter])
                for at, letter in enumerate(drawn.answers)
            )
        case Ordering(items=items):
            return tuple((Run(f"{at + 1}.\u00a0\u00a0", strong=True), *item) for at, item in enumerate(items))


def short_answer(drawn: VersionedQuestion, labels: Labels) -> Inlines:
    """Return the answer as a marker reads it: letters where there are any, all pieces on one line.

    For an ordering these are the numbers to be found in the boxes, from the top. What the answer cites is left out.
    """
    match drawn.question:
        case Choice() | Select():
            return (Run(", ".join(drawn.answers)),)
        case Matching():
            return (Run(", ".join(f"{at + 1}\u00a0{letter}" for at, letter in enumerate(drawn.answers))),)
        case Ordering():
            return (Run("–".join(drawn.answers)),)
        case Open():
            return (Run(labels.answers_vary),)
    words: Inlines = ()
    for line in answer_lines(drawn, labels):
        words = (*words, Run("; "), *line) if words else line
    return tuple(run for run in words if isinstance(run, Run))


def also_accepted(drawn: VersionedQuestion) -> tuple[Inlines, ...]:
    """Return what else is right: of a short answer as written, of each blank its other words."""
    question = drawn.question
    if isinstance(question, Short):
        return question.accept
    if isinstance(question, Blanks):
        return tuple((Run(word),) for blank in blanks_of(question.ask) for word in blank.accept[1:])
    return ()


def asked(drawn: VersionedQuestion) -> Blocks:
    """Return the ask as a key repeats it: without pictures, and with the words in their blanks, set off."""
    return map_inlines(tuple(block for block in drawn.question.ask if not isinstance(block, Figure)), _words)


def _number(question: Numeric) -> str:
    within = f"\u00a0±\u00a0{question.tolerance}" if question.tolerance else ""
    unit = f"\u00a0{question.unit}" if question.unit else ""
    return f"{question.answer}{within}{unit}"


def _words(inlines: Inlines) -> Inlines:
    return tuple(Run(inline.accept[0], strong=True) if isinstance(inline, Blank) else inline for inline in inlines)
