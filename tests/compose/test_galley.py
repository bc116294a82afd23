"""Blocks made into galleys with a face whose every glyph is half an em: at 10 pt, 5 pt each."""

from math import inf

from msgspec.structs import replace

from isoprint.compose.blocks import set_blocks
from isoprint.compose.galley import DIVIDED, ORPHAN, WIDOW, set_text
from isoprint.compose.line import Justification
from isoprint.compose.slug import KEEP, Galley
from isoprint.compose.style import BlockStyle, Style
from isoprint.content.model import Blank, Blocks, Inlines, List, Paragraph, Run, Table
from isoprint.page import Element, Rule, Text
from isoprint.problems import Source
from tests.half_em import half_em

HERE = Source("test.yaml", 1, 1)
RAGGED = Justification(align="left", protrude=False)
STYLE = Style("body", 10.0, 12.0, 9.0, "#000000", RAGGED, blank=40.0)
JUSTIFIED = Style("body", 10.0, 12.0, 9.0, "#000000")
BLOCKS = BlockStyle(STYLE, STYLE, STYLE, "#888888", "#880000", grid=12.0, indent=10.0)


def words(text: str) -> Inlines:
    return (Run(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text), HERE)


def galley(*blocks: object, measure: float = 60.0) -> Galley:
    typed: Blocks = blocks  # type: ignore[assignment]
    return set_blocks(typed, BLOCKS, measure, half_em(), "s")


def lines(made: Galley) -> list[str]:
    texts = (item for slug in made.slugs for item in slug.items if isinstance(item, Text))
    return ["".join(word.text for word in text.words).strip() for text in texts]


def roles(element: Element) -> object:
    return (element.role, *map(roles, element.children)) if element.children else element.role


def test_a_paragraph_is_a_slug_a_line_whose_breaks_have_the_prices_of_widows_and_orphans() -> None:
    made = set_text(words("aaaa bbbb cccc dddd eeee ffff gggg hhhh"), STYLE, 50.0, half_em(), "s.1")
    assert lines(made) == ["aaaa bbbb", "cccc dddd", "eeee ffff", "gggg hhhh"]
    assert [slug.cost for slug in made.slugs] == [ORPHAN, 0.0, WIDOW, 0.0]
    assert made.elements == (Element("s.1", "P"),)


def test_a_divided_word_at_the_foot_of_a_column_has_its_price() -> None:
    setting = half_em(lambda text: (4,) if text == "aaaabbbb" else ())
    made = set_text(words("aaaabbbb"), STYLE, 30.0, setting, "s")
    assert [slug.cost for slug in made.slugs] == [DIVIDED + ORPHAN + WIDOW, 0.0]


def test_a_word_that_breaks_at_its_own_hyphen_there_has_the_same_price() -> None:
    made = set_text(words("aaaa-bbbb cc"), STYLE, 30.0, half_em(), "s")
    assert lines(made) == ["aaaa-", "bbbb", "cc"]
    assert [slug.cost for slug in made.slugs] == [DIVIDED + ORPHAN, WIDOW, 0.0]


def test_the_first_line_of_a_paragraph_after_another_is_moved_in() -> None:
    made = galley(paragraph("aaaa bbbb cccc"), paragraph("aaaa bbbb cccc"))
    texts = [item for slug in made.slugs for item in slug.items if isinstance(item, Text)]
    assert [text.words[0].x for text in texts] == [0.0, 0.0, 10.0, 0.0]


def test_a_paragraph_after_a_list_or_a_table_is_not_moved_in() -> None:
    one = List(((paragraph("aaaa"),),), None, HERE)
    cell = Table((words("bb"),), ((words("bb"),),), ("left",), HERE)
    made = galley(paragraph("pppp"), one, paragraph("pppp"), cell, paragraph("pppp"), paragraph("pppp"))
    texts = [item for slug in made.slugs for item in slug.items if isinstance(item, Text)]
    assert [text.words[0].x for text in texts if text.words[0].text == "pppp"] == [0.0, 0.0, 0.0, 10.0]


JUSTIFIED = replace(STYLE, how=Justification(protrude=False, stretch=0.0, tracking=0.0))
"""Of 22 half ems to a measure of 110 points; two spaces in a line of 19 letters grow by half where it is justified."""


def reach(made: Galley, at: int) -> float:
    """Return where a line of the galley ends."""
    texts = [
        item for slug in made.slugs for item in slug.items if isinstance(item, Text) and item.words[0].text != "• "
    ]
    last = texts[at].words[-1]
    return texts[at].x + last.x + last.width


def test_items_of_a_list_are_flush_left_where_the_text_around_them_is_justified() -> None:
    style = replace(BLOCKS, text=JUSTIFIED, ragged_lists=200.0)
    long = paragraph("aaaaaa bbbbbbb cccccc dddd eeee")
    made = set_blocks((long, List(((long,),), None, HERE)), style, 110.0, half_em(), "s")
    assert reach(made, 0) == 110.0
    assert reach(made, 2) < 110.0


def test_a_list_hangs_from_labels_of_one_width_on_the_baselines_of_their_texts() -> None:
    made = galley(List(((paragraph("aaaa bbbb"),), (paragraph("c"),)), 9, HERE), measure=54.0)
    assert lines(made) == ["9.", "aaaa", "bbbb", "10.", "c"]
    label, text = (item for item in made.slugs[0].items if isinstance(item, Text))
    assert (label.x, label.baseline, text.x, text.baseline) == (0.0, 9.0, 19.0, 9.0)
    assert roles(made.elements[0]) == ("L", *2 * (("LI", "Lbl", ("LBody", "P")),))


def test_a_line_that_hands_over_to_a_list_is_kept_with_it() -> None:
    made = galley(paragraph("aaaa:"), List(((paragraph("b"),),), None, HERE))
    assert made.slugs[0].cost > 0


def test_a_table_aligns_its_cells_and_keeps_its_header_with_the_first_row() -> None:
    table = Table(
        (words("a"), words("b")), ((words("cc"), words("1")), (words("d"), words("22"))), ("left", "right"), HERE
    )
    made = galley(table, measure=100.0)
    assert made.slugs[0].cost == KEEP == inf
    figures = [item for slug in made.slugs for item in slug.items if isinstance(item, Text)][1::2]
    ends = {round(text.x + text.words[-1].x + text.words[-1].width, 6) for text in figures}
    assert ends == {100.0}
    assert (made.height + made.slugs[0].space) % 12.0 == 0.0
    row = ("TR", "TD", "TD")
    assert roles(made.elements[0]) == ("Table", ("THead", ("TR", "TH", "TH")), ("TBody", row, row))


def test_a_blank_is_a_rule_of_the_width_the_style_gives() -> None:
    made = set_text((Run("a "), Blank(("b",)), Run(" c")), STYLE, 200.0, half_em(), "s")
    (rule,) = (item for item in made.slugs[0].items if isinstance(item, Rule))
    assert (rule.x0, rule.x1) == (10.0, 50.0)


def test_a_cited_name_is_divided_only_where_there_is_no_other_way() -> None:
    setting = half_em(lambda text: (4,) if text == "(bbbbbbbbbbbb," else ())
    before, after = "aa " * 10, " and so on" * 9
    plain: Inlines = (Run(f"{before}(bbbbbbbbbbbb, 2009){after}"),)
    cited: Inlines = (Run(before), Run("(bbbbbbbbbbbb, 2009)", role="citation"), Run(after))
    assert lines(set_text(plain, JUSTIFIED, 175.0, setting, "s"))[0] == f"{before}(bbb-"
    assert lines(set_text(cited, JUSTIFIED, 175.0, setting, "s"))[0] == before.strip()
    assert lines(set_text(cited, JUSTIFIED, 60.0, setting, "s"))[2] == "aa aa (bbb-"


def test_a_link_prints_its_address_and_citations_are_elements_of_their_own() -> None:
    text: Inlines = (Run("see "), Run("here", link="https://www.example.org/"), Run(" (A, 2009)", role="citation"))
    made = set_text(text, STYLE, 500.0, half_em(), "s")
    assert lines(made) == ["see here (example.org) (A, 2009)"]
    assert [(e.id, e.role) for e in made.elements[0].children] == [("s.1", "Link"), ("s.2", "Reference")]


def test_of_a_long_address_only_the_site_is_printed() -> None:
    link = "https://www.example.org/a/path/that-nobody/would-type/because-it-goes-on-and-on-for-sixty-characters?page=2"
    made = set_text((Run("see "), Run("here", link=link)), STYLE, 900.0, half_em(), "s")
    assert lines(made) == ["see here (example.org)"]
    assert made.elements[0].children[0].alt == link
