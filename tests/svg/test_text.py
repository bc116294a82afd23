"""Texts: where they stand, and in which of our faces."""

import pytest

from isoprint.drawing.items import Label
from isoprint.images import ImageProblem
from tests.svg.sheets import drawing, label


def texts(content: str) -> list[tuple[float, float, str]]:
    """Return the places and texts of all labels."""
    found = drawing(content).items
    return [(it.x, it.y, "".join(span.text for span in it.spans)) for it in found if isinstance(it, Label)]


def moves(content: str) -> list[tuple[float, float, str]]:
    """Return how each span of a label is moved, and its text."""
    return [(span.dx, span.dy, span.text) for span in label(content).spans]


@pytest.mark.parametrize(
    ("family", "face"),
    [
        ("", "source-sans-3"),
        ("Arial, sans-serif", "source-sans-3"),
        ("'DejaVu Sans'", "source-sans-3"),
        ("DejaVu Serif", "source-serif-4"),
        ("Times New Roman", "source-serif-4"),
        ("Unheard Of, serif", "source-serif-4"),
        ("Liberation Sans, Times", "source-sans-3"),
        ("Helvetica, 'Segoe UI Symbol'", "source-sans-3"),
    ],
)
def test_a_text_is_set_in_the_nearest_of_our_families(family: str, face: str) -> None:
    assert label(f'<text font-family="{family}">x</text>').spans[0].face == f"{face}/regular"


@pytest.mark.parametrize(
    ("look", "style"),
    [
        ('font-weight="bold"', "bold"),
        ('font-weight="600"', "semibold"),
        ('font-weight="500"', "regular"),
        ('font-style="italic"', "italic"),
        ('font-style="oblique" font-weight="700"', "bold-italic"),
    ],
)
def test_weight_and_slant_are_kept(look: str, style: str) -> None:
    assert label(f"<text {look}>x</text>").spans[0].face == f"source-sans-3/{style}"


def test_white_space_counts_once_and_not_at_the_ends() -> None:
    assert texts("<text>\n  One\n  <tspan> two </tspan> three\n</text>") == [(0, 0, "One two three")]
    assert texts('<g xml:space="preserve"><text> a  b </text></g>') == [(0, 0, " a  b ")]


def test_a_new_x_begins_a_new_label() -> None:
    lines = '<text x="5" y="9"><tspan x="5">One</tspan><tspan x="6" dy="12">two</tspan></text>'
    assert texts(lines) == [(5, 9, "One"), (6, 9, "two")]
    second = drawing(lines).items[1]
    assert isinstance(second, Label)
    assert second.spans[0].dy == 12


def test_moves_within_a_line_move_what_follows() -> None:
    content = '<text x="1" y="2">H<tspan dy="3" dx="1">2</tspan><tspan dy="-3">O</tspan></text>'
    assert moves(content) == [(0, 0, "H"), (1, 3, "2"), (0, -3, "O")]
    assert moves('<text y="2">a<tspan y="5">b</tspan></text>') == [(0, 0, "a"), (0, 3, "b")]


def test_letters_may_have_places_of_their_own() -> None:
    assert texts('<text x="1 5 9" y="2">abcd</text>') == [(1, 2, "a"), (5, 2, "b"), (9, 2, "cd")]
    assert texts('<text x="1 5" y="2"><tspan>ab</tspan></text>') == [(1, 2, "a"), (5, 2, "b")]


def test_raised_and_lowered_letters_come_back_to_the_line() -> None:
    spans = moves('<text font-size="10">x<tspan baseline-shift="super">2</tspan>y</text>')
    assert [dy for _, dy, _ in spans] == [0, -4, 4]


@pytest.mark.parametrize("name", ["dominant-baseline", "alignment-baseline"])
def test_a_text_may_stand_with_its_middle_on_its_place(name: str) -> None:
    assert label(f'<text font-size="10" {name}="central">x</text>').spans[0].dy == pytest.approx(3.3)


def test_anchor_length_and_tracking_are_kept() -> None:
    one = label('<text text-anchor="end" textLength="40" letter-spacing=".1em" font-size="10">abc</text>')
    assert (one.anchor, one.spans[0].fitted, one.spans[0].tracking) == ("end", 40, 1)


def test_a_soft_hyphen_is_not_printed() -> None:
    assert texts("<text>a\u00adb\u00ad</text>") == [(0, 0, "ab")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('<text font-family="Wingdings">x</text>', "wingdings, whose letters are symbols"),
        ('<text><textPath href="#a">x</textPath></text>', "along a path"),
        ('<text rotate="10">x</text>', "rotated one by one"),
        ('<text writing-mode="tb">x</text>', "vertical text"),
        ('<text direction="rtl">x</text>', "right-to-left"),
        ('<text text-decoration="underline">x</text>', "underlined"),
        ('<text style="text-transform:uppercase">x</text>', "its case changed"),
        ('<text style="font-variant:small-caps">x</text>', "small capitals"),
        ('<text word-spacing="3">x</text>', "unusual word spacing"),
        ('<text>a<tspan opacity=".5">x</tspan></text>', "transparent"),
        ('<text font-size="99999">x</text>', "too large"),
        ('<linearGradient id="g"><stop/><stop/></linearGradient><text fill="url(#g)">x</text>', "paints text"),
        ('<text style="font:caption">x</text>', "font “caption”"),
        (f'<text x="{"1 " * 11000}">x</text>', "too many positions"),
    ],
)
def test_text_that_would_be_set_otherwise_than_meant_is_refused(text: str, message: str) -> None:
    with pytest.raises(ImageProblem, match=message) as refused:
        drawing(text)
    assert refused.value.remedy
