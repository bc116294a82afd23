from isoprint.content.model import Blank, Citation, Run, plain
from isoprint.problems import Source


def test_plain_text_keeps_words_and_drops_marks_citations_and_answers() -> None:
    inlines = (
        Run("Take "),
        Run("two", strong=True),
        Run("\n"),
        Run("of "),
        Blank(("iPLEDGE",)),
        Citation(("a",), Source("f")),
    )
    assert plain(inlines) == "Take two of ___"
