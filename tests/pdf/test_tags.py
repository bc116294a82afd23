import io
from collections.abc import Callable
from functools import cache
from typing import Any

import page as validator
import pikepdf
import pytest

from isoprint.dump import dump
from isoprint.page import Document, Element, Page, Shape, Text
from isoprint.pdf import write_pdf
from tests.pdf.grammar import faults
from tests.pdf.reading import Live, Node, outline, tag_tree
from tests.pdf.samples import FACES, everything, line, one_page, paragraph, square, word, words


@cache
def written() -> bytes:
    return write_pdf(everything())


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("document", [everything(), paragraph()], ids=["everything", "paragraph"])
def test_every_document_conforms_to_both_standards(document: Document, profile: str) -> None:
    result = validator.validate_pdf_bytes(write_pdf(document), profile=profile)
    assert result.is_compliant, [failure.rule_id for failure in result.failures]


def test_the_tree_in_the_bytes_is_the_golden_one(golden: Callable[[str, str], None]) -> None:
    golden("everything-tags", tag_tree(written()).as_text() + "\n")


def test_the_tree_obeys_the_grammar() -> None:
    assert faults(tag_tree(written())) == []


def tree_of(*children: Node, role: str = "Document") -> Node:
    return Node(role, {}, children)


def say(role: str, text: str = "x", **entries: str) -> Node:
    return Node(role, entries, (text,))


@pytest.mark.parametrize(
    ("tree", "fault"),
    [
        (tree_of(Node("L", {"ListNumbering": "Disc"}, ("bare",))), "holds bare text"),
        (tree_of(Node("L", {"ListNumbering": "Disc"}, (say("P"),))), "holds a P"),
        (tree_of(Node("L", {}, (Node("LI", {}, (say("Lbl"), say("LBody"))),))), "how it is numbered"),
        (tree_of(Node("L", {"ListNumbering": "Disc"}, (Node("LI", {}, (say("Lbl"),)),))), "has not one body"),
        (tree_of(say("P", "")), "says nothing"),
        (tree_of(Node("Sect", {}, ())), "is empty"),
        (tree_of(say("H2")), "follows a heading of level 0"),
        (tree_of(say("Figure", "", BBox="0 0 1 1")), "no alternative text"),
        (tree_of(Node("P", {}, (say("Link"),))), "leads nowhere"),
        (tree_of(Node("P", {}, ("x", Live("x", "y")))), "is live but no Link"),
        (tree_of(Node("Table", {}, (Node("TR", {}, (say("TH"),)),))), "has no scope"),
        (tree_of(Node("Table", {}, (Node("TR", {}, (say("TD"),)), Node("TR", {}, (say("TD"),) * 2)))), "rows of"),
        (tree_of(say("Note")), "notes have no ids"),
        (tree_of(say("Blink")), "no standard role"),
        (tree_of(role="Sect"), "the root is a Sect"),
    ],
)
def test_the_grammar_finds_each_fault(tree: Node, fault: str) -> None:
    assert [found for found in faults(tree) if fault in found]


def test_what_is_said_in_tag_order_is_what_stands_on_the_pages() -> None:
    order = [line.split()[1] for line in dump(everything()).partition("Document d")[2].splitlines()[1:]]
    lines = [item for page in everything().pages for item in page.items if isinstance(item, Text) and item.element]
    lines.sort(key=lambda text: order.index(text.element))
    said = "".join(word.text for text in lines for word in text.words).replace("iso-", "iso\u00ad")
    assert tag_tree(written()).text() == said


def test_a_paragraph_over_lines_and_pages_is_one_element() -> None:
    pages = (
        Page(612, 792, (line(36, 60, "One ", "p"), line(36, 74, "and ", "p"))),
        Page(612, 792, (line(36, 60, "the same.", "p"),)),
    )
    structure = Element("d", "Document", (Element("p", "P"),))
    tree = tag_tree(write_pdf(Document("Two pages", "en-US", pages, structure, FACES)))
    assert tree == tree_of(Node("P", {}, ("One and ", "the same.")))


def test_what_is_drawn_between_the_lines_of_a_paragraph_is_not_read_with_it() -> None:
    drawing = Shape(square(36, 65, 5), fill="#000000")
    structure = Element("d", "Document", (Element("p", "P"),))
    document = one_page(line(36, 60, "One ", "p"), drawing, line(36, 80, "two", "p"), structure=structure)
    assert tag_tree(write_pdf(document)) == tree_of(Node("P", {}, ("One ", "two")))


def test_elements_keep_the_order_of_the_structure_whatever_the_order_of_drawing() -> None:
    structure = Element("d", "Document", (Element("p", "P"), Element("q", "P")))
    document = one_page(line(36, 60, "second", "q"), line(36, 80, "first", "p"), structure=structure)
    assert [node.text() for node in tag_tree(write_pdf(document)).nodes()] == ["first", "second"]


def test_an_inline_element_stands_among_the_words_of_its_paragraph() -> None:
    mixed = (*words("before "), word(60, "within ", element="s"), word(120, "after"))
    structure = Element("d", "Document", (Element("p", "P", (Element("s", "Span", language="es"),)),))
    tree = tag_tree(write_pdf(one_page(Text(36, 60, mixed, "p"), structure=structure)))
    assert tree.nodes()[0].kids == ("before ", Node("Span", {"Lang": "es"}, ("within ",)), "after")


def test_elements_that_hold_nothing_are_left_out_but_cells_are_not() -> None:
    row = Element("r", "TR", (Element("a", "TH", scope="Row"), Element("b", "TD")))
    structure = Element("d", "Document", (Element("t", "Table", (row,)), Element("p", "P"), Element("s", "Sect")))
    tree = tag_tree(write_pdf(one_page(line(36, 60, "only", "a"), structure=structure)))
    assert [node.role for node in tree.walk()] == ["Document", "Table", "TR", "TH", "TD"]


def test_a_link_is_live_where_its_words_stand_once_a_line() -> None:
    linked: dict[str, Any] = {"element": "a", "link": "https://example.org"}
    first = Text(
        36, 60, (word(0, "See "), word(20, "our ", **linked), word(40, "site ", "source-sans-3/bold", **linked)), "p"
    )
    second = Text(36, 74, (word(0, "here", **linked),), "p")
    structure = Element("d", "Document", (Element("p", "P", (Element("a", "Link"),)),))
    data = write_pdf(one_page(first, second, structure=structure))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = [[float(side) for side in annotation.Rect] for annotation in pdf.pages[0].Annots]
    face = FACES["source-sans-3/regular"]
    assert len(boxes) == 2
    assert boxes[0][:2] == pytest.approx([36 + 20, 792 - 60 - face.descent * 10], abs=0.01)
    assert boxes[0][2] == pytest.approx(36 + 40 + first.words[2].width, abs=0.01)
    assert boxes[1][0] == 36


def test_a_link_says_its_alternative_or_its_target() -> None:
    tree = tag_tree(written())
    links = [kid for node in tree.walk() for kid in node.kids if isinstance(kid, Live)]
    assert links == [Live("The Academy", "https://example.org/a(b)"), Live("Reference 1", "within the file")]


def test_an_address_with_letters_beyond_ascii_is_written_with_percent_signs() -> None:
    linked = (word(0, "there", element="a", link="https://example.org/ä?q=a(b)\\"),)
    structure = Element("d", "Document", (Element("p", "P", (Element("a", "Link"),)),))
    tree = tag_tree(write_pdf(one_page(Text(36, 60, linked, "p"), structure=structure)))
    assert [kid.target for node in tree.walk() for kid in node.kids if isinstance(kid, Live)] == [
        "https://example.org/%C3%A4?q=a(b)\\"
    ]


def test_the_outline_holds_the_headings_and_leads_to_their_pages() -> None:
    assert outline(written()) == [
        (0, "The title: a “test” over two lines", 1),
        (1, "A heading", 1),
        (2, "A box", 2),
    ]


def test_a_heading_divided_at_a_line_end_is_whole_in_the_outline() -> None:
    heading = (Text(36, 60, words("Isotre-"), "h", hyphen=True), line(36, 80, "tinoin", "h"))
    structure = Element("d", "Document", (Element("h", "H1"),))
    assert outline(write_pdf(one_page(*heading, structure=structure))) == [(0, "Isotretinoin", 1)]
