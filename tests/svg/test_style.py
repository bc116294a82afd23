"""What wins where several places say what an element looks like, and what elements inherit."""

import pytest

from isoprint.drawing.items import PaintedPath
from isoprint.images import ImageProblem
from isoprint.svg import read_svg
from tests.svg.sheets import drawing, fill, label, outline, svg

RECT = '<rect width="9" height="9"'


@pytest.mark.parametrize(
    ("content", "color"),
    [
        (f'{RECT} fill="red"/>', "#ff0000"),
        (f'{RECT} style="fill:red"/>', "#ff0000"),
        (f'{RECT} fill="blue" style="fill : red ;"/>', "#ff0000"),
        (f'<g fill="red">{RECT}/></g>', "#ff0000"),
        (f'<g fill="blue">{RECT} fill="inherit" class="x"/></g>', "#0000ff"),
        (f'<g fill="blue">{RECT} fill="initial"/></g>', "#000000"),
        (f"<style>rect{{fill:red}}</style>{RECT} fill='blue'/>", "#ff0000"),
        (f"<style>.a{{fill:red}} rect{{fill:blue}}</style>{RECT} class='b a'/>", "#ff0000"),
        (f"<style>#i{{fill:red}} .a{{fill:blue}}</style>{RECT} id='i' class='a'/>", "#ff0000"),
        (f"<style>rect{{fill:blue}} rect{{fill:red}}</style>{RECT}/>", "#ff0000"),
        (f"<style>rect{{fill:red !important}}</style>{RECT} style='fill:blue'/>", "#ff0000"),
        (f"<style>g rect, circle{{fill:red}}</style><g>{RECT}/></g>", "#ff0000"),
        (f"<style>g &gt; rect{{fill:red}}</style><g><a>{RECT} fill='blue'/></a></g>", "#0000ff"),
        (f"<style>g&gt;rect.a{{fill:red}}</style><g>{RECT} class='a'/></g>", "#ff0000"),
        (f"<style>svg g .a{{fill:red}}</style><g><g>{RECT} class='a'/></g></g>", "#ff0000"),
        (f"<style>*{{fill:red}} rect:hover{{fill:blue}}</style>{RECT}/>", "#ff0000"),
        (f"<style><![CDATA[/* x */ @font-face{{src:url(x)}} rect{{fill:red}}]]></style>{RECT}/>", "#ff0000"),
        (f"<style media='speech'>rect{{fill:blue}}</style>{RECT} fill='red'/>", "#ff0000"),
        (f'<g color="red">{RECT} fill="currentColor"/></g>', "#ff0000"),
        (f'{RECT} fill="RED"/>', "#ff0000"),
        (f'{RECT} fill="#F00"/>', "#ff0000"),
        (f'{RECT} fill="rgb(100%, 0%, 0%)"/>', "#ff0000"),
        (f'{RECT} fill="hsl(0 100% 50%)"/>', "#ff0000"),
        (f'{RECT} fill="url(#none) red"/>', "#ff0000"),
        (f'{RECT} fill="#ff0000 icc-color(x, 1)"/>', "#ff0000"),
    ],
)
def test_the_strongest_word_about_a_fill_wins(content: str, color: str) -> None:
    assert fill(content) == color


def test_opacities_of_color_and_fill_are_multiplied() -> None:
    path = outline(f'{RECT} fill="#ff000080" fill-opacity="50%"/>')
    assert path.fill
    assert path.fill.opacity == pytest.approx(0.25, abs=0.01)


def test_an_element_alone_takes_the_opacity_of_its_groups() -> None:
    path = outline(f'<g opacity=".5"><g opacity=".5">{RECT}/></g></g>')
    assert path.fill
    assert path.fill.opacity == 0.25


def test_a_pen_has_all_that_is_said_of_it() -> None:
    pen = outline(
        '<path d="M0 0h9" style="stroke:red;stroke-width:2;stroke-linecap:round;stroke-linejoin:bevel;'
        'stroke-miterlimit:7;stroke-dasharray:3,1,2;stroke-dashoffset:5"/>'
    ).stroke
    assert pen
    assert (pen.width, pen.cap, pen.join, pen.miter, pen.phase) == (2, "round", "bevel", 7, 5)
    assert pen.dashes == (3, 1, 2, 3, 1, 2)


def test_dashes_too_short_to_be_written_make_a_solid_line() -> None:
    pen = outline('<path d="M0 0h9" stroke="red" stroke-dasharray="0.00001"/>').stroke
    assert pen
    assert pen.dashes == ()


def test_a_pen_grows_with_its_element_unless_it_shall_not() -> None:
    line = '<g transform="scale(3) rotate(30)"><path d="M0 0h9" stroke="red" stroke-dasharray="2" {}/></g>'
    pen = outline(line.format("")).stroke
    assert pen
    assert (pen.width, *pen.dashes) == pytest.approx((3, 6, 6))
    still = outline(line.format('vector-effect="non-scaling-stroke"')).stroke
    assert still
    assert still.width == 1


@pytest.mark.parametrize(
    ("order", "under"), [("normal", False), ("stroke", True), ("stroke fill", True), ("fill stroke", False)]
)
def test_a_stroke_may_lie_under_its_fill(order: str, under: bool) -> None:
    assert outline(f'{RECT} stroke="red" paint-order="{order}"/>').under == under


def test_a_bent_stroke_keeps_its_matrix() -> None:
    bent = outline('<g transform="scale(3 1)"><path d="M0 0h9" stroke="red"/></g>')
    assert bent.matrix == (3, 0, 0, 1, 0, 0)
    assert bent.steps == (("M", 0, 0), ("L", 9, 0))


def test_the_font_shorthand_says_size_weight_and_family() -> None:
    (span,) = label("<text style=\"font: italic bold 20px/1.2 'Times New Roman', serif\">x</text>").spans
    assert (span.size, span.face) == (20, "source-serif-4/bold-italic")


@pytest.mark.parametrize(
    ("size", "pixels"), [("2em", 20), ("150%", 15), ("12pt", 16), ("larger", 12), ("medium", 16), ("inherit", 10)]
)
def test_type_may_be_as_large_as_the_type_around_it_says(size: str, pixels: float) -> None:
    (span,) = label(f'<g font-size="10"><text font-size="{size}">x</text></g>').spans
    assert span.size == pytest.approx(pixels)


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        ("[a=b]{fill:red}", "the selector “\\[a=b\\]”"),
        ("a + b{fill:red}", "the selector"),
        ("rect:first-child{fill:red}", "the selector"),
        ("a b c d e{fill:red}", "the selector"),
        ("@media print{rect{fill:red}}", "“@media”"),
        ("@import url(x.css);", "“@import”"),
        ("rect{fill:red}" * 9000, "too long"),
    ],
)
def test_a_style_sheet_that_isoprint_cannot_follow_is_refused(sheet: str, message: str) -> None:
    with pytest.raises(ImageProblem, match=message):
        drawing(f"<style>{sheet}</style>{RECT}/>")


def test_the_color_behind_a_whole_drawing_is_drawn() -> None:
    items = read_svg(svg(f"{RECT}/>", 'width="30" height="20" style="background:#ffffe0"')).items
    ground = items[0]
    assert isinstance(ground, PaintedPath)
    assert ground.fill
    assert (ground.fill.paint, ground.steps[2]) == ("#ffffe0", ("L", 30, 20))
