"""Paragraphs set with a face whose every glyph is half an em: at 10 pt, 5 pt each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoprint.compose.hyphens import hyphenator
from isoprint.compose.line import Justification, Line, Span
from isoprint.compose.nodes import read_nodes
from isoprint.compose.paragraph import set_nodes, set_paragraph
from isoprint.theme.patterns import load_patterns
from tests.half_em import half_em

RAGGED = Justification(align="left", protrude=False)
PLAIN = Justification(stretch=0, tracking=0, protrude=False)


def span(text: str, face: str = "body", size: float = 10.0, **more: object) -> Span:
    return Span(text, face, size, "#000000", **more)  # type: ignore[arg-type]


def text_of(line: Line) -> str:
    return "".join(word.text for word in line.words)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [text_of(line) for line in lines]


def test_a_short_text_is_one_line_at_its_natural_spacing() -> None:
    (line,) = set_paragraph([span("one two")], 100, PLAIN, half_em())
    assert [(word.x, word.width, word.text) for word in line.words] == [(0, 15, "one "), (20, 15, "two")]
    assert (line.width, line.ratio, line.hyphen) == (35, 0, False)


def test_a_justified_line_ends_at_the_measure() -> None:
    first, _last = set_paragraph([span("one two three four five")], 80, PLAIN, half_em())
    assert text_of(first) == "one two three "
    assert [word.x for word in first.words] == [0, 27.5, 55]
    assert first.words[-1].x + first.words[-1].width == 80


def test_ragged_lines_keep_their_spaces_and_lean_where_they_are_told() -> None:
    for align, x in (("left", 0), ("right", 15), ("center", 7.5)):
        how = Justification(align=align, protrude=False)  # type: ignore[arg-type]
        first = set_paragraph([span("one two three four five")], 80, how, half_em())[0]
        assert [word.x for word in first.words] == [x, x + 20, x + 40]


def test_the_first_line_is_indented() -> None:
    first, second = set_paragraph([span("aaaa bbbb cccc dddd")], 60, Justification(align="left", indent=10), half_em())
    assert (first.words[0].x, second.words[0].x) == (10, 0)


def test_a_divided_word_ends_with_a_hyphen_and_goes_on_in_the_next_line() -> None:
    setting = half_em(lambda text: (6,) if text == "iPLEDGEprogram" else ())
    lines = set_paragraph([span("aaaaaaa iPLEDGEprogram bb ccccccccc dddd")], 75, Justification(align="left"), setting)
    assert texts(lines) == ["aaaaaaa iPLEDG-", "Eprogram bb ", "ccccccccc dddd"]
    assert [line.hyphen for line in lines] == [True, False, False]


def test_a_word_with_a_hyphen_of_its_own_breaks_after_it() -> None:
    lines = set_paragraph([span("aaaaaaa well-known bbbbbb cccccccc")], 70, RAGGED, half_em())
    assert texts(lines) == ["aaaaaaa well-", "known bbbbbb ", "cccccccc"]
    assert not lines[0].hyphen


def test_a_soft_hyphen_is_printed_only_where_it_divides() -> None:
    assert texts(set_paragraph([span("aaaa\u00adbbbb")], 60, RAGGED, half_em())) == ["aaaabbbb"]
    assert texts(set_paragraph([span("aaaa\u00adbbbb")], 30, RAGGED, half_em())) == ["aaaa-", "bbbb"]


def test_a_no_break_space_keeps_its_words_together_and_stretches() -> None:
    lines = set_paragraph([span("aaaa 40\u00a0mg dddd")], 45, PLAIN, half_em())
    assert texts(lines) == ["aaaa ", "40\u00a0mg ", "dddd"]


def test_a_line_break_of_the_text_ends_the_line() -> None:
    assert texts(set_paragraph([span("one\ntwo\n\nthree")], 100, PLAIN, half_em())) == ["one ", "two ", " ", "three"]


def test_a_word_too_long_for_any_line_is_broken_at_the_measure() -> None:
    lines = set_paragraph([span("x" * 25)], 50, PLAIN, half_em())
    assert all(line.width <= 50 for line in lines)
    assert "".join(texts(lines)) == "x" * 25


def test_an_address_breaks_at_its_signs_without_a_hyphen() -> None:
    lines = set_paragraph([span("https://example.org/first/second")], 100, RAGGED, half_em())
    assert texts(lines) == ["https://example.org/", "first/second"]


def test_a_change_of_style_inside_a_word_does_not_part_it() -> None:
    lines = set_paragraph([span("aaaa "), span("bb", "bold"), span("bb cc")], 35, RAGGED, half_em())
    assert texts(lines) == ["aaaa ", "bbbb cc"]
    assert [(word.x, word.style.face) for word in lines[1].words] == [(0, "bold"), (10, "body"), (25, "body")]


def test_a_blank_is_a_gap_that_holds_no_word() -> None:
    (line,) = set_paragraph([span("a "), span("", blank=40), span(".")], 100, RAGGED, half_em())
    assert line.blanks == ((10, 40),)
    assert [(word.x, word.text) for word in line.words] == [(0, "a "), (50, ".")]


def test_ragged_lines_are_left_short_rather_than_divided() -> None:
    text = "aaaa bbbb cccc ddddeeeeffff gggg hhhh iiii jjjj"
    setting = half_em(lambda word: (4,) if word == "ddddeeeeffff" else ())
    assert texts(set_paragraph([span(text)], 115, RAGGED, setting))[0] == "aaaa bbbb cccc "


def test_few_full_ragged_lines_win_against_more_of_one_length() -> None:
    lines = set_paragraph([span("ccccc eee aaaaaaaaaaa dd dd hhhhh gggggg")], 80, RAGGED, half_em())
    assert texts(lines) == ["ccccc eee ", "aaaaaaaaaaa dd ", "dd hhhhh gggggg"]


def test_a_ragged_text_does_not_end_with_a_runt() -> None:
    for measure in range(100, 200, 5):
        lines = set_paragraph([span("aaaa bbbb cccc dddd eeee ffff gggg hhhh")], measure, RAGGED, half_em())
        assert lines[-1].width >= measure / 3


def test_even_lines_are_of_about_the_same_length() -> None:
    how = Justification(align="left", even=True)
    lines = set_paragraph([span("aaaa bbbb cccc dddd eeee ffff")], 120, how, half_em())
    assert texts(lines) == ["aaaa bbbb cccc ", "dddd eeee ffff"]


def test_a_heading_breaks_at_a_pause_and_not_after_a_word_that_leans_on_the_next() -> None:
    how = Justification(align="left", even=True)
    lines = set_paragraph([span("What it does for acne, and what it asks")], 150, how, half_em())
    assert texts(lines) == ["What it does for acne, ", "and what it asks"]
    lines = set_paragraph([span("Isotretinoin at the pharmacy")], 110, how, half_em())
    assert texts(lines) == ["Isotretinoin ", "at the pharmacy"]


def test_hyphens_and_points_hang_beyond_the_edge() -> None:
    lines = set_paragraph([span("aaaa, bbbb aaaa aaaa")], 22, Justification(align="left"), half_em())
    assert text_of(lines[0]) == "aaaa, "


def test_no_text_makes_no_line() -> None:
    assert set_paragraph([], 100, PLAIN, half_em()) == ()
    assert set_paragraph([span("")], 100, PLAIN, half_em()) == ()


def test_a_paragraph_set_at_a_factor_is_the_one_set_at_that_size() -> None:
    text, how = "The quick brown fox jumps over the lazy dog, and over the hedge.", Justification()
    scaled = set_nodes(read_nodes([span(text, size=10)], how, half_em()), 90, factor=1.2)
    assert texts(scaled) == texts(set_paragraph([span(text, size=12)], 90, how, half_em()))
    assert scaled[0].words[1].x == pytest.approx(set_paragraph([span(text, size=12)], 90, how, half_em())[0].words[1].x)


SPANS = st.lists(st.builds(span, st.text(st.sampled_from("ab \u00a0é-–—.,“”/@\u00ad\n1中")), st.sampled_from("fg")))
HOWS = st.builds(
    Justification,
    align=st.sampled_from(["justify", "left", "center", "right"]),
    indent=st.sampled_from([0.0, 10.0]),
    hyphenate=st.booleans(),
    even=st.booleans(),
    protrude=st.booleans(),
)


@given(SPANS, st.floats(12, 200), HOWS)
def test_the_words_of_the_lines_are_the_words_of_the_paragraph(
    spans: list[Span], measure: float, how: Justification
) -> None:
    lines = set_paragraph(spans, measure, how, half_em(lambda text: tuple(range(2, len(text) - 2))))
    printed = "".join(text_of(line)[: -1 if line.hyphen else None] for line in lines)
    assert printed == "".join(span.text for span in spans).replace("\n", " ").replace("\u00ad", "")


@given(SPANS, st.floats(12, 200), HOWS)
def test_no_line_is_wider_than_the_measure(spans: list[Span], measure: float, how: Justification) -> None:
    for line in set_paragraph(spans, measure, how, half_em(lambda text: tuple(range(2, len(text) - 2)))):
        assert line.width <= measure + 1e-3
        hang = 10 if how.protrude else 1e-3
        for word in line.words:
            assert -hang <= word.x <= word.x + word.width <= measure + hang


@pytest.mark.parametrize("text", ["x" * 6_000, "x1" * 3_000, "ab." * 2_000, "x-" * 3_000, "\u00ad".join("x" * 6_000)])
def test_an_endless_word_is_set_and_whole(text: str) -> None:
    lines = set_paragraph([span(text)], 200, Justification(), half_em(hyphenator(load_patterns("en_US"))))
    assert "".join(texts(lines)).replace("-", "") == text.replace("-", "").replace("\u00ad", "")
