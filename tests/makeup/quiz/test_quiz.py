import io
import re
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from isoprint.content.model import (
    AnyQuestion,
    Blank,
    Choice,
    Citation,
    Figure,
    Inlines,
    Matching,
    Ordering,
    Paragraph,
    Part,
    Quiz,
    Reference,
    Run,
    Select,
    Short,
    Table,
    plain,
)
from isoprint.content.model import Blanks as Gaps
from isoprint.content.quiz.versions import versions
from isoprint.dump import dump
from isoprint.makeup.quiz.answer_key import answer_key_document
from isoprint.makeup.quiz.quiz import quiz_document
from isoprint.makeup.quiz.typesetter import QuizTypesetter
from isoprint.page import Document, Picture, Rule, Shape, Text
from isoprint.pdf.fonts import Fonts
from isoprint.pdf.write import write_pdf
from isoprint.problems import ContentError
from tests.makeup.quiz.typesetters import lines_of, read_out, text_of, typesetter_for
from tests.pages import walk
from tests.pdf.reading import Node, tag_tree
from tests.pdf.samples import bitmap
from tests.quizzes import HERE, any_quiz, choice, gaps, matching, nine_kinds, ordering, paragraph, quiz, short, words

FONTS = Fonts()


def sheet_of(asked: Quiz, **more: Any) -> Document:
    return quiz_document(versions(asked, 1)[0], typesetter_for(asked, **more))


# ---------------------------------------------------------------- quiz and key, read back from their PDFs


def by_number(data: bytes) -> dict[int, Node]:
    """Return the body of each question in a PDF by the number before it."""
    found = {}
    for node in tag_tree(data).walk():
        if node.role == "L" and node.entries.get("ListNumbering") == "Decimal":
            for item in node.nodes():
                label, body = item.nodes()
                if "Ask of" in body.text():
                    found[int(label.text().strip(" ."))] = body
    return found


def letters(body: Node) -> dict[str, str]:
    """Return the lettered texts of a question."""
    lists = [node for node in body.walk() if node.entries.get("ListNumbering") == "UpperAlpha"]
    items = [item.nodes() for node in lists for item in node.nodes()]
    return {label.text().strip(" ."): text.text().strip() for label, text in items}


def assert_key_is_right(question: AnyQuestion, asked: Node, answered: Node) -> None:
    said = re.sub(r"\s+", " ", " ".join(node.text() for node in answered.walk() if node.role == "P"))
    by_text = {text: letter for letter, text in letters(asked).items()}
    match question:
        case Choice(choices=choices, answer=answer):
            right = [choices[answer]]
        case Select(choices=choices, answers=answers):
            right = [choices[i] for i in answers]
        case Matching(pairs=pairs):
            for at, (_, right_text) in enumerate(pairs):
                assert f"{at + 1} → {by_text[plain(right_text)]} {plain(right_text)}" in said
            return
        case Ordering(items=items):
            assert all(plain(item) in asked.text() for item in items)
            assert " ".join(f"{at + 1}. {plain(item)}" for at, item in enumerate(items)) in said
            return
        case _:
            return
    expected = {by_text[plain(text)] for text in right}
    assert set(re.findall(r"\b([A-Z])\. ", said)) == expected
    assert all(f"{by_text[plain(text)]}. {plain(text)}" in said for text in right)


def assert_keys_are_right(asked: Quiz) -> None:
    typesetter = typesetter_for(asked)
    sheets = versions(asked, 3)
    for sheet in sheets:
        questions = by_number(write_pdf(quiz_document(sheet, typesetter), FONTS))
        answers = by_number(write_pdf(answer_key_document(sheet, sheets, typesetter), FONTS))
        assert list(questions) == list(answers) == list(range(1, len(sheet.questions) + 1))
        for drawn in sheet.questions:
            assert f"Ask of {drawn.question.id.removeprefix('zq-')}" in questions[drawn.number].text()
            assert_key_is_right(drawn.question, questions[drawn.number], answers[drawn.number])


@pytest.mark.parametrize("seed", range(10))
def test_the_key_of_each_version_is_right(seed: int) -> None:
    assert_keys_are_right(any_quiz(seed))


@pytest.mark.slow
def test_the_keys_of_five_hundred_quizzes_are_right() -> None:
    for seed in range(500):
        assert_keys_are_right(any_quiz(seed))


# ---------------------------------------------------------------- nothing leaks


def everything_in(data: bytes) -> str:
    """Return all text of a PDF, its metadata, and every string and name of its objects."""
    said = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said.append(pdf.Root.Metadata.read_bytes().decode())
        for found in pdf.objects:
            said += strings_in(found.stream_dict if isinstance(found, pikepdf.Stream) else found)
    return "\n".join(said)


def strings_in(found: Any) -> list[str]:
    """Return the strings and names of an object and of those directly in it."""
    if isinstance(found, pikepdf.Dictionary | pikepdf.Array):
        keys = list(found.keys()) if isinstance(found, pikepdf.Dictionary) else []
        values = found.values() if isinstance(found, pikepdf.Dictionary) else found
        inner = [value for value in values if not getattr(value, "is_indirect", False)]
        return [*keys, *(text for value in inner for text in strings_in(value))]
    return [str(found)] if isinstance(found, pikepdf.String | pikepdf.Name) else []


def pictured(asked: Quiz) -> Quiz:
    """Return a quiz whose first question has a picture with a telling name."""
    figure = Figure("images/zq-answer.png", bitmap("RGB"), "A plot", HERE)
    first, *rest = asked.parts
    questions = (replace(first.questions[0], pictures=(figure,)), *first.questions[1:])
    return replace(asked, parts=(replace(first, questions=questions), *rest))


def assert_nothing_leaks(asked: Quiz) -> None:
    typesetter = typesetter_for(asked)
    for sheet in versions(asked, 2):
        said = everything_in(write_pdf(quiz_document(sheet, typesetter), FONTS))
        assert "Ask of" in said
        assert not re.search("zq|777", said)


@pytest.mark.parametrize("seed", range(10))
def test_no_answer_rationale_id_or_file_name_is_in_a_quiz(seed: int) -> None:
    assert_nothing_leaks(pictured(any_quiz(seed)))


@pytest.mark.slow
def test_five_hundred_quizzes_hold_none_of_their_answers() -> None:
    for seed in range(500):
        assert_nothing_leaks(pictured(any_quiz(seed)))


def test_the_order_of_choices_is_not_told_by_the_names_of_elements() -> None:
    plainly, other = (
        quiz_document(sheet, typesetter_for(asked))
        for asked in (quiz(choice("x", "one", "two", "three", answer=at), shuffle="all") for at in (0, 2))
        for sheet in versions(asked, 1)
    )
    assert [e.id for e in walk(plainly.structure)] == [e.id for e in walk(other.structure)]
    assert lines_of(plainly) == lines_of(other)


# ---------------------------------------------------------------- the sheet


def test_a_sheet_with_all_nine_kinds(golden: Any) -> None:
    asked = nine_kinds()
    typesetter = typesetter_for(asked)
    sheets = versions(asked, 3)
    golden("quiz-nine-kinds-A", dump(quiz_document(sheets[0], typesetter)))
    golden("answer-key-nine-kinds-A", dump(answer_key_document(sheets[0], sheets, typesetter)))
    assert [len(quiz_document(sheet, typesetter).pages) for sheet in sheets] == [2, 2, 2]


def test_every_text_of_a_sheet_belongs_to_one_element() -> None:
    asked = nine_kinds()
    for sheet in versions(asked, 3):
        for document in (
            quiz_document(sheet, typesetter_for(asked)),
            answer_key_document(sheet, (sheet,), typesetter_for(asked)),
        ):
            ids = [element.id for element in walk(document.structure)]
            assert len(ids) == len(set(ids))
            used = {item.element for page in document.pages for item in page.items if isinstance(item, Text)}
            assert used - {""} <= set(ids)


def test_lines_to_write_on_are_at_least_a_hand_apart() -> None:
    document = sheet_of(quiz(*(short(f"q{i}", "a", lines=3) for i in range(9))))
    for page in document.pages:
        heights = [item.y0 for item in page.items if isinstance(item, Rule) and item.x0 > 60 and item.x1 > 500]
        apart = [round(b - a, 3) for a, b in pairwise(heights)]
        assert min(apart) >= 24.0


def test_blanks_are_all_of_one_width_and_can_be_heard() -> None:
    document = sheet_of(quiz(gaps("x", "a", "sebum"), gaps("y", "hypertriglyceridemia")))
    blanks = [item for item in document.pages[0].items if isinstance(item, Shape) and item.element]
    widths = [round(blank.corners[2] - blank.corners[0], 2) for blank in blanks]
    assert len(widths) == 3
    assert len(set(widths)) == 1
    says = {element.id: element.alt for element in walk(document.structure)}
    assert [says[blank.element] for blank in blanks] == ["blank"] * 3
    (first, *_) = by_number(write_pdf(document, FONTS)).values()
    (paragraph,) = first.nodes()
    heard = [kid.entries["Alt"] if isinstance(kid, Node) else kid for kid in paragraph.kids]
    assert heard == ["Ask of x: ", "blank", " and ", "blank", " and more."]


def test_the_rules_of_a_table_are_no_blanks() -> None:
    cells = (words("Day"), (Run("Dose "), Blank(("40",))))
    table = Table(cells, (cells,), ("left", "left"), HERE)
    asked = Gaps(id="x", ask=(table,), source=HERE)
    document = sheet_of(quiz(asked))
    assert len([item for item in document.pages[0].items if isinstance(item, Shape) and item.element]) == 2


def test_a_table_whose_words_do_not_fit_is_told() -> None:
    cells = tuple(words(f"Photochemotherapeutically{at}") for at in range(9))
    asked = Gaps(id="x", ask=(Table(cells, (cells,), tuple("left" for _ in cells), HERE),), source=HERE)
    with pytest.raises(ContentError) as raised:
        sheet_of(quiz(asked))
    assert [problem.code for problem in raised.value.problems] == ["E103"]


@pytest.mark.parametrize(
    ("texts", "columns"),
    [
        (("one", "two", "three", "four"), 4),
        (("one", "two", "three", "four", "five"), 2),
        (("a longer choice than four to a row", "b", "c", "d"), 2),
        (("a choice so long that it takes more than half of the measure to itself", "b", "c", "d"), 1),
    ],
)
def test_choices_stand_in_as_many_columns_as_their_length_allows(texts: tuple[str, ...], columns: int) -> None:
    document = sheet_of(quiz(choice("x", *texts)))
    lines = [i for i in document.pages[0].items if isinstance(i, Text) and text_of(i) in texts]
    found = [item.x for item in lines]
    assert len({round(x) for x in found}) == columns
    assert [text_of(item) for item in lines] == list(texts)


def test_a_question_stays_with_its_choices() -> None:
    asked = quiz(
        *(choice(f"q{i}", *[f"q{i}-{c} and some more words that fill a line" for c in range(6)]) for i in range(25))
    )
    document = sheet_of(asked)
    assert len(document.pages) > 3
    for number in range(25):
        pages = [
            at
            for at, page in enumerate(document.pages)
            if any(
                f"q{number}-" in line or f"q{number}?" in line for line in lines_of(replace(document, pages=(page,)))
            )
        ]
        assert len(pages) == 1


def test_the_head_has_lines_for_name_and_date_and_score() -> None:
    asked = quiz(short("x", "a", points=2.0), short("y", "b", points=0.5), short("z", "c", points=1.0, bonus=True))
    texts = read_out(sheet_of(asked))
    assert [texts[name] for name in ("h.n1.b", "h.n2.b", "h.score.b", "h.score.a")] == [
        "Name ",
        "Date ",
        "Score ",
        "/ 2.5",
    ]
    assert [texts[f"q{n}.p"] for n in (1, 2, 3)] == ["2 points", "0.5 points", "Bonus · 1 point"]


def test_labels_of_the_name_line_are_those_asked_for() -> None:
    texts = read_out(sheet_of(quiz(short("x", "a"), name_line=("Team", "Table", "Round"))))
    assert [texts[f"h.n{n}.b"] for n in (1, 2, 3)] == ["Team ", "Table ", "Round "]
    assert "h.n1.b" not in read_out(sheet_of(quiz(short("x", "a"), name_line=())))


def test_every_page_says_its_number_and_its_version() -> None:
    asked = quiz(*(short(f"q{i}", "a", lines=6) for i in range(9)), versions=2, shuffle="all")
    document = quiz_document(versions(asked, 2)[1], typesetter_for(asked))
    assert document.title == "Isotretinoin · Quiz · Version B"
    for at, page in enumerate(document.pages):
        feet = [text_of(item) for item in page.items if isinstance(item, Text) and not item.element]
        assert feet == ["Dermatology Interest Group  ·  @derm", "Version B", f"Page {at + 1} of {len(document.pages)}"]


def test_two_columns_are_filled_side_by_side() -> None:
    document = sheet_of(quiz(*(choice(f"q{i}", "one", "two", "three") for i in range(8)), columns=2))
    numbers = {
        e: item.x for page in document.pages for item in page.items if isinstance(item, Text) for e in [item.element]
    }
    assert numbers["q1.n"] == numbers["q4.n"] < 300 < numbers["q5.n"] == numbers["q8.n"]


def test_a_picture_stands_with_its_question_and_keeps_its_proportions() -> None:
    document = sheet_of(pictured(quiz(choice("x", "one", "two"))))
    (picture,) = [item for item in document.pages[0].items if isinstance(item, Picture)]
    assert picture.width / picture.height == pytest.approx(24 / 16)
    assert picture.element == "q1.f1"
    (ask,) = [item for item in document.pages[0].items if isinstance(item, Text) and item.element == "q1.a.1"]
    assert picture.x == pytest.approx(ask.x)


def test_a_word_bank_is_printed_above_its_questions() -> None:
    part = Part(questions=(gaps("x", "sebum", "iPLEDGE"),), source=HERE, title=words("Part I"), word_bank=True)
    texts = lines_of(sheet_of(Quiz(parts=(part,), source=HERE)))
    assert texts.index("Word bank") < texts.index("iPLEDGE") < texts.index("sebum") < texts.index("1. ")


def test_a_hint_says_what_to_do_unless_the_ask_does() -> None:
    asked = ordering("x", "one", "two", "three")
    told = replace(asked, ask=paragraph("Number these in the right order, please."))
    assert "Number these in the right order." in lines_of(sheet_of(quiz(asked)))
    assert "Number these in the right order." not in lines_of(sheet_of(quiz(told)))


def test_a_question_longer_than_a_page_goes_on_over_the_next() -> None:
    pairs = {f"left {i}": f"right {i}" for i in range(60)}
    document = sheet_of(quiz(matching("x", pairs)))
    printed = "\n".join(lines_of(document))
    assert len(document.pages) > 1
    assert all(f"left {i}" in printed and f"right {i}" in printed for i in range(60))
    bottoms = [item.baseline for page in document.pages for item in page.items if isinstance(item, Text)]
    assert max(bottoms) < 792 - 36


def test_the_other_languages_have_their_own_words() -> None:
    texts = lines_of(sheet_of(quiz(short("x", "a", points=1.5)), language="de-DE"))
    assert "/ 1,5" in texts
    assert "Name " in texts


def test_a_compact_key_sets_all_versions_side_by_side() -> None:
    asked = quiz(choice("x", "one", "two", "three"), short("y", "a word"), versions=3, shuffle="all", key="compact")
    typesetter, sheets = typesetter_for(asked), versions(asked, 3)
    texts = read_out(answer_key_document(sheets[1], sheets, typesetter))
    assert [texts[f"t1.1.{column}"] for column in (2, 3, 4)] == ["A", "B", "C"]
    for column, sheet in enumerate(sheets, 2):
        answers = [drawn.answers[0] if drawn.answers else "a word" for drawn in sheet.questions]
        assert [texts[f"t1.{row}.{column}"] for row in (2, 3)] == answers


@pytest.mark.parametrize("style", ["author-year", "numbered"])
@pytest.mark.parametrize("key", ["separate", "compact", "foot"])
def test_citations_may_stand_in_every_text_and_are_listed_where_they_are_printed(style: str, key: str) -> None:
    cite: Inlines = (Run("Words"), Citation(("layton",), HERE))
    block = (Paragraph(cite, HERE),)
    figure = Figure("images/x.png", bitmap("RGB"), "A plot", HERE, caption=cite, credit=cite)
    common: dict[str, Any] = {"source": HERE, "ask": block, "pictures": (figure,), "why": block, "cite": cite[1:]}
    questions = (
        Choice(id="a", choices=(cite, words("other")), answer=0, **common),
        Short(id="b", answers=(cite,), accept=(cite,), **common),
        Matching(id="c", pairs=((cite, cite), (words("l"), words("r"))), **common),
        Ordering(id="d", items=(cite, words("two"), words("three")), **common),
        Gaps(id="e", **{**common, "ask": (Paragraph((*cite, Blank(("gap",))), HERE),)}),
    )
    part = Part(questions=questions, source=HERE, title=cite, intro=block, pictures=(figure,))
    asked = Quiz(parts=(part,), source=HERE, intro=block, key=key)  # type: ignore[arg-type]
    references = {"layton": Reference("layton", "Layton, 2009", words("Layton A. Acne."), HERE, "https://x.org/y")}
    sheets, typesetter = versions(asked, 1), typesetter_for(asked, references=references, citations=style)
    for document in (quiz_document(sheets[0], typesetter), answer_key_document(sheets[0], sheets, typesetter)):
        printed = " ".join(lines_of(document))
        assert printed.count("Layton A. Acne.") == 1
        assert ("(Layton,\u00a02009)" in printed) == (style == "author-year")


def test_the_table_of_many_versions_is_in_the_first_key_alone() -> None:
    asked = quiz(*(choice(f"q{i}", "one", "two", "three") for i in range(4)), key="compact")
    typesetter, sheets = typesetter_for(asked), versions(asked, 40)
    assert "t1.1.2" in read_out(answer_key_document(sheets[0], sheets, typesetter))
    assert "t1.1.2" not in read_out(answer_key_document(sheets[1], sheets, typesetter))


# ---------------------------------------------------------------- answers upside down


def test_answers_at_the_foot_are_upside_down_and_above_the_folio() -> None:
    asked = quiz(choice("x", "one", "two", answer=1), short("y", "Inflammatory bowel disease"), key="foot")
    document = sheet_of(asked)
    turned = [item for page in document.pages for item in page.items if isinstance(item, Text) and item.turned]
    assert "".join(text_of(item) for item in turned).startswith("Answers")
    said = " ".join("".join(text_of(item) for item in turned).split())
    assert "1. B" in said
    assert "2. Inflammatory bowel disease" in said
    assert max(item.baseline for item in turned) < 792 - 36 - 20


def test_answers_at_the_foot_that_are_taller_than_a_page_are_reported() -> None:
    asked = quiz(*(short(f"q{i}", "inflammation of the bowel " * 20) for i in range(60)), key="foot")
    with pytest.raises(ContentError) as caught:
        sheet_of(asked)
    (problem,) = caught.value.problems
    assert (problem.code, problem.remedy) == ("E101", "shorten the answers, or write “key: separate”")


def test_rack_is_shared_by_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = any_quiz(3)
    typesetter = typesetter_for(asked)
    first, second = versions(asked, 2)
    quiz_document(first, typesetter)
    made: list[object] = []
    monkeypatch.setattr("isoprint.makeup.quiz.typesetter.set_blocks", lambda *_: made.append(1))
    quiz_document(second, typesetter)
    assert made == []
    assert isinstance(typesetter, QuizTypesetter)
