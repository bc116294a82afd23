"""Tables that lack room: a smaller page rather than an ugly table, and an error where nothing helps."""

import pytest

from isoprint.content.model import Section, Table
from isoprint.problems import ContentError, Problem
from tests.newsletters import document_of, here, newsletter, prose, section, trial_of, words

SIX = "Drug | Target | First dose | Then | Every | Approved"
DRUGS = (
    "Adalimumab | TNF alpha | 80 mg | 40 mg | 2 weeks | 2008",
    "Risankizumab | IL-23 | 150 mg | 150 mg | 12 weeks | 2019",
)
FIVE = "Effect | Isotretinoin, % | Doxycycline, % | Spironolactone, % | Placebo, %"
EFFECTS = ("Photosensitivity | 12.5 | 20.25 | 0 | 1", "Hyperkalemia | 0 | 0 | 2.1 | 0.5")


def tabled(header: str, rows: tuple[str, ...], span: int = 1) -> Section:
    cells = [tuple(words(cell.strip()) for cell in row.split("|")) for row in (header, *rows)]
    table = Table(cells[0], tuple(cells[1:]), tuple("left" for _ in cells[0]), here(9))
    return Section(source=here(3), heading=words("Drugs"), body=(table,), span=span)


def told(*sections: Section, pages: int | None = 1) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as raised:
        document_of(newsletter(*sections, pages=pages))
    return raised.value.problems


@pytest.mark.parametrize("pages", [1, None])
def test_a_table_whose_words_do_not_fit_is_told_with_its_line_and_a_wider_span(pages: int | None) -> None:
    (problem,) = told(section(prose(0, 80)), tabled(SIX, DRUGS), pages=pages)
    assert (problem.code, problem.source.line) == ("E103", 9)
    assert "one column" in problem.message
    assert "“span: 2”" in problem.remedy


def test_the_same_table_over_two_columns_fits() -> None:
    trial = trial_of(newsletter(section(prose(0, 80)), tabled(SIX, DRUGS, span=2)))
    assert trial.fits
    assert not trial.compromises


def test_every_table_that_is_too_wide_is_told_at_once() -> None:
    assert [problem.code for problem in told(tabled(SIX, DRUGS), tabled(SIX, DRUGS))] == ["E103", "E103"]


def test_a_table_too_wide_for_the_page_is_to_lose_a_column() -> None:
    header, row = " | ".join(f"Supercalifragilistic{at}" for at in range(12)), " | ".join("1" for _ in range(12))
    (problem,) = told(tabled(header, (row,), span=3))
    assert "the page" in problem.message
    assert "span" not in problem.remedy


def test_a_page_is_set_in_smaller_type_where_that_spares_its_table() -> None:
    text = section(prose(0, 120))
    assert trial_of(newsletter(text)).size > trial_of(newsletter(text, tabled(FIVE, EFFECTS))).size
