"""Elements within elements: transforms, uses, viewports, clips, effects, paints, markers."""

import base64

import pytest

from isoprint.drawing.items import Bitmap, Gradient, Group, PaintedPath, Tiling
from isoprint.images import ImageProblem
from isoprint.svg import read_svg
from tests.pdf.samples import bitmap
from tests.svg.sheets import drawing, ends, fill, item, outline, svg

RECT = '<rect width="10" height="10"/>'


def group(content: str) -> Group:
    only = item(content)
    assert isinstance(only, Group)
    return only


# ---------------------------------------------------------------- where things stand


@pytest.mark.parametrize(
    ("transform", "corner"),
    [
        ("translate(3)", (13, 10)),
        ("translate(3,4)", (13, 14)),
        ("scale(2)", (20, 20)),
        ("scale(2 3)", (20, 30)),
        ("rotate(90)", (-10, 10)),
        ("rotate(90, 10, 10)", (10, 10)),
        ("skewX(45)", (20, 10)),
        ("skewY(45)", (10, 20)),
        ("matrix(1 0 0 1 5 6)", (15, 16)),
        ("translate(3) scale(2)", (23, 20)),
        (" scale(2) , translate(3,0) ", (26, 20)),
    ],
)
def test_transforms_move_what_they_are_on(transform: str, corner: tuple[float, float]) -> None:
    for content in (f'<g transform="{transform}">{RECT}</g>', f'<g style="transform:{transform}">{RECT}</g>'):
        assert ends(outline(content))[2] == corner


def test_a_transform_about_another_place_is_refused() -> None:
    with pytest.raises(ImageProblem, match="around a point of its own"):
        drawing(f'<g style="transform:rotate(9deg);transform-origin:50% 50%">{RECT}</g>')


@pytest.mark.parametrize("transform", ["turn(3)", "rotate(", "rotate(1 2)", "scale()", "rotate(1)" * 999])
def test_a_transform_that_cannot_be_read_is_refused(transform: str) -> None:
    with pytest.raises(ImageProblem, match="transform"):
        drawing(f'<g transform="{transform}">{RECT}</g>')


def test_a_use_draws_what_it_names_where_it_says() -> None:
    used = outline('<defs><rect id="r" width="10" height="10"/></defs><use xlink:href="#r" x="5" y="6" fill="red"/>')
    assert ends(used)[0] == (5, 6)
    assert used.fill
    assert used.fill.paint == "#ff0000"


def test_a_symbol_is_fitted_into_its_use_and_cut_off_there() -> None:
    symbol = f'<symbol id="s" viewBox="0 0 10 10">{RECT}</symbol><use href="#s" x="20" width="50" height="40"/>'
    used = group(symbol)
    assert [ends(it) for it in used.items if isinstance(it, PaintedPath)] == [[(25, 0), (65, 0), (65, 40), (25, 40)]]
    assert used.clips[0].steps[2] == ("L", 70, 40)


@pytest.mark.parametrize(
    ("manner", "box"),
    [
        ("", ((25, 0), (75, 50))),
        ("xMinYMin", ((0, 0), (50, 50))),
        ("xMaxYMax meet", ((50, 0), (100, 50))),
        ("none", ((0, 0), (100, 50))),
        ("xMidYMid slice", ((0, -25), (100, 75))),
    ],
)
def test_a_view_box_is_fitted_as_it_wants(manner: str, box: tuple[tuple[float, float], ...]) -> None:
    attributes = f'width="100" height="50" viewBox="0 0 10 10" preserveAspectRatio="{manner}"'
    (drawn,) = read_svg(svg(RECT, attributes)).items
    assert isinstance(drawn, PaintedPath)
    points = ends(drawn)
    assert (points[0], points[2]) == box


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="200" height="100"', (200, 100)),
        ('width="2in" height="72pt"', (192, 96)),
        ('viewBox="0 0 30 20"', (30, 20)),
        ('width="100%" height="100%" viewBox="5 5 30 20"', (30, 20)),
        ('width="60" viewBox="0 0 30 20"', (60, 40)),
        ('height="60" viewBox="0 0 30 20"', (90, 60)),
        ('width="auto" height="60px" viewBox="0 0 30 20"', (90, 60)),
    ],
)
def test_the_natural_size_is_what_the_drawing_says_or_its_view_box(attributes: str, size: tuple[float, float]) -> None:
    one = read_svg(svg(RECT, attributes))
    assert (one.width, one.height) == pytest.approx(size)


def test_a_switch_shows_its_first_plain_choice() -> None:
    content = (
        f'<switch><foreignObject requiredExtensions="x"/><g fill="red">{RECT}</g><g fill="blue">{RECT}</g></switch>'
    )
    assert fill(content) == "#ff0000"


def test_a_switch_shows_what_is_in_no_language_rather_than_in_another() -> None:
    content = f'<switch><g systemLanguage="tlh" fill="blue">{RECT}</g><g fill="red">{RECT}</g></switch>'
    assert fill(content) == "#ff0000"


# ---------------------------------------------------------------- clips and effects


def test_a_clip_path_cuts_off() -> None:
    cut = group(f'<clipPath id="c"><circle r="5"/></clipPath><g clip-path="url(#c)">{RECT}</g>')
    assert len(cut.clips) == 1
    assert cut.clips[0].steps[0] == ("M", 5, 0)


def test_a_clip_path_may_be_cut_off_itself_and_measured_by_what_it_cuts() -> None:
    clips = (
        '<clipPath id="a"><rect width="3" height="3"/></clipPath>'
        '<clipPath id="b" clip-path="url(#a)" clipPathUnits="objectBoundingBox">'
        '<rect width=".5" height="1"/></clipPath>'
    )
    cut = group(f'{clips}<rect x="20" width="10" height="8" clip-path="url(#b)"/>')
    assert [clip.steps[2] for clip in cut.clips] == [("L", 25, 8), ("L", 3, 3)]


def test_shapes_of_one_clip_path_all_turn_the_same_way() -> None:
    shapes = '<path d="M0 0h9v9h-9z"/><path d="M5 5v9h9v-9z"/>'
    cut = group(f'<clipPath id="c">{shapes}</clipPath><g clip-path="url(#c)">{RECT}</g>')
    assert cut.clips[0].steps[-5:] == (("M", 14, 5), ("L", 14, 14), ("L", 5, 14), ("L", 5, 5), ("Z",))


def test_a_clip_path_may_have_a_hole() -> None:
    hole = '<clipPath id="c"><path d="M0 0h9v9h-9zM3 3h3v3h-3z" clip-rule="evenodd"/></clipPath>'
    assert group(f'{hole}<g clip-path="url(#c)">{RECT}</g>').clips[0].even_odd


def test_what_an_empty_clip_path_cuts_is_not_drawn() -> None:
    content = f'<clipPath id="c"/><g clip-path="url(#c)">{RECT}</g><circle r="5"/>'
    assert len(drawing(content).items) == 1


def test_what_overlaps_fades_as_one() -> None:
    faded = group(f'<g opacity=".5">{RECT}<circle r="5"/></g>')
    assert (faded.opacity, len(faded.items)) == (0.5, 2)
    both = group('<rect width="9" height="9" stroke="red" opacity=".5"/>')
    assert both.opacity == 0.5


def test_colors_may_be_blended() -> None:
    assert group('<rect width="9" height="9" style="mix-blend-mode:color-burn"/>').blend == "ColorBurn"


# ---------------------------------------------------------------- paints


def test_a_gradient_takes_what_it_lacks_from_the_one_it_names() -> None:
    stops = '<linearGradient id="a"><stop offset="20%" stop-color="red"/><stop offset=".1" style="stop-opacity:.5"/>'
    other = '</linearGradient><linearGradient id="b" href="#a" gradientUnits="userSpaceOnUse" x1="1" x2="5" y2="0"/>'
    paint = fill(f'{stops}{other}<rect width="9" height="9" fill="url(#b)" transform="scale(2)"/>')
    assert isinstance(paint, Gradient)
    assert paint.ends == (1, 0, 5, 0)
    assert paint.matrix == (2, 0, 0, 2, 0, 0)
    assert [(stop.at, stop.color, stop.opacity) for stop in paint.stops] == [
        (0, "#ff0000", 1), (0.2, "#ff0000", 1), (0.2, "#000000", 0.5), (1, "#000000", 0.5)
    ]  # fmt: skip


def test_a_gradient_is_measured_by_what_it_fills() -> None:
    stops = '<stop offset="0"/><stop offset="1" stop-color="red"/>'
    shape = '<rect x="10" y="20" width="30" height="40" fill="url(#a)"/>'
    line = fill(f'<linearGradient id="a">{stops}</linearGradient>{shape}')
    assert isinstance(line, Gradient)
    assert (line.ends, line.matrix) == ((0, 0, 1, 0), (30, 0, 0, 40, 10, 20))
    circle = fill(f'<radialGradient id="a" fx=".25" gradientTransform="scale(2)">{stops}</radialGradient>{shape}')
    assert isinstance(circle, Gradient)
    assert (circle.ends, circle.matrix) == ((0.25, 0.5, 0, 0.5, 0.5, 0.5), (60, 0, 0, 80, 10, 20))


def test_a_focus_outside_of_its_circle_stands_at_the_edge() -> None:
    stops = '<stop offset="0"/><stop offset="1" stop-color="red"/>'
    shape = '<rect width="1" height="1" fill="url(#a)"/>'
    circle = fill(f'<radialGradient id="a" fx="5">{stops}</radialGradient>{shape}')
    assert isinstance(circle, Gradient)
    assert circle.ends[:2] == pytest.approx((0.9995, 0.5))


@pytest.mark.parametrize(
    ("gradient", "color"),
    [
        ('<stop stop-color="red"/>', "#ff0000"),
        ('<stop/><stop stop-color="red"/>" x2="0', "#ff0000"),
    ],
)
def test_a_gradient_of_one_color_is_that_color(gradient: str, color: str) -> None:
    stops, _, more = gradient.partition('" ')
    content = f'<linearGradient id="a" {more}{chr(34) * bool(more)}>{stops}</linearGradient>'
    assert fill(f'{content}<rect width="9" height="9" fill="url(#a)"/>') == color


def test_a_pattern_is_a_tile_of_its_items() -> None:
    pattern = f'<pattern id="p" width="4" height="5" patternUnits="userSpaceOnUse" viewBox="0 0 8 10">{RECT}</pattern>'
    paint = fill(f'{pattern}<rect width="9" height="9" fill="url(#p)" transform="scale(3)"/>')
    assert isinstance(paint, Tiling)
    assert (paint.box, paint.matrix) == ((0, 0, 4, 5), (3, 0, 0, 3, 0, 0))
    tile = paint.items[0]
    assert isinstance(tile, PaintedPath)
    assert ends(tile)[2] == (5, 5)


def test_what_is_drawn_from_elsewhere_inherits_where_it_stands() -> None:
    marker = MARKER.replace(' fill="{}"', "")
    line = '<path d="M0 0h9" stroke="red" marker-end="url(#m)"/>'
    _, mark = drawing(f'<g fill="teal"><defs>{marker}</defs></g>{line}').items
    assert isinstance(mark, PaintedPath)
    assert mark.fill
    assert mark.fill.paint == "#008080"


def test_a_picture_within_a_drawing_is_kept_as_it_is() -> None:
    image = bitmap("RGB")
    data = base64.b64encode(image.data).decode()
    picture = item(f'<image x="10" width="48" height="48" href="data:image/png;base64,{data}"/>')
    assert isinstance(picture, Bitmap)
    assert picture.image == image
    assert picture.matrix == (48, 0, 0, 32, 10, 8)
    whole = group(f'<image width="48" preserveAspectRatio="xMidYMid slice" href="data:image/png;base64,{data}"/>')
    assert len(whole.clips) == 1


# ---------------------------------------------------------------- markers

MARKER = '<marker id="m" orient="auto-start-reverse" overflow="visible"><path d="M0 0h3v1z" fill="{}"/></marker>'


def test_arrowheads_point_along_their_line() -> None:
    line = '<path d="M10 10H30V50" fill="none" stroke="red" stroke-width="2" marker-start="url(#m)" {}/>'
    _, start = drawing(MARKER.format("red") + line.format("")).items
    _, first, last = drawing(MARKER.format("red") + line.format('marker-end="url(#m)"')).items
    assert start == first
    assert isinstance(first, PaintedPath)
    assert isinstance(last, PaintedPath)
    assert ends(first)[:2] == [(10, 10), (4, 10)]
    assert ends(last)[:2] == [(30, 50), (30, 56)]


def test_marks_stand_at_every_corner_in_the_color_of_their_line() -> None:
    line = '<polyline points="0,0 10,0 10,10 0,10" fill="none" stroke="red" style="marker:url(#m)"/>'
    _, *marks = drawing(MARKER.format("context-stroke") + line).items
    paths = [mark for mark in marks if isinstance(mark, PaintedPath)]
    assert [ends(path)[0] for path in paths] == [(0, 0), (10, 0), (10, 10), (0, 10)]
    assert {path.fill.paint for path in paths if path.fill} == {"#ff0000"}
    assert ends(paths[1])[1] == (12.12, 2.12)
