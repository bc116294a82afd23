"""References and imprint: where they stand, how a long list is parted, and what is told where there is no room."""

import re

import pytest

from isoprint.content.model import Citation, Handout, Paragraph, Reference, Section
from isoprint.makeup.newsletter.too_large import crowded, crowded_problem
from isoprint.page import Page, Shape, Text
from tests.newsletters import document_of, here, newsletter, paragraph, plan_of, prose, words
from tests.pages import walk


def citing(count: int, text: int = 400, pages: int | None = None, **more: str) -> Handout:
    """Return a newsletter of ``text`` words and ``count`` references."""
    references = {
        f"r{at}": Reference(f"r{at}", f"Doe {at}", words(prose(7 * at, 30 + at % 20)), here(1)) for at in range(count)
    }
    cites = Paragraph(tuple(Citation((key,), here(1)) for key in references), here(1))
    made = Section(source=here(2), body=(paragraph(prose(0, text)), cites))
    return newsletter(made, pages=pages, references=references, citations=more.get("citations", "numbered"))


def lines(page: Page, element: str) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text) and item.element.startswith(element)]


def entry(text: Text) -> str:
    """Return the id of the entry that a line belongs to."""
    return ".".join(text.element.split(".")[:3])


@pytest.mark.parametrize(("count", "pages"), [(60, None), (150, None), (60, 3), (150, 6)])
def test_a_long_list_goes_on_upon_pages_of_its_own_its_entries_whole(count: int, pages: int | None) -> None:
    made = document_of(citing(count, pages=pages)).pages
    assert pages is None or len(made) == pages
    columns = [(at, text.x // 186, entry(text)) for at, page in enumerate(made) for text in lines(page, "r.l")]
    assert list(dict.fromkeys(each for *_, each in columns)) == [f"r.l.{at + 1}" for at in range(count)]
    assert len({*columns}) == count


@pytest.mark.parametrize("pages", [None, 3])
def test_the_imprint_ends_the_last_page(pages: int | None) -> None:
    made = document_of(citing(60, pages=pages)).pages
    assert [bool(lines(page, "i.")) for page in made] == [False] * (len(made) - 1) + [True]
    assert any(isinstance(item, Shape) and item.element == "i.qr" for item in made[-1].items)


def test_a_list_that_a_page_holds_is_not_parted() -> None:
    made = document_of(citing(30)).pages
    assert [bool(lines(page, "r.l")) for page in made] == [False, True]


def test_a_parted_list_is_one_list_to_who_hears_it() -> None:
    document = document_of(citing(60))
    assert sum(bool(lines(page, "r.l")) for page in document.pages) > 1
    (listed,) = (element for element in walk(document.structure) if element.id == "r.l")
    assert [child.id for child in listed.children] == [f"r.l.{at + 1}" for at in range(60)]


def test_the_text_has_all_pages_but_those_of_the_list() -> None:
    made = document_of(citing(150, text=1500, pages=6)).pages
    assert [bool(lines(page, "n.")) for page in made[:2]] == [True, True]
    assert not lines(made[-1], "n.")


@pytest.mark.parametrize(("count", "pages"), [(30, 1), (60, 1), (75, 2), (150, 2)])
def test_the_pages_asked_for_hold_references_that_are_too_many(count: int, pages: int) -> None:
    plan = plan_of(citing(count, pages=pages))
    assert crowded(plan)
    problem = crowded_problem(plan)
    assert problem.code == "E101"
    assert "fewer references" in problem.remedy
    advised = int(re.findall(r"“pages: (\d+)”", problem.remedy)[0])
    assert advised > pages
    assert not crowded(plan_of(citing(count, pages=advised)))
    assert advised - 1 == pages or crowded(plan_of(citing(count, pages=advised - 1)))


def test_numbers_of_three_digits_do_not_touch_their_entries() -> None:
    made = document_of(citing(120)).pages
    ends: dict[str, Text] = {}
    for text in (text for page in made for text in lines(page, "r.l.120")):
        ends.setdefault(text.element, text)
    label, first = ends["r.l.120.1"], ends["r.l.120.2.1"]
    assert first.x + first.words[0].x - label.x - label.words[-1].width > 1.0
