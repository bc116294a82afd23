"""The masthead: its rows keep clear of each other, and what follows it stands in the middle of its room."""

import pytest

from isoprint.content.model import Handout
from isoprint.page import Picture, Rule, Text
from isoprint.theme.read import BUILT_IN
from tests.newsletters import BIG_CLUB, document_of, newsletter, prose, section

LONG = "Everything that a second-year medical student ought to know about atopic dermatitis and psoriasis"
KICKER = "Dermatology Interest Group meeting number twelve, held jointly with the Pediatrics Interest Group"
ASCENDER, DESCENDER = 0.75, 0.25
"""How far letters reach above and below the baseline, in em."""


def long_headed(theme: str) -> Handout:
    body = section(prose(0, 200), "Part")
    return newsletter(body, theme=theme, club=BIG_CLUB, title=LONG, kicker=KICKER, subtitle=prose(3, 20))


def rows(handout: Handout) -> dict[str, list[Text]]:
    """Return the lines of the masthead by element."""
    (page,) = document_of(handout).pages
    lines: dict[str, list[Text]] = {}
    for item in page.items:
        if isinstance(item, Text) and item.element.startswith("m."):
            lines.setdefault(item.element, []).append(item)
    return lines


@pytest.mark.parametrize("theme", BUILT_IN)
def test_kicker_title_and_subtitle_keep_clear_of_each_other(theme: str) -> None:
    lines = rows(long_headed(theme))
    for above, below in (("m.kicker", "m.title"), ("m.title", "m.subtitle")):
        last, first = lines[above][-1], lines[below][0]
        foot = last.baseline + DESCENDER * last.words[0].style.size
        assert first.baseline - ASCENDER * first.words[0].style.size - foot > 3.5


@pytest.mark.parametrize("theme", BUILT_IN)
def test_a_title_is_not_parted_at_a_hyphen(theme: str) -> None:
    lines = ["".join(word.text for word in text.words) for text in rows(long_headed(theme))["m.title"]]
    assert len(lines) > 1
    assert not any(line.endswith("-") for line in lines)
    assert " ".join("".join(f"{line} " for line in lines).split()) == LONG


def test_a_compound_wider_than_the_page_is_parted_at_its_hyphens() -> None:
    title = "Hydroxychloroquine-photochemotherapeutical-keratoacanthoma-trichoepithelioma"
    lines = rows(newsletter(section(prose(0, 200), "Part"), title=title))["m.title"]
    assert len(lines) > 1
    assert all(text.words[-1].text.endswith("-") for text in lines[:-1])


@pytest.mark.parametrize("theme", BUILT_IN)
def test_the_logo_keeps_clear_of_every_rule(theme: str) -> None:
    (page,) = document_of(long_headed(theme)).pages
    (logo,) = (item for item in page.items if isinstance(item, Picture))
    rules = [rule.y0 for rule in page.items if isinstance(rule, Rule) and rule.x1 > logo.x]
    assert all(y < logo.y - 4.0 or y > logo.y + logo.height + 4.0 for y in rules)


def test_a_lead_on_a_sparse_page_stands_in_the_middle_of_its_room() -> None:
    lead = section(prose(0, 40), style="lead", span=3)
    (page,) = document_of(newsletter(lead, section(prose(9, 90), "Part", 2))).pages
    above = max(rule.y0 for rule in page.items if isinstance(rule, Rule) and rule.y0 < 200)
    texts = [item for item in page.items if isinstance(item, Text)]
    own = [text for text in texts if text.element.startswith("n.1.")]
    heading = next(text for text in texts if text.element == "n.2.h")
    head = own[0].baseline - ASCENDER * own[0].words[0].style.size - above
    foot = heading.baseline - ASCENDER * heading.words[0].style.size - own[-1].baseline
    assert 0.75 < head / foot < 1.33
