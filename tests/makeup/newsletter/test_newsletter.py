"""Copy-fit and make-up of newsletters: what is done where a text is short, long, or in one piece."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from isoprint.compose.figure import caption_words
from isoprint.content.handout import read_content
from isoprint.content.model import (
    Club,
    Event,
    Handout,
    Newsletter,
    Section,
    Table,
    plain,
)
from isoprint.images import Image
from isoprint.makeup.job import Job
from isoprint.makeup.newsletter.copyfit.fit import PICTURES, fit, smallest
from isoprint.makeup.newsletter.copyfit.overset import count_words, overset_problem, shortened
from isoprint.makeup.newsletter.newsletter import make_up, report_of
from isoprint.page import Text
from isoprint.problems import ContentError, Problem
from isoprint.theme.model import palette
from isoprint.theme.read import BUILT_IN, read_theme
from tests.makeup.newsletter.test_newsletter_laws import hold_document_to_laws, nothing_lies_over_anything_else
from tests.newsletters import (
    any_newsletter,
    document_of,
    english,
    figure,
    here,
    newsletter,
    paragraph,
    plan_of,
    prose,
    section,
    setting,
    trial_of,
    words,
)

CONTENT = Path(__file__).parents[2] / "cases" / "newsletters"


@cache
def from_file(name: str) -> Handout:
    (handout,) = read_content(CONTENT, (name,), today=date(2026, 11, 23)).handouts
    return handout


def reported(handout: Handout) -> list[Problem]:
    """Return the problems that the make-up of a newsletter reports."""
    theme = read_theme(handout.theme)
    try:
        return list(make_up(Job(handout, theme, palette(theme), setting(), english())).warnings)
    except ContentError as error:
        return list(error.problems)


def shares(handout: Handout) -> list[float]:
    """Return how full each page is."""
    plan, trial = plan_of(handout), trial_of(handout)
    heights = plan.heights(trial.masthead, trial.pages)
    return [trial.pagination.used(page) / heights[page] for page in range(trial.pages)]


def part(count: int, at: int = 1, style: str = "plain", **more: object) -> Section:
    return section(prose(31 * at, count), f"Part {at}", at + 1, style, **more)


# ---------------------------------------------------------------- filling


def test_250_words_fill_a_page_in_large_type() -> None:
    sparse = from_file("sparse")
    assert reported(sparse) == []
    assert trial_of(sparse).size >= 12
    assert shares(sparse)[0] > 0.75


def test_650_words_under_six_headings_fit_a_page_at_nine_points() -> None:
    dense = from_file("dense")
    assert dense.newsletter is not None
    assert sum(map(count_words, dense.newsletter.sections)) >= 600
    assert reported(dense) == []
    assert trial_of(dense).size >= 9
    assert shares(dense)[0] > 0.95


def test_larger_type_has_more_leading() -> None:
    for handout in (from_file("sparse"), from_file("dense"), newsletter(part(400))):
        trial = trial_of(handout)
        least = read_theme(handout.theme).sizes.least_leading(trial.size)
        assert trial.leading >= least > 1.18 * trial.size


@pytest.mark.parametrize(("columns", "justified"), [(2, True), (3, False), (4, False)])
def test_a_column_of_few_characters_is_set_ragged(columns: int, justified: bool) -> None:
    plan = plan_of(newsletter(part(300), columns=columns))
    assert (plan.layout(11.75, 15.0).look.body.text.how.align == "justify") is justified


def test_pages_with_room_to_spare_are_all_used_alike() -> None:
    full = shares(newsletter(part(300, 1), part(300, 2), part(200, 3), pages=3))
    assert len(full) == 3
    assert max(full) - min(full) < 0.08


def test_no_heading_is_cut_off_from_its_text_to_level_pages() -> None:
    heading = words("A heading that is far too long to stand on fewer than three lines of its column")
    trial = trial_of(newsletter(replace(part(12), heading=heading), pages=2, columns=4))
    assert len(trial.pagination.pages) == 1


def test_a_table_over_several_columns_and_pages_has_its_header_in_each_and_is_read_once() -> None:
    rows = tuple((words(f"Drug {at}"), words(f"{at} mg")) for at in range(400))
    table = Table((words("Name"), words("Dose")), rows, ("left", "right"), here(1))
    pages = document_of(newsletter(Section(source=here(1), body=(table,)), pages=None)).pages
    names = [[t for t in page.items if isinstance(t, Text) and t.words[0].text.strip() == "Name"] for page in pages]
    assert [len(heads) for heads in names[:2]] == [3, 3]
    assert [bool(head.element) for heads in names for head in heads].count(True) == 1


def test_a_long_table_of_few_words_is_set_in_columns_though_its_section_goes_across_the_page() -> None:
    rows = tuple((words(f"Drug {at}"), words(f"{at} mg")) for at in range(60))
    long, short = (Table((words("Name"), words("Dose")), some, ("left", "right"), here(1)) for some in (rows, rows[:9]))
    for table, columns in ((long, 3), (short, 1)):
        (page,) = document_of(newsletter(Section(source=here(1), body=(table,), span=3))).pages
        heads = [t for t in page.items if isinstance(t, Text) and t.words[0].text.strip() == "Name"]
        assert len(heads) == columns


def test_pages_more_than_a_third_empty_are_told() -> None:
    assert [p.code for p in reported(newsletter(part(250), pages=3))] == ["W100"]
    assert [p.code for p in reported(newsletter(part(1500), pages=2))] == []


@pytest.mark.parametrize(("count", "pages"), [(20, 1), (250, 1), (700, 1), (250, 3)])
def test_the_report_counts_the_lines_that_one_could_add_at_the_foot_of_each_page(count: int, pages: int) -> None:
    plan, trial = plan_of(newsletter(part(count), pages=pages)), trial_of(newsletter(part(count), pages=pages))
    heights = plan.heights(trial.masthead, pages)
    feet = [max((band.top + band.height for band in page.bands), default=0.0) for page in trial.pagination.pages]
    spare = sum(heights[page] for page in range(pages)) - sum(feet)
    report = report_of(plan, trial)
    assert 0.0 <= spare - report.spare_lines * trial.leading < trial.leading
    assert report.spare_share == pytest.approx(spare / (plan.grid.area * pages))


def test_as_many_pages_as_it_takes_are_made() -> None:
    assert len(document_of(newsletter(part(3100), pages=None)).pages) == 3


def test_a_colophon_that_does_not_fit_below_a_long_text_has_a_page_of_its_own() -> None:
    *pages, last = document_of(newsletter(*(part(640, at) for at in range(1, 9)), pages=None)).pages
    elements = [{getattr(item, "element", "").split(".")[0] for item in page.items} for page in (pages[-1], last)]
    assert elements == [{"", "n"}, {"", "i"}]


def type_size(handout: Handout) -> float:
    """Return the size of the first line of body type."""
    lines = [i for i in document_of(handout).pages[0].items if type(i) is Text and i.element.startswith("n.1.b")]
    return lines[0].words[0].style.size


def test_a_few_lines_too_many_make_no_page_of_their_own() -> None:
    for count, pages, size in ((1000, 1, 9.5), (1200, 1, 9.25), (2000, 2, 9.5)):
        handout = newsletter(part(count // 2), part(count // 2, 2), pages=None)
        assert (len(document_of(handout).pages), type_size(handout)) == (pages, size)


def test_a_text_too_long_for_a_page_and_short_for_two_fills_both() -> None:
    handout = newsletter(part(680), part(680, 2), pages=None)
    first, second = document_of(handout).pages
    assert type_size(handout) > 9.5
    feet = [
        max(i.baseline for i in page.items if type(i) is Text and i.element.startswith("n."))
        for page in (first, second)
    ]
    assert min(feet) > 500
    assert reported(handout) == []


def test_a_nearly_empty_last_page_of_many_is_told() -> None:
    long = newsletter(*(part(670, at) for at in range(1, 9)), pages=None)
    assert [p.code for p in reported(long)] == ["W100"]


# ---------------------------------------------------------------- what is too tall


def test_a_box_over_all_columns_that_is_too_tall_is_parted() -> None:
    assert reported(newsletter(part(1200, span=3, style="box"), pages=2)) == []


def test_a_lead_that_is_too_tall_is_parted() -> None:
    assert reported(newsletter(part(900, span=3, style="lead"), pages=2)) == []


def columns_of(handout: Handout, name: str) -> set[float]:
    """Return the left edges of the columns in which a section's text stands, to the point."""
    lines = [i for page in document_of(handout).pages for i in page.items if type(i) is Text]
    return {round(line.x) for line in lines if line.element.startswith(f"{name}.b")}


@pytest.mark.parametrize("pages", [2, None])
def test_a_wide_section_taller_than_a_page_is_parted_over_all_columns(pages: int | None) -> None:
    long = newsletter(part(40), part(1300, 2, span=2), pages=pages)
    assert reported(long) == []
    assert len(columns_of(long, "n.2")) == 3


@pytest.mark.parametrize("following", [(), (part(80, 3, span=2), part(30, 4)), (part(400, 3),)])
def test_a_wide_section_with_nothing_beside_it_is_set_over_all_columns(following: tuple[Section, ...]) -> None:
    assert len(columns_of(newsletter(part(120, 1, span=2), *following), "n.1")) == 3


@pytest.mark.parametrize("pages", [3, None])
def test_a_wide_section_is_parted_rather_than_leave_much_of_a_page_empty(pages: int | None) -> None:
    sections = part(750), part(620, 2, span=2), part(150, 3), part(900, 4)
    handout = newsletter(*sections, pages=pages)
    first, *_ = document_of(handout).pages
    assert max(i.baseline for i in first.items if type(i) is Text and i.element.startswith("n.")) > 650
    hold_document_to_laws(handout, plan_of(handout), document_of(handout))


def test_a_wide_section_stays_so_where_something_stands_beside_it() -> None:
    assert max(columns_of(newsletter(part(120, 1, span=2), part(30, 2), part(200, 3)), "n.1")) < 400


def test_no_line_of_a_lone_column_is_as_long_as_the_page() -> None:
    assert len(columns_of(newsletter(part(300), part(200, 2, style="box"), columns=1), "n.1")) == 2


def test_a_heading_goes_with_the_table_below_it() -> None:
    rows = tuple((words(f"Drug {at}"), words("5 mg")) for at in range(12))
    table = Table((words("Drug"), words("Dose")), rows, ("left", "left"), here(3))
    for count in range(700, 1000, 50):
        doses = Section(source=here(2), heading=words("Doses of everything"), span=3, body=(table,))
        first, *_ = document_of(newsletter(part(count), doses, pages=None)).pages
        elements = {item.element for item in first.items if type(item) is Text}
        assert ("n.2.h" in elements) == ("n.2.b0.1.1.1" in elements)


def test_a_table_is_parted_rather_than_leave_a_third_of_a_page_empty() -> None:
    rows = tuple((words(f"Drug {at}"), words(prose(at, 8))) for at in range(48))
    table = Table((words("Drug"), words("Dose")), rows, ("left", "left"), here(3))
    doses = Section(source=here(2), heading=words("Doses of everything"), span=3, body=(table,))
    first, second = document_of(newsletter(part(600), doses, pages=None)).pages
    feet = [
        max(i.baseline for i in page.items if type(i) is Text and i.element.startswith("n."))
        for page in (first, second)
    ]
    assert feet[0] > 690
    assert feet[1] < 500


def test_pages_after_the_first_all_begin_at_one_height() -> None:
    pages = document_of(newsletter(part(700, 1), part(500, 2, span=3), part(700, 3), pages=3)).pages
    tops = [min(i.baseline for i in page.items if type(i) is Text and i.element) for page in pages[1:]]
    assert max(tops) - min(tops) < 0.01


def test_a_pull_quote_taller_than_a_page_is_told() -> None:
    (problem,) = reported(newsletter(section(prose(0, 900), style="quote", span=3), pages=None))
    assert problem.code == "E101"
    assert "another style" in problem.remedy


@pytest.mark.parametrize(("span", "remedy"), [(2, "write “span: all”, or split it into two sections"),
                                              (3, "split it into two sections")])  # fmt: skip
def test_a_row_taller_than_a_page_is_told_and_a_wider_span_only_where_there_is_one(span: int, remedy: str) -> None:
    table = Table((words("What"), words("How")), ((words("All"), words(prose(0, 3000))),), ("left", "left"), here(3))
    tall = Section(source=here(2), heading=words("Everything"), span=span, body=(table,))
    (problem,) = reported(newsletter(tall, pages=None))
    assert (problem.code, problem.remedy) == ("E101", remedy)


# ---------------------------------------------------------------- pictures


def test_pictures_shrink_only_where_the_smallest_type_does_not_fit() -> None:
    image = replace(figure(Random(0)), image=Image(b"", "png", 1200, 1000))
    trials = [trial_of(newsletter(part(count), part(300, 2, pictures=(image,)))) for count in range(800, 1200, 40)]
    scales = [trial.pictures for trial in trials if trial.fits]
    assert scales == sorted(scales, reverse=True)
    assert {1.0, PICTURES[0]} <= set(scales)
    assert all(trial.pictures == PICTURES[-1] for trial in trials if not trial.fits)


def test_the_day_of_an_event_is_not_drawn_out_to_fill_its_line() -> None:
    events = (Event(datetime(2026, 9, 2, 18, 30), words("Meeting"), (), here(3)),)
    (page,) = document_of(newsletter(part(60), part(5, 2, events=events))).pages
    lines = [item for item in page.items if type(item) is Text]
    day = next(line for line in lines if "2026," in line_of(line))
    spaces = [after.x - before.x - before.width for before, after in pairwise(day.words)]
    assert max(spaces) < 0.3 * day.words[0].style.size


def test_a_caption_and_its_credit_are_told_apart() -> None:
    bare = replace(figure(Random(0)), caption=words("The sun"), credit=words("Photo by Jo"))
    assert plain(caption_words(bare)) == "The sun · Photo by Jo"
    assert plain(caption_words(replace(bare, caption=words("The sun.")))) == "The sun. Photo by Jo"


def test_a_name_that_ends_with_a_dot_ends_its_sentence() -> None:
    document = document_of(newsletter(part(60), reviewed_by="A Clinician, M.D."))
    assert any(
        "Clinician, M.D." in line_of(i) and "M.D.." not in line_of(i)
        for i in document.pages[0].items
        if type(i) is Text
    )


def line_of(text: Text) -> str:
    return "".join(word.text for word in text.words)


# ---------------------------------------------------------------- words to cut


def overfull(chance: Random) -> Handout:
    """Return a newsletter for one page with a section that has grown too long for it, by up to 200 words."""
    drawn = any_newsletter(chance, 700, 200, ("text", "text", "list", "cited", "odd"))
    paragraphs = 0
    while smallest(plan_of(grown(drawn, paragraphs))).fits:
        paragraphs += 1
    return grown(drawn, paragraphs + chance.randrange(4))


def grown(handout: Handout, paragraphs: int) -> Handout:
    """Return a handout for one page whose longest section has so many more paragraphs of 50 words."""
    made = handout.newsletter
    assert made is not None
    at = longest_of(made)
    more = tuple(paragraph(prose(17 * number, 50)) for number in range(paragraphs))
    longer = replace(made.sections[at], body=(*made.sections[at].body, *more))
    return replace(handout, newsletter=with_section(replace(made, pages=1), at, longer))


def with_section(made: Newsletter, at: int, section: Section) -> Newsletter:
    return replace(made, sections=(*made.sections[:at], section, *made.sections[at + 1 :]))


def longest_of(made: Newsletter) -> int:
    return max(range(len(made.sections)), key=lambda at: count_words(made.sections[at]))


def cuts(handout: Handout, words: int, chance: Random) -> Iterator[Handout]:
    """Yield the handout without that many words of its longest section: its last ones, and some here and there."""
    made = handout.newsletter
    assert made is not None
    at = longest_of(made)
    for cut in (shortened(made.sections[at], words), thinned(made.sections[at], words, chance)):
        yield replace(handout, newsletter=with_section(made, at, cut))


def thinned(whole: Section, words: int, chance: Random) -> Section:
    """Return a section that has lost words at the ends of blocks taken at random."""
    body = list(whole.body)
    goal = count_words(whole) - words
    while body and (over := count_words(replace(whole, body=tuple(body))) - goal) > 0:
        at = chance.randrange(len(body))
        body[at : at + 1] = shortened(replace(whole, body=(body[at],)), min(over, chance.randint(3, 25))).body
    return replace(whole, body=tuple(body))


def fits(handout: Handout) -> bool:
    return fit(plan_of(handout)).fits


def hold_to_its_word(count: int, least: float) -> None:
    """Cut as many words as are asked for: the rest fits, and not many more are asked for than are needed."""
    kept = asked = seed = 0
    while asked < count:
        seed += 1
        assert seed < 20 * count + 50, "no message asks for words to be cut"
        handout = overfull(Random(seed))
        plan = plan_of(handout)
        found = re.match(r"cut about (\d+) words from", overset_problem(plan, fit(plan)).remedy)
        if found:
            words = int(found[1])
            fewer = max(0, int((words - 15) / 1.5) - 1)
            asked += 1
            kept += all(map(fits, cuts(handout, words, Random(seed)))) and not fits(
                next(cuts(handout, fewer, Random()))
            )
    assert kept >= least * count, f"{kept} of {count}"


def test_the_words_asked_for_suffice_and_are_hardly_more_than_needed() -> None:
    hold_to_its_word(3, 1.0)


@pytest.mark.slow
def test_the_words_asked_for_suffice_in_95_of_100_newsletters() -> None:
    hold_to_its_word(200, 0.95)


def test_where_one_section_cannot_make_room_the_others_are_named_too() -> None:
    sections = [part(220, at) for at in range(1, 9)]
    (problem,) = reported(newsletter(*sections))
    assert problem.code == "E100"
    assert re.match(r"cut about \d+ words, not only from “Part \d”, or write “pages: 2”", problem.remedy)


def test_where_no_words_are_left_to_cut_pictures_are_named() -> None:
    tall = replace(figure(Random(0)), image=Image(b"", "png", 900, 900))
    (problem,) = reported(newsletter(*[part(5, at, pictures=(tall,)) for at in range(1, 19)]))
    assert (problem.code, problem.remedy[:15]) == ("E100", "remove pictures")


# ---------------------------------------------------------------- long texts at the head and foot


LONG = "The Interdisciplinary Dermatology and Cutaneous Oncology Interest Group of the whole University"


@pytest.mark.parametrize("theme", BUILT_IN)
@pytest.mark.parametrize("pages", [1, 2])
def test_long_texts_at_the_head_and_foot_do_not_run_into_each_other(theme: str, pages: int) -> None:
    club = Club(name=LONG, school=LONG, handle="@" + LONG.replace(" ", ""))
    bare = newsletter(part(300), pages=pages, theme=theme)
    document = document_of(replace(bare, club=club, title=LONG, issue=LONG, kicker=LONG, authors=(LONG,)))
    for page in document.pages:
        nothing_lies_over_anything_else(page)
    inks = [w.style.tint for i in document.pages[0].items if type(i) is Text and i.baseline > 70 for w in i.words]
    assert "#ffffff" not in inks, "what stands below the band is not white"


def test_a_club_without_a_short_name_stands_once_at_the_head() -> None:
    club = Club(name="Dermatology Interest Group")
    document = document_of(replace(newsletter(part(300)), club=club))
    head = [i for i in document.pages[0].items if type(i) is Text and i.element.startswith("m.")]
    assert [line_of(item) for item in head].count(club.name) == 1
