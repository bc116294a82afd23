"""The model: clubs, handouts, newsletters and quizzes as plain values, read and checked, ready to compose.

All text is as it will be printed: typographic quotation marks, dashes and no-break spaces are in place,
Unicode is composed (NFC). Each value that a problem may have to name keeps its ``source``.
"""

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 — a field of Handout is called date
from datetime import datetime
from typing import Literal

from msgspec import Struct

from isoprint.content.model.section_styles import PLAIN_STYLE, SectionStyle
from isoprint.drawing import Drawing
from isoprint.images import Image
from isoprint.problems import Source

# ---------------------------------------------------------------- text


class Run(Struct, frozen=True):
    """Text in one style. A hard line break is the text ``\\n`` alone."""

    text: str
    strong: bool = False
    emphasis: bool = False
    script: Literal["", "super", "sub"] = ""
    link: str = ""
    role: Literal["", "citation"] = ""
    """``citation``: printed for a Citation, once a sheet's references are numbered."""


class Citation(Struct, frozen=True):
    """``[@layton2009; @aad2024]``: the keys of references, in the order written."""

    keys: tuple[str, ...]
    source: Source


class Blank(Struct, frozen=True):
    """A gap to fill in a question's ask; ``accept`` holds the answer first, then what else is accepted."""

    accept: tuple[str, ...]


Inline = Run | Citation | Blank
Inlines = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """Return the words of inlines without their marks: a line break is a space, a blank ``___``, a citation nothing."""
    return "".join(
        run.text.replace("\n", " ") if isinstance(run, Run) else "___" if isinstance(run, Blank) else ""
        for run in inlines
    )


class Paragraph(Struct, frozen=True):
    """Running text."""

    inlines: Inlines
    source: Source


class List(Struct, frozen=True):
    """A bulleted (``start`` is None) or numbered list; each item holds blocks, at most one list deep."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None
    source: Source


class Table(Struct, frozen=True):
    """A pipe table: a header row and body rows of cells, and each column's alignment."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    aligns: tuple[Literal["left", "right", "center"], ...]
    source: Source


class Figure(Struct, frozen=True):
    """A picture with its alternative text, caption and credit; ``path`` is for messages, never printed."""

    path: str
    image: Image | Drawing
    alt: str
    source: Source
    caption: Inlines = ()
    credit: Inlines = ()


Block = Paragraph | List | Table | Figure
Blocks = tuple[Block, ...]


class Reference(Struct, frozen=True):
    """An entry of the reference list: ``cite`` is printed where it is cited, ``text`` is the full entry."""

    key: str
    cite: str
    text: Inlines
    source: Source
    url: str = ""


# ---------------------------------------------------------------- newsletter


class Event(Struct, frozen=True):
    """An event with its place; ``when`` is a datetime where a time was given."""

    when: Date | datetime
    what: Inlines
    where: Inlines
    source: Source


class Section(Struct, frozen=True):
    """A section of the newsletter; ``span`` counts columns (``all`` is the newsletter's number of columns)."""

    source: Source
    heading: Inlines = ()
    span: int = 1
    style: SectionStyle = PLAIN_STYLE
    body: Blocks = ()
    by: Inlines = ()
    pictures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()


class Newsletter(Struct, frozen=True):
    """Sections in reading order for exactly ``pages`` pages, or as many as they take (None)."""

    sections: tuple[Section, ...]
    source: Source
    pages: int | None = 1
    columns: int = 3


# ---------------------------------------------------------------- quiz


class Question(Struct, frozen=True, kw_only=True):
    """A question of any kind. ``id`` is the writer's or a fingerprint of ``ask``."""

    id: str
    ask: Blocks
    source: Source
    points: float | None = None
    bonus: bool = False
    pictures: tuple[Figure, ...] = ()
    keep_order: bool = False
    why: Blocks = ()
    cite: tuple[Citation, ...] = ()
    allow: tuple[str, ...] = ()
    """Codes of warnings that the writer has silenced, such as ``W204``."""


class Short(Question, frozen=True, kw_only=True):
    """A few words on ruled lines; all of ``answers`` are wanted, any of ``accept`` is right too."""

    answers: tuple[Inlines, ...]
    accept: tuple[Inlines, ...] = ()
    lines: int = 2


class Open(Question, frozen=True, kw_only=True):
    """Free writing on ruled lines."""

    lines: int = 4


class Numeric(Question, frozen=True, kw_only=True):
    """A number, as written; right within ``tolerance``."""

    answer: str
    tolerance: str = ""
    unit: str = ""


class TrueFalse(Question, frozen=True, kw_only=True):
    """True or false."""

    answer: bool


class Choice(Question, frozen=True, kw_only=True):
    """One of several; ``answer`` is an index into ``choices`` as written."""

    choices: tuple[Inlines, ...]
    answer: int


class Select(Question, frozen=True, kw_only=True):
    """All that apply; ``answers`` are indices into ``choices`` as written."""

    choices: tuple[Inlines, ...]
    answers: tuple[int, ...]


class Blanks(Question, frozen=True, kw_only=True):
    """Sentences with words to fill in: the inlines of ``ask`` hold Blanks."""


class Matching(Question, frozen=True, kw_only=True):
    """Left to right: pairs in the file's order, and distractors that match nothing."""

    pairs: tuple[tuple[Inlines, Inlines], ...]
    distractors: tuple[Inlines, ...] = ()


class Ordering(Question, frozen=True, kw_only=True):
    """Items in their right order."""

    items: tuple[Inlines, ...]


AnyQuestion = Short | Open | Numeric | TrueFalse | Choice | Select | Blanks | Matching | Ordering


class Part(Struct, frozen=True):
    """Questions under a shared heading; a quiz without parts is one part without a title."""

    questions: tuple[AnyQuestion, ...]
    source: Source
    title: Inlines = ()
    intro: Blocks = ()
    pictures: tuple[Figure, ...] = ()
    word_bank: bool = False
    keep_order: bool = False
    """Its questions are linked, and come in the order of the file in every version."""


class Quiz(Struct, frozen=True):
    """A quiz as written, before versions; each question's points are resolved (None: no points)."""

    parts: tuple[Part, ...]
    source: Source
    title: str = ""
    intro: Blocks = ()
    columns: int = 1
    name_line: tuple[str, ...] | None = None
    """Labels to print; None: the language's own Name and Date; (): no name line."""
    versions: int = 1
    shuffle: Literal["none", "questions", "choices", "all"] = "none"
    key: Literal["separate", "compact", "foot"] = "separate"


# ---------------------------------------------------------------- club and handout


class Club(Struct, frozen=True, kw_only=True):
    """The club, with what all its handouts share."""

    name: str
    short_name: str = ""
    school: str = ""
    handle: str = ""
    url: str = ""
    logo: Figure | None = None
    officers: tuple[tuple[str, str], ...] = ()


class Handout(Struct, frozen=True, kw_only=True):
    """A meeting's handout, merged with the club's defaults; the handout's own values win."""

    name: str
    """The file's name without its ending; the folder in ``out/``."""
    club: Club
    title: str
    source: Source
    subtitle: str = ""
    kicker: str = ""
    issue: str = ""
    date: Date | None = None
    authors: tuple[str, ...] = ()
    reviewed_by: str = ""
    review_by: Date | None = None
    language: str = "en-US"
    paper: Literal["letter", "a4"] = "letter"
    theme: str = ""
    """A built-in theme's name or a theme file's path inside the content folder; empty: the default."""
    accent: str = ""
    """``#rrggbb`` or empty."""
    citations: Literal["author-year", "numbered"] = "author-year"
    hyphenation: tuple[str, ...] = ()
    contact: Inlines = ()
    sponsor: Inlines = ()
    disclaimer: Inlines = ()
    newsletter: Newsletter | None = None
    quiz: Quiz | None = None
    references: Mapping[str, Reference] = {}
    allow: tuple[str, ...] = ()
    """Codes of warnings silenced for the whole handout."""
    sources: Mapping[str, Source] = {}
    """Places of keys whose values are checked only after reading, such as ``accent``; some are in the club's file."""
