"""The answer key: the very version that was laid out in, a Document out that says for each number what is right.

The answer is at the left, where a marker's eye runs down; at the right what was asked, what else is accepted,
why, and the sources. What is cited is listed at the end.
"""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from isoprint.compose.galley import shifted, stack
from isoprint.compose.slug import ComposedText, Galley, PlacedText, Slug
from isoprint.content.model import Citation, Inlines, Run
from isoprint.content.model.versions import QuizVersion, VersionedPart, VersionedQuestion
from isoprint.content.model.walk import joined
from isoprint.content.quiz.answers import also_accepted, answer_lines, asked, points_text
from isoprint.makeup.distribute import distribute_in_turn
from isoprint.makeup.quiz.keep_whole import keep_whole
from isoprint.makeup.quiz.marker_table import marker_tables
from isoprint.makeup.quiz.question.part import part_title, with_head
from isoprint.makeup.quiz.sheet import SheetHeading, SheetLayout, column_heights, make_document, part_element, set_head
from isoprint.makeup.quiz.typesetter import QuizTypesetter, SheetFrame, sheet_frame
from isoprint.page import Document, Element, Rule

LEFT: Final = 0.38
"""The share of the measure that answers take; the rest is for what explains them."""
ANSWER_GAP: Final = 20.0
"""Between answers and what explains them, in points."""
ENTRY_SPACE: Final = 0.95
"""Above and below the line between two entries, in em; as much in all."""
ENTRY_RULE: Final = 0.4
"""The thickness of that line, in points."""
ABOVE_PART: Final = 1.6
"""Above the heading of a part, in em."""
BELOW_TITLE: Final = 0.6
"""Below the heading of a part, in em."""
MOST_TABLES: Final = 12
"""Versions up to which every key has the marker's table; of more it is pages long, and only the first key's."""
TEXT_SPACE: Final = 0.25
"""Between two texts of an entry, in em."""
SMALLER_KEYS: Final = (0.95, 0.9)
"""Shares of its size in which a key is tried that would begin another page for little."""
SPILT: Final = 0.3
"""The share of a page, for each page before the last, that smaller type can take up."""


def _right(frame: SheetFrame) -> float:
    """Return the left edge of what explains them, in points."""
    return frame.measure * LEFT + ANSWER_GAP / 2


def answer_key_document(sheet: QuizVersion, sheets: Sequence[QuizVersion], typesetter: QuizTypesetter) -> Document:
    """Return the answer key of one version; ``sheets`` are all versions, which a compact key sets side by side.

    Where the first version's key would begin another page for little, the keys of all are set a little smaller.
    """
    fitting = typesetter.keep("fitting", lambda: _fitting(sheets, typesetter))
    made = _make_up(sheet, sheets, fitting)
    heading = _heading(sheet, typesetter)
    title = " · ".join(filter(None, (heading.subtitle, heading.title, heading.version)))
    return make_document(title, made, fitting, fitting.key)


def _fitting(sheets: Sequence[QuizVersion], typesetter: QuizTypesetter) -> QuizTypesetter:
    """Return the typesetter whose type lets the first version's key do with a page less, if that takes little."""
    made = _make_up(sheets[0], sheets, typesetter)
    for share in SMALLER_KEYS if _spills(made, typesetter) else ():
        smaller = typesetter.smaller(share)
        if len(_make_up(sheets[0], sheets, smaller).pages) < len(made.pages):
            return smaller
    return typesetter


def _spills(made: SheetLayout, typesetter: QuizTypesetter) -> bool:
    """Return whether a key's last page holds so little that smaller type may save it."""
    before = len(made.pages) - 1
    return before > 0 and made.pages[-1][0].height < SPILT * before * typesetter.column


def _make_up(sheet: QuizVersion, sheets: Sequence[QuizVersion], typesetter: QuizTypesetter) -> SheetLayout:
    """Return a key's head, and its marker's table, entries and references on their pages."""
    head = set_head(_heading(sheet, typesetter), typesetter, typesetter.key)
    heights = column_heights(typesetter, head)
    frame = sheet_frame(typesetter, typesetter.key, typesetter.grid.measure)
    tables = Galley()
    if sheet.quiz.key == "compact" and (len(sheets) <= MOST_TABLES or sheet is sheets[0]):
        tables = typesetter.keep("marker", lambda: marker_tables(sheets, typesetter, heights.first))
    parts = [_part(part, f"p{at}", frame) for at, part in enumerate(sheet.parts, 1)]
    cited = frame.citations.cited
    listed = shifted(typesetter.references(cited, typesetter.key, frame.measure - _right(frame)), _right(frame))
    slugs = [slug for galley in (tables, *parts, listed) for slug in galley.slugs]
    sections = (part_element(part, f"p{at}") for at, part in enumerate(parts, 1))
    elements = (*tables.elements, *sections, *listed.elements)
    grid = replace(typesetter.grid, columns=1)
    pages = distribute_in_turn(slugs, heights, typesetter.key.text.leading, grid)
    return SheetLayout(head, pages, elements, sheet.version)


def _heading(sheet: QuizVersion, typesetter: QuizTypesetter) -> SheetHeading:
    labels, handout = typesetter.job.language.labels, typesetter.job.handout
    version = labels.version.format(letter=sheet.version) if sheet.version else ""
    subtitle = f"{handout.title} · {sheet.quiz.title or labels.quiz}"
    return SheetHeading(handout.club.name, labels.answer_key, subtitle, version)


def _part(drawn: VersionedPart, name: str, frame: SheetFrame) -> Galley:
    """Return the entries of a part, the first with the part's heading above it."""
    tallest = frame.shared.column
    entries = [keep_whole(_entry(each, frame, ruled=at > 0), tallest) for at, each in enumerate(drawn.questions)]
    if not drawn.part.title or not entries:
        return stack(entries)
    style, tint = frame.styles.part, frame.job.palette.accent
    title = frame.text(("key", name), drawn.part.title, style, frame.measure)
    head = part_title(title, frame.measure, tint, name)
    head = replace(head, slugs=(replace(head.slugs[0], space=ABOVE_PART * frame.em),))
    return stack((with_head(head, entries[0], BELOW_TITLE * frame.em, tallest), *entries[1:]))


def _entry(drawn: VersionedQuestion, frame: SheetFrame, *, ruled: bool) -> Galley:
    """Return one entry in one slug, under a hairline unless it is the first of its part."""
    name = f"q{drawn.number}"
    half, hang = ENTRY_SPACE * frame.em / 2, frame.hang
    number = frame.shared.label(f"{drawn.number}. ", frame.styles.strong, "Lbl")
    answers = _below(_answer_texts(drawn, frame, _right(frame) - ANSWER_GAP - hang), hang, half, f"{name}.a", frame)
    reasons = _below(_reasons(drawn, frame), _right(frame), half, f"{name}.e", frame)
    texts = (PlacedText(number, 0.0, half, f"{name}.n"), *answers, *reasons)
    line = Rule(0.0, 0.0, frame.measure, 0.0, ENTRY_RULE, frame.job.palette.line)
    height = max(placed.y + placed.text.height for placed in texts)
    label, *rest = (element for placed in texts for element in placed.text.named(placed.name))
    elements = (Element(name, "LI", (label, Element(f"{name}.b", "LBody", tuple(rest)))),)
    return Galley((Slug(height, (line, *texts) if ruled else texts, space=half),), elements)


def _below(texts: Sequence[ComposedText], x: float, y: float, name: str, frame: SheetFrame) -> tuple[PlacedText, ...]:
    """Return texts below each other from (x, y) down; a small first one is on the baseline of its neighbors."""
    styles = frame.styles
    if texts and texts[0].height < styles.text.leading - 1.0:
        y += styles.text.baseline - styles.small.baseline
    placed: list[PlacedText] = []
    for at, text in enumerate(texts, 1):
        placed.append(PlacedText(text, x, y, f"{name}{at}"))
        y += text.height + TEXT_SPACE * frame.em
    return tuple(placed)


def _answer_texts(drawn: VersionedQuestion, frame: SheetFrame, measure: float) -> list[ComposedText]:
    """Return the texts at the left: the answer, and what it is worth."""
    styles, question, language = frame.styles, drawn.question, frame.job.language
    texts = [
        frame.text(("answer", question.id, line), line, styles.strong, measure)
        for line in answer_lines(drawn, language.labels)
    ]
    worth = points_text(question, language)
    if worth:
        texts.append(frame.shared.text(("worth", worth), (Run(worth),), styles.small, measure))
    return texts


def _reasons(drawn: VersionedQuestion, frame: SheetFrame) -> list[ComposedText]:
    """Return the texts at the right: what was asked, what else is accepted, the rationale and its sources."""
    styles, question, labels = frame.styles, drawn.question, frame.job.language.labels
    measure = frame.measure - _right(frame)
    key = ("key", question.id)
    muted = replace(styles.note, text=replace(styles.note.text, tint=frame.job.palette.muted))
    texts = [frame.blocks((*key, "ask"), asked(drawn), muted, measure)]
    accepted = also_accepted(drawn)
    if accepted:
        words = (Run(f"{labels.also_accepted} ", emphasis=True), *joined(accepted, "; "), Run("."))
        texts.append(frame.text((*key, "accept"), words, styles.text, measure))
    if question.why:
        texts.append(frame.blocks((*key, "why"), question.why, styles.note, measure))
    if question.cite:
        words = (Run(f"{labels.sources} "), *_sources(question.cite, frame))
        texts.append(frame.shared.text((*key, "cite", words), words, styles.small, measure))
    return texts


def _sources(cite: Sequence[Citation], frame: SheetFrame) -> Inlines:
    """Return the sources of an answer; their numbers are on the baseline, with no text to follow."""
    keys = tuple(dict.fromkeys(name for each in cite for name in each.keys))
    printed = frame.citations.inlines((Citation(keys, cite[0].source),))
    return tuple(replace(run, script="") if isinstance(run, Run) else run for run in printed)
