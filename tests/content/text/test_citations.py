"""Citations: what is printed for them on one sheet, and what the sheet lists."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoprint.content.model import Citation, Figure, Inlines, List, Paragraph, Reference, Run, Table, plain
from isoprint.content.model.walk import inlines_of
from isoprint.content.text.citations import Citations
from isoprint.images import Image
from isoprint.problems import Source

AT = Source("x")
REFERENCES = {
    key: Reference(key, cite, (Run(text),), AT)
    for key, cite, text in (
        ("b", "Bagatin, 2020", "Bagatin E."),
        ("l", "Layton, 2009", "Layton A."),
        ("a", "AAD, 2024", "American Academy"),
        ("é", "Élan, 2001", "élan"),
        ("z", "Zoe, 1999", "Zoe"),
    )
}


def cite(*found: str) -> Citation:
    return Citation(found, AT)


def paragraph(key: str) -> Paragraph:
    return Paragraph((cite(key),), AT)


EVERY_BLOCK = (
    paragraph("l"),
    List(((paragraph("a"), List(((paragraph("b"),),), 1, AT)),), None, AT),
    Table(((cite("l"),),), (((cite("x"),),),), ("left",), AT),
    Figure("p", Image(b"", "png", 1, 1), "alt", AT, (cite("z"),), (cite("é"),)),
)


def test_author_and_year_stand_in_round_brackets_and_are_listed_by_the_alphabet() -> None:
    citations = Citations(REFERENCES, "author-year")
    inlines = (Run("acne "), cite("l", "a"), Run(", and "), cite("z"), Run(" or "), cite("é"))
    assert citations.inlines(inlines) == (
        Run("acne "),
        Run("(Layton,\u00a02009; AAD,\u00a02024)", role="citation"),
        Run(", and "),
        Run("(Zoe,\u00a01999)", role="citation"),
        Run(" or "),
        Run("(Élan,\u00a02001)", role="citation"),
    )
    assert [reference.key for reference in citations.cited] == ["a", "é", "l", "z"]


def test_numbers_count_first_mentions_join_the_word_before_and_are_listed_by_number() -> None:
    citations = Citations(REFERENCES, "numbered")
    assert citations.inlines((Run("a "), cite("l"), Run(". b"), cite("a", "l"))) == (
        Run("a"),
        Run("1", script="super", role="citation"),
        Run(". b"),
        Run("1,2", script="super", role="citation"),
    )
    assert plain(citations.inlines((cite("b"),))) == "3"
    assert [reference.key for reference in citations.cited] == ["l", "a", "b"]


@pytest.mark.parametrize(
    ("style", "inlines", "expected"),
    [
        ("author-year", (Run("acne"), cite("l")), "acne (Layton,\u00a02009)"),
        ("author-year", (Run("acne —"), cite("l")), "acne —(Layton,\u00a02009)"),
        (
            "author-year",
            (cite("l"), cite("a"), Run(" "), cite("l"), Run(" x")),
            "(Layton,\u00a02009; AAD,\u00a02024) x",
        ),
        ("author-year", (Run("x "), cite("unknown")), "x (unknown)"),
        ("numbered", (Run("x "), cite("l"), Run(" "), cite("a"), Run(" "), Run("y")), "x1,2 y"),
        ("numbered", (cite("z", "a", "b", "é"), Run(" "), Run("y "), cite("a", "b", "é")), "1–4 y2–4"),
        ("numbered", (Run("x"), Run(" "), cite("a", "a")), "x1"),
        ("numbered", (Run("x", strong=True), Run(" "), cite("a")), "x1"),
        ("numbered", (Run("\n"), cite("a")), " 1"),
    ],
)
def test_spaces_and_neighbors_are_set_well(
    style: Literal["author-year", "numbered"], inlines: Inlines, expected: str
) -> None:
    assert plain(Citations(REFERENCES, style).inlines(inlines)) == expected


def test_citations_are_numbered_in_reading_order_through_blocks_of_every_kind() -> None:
    done = Citations(REFERENCES, "numbered").blocks(EVERY_BLOCK)
    assert [plain((inline,)) for inline in inlines_of(done)] == ["1", "2", "3", "1", "4", "5", "6"]


def test_texts_without_citations_come_back_as_they_are() -> None:
    inlines = (Run("a"),)
    assert Citations(REFERENCES, "numbered").inlines(inlines) is inlines


KEYS = st.sampled_from([*REFERENCES, "unknown"])
INLINES = st.lists(
    st.one_of(
        st.sampled_from(["a", " ", "b c ", ", "]).map(Run),
        st.lists(KEYS, min_size=1, max_size=3).map(lambda k: cite(*k)),
    )
).map(tuple)


@given(st.lists(INLINES), st.sampled_from(["author-year", "numbered"]))
def test_each_cited_reference_is_listed_once_and_no_word_is_lost(
    texts: list[Inlines], style: Literal["author-year", "numbered"]
) -> None:
    citations = Citations(REFERENCES, style)
    done = [citations.inlines(text) for text in texts]
    wanted = {key for text in texts for inline in text if isinstance(inline, Citation) for key in inline.keys}
    assert sorted(r.key for r in citations.cited) == sorted(key for key in wanted if key in REFERENCES)
    for before, after in zip(texts, done, strict=True):
        uncited = "".join(i.text for i in after if isinstance(i, Run) and not i.role)
        assert uncited.replace(" ", "") == plain(before).replace(" ", "")
        assert not any(isinstance(inline, Citation) for inline in after)
