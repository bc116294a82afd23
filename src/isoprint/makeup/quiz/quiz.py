"""The quiz sheet: one version as drawn in, a Document out that holds what is asked and nothing of what is answered."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.compose.galley import moved
from isoprint.content.quiz.versions import QuizVersion, VersionedPart
from isoprint.makeup.quiz import marks
from isoprint.makeup.quiz.bench import Bench, Place, picture_row
from isoprint.makeup.quiz.foot_answers import foot_answers
from isoprint.makeup.quiz.name_line import name_lines
from isoprint.makeup.quiz.part import parted
from isoprint.makeup.quiz.points import points_text
from isoprint.makeup.quiz.question import set_question
from isoprint.makeup.quiz.rack import Rack
from isoprint.makeup.quiz.reference_list import set_references
from isoprint.makeup.quiz.rows import Bit, Block, Row, elements_of
from isoprint.makeup.quiz.sheet import (
    FOOT,
    Heading,
    Made,
    capacity,
    column_measure,
    make_document,
    part_element,
    part_title,
    set_head,
    under,
)
from isoprint.makeup.quiz.spread import Spread, spread
from isoprint.page import Document, Element

USUAL_SIZE: Final = 11.5
"""The body size, in points, up to which hands write as usual."""
LONGEST_INTRO: Final = 200.0
"""The height, in points, up to which an introduction belongs to the head; a longer one may be parted."""
INTRO_SPACE: Final = 11.0
PART_SPACE: Final = 2.0
"""Above a part, in em."""
BELOW_PART: Final = 0.9
BANK_PAD: Final = 8.0
BANK_GAP: Final = 22.0
POINTS_GAP: Final = 10.0
NARROW: Final = 28.0
"""The measure, in em, below which points stand under the ask instead of beside it."""
PARTED: Final = 0.06
"""The price of parting a part, and as much again for leaving one of its questions alone (see Block.price)."""


def quiz_document(sheet: QuizVersion, rack: Rack) -> Document:
    """Return the quiz sheet of one version, on as many pages as it needs."""
    measure = column_measure(rack.area, sheet.quiz.columns)
    bench = Bench(rack, rack.citations(), measure, _side(sheet, measure, rack))
    heading = _heading(sheet, rack)
    head, intro = _full_head(set_head(heading, rack, rack.quiz), sheet, bench)
    parts = [_part_blocks(part, f"p{at + 1}", bench) for at, part in enumerate(sheet.parts)]
    listed = set_references(bench.citations.cited, rack, rack.quiz, 0.0, bench.measure)
    strip = foot_answers(sheet, rack)
    sections = (part_element(blocks, f"p{at + 1}") for at, blocks in enumerate(parts))
    elements = (*(e for block in intro for e in block.elements), *sections, *listed.elements, *strip.elements)
    whole = [*intro, *(block for blocks in parts for block in blocks), *listed.blocks]
    made = _spread(whole, head, strip.height, sheet.quiz.columns, rack)
    tail = tuple(moved(strip.items, rack.area.left, rack.area.bottom - FOOT - strip.height))
    title = " · ".join(text for text in (rack.job.handout.title, heading.title, heading.version) if text)
    return make_document(title, Made(head, made, sheet.quiz.columns, sheet.version, tail), elements, rack, rack.quiz)


def _spread(blocks: Sequence[Block], head: Block, foot: float, columns: int, rack: Rack) -> Spread:
    """Return blocks on their pages; ``head`` stands on the first and ``foot`` points are taken of the last."""
    hand = max(1.0, rack.quiz.text.size / USUAL_SIZE)
    least = min(capacity(rack.area, head, 1, foot))
    return spread(parted(blocks, least, hand), columns, lambda pages: capacity(rack.area, head, pages, foot), hand=hand)


def _heading(sheet: QuizVersion, rack: Rack) -> Heading:
    labels = rack.job.language.labels
    version = labels.version.format(letter=sheet.version) if sheet.version else ""
    return Heading(rack.job.handout.club.name, sheet.quiz.title or labels.quiz, rack.job.handout.title, version)


# ---------------------------------------------------------------- head


def _full_head(head: Block, sheet: QuizVersion, bench: Bench) -> tuple[Block, list[Block]]:
    """Return the head with the lines for name, date and score, and the introduction if it is short; else as a block."""
    wide = replace(bench, measure=bench.rack.area.measure)
    fields = name_lines(sheet.quiz, wide)
    head = replace(head, rows=(*head.rows, *fields.rows), elements=(*head.elements, *fields.elements))
    if not sheet.quiz.intro:
        return head, []
    intro = _introduction(sheet, wide, "intro")
    if intro.rows[0].height > LONGEST_INTRO:
        return head, [_introduction(sheet, bench, "long intro")]
    return replace(head, rows=(*head.rows, *intro.rows), elements=(*head.elements, *intro.elements)), []


def _introduction(sheet: QuizVersion, bench: Bench, key: str) -> Block:
    made = bench.rack.blocks(key, sheet.quiz.intro, bench.rack.quiz.note, bench.measure, bench.citations)
    row = Row(made.height, (Bit(made.items, 0.0, 0.0, "h.i"),), space=INTRO_SPACE)
    return Block((row,), elements_of(made, "h.i"))


def _side(sheet: QuizVersion, measure: float, rack: Rack) -> float:
    """Return the width at the right of the asks that points take, with the gap before them; 0 in a narrow column."""
    if measure < NARROW * rack.quiz.text.size:
        return 0.0
    texts = {points_text(drawn.question.points, drawn.question.bonus, rack) for drawn in sheet.questions} - {""}
    widest = max((rack.label(text, rack.quiz.small).width for text in texts), default=0.0)
    return widest + POINTS_GAP if widest else 0.0


# ---------------------------------------------------------------- parts


def _part_blocks(drawn: VersionedPart, name: str, bench: Bench) -> list[Block]:
    """Return the blocks of a part: one for each question, the first with the part's heading above it."""
    head = _part_head(drawn, name, bench)
    blocks = [
        set_question(each, points_text(each.question.points, each.question.bonus, bench.rack), bench)
        for each in drawn.questions
    ]
    if drawn.part.title:
        blocks = [replace(block, price=_price(at, len(blocks))) for at, block in enumerate(blocks)]
    return [under(head, blocks[0], PART_SPACE * bench.em, BELOW_PART * bench.em), *blocks[1:]] if blocks else []


def _price(at: int, count: int) -> float:
    """Return the price of a break before question ``at`` of a part that has ``count``."""
    if at == 0:
        return 0.0
    return PARTED * 2 if at in (1, count - 1) else PARTED


def _part_head(drawn: VersionedPart, name: str, bench: Bench) -> Place:
    """Return a part's heading over its rule, introduction, pictures and word bank."""
    part, rack = drawn.part, bench.rack
    places: list[Place] = []
    if part.title:
        title = rack.text(
            (name, "title"), part.title, rack.quiz.part, bench.measure, citations=bench.citations, role="H2"
        )
        places.append(part_title(title, bench.measure, rack, name))
    if part.intro:
        intro = rack.blocks((name, "intro"), part.intro, rack.quiz.note, bench.measure, bench.citations)
        row = Row(intro.height, (Bit(intro.items, 0.0, 0.0, f"{name}.i"),), space=0.3 * bench.em)
        places.append(Place((row,), elements_of(intro, f"{name}.i")))
    places.append(picture_row(part.pictures, name, bench, 0.0, name))
    if drawn.word_bank:
        places.append(_word_bank(drawn.word_bank, name, bench))
    return Place(tuple(r for p in places for r in p.rows), tuple(e for p in places for e in p.elements))


def _word_bank(words: Sequence[str], name: str, bench: Bench) -> Place:
    """Return the words of a bank in a frame, its label above them, as many to a line as fit."""
    rack, style = bench.rack, bench.rack.quiz.text
    title = rack.label(rack.job.language.labels.word_bank, replace(rack.quiz.small, weight="semibold"))
    pitch = style.leading * 1.15
    x, y = BANK_PAD, BANK_PAD + title.height
    bits, items = [Bit(title.items, BANK_PAD, BANK_PAD - 2.0, f"{name}.w")], []
    for at, word in enumerate(words):
        text = rack.label(word, style)
        if x + text.width > bench.measure - BANK_PAD and x > BANK_PAD:
            x, y = BANK_PAD, y + pitch
        own = f"{name}.w{at + 1}"
        bits.append(Bit(text.items, x, y, f"{own}.t"))
        x += text.width + BANK_GAP
        items.append(Element(own, "LI", (Element(f"{own}.b", "LBody", elements_of(text, f"{own}.t")),)))
    height = y + pitch + BANK_PAD - 3.0
    frame = marks.rectangle(0.0, 0.0, (bench.measure, height), rack.job.palette.line)
    row = Row(height, (Bit((frame,), 0.0, 0.0), *bits), space=0.6 * bench.em)
    return Place((row,), (*elements_of(title, f"{name}.w"), Element(f"{name}.wl", "L", tuple(items))))
