"""What is to be matched at the left, each after a line for its letter, and the lettered choices at the right."""

from typing import Final

from isoprint.compose.slug import ComposedText, Galley, PlacedText, Slug
from isoprint.content.model import Matching
from isoprint.content.model.versions import VersionedQuestion
from isoprint.makeup.quiz.question import marks
from isoprint.makeup.quiz.question.choices import BELOW_ASK, CHOICE_SPACE, MARK_GAP, Letters, list_item
from isoprint.makeup.quiz.question.picture_row import COLUMN_GAP
from isoprint.makeup.quiz.styles import LEAST_PITCH
from isoprint.makeup.quiz.typesetter import SheetFrame
from isoprint.page import Element, Item

LETTER_RULE: Final = 2.4
"""The line for the letter of a match, in em."""
BANK_FROM: Final = 0.36
"""The least share of the width that what is to be matched takes; the letter bank takes the rest."""
LEAST_ROW: Final = LEAST_PITCH - 4.0
"""The least height of a row, in points: a hand writes a letter in it."""


def set_matching(drawn: VersionedQuestion, question: Matching, frame: SheetFrame, name: str) -> Galley:
    """Return the rows of a matching question, a slug for each."""
    letters = Letters(drawn, frame, name)
    text_x = (LETTER_RULE + MARK_GAP) * frame.em + letters.room
    half = (frame.width - 2 * COLUMN_GAP) / 2
    lefts = [
        frame.text((question.id, "left", at), left, frame.styles.text, half - text_x)
        for at, (left, _) in enumerate(question.pairs)
    ]
    longest = text_x + max(text.width for text in lefts) + 3 * COLUMN_GAP
    bank_x = max(BANK_FROM * frame.width, min(longest, half + 2 * COLUMN_GAP))
    bank = [letters.text(choice, frame.width - bank_x - letters.room) for choice in drawn.choices]
    slugs = []
    for at in range(max(len(lefts), len(bank))):
        items: tuple[Item | PlacedText, ...] = ()
        top = (CHOICE_SPACE if at else BELOW_ASK) * frame.em
        if at < len(lefts):
            items += _to_match(at, lefts[at], letters, text_x, top)
        if at < len(bank):
            items += letters.placed(drawn.choices[at], bank[at], frame.hang + bank_x, top)
        height = max(text.height for texts in (lefts, bank) for text in texts[at : at + 1])
        slugs.append(Slug(top + max(height, LEAST_ROW), items))
    numbered = tuple(list_item(f"{name}.{at + 1}", text, labelled=True) for at, text in enumerate(lefts))
    left_list = Element(f"{name}.m", "L", numbered, numbering="Decimal")
    return Galley(tuple(slugs), (left_list, letters.element(bank)))


def _to_match(at: int, text: ComposedText, letters: Letters, text_x: float, y: float) -> tuple[Item | PlacedText, ...]:
    """Return a line for a letter, the number and the text to be matched, ``text_x`` to the right of the line."""
    frame, own = letters.frame, f"{letters.name}.{at + 1}"
    style, x = frame.styles.text, frame.hang
    number = frame.shared.label(f"{at + 1}. ", style, "Lbl")
    return (
        marks.line(x, y + style.baseline + 2.0, LETTER_RULE * frame.em, style.tint),
        PlacedText(number, x + (LETTER_RULE + MARK_GAP) * frame.em, y, f"{own}.l"),
        PlacedText(text, x + text_x, y, f"{own}.t"),
    )
