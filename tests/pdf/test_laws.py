"""What holds for any page, whatever its words, styles, elements and places."""

import io

import page as validator
import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoprint.page import Document, Element, Page, Text, Word, WordStyle
from isoprint.pdf import Fonts, write_pdf
from tests.pdf.reading import tag_tree
from tests.pdf.samples import BOLD, FACES, SANS, SERIF

LETTERS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:()<>[]{}\\/%&'\"-–—“”‘’…äöüßéèñçøåœæ°µμ≥≤±×½"
)
ROLES = {"link": "Link", "span": "Span"}
FONTS = Fonts()

styles = st.builds(
    WordStyle,
    face=st.sampled_from([SANS, BOLD, SERIF]),
    size=st.sampled_from([6.0, 9.25, 24.0]),
    tint=st.sampled_from(["#000000", "#8c2f39"]),
    rise=st.sampled_from([0.0, 0.0, 3.3, -1.2]),
    element=st.sampled_from(["", "", "", *ROLES]),
)
words = st.builds(
    Word,
    x=st.floats(0, 400),
    width=st.floats(0, 100),
    text=st.builds(str.__add__, st.text(LETTERS, min_size=1, max_size=8), st.sampled_from(["", " "])),
    style=styles,
)
lines = st.builds(
    Text,
    x=st.floats(0, 600),
    baseline=st.floats(0, 792),
    words=st.lists(words, min_size=1, max_size=5).map(tuple),
    element=st.sampled_from(["p", "q", ""]),
    scale=st.floats(0.9, 1.1),
    tracking=st.floats(-0.02, 0.02),
    hyphen=st.booleans(),
    turned=st.booleans(),
)
pages = st.lists(st.lists(lines, max_size=6), min_size=1, max_size=3)


@settings(max_examples=30, deadline=None)
@given(pages)
def test_any_document_conforms_and_says_its_words_in_order(pages: list[list[Text]]) -> None:
    numbered = [[tied(line, f"{i}.{j}") for j, line in enumerate(page)] for i, page in enumerate(pages)]
    data = write_pdf(document(numbered), FONTS)
    for profile in ("ua1", "2a"):
        result = validator.validate_pdf_bytes(data, profile=profile)
        assert result.is_compliant, [failure.rule_id for failure in result.failures]
    every = [line for page in numbered for line in page]
    assert tag_tree(data).text() == "".join(said(line) for id_ in "pq" for line in every if line.element == id_)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []


def tied(line: Text, number: str) -> Text:
    """Return the line with inline elements of its own, live where they are links, and a hyphen where it says so."""

    def tie(word: Word, place: int) -> Word:
        element = f"{line.element}.{number}.{place}.{word.style.element}" if line.element and word.style.element else ""
        link = "https://example.org/ä" if element.endswith("link") else ""
        return replace(word, style=replace(word.style, element=element, link=link))

    found = [tie(word, place) for place, word in enumerate(line.words)]
    if line.hyphen:
        found[-1] = replace(found[-1], text=f"{found[-1].text.strip()}-")
    return replace(line, words=tuple(found))


def document(pages: list[list[Text]]) -> Document:
    ids = [word.style.element for page in pages for line in page for word in line.words if word.style.element]
    inline = {id_: Element(id_, ROLES[id_.rpartition(".")[2]]) for id_ in ids}  # type: ignore[arg-type]
    blocks = (Element(id_, "P", tuple(inline[name] for name in ids if name.startswith(id_))) for id_ in "pq")
    sheets = tuple(Page(612, 792, tuple(page), "1") for page in pages)
    return Document("Any", "en", sheets, Element("d", "Document", tuple(blocks)), FACES)


def said(line: Text) -> str:
    text = "".join(word.text for word in line.words)
    return f"{text[:-1]}\u00ad" if line.hyphen else text
