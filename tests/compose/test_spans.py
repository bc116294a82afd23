"""Styled text made into spans: which inline elements it has, and the addresses that paper needs."""

from isoprint.compose.spans import make_spans
from isoprint.compose.style import Style
from isoprint.content.model import Inlines, Run
from tests.half_em import half_em

STYLE = Style("body", 10.0, 12.0, 9.0, "#000000")
ADDRESS = "https://example.org/a"


def made(*inlines: Run) -> list[tuple[str, str]]:
    """Return the text of each span with the id of its inline element."""
    typed: Inlines = inlines
    return [(span.text, span.element) for span in make_spans(typed, STYLE, half_em(), "p")[0]]


def test_an_address_stands_after_its_link_once() -> None:
    texts = made(Run("Read "), Run("this", link=ADDRESS), Run(" and "), Run("this too", link=ADDRESS), Run("."))
    assert "".join(text for text, _ in texts) == "Read this (example.org/a) and this too."


def test_a_link_that_stands_twice_is_two_elements_each_in_its_place() -> None:
    texts = made(Run("Read "), Run("this", link=ADDRESS), Run(" and "), Run("this too", link=ADDRESS), Run("."))
    assert texts == [
        ("Read ", ""), ("this", "p.1"), (" (example.org/a)", "p.1"), (" and ", ""), ("this too", "p.2"), (".", ""),
    ]  # fmt: skip


def test_a_link_whose_style_changes_within_is_one_element() -> None:
    texts = made(Run("this ", link=ADDRESS), Run("site", strong=True, link=ADDRESS))
    assert {element for _, element in texts} == {"p.1"}


def test_an_address_that_the_text_of_its_link_says_is_not_repeated() -> None:
    assert made(Run("at "), Run("Example.org/a", link=ADDRESS)) == [("at ", ""), ("Example.org/a", "p.1")]
