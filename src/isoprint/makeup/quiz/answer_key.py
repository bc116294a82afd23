"""The answer key: the very version that was laid out in, a Document out that says for each number what is right.

The answer stands at the left, where a marker's eye runs down; at the right what was asked, what else is accepted,
why, and the sources. What is cited is listed at the end.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.compose.style import BlockStyle
from isoprint.content.model import Citation, Inlines, Run
from isoprint.content.quiz.answers import also_accepted, answer_lines, asked
from isoprint.content.quiz.versions import QuizVersion, VersionedPart, VersionedQuestion
from isoprint.content.text.citations import Citations
from isoprint.makeup.quiz import marks
from isoprint.makeup.quiz.bench import Place
from isoprint.makeup.quiz.marker_table import marker_tables
from isoprint.makeup.quiz.part import parted
from isoprint.makeup.quiz.points import points_text
from isoprint.makeup.quiz.rack import Rack
from isoprint.makeup.quiz.reference_list import set_references
from isoprint.makeup.quiz.rows import Bit, Block, Row, Standing, elements_of
from isoprint.makeup.quiz.sheet import Heading, Made, capacity, make_document, part_element, part_title, set_head, under
from isoprint.makeup.quiz.spread import spread, used
from isoprint.page import Document, Element

LEFT: Final = 0.38
"""The share of the measure that answers take; the rest is for what explains them."""
GAP: Final = 20.0
HANG: Final = 2.1
ENTRY_SPACE: Final = 0.95
"""Above and below the line between two entries, in em; as much in all."""
PART_SPACE: Final = 1.6
MOST_TABLES: Final = 12
"""Versions up to which every key has the marker's table; of more it is pages long, and only the first key's."""
TEXT_SPACE: Final = 0.25
SMALLER: Final = (0.95, 0.9)
"""Shares of its size in which a key is tried that would begin another page for little."""
SPILT: Final = 0.3
"""The share of a page, for each page before the last, that smaller type can take up."""


class Entry(Struct, frozen=True):
    """Where the entries of one key are set."""

    rack: Rack
    citations: Citations

    @property
    def em(self) -> float:
        """Return the body size in points."""
        return self.rack.key.text.size

    @property
    def left(self) -> float:
        """Return the right edge of the answers."""
        return self.rack.area.measure * LEFT - GAP / 2

    @property
    def right(self) -> float:
        """Return the left edge of what explains them."""
        return self.rack.area.measure * LEFT + GAP / 2


def answer_key_document(sheet: QuizVersion, sheets: Sequence[QuizVersion], rack: Rack) -> Document:
    """Return the answer key of one version; ``sheets`` are all versions, which a compact key sets side by side.

    Where the first version's key would begin another page for little, the keys of all are set a little smaller.
    """
    fitting = rack.keep("fitting", lambda: _fitting(sheets, rack))
    made, elements = _make_up(sheet, sheets, fitting)
    heading = _heading(sheet, rack)
    title = " · ".join(text for text in (*heading.subtitle.split(" · "), heading.title, heading.version) if text)
    return make_document(title, made, elements, fitting, fitting.key)


def _fitting(sheets: Sequence[QuizVersion], rack: Rack) -> Rack:
    """Return the rack whose type lets the first version's key do with a page less, if that takes little."""
    made, _ = _make_up(sheets[0], sheets, rack)
    for share in SMALLER if _spills(made, rack) else ():
        smaller = rack.smaller(share)
        if _make_up(sheets[0], sheets, smaller)[0].blocks.pages < made.blocks.pages:
            return smaller
    return rack


def _make_up(sheet: QuizVersion, sheets: Sequence[QuizVersion], rack: Rack) -> tuple[Made, tuple[Element, ...]]:
    """Return a key's blocks on their pages and the elements below its head."""
    head = set_head(_heading(sheet, rack), rack, rack.key)
    entry = Entry(rack, rack.citations())
    blocks: list[Block] = []
    elements: list[Element] = []
    if sheet.quiz.key == "compact" and (len(sheets) <= MOST_TABLES or sheet is sheets[0]):
        tables = rack.keep("marker", lambda: marker_tables(sheets, rack))
        blocks, elements = list(tables[0]), list(tables[1])
    for at, part in enumerate(sheet.parts):
        own = _part(part, f"p{at + 1}", entry)
        blocks += own
        elements.append(part_element(own, f"p{at + 1}"))
    listed = set_references(entry.citations.cited, rack, rack.key, entry.right, rack.area.measure)
    whole = parted([*blocks, *listed.blocks], capacity(rack.area, head, 1, 0.0)[0])
    laid = spread(whole, 1, lambda pages: capacity(rack.area, head, pages, 0.0), even=False)
    return Made(head, laid, 1, sheet.version), (*elements, *listed.elements)


def _heading(sheet: QuizVersion, rack: Rack) -> Heading:
    labels, handout = rack.job.language.labels, rack.job.handout
    version = labels.version.format(letter=sheet.version) if sheet.version else ""
    subtitle = f"{handout.title} · {sheet.quiz.title or labels.quiz}"
    return Heading(handout.club.name, labels.answer_key, subtitle, version)


def _spills(made: Made, rack: Rack) -> bool:
    """Return whether a key's last page holds so little that smaller type may save it."""
    pages = made.blocks.pages
    last = used(made.blocks.columns[-1].blocks, made.blocks.distances)
    return pages > 1 and last < SPILT * (pages - 1) * capacity(rack.area, made.head, pages, 0.0)[-1]


def _part(drawn: VersionedPart, name: str, entry: Entry) -> list[Block]:
    """Return the entries of a part, the first with the part's heading above it."""
    head = Place()
    if drawn.part.title:
        rack, measure = entry.rack, entry.rack.area.measure
        title = rack.text(("key", name), drawn.part.title, rack.key.part, measure, citations=entry.citations, role="H2")
        head = part_title(title, measure, rack, name)
    blocks = [_entry(each, entry, ruled=at > 0) for at, each in enumerate(drawn.questions)]
    return [under(head, blocks[0], PART_SPACE * entry.em, 0.6 * entry.em), *blocks[1:]] if blocks else []


def _entry(drawn: VersionedQuestion, entry: Entry, *, ruled: bool) -> Block:
    """Return one entry as a block of one row, under a hairline unless it is the first of its part."""
    name = f"q{drawn.number}"
    rack, half, hang = entry.rack, ENTRY_SPACE * entry.em / 2, HANG * entry.em
    number = rack.label(f"{drawn.number}. ", rack.key.strong, "Lbl")
    answers = _below(_answer_texts(drawn, entry, entry.left - hang), (hang, half), f"{name}.a", entry)
    reasons = _below(_reasons(drawn, entry), (entry.right, half), f"{name}.e", entry)
    bits = [Bit(number.items, 0.0, half, f"{name}.n"), *answers.bits, *reasons.bits]
    if ruled:
        line = replace(marks.line(0.0, 0.0, rack.area.measure, rack.job.palette.line), thickness=0.4)
        bits.insert(0, Bit((line,), 0.0, 0.0))
    body = Element(f"{name}.b", "LBody", (*answers.elements, *reasons.elements))
    height = max(half + number.height, answers.foot, reasons.foot)
    return Block((Row(height, tuple(bits)),), (Element(name, "LI", (*elements_of(number, f"{name}.n"), body)),), half)


class _Texts(Struct, frozen=True):
    """Texts set below each other: their bits and elements, and where the last one ends."""

    bits: tuple[Bit, ...]
    elements: tuple[Element, ...]
    foot: float


def _below(texts: Sequence[Standing], at: tuple[float, float], name: str, entry: Entry) -> _Texts:
    """Return texts below each other from ``at`` down; a small first one stands on the baseline of its neighbors."""
    x, y = at
    styles = entry.rack.key
    if texts and texts[0].height < styles.text.leading - 1.0:
        y += styles.text.baseline - styles.small.baseline
    bits: list[Bit] = []
    elements: list[Element] = []
    for place, text in enumerate(texts):
        own = f"{name}{place + 1}"
        bits.append(Bit(text.items, x, y, own))
        elements += elements_of(text, own)
        y += text.height + TEXT_SPACE * entry.em
    return _Texts(tuple(bits), tuple(elements), y - TEXT_SPACE * entry.em)


def _answer_texts(drawn: VersionedQuestion, entry: Entry, measure: float) -> list[Standing]:
    """Return what stands at the left: the answer, and what it is worth."""
    rack, styles, question = entry.rack, entry.rack.key, drawn.question
    texts = [
        rack.text(("answer", question.id, line), line, styles.strong, measure, citations=entry.citations)
        for line in answer_lines(drawn, rack.job.language.labels)
    ]
    worth = points_text(question.points, question.bonus, rack)
    if worth:
        texts.append(rack.text(("worth", worth), (Run(worth),), styles.small, measure))
    return texts


def _reasons(drawn: VersionedQuestion, entry: Entry) -> list[Standing]:
    """Return what stands at the right: what was asked, what else is accepted, the rationale and its sources."""
    rack, question, labels = entry.rack, drawn.question, entry.rack.job.language.labels
    measure = rack.area.measure - entry.right
    key = ("key", question.id)
    texts = [rack.blocks((*key, "ask"), asked(drawn), _muted(rack), measure, entry.citations)]
    accepted = also_accepted(drawn)
    if accepted:
        words = (Run(f"{labels.also_accepted} ", emphasis=True), *_joined(accepted))
        texts.append(rack.text((*key, "accept"), words, rack.key.text, measure, citations=entry.citations))
    if question.why:
        texts.append(rack.blocks((*key, "why"), question.why, rack.key.note, measure, entry.citations))
    if question.cite:
        words = (Run(f"{labels.sources} "), *_sources(question.cite, entry.citations))
        texts.append(rack.text((*key, "cite", words), words, rack.key.small, measure))
    return texts


def _sources(cite: Sequence[Citation], citations: Citations) -> Inlines:
    """Return the sources of an answer; their numbers stand on the line, for there is no text to hang them on."""
    keys = tuple(dict.fromkeys(name for each in cite for name in each.keys))
    printed = citations.inlines((Citation(keys, cite[0].source),))
    return tuple(replace(run, script="") if isinstance(run, Run) else run for run in printed)


def _muted(rack: Rack) -> BlockStyle:
    note = rack.key.note
    return replace(note, text=replace(note.text, tint=rack.job.palette.muted))


def _joined(texts: Sequence[Inlines]) -> Inlines:
    words: Inlines = ()
    for text in texts:
        words = (*words, Run("; "), *text) if words else text
    return (*words, Run("."))
