"""Laws that hold for every newsletter: nothing lost, nothing over anything else, level columns on one grid."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isoprint.content.languages.language import format_when
from isoprint.content.model import Blocks, Citation, Figure, Handout, Inlines, List, Paragraph, Run, Section, Table
from isoprint.dump import dump
from isoprint.makeup.columns import HeightIndex
from isoprint.makeup.newsletter.auto_pages import fill_auto_pages
from isoprint.makeup.newsletter.copyfit.fit import fit
from isoprint.makeup.newsletter.matter.bands import Band, Flow, make_bands
from isoprint.makeup.newsletter.newsletter import arrange
from isoprint.makeup.newsletter.pages.arrange import Arrangement
from isoprint.makeup.newsletter.pages.draw_page import draw_document
from isoprint.makeup.newsletter.pages.paginate import PlacedBand
from isoprint.makeup.newsletter.plan import Plan
from isoprint.page import Document, Item, Page, Picture, Rule, Shape, Text
from isoprint.problems import ContentError
from tests.newsletters import REFERENCES, any_newsletter, document_of, english, plan_of
from tests.pages import walk

EDGE = 18.0
"""What no printer can be trusted to print: 0.25 in at every edge of the paper."""
PROTRUSION = 0.75
"""How far, in em, hanging punctuation may leave the type area."""

seeds = st.integers(0, 10**6)
lengths = st.sampled_from([60, 300, 900])


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seeds, lengths)
def test_laws_hold(seed: int, most: int) -> None:
    hold_to_laws(any_newsletter(Random(seed), most))


def test_laws_hold_where_a_text_turns_the_page_behind_its_heading() -> None:
    hold_to_laws(any_newsletter(Random(331), 60))


def test_laws_hold_where_events_follow_a_lead() -> None:
    hold_to_laws(any_newsletter(Random(362), 300))


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(seeds, lengths)
def test_laws_hold_for_many(seed: int, most: int) -> None:
    hold_to_laws(any_newsletter(Random(seed), most))


@settings(max_examples=5, deadline=None, derandomize=True)
@given(seeds, lengths)
def test_two_makes_are_equal(seed: int, most: int) -> None:
    document = made(any_newsletter(Random(seed), most))
    if document is not None:
        assert dump(document) == dump(document_of(any_newsletter(Random(seed), most)))


def made(handout: Handout) -> Document | None:
    """Return the newsletter, or None where it is told why there is none."""
    try:
        return document_of(handout)
    except ContentError as error:
        told = error.problems[0]
    assert told.code in {"E100", "E101", "E103"}
    assert told.remedy
    assert told.source.line
    return None


def hold_to_laws(handout: Handout) -> None:
    plan = plan_of(handout)
    if plan.newsletter.pages is None:
        hold_auto_pages_to_laws(handout, plan)
        return
    trial = fit(plan)
    if not trial.fits:
        return
    arrangement = arrange(plan, trial)
    document = draw_document(plan, arrangement)
    assert len(document.pages) == plan.newsletter.pages
    hold_document_to_laws(handout, plan, document)
    hold_bands_to_laws(plan, trial.bands, arrangement)


def hold_auto_pages_to_laws(handout: Handout, plan: Plan) -> None:
    document = made(handout)
    if document is None:
        return
    hold_document_to_laws(handout, plan, document)
    arrangement = fill_auto_pages(plan).arrangement
    hold_bands_to_laws(plan, make_bands(plan.sections, arrangement.layout), arrangement)


def hold_document_to_laws(handout: Handout, plan: Plan, document: Document) -> None:
    nothing_is_lost(handout, document)
    everything_is_tagged_once(document)
    for page in document.pages:
        nothing_lies_over_anything_else(page)
        the_type_stays_in_its_area(plan, page)


def hold_bands_to_laws(plan: Plan, bands: Sequence[Band], arrangement: Arrangement) -> None:
    look = arrangement.layout.look
    for placed in (placed for page in arrangement.pages for placed in page.bands):
        lines_share_a_grid(placed, look.leading, look.size)
        for band in bands:
            if isinstance(band, Flow) and is_whole(band, placed):
                columns_end_level(placed, band.index, plan.grid.columns)


# ---------------------------------------------------------------- nothing lost


def nothing_is_lost(handout: Handout, document: Document) -> None:
    """The words of every printed field stand in the document in order, by its structure and by its pages."""
    assert handout.newsletter is not None
    expected = [w for section in handout.newsletter.sections for w in section_words(section)]
    texts = [item for page in document.pages for item in page.items if isinstance(item, Text) and item.element]
    by_element: dict[str, str] = {}
    for text in texts:
        by_element[text.element] = by_element.get(text.element, "") + said(text)
    read = [(e.id, w) for e in walk(document.structure) for w in by_element.get(e.id, "").split()]
    assert [w for name, w in read if name.startswith("n.")] == expected
    drawn = "".join(said(text) if text.words[-1].text else "" for text in texts if text.element.startswith("n."))
    assert "".join(drawn.split()) == "".join(expected)
    heads = [w for name, w in read if name == "m.title"]
    assert heads == handout.title.split()
    entries = "".join(w for name, w in read if name.startswith("r.l"))
    cited = sorted(key for key, each in REFERENCES.items() if f"{each.cite})" in " ".join(expected))
    assert entries == "".join("".join(plain_words(REFERENCES[key].text)) + "example.org/doe" for key in cited)


def said(text: Text) -> str:
    """Return a line's words without the hyphen that the composer added."""
    whole = "".join(word.text for word in text.words)
    return whole[:-1] if text.hyphen else whole


def section_words(section: Section) -> Iterator[str]:
    yield from plain_words(section.heading)
    for figure in section.pictures:
        yield from caption_words(figure)
    yield from block_words(section.body)
    for event in section.events:
        where = f", {plain_text(event.where)}" if event.where else ""
        yield from f"{format_when(event.when, english())} {plain_text(event.what)}{where}".split()
    yield from plain_words(section.by)


def block_words(blocks: Blocks, depth: int = 0) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inlines):
                yield from plain_words(inlines)
            case List(items, start):
                for at, item in enumerate(items):
                    yield "•–"[min(depth, 1)] if start is None else f"{start + at}."
                    yield from block_words(item, depth + 1)
            case Table(header, rows):
                for row in (header, *rows):
                    for cell in row:
                        yield from plain_words(cell)
            case Figure():
                yield from caption_words(block)


def caption_words(figure: Figure) -> list[str]:
    parted = " · " if figure.caption and figure.credit else ""
    return f"{plain_text(figure.caption)}{parted}{plain_text(figure.credit)}".split()


def plain_words(inlines: Inlines) -> list[str]:
    return plain_text(inlines).split()


def plain_text(inlines: Inlines) -> str:
    return "".join(
        f"({REFERENCES[i.keys[0]].cite})" if isinstance(i, Citation) else i.text if isinstance(i, Run) else ""
        for i in inlines
    )


# ---------------------------------------------------------------- tags


def everything_is_tagged_once(document: Document) -> None:
    ids = [element.id for element in walk(document.structure)]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    known = {*ids, ""}
    for page in document.pages:
        for item in page.items:
            if isinstance(item, Text):
                assert {item.element, *(word.style.element for word in item.words)} <= known
            elif not isinstance(item, Rule):
                assert item.element in known
    pictures = [i.element for page in document.pages for i in page.items if isinstance(i, Picture)]
    figures = [e.id for e in walk(document.structure) if e.role == "Figure" and e.id != "i.qr"]
    assert sorted(pictures) == sorted(figures)


# ---------------------------------------------------------------- places


class Box(NamedTuple):
    left: float
    top: float
    right: float
    foot: float
    what: str


def box_of(item: Text | Picture) -> Box:
    """Return the ground that an item covers: of a line of type, from the top of its capitals to its descenders."""
    if isinstance(item, Picture):
        return Box(item.x, item.y, item.x + item.width, item.y + item.height, item.element)
    last = item.words[-1]
    top = min(item.baseline - word.style.rise - 0.68 * word.style.size for word in item.words)
    foot = max(item.baseline - word.style.rise + 0.2 * word.style.size for word in item.words)
    return Box(item.x + item.words[0].x, top, item.x + last.x + last.width, foot, said(item))


def nothing_lies_over_anything_else(page: Page) -> None:
    boxes = sorted((box_of(i) for i in page.items if isinstance(i, Text | Picture)), key=lambda box: box.top)
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            if other.top > one.foot - 0.1:
                break
            apart = other.left > one.right - 0.1 or one.left > other.right - 0.1
            assert apart, f"{one} and {other}"
    pictures = {item.element for item in page.items if isinstance(item, Picture)}
    rules = [item for item in page.items if isinstance(item, Rule)]
    for box in boxes:
        for rule in rules if box.what in pictures else (rule for rule in rules if rule.x0 == rule.x1):
            beside = rule.x1 < box.left + 0.1 or rule.x0 > box.right - 0.1
            assert beside or rule.y1 < box.top + 0.1 or rule.y0 > box.foot - 0.1, f"{rule} over {box}"


def the_type_stays_in_its_area(plan: Plan, page: Page) -> None:
    spec = plan.grid.spec
    for item in page.items:
        if isinstance(item, Text | Picture):
            box = box_of(item)
            out = PROTRUSION * item.words[0].style.size if isinstance(item, Text) else 0.01
            assert box.left >= spec.side - out, box
            assert box.right <= page.width - spec.side + out, box
            assert box.top >= spec.top - 1.0, box
            assert box.foot <= page.height - spec.bottom + 1.0, box
        left, top, right, foot = reach(item)
        assert min(left, top, page.width - right, page.height - foot) >= EDGE, item


def reach(item: Item) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all that an item covers."""
    if isinstance(item, Rule):
        return min(item.x0, item.x1), min(item.y0, item.y1), max(item.x0, item.x1), max(item.y0, item.y1)
    return item.corners if isinstance(item, Shape) else box_of(item)[:4]


# ---------------------------------------------------------------- the grid


def lines_share_a_grid(placed: PlacedBand, leading: float, size: float) -> None:
    """All lines of body type in the columns of a band stand on baselines a whole number of lines apart."""
    baselines = []
    for column in placed.columns:
        y = column.y
        for at, slug in enumerate(column.slugs):
            y += slug.space if at else 0.0
            baselines += [y + i.baseline for i in slug.items if isinstance(i, Text) and i.words[0].style.size == size]
            y += slug.height
    if baselines:
        offs = [(each - baselines[0]) / leading for each in baselines]
        assert all(abs(off - round(off)) * leading < 0.01 for off in offs), baselines


# ---------------------------------------------------------------- level columns


def is_whole(band: Flow, placed: PlacedBand) -> bool:
    """Return whether what is placed is the whole of a flow."""
    slugs = [slug for column in placed.columns for slug in column.slugs]
    return len(slugs) == len(band.slugs) and slugs[0] is band.slugs[0]


def columns_end_level(placed: PlacedBand, of: HeightIndex, columns: int) -> None:
    """The columns differ by at most a line, unless no cut as high does so without harm; by two, unless none does."""
    ends = list(accumulate(len(column.slugs) for column in placed.columns))
    heights = [of.height(a, b) for a, b in pairwise([0, *ends])]
    heights += [0.0] * (columns - len(heights))
    apart = (max(heights) - min(heights)) / of.line
    lower = range(int(max(heights) / of.line) + 1 if apart > 2.01 else 1)
    if apart > 1.01:
        assert not any(free_cut(of, columns, 0, max(heights) - by * of.line) for by in lower), heights


def free_cut(of: HeightIndex, columns: int, start: int, height: float) -> bool:
    """Return whether a cut at breaks without a price makes columns at most a line shorter than ``height``."""
    if columns == 1:
        return height - of.line - 0.01 <= of.height(start, of.size) <= height + 0.01
    return any(
        free_cut(of, columns - 1, end, height)
        for end in range(start + 1, of.size)
        if of.cost[end - 1] == 0 and height - of.line - 0.01 <= of.height(start, end) <= height + 0.01
    )
