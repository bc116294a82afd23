import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import page as validator
import pikepdf
import pytest
from PIL import Image as Bitmap
from PIL import ImageChops

from isoprint.images import Image
from isoprint.page import Element, Picture
from isoprint.pdf import write_pdf
from tests.pdf.samples import bitmap, interlaced, one_page

Embedded = Callable[..., list[Any]]


@pytest.fixture
def embedded() -> Iterator[Embedded]:
    """Give the picture streams of a page on which pictures are drawn."""
    with ExitStack() as open_files:

        def embed(*images: Image) -> list[Any]:
            items = (Picture(36, 36 + 60 * i, 72, 48, image) for i, image in enumerate(images))
            data = write_pdf(one_page(*items, structure=Element("d", "Document")))
            pdf = open_files.enter_context(pikepdf.open(io.BytesIO(data)))
            return list(pdf.pages[0].resources.XObject.values())

        yield embed


def bitmap_of(image: Image) -> Bitmap.Image:
    return Bitmap.open(io.BytesIO(image.data))


def pixels(stream: Any) -> Bitmap.Image:
    return pikepdf.PdfImage(stream).as_pil_image()


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P", "LA", "RGBA"])
def test_a_png_keeps_each_pixel(mode: str, embedded: Embedded) -> None:
    image = bitmap(mode)
    original = Bitmap.open(io.BytesIO(image.data)).convert("RGBA")
    (stream,) = embedded(image)
    drawn = pixels(stream).convert("RGB")
    assert ImageChops.difference(drawn, original.convert("RGB")).getbbox() is None
    if mode in {"P", "LA", "RGBA"}:
        assert ImageChops.difference(pixels(stream.SMask), original.getchannel("A")).getbbox() is None


def test_an_interlaced_png_keeps_each_pixel(embedded: Embedded) -> None:
    (stream,) = embedded(interlaced())
    assert pixels(stream).tobytes() == b"\x00\x40\x80\xc0"


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_jpeg_is_embedded_byte_by_byte(mode: str, embedded: Embedded) -> None:
    image = bitmap(mode, "jpeg")
    (stream,) = embedded(image)
    assert stream.read_raw_bytes() == image.data
    assert str(stream.ColorSpace) == {"L": "/DeviceGray", "RGB": "/DeviceRGB"}[mode]


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_a_plain_png_is_embedded_without_being_unpacked(mode: str, embedded: Embedded) -> None:
    (stream,) = embedded(bitmap(mode))
    assert stream.read_raw_bytes() in bitmap(mode).data


@pytest.mark.parametrize("colors", [2, 5, 256])
def test_a_png_with_a_palette_keeps_it(colors: int, embedded: Embedded) -> None:
    file = io.BytesIO()
    bitmap_of(bitmap("RGB")).quantize(colors).save(file, "PNG")
    image = Image(file.getvalue(), "png", *bitmap_of(bitmap("RGB")).size)
    (stream,) = embedded(image)
    assert stream.read_raw_bytes() in image.data
    assert pixels(stream).convert("RGB").tobytes() == bitmap_of(image).convert("RGB").tobytes()


def test_a_picture_drawn_twice_is_embedded_once(embedded: Embedded) -> None:
    assert len(embedded(bitmap("L"), bitmap("RGB"), bitmap("L"))) == 2


def test_pictures_are_gray_or_rgb(embedded: Embedded) -> None:
    streams = embedded(*(bitmap(mode) for mode in ("1", "L", "RGB", "P", "LA", "RGBA")))
    assert {str(stream.ColorSpace) for stream in streams} == {"/DeviceGray", "/DeviceRGB"}


@pytest.mark.parametrize("end", [b"", b"\r", b"\n", b"\r\n"])
def test_a_stream_may_end_with_any_byte(end: bytes, embedded: Embedded) -> None:
    image = bitmap("RGB", "jpeg")
    odd = Image(image.data + end, "jpeg", image.width, image.height)
    structure = Element("d", "Document")
    data = write_pdf(one_page(Picture(36, 36, 72, 48, odd), structure=structure))
    assert validator.validate_pdf_bytes(data, profile="2a").is_compliant
    (stream,) = embedded(odd)
    assert stream.read_raw_bytes() == odd.data
