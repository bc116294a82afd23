"""Pictures: upright, stripped, and refused where they are too large, damaged or something else."""

import random
import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from PIL import Image as Bitmaps
from PIL import ImageChops, ImageCms
from PIL.TiffImagePlugin import IFDRational

from isoprint.images import MOST_PICTURE_BYTES, MOST_PIXELS, Image, ImageProblem, read_image, resolution

PLANTED = (b"Canon", b"2026:11:23", b"secret", b"GPS", b"Exif", b"adobe:ns", b"iCCP", b"tEXt")


def bitmap(mode: str = "RGB", size: tuple[int, int] = (48, 32)) -> Bitmaps.Image:
    """Return a picture with red at the top left, green at the top right and blue at the bottom left."""
    picture = Bitmaps.new("RGB", size, "white")
    half = (size[0] // 2, size[1] // 2)
    for color, corner in (("red", (0, 0)), ("green", (half[0], 0)), ("blue", (0, half[1]))):
        picture.paste(color, (*corner, corner[0] + half[0], corner[1] + half[1]))
    return picture.convert(mode)


def saved(picture: Bitmaps.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def shot(orientation: int) -> bytes:
    """Return the EXIF of a photo: which way is up, when and where it was taken, and with what."""
    exif = Bitmaps.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Canon"
    exif[0x0132] = "2026:11:23 10:00:00"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (IFDRational(41), IFDRational(5), IFDRational(30))
    gps[29] = "2026:11:23"
    return exif.tobytes()


def opened(image: Image) -> Bitmaps.Image:
    return Bitmaps.open(BytesIO(image.data))


def same(one: Bitmaps.Image, other: Bitmaps.Image, tolerance: int = 0) -> bool:
    assert one.size == other.size
    extremes = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getextrema()
    return all(high <= tolerance for _, high in extremes)  # type: ignore[misc]


TURNS = {
    2: Bitmaps.Transpose.FLIP_LEFT_RIGHT,
    3: Bitmaps.Transpose.ROTATE_180,
    4: Bitmaps.Transpose.FLIP_TOP_BOTTOM,
    5: Bitmaps.Transpose.TRANSPOSE,
    6: Bitmaps.Transpose.ROTATE_90,
    7: Bitmaps.Transpose.TRANSVERSE,
    8: Bitmaps.Transpose.ROTATE_270,
}
"""How a camera held each way leaves the pixels of an upright picture (EXIF 2.32, 4.6.4)."""


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_and_tells_nothing(orientation: int, kind: str) -> None:
    upright = bitmap()
    turned = upright.transpose(TURNS[orientation]) if orientation in TURNS else upright
    options = {"quality": 95, "subsampling": 0, "comment": b"secret"} if kind == "JPEG" else {}
    image = read_image(saved(turned, kind, exif=shot(orientation), **options))
    assert (image.width, image.height) == upright.size == opened(image).size
    assert same(opened(image), upright, 12 if kind == "JPEG" else 0)
    assert not any(word in image.data for word in PLANTED)
    assert dict(opened(image).getexif()) == {}


def test_a_jpeg_that_needs_no_change_keeps_its_pixels_and_nothing_else() -> None:
    for options in ({}, {"progressive": True}):
        picture = saved(bitmap(), "JPEG", exif=shot(1), comment=b"secret", xmp=b"adobe:ns", **options)
        image = read_image(picture + b"secret film after the end")
        assert same(opened(image), Bitmaps.open(BytesIO(picture)))
        assert not any(word in image.data for word in PLANTED)
        assert image.data == read_image(image.data).data
        assert image.data.endswith(b"\xff\xd9")


def test_a_png_that_needs_no_change_keeps_its_pixels_and_nothing_else() -> None:
    for mode, kept in (("1", b"IDAT"), ("L", b"IDAT"), ("RGB", b"IDAT"), ("P", b"PLTE")):
        picture = bitmap(mode)
        image = read_image(saved(picture, "PNG", dpi=(300, 300)))
        assert same(opened(image), picture)
        assert opened(image).mode == mode
        assert [image.data[12:16], image.data[37:41]] == [b"IHDR", kept]
        assert (image.format, image.width, image.height) == ("png", 48, 32)


@pytest.mark.parametrize("mode", ["LA", "RGBA", "I;16"])
def test_every_mode_becomes_gray_or_rgb_of_eight_bits(mode: str) -> None:
    if mode == "I;16":
        picture = Bitmaps.new("I;16", (4, 4), 0x8080)
        expected = Bitmaps.new("L", (4, 4), 0x80)
    else:
        picture = bitmap(mode)
        expected = picture.convert("RGB")
    image = read_image(saved(picture, "PNG"))
    assert same(opened(image), expected)
    assert opened(image).mode in ("L", "RGB")


def test_transparency_is_kept_where_there_is_any() -> None:
    logo = bitmap("RGBA")
    logo.putpixel((0, 0), (255, 0, 0, 100))
    image = read_image(saved(logo, "PNG", exif=shot(1)))
    assert opened(image).mode == "RGBA"
    assert opened(image).getpixel((0, 0)) == (255, 0, 0, 100)
    keyed = read_image(saved(bitmap("L"), "PNG", transparency=255))
    assert opened(keyed).mode == "LA"
    assert not any(word in image.data for word in PLANTED)


def test_an_interlaced_png_is_drawn_anew() -> None:
    ihdr = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 1)
    parts = [(b"IHDR", ihdr), (b"IDAT", zlib.compress(b"\0\x80")), (b"IEND", b"")]
    image = read_image(png(*parts))
    assert image.data[28] == 0
    assert opened(image).getpixel((0, 0)) == 0x80


def test_cmyk_becomes_rgb() -> None:
    image = read_image(saved(bitmap("CMYK"), "JPEG", quality=95, subsampling=0))
    assert opened(image).mode == "RGB"
    assert same(opened(image), bitmap(), 12)


def test_cmyk_without_a_word_of_adobe_becomes_rgb_too() -> None:
    data = saved(bitmap("CMYK"), "JPEG")
    marker = data.index(b"\xff\xee")
    assert opened(read_image(data[:marker] + data[marker + 16 :])).mode == "RGB"


def test_a_foreign_color_profile_is_applied_and_srgb_left_alone() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    picture = bitmap()
    assert same(opened(read_image(saved(picture, "PNG", icc_profile=srgb))), picture)
    assert same(opened(read_image(saved(picture, "PNG", icc_profile=lab))), picture)  # does not fit: left out
    jpeg = saved(picture, "JPEG", icc_profile=srgb)
    assert same(opened(read_image(jpeg)), Bitmaps.open(BytesIO(jpeg)))


def swapped() -> bytes:
    """Return a color profile that takes red for green."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = srgb.replace(b"rXYZ", b"zXYZ").replace(b"gXYZ", b"rXYZ").replace(b"zXYZ", b"gXYZ")
    return other.replace(b"s\0R\0G\0B", b"x\0R\0G\0B").replace(b"sRGB", b"xRGB")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_colors_are_what_the_profile_says(kind: str) -> None:
    image = read_image(saved(Bitmaps.new("RGB", (16, 16), (0, 255, 0)), kind, icc_profile=swapped()))
    red, green, blue = opened(image).convert("RGB").getpixel((8, 8))  # type: ignore[misc]
    assert red > 200
    assert green < 80
    assert blue < 80
    assert b"xRGB" not in image.data


def test_a_jpeg_that_holds_rgb_as_it_is_becomes_a_usual_one() -> None:
    data = saved(bitmap(), "JPEG", keep_rgb=True, quality=95)
    image = read_image(data)
    assert same(opened(image), bitmap(), 12)
    assert b"Adobe" not in image.data


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I4s", len(content), kind) + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


def header(width: int, height: int, depth: int = 1, color: int = 0) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "an empty file"),
        (b"GIF89a" + bytes(20), "a GIF"),
        (b"RIFF\0\0\0\0WEBP", "a WebP"),
        (b"\0\0\0\x18ftypheic", "a HEIC"),
        (b"\x1f\x8b\x08", "such as an SVGZ"),
        (b"hello", "unknown type"),
        (png(header(8000, 5001), (b"IEND", b"")), "8,000 × 5,001"),
        (png(header(0, 1), (b"IEND", b"")), "no pixels"),
        (png(header(8, 8), (b"IDAT", b"x"), (b"IEND", b"")), "damaged"),
        (png(header(8, 8), (b"IDAT", zlib.compress(bytes([9, 0] * 8))), (b"IEND", b"")), "damaged"),
        (png(header(8, 8), (b"IDAT", zlib.compress(bytes(17))), (b"IEND", b"")), "damaged"),
        (png(header(8, 8), (b"IDAT", zlib.compress(bytes(10**7))), (b"IEND", b"")), "damaged"),
        (png(header(8, 8)), "damaged"),
        (png(header(8, 8, color=3), (b"IDAT", zlib.compress(bytes(16))), (b"IEND", b"")), "damaged"),
        (b"\xff\xd8\xff", "damaged"),
        (b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03" + bytes(9) + b"\xff\xd9", "65,535"),
        (saved(bitmap(), "JPEG")[:-40], "damaged"),
        (saved(bitmap(), "JPEG")[:-2], "damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(MOST_PICTURE_BYTES), "20 MB"),
    ],
)
def test_what_cannot_be_used_is_refused_in_plain_words(data: bytes, message: str) -> None:
    with pytest.raises(ImageProblem, match=message):
        read_image(data)


def test_forty_megapixels_are_accepted_to_the_pixel() -> None:
    rows = zlib.compress(bytes(5000 * 1001))
    image = read_image(png(header(8000, 5000), (b"IDAT", rows), (b"IEND", b"")))
    assert image.width * image.height == MOST_PIXELS


def test_a_damaged_file_is_a_picture_or_a_problem_and_never_more() -> None:
    chance = random.Random(1)
    files = [saved(bitmap(), "JPEG", exif=shot(6)), saved(bitmap(), "PNG"), saved(bitmap("P"), "PNG", exif=shot(3))]
    for data in files * 100:
        flipped = bytearray(data)
        flipped[chance.randrange(3, len(data))] ^= 1 << chance.randrange(8)
        with suppress(ImageProblem):
            read_image(bytes(flipped))


def test_the_same_file_gives_the_same_bytes() -> None:
    data = saved(bitmap(), "JPEG", exif=shot(6))
    assert read_image(data) == read_image(data)


def test_resolution_is_counted_at_the_printed_width() -> None:
    assert resolution(Image(b"", "png", 300, 100), 72.0) == 300
    assert resolution(Image(b"", "png", 300, 100), 144.0) == 150
