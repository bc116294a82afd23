"""Choices with their letters: in one, two or four columns, each after a circle or box to tick."""

from typing import Final

from msgspec import Struct

from isoprint.compose.slug import ComposedText, Galley, PlacedText, Slug
from isoprint.content.model import Choice
from isoprint.content.model.versions import LetteredChoice, VersionedQuestion
from isoprint.makeup.quiz.question import marks
from isoprint.makeup.quiz.question.picture_row import COLUMN_GAP
from isoprint.makeup.quiz.typesetter import SheetFrame
from isoprint.page import Element, Item

LETTERS: Final = 26
"""Choices up to which each has a letter of its own."""
MARK: Final = 0.82
"""The size of a circle or box to tick, in em."""
MARK_GAP: Final = 0.5
"""Between a mark and its letter or word, in em."""
LETTER: Final = 1.45
"""Between the left edges of a choice's letter and text, in em."""
WIDE_LETTER: Final = 2.2
"""The same where there are more choices than letters: AA, AB …"""
CHOICE_SPACE: Final = 0.32
"""Between two choices, in em."""
BELOW_ASK: Final = 0.36
"""Between an ask and what follows it, in em."""


class Letters(Struct, frozen=True):
    """The letters of a question's choices; ``name`` is the element id of the question."""

    drawn: VersionedQuestion
    frame: SheetFrame
    name: str

    @property
    def room(self) -> float:
        """Return the distance between the left edges of letters and texts, in points."""
        return (WIDE_LETTER if len(self.drawn.choices) > LETTERS else LETTER) * self.frame.em

    def text(self, choice: LetteredChoice, measure: float) -> ComposedText:
        """Return the text of a choice."""
        return choice_text(self.drawn, choice, self.frame, measure)

    def placed(self, choice: LetteredChoice, text: ComposedText, x: float, y: float) -> tuple[PlacedText, PlacedText]:
        """Return a choice's letter, its top left corner at (x, y), and the text beside it."""
        letter = self.frame.shared.label(f"{choice.letter}. ", self.frame.styles.text, "Lbl")
        own = f"{self.name}.{choice.letter}"
        return PlacedText(letter, x, y, f"{own}.l"), PlacedText(text, x + self.room, y, f"{own}.t")

    def element(self, texts: list[ComposedText]) -> Element:
        """Return the list element of the choices with these texts."""
        choices = zip(self.drawn.choices, texts, strict=True)
        items = [list_item(f"{self.name}.{choice.letter}", text, labelled=True) for choice, text in choices]
        return Element(f"{self.name}.l", "L", tuple(items), numbering="UpperAlpha")


def choice_text(drawn: VersionedQuestion, choice: LetteredChoice, frame: SheetFrame, measure: float) -> ComposedText:
    """Return the text of a choice, or of an item to order."""
    key = (drawn.question.id, "choice", choice.index)
    return frame.text(key, choice.content, frame.styles.text, measure)


def list_item(name: str, text: ComposedText, *, labelled: bool = False) -> Element:
    """Return a list item whose text is named ``name.t`` and whose label, if it has one, ``name.l``."""
    body = Element(f"{name}.b", "LBody", text.named(f"{name}.t"))
    return Element(name, "LI", (Element(f"{name}.l", "Lbl"), body) if labelled else (body,))


def mark_top(frame: SheetFrame) -> float:
    """Return the distance from a line's top to the top of a mark that is centered on the capitals, in points."""
    style, faces = frame.styles.text, frame.job.setting.faces
    capitals = faces[faces.key(style.family)].cap_height
    return style.baseline - (capitals + MARK) / 2 * style.size


def set_choices(drawn: VersionedQuestion, frame: SheetFrame, name: str) -> Galley:
    """Return the choices in one, two or four columns, as their length allows, each below the one before."""
    letters = Letters(drawn, frame, name)
    text_x = (MARK + MARK_GAP) * frame.em + letters.room
    texts = [letters.text(choice, frame.width - text_x) for choice in drawn.choices]
    columns = _columns(texts, text_x, frame)
    slugs = _one_column(texts, letters) if columns == 1 else (_several_columns(texts, letters, columns),)
    return Galley(slugs, (letters.element(texts),))


def _one_column(texts: list[ComposedText], letters: Letters) -> tuple[Slug, ...]:
    """Return choices one below the other, a slug for each."""
    frame = letters.frame
    tops = [(CHOICE_SPACE if at else BELOW_ASK) * frame.em for at in range(len(texts))]
    choices = zip(letters.drawn.choices, texts, tops, strict=True)
    return tuple(
        Slug(top + text.height, _ticked(letters, choice, text, frame.hang, top)) for choice, text, top in choices
    )


def _several_columns(texts: list[ComposedText], letters: Letters, columns: int) -> Slug:
    """Return choices of one line each in columns, as one slug."""
    frame = letters.frame
    column = (frame.width - COLUMN_GAP * (columns - 1)) / columns + COLUMN_GAP
    per = -(-len(texts) // columns)
    pitch, top = texts[0].height + CHOICE_SPACE * frame.em, BELOW_ASK * frame.em
    items: list[Item | PlacedText] = []
    for at, (choice, text) in enumerate(zip(letters.drawn.choices, texts, strict=True)):
        items += _ticked(letters, choice, text, frame.hang + at // per * column, top + at % per * pitch)
    return Slug(top + pitch * per - CHOICE_SPACE * frame.em, tuple(items))


def _ticked(
    letters: Letters, choice: LetteredChoice, text: ComposedText, x: float, y: float
) -> tuple[Item | PlacedText, ...]:
    """Return a choice at (x, y): a circle, or a box where several may be right, then letter and text."""
    frame = letters.frame
    draw = marks.circle if isinstance(letters.drawn.question, Choice) else marks.box
    mark = draw(x, y + mark_top(frame), MARK * frame.em, frame.styles.text.tint)
    return (mark, *letters.placed(choice, text, x + (MARK + MARK_GAP) * frame.em, y))


def _columns(texts: list[ComposedText], text_x: float, frame: SheetFrame) -> int:
    """Return in how many columns the choices are set: four or two where each fits on a line of one, else one."""
    if len(texts) == 1 or any(text.height > frame.styles.text.leading + 0.01 for text in texts):
        return 1
    widest = text_x + max(text.width for text in texts)
    for columns in (4, 2):
        even = columns == 2 or len(texts) <= 4 or len(texts) % 4 == 0
        if even and widest <= (frame.width - COLUMN_GAP * (columns - 1)) / columns:
            return columns
    return 1
