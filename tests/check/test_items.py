from typing import Any

import pytest
from msgspec.structs import replace

from isoprint.check.items import item_problems
from isoprint.content.model import (
    AnyQuestion,
    Choice,
    Citation,
    Club,
    Handout,
    Paragraph,
    Reference,
    Run,
    Select,
    TrueFalse,
)
from tests.quizzes import HERE, paragraph, quiz, short, words


def found(*questions: AnyQuestion, **more: Any) -> list[str]:
    handout = Handout(name="h", club=Club(name="C"), title="T", source=HERE, quiz=quiz(*questions), **more)
    return [problem.code for problem in item_problems(handout)]


def ask(text: str, *choices: str, answer: int = 0, **more: Any) -> Choice:
    texts = tuple(words(choice) for choice in choices)
    return Choice(id=text, ask=paragraph(text), source=HERE, choices=texts, answer=answer, **more)


def true_false(text: str) -> TrueFalse:
    return TrueFalse(id=text, ask=paragraph(text), source=HERE, answer=False)


def test_a_sound_question_has_no_problem() -> None:
    assert found(ask("Which gland makes sebum?", "Sebaceous", "Apocrine", "Parotid", "Thyroid")) == []


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (ask("Which?", "a long right choice that says it all", "short one", "other"), "W201"),
        (ask("Which?", "it always itches", "it burns", "it heals"), "W202"),
        (true_false("The drug is never given to women."), "W202"),
        (ask("Which is not a side effect?", "one", "two", "three"), "W203"),
        (ask("Which?", "the liver", "Liver.", "spleen"), "W204"),
        (ask("How much?", "10–20 mg", "20–30 mg", "40–50 mg"), "W204"),
        (ask("The lesion is an", "ulcer", "papule", "macule"), "W205"),
        (ask("The organs at risk are", "lungs and liver", "spleen", "heart"), "W205"),
        (ask("Which?", "one", "two", "All of the above"), "W207"),
        (ask("Which gland makes sebum?", "The sebum gland", "Parotid", "Thyroid"), "W209"),
    ],
)
def test_each_flaw_is_found_and_nothing_else(question: AnyQuestion, code: str) -> None:
    assert found(question) == [code]


@pytest.mark.parametrize(
    "question",
    [
        ask("Which?", "right", "a long wrong choice that says a lot", "other"),
        ask("Which?", "right and rather long", "also rather long", "other"),
        ask("Which is NOT a side effect?", "one", "two", "three"),
        ask("He did not improve. Which drug?", "one", "two", "three"),
        ask("Which is seen in at least 5% of patients?", "one", "two", "three"),
        ask("How much?", "10–20 mg", "21–30 mg", "31–50 mg"),
        ask("The lesion is an", "ulcer", "abscess", "erosion"),
        ask("Which organ is it?", "the ear", "a nail", "lips"),
        ask("The organ at risk is the", "liver", "lungs", "heart"),
    ],
)
def test_what_only_looks_like_a_flaw_is_none(question: AnyQuestion) -> None:
    assert found(question) == []


def test_an_emphasized_negation_is_seen() -> None:
    loud = (Paragraph((Run("Which is "), Run("not", strong=True), Run(" a side effect?")), HERE),)
    question = replace(ask("x", "one", "two", "three"), ask=loud)
    assert found(question) == []
    assert found(replace(question, ask=paragraph("Which is not one?"))) == ["W203"]


def test_other_languages_have_words_of_their_own() -> None:
    assert found(ask("¿Cuál no es?", "siempre", "dos", "tres"), language="es-MX") == ["W202", "W203"]
    assert found(ask("Which is not?", "always", "two", "three"), language="fr-FR") == []


def test_ranges_with_different_units_do_not_overlap() -> None:
    assert found(ask("How long?", "1–2 days", "1–2 weeks", "1–2 years")) == []


def test_ranges_may_overlap_where_several_apply() -> None:
    choices = (words("10–20 mg"), words("20–30 mg"))
    assert found(Select(id="x", ask=paragraph("Which?"), source=HERE, choices=choices, answers=(0, 1))) == []


def test_a_question_asked_twice_is_told_with_the_line_of_the_first() -> None:
    one, other = short("x", "a"), replace(short("x", "a"), id="y")
    assert found(one, other) == ["W206"]


REFERENCES = {"layton": Reference("layton", "Layton, 2009", words("Layton A."), HERE)}


def test_an_answer_without_a_source_is_told_where_there_are_references() -> None:
    cited = short("y", "a", cite=(Citation(("layton",), HERE),))
    argued = short("z", "a", why=(Paragraph((Citation(("layton",), HERE),), HERE),))
    assert found(short("x", "a"), cited, argued, references=REFERENCES) == ["W208"]
    assert found(short("x", "a")) == []


def test_more_versions_than_orders_are_told() -> None:
    two = quiz(short("x", "a"), short("y", "b"), versions=3, shuffle="all")
    handout = Handout(name="h", club=Club(name="C"), title="T", source=HERE, quiz=two)
    assert [(p.code, p.message) for p in item_problems(handout)] == [
        ("W210", "The quiz has 3 versions, but only 2 possible orders")
    ]
    assert item_problems(replace(handout, quiz=replace(two, versions=2))) == ()
    assert item_problems(replace(handout, allow=("W210",))) == ()


def test_a_code_is_silenced_on_its_question_or_in_the_whole_handout() -> None:
    flawed = ask("Which is not?", "always", "two", "three")
    assert found(flawed) == ["W202", "W203"]
    assert found(replace(flawed, allow=("W203",))) == ["W202"]
    assert found(flawed, allow=("W202",)) == ["W203"]
