"""Flaws in questions: `item_problems` returns a warning for each flaw that helps guessers or misleads.

The flaws are those listed in guides to writing medical examinations (National Board of Medical Examiners,
“Constructing Written Test Questions”). Each rule is independent and has its own code. If ``allow`` in a question or
handout names the code, the rule is skipped: someone has looked at it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from isoprint.check.wording import disagree, range_of, same_words, words
from isoprint.content.languages.language import Language, language_for
from isoprint.content.model import (
    AnyQuestion,
    Choice,
    Citation,
    Handout,
    Inline,
    Inlines,
    Open,
    Quiz,
    Run,
    Select,
    TrueFalse,
    plain,
)
from isoprint.content.model.walk import inlines_of, texts_of
from isoprint.content.quiz.refers_to_others import refers_to_others
from isoprint.content.quiz.versions import orders
from isoprint.problems import Problem


class Finding(Struct, frozen=True):
    """A flaw: its message and the remedy."""

    message: str
    remedy: str


def item_problems(handout: Handout) -> tuple[Problem, ...]:
    """Return a warning for each flaw in a handout's questions, in the order of the file."""
    if handout.quiz is None:
        return ()
    language = language_for(handout.language)
    assert language is not None, handout.language
    questions = [question for part in handout.quiz.parts for question in part.questions]
    found = list(_versions(handout.quiz, handout.allow))
    for at, question in enumerate(questions):
        findings = {code: rule(question, language) for code, rule in _RULES.items()}
        findings["W206"] = asked_before(question, questions[:at])
        if handout.references:
            findings["W208"] = without_source(question)
        silent = {*question.allow, *handout.allow}
        asked = ((code, flaw) for code, flaws in findings.items() if code not in silent for flaw in flaws)
        found += [Problem(code, flaw.message, question.source, flaw.remedy) for code, flaw in asked]
    return tuple(found)


def _versions(quiz: Quiz, silent: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a warning if a quiz has fewer possible orders than versions, so some of its sheets would be the same."""
    most = orders(quiz)
    if most < quiz.versions and "W210" not in silent:
        message = f"The quiz has {quiz.versions} versions, but only {most} possible order{'s' if most != 1 else ''}"
        yield Problem("W210", message, quiz.source, "ask for fewer versions, or shuffle more with “shuffle: all”")


# ---------------------------------------------------------------- the rules

LONGER: Final = 1.5
"""The ratio to the longest wrong choice from which the right one is much longer."""
LONGER_BY: Final = 15
"""The characters by which the right choice must also be longer: among short choices, nobody notices."""


def longest_is_right(question: AnyQuestion, language: Language) -> Iterator[Finding]:  # noqa: ARG001 — all rules look alike
    """Writers qualify the right choice until nobody can object, and its length gives it away."""
    if not isinstance(question, Choice) or len(question.choices) < 3:
        return
    lengths = [len(text) for text in choice_texts(question)]
    right = lengths.pop(question.answer)
    if right >= LONGER * max(lengths) and right - max(lengths) >= LONGER_BY:
        message = "The right choice is much longer than the others, which gives it away"
        yield Finding(message, "shorten it, or make a wrong choice equally long")


def absolute_words(question: AnyQuestion, language: Language) -> Iterator[Finding]:
    """Few things are absolute, so guessers mark statements with “always” as false."""
    for text in [ask_text(question)] if isinstance(question, TrueFalse) else choice_texts(question):
        word = next((word for word in words(text) if word in language.clues.absolutes), None)
        if word:
            message = f"“{word}” hints that the statement is false, since few things are absolute"
            yield Finding(message, "say when or how often")


def hidden_negation(question: AnyQuestion, language: Language) -> Iterator[Finding]:
    """Fast readers overlook a small “not” and answer the opposite."""
    if not isinstance(question, Choice | Select):
        return
    for run in last_sentence(question):
        hidden = isinstance(run, Run) and not (run.strong or run.emphasis)
        said = re.findall(r"[\w’]+", run.text) if hidden and isinstance(run, Run) else []
        for before, word in zip(["", *said], said, strict=False):
            if before.casefold() in language.clues.amounts:  # “at least” is not a negation
                continue
            if not word.isupper() and word.casefold() in language.clues.negations:
                yield Finding(f"“{word}” reverses the question and is easy to miss", f"emphasize it: **{word}**")


def overlapping_choices(question: AnyQuestion, language: Language) -> Iterator[Finding]:
    """Of two choices that say the same thing, neither can be the answer; a number in two ranges has two answers."""
    texts = choice_texts(question)
    for at, text in enumerate(texts):
        for other in texts[:at]:
            if same_words(text, other, language.clues.articles):
                yield Finding(f"“{other}” and “{text}” say the same thing", "replace one of them")
            elif isinstance(question, Choice) and _ranges_overlap(other, text):
                yield Finding(f"“{other}” and “{text}” overlap", "start each range after the previous one ends")


def _ranges_overlap(one: str, other: str) -> bool:
    first, second = range_of(one), range_of(other)
    if first is None or second is None or first.unit != second.unit:
        return False
    return max(first.low, second.low) <= min(first.high, second.high)


def grammar_gives_away(question: AnyQuestion, language: Language) -> Iterator[Finding]:
    """A question that its choices complete must fit all of them, not only the right one."""
    if not language.tag.startswith("en") or not isinstance(question, Choice):
        return
    texts = [plain(choice) for choice in question.choices if not refers_to_others(choice)]
    answer = plain(question.choices[question.answer])
    last = (words(ask_text(question)) or [""])[-1]
    if ask_text(question).rstrip().endswith("?") or disagree(last, answer):
        return
    against = [text for text in texts if disagree(last, text)]
    if len(against) * 2 >= len(texts) - 1 and against:
        remedy = "give all choices the same grammatical form"
        if last in ("a", "an"):
            remedy = "write “a(n)”, or give each choice its own article"
        yield Finding(f"The right choice fits after “{last}”, but “{against[0]}” does not", remedy)


def all_of_the_above(question: AnyQuestion, language: Language) -> Iterator[Finding]:  # noqa: ARG001
    """Anyone who knows two of the choices knows whether “All of the above” is right."""
    remedy = "replace it with a specific choice, or ask for all that apply with “select: all”"
    for choice in question.choices if isinstance(question, Choice | Select) else ():
        if refers_to_others(choice):
            yield Finding(f"“{plain(choice)}” rewards partial knowledge", remedy)


LONG_WORD: Final = 5
"""The number of letters from which a word is noticed when it appears again in a choice."""


def echoed_word(question: AnyQuestion, language: Language) -> Iterator[Finding]:  # noqa: ARG001
    """A word of the question that only one choice repeats draws the eye to that choice."""
    if not isinstance(question, Choice) or len(question.choices) < 3:
        return
    asked = {word for word in words(ask_text(question)) if len(word) >= LONG_WORD}
    choices = [set(words(text)) for text in choice_texts(question)]
    right = choices.pop(question.answer)
    echoed = sorted((asked & right).difference(*choices))
    if echoed:
        remedy = "use another word in one of the two, or repeat this one in a wrong choice"
        yield Finding(f"Only the right choice repeats “{echoed[0]}” from the question", remedy)


def asked_before(question: AnyQuestion, earlier: list[AnyQuestion]) -> Iterator[Finding]:
    """A question that is asked twice counts twice."""
    asked = words(ask_text(question))
    for other in earlier:
        if asked and type(other) is type(question) and words(ask_text(other)) == asked and not question.pictures:
            yield Finding(f"The same question is already on line {other.source.line}", "delete one of them")


def without_source(question: AnyQuestion) -> Iterator[Finding]:
    """In a handout with references, an answer without a source cannot be checked."""
    if isinstance(question, Open) or question.cite:
        return
    if not any(isinstance(inline, Citation) for inline in inlines_of((*question.ask, *question.why))):
        message = "This answer cites no source, although the handout has references"
        yield Finding(message, "add “cite” and the key of a reference")


_RULES: Final[dict[str, Callable[[AnyQuestion, Language], Iterator[Finding]]]] = {
    "W201": longest_is_right,
    "W202": absolute_words,
    "W203": hidden_negation,
    "W204": overlapping_choices,
    "W205": grammar_gives_away,
    "W207": all_of_the_above,
    "W209": echoed_word,
}


# ---------------------------------------------------------------- texts


def ask_text(question: AnyQuestion) -> str:
    """Return the words of a question's ask."""
    return " ".join(plain(text) for text in texts_of(question.ask))


def choice_texts(question: AnyQuestion) -> list[str]:
    """Return the words of each choice; nothing for a question without choices."""
    return [plain(choice) for choice in question.choices] if isinstance(question, Choice | Select) else []


def last_sentence(question: AnyQuestion) -> Inlines:
    """Return the inlines of the last sentence of an ask: the actual question, after any case it describes."""
    inlines: list[Inline] = []
    for inline in reversed(tuple(inlines_of(question.ask))):
        ends = [m.end() for m in re.finditer(r"[.!?…]\s+(?=\S)", inline.text)] if isinstance(inline, Run) else []
        if isinstance(inline, Run) and ends:
            return (Run(inline.text[ends[-1] :], inline.strong, inline.emphasis), *inlines)
        inlines.insert(0, inline)
    return tuple(inlines)
