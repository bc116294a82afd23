import io
import os
import subprocess
import sys
from ctypes import c_uint
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest

from isoprint.page import Document, Element, Page, Shape, Text
from isoprint.pdf import Fonts, write_pdf
from isoprint.pdf.subset import to_unicode
from tests.pdf.reading import tag_tree
from tests.pdf.samples import BOLD, FACES, SANS, SERIF, everything, line, one_page, paragraph, square, word, words

WRITE = """
import hashlib
from isoprint.pdf import write_pdf
from tests.pdf.samples import everything
print(hashlib.sha256(write_pdf(everything())).hexdigest())
"""


@pytest.fixture(scope="module")
def written() -> bytes:
    return write_pdf(everything())


def digest(folder: Path, umask: int = 0o022, **variables: str) -> str:
    """Return the fingerprint of a document that another interpreter wrote in a folder, under these variables."""
    root = Path(__file__).parents[2]
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": f"{root / 'src'}:{root}",
        **variables,
    }
    return subprocess.run(
        [sys.executable, "-c", WRITE], cwd=folder, env=environment, umask=umask, check=True, capture_output=True
    ).stdout.decode()  # fmt: skip


def test_bytes_are_the_same_whatever_surrounds_the_build(tmp_path: Path) -> None:
    (tmp_path / "reportlab_settings.py").write_text("pageCompression = 0\nraise SystemExit('ran')\n")
    (tmp_path / ".reportlab_settings").write_text("raise SystemExit('ran')\n")
    here = digest(tmp_path, PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    there = digest(
        tmp_path, 0o077, PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8", HOME=str(tmp_path),
        SOURCE_DATE_EPOCH="no number", RL_invariant="0", RL_useA85="1", RL_pdfMultiLine="1", RL_documentLang="xx",
        RL_canvas_basefontname="Courier", RL_pageCompression="0", RL_trustedHosts="*",
    )  # fmt: skip
    assert here == there


def test_importing_reportlab_leaves_its_variables_and_takes_no_pictures_along() -> None:
    script = "import os, sys, isoprint.pdf; print(os.environ['RL_invariant'], 'PIL' in sys.modules)"
    root = Path(__file__).parents[2]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root / "src"), "RL_invariant": "7"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True)
    assert done.stdout.split() == [b"7", b"False"]


def test_the_files_id_follows_its_content() -> None:
    first, second, again = (pdf_id(write_pdf(paragraph(text))) for text in ("One.", "Two.", "One."))
    assert first == again
    assert first != second


def pdf_id(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return bytes(pdf.trailer.ID[0])


def test_what_a_run_wrote_before_does_not_change_a_document() -> None:
    fonts = Fonts()
    others = [paragraph("other\u00a0words “quoted” — 1–2"), paragraph("b"), everything()]
    for document in [*others, *reversed(others)]:
        assert write_pdf(document, fonts) == write_pdf(document)


def test_nothing_in_the_file_tells_when_where_or_by_whom_it_was_written(written: bytes) -> None:
    for private in (b"CreationDate", b"ModDate", b"xmp:CreateDate", bytes(Path.cwd()), b"Helvetica"):
        assert private not in written


def test_the_file_and_its_metadata_say_the_same(written: bytes) -> None:
    with pikepdf.open(io.BytesIO(written)) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo.Title) == "Everything — a “sample”"
        assert xmp["dc:creator"] == [str(pdf.docinfo.Author)] == ["Ana Pérez & friends"]
        assert xmp["dc:description"] == str(pdf.docinfo.Subject) == "A <test>"
        assert xmp["pdf:Producer"] == str(pdf.docinfo.Producer)
        assert xmp["xmp:CreatorTool"] == str(pdf.docinfo.Creator)
        assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "2", "A")
        assert str(pdf.Root.Lang) == "en-US"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


@pytest.mark.parametrize(
    ("folios", "labels"),
    [
        (("1", "2", "3"), ["1", "2", "3"]),
        (("5", "6", "9"), ["5", "6", "9"]),
        (("i", "1", "2"), ["i", "1", "2"]),
        (("", "1", "007"), ["", "1", "007"]),
        (("(a)", "ß – 2", "3"), ["(a)", "ß – 2", "3"]),
    ],
)
def test_pages_are_labeled_with_their_folios(folios: tuple[str, ...], labels: list[str]) -> None:
    pages = tuple(Page(612, 792, (line(36, 60, "x", "p"),), folio) for folio in folios)
    structure = Element("d", "Document", (Element("p", "P"),))
    with pikepdf.open(io.BytesIO(write_pdf(Document("Folios", "en", pages, structure, FACES)))) as pdf:
        assert [page.label for page in pdf.pages] == labels


def test_pages_have_their_size_their_tabs_in_order_and_live_in_one_tree(written: bytes) -> None:
    with pikepdf.open(io.BytesIO(written)) as pdf:
        assert [[float(side) for side in page.mediabox] for page in pdf.pages] == [
            [0, 0, 612, 792],
            [0, 0, 595.276, 841.89],
        ]
        assert {str(page.Tabs) for page in pdf.pages} == {"/S"}


# -------------------------------------------------------------------- type


def test_all_fonts_are_embedded_subsets_that_say_their_text(written: bytes) -> None:
    with pikepdf.open(io.BytesIO(written)) as pdf:
        fonts: Any = pdf.pages[0].resources.Font
        names = [str(font.BaseFont) for font in fonts.values()]
        sizes = [len(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()) for font in fonts.values()]
        assert all("beginbfchar" in font.ToUnicode.read_bytes().decode() for font in fonts.values())
    assert [name[8:] for name in names] == [FACES[face].name for face in (SANS, SERIF, BOLD)]
    assert all(name[1:7].isalpha() and name[1:7].isupper() and name[7] == "+" for name in names)
    assert all(size < len(FACES[face].data) / 2 for size, face in zip(sizes, (SANS, SERIF, BOLD), strict=True))


def drawn(document: Document) -> list[tuple[str, float, float]]:
    """Return the characters of the first page and where each begins, as PDFium places them."""
    with pypdfium2.PdfDocument(write_pdf(document)) as pdf:
        page = pdf[0].get_textpage()
        boxes = [(page.get_text_range(i, 1), page.get_charbox(i, loose=True)) for i in range(page.count_chars())]
    return [(text, box[0], box[1]) for text, box in boxes]


@pytest.mark.parametrize("face", [SANS, BOLD, SERIF])
@pytest.mark.parametrize(("scale", "tracking"), [(1, 0), (1.02, 0.01), (0.98, -0.01)])
def test_each_word_begins_where_the_composer_placed_it(face: str, scale: float, tracking: float) -> None:
    placed = words("Kerned: Tom, Ty. LTV “quoted” words, and more of them: fi fl ffi Wa", face, 9.25)
    document = one_page(
        Text(36, 60, placed, "p", scale, tracking), structure=Element("d", "Document", (Element("p", "P"),))
    )
    characters = [(text, x) for text, x, _ in drawn(document)]
    starts = [x for (before, _), (text, x) in zip([(" ", 0.0), *characters], characters, strict=False) if before == " "]
    assert starts == pytest.approx([36 + word.x for word in placed], abs=0.02)


def test_a_turned_line_runs_leftwards_from_its_place() -> None:
    structure = Element("d", "Document", (Element("p", "P"),))
    lines = line(36, 60, "upright", "p"), Text(300, 80, words("turned"), "p", turned=True), line(36, 99, "again", "p")
    with pypdfium2.PdfDocument(write_pdf(one_page(*lines, structure=structure))) as pdf:
        text = pdf[0].get_textpage()
        start = text.get_text_range().index("turned")
        box = text.get_charbox(start)
    assert box[2] == pytest.approx(300, abs=1)


def test_words_keep_their_tint_whatever_is_drawn_between_lines() -> None:
    ground = Shape(square(0, 0, 300), fill="#f4e9ea", stroke="#00ff00", thickness=3)
    structure = Element("d", "Document", (Element("p", "P"),))
    items = line(36, 60, "before", "p"), ground, line(36, 80, "after", "p")
    with pypdfium2.PdfDocument(write_pdf(one_page(*items, structure=structure))) as pdf:
        tints = [tint_of(drawn) for drawn in pdf[0].get_objects()]
    assert tints == [(0x1A, 0x1A, 0x1A), (0xF4, 0xE9, 0xEA), (0x1A, 0x1A, 0x1A)]


@pytest.mark.parametrize("path", [square(100, 200, 50), (("R", 100, 200, 50, 50),)])
def test_shapes_stand_where_the_page_has_them(path: tuple[tuple[str | float, ...], ...]) -> None:
    shape = Shape(path, fill="#000000", element="f")
    document = one_page(shape, structure=Element("d", "Document", (Element("f", "Figure", alt="A square"),)))
    with pypdfium2.PdfDocument(data := write_pdf(document)) as pdf:
        assert [drawn.get_bounds() for drawn in pdf[0].get_objects()] == [(100, 542, 150, 592)]
    assert tag_tree(data).nodes()[0].entries["BBox"] == "100.00 542.00 150.00 592.00"


def test_a_raised_figure_stands_higher_and_the_next_word_does_not() -> None:
    structure = Element("d", "Document", (Element("p", "P"),))
    placed = word(0, "a"), word(20, "a", rise=4.0), word(40, "a")
    with pypdfium2.PdfDocument(write_pdf(one_page(Text(36, 60, placed, "p"), structure=structure))) as pdf:
        text = pdf[0].get_textpage()
        feet = {round(box[0] - 36, -1): box[1] for i in range(text.count_chars()) if (box := text.get_charbox(i))}
    assert feet[20.0] - feet[0.0] == pytest.approx(4, abs=0.01)
    assert feet[40.0] == pytest.approx(feet[0.0], abs=0.01)


def tint_of(drawn: pypdfium2.PdfObject) -> tuple[int, ...]:
    channels = [c_uint() for _ in range(4)]
    pypdfium2.raw.FPDFPageObj_GetFillColor(drawn, *channels)
    return tuple(channel.value for channel in channels[:3])


def test_a_character_without_a_glyph_is_refused() -> None:
    with pytest.raises(ValueError, match="no glyph"):
        write_pdf(paragraph("one 丈 two"))


@pytest.mark.parametrize("face", [SANS, SERIF])
def test_letters_that_a_font_puts_together_are_read_as_they_were_written(face: str) -> None:
    text = "Ǻ A ǰ j x̄ x μ µ"
    document = one_page(line(36, 60, text, "p", face), structure=Element("d", "Document", (Element("p", "P"),)))
    assert normalize("NFC", tag_tree(write_pdf(document)).text()) == normalize("NFC", text)


@pytest.mark.parametrize("face", [SANS, SERIF])
def test_an_accent_stands_over_its_letter(face: str) -> None:
    document = one_page(
        line(36, 60, "mx\u0304", "p", face, 40), structure=Element("d", "Document", (Element("p", "P"),))
    )
    with pypdfium2.PdfDocument(write_pdf(document)) as pdf:
        page = pdf[0].get_textpage()
        boxes = {page.get_text_range(i, 1): page.get_charbox(i) for i in range(page.count_chars())}
    letter, accent = boxes["x"], boxes["\u0304"]
    assert (accent[0] + accent[2]) / 2 == pytest.approx((letter[0] + letter[2]) / 2, abs=1)
    assert accent[1] > letter[3]


def test_the_map_to_unicode_has_short_blocks_and_writes_pairs_of_surrogates() -> None:
    cmap = to_unicode({glyph: chr(0x1F600 + glyph) for glyph in range(1, 251)}).decode()
    blocks = [block.split("beginbfchar\n")[1].splitlines() for block in cmap.split("\nendbfchar")[:-1]]
    assert [len(block) for block in blocks] == [100, 100, 50]
    assert blocks[0][0] == "<0001> <D83DDE01>"


def test_copied_text_has_its_spaces_and_no_hyphen_of_the_composer() -> None:
    lines = Text(36, 60, words("one iso-"), "p", hyphen=True), line(36, 74, "print to copy", "p")
    document = one_page(*lines, structure=Element("d", "Document", (Element("p", "P"),)))
    assert (
        "".join(text for text, *_ in drawn(document)).replace("\r\n", "") == "one iso\ufffeprint to copy"
    )  # PDFium's soft hyphen
