"""Walks over blocks: each text is reached once and in reading order, to read it or to change it."""

from isoprint.content.model import Blank, Citation, Figure, Inlines, List, Paragraph, Run, Table
from isoprint.content.model.walk import blanks_of, find, inlines_of, map_inlines, texts_of, walk
from isoprint.images import Image
from isoprint.problems import Source

AT = Source("x")


def words(text: str) -> Inlines:
    return (Run(text),)


FIGURE = Figure("p", Image(b"", "png", 1, 1), "alt", AT, words("e"), words("f"))
INNER = List(((Paragraph(words("b"), AT),),), 1, AT)
BLOCKS = (
    List(((Paragraph(words("a"), AT), INNER),), None, AT),
    Table((words("c"),), ((words("d"),),), ("left",), AT),
    FIGURE,
)


def test_texts_come_in_reading_order() -> None:
    assert list(texts_of(BLOCKS)) == [words(letter) for letter in "abcdef"]
    assert list(inlines_of(BLOCKS)) == [Run(letter) for letter in "abcdef"]


def test_a_list_comes_before_the_blocks_in_it() -> None:
    assert [type(block).__name__ for block in walk(BLOCKS)] == [
        "List", "Paragraph", "List", "Paragraph", "Table", "Figure",
    ]  # fmt: skip


def test_each_text_is_changed_once_and_nothing_else() -> None:
    def doubled(inlines: Inlines) -> Inlines:
        return (*inlines, *inlines)

    changed = map_inlines(BLOCKS, doubled)
    assert list(inlines_of(changed)) == [Run(letter) for letter in "aabbccddeeff"]
    assert map_inlines(changed, lambda inlines: inlines[:1]) == BLOCKS


def test_blanks_are_found_wherever_words_are() -> None:
    one, two = Blank(("UVB",)), Blank(("UVA",))
    ask = (Paragraph((Run("a"), one), AT), Table(((two,),), (), ("left",), AT))
    assert blanks_of(ask) == (one, two)


def test_values_of_a_type_are_found_in_all_that_holds_them() -> None:
    cited = Citation(("layton2009",), AT)
    held = (Paragraph((cited,), AT), BLOCKS, None, "text", {"not": "looked into"})
    assert list(find(Citation, held)) == [cited]
    assert list(find(Figure, held)) == [FIGURE]
