"""Where a line may end with the text as it stands."""

import pytest

from isoprint.compose.breaks import openings


def parted(text: str) -> str:
    """Return a text with ``|`` at free places and ``¦`` at dear ones."""
    costs = openings(text)
    return "".join({None: "", 0.0: "|"}.get(costs.get(at), "¦") + sign for at, sign in enumerate(text))


@pytest.mark.parametrize(
    "text",
    [
        "well-|known,", "13-|cis-|retinoic", "-5", "pre-", "(ab-|cd)", "mother—|and", "it—|“yes”", "1987—|1990",
        "Knuth–|Plass", "10–¦20",
        "120-¦150", "x-ray", "T-cells", "IL-17A", "interleukin-17", "5-year", "24-|hour", "CA-|MRSA",
        "and/¦or", "mg/kg", "w/o", "1/2", "word", "…word",
    ],
)  # fmt: skip
def test_words_break_after_their_own_hyphens_and_dashes(text: str) -> None:
    assert parted(text.replace("|", "").replace("¦", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        "https://|example.¦org/|a-¦b/|c.¦html", "doi.¦org/|10.¦1016/|j.¦jaad.¦2023.¦12.¦017", "(fda.¦report/|x)",
        "someone@¦school.¦edu", "example.¦org/|?a=¦1&¦b=¦2",
    ],
)  # fmt: skip
def test_addresses_break_at_their_strokes_and_if_need_be_at_other_signs(text: str) -> None:
    assert parted(text.replace("|", "").replace("¦", "")) == text


@pytest.mark.parametrize("text", ["e.g.", "U.S.", "p.m.,", "3.5", "a.b"])
def test_abbreviations_and_figures_are_no_addresses(text: str) -> None:
    assert parted(text) == text


def test_a_range_is_parted_only_where_nothing_else_will_do() -> None:
    assert openings("120–150")[4] > 5
    assert openings("and/or")[4] == 1
