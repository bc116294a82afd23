"""Markdown: what handouts know of it, what they refuse, and that nothing is ever lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoprint.content.languages.language import Language, language_for
from isoprint.content.model import Blank, Block, Blocks, Citation, Figure, Inlines, List, Paragraph, Run, Table, plain
from isoprint.content.text.markdown import MOST_WORDS, read_blocks, read_inlines
from isoprint.content.text.punctuation import punctuate_text
from isoprint.images import Image
from isoprint.problems import Problem, Source
from isoprint.yamlmap import TextPlace, place_of

PICTURE = Image(b"", "png", 1, 1)


def english() -> Language:
    found = language_for("en-US")
    assert found is not None
    return found


def pictures(path: str, source: Source) -> Image | Problem:
    return PICTURE if path.endswith(".png") else Problem("E041", f"{path} is no picture", source)


def blocks(text: str, *, blanks: bool = False) -> Blocks:
    found, problems = read_blocks(text, place_of(text), english(), blanks=blanks, pictures=pictures)
    assert problems == ()
    return found


def inlines(text: str, *, blanks: bool = False) -> Inlines:
    """Return the inlines of the one paragraph that the text is."""
    (paragraph,) = blocks(text, blanks=blanks)
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def problems(text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of each problem."""
    found = read_blocks(text, place_of(text), english(), pictures=pictures)[1]
    assert all(problem.message and problem.remedy for problem in found if problem.code != "E041")
    return [(problem.code, problem.source.line, problem.source.column) for problem in found]


def printed(block: Block) -> str:
    """Return all words of a block, those of lists and tables too."""
    match block:
        case Paragraph():
            return plain(block.inlines)
        case List():
            return " ".join(printed(inner) for item in block.items for inner in item)
        case Table():
            return " ".join(plain(cell) for row in (block.header, *block.rows) for cell in row)
        case Figure():
            return plain(block.caption)


# ---------------------------------------------------------------- what handouts know


def test_emphasis_may_nest() -> None:
    assert inlines("a **b *c*** _d_") == (
        Run("a "), Run("b ", strong=True), Run("c", strong=True, emphasis=True), Run(" "), Run("d", emphasis=True),
    )  # fmt: skip


def test_ends_of_lines_are_spaces_unless_they_are_hard() -> None:
    assert inlines("a\nb  \n  c \\\nd") == (Run("a b"), Run("\n"), Run("c"), Run("\n"), Run("d"))


def test_an_empty_line_parts_paragraphs() -> None:
    assert [printed(block) for block in blocks("a\nb\n\nc")] == ["a b", "c"]


def test_links_keep_their_address() -> None:
    assert inlines("[a *b*](https://x.org/é) <https://y.org> <a@b.c> https://z.org/a_b_c.") == (
        Run("a ", link="https://x.org/é"),
        Run("b", emphasis=True, link="https://x.org/é"),
        Run(" "),
        Run("https://y.org", link="https://y.org"),
        Run(" "),
        Run("a@b.c", link="mailto:a@b.c"),
        Run(" "),
        Run("https://z.org/a_b_c", link="https://z.org/a_b_c"),
        Run("."),
    )


def test_a_handle_may_be_a_link() -> None:
    assert inlines("[@club](https://x.org)") == (Run("@club", link="https://x.org"),)


def test_scripts_hold_no_spaces() -> None:
    assert inlines("x^2^, H~2~O, Ca^2\\+^, ~5 mg~ and 2 ^ 3 ^") == (
        Run("x"), Run("2", script="super"), Run(", H"), Run("2", script="sub"), Run("O, Ca"),
        Run("2+", script="super"), Run(", ~5\u00a0mg~ and 2 ^ 3 ^"),
    )  # fmt: skip


def test_citations_name_keys_and_may_be_parted_by_a_line_end() -> None:
    assert inlines("é [@layton_2009;\n@aad*2024].") == (
        Run("é "), Citation(("layton_2009", "aad*2024"), Source("text", 1, 3)), Run("."),
    )  # fmt: skip


def test_blanks_are_found_where_they_are_asked_for() -> None:
    assert inlines("A {{*x*|it's}} (___) and (___) \\___", blanks=True) == (
        Run("A "), Blank(("*x*", "it’s")), Run(" ("), Blank(()), Run(") and ("), Blank(()), Run(") ___"),
    )  # fmt: skip
    assert inlines("A {{x}} ____ b") == (Run("A {{x}} ____ b"),)
    assert inlines("___", blanks=True) == (Blank(()),)


def test_lists_are_bulleted_or_numbered_and_two_levels_deep() -> None:
    (found,) = blocks("3. a\n4. b\n\n   more\n   - c\n   - d")
    assert isinstance(found, List)
    assert found.start == 3
    assert [[printed(block) for block in item] for item in found.items] == [["a"], ["b", "more", "c d"]]
    inner = found.items[1][2]
    assert isinstance(inner, List)
    assert (inner.start, inner.source) == (None, Source("text", 5, 4))


def test_tables_align_their_columns() -> None:
    (found,) = blocks("| a | b | c | d |\n|---|:--|--:|:-:|\n| 1 | *é* \\| x | [@k] |")
    assert found == Table(
        ((Run("a"),), (Run("b"),), (Run("c"),), (Run("d"),)),
        (((Run("1"),), (Run("é", emphasis=True), Run(" | x")), (Citation(("k",), Source("text", 3, 18)),), ()),),
        ("left", "left", "right", "center"),
        Source("text", 1, 1),
    )


def test_a_picture_alone_in_its_paragraph_is_a_figure() -> None:
    assert blocks('![an "x" *y*](<images/a b.png> "Its *caption*")') == (
        Figure(
            "images/a b.png",
            PICTURE,
            "an “x” y",
            Source("text", 1, 1),
            (Run("Its "), Run("caption", emphasis=True)),
        ),
    )


def test_a_caption_cites_and_keeps_each_sign() -> None:
    (found,) = blocks('é\n\n![a](images/a.png "Rays, p<0.05 [@k]")')[1:]
    assert isinstance(found, Figure)
    assert found.caption == (Run("Rays, p<0.05 "), Citation(("k",), Source("text", 3, 33)))


@pytest.mark.parametrize(
    "text",
    [
        "~5 to ~10",
        "p<0.05",
        "x<y and y>z",
        "a & b",
        "three > two",
        "[Note]: bring a pen",
        "1.5 mg",
        "#1 cause",
        "a_b_c",
        "5 * 3 * 2",
        "HLA-B*57:01 and HLA-B*15:02",
        "20*15*4",
        "10**3 and 10**4",
        "CYP2D6*4/*4 and *1/*1",
        "It was 3.4* and 2**.",
        "*p<0.05, **p<0.01",
        "$5 to $10",
        "US$20/$30",
        "if a == b == c",
        "[ ]",
        "C:\\dir",
    ],
)
def test_ordinary_characters_are_printed_as_they_stand(text: str) -> None:
    assert [printed(block) for block in blocks(text)] == [text.replace("5 mg", "5\u00a0mg").replace("> 2", ">\u00a02")]


def test_quotation_marks_pair_across_marks() -> None:
    assert inlines('He "said **"no"** \'x\'"') == (Run("He “said "), Run("‘no’", strong=True), Run(" ‘x’”"))


def test_one_line_texts_hold_no_blocks() -> None:
    for text in ("- none", "1. one", "# a", "> 5", "| a |", "    a", "----", "+ a", "```", "2009. A", "[a]: b"):
        found, wrong = read_inlines(text, place_of(text), english())
        assert plain(found).replace("\u00a0", " ") == text.strip()
        assert wrong == ()


def test_one_line_texts_know_marks_and_line_breaks() -> None:
    found, wrong = read_inlines("a **b\nc**  \nd [@k]", place_of(""), english())
    assert found == (
        Run("a "), Run("b c", strong=True), Run("\n"), Run("d "), Citation(("k",), Source("text", 1, 1)),
    )  # fmt: skip
    assert wrong == ()


def test_plain_text_knows_no_marks() -> None:
    assert punctuate_text('*a* "b"  <c>', english()) == "*a* “b” <c>"


# ---------------------------------------------------------------- what they refuse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n    code", [("E050", 3, 5)]),
        ("```\ncode\n```", [("E050", 1, 1)]),
        ("é\n> quoted\n> *text*\n\n# Heading\n\nHeading\n---\n\n***", [("E050", n, 1) for n in (2, 5, 7, 10)]),
        ("- a\n  - b\n    - c\n  - d", [("E051", 3, 5)]),
        ("- a\n-", [("E050", 2, 1)]),
        ("[a](javascript:x) [b](//x.org) [c](x.pdf) [d]()", [("E032", 1, n) for n in (1, 19, 32, 43)]),
        ("[a](https://x.org/a b)", [("E032", 1, 3)]),
        ("[a](<https://x.org/a b>)", [("E032", 1, 1)]),
        ('[a](https://x.org "b") [](https://y.org)', [("E032", 1, 1), ("E032", 1, 24)]),
        ("[a]: https://x.org", [("E032", 1, 3)]),
        ("a [^1] [see @b, p. 5] [@b, p. 5]", [("E050", 1, 3), ("E050", 1, 8), ("E050", 1, 23)]),
        ("a ![b](c.png) d\n\n![](c.png)\n\n![c](d.gif)", [("E050", 1, 3), ("E042", 3, 1), ("E041", 5, 1)]),
        ("| a |\n|---|\n| é | b |", [("E050", 3, 5)]),
        ("a <b>c</b> <br/> <a href='x'> &amp;", [("W050", 1, n) for n in (3, 12, 18, 31)]),
        ("1. a\n2. b\n5. c\n\npause\n\n1. a\n1. b", [("W051", 3, 1)]),
        ("a `b*c*d`", [("W052", 1, 3)]),
        ("a " * (MOST_WORDS + 1), [("E052", 1, 1)]),
        ("a " * MOST_WORDS, []),
        ("- " + "a\n" * (MOST_WORDS + 1), [("E052", 1, 3)]),
    ],
)
def test_what_has_no_place_is_told_with_its_line(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert problems(text) == expected


def test_a_refused_link_leads_nowhere() -> None:
    found, _ = read_blocks("[a](JavaScript:x)", place_of(""), english())
    assert found == (Paragraph((Run("a"),), Source("text", 1, 1)),)


HOSTILE = (
    '"a ', "'a ", "a' ", "[@a] ", "[@a", "[ @a ", "[^", "^a", "~a", "{{", "{{a}} ", "__", "_a", "<a ", "<", "&amp;",
    "](", "https://", "https://a(", "- a\n", "- ", "a\n\n", "1. a\n", "|a", "| a |\n", "> ", "# a\n", "`a", "`", "**a",
    "*a ", "[", "![", "![a](b) ", "[a](https://b) ", "    ", "a  \n", "\\", "\\\n", "A. ", "5 ", " -- ", "é\n\n",
    "é[@a] ", "é<b>", "***\n", " :", "« ", "<!--", "<b c=",
)  # fmt: skip


def hostile(unit: str, length: int) -> None:
    text = unit * (length // len(unit))
    read_blocks(text, place_of(text), english(), blanks=True)
    read_inlines(text, TextPlace("a", [text], 0, 0), english())
    punctuate_text(text, english())


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_text_is_too_strange_to_read(unit: str) -> None:
    hostile(unit, 1024)


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_text_is_read_whatever_it_holds(unit: str) -> None:
    hostile(unit, 64 * 1024)


# ---------------------------------------------------------------- nothing is lost

WORDS = st.text(st.sampled_from("abcéß12βx"), min_size=1, max_size=5)
PIECES = st.one_of(
    WORDS,
    WORDS.map("**{}**".format),
    WORDS.map("*{}*".format),
    WORDS.map("[{}](https://a.org)".format),
    WORDS.map("H~{}~O".format),
    st.sampled_from(
        [
            "<b>",
            "&lt;",
            "p<0.05",
            "x>y",
            "\\*",
            "\\[",
            "(",
            ")",
            "!",
            "a|b",
            "[x]",
            "{{y}}",
            "$5",
            "*",
            "_",
            "@a",
            "a@b",
            "<a@b.c>",
            "[@k; @l]",
        ]
    ),
)
LINES = st.lists(PIECES, min_size=1, max_size=5).map(" ".join)
STARTS = st.sampled_from(["", "", "- ", "  - ", "1. ", "\n", "  "])
TEXTS = st.lists(st.tuples(STARTS, LINES).map("".join), min_size=1, max_size=6).map("\n".join)
MARKS = re.compile(
    r"\]\(https://a\.org\)|\[@k; @l\]|<(?=a@b\.c)"
    r"|(?m:^\s*(?:[-+*]|\d+[.)])(?=\s|$))|[\s*_\\~^\[\]#=`>|+-]|1\."
)


@given(TEXTS)
def test_all_but_the_marks_is_printed_in_order(text: str) -> None:
    found, wrong = read_blocks(text, place_of(text), english())
    if not any(problem.severity == "error" for problem in wrong):
        assert MARKS.sub("", "".join(map(printed, found))) == MARKS.sub("", text)


@given(st.text(st.sampled_from("ab1é \n\n-*_#>|`~^[]()<>&;:!\\{}.\"'")))
def test_letters_are_never_lost(text: str) -> None:
    found, wrong = read_blocks(text, place_of(text), english())
    if not any(problem.severity == "error" for problem in wrong):
        assert re.sub("[^abé]", "", "".join(map(printed, found))) == re.sub("[^abé]", "", text)


@given(st.text(max_size=80))
def test_any_text_of_one_line_keeps_its_letters(text: str) -> None:
    found, _ = read_inlines(text, place_of(text), english())
    letters = "".join(c for c in punctuate_text(text, english()) if c.isalnum())
    assert "".join(c for c in plain(found) if c.isalnum()) == letters


@pytest.mark.parametrize(
    ("text", "code", "remedy"),
    [
        ("It makes **sebum, an oil.", "W053", "write **sebum**, or \\* for a star"),
        ("It makes *sebum, an oil.", "W053", "write *sebum*, or \\* for a star"),
        ("*Sebum is an oil.", "W053", "write *Sebum*, or \\* for a star"),
        ("a ** b ** c", "W053", "write **b**"),
        ("take 40**(mg)** now", "W053", "write **(mg)**"),
        ("**Dose:**40 mg", "W053", "write **Dose:** 40"),
        ("5 cm^2 of skin", "W053", "write cm^2^"),
        ("H~2O is water", "W053", "write H~2~"),
        ("pK~a is low", "W053", "write pK~a~"),
        ("~~old~~ new", "W053", "leave the words out, or the ~~"),
        ("==Bring cash.==", "W053", "write **Bring cash.**"),
        ("See it.^[A note.]", "W053", "write (A note.)"),
        ("- [ ] one\n- [x] two", "W053", "write ☐ for an empty box, and ☒ for one that is ticked"),
        (
            "It is $E = mc^2$ here",
            "W053",
            "write it with signs such as × and ÷, and with x^2^ and H~2~O",
        ),
        ("\\textbf{Sebum} is oil", "W053", "write **Sebum**, or only Sebum"),
        ("[our site] (https://a.org/b) has it", "E032", "write [our site](https://a.org/b)"),
        ("![skin](images/my skin.png)", "E041", "write ![skin](<images/my skin.png>)"),
        ("![skin] (images/skin.png)", "E041", "write ![skin](images/skin.png)"),
    ],
)
def test_markup_that_is_not_taken_is_told_once_with_the_words_as_they_should_be(
    text: str, code: str, remedy: str
) -> None:
    found, told = read_blocks(text, place_of(text), english(), pictures=pictures)
    assert [(problem.code, problem.remedy) for problem in told] == [(code, remedy)]
    assert any(sign in " ".join(map(printed, found)) for sign in "*^~=[$\\")


def test_a_star_that_begins_a_line_is_a_note_where_a_word_has_the_mark_of_one() -> None:
    assert problems("The dose* is high.\n\n*Not for children.") == []
    assert problems("The *dose* is high.\n\n*Not for children.") == [("W053", 3, 1)]


@pytest.mark.parametrize("text", ["**A**symmetry", "photo**protection**", "x—**y**—z", "**Dose**s"])
def test_strong_letters_at_an_end_of_a_word_stay_strong(text: str) -> None:
    assert any(isinstance(inline, Run) and inline.strong for inline in inlines(text))


def test_the_stars_of_an_address_stay() -> None:
    assert inlines("[a](https://a.org/b*c*d)") == (Run("a", link="https://a.org/b*c*d"),)
