import pytest

from isoprint.content.model import Choice, Matching, Ordering, Part, Quiz, Select, plain
from isoprint.content.model.versions import QuizVersion, VersionedQuestion
from isoprint.content.quiz.answers import letter
from isoprint.content.quiz.refers_to_others import names_letters, refers_to_others
from isoprint.content.quiz.versions import orders, versions
from tests.quizzes import HERE, any_quiz, choice, gaps, matching, ordering, quiz, short, words

ITEMS = ("one", "two", "three", "four", "five")


def names(sheet: QuizVersion) -> list[str]:
    return [drawn.question.id for drawn in sheet.questions]


def texts(drawn: VersionedQuestion) -> list[str]:
    return [plain(lettered.content) for lettered in drawn.choices]


def placed(sheet: QuizVersion) -> dict[str, list[str]]:
    return {drawn.question.id: texts(drawn) for drawn in sheet.questions}


@pytest.mark.parametrize(("index", "expected"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_letters_run_from_a_to_z_and_on(index: int, expected: str) -> None:
    assert letter(index) == expected


def test_a_single_version_has_no_letter_and_keeps_the_order_of_the_file() -> None:
    (sheet,) = versions(quiz(choice("x", *ITEMS), short("y", "a")), 1)
    assert sheet.version == ""
    assert names(sheet) == ["x", "y"]
    assert texts(sheet.questions[0]) == list(ITEMS)


def test_versions_are_named_and_numbered_from_one() -> None:
    sheets = versions(quiz(*(short(f"q{i}", "a") for i in range(4)), versions=3, shuffle="all"), 3)
    assert [sheet.version for sheet in sheets] == ["A", "B", "C"]
    assert all([drawn.number for drawn in sheet.questions] == [1, 2, 3, 4] for sheet in sheets)


def test_orders_are_the_same_on_every_machine() -> None:
    drawn = versions(quiz(choice("x", *ITEMS), short("y", "a"), short("z", "a"), shuffle="all", versions=2), 2)
    assert [(names(sheet), placed(sheet)["x"]) for sheet in drawn] == [
        (["z", "x", "y"], ["one", "two", "five", "three", "four"]),
        (["z", "x", "y"], ["four", "two", "three", "five", "one"]),
    ]


def test_each_letter_points_at_its_answer() -> None:
    for seed in range(200):
        for sheet in versions(any_quiz(seed), 3):
            for drawn in sheet.questions:
                assert_right(drawn)


def assert_right(drawn: VersionedQuestion) -> None:
    by_letter = {lettered.letter: plain(lettered.content) for lettered in drawn.choices}
    match drawn.question:
        case Choice(choices=choices, answer=answer):
            assert [by_letter[a] for a in drawn.answers] == [plain(choices[answer])]
        case Select(choices=choices, answers=answers):
            assert {by_letter[a] for a in drawn.answers} == {plain(choices[i]) for i in answers}
            assert list(drawn.answers) == sorted(drawn.answers)
        case Matching(pairs=pairs):
            assert [by_letter[a] for a in drawn.answers] == [plain(right) for _, right in pairs]
        case Ordering(items=items):
            ranked = sorted(zip(map(int, drawn.answers), texts(drawn), strict=True))
            assert [text for _, text in ranked] == [plain(item) for item in items]
        case _:
            assert drawn.answers == ()


def test_adding_a_question_or_editing_one_moves_no_other() -> None:
    for seed in range(60):
        old = [q for part in any_quiz(seed).parts for q in part.questions]
        before = versions(quiz(*old, shuffle="all", versions=2), 2)
        after = versions(quiz(*old[:1], choice("new", *ITEMS), *old[1:], shuffle="all", versions=2), 2)
        if len(old) < 4:
            continue  # so few orders that a version may have to be drawn again
        for one, other in zip(before, after, strict=True):
            assert [name for name in names(other) if name != "new"] == names(one)
            assert {**placed(other), "new": []} == {**placed(one), "new": []}


def test_no_two_versions_are_equal_while_other_orders_are_left() -> None:
    sheets = versions(quiz(*(short(f"q{i}", "a") for i in range(4)), shuffle="questions", versions=24), 24)
    assert len({tuple(names(sheet)) for sheet in sheets}) == 24


def test_more_versions_than_orders_are_given_all_the_same() -> None:
    sheets = versions(quiz(short("x", "a"), short("y", "a"), shuffle="all", versions=5), 5)
    assert len(sheets) == 5
    assert len({tuple(names(sheet)) for sheet in sheets}) == 2


def test_questions_stay_within_their_part() -> None:
    first, second = (tuple(short(f"{p}{i}", "a") for i in range(5)) for p in "ab")
    parts = tuple(Part(questions=questions, source=HERE) for questions in (first, second))
    for sheet in versions(Quiz(parts=parts, source=HERE, shuffle="all", versions=9), 9):
        assert "".join(name[0] for name in names(sheet)) == "aaaaabbbbb"


def test_linked_questions_keep_their_order_within_their_part() -> None:
    linked = Part(tuple(choice(name, *ITEMS) for name in "abcd"), HERE, keep_order=True)
    free = Part(tuple(short(name, "x") for name in "efgh"), HERE)
    sheets = versions(Quiz((linked, free), HERE, versions=9, shuffle="all"), 9)
    assert {"".join(names(sheet))[:4] for sheet in sheets} == {"abcd"}
    assert len({"".join(names(sheet))[4:] for sheet in sheets}) > 4
    assert len({tuple(texts(sheet.questions[0])) for sheet in sheets}) > 4


def test_linked_questions_have_one_order() -> None:
    linked = Part((short("a", "x"), short("b", "x")), HERE, keep_order=True)
    assert orders(Quiz((linked,), HERE, versions=2, shuffle="all")) == 1


def test_shuffling_only_choices_leaves_the_questions() -> None:
    questions = [choice(f"q{i}", *ITEMS) for i in range(5)]
    sheets = versions(quiz(*questions, shuffle="choices", versions=4), 4)
    assert all(names(sheet) == ["q0", "q1", "q2", "q3", "q4"] for sheet in sheets)
    assert len({tuple(texts(sheet.questions[0])) for sheet in sheets}) > 1


def test_shuffling_only_questions_leaves_the_choices() -> None:
    sheets = versions(quiz(*(choice(f"q{i}", *ITEMS) for i in range(5)), shuffle="questions", versions=4), 4)
    assert all(texts(drawn) == list(ITEMS) for sheet in sheets for drawn in sheet.questions)
    assert len({tuple(names(sheet)) for sheet in sheets}) > 1


def test_a_quiz_of_one_version_that_is_asked_for_more_shuffles_everything() -> None:
    sheets = versions(quiz(choice("x", *ITEMS)), 4)
    assert len({tuple(texts(sheet.questions[0])) for sheet in sheets}) == 4


def test_kept_order_is_kept() -> None:
    for sheet in versions(quiz(choice("x", *ITEMS, "None of the above", "last", keep_order=True)), 9):
        assert texts(sheet.questions[0]) == [*ITEMS, "None of the above", "last"]


@pytest.mark.parametrize("shuffle", ["none", "all"])
def test_a_choice_that_points_at_the_others_stands_last(shuffle: str) -> None:
    question = choice("x", "All of the above", "one", "None of the above", "two", "three", answer=0)
    for sheet in versions(quiz(question, shuffle=shuffle, versions=5), 5):
        assert texts(sheet.questions[0])[3:] == ["All of the above", "None of the above"]
        assert sheet.questions[0].answers == ("D",)


@pytest.mark.parametrize(
    "text",
    [
        "ALL OF THE ABOVE.", "None of these", "Both of the above", "None of the above is correct",
        "Todas las anteriores", "Ninguna de las respuestas anteriores", "Todo lo anterior",
        "Toutes ces réponses", "Aucune des réponses ci-dessus", "Alle der oben genannten",
        "Keine der genannten Antworten", "Alle Antworten sind richtig", "Todas as alternativas anteriores",
        "Nenhuma das opções acima",
        "None of the above, isotretinoin has more", "All of the above (in most patients)", "None of these: it is viral",
        "Keine der genannten, sondern UVC", "Tutte le precedenti", "Nessuna delle risposte precedenti",
    ],
)  # fmt: skip
def test_choices_that_point_at_the_others_are_known_in_six_languages(text: str) -> None:
    assert refers_to_others(words(text))


@pytest.mark.parametrize(
    "text", ["All patients", "None", "Above 40 mg", "All of it", "These", "Todas las mañanas", "None of these drugs"]
)
def test_other_choices_are_not_taken_for_them(text: str) -> None:
    assert not refers_to_others(words(text))


@pytest.mark.parametrize(
    "text",
    [
        "A and C", "Both A and B", "B & C only", "A, B, and C", "(a) and (c)", "Either A or B", "Only A", "A only",
        "Neither A nor B", "All except B", "Answers A and C", "A, C", "A + C", "None but C", "Both A and B are correct",
        "A y C", "A et C", "Nur A und C", "a and c", "A through C", "A, B or C.", "All of the above except B",
    ],
)  # fmt: skip
@pytest.mark.parametrize("answer", [0, 3])
def test_choices_that_name_letters_keep_their_order(text: str, answer: int) -> None:
    question = choice("x", "None of the above", "two", "three", text, answer=answer)
    for sheet in versions(quiz(question, versions=9), 9):
        assert texts(sheet.questions[0]) == ["None of the above", "two", "three", text]
        assert sheet.questions[0].answers == ("AD"[answer > 0],)


@pytest.mark.parametrize(
    "text",
    [
        "A", "B", "AB", "Vitamins A and D", "A and K", "vitamin A", "a and the", "Hepatitis A and B", "E and K",
        "IgA and IgG", "A group", "All", "Only", "a", "A/C", "A-B", "C, H", "D", "not a", "A is a vitamin",
    ],
)  # fmt: skip
def test_other_choices_do_not_name_letters(text: str) -> None:
    assert names_letters(tuple(map(words, ("one", "two", "three", text)))) is None


def test_an_order_never_comes_out_right() -> None:
    sheets = versions(quiz(ordering("x", *ITEMS[:3]), matching("y", {"a": "1", "b": "2"})), 50)
    for sheet in sheets:
        assert placed(sheet)["x"] != list(ITEMS[:3])
        assert placed(sheet)["y"] == ["2", "1"]


def test_orderings_and_letter_banks_are_shuffled_in_a_single_version_too() -> None:
    (sheet,) = versions(quiz(ordering("x", *ITEMS), matching("y", dict.fromkeys("ab", "same") | {"c": "other"})), 1)
    assert placed(sheet)["x"] != list(ITEMS)
    assert placed(sheet)["y"] == ["other", "same"]
    assert sheet.questions[1].answers == ("B", "B", "A")


def test_a_word_bank_is_sorted_without_regard_to_capitals_and_holds_each_word_once() -> None:
    questions = (gaps("x", "iPLEDGE", "sebum"), gaps("y", "Accutane", "sebum"))
    part = Part(questions=questions, source=HERE, word_bank=True)
    (sheet,) = versions(Quiz(parts=(part,), source=HERE), 1)
    assert sheet.parts[0].word_bank == ("Accutane", "iPLEDGE", "sebum")


def test_two_hundred_versions_are_two_hundred_orders() -> None:
    sheets = versions(quiz(*(choice(f"q{i}", *ITEMS) for i in range(10))), 200)
    assert len({tuple(drawn.question.id for drawn in sheet.questions) for sheet in sheets}) > 150
