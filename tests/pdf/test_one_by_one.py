"""Documents whose pages are made while they are written: what comes with each page, and what comes after the last."""

import io
from collections.abc import Iterator

import page as validator
import pikepdf
import pypdfium2
from msgspec.structs import replace

from isoprint.dump import dump
from isoprint.page import Document, Element, Page, Rule, Text
from isoprint.pdf import write_pdf
from tests.pdf.reading import outline, tag_tree
from tests.pdf.samples import FACES, line, words

HEADING, FIRST, SECOND, LAST = Element("s.h", "H1"), Element("s.1", "P"), Element("s.2", "P"), Element("t", "P")
LINES = (
    (line(36, 60, "Two parts", "s.h"), line(36, 80, "One", "s.1"), line(36, 100, "goes", "s.2")),
    (line(36, 60, "on", "s.2"), line(36, 80, "Last", "t")),
)


def at_once() -> Document:
    structure = Element("d", "Document", (Element("s", "Sect", (HEADING, FIRST, SECOND)), LAST))
    return Document("Parts", "en", tuple(Page(612, 792, items) for items in LINES), structure, FACES)


def one_by_one() -> Document:
    """Return the same document, its section in two parts, each with its page."""

    def pages() -> Iterator[Page]:
        yield Page(612, 792, LINES[0], elements=(Element("s", "Sect", (HEADING, FIRST, SECOND)),))
        yield Page(612, 792, LINES[1], elements=(Element("s", "Sect"), LAST))

    return Document("Parts", "en", pages(), Element("d", "Document"), FACES)


def test_pages_may_be_made_while_they_are_written() -> None:
    assert write_pdf(one_by_one()) == write_pdf(at_once())
    assert dump(one_by_one()) == dump(at_once())


def test_parts_of_an_element_become_one() -> None:
    def pages() -> Iterator[Page]:
        yield Page(612, 792, LINES[0][:2], elements=(Element("s", "Sect", (HEADING,)), Element("s", "Sect", (FIRST,))))
        yield Page(612, 792, (LINES[0][2], *LINES[1]), elements=(Element("s", "Sect", (SECOND,)), LAST))

    document = Document("Parts", "en", pages(), Element("d", "Document"), FACES)
    data = write_pdf(document)
    assert validator.validate_pdf_bytes(data, profile="ua1").is_compliant
    roles = [(node.role, len(node.nodes())) for node in tag_tree(data).walk()]
    assert roles == [("Document", 2), ("Sect", 3), ("H1", 0), ("P", 0), ("P", 0), ("P", 0)]
    assert outline(data) == [(0, "Two parts", 1)]


def feet(total: int) -> Iterator[tuple[Text | Rule, ...]]:
    for number in range(1, total + 1):
        text = Text(36, 760, words(f"Page {number} of {total}", tint="#8c2f39"))
        yield Rule(36, 740, 576, 740, 0.6, "#8c2f39"), text


def test_feet_are_drawn_last_and_read_to_nobody() -> None:
    data = write_pdf(replace(at_once(), feet=feet(2)))
    with pypdfium2.PdfDocument(data) as pdf:
        said = [page.get_textpage().get_text_bounded().split() for page in pdf]
        assert [words[-4:] for words in said] == [["Page", "1", "of", "2"], ["Page", "2", "of", "2"]]
        image = pdf[1].render(scale=1).to_pil().convert("RGB")
        assert image.getpixel((300, 740))[0] > image.getpixel((300, 740))[1] + 40
    with pikepdf.open(io.BytesIO(data)) as pdf:
        content = b"".join(stream.read_bytes() for stream in pdf.pages[0].Contents)
    assert content.count(b"MCID") == 3
    assert all(validator.validate_pdf_bytes(data, profile=profile).is_compliant for profile in ("ua1", "2a"))
    assert dump(replace(at_once(), feet=feet(2))).count("Page 2 of 2") == 1


def test_feet_have_their_own_colors_whatever_the_page_has_left() -> None:
    red = Rule(36, 120, 576, 120, 8.0, "#ff0000")
    page = Page(612, 792, (line(36, 60, "One", "t"), red))
    foot = (Rule(36, 740, 576, 740, 1.0, "#000000"),)
    document = Document("Red", "en", (page,), Element("d", "Document", (LAST,)), FACES, feet=(foot,))
    with pypdfium2.PdfDocument(write_pdf(document)) as pdf:
        image = pdf[0].render(scale=2).to_pil().convert("RGB")
    assert image.getpixel((300, 240)) == (255, 0, 0)
    assert max(image.getpixel((300, 1480))) < 60
    assert image.getpixel((300, 1474)) == (255, 255, 255)
