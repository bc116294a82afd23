"""Documents to write: pages with everything that pages can hold, set without the composer."""

import io
import struct
import zlib
from functools import cache
from typing import Any

from PIL import Image as Bitmap

from isoprint.images import Image
from isoprint.page import Document, Element, Item, Page, Picture, Rule, Shape, Text, Word, WordStyle
from isoprint.theme.faces import load_faces

SANS, BOLD, SERIF = "source-sans-3/regular", "source-sans-3/bold", "source-serif-4/regular"
INK, ACCENT = "#1a1a1a", "#8c2f39"
FACES = load_faces()
ADDRESS = "https://example.org/a(b)"


def word(x: float, text: str, face: str = SANS, size: float = 10, **more: Any) -> Word:
    """Return a word with the width that its face gives it."""
    advance = sum(glyph.advance for glyph in FACES[face].shape(text.rstrip() or " "))
    width = advance * size / FACES[face].units_per_em
    return Word(x, width, text, WordStyle(**{"face": face, "size": size, "tint": INK, **more}))


def words(text: str, face: str = SANS, size: float = 10, x: float = 0, **more: Any) -> tuple[Word, ...]:
    """Return the words of a line, a quarter of an em apart; a trailing space stays with the last."""
    placed = []
    for part in text.split():
        placed.append(word(x, f"{part} ", face, size, **more))
        x += placed[-1].width + size / 4
    if not text.endswith(" "):
        placed[-1] = word(placed[-1].x, placed[-1].text.rstrip(), face, size, **more)
    return tuple(placed)


def line(x: float, y: float, text: str, element: str = "", face: str = SANS, size: float = 10) -> Text:
    """Return a line of one style."""
    return Text(x=x, baseline=y, words=words(text, face, size), element=element)


def one_page(*items: Item, structure: Element, **more: Any) -> Document:
    """Return a document of one Letter page."""
    return Document("A title", "en-US", (Page(612, 792, items),), structure, FACES, **more)


def paragraph(text: str = "Some words.") -> Document:
    """Return a document with one paragraph of one line."""
    return one_page(line(72, 72, text, "p"), structure=Element("d", "Document", (Element("p", "P"),)))


@cache
def bitmap(mode: str, format_: str = "png") -> Image:
    """Return a small picture in one of Pillow's modes."""
    ramp = Bitmap.linear_gradient("L").resize((24, 16))
    picture = Bitmap.merge("RGBA", [ramp, ramp.rotate(180), ramp, ramp]).convert(mode)
    buffer = io.BytesIO()
    picture.save(buffer, format_)
    return Image(buffer.getvalue(), "jpeg" if format_ == "jpeg" else "png", 24, 16)


def interlaced() -> Image:
    """Return four gray pixels whose rows come in Adam7 order, which Pillow reads but does not write."""
    header = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 1)
    rows = zlib.compress(b"\0\x00" + b"\0\x40" + b"\0\x80\xc0")
    chunks = (b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")
    data = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return Image(b"\x89PNG\r\n\x1a\n" + data, "png", 2, 2)


def square(x: float, y: float, side: float) -> tuple[tuple[str | float, ...], ...]:
    """Return the path of a square."""
    return ("M", x, y), ("L", x + side, y), ("L", x + side, y + side), ("L", x, y + side), ("Z",)


STRUCTURE = Element(
    "d",
    "Document",
    (
        Element("h1", "H1"),
        Element("s", "Sect", (
            Element("h2", "H2"),
            Element("p", "P", (
                Element("a", "Link", alt="The Academy"),
                Element("r", "Reference", (Element("r.a", "Link", alt="Reference 1"),)),
                Element("es", "Span", language="es"),
            )),
        )),
        Element("l", "L", (
            Element("l.1", "LI", (Element("l.1.n", "Lbl"), Element("l.1.b", "LBody"))),
            Element("l.2", "LI", (Element("l.2.n", "Lbl"), Element("l.2.b", "LBody", (
                Element("m", "L", (
                    Element("m.1", "LI", (Element("m.1.n", "Lbl"), Element("m.1.b", "LBody"))),
                ), numbering="Disc"),
            )))),
        ), numbering="UpperAlpha"),
        Element("t", "Table", (
            Element("t.h", "THead", (
                Element("t.0", "TR", (Element("t.00", "TH", scope="Column"), Element("t.01", "TH", scope="Column"))),
            )),
            Element("t.b", "TBody", (
                Element("t.1", "TR", (Element("t.10", "TH", scope="Row"), Element("t.11", "TD"))),
            )),
        )),
        Element("f", "Figure", alt="A gray ramp"),
        Element("c", "Caption"),
        Element("qr", "Figure", alt="example.org"),
        Element("box", "Aside", (Element("box.h", "H3"), Element("q", "BlockQuote", (Element("q.p", "P"),)))),
        Element("none", "Sect", (Element("none.p", "P"),)),
        Element("n", "Note"),
        Element("bib", "BibEntry"),
    ),
)  # fmt: skip


def everything() -> Document:
    """Return two pages that use every kind of item, element and attribute."""
    author, subject = "Ana Pérez & friends", "A <test>"
    pages = _first_page(), _second_page()
    return Document("Everything — a “sample”", "en-US", pages, STRUCTURE, FACES, author, subject)


def _first_page() -> Page:
    mixed = (
        *words("See "),
        word(20, "the ", element="a", link=ADDRESS),
        word(40, "Academy", BOLD, element="a", link=ADDRESS),
        word(80, " "),
        word(90, "(", element="r"),
        word(94, "1", size=6, rise=3.5, tint=ACCENT, element="r.a", link="#bib"),
        word(98, ") ", element="r"),
        word(104, "y hablamos ", element="es"),
        word(170, "iso-"),
    )
    items = (
        line(36, 20, "Page header"),
        Rule(36, 30, 576, 30, 0.5, ACCENT),
        line(36, 60, "The title: a “test” ", "h1", SERIF, 24),
        line(36, 90, "over two lines", "h1", SERIF, 24),
        Shape(square(36, 100, 200), fill="#f4e9ea", stroke=ACCENT, thickness=0.75),
        line(36, 120, "A heading", "h2", BOLD, 12),
        Text(36, 140, mixed, "p", 1.013, 0.01, hyphen=True),
        Text(36, 154, words("print goes on "), "p", 0.98, -0.01),
        line(36, 180, "A. ", "l.1.n"),
        line(50, 180, "first choice", "l.1.b"),
        line(36, 194, "B. ", "l.2.n"),
        line(50, 194, "second choice", "l.2.b"),
        line(60, 208, "• ", "m.1.n"),
        line(70, 208, "nested", "m.1.b"),
        line(36, 240, "Drug", "t.00"),
        line(100, 240, "Dose", "t.01"),
        line(36, 254, "Isotretinoin", "t.10"),
    )
    return Page(612, 792, items, "1")


def _second_page() -> Page:
    curve = ("M", 60.0, 240.0), ("C", 60.0, 245.0, 65.0, 250.0, 70.0, 250.0), ("Z",)
    items = (
        line(36, 60, "on the next page.", "p"),
        Picture(36, 100, 72, 48, bitmap("L"), "f"),
        Picture(136, 100, 72, 48, bitmap("RGB")),
        Picture(236, 100, 72, 48, bitmap("RGBA")),
        Picture(336, 100, 72, 48, bitmap("P")),
        Picture(436, 100, 72, 48, bitmap("LA")),
        Picture(36, 160, 72, 48, bitmap("RGB", "jpeg")),
        Picture(136, 160, 72, 48, bitmap("L", "jpeg")),
        Picture(236, 160, 72, 48, bitmap("1")),
        Picture(336, 160, 72, 48, bitmap("RGB")),
        Picture(436, 160, 72, 72, interlaced()),
        line(36, 220, "Figure 1", "c"),
        Shape((*square(36, 240, 5), *square(46, 240, 5), *curve), fill="#000000", element="qr"),
        line(36, 280, "A box", "box.h", BOLD, 11),
        line(36, 300, "Quoted words: naïve Ωμέγα ≥ 5 µg ∆", "q.p", SERIF),
        line(36, 320, "A note", "n"),
        line(36, 340, "Layton A. 2009. ", "bib"),
        Text(300, 360, words("still read"), "bib", turned=True),
        Text(500, 800, words("upside down"), turned=True),
    )
    return Page(595.276, 841.89, items, "2")
