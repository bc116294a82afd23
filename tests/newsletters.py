"""Newsletters for tests: short makers for sections, and newsletters of any length with everything in them."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from random import Random

from isoprint.compose.hyphens import hyphenator
from isoprint.compose.setting import Setting
from isoprint.content.languages.language import Language, language_for
from isoprint.content.model import (
    Block,
    Blocks,
    Citation,
    Club,
    Event,
    Figure,
    Handout,
    Inlines,
    List,
    Newsletter,
    Paragraph,
    Reference,
    Run,
    Section,
    Table,
)
from isoprint.content.model.section_styles import PLAIN_STYLE, SECTION_STYLES
from isoprint.images import Image
from isoprint.makeup.job import Job
from isoprint.makeup.newsletter.copyfit.fit import fit
from isoprint.makeup.newsletter.copyfit.trial import Trial
from isoprint.makeup.newsletter.newsletter import make_up
from isoprint.makeup.newsletter.plan import Plan, make_plan
from isoprint.page import Document
from isoprint.problems import Source
from isoprint.theme.faces import load_faces
from isoprint.theme.model import palette
from isoprint.theme.patterns import load_patterns
from isoprint.theme.read import BUILT_IN, read_theme

CLUB = Club(name="Dermatology Interest Group", handle="@derm", url="https://example.org", officers=(("Editor", "Ada"),))
TEXT = """
The skin is the largest organ of the body and the one that we look at most, yet few of us know how it is made.
Three layers lie one upon the other. The outermost, the epidermis, renews itself in about four weeks: cells are born
at its base, wander upward, flatten, fill with keratin and are shed as flakes too small to see. Below it the dermis
holds vessels, nerves, glands and the fibers that let it stretch and spring back. Fat lies deepest, a cushion against
blows and cold. Melanocytes sit between the cells of the base and hand them pigment, more of it where the sun has
burned. A mole is a nest of such cells; most are harmless and stay so for life. What changes its shape, its color or
its size within weeks should be shown to a doctor, for a melanoma that is found early can nearly always be cut out.
Sunscreen, shade and a hat do more for a young face than any cream that is sold to an old one. Dry air, hot showers and
strong soap take away the oil that keeps water in, and an itch begins that scratching makes worse. Eczema, psoriasis
and acne are common, they are not caught from others, and there is treatment for each of them: dermatologists have
ointments, light, tablets and, for the most stubborn cases, antibodies that were made for a single messenger.
"""
PROSE = TEXT.split()
BIG_CLUB = Club(
    name="Interdisciplinary Student Interest Group for Dermatology and Plastic Surgery",
    school="University Medical School of the Northern and the Western Counties",
    handle="@interdisciplinarydermatology",
    url="https://example.org/student-groups/dermatology-and-plastic-surgery/welcome",
    logo=Figure("images/logo.png", Image(b"", "png", 400, 400), "a disc", Source("content/club.yaml", 3, 1)),
    officers=tuple((f"Secretary for subject {at}", f"Ada Lovelace-Byron {at}") for at in range(7)),
)
ODD = ("photochemotherapeutically", "hydroxychloroquine-induced", "keratoacanthoma/trichoepithelioma", "0.5–1.0%", "β₂")


@cache
def setting() -> Setting:
    """Return the bundled faces and the patterns of American English."""
    return Setting(load_faces(), hyphenator(load_patterns(english().hyphenation)))


@cache
def english() -> Language:
    language = language_for("en-US")
    assert language is not None
    return language


def here(line: int) -> Source:
    return Source("content/h.yaml", line, 5)


def prose(start: int, count: int) -> str:
    """Return that many words of running text, from word ``start`` on."""
    return " ".join(PROSE[at % len(PROSE)] for at in range(start, start + count))


def words(text: str) -> Inlines:
    return (Run(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text), here(1))


def section(text: str, heading: str = "", line: int = 1, style: str = "plain", **more: object) -> Section:
    """Return a section of one paragraph."""
    told = {"style": SECTION_STYLES[style], "body": (paragraph(text),) if text else (), **more}
    return Section(source=here(line), heading=words(heading) if heading else (), **told)  # type: ignore[arg-type]


def newsletter(*sections: Section, pages: int | None = 1, columns: int = 3, **more: object) -> Handout:
    """Return a handout with nothing but a newsletter."""
    made = Newsletter(sections, here(1), pages, columns)
    told = {"name": "h", "club": CLUB, "title": "The skin", "source": here(1), "newsletter": made}
    return Handout(**{**told, **more})  # type: ignore[arg-type]


def plan_of(handout: Handout) -> Plan:
    theme = read_theme(handout.theme)
    return make_plan(Job(handout, theme, palette(theme), setting(), english()))


def trial_of(handout: Handout) -> Trial:
    """Return the trial that copy-fit chooses."""
    return fit(plan_of(handout))


def document_of(handout: Handout) -> Document:
    theme = read_theme(handout.theme)
    return make_up(Job(handout, theme, palette(theme), setting(), english())).document


# ---------------------------------------------------------------- generated


KINDS = ("text", "text", "text", "list", "cited", "table", "picture", "odd")
"""Kinds of block, the usual ones more than once."""
STYLES = (PLAIN_STYLE, PLAIN_STYLE, *SECTION_STYLES.values())
"""Styles of section, the usual one more than once."""


def any_newsletter(chance: Random, most: int = 900, least: int = 5, kinds: Sequence[str] = KINDS) -> Handout:
    """Return a newsletter of up to ``most`` words with every span, style and kind of block."""
    columns = chance.choice([3, 3, 1, 2, 4])
    left = chance.randint(least, most)
    sections: list[Section] = []
    while left > 0:
        size = min(left, chance.choice([20, 60, 120, 250]))
        sections.append(_section(chance, size, columns, kinds, at=len(sections)))
        left -= size
    return newsletter(
        *sections,
        pages=chance.choice([1, 1, 2, 3, None]),
        columns=columns,
        paper=chance.choice(["letter", "a4"]),
        theme=chance.choice(sorted(BUILT_IN, reverse=True)),
        title=chance.choice(["The skin", "Photochemotherapeutically", prose(3, 16)]),
        subtitle=chance.choice(["", "What it is made of", prose(20, 25)]),
        kicker=chance.choice(["", "Basics", prose(0, 9)]),
        issue=chance.choice(["", "Issue 7", "Volume 12, number 7, winter semester"]),
        authors=chance.choice([(), ("Ada Byron",), tuple(f"Ada Lovelace-Byron {at}" for at in range(6))]),
        club=chance.choice([CLUB, CLUB, BIG_CLUB]),
        date=date(2026, 11, 23),
        references=REFERENCES,
        contact=words("write to derm@example.org"),
    )


REFERENCES = {
    f"r{at}": Reference(
        f"r{at}", f"Doe, 200{at}", words(f"{at} {prose(7 * at, 22)}"), here(1), "https://example.org/doe"
    )
    for at in range(4)
}


def _section(chance: Random, size: int, columns: int, kinds: Sequence[str], *, at: int) -> Section:
    style = chance.choice(STYLES)
    span = chance.choice([1, 1, 1, *range(1, columns + 1)])
    if "events" in style.forbidden:
        return section(prose(at, min(size, 30)), line=at + 2, span=span, style=style.name, by=words("A patient"))
    blocks = _blocks(chance, size, kinds)
    heading = chance.choice(["", f"Part {at + 1}", f"Part {at + 1} with a heading that takes two lines of its column"])
    return Section(
        source=here(at + 2),
        heading=words(heading) if heading else (),
        span=span,
        style=style,
        body=blocks,
        by=words("Ada Lovelace") if chance.random() < 0.1 else (),
        pictures=(figure(chance),) if "picture" in kinds and chance.random() < 0.15 else (),
        events=tuple(_event(day) for day in range(1, 4)) if chance.random() < 0.15 else (),
    )


def _blocks(chance: Random, size: int, kinds: Sequence[str]) -> Blocks:
    blocks: list[Block] = []
    while size > 0:
        count = min(size, chance.choice([5, 30, 70]))
        blocks.append(_block(chance, chance.choice(kinds), count))
        size -= count
    return tuple(blocks)


def _block(chance: Random, kind: str, count: int) -> Block:
    start = chance.randrange(len(PROSE))
    if kind == "list":
        inner = List(((paragraph(prose(start, 9)),), (paragraph(prose(start, 2)),)), chance.choice([None, 3]), here(1))
        items: tuple[Blocks, ...] = tuple((paragraph(prose(start + at, 9)),) for at in range(max(count // 12, 1)))
        return List((*items, (paragraph(prose(start, 5)), inner)), chance.choice([None, 1]), here(1))
    if kind == "table":
        rows = tuple(tuple(words(prose(start + 3 * row + at, 2)) for at in range(3)) for row in range(count // 8 + 1))
        return Table((words("What"), words("Where"), words("How many")), rows, ("left", "left", "right"), here(1))
    if kind == "picture":
        return figure(chance)
    if kind == "odd":
        link = Run("https://example.org/a/very/long/path/that-nobody/would/ever-type", link="https://example.org/")
        return Paragraph((Run(f"{prose(start, count)} {chance.choice(ODD)} "), link, Run(" and on.")), here(1))
    if kind == "cited":
        return Paragraph((Run(f"{prose(start, count)} "), Citation((f"r{start % 4}",), here(1)), Run(".")), here(1))
    half = count // 2
    parts = (Run(prose(start, half) + " "), Run(prose(start + half, 1), strong=True), Run(" " + prose(start, half)))
    return Paragraph(parts, here(1))


def figure(chance: Random) -> Figure:
    image = Image(b"", "png", chance.choice([40, 300, 1200]), chance.choice([60, 300, 900]))
    caption = chance.choice([(), words("Two spots of the same size, seen from near by")])
    return Figure("images/spots.png", image, "two spots", here(1), caption, chance.choice([(), words("A club")]))


def _event(day: int) -> Event:
    when = date(2026, 12, day) if day == 2 else datetime(2026, 12, day, 18, 0)
    return Event(when, words(f"Journal club {day}"), words("Room 4") if day > 1 else (), here(1))
