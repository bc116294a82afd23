"""Quizzes for tests: short makers for questions, and quizzes of any number with every kind in them."""

from random import Random
from typing import Any

from isoprint.content.model import (
    AnyQuestion,
    Blank,
    Block,
    Blocks,
    Choice,
    Inlines,
    Matching,
    Numeric,
    Open,
    Ordering,
    Paragraph,
    Part,
    Quiz,
    Run,
    Select,
    Short,
    TrueFalse,
)
from isoprint.content.model import Blanks as Gaps
from isoprint.problems import Source

HERE = Source("quiz.yaml", 1, 1)


def words(text: str) -> Inlines:
    return (Run(text),)


def paragraph(text: str) -> Blocks:
    return (Paragraph(words(text), HERE),)


def choice(name: str, *choices: str, answer: int = 0, **more: Any) -> Choice:
    return Choice(
        id=name,
        ask=paragraph(f"Ask of {name}?"),
        source=HERE,
        choices=tuple(words(text) for text in choices),
        answer=answer,
        **more,
    )


def short(name: str, *answers: str, **more: Any) -> Short:
    ask = paragraph(f"Ask of {name}?")
    return Short(id=name, ask=ask, source=HERE, answers=tuple(words(text) for text in answers), **more)


def ordering(name: str, *items: str) -> Ordering:
    return Ordering(id=name, ask=paragraph(f"Ask of {name}?"), source=HERE, items=tuple(words(text) for text in items))


def matching(name: str, pairs: dict[str, str], *distractors: str) -> Matching:
    return Matching(
        id=name,
        ask=paragraph(f"Ask of {name}?"),
        source=HERE,
        pairs=tuple((words(left), words(right)) for left, right in pairs.items()),
        distractors=tuple(words(text) for text in distractors),
    )


def gaps(name: str, *answers: str) -> Gaps:
    inlines: Inlines = words(f"Ask of {name}: ")
    for answer in answers:
        inlines += (Blank((answer, answer.upper())), Run(" and "))
    return Gaps(id=name, ask=(Paragraph((*inlines, Run("more.")), HERE),), source=HERE)


def quiz(*questions: AnyQuestion, **more: Any) -> Quiz:
    return Quiz(parts=(Part(questions=questions, source=HERE),), source=HERE, **more)


def nine_kinds() -> Quiz:
    """Return a quiz with every kind of question, parts, a word bank, points and a bonus, in three versions."""
    text = paragraph("Tick what is right.")
    light = (
        choice("window", "UVA", "UVB", "UVC", "None of the above", points=1.0),
        Select(
            id="protect",
            ask=paragraph("What protects from an index of 3 upward?"),
            source=HERE,
            choices=tuple(words(each) for each in ("a hat with a brim", "shade around noon", "a tan", "a cold drink")),
            answers=(0, 1),
            points=1.0,
            why=paragraph("A tan protects hardly at all."),
        ),
        TrueFalse(id="cloud", ask=paragraph("Most light comes through thin cloud."), source=HERE, answer=True),
        Numeric(id="share", ask=paragraph("What share?"), source=HERE, answer="3.3", tolerance="0.1", unit="%"),
    )
    order = (
        matching("index", {"2": "low", "4": "moderate", "7": "high"}, "harmless"),
        ordering("ground", "fresh snow", "sea foam", "dry sand"),
    )
    free = (
        short("spot", "Spot B", accept=(words("the right one"),), points=2.0),
        Open(id="trial", ask=paragraph("Why with care?"), source=HERE, lines=5, why=paragraph("Small numbers.")),
        short("shadow", "Short", lines=1, bonus=True, points=1.0),
    )
    return Quiz(
        title="How well do you know the sun?",
        intro=paragraph("Work alone for fifteen minutes."),
        source=HERE,
        versions=3,
        shuffle="all",
        key="compact",
        parts=(
            Part(questions=light, source=HERE, title=words("Part I. Light"), intro=text),
            Part(
                questions=(gaps("pigment", "melanin", "burns"),),
                source=HERE,
                title=words("Part II. Words"),
                word_bank=True,
            ),
            Part(questions=order, source=HERE, title=words("Part III. Order")),
            Part(questions=free, source=HERE, title=words("Part IV. Thinking")),
        ),
    )


# ---------------------------------------------------------------- generated


def any_quiz(seed: int, most: int = 8) -> Quiz:
    """Return a quiz of up to ``most`` questions of every kind.

    What must not be on the quiz holds the letters ``zq``, which nothing that may be there has: answers that no
    choice repeats, rationales, ids and paths of pictures. A numeric answer begins with 77.
    """
    chance = Random(seed)
    questions = [_KINDS[chance.randrange(len(_KINDS))](f"q{i}", chance) for i in range(chance.randint(1, most))]
    cut = chance.randint(0, len(questions))
    groups = [tuple(group) for group in (questions[:cut], questions[cut:]) if group]
    parts = tuple(
        Part(questions=group, source=HERE, title=words(f"Part {i + 1}") if len(groups) > 1 else ())
        for i, group in enumerate(groups)
    )
    return Quiz(
        parts=parts,
        source=HERE,
        title="Quiz",
        columns=chance.choice([1, 1, 2]),
        shuffle=chance.choice(["none", "questions", "choices", "all"]),
    )


def _texts(name: str, chance: Random, least: int, most: int) -> list[str]:
    letters = "abcdefghijklmnoprstuvwy"
    count = chance.randint(least, most)
    fillers = (["".join(chance.choices(letters, k=5)) for _ in range(chance.randint(0, 9))] for _ in range(count))
    return [" ".join([f"{name}-{i}", *filler]) for i, filler in enumerate(fillers)]


def _why(name: str) -> Blocks:
    block: Block = Paragraph(words(f"zqwhy {name}"), HERE)
    return (block,)


def _common(name: str, chance: Random) -> dict[str, Any]:
    points = chance.choice([None, 1.0, 2.5])
    return {
        "id": f"zq-{name}",
        "source": HERE,
        "why": _why(name),
        "points": points,
        "ask": paragraph(f"Ask of {name}?"),
    }


def _short(name: str, chance: Random) -> AnyQuestion:
    answers = tuple(words(f"zqanswer {name} {i}") for i in range(chance.randint(1, 2)))
    return Short(answers=answers, accept=(words(f"zqaccept {name}"),), **_common(name, chance))


def _open(name: str, chance: Random) -> AnyQuestion:
    return Open(lines=chance.randint(1, 6), **_common(name, chance))


def _numeric(name: str, chance: Random) -> AnyQuestion:
    return Numeric(answer=str(chance.randint(770000, 779999)), tolerance="777", unit="mg", **_common(name, chance))


def _true_false(name: str, chance: Random) -> AnyQuestion:
    return TrueFalse(answer=chance.random() < 0.5, **_common(name, chance))


def _choice(name: str, chance: Random) -> AnyQuestion:
    texts = tuple(words(text) for text in _texts(name, chance, 2, 6))
    return Choice(choices=texts, answer=chance.randrange(len(texts)), **_common(name, chance))


def _select(name: str, chance: Random) -> AnyQuestion:
    texts = tuple(words(text) for text in _texts(name, chance, 2, 6))
    answers = tuple(sorted(chance.sample(range(len(texts)), chance.randint(1, len(texts)))))
    return Select(choices=texts, answers=answers, **_common(name, chance))


def _gaps(name: str, chance: Random) -> AnyQuestion:
    common = _common(name, chance)
    inlines: Inlines = words(f"Ask of {name}: ")
    for i in range(chance.randint(1, 3)):
        inlines += (Blank((f"zqgap{name}{i}", "zqother")), Run(", then "))
    return Gaps(**{**common, "ask": (Paragraph((*inlines, Run("the end.")), HERE),)})


def _matching(name: str, chance: Random) -> AnyQuestion:
    lefts = _texts(f"{name}-left", chance, 2, 5)
    rights = _texts(f"{name}-right", chance, len(lefts) + 1, len(lefts) + 2)
    pairs = tuple((words(left), words(right)) for left, right in zip(lefts, rights, strict=False))
    extra = tuple(words(text) for text in rights[len(lefts) :])
    return Matching(pairs=pairs, distractors=extra, **_common(name, chance))


def _ordering(name: str, chance: Random) -> AnyQuestion:
    return Ordering(items=tuple(words(text) for text in _texts(name, chance, 3, 6)), **_common(name, chance))


_KINDS = [_short, _open, _numeric, _true_false, _choice, _select, _gaps, _matching, _ordering]
