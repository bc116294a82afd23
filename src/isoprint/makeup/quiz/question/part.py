"""A part of a quiz made into slugs: its heading, introduction, pictures and word bank, then its questions."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.compose.galley import kept, stack, with_cost
from isoprint.compose.slug import KEEP, ComposedText, Galley, PlacedText, Slug
from isoprint.content.model.versions import VersionedPart
from isoprint.content.quiz.answers import points_text
from isoprint.makeup.quiz.keep_whole import keep_whole
from isoprint.makeup.quiz.question import marks
from isoprint.makeup.quiz.question.picture_row import picture_row
from isoprint.makeup.quiz.question.question import TORN_OFF, set_question
from isoprint.makeup.quiz.typesetter import SheetFrame
from isoprint.page import Element, Item

PART_SPACE: Final = 2.0
"""Above a part, in em."""
BELOW_PART: Final = 0.9
"""Between the heading of a part and its first question, in em."""
INTRO_ABOVE: Final = 0.3
"""Above the introduction of a part, in em."""
BANK_ABOVE: Final = 0.6
"""Above a word bank, in em."""
BANK_PAD: Final = 8.0
"""Between the border of a word bank and its words, in points."""
BANK_GAP: Final = 22.0
"""Between two words of a bank, in points."""
PARTED: Final = 600.0
"""Demerits of a break within a part, and as much again for leaving one of its questions alone."""


def set_part(drawn: VersionedPart, name: str, frame: SheetFrame) -> Galley:
    """Return a part of a quiz; its questions are whole where a column of the sheet's tallest holds them."""
    tallest = frame.shared.column
    language = frame.job.language
    questions = [
        keep_whole(set_question(each, points_text(each.question, language), frame), tallest) for each in drawn.questions
    ]
    if drawn.part.title:
        questions = [with_cost(q, _price(at, len(questions))) for at, q in enumerate(questions, 1)]
    if not questions:
        return Galley()
    head = _part_head(drawn, name, frame)
    return stack((with_head(head, questions[0], BELOW_PART * frame.em, tallest), *questions[1:]))


def _price(at: int, count: int) -> float:
    """Return the price of a break after question ``at`` (from 1) of a part that has ``count``."""
    if at == count:
        return 0.0
    return PARTED * 2 if at in (1, count - 1) else PARTED


def with_head(head: Galley, body: Galley, between: float, tallest: float) -> Galley:
    """Return a galley below its heading, ``between`` points apart, in one piece if a column can hold both."""
    if not head.slugs:
        return body
    last = replace(head.slugs[-1], height=head.slugs[-1].height + between)
    head = replace(head, slugs=(*head.slugs[:-1], last))
    first = replace(body.slugs[0], space=0.0)
    whole = Galley((*head.slugs, first, *body.slugs[1:]), (*head.elements, *body.elements))
    if whole.height <= tallest:
        return kept(whole)
    return stack((keep_whole(head, tallest), replace(body, slugs=(first, *body.slugs[1:]))))


def _part_head(drawn: VersionedPart, name: str, frame: SheetFrame) -> Galley:
    """Return a part's heading over its rule, introduction, pictures and word bank."""
    part, styles = drawn.part, frame.styles
    galleys: list[Galley] = []
    if part.title:
        title = frame.text((name, "title"), part.title, styles.part, frame.measure)
        galleys.append(part_title(title, frame.measure, frame.job.palette.accent, name))
    if part.intro:
        intro = frame.blocks((name, "intro"), part.intro, styles.note, frame.measure)
        above, own = INTRO_ABOVE * frame.em, f"{name}.i"
        galleys.append(Galley((Slug(above + intro.height, (PlacedText(intro, 0.0, above, own),)),), intro.named(own)))
    galleys.append(picture_row(part.pictures, name, frame, 0.0, name))
    if drawn.word_bank:
        galleys.append(_word_bank(drawn.word_bank, name, frame))
    head = with_cost(stack(galleys), TORN_OFF)
    if not head.slugs:
        return head
    return replace(head, slugs=(replace(head.slugs[0], space=PART_SPACE * frame.em), *head.slugs[1:]))


def part_title(title: ComposedText, measure: float, tint: str, name: str) -> Galley:
    """Return a part's heading over a rule, kept with what follows."""
    items = (PlacedText(title, 0.0, 0.0, f"{name}.h"), marks.line(0.0, title.height + 1.5, measure, tint))
    return Galley((Slug(title.height + 3.0, items, KEEP),), title.named(f"{name}.h"))


def _word_bank(words: Sequence[str], name: str, frame: SheetFrame) -> Galley:
    """Return the words of a bank in a border, its label above them, wrapped to the measure."""
    typesetter, styles = frame.shared, frame.styles
    title = typesetter.label(typesetter.job.language.labels.word_bank, replace(styles.small, weight="semibold"))
    above, pitch = BANK_ABOVE * frame.em, styles.text.leading * 1.15
    x, y = BANK_PAD, above + BANK_PAD + title.height
    items: list[Item | PlacedText] = [PlacedText(title, BANK_PAD, above + BANK_PAD - 2.0, f"{name}.w")]
    elements = []
    for at, word in enumerate(words):
        text = typesetter.label(word, styles.text)
        if x + text.width > frame.measure - BANK_PAD and x > BANK_PAD:
            x, y = BANK_PAD, y + pitch
        own = f"{name}.w{at + 1}"
        items.append(PlacedText(text, x, y, f"{own}.t"))
        x += text.width + BANK_GAP
        elements.append(Element(own, "LI", (Element(f"{own}.b", "LBody", text.named(f"{own}.t")),)))
    height = y - above + pitch + BANK_PAD - 3.0
    border = marks.border(0.0, above, frame.measure, height, typesetter.job.palette.line)
    listed = Element(f"{name}.wl", "L", tuple(elements))
    return Galley((Slug(above + height, (border, *items)),), (*title.named(f"{name}.w"), listed))
