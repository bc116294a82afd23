"""Drawings in a PDF: they conform, stand where they shall, look as they shall, and are in the file once."""

import base64
import io
from typing import Any

import page as validator
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image as Bitmaps

from isoprint.drawing import Drawing
from isoprint.drawing.items import DrawingItem, Group, Ink, PaintedPath
from isoprint.page import Document, Element, Picture
from isoprint.pdf import write_pdf
from isoprint.pdf.operators import decimal
from isoprint.svg import read_svg
from tests.pdf.samples import bitmap, one_page

FIGURE = Element("d", "Document", (Element("f", "Figure", alt="A drawing"),))
SQUARE = '<rect width="50" height="50" fill="red"/>'


def read(content: str, attributes: str = 'viewBox="0 0 100 100"') -> Drawing:
    return read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{content}</svg>'.encode())


def document(*drawings: Drawing) -> Document:
    """Return a page on which drawings stand one over the other, 100 by 100 points, from (100, 100) on."""
    pictures = (Picture(100, 100, 100, 100, drawing, "f") for drawing in drawings)
    return one_page(*pictures, structure=FIGURE)


def shown(content: str) -> Bitmaps.Image:
    """Return what a drawing of 100 by 100 looks like, two pixels to each of its own."""
    pdf = pypdfium2.PdfDocument(write_pdf(document(read(content))))
    look: Bitmaps.Image = pdf[0].render(scale=2).to_pil().convert("RGB").crop((200, 200, 400, 400))
    return look


def dots(content: str, *places: tuple[float, float]) -> list[str]:
    """Return the colors at places of a drawing, in quarters of each channel."""
    look = shown(content)
    pixels = [look.getpixel((round(2 * x), round(2 * y))) for x, y in places]
    return ["".join(f"{round(part / 63.75)}" for part in pixel) for pixel in pixels]  # type: ignore[union-attr]


# ---------------------------------------------------------------- looks


def test_a_drawing_fills_its_place_and_stands_upright() -> None:
    assert dots(SQUARE, (1, 1), (49, 49), (51, 49), (49, 51), (99, 99)) == ["400", "400", "444", "444", "444"]
    wide = '<rect width="100" height="20" fill="blue"/><rect y="80" width="20" height="20" fill="lime"/>'
    assert dots(wide, (99, 1), (1, 99), (30, 99)) == ["004", "040", "444"]


def test_what_lies_outside_of_a_drawing_is_not_shown() -> None:
    whole = pypdfium2.PdfDocument(write_pdf(document(read('<circle cx="100" cy="100" r="50"/>'))))[0]
    look = whole.render(scale=1).to_pil().convert("L")
    assert look.getpixel((198, 198)) == 0
    assert look.crop((201, 0, 612, 792)).getextrema() == (255, 255)


RECT = '<rect width="{}" height="{}" fill="{}"/>'
STOPS = '<stop stop-color="red"/><stop offset="1" stop-color="blue"/>'
LINEAR, RADIAL = (f'<{kind}Gradient id="g">{{}}</{kind}Gradient>' for kind in ("linear", "radial"))
TILE = (
    '<pattern id="g" width="20" height="20" patternUnits="userSpaceOnUse">' + RECT.format(10, 20, "red") + "</pattern>"
)
STROKE = '<path d="{}" fill="none" stroke="red" stroke-width="20" {}/>'
CLIP = '<clipPath id="c"><rect x="10" width="20" height="90"/><circle cx="60" cy="50" r="20"/></clipPath>'
LOOKS = {
    "a hole": (
        '<path d="M0 0h90v90h-90zM20 20v50h50v-50z"/>',
        {(10, 10): "000", (40, 40): "444"},
    ),
    "no hole": (
        '<path d="M0 0h90v90h-90zM20 20h50v50h-50z"/>',
        {(10, 10): "000", (40, 40): "000"},
    ),
    "a hole by the even-odd rule": (
        '<path d="M0 0h90v90h-90zM20 20h50v50h-50z" fill-rule="evenodd"/>',
        {(10, 10): "000", (40, 40): "444"},
    ),
    "a stroke": (
        STROKE.format("M10 50h80", ""),
        {(50, 45): "400", (5, 50): "444"},
    ),
    "a stroke under its fill": (
        '<rect x="20" y="20" width="60" height="60" stroke="red" stroke-width="20" paint-order="stroke"/>',
        {(15, 50): "400", (25, 50): "000"},
    ),
    "a square cap": (
        STROKE.format("M20 50h60", 'stroke-linecap="square"'),
        {(12, 50): "400"},
    ),
    "a sharp corner": (
        STROKE.format("M20 90L50 20 80 90", ""),
        {(50, 4): "400"},
    ),
    "a blunt corner": (
        STROKE.format("M20 90L50 20 80 90", 'stroke-linejoin="bevel"'),
        {(50, 4): "444"},
    ),
    "dashes": (
        STROKE.format("M0 50h80", 'stroke-dasharray="20"'),
        {(10, 50): "400", (30, 50): "444", (50, 50): "400"},
    ),
    "dashes that begin later": (
        STROKE.format("M0 50h80", 'stroke-dasharray="20" stroke-dashoffset="20"'),
        {(10, 50): "444", (30, 50): "400"},
    ),
    "a stroke that is bent": (
        f'<g transform="scale(4 1)">{STROKE.format("M5 5v90", "").replace("20", "5")}</g>',
        {(12, 50): "400", (28, 50): "400", (32, 50): "444"},
    ),
    "a quarter of a ring": (
        '<circle cx="50" cy="50" r="40" fill="none" stroke="red" stroke-width="10" stroke-dasharray="62.8 1000"/>',
        {(78, 78): "400", (22, 22): "444"},
    ),
    "half of a color": (
        f'<g opacity=".5">{RECT.format(60, 60, "red")}</g>',
        {(30, 30): "422"},
    ),
    "half of what lies above": (
        f'<g opacity=".5">{RECT.format(60, 60, "red")}{RECT.format(60, 60, "blue")}</g>',
        {(30, 30): "224"},
    ),
    "two colors multiplied": (
        f'{RECT.format(60, 60, "#ff0")}<g style="mix-blend-mode:multiply">{RECT.format(60, 60, "#0ff")}</g>',
        {(30, 30): "040"},
    ),
    "a clip of two shapes": (
        f'{CLIP}<g clip-path="url(#c)">{RECT.format(100, 100, "red")}</g>',
        {(20, 50): "400", (60, 50): "400", (35, 50): "444", (90, 90): "444"},
    ),
    "a gradient": (
        LINEAR.format(STOPS) + RECT.format(100, 50, "url(#g)"),
        {(1, 25): "400", (50, 25): "202", (99, 25): "004"},
    ),
    "a gradient that jumps": (
        LINEAR.format(STOPS.replace("<stop ", '<stop offset=".5" ').replace('offset="1"', ""))
        + RECT.format(100, 50, "url(#g)"),
        {(45, 25): "400", (55, 25): "004"},
    ),
    "a gradient that fades": (
        LINEAR.format(STOPS.replace('"blue"', '"red" stop-opacity="0"')) + RECT.format(100, 50, "url(#g)"),
        {(1, 25): "400", (50, 25): "422", (99, 25): "444"},
    ),
    "a gradient that fades on a path of many steps": (
        LINEAR.format(STOPS.replace('"blue"', '"red" stop-opacity="0"'))
        + '<path d="M50 0h5h5h5h5h5h5h5h15v50H0V0z" fill="url(#g)"/>',
        {(1, 25): "400", (50, 25): "422", (99, 25): "444"},
    ),
    "a bent stroke that fades": (
        LINEAR.format(STOPS.replace('"blue"', '"red" stop-opacity="0"'))
        + '<g transform="scale(2 1)"><path d="M0 20h50v1" fill="none" stroke="url(#g)" stroke-width="20"/></g>',
        {(4, 20): "400", (50, 20): "422", (96, 20): "444"},
    ),
    "a round gradient": (
        RADIAL.format(STOPS) + RECT.format(100, 100, "url(#g)"),
        {(50, 50): "400", (50, 1): "004", (2, 2): "004"},
    ),
    "a stroke with a gradient": (
        LINEAR.format(STOPS) + '<circle cx="50" cy="50" r="40" fill="none" stroke="url(#g)" stroke-width="16"/>',
        {(10, 50): "400", (50, 10): "202", (90, 50): "004", (50, 50): "444"},
    ),
    "a pattern that begins elsewhere": (
        TILE.replace("width", 'x="5" width', 1) + RECT.format(100, 100, "url(#g)"),
        {(2, 5): "444", (7, 5): "400", (14, 5): "400", (17, 5): "444"},
    ),
    "a pattern": (
        TILE + RECT.format(100, 100, "url(#g)"),
        {(5, 5): "400", (15, 5): "444", (45, 85): "400"},
    ),
}


@pytest.mark.parametrize("name", LOOKS)
def test_shapes_look_as_they_shall(name: str) -> None:
    content, places = LOOKS[name]
    assert dots(content, *places) == list(places.values())


def test_the_fill_of_a_line_does_not_show_through_its_dashes() -> None:
    line = '<line x1="0" y1="50" x2="100" y2="50" stroke="red" stroke-width="2" stroke-dasharray="20"/>'
    assert dots(line, (30, 50), (30, 49.5)) == ["444", "444"]


def test_a_picture_within_a_drawing_stands_upright() -> None:
    file = io.BytesIO()
    picture = Bitmaps.new("RGB", (2, 2), "white")
    picture.putpixel((1, 0), (255, 0, 0))
    picture.save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    content = f'<image x="20" y="20" width="40" height="40" href="data:image/png;base64,{data}"/>'
    assert dots(content, (55, 25), (25, 25), (55, 55)) == ["400", "444", "444"]


# ---------------------------------------------------------------- texts


def ink_box(content: str) -> tuple[float, float, float, float]:
    """Return the box around all that is not white, in units of the drawing."""
    box = shown(content).convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    assert box
    return box[0] / 2, box[1] / 2, box[2] / 2, box[3] / 2


@pytest.mark.parametrize(("anchor", "side"), [("start", 0), ("end", 2)])
def test_a_text_begins_or_ends_at_its_place(anchor: str, side: int) -> None:
    box = ink_box(f'<text x="50" y="60" font-size="20" text-anchor="{anchor}">HHH</text>')
    assert box[side] == pytest.approx(50, abs=2.5)
    assert box[3] == pytest.approx(60, abs=1)
    assert box[1] == pytest.approx(60 - 20 * 0.66, abs=1.5)


def test_a_text_in_several_looks_has_its_middle_at_its_place() -> None:
    left, _, right, _ = ink_box(
        '<text x="50" y="60" font-size="20" text-anchor="middle">HH<tspan font-weight="bold" font-size="30">H</tspan>'
        "</text>"
    )
    assert (left + right) / 2 == pytest.approx(50, abs=1.5)


def test_a_text_has_the_length_that_it_is_given() -> None:
    left, _, right, _ = ink_box('<text x="10" y="60" font-size="20" textLength="80">HHH</text>')
    assert right - left == pytest.approx(80 * (1 - 0.09), abs=1.5)  # the sides of H are no ink


def test_a_turned_text_runs_upwards() -> None:
    left, top, right, bottom = ink_box('<text transform="translate(50 90) rotate(-90)" font-size="20">HHH</text>')
    assert (right, bottom) == pytest.approx((50, 90), abs=2.5)
    assert bottom - top > 2 * (right - left)


def test_an_outlined_text_has_its_outline_under_it() -> None:
    text = '<text x="10" y="70" font-size="60" stroke="red" stroke-width="8" {}>H</text>'
    over, under = (shown(text.format(f'paint-order="{order}"')) for order in ("normal", "stroke"))
    black = [sum(look.convert("L").histogram()[:40]) for look in (over, under)]
    assert black[1] > 2 * black[0]


def test_texts_can_be_found_and_read() -> None:
    content = '<text x="5" y="50" font-size="9">Dose <tspan font-weight="bold">(mg)</tspan> → 5 µm α</text>'
    pdf = pypdfium2.PdfDocument(write_pdf(document(read(content))))
    assert "Dose (mg) → 5 µm α" in pdf[0].get_textpage().get_text_range()


def test_a_character_that_one_family_lacks_is_set_in_the_other() -> None:
    content = '<text y="50" font-family="{}" font-size="9">1 ₿ = ŧ</text>'
    for family in ("serif", "sans-serif"):
        pdf = pypdfium2.PdfDocument(write_pdf(document(read(content.format(family)))))
        assert "1 ₿ = ŧ" in pdf[0].get_textpage().get_text_range()


# ---------------------------------------------------------------- the file

EVERYTHING = (
    '<style>.a{fill:red;stroke:blue}</style><clipPath id="c"><circle cx="50" cy="50" r="40"/></clipPath>'
    '<linearGradient id="g"><stop stop-color="red"/><stop offset=".3"/><stop offset="1" stop-opacity="0"/>'
    "</linearGradient>"
    '<pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse"><circle r="3" opacity=".5"/></pattern>'
    '<marker id="m" orient="auto"><path d="M0 0h3v3z"/></marker>'
    '<g clip-path="url(#c)"><rect class="a" width="50" height="50" opacity=".5"/><text y="50">Text → α</text></g>'
    '<rect width="50" height="50" fill="url(#g)" stroke="url(#p)" stroke-dasharray="3 2"/>'
    '<path d="M5 5l40 40" stroke="#08f" marker-end="url(#m)"/><g style="mix-blend-mode:multiply"><circle r="9"/></g>'
    '<g transform="skewX(20)"><path d="M0 0h50v50" stroke="red" stroke-opacity=".3"/></g>'
)


def streams(pdf: pikepdf.Pdf, subtype: str) -> list[Any]:
    """Return the streams of a file that are of one subtype."""
    objects: Any = pdf.objects
    return [it for it in objects if isinstance(it, pikepdf.Stream) and it.get("/Subtype") == subtype]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_drawing_with_everything_conforms(profile: str) -> None:
    image = base64.b64encode(bitmap("RGBA").data).decode()
    picture = f'<image y="60" width="30" height="30" href="data:image/png;base64,{image}"/>'
    data = write_pdf(document(read(EVERYTHING + picture)))
    result = validator.validate_pdf_bytes(data, profile=profile)
    assert [failure.rule_id for failure in result.failures] == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_drawing_on_every_page_is_in_the_file_once() -> None:
    once, twice = document(read(SQUARE)), document(read(SQUARE), read(SQUARE))
    for whole in (once, twice):
        with pikepdf.open(io.BytesIO(write_pdf(whole))) as pdf:
            assert len(streams(pdf, "/Form")) == 1


def test_what_drawings_have_in_common_is_in_the_file_once() -> None:
    faint = '<rect width="9" height="9" stroke="red" opacity=".5"/>'
    data = write_pdf(document(read(faint), read(faint + "<circle r='5'/>")))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        objects: Any = pdf.objects
        states = [it for it in objects if isinstance(it, pikepdf.Dictionary) and it.get("/Type") == "/ExtGState"]
        assert len(states) == 1


def test_a_document_without_drawings_is_as_it_was() -> None:
    picture = one_page(Picture(36, 36, 72, 48, bitmap("RGB"), "f"), structure=FIGURE)
    with pikepdf.open(io.BytesIO(write_pdf(picture))) as pdf:
        assert streams(pdf, "/Form") == []


def test_a_bitmap_on_a_page_and_in_a_drawing_is_in_the_file_once() -> None:
    image = base64.b64encode(bitmap("RGB").data).decode()
    drawing = read(f'<image width="30" height="30" href="data:image/png;base64,{image}"/>')
    items = Picture(0, 0, 9, 9, drawing, "f"), Picture(20, 20, 9, 9, bitmap("RGB"), "f")
    with pikepdf.open(io.BytesIO(write_pdf(one_page(*items, structure=FIGURE)))) as pdf:
        assert len(streams(pdf, "/Image")) == 1
        assert len(pdf.pages[0].resources.XObject.keys()) == 2


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert write_pdf(document(read(EVERYTHING))) == write_pdf(document(read(EVERYTHING)))


def test_a_thousand_like_dots_take_little_more_than_one() -> None:
    dot = "M{} {}c0 2 -2 4 -4 4c-2 0 -4 -2 -4 -4c0 -2 2 -4 4 -4c2 0 4 2 4 4c1 1 1 2 2 2l1 1l1 -2l3 3z"
    one, many = (
        len(write_pdf(document(read("".join(f'<path d="{dot.format(i % 37, i % 41)}"/>' for i in range(n))))))
        for n in (1, 1000)
    )
    assert many - one < 12_000


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0.5, 3, "0.5"),
        (-0.0001, 3, "0"),
        (1e-7, 9, "0.0000001"),
        (12.0, 3, "12"),
        (1e9, 2, "1000000000"),
        (100, 0, "100"),
    ],
)
def test_a_number_has_no_exponent_and_no_needless_zero(value: float, places: int, text: str) -> None:
    assert decimal(value, places) == text


_OUTLINES = some.builds(
    PaintedPath,
    some.just((("M", 0.0, 0.0), ("L", 9.0, 0.0), ("L", 9.0, 9.0))),
    some.builds(Ink, some.sampled_from(["#ff0000", "#1a5276"]), some.floats(0.1, 1)),
)
_ITEMS = some.recursive(_OUTLINES, lambda items: some.builds(
    Group, some.lists(items, min_size=1, max_size=3).map(tuple), some.just(()), some.floats(0.1, 1)
), max_leaves=6)  # fmt: skip


@settings(max_examples=20)
@given(some.lists(_ITEMS, min_size=1, max_size=3))
def test_every_drawing_conforms(items: list[DrawingItem]) -> None:
    data = write_pdf(document(Drawing(50, 50, tuple(items), "k")))
    assert validator.validate_pdf_bytes(data, profile="2a").is_compliant
