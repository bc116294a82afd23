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
from isoprint.content.model.versions import QuizVersion, VersionedPart, VersionedQuestion
from isoprint.content.quiz.answers import also_accepted, answer_lines, asked
from isoprint.content.quiz.points import points_text
from isoprint.content.text.citations import Citations
from isoprint.makeup.quiz.marker_table import marker_tables
from isoprint.makeup.quiz.part import parted
from isoprint.makeup.quiz.question import marks
from isoprint.makeup.quiz.question.frame import AnswerArea
from isoprint.makeup.quiz.reference_list import set_references
from isoprint.makeup.quiz.rows import Block, ComposedText, PlacedItems, Row, elements_of
from isoprint.makeup.quiz.sheet import (
    Heading,
    SheetLayout,
    capacity,
    make_document,
    part_element,
    part_title,
    set_head,
    under,
)
from isoprint.makeup.quiz.spread import spread, used
from isoprint.makeup.quiz.typesetter import QuizTypesetter
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


class EntryFrame(Struct, frozen=True):
    """Where the entries of one key are set."""

    typesetter: QuizTypesetter
    citations: Citations

    @property
    def em(self) -> float:
        """Return the body size in points."""
        return self.typesetter.key.text.size

    @property
    def left(self) -> float:
        """Return the right edge of the answers."""
        return self.typesetter.area.measure * LEFT - GAP / 2

    @property
    def right(self) -> float:
        """Return the left edge of what explains them."""
        return self.typesetter.area.measure * LEFT + GAP / 2


def answer_key_document(sheet: QuizVersion, sheets: Sequence[QuizVersion], typesetter: QuizTypesetter) -> Document:
    """Return the answer key of one version; ``sheets`` are all versions, which a compact key sets side by side.

    Where the first version's key would begin another page for little, the keys of all are set a little smaller.
    """
    fitting = typesetter.keep("fitting", lambda: _fitting(sheets, typesetter))
    made, elements = _make_up(sheet, sheets, fitting)
    heading = _heading(sheet, typesetter)
    title = " · ".join(text for text in (*heading.subtitle.split(" · "), heading.title, heading.version) if text)
    return make_document(title, made, elements, fitting, fitting.key)


def _fitting(sheets: Sequence[QuizVersion], typesetter: QuizTypesetter) -> QuizTypesetter:
    """Return the typesetter whose type lets the first version's key do with a page less, if that takes little."""
    made, _ = _make_up(sheets[0], sheets, typesetter)
    for share in SMALLER if _spills(made, typesetter) else ():
        smaller = typesetter.smaller(share)
        if _make_up(sheets[0], sheets, smaller)[0].blocks.pages < made.blocks.pages:
            return smaller
    return typesetter


def _make_up(
    sheet: QuizVersion, sheets: Sequence[QuizVersion], typesetter: QuizTypesetter
) -> tuple[SheetLayout, tuple[Element, ...]]:
    """Return a key's blocks on their pages and the elements below its head."""
    head = set_head(_heading(sheet, typesetter), typesetter, typesetter.key)
    entry = EntryFrame(typesetter, typesetter.citations())
    blocks: list[Block] = []
    elements: list[Element] = []
    if sheet.quiz.key == "compact" and (len(sheets) <= MOST_TABLES or sheet is sheets[0]):
        tables = typesetter.keep("marker", lambda: marker_tables(sheets, typesetter))
        blocks, elements = list(tables[0]), list(tables[1])
    for at, part in enumerate(sheet.parts):
        own = _part(part, f"p{at + 1}", entry)
        blocks += own
        elements.append(part_element(own, f"p{at + 1}"))
    listed = set_references(entry.citations.cited, typesetter, typesetter.key, entry.right, typesetter.area.measure)
    whole = parted([*blocks, *listed.blocks], capacity(typesetter.area, head, 1, 0.0)[0])
    laid = spread(whole, 1, lambda pages: capacity(typesetter.area, head, pages, 0.0), even=False)
    return SheetLayout(head, laid, 1, sheet.version), (*elements, *listed.elements)


def _heading(sheet: QuizVersion, typesetter: QuizTypesetter) -> Heading:
    labels, handout = typesetter.job.language.labels, typesetter.job.handout
    version = labels.version.format(letter=sheet.version) if sheet.version else ""
    subtitle = f"{handout.title} · {sheet.quiz.title or labels.quiz}"
    return Heading(handout.club.name, labels.answer_key, subtitle, version)


def _spills(made: SheetLayout, typesetter: QuizTypesetter) -> bool:
    """Return whether a key's last page holds so little that smaller type may save it."""
    pages = made.blocks.pages
    last = used(made.blocks.columns[-1].blocks, made.blocks.distances)
    return pages > 1 and last < SPILT * (pages - 1) * capacity(typesetter.area, made.head, pages, 0.0)[-1]


def _part(drawn: VersionedPart, name: str, entry: EntryFrame) -> list[Block]:
    """Return the entries of a part, the first with the part's heading above it."""
    head = AnswerArea()
    if drawn.part.title:
        typesetter, measure = entry.typesetter, entry.typesetter.area.measure
        title = typesetter.text(
            ("key", name), drawn.part.title, typesetter.key.part, measure, citations=entry.citations, role="H2"
        )
        head = part_title(title, measure, typesetter, name)
    blocks = [_entry(each, entry, ruled=at > 0) for at, each in enumerate(drawn.questions)]
    return [under(head, blocks[0], PART_SPACE * entry.em, 0.6 * entry.em), *blocks[1:]] if blocks else []


def _entry(drawn: VersionedQuestion, entry: EntryFrame, *, ruled: bool) -> Block:
    """Return one entry as a block of one row, under a hairline unless it is the first of its part."""
    name = f"q{drawn.number}"
    typesetter, half, hang = entry.typesetter, ENTRY_SPACE * entry.em / 2, HANG * entry.em
    number = typesetter.label(f"{drawn.number}. ", typesetter.key.strong, "Lbl")
    answers = _below(_answer_texts(drawn, entry, entry.left - hang), (hang, half), f"{name}.a", entry)
    reasons = _below(_reasons(drawn, entry), (entry.right, half), f"{name}.e", entry)
    bits = [PlacedItems(number.items, 0.0, half, f"{name}.n"), *answers.bits, *reasons.bits]
    if ruled:
        line = replace(marks.line(0.0, 0.0, typesetter.area.measure, typesetter.job.palette.line), thickness=0.4)
        bits.insert(0, PlacedItems((line,), 0.0, 0.0))
    body = Element(f"{name}.b", "LBody", (*answers.elements, *reasons.elements))
    height = max(half + number.height, answers.foot, reasons.foot)
    return Block((Row(height, tuple(bits)),), (Element(name, "LI", (*elements_of(number, f"{name}.n"), body)),), half)


class _StackedTexts(Struct, frozen=True):
    """Texts set below each other: their bits and elements, and where the last one ends."""

    bits: tuple[PlacedItems, ...]
    elements: tuple[Element, ...]
    foot: float


def _below(texts: Sequence[ComposedText], at: tuple[float, float], name: str, entry: EntryFrame) -> _StackedTexts:
    """Return texts below each other from ``at`` down; a small first one stands on the baseline of its neighbors."""
    x, y = at
    styles = entry.typesetter.key
    if texts and texts[0].height < styles.text.leading - 1.0:
        y += styles.text.baseline - styles.small.baseline
    bits: list[PlacedItems] = []
    elements: list[Element] = []
    for place, text in enumerate(texts):
        own = f"{name}{place + 1}"
        bits.append(PlacedItems(text.items, x, y, own))
        elements += elements_of(text, own)
        y += text.height + TEXT_SPACE * entry.em
    return _StackedTexts(tuple(bits), tuple(elements), y - TEXT_SPACE * entry.em)


def _answer_texts(drawn: VersionedQuestion, entry: EntryFrame, measure: float) -> list[ComposedText]:
    """Return what stands at the left: the answer, and what it is worth."""
    typesetter, styles, question = entry.typesetter, entry.typesetter.key, drawn.question
    texts = [
        typesetter.text(("answer", question.id, line), line, styles.strong, measure, citations=entry.citations)
        for line in answer_lines(drawn, typesetter.job.language.labels)
    ]
    worth = points_text(question, typesetter.job.language)
    if worth:
        texts.append(typesetter.text(("worth", worth), (Run(worth),), styles.small, measure))
    return texts


def _reasons(drawn: VersionedQuestion, entry: EntryFrame) -> list[ComposedText]:
    """Return what stands at the right: what was asked, what else is accepted, the rationale and its sources."""
    typesetter, question, labels = entry.typesetter, drawn.question, entry.typesetter.job.language.labels
    measure = typesetter.area.measure - entry.right
    key = ("key", question.id)
    texts = [typesetter.blocks((*key, "ask"), asked(drawn), _muted(typesetter), measure, entry.citations)]
    accepted = also_accepted(drawn)
    if accepted:
        words = (Run(f"{labels.also_accepted} ", emphasis=True), *_joined(accepted))
        texts.append(typesetter.text((*key, "accept"), words, typesetter.key.text, measure, citations=entry.citations))
    if question.why:
        texts.append(typesetter.blocks((*key, "why"), question.why, typesetter.key.note, measure, entry.citations))
    if question.cite:
        words = (Run(f"{labels.sources} "), *_sources(question.cite, entry.citations))
        texts.append(typesetter.text((*key, "cite", words), words, typesetter.key.small, measure))
    return texts


def _sources(cite: Sequence[Citation], citations: Citations) -> Inlines:
    """Return the sources of an answer; their numbers stand on the line, for there is no text to hang them on."""
    keys = tuple(dict.fromkeys(name for each in cite for name in each.keys))
    printed = citations.inlines((Citation(keys, cite[0].source),))
    return tuple(replace(run, script="") if isinstance(run, Run) else run for run in printed)


def _muted(typesetter: QuizTypesetter) -> BlockStyle:
    note = typesetter.key.note
    return replace(note, text=replace(note.text, tint=typesetter.job.palette.muted))


def _joined(texts: Sequence[Inlines]) -> Inlines:
    words: Inlines = ()
    for text in texts:
        words = (*words, Run("; "), *text) if words else text
    return (*words, Run("."))
