"""Boxes: the room within and around them, and what they look like where columns part them."""

from math import isinf

import pytest

from isoprint.content.model import Handout, Section, Table
from isoprint.content.model.section_styles import SECTION_STYLES
from isoprint.makeup.newsletter.matter.section import set_section
from isoprint.page import Page, Rule, Shape, Text
from tests.newsletters import document_of, here, newsletter, plan_of, prose, section, words

CAPITALS = 0.66
"""The height of capitals, in em."""


def boxed(count: int, *, before: int = 60, style: str = "box", theme: str = "") -> Handout:
    """Return a newsletter of a text, a box of ``count`` words, and a text after it."""
    texts = section(prose(0, before), "Before", 2), section(prose(40, 90), "After", 4)
    return newsletter(texts[0], section(prose(9, count), "In a box", 3, style=style), texts[1], theme=theme)


def grounds(page: Page) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of the grounds of boxes, or of their borders, below the masthead."""
    shapes = [item for item in page.items if isinstance(item, Shape) and not item.element]
    return [shape.corners for shape in shapes if shape.corners[3] - shape.corners[1] > 25 and shape.corners[1] > 60]


def inside(page: Page, ground: tuple[float, float, float, float]) -> list[Text]:
    left, top, right, foot = ground
    texts = [item for item in page.items if isinstance(item, Text)]
    return [text for text in texts if left < text.x < right and top < text.baseline < foot + 9.0]


@pytest.mark.parametrize("theme", ["warm", "journal"])
@pytest.mark.parametrize("style", [style.name for style in SECTION_STYLES.values() if style.boxed])
def test_every_part_of_a_parted_box_has_room_above_and_below_its_text(theme: str, style: str) -> None:
    (page,) = document_of(boxed(420, style=style, theme=theme)).pages
    parts = [ground for ground in grounds(page) if ground[2] - ground[0] > 20]
    assert len({left for left, *_ in parts}) > 1
    for ground in parts:
        texts = inside(page, ground)
        size = texts[-1].words[0].style.size
        assert texts[0].baseline - CAPITALS * texts[0].words[0].style.size - ground[1] > 0.4 * size
        assert ground[3] - texts[-1].baseline > 0.5 * size


def test_the_parts_of_a_box_end_alike() -> None:
    box = section(prose(9, 640), "In a box", 3, style="box", span=3)
    parts = grounds(document_of(newsletter(box)).pages[0])
    assert len(parts) == 3
    assert len({(round(top, 2), round(foot, 2)) for _, top, _, foot in parts}) == 1


def test_the_border_of_a_parted_box_is_open_where_it_goes_on() -> None:
    (page,) = document_of(boxed(420, style="warning")).pages
    borders = [item.path for item in page.items if isinstance(item, Shape) and item.stroke]
    steps = ["".join(str(step[0]) for step in path) for path in borders]
    assert "MLLL" in steps
    assert "R" not in steps


def test_a_long_box_at_the_end_goes_across_the_page_rather_than_in_parts() -> None:
    sections = [section(prose(40 * at, 50), f"Part {at}", at + 2) for at in range(3)]
    box = section(prose(9, 110), "In a box", 9, style="box")
    (page,) = document_of(newsletter(*sections, box)).pages
    ((left, _, right, _),) = grounds(page)
    assert (left, right) == (36.0, 576.0)


@pytest.mark.parametrize("heading", ["", "After"])
def test_the_room_above_a_box_is_as_large_as_that_below_it(heading: str) -> None:
    sections = (
        section(prose(0, 60), line=2),
        section(prose(9, 20), line=3, style="box"),
        section(prose(40, 90), heading),
    )
    (page,) = document_of(newsletter(*sections, columns=1)).pages
    ((_, top, _, foot),) = grounds(page)
    body = [item for item in page.items if isinstance(item, Text) and item.element.startswith("n.")]
    leading = body[1].baseline - body[0].baseline
    above = top - max(text.baseline for text in body if text.baseline < top)
    below = min(text.baseline - CAPITALS * text.words[0].style.size for text in body if text.baseline > foot) - foot
    assert abs(above - below) < 0.1 * leading


def test_a_table_in_a_box_across_the_page_is_as_wide_as_the_box() -> None:
    header = tuple(words(name) for name in ("Drug", "Target", "First dose", "Then", "Every", "Approved"))
    row = tuple(words(cell) for cell in ("Ustekinumab", "IL-12/23", "45 mg", "45 mg", "12 weeks", "2009"))
    table = Table(header, (row, row), ("left",) * 6, here(3))
    box = Section(source=here(3), heading=words("Biologics"), style=SECTION_STYLES["box"], span=3, body=(table,))
    (page,) = document_of(newsletter(section(prose(0, 60), "Before", 2), box)).pages
    (ground,) = grounds(page)
    rules = [item for item in page.items if isinstance(item, Rule) and ground[1] < item.y0 < ground[3]]
    assert rules
    assert all(rule.x1 - rule.x0 > 0.9 * (ground[2] - ground[0]) for rule in rules)


@pytest.mark.parametrize("style", ["plain", "box"])
def test_a_heading_keeps_more_than_one_line_with_it(style: str) -> None:
    handout = newsletter(section(prose(0, 60), "Heading", 2, style=style))
    plan = plan_of(handout)
    made = set_section(plan.sections[0], plan.grid.column, plan.layout(9.5, 12.0), "n.1")
    head, first, second = [slug for slug in made.slugs if slug.items][:3]
    assert isinf(head.cost)
    assert first.cost - second.cost > 4000
