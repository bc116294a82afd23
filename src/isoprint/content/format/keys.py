"""The one statement of the handout format: every key with its type, default and meaning.

The decoder, the messages, the JSON Schema and the reference page are made from these tables; what a key means for
the printed sheet is stated here and nowhere else.
"""

from typing import Final, Literal

from msgspec import Struct

from isoprint.content.model.section_styles import PLAIN_STYLE, SECTION_STYLES

ValueTypeName = Literal[
    "plain", "inline", "blocks", "plains", "inlines", "whole", "number", "flag", "word", "date", "moment", "path",
    "paths", "alts", "captions", "link", "color", "language", "codes", "record", "records", "named", "names", "pairs",
    "labels", "answer", "ask", "choices", "keys",
]  # fmt: skip


class ValueType(Struct, frozen=True):
    """The type of a value: its limits, and ``words``, the fixed words that it may be, also in place of a number.

    ``any_case``: capitals in these words do not matter.
    """

    name: ValueTypeName
    low: float | None = None
    high: float | None = None
    words: tuple[str, ...] = ()
    any_case: bool = False
    record: str = ""


class Field(Struct, frozen=True):
    """A key. ``default`` is its value when it is missing, as one would write it; ``kinds``: the questions that have it.

    ``synonyms`` are words that people write instead.
    """

    key: str
    type: ValueType
    meaning: str
    default: str = ""
    example: str = ""
    synonyms: str = ""
    kinds: str = ""
    required: bool = False


class Record(Struct, frozen=True):
    """A group of keys; messages call it by its ``title``."""

    title: str
    meaning: str
    fields: tuple[Field, ...]

    def field(self, key: str) -> Field | None:
        """Return the field of a key, None where there is none."""
        return next((field for field in self.fields if field.key == key), None)

    def __getitem__(self, key: str) -> Field:
        """Return the field of a key that there is."""
        return next(field for field in self.fields if field.key == key)


PLAIN = ValueType("plain")
INLINE = ValueType("inline")
BLOCKS = ValueType("blocks")
PLAINS = ValueType("plains")
INLINES = ValueType("inlines")
FLAG = ValueType("flag")
DATE = ValueType("date")
LINK = ValueType("link")
CODES = ValueType("codes")
POINTS = ValueType("number", 0, 1000)


def _words(*words: str) -> ValueType:
    return ValueType("word", words=words)


PICTURE_FIELDS = (
    Field("alt", ValueType("alts"), "what the picture shows, for readers who cannot see it; one text per picture",
          synonyms="alt_text alternative description"),
    Field("caption", ValueType("captions"), "printed below the picture", synonyms="legend"),
)  # fmt: skip

SHARED_FIELDS = (
    Field("paper", ValueType("word", words=("letter", "a4"), any_case=True), "paper size", "letter",
          synonyms="size page_size"),
    Field("language", ValueType("language"),
          "a language tag; sets hyphenation, quotation marks, printed labels and dates", "en-US",
          synonyms="lang locale"),
    Field("hyphenation", PLAINS, "words with hyphens where they may be divided; a word without one is never divided",
          example="[iso-tret-i-noin, iPLEDGE]", synonyms="hyphens hyphenate"),
    Field("theme", PLAIN, "the name of a built-in theme, or the path of a theme file",
          synonyms="style template design"),
    Field("accent", ValueType("color"), "replaces the theme's accent color", example='"#8c2f39"',
          synonyms="color colour accent_color"),
    Field("citations", _words("author-year", "numbered"), "how citations are printed", "author-year",
          synonyms="citation_style"),
    Field("contact", INLINE, "how to reach the club, for the imprint", synonyms="email mail"),
    Field("sponsor", INLINE, "who paid for the handout, for the imprint", synonyms="sponsors"),
    Field("disclaimer", INLINE, "a disclaimer, for the imprint", synonyms="legal notice"),
)  # fmt: skip

CLUB_KEYS = Record("the club", "`content/club.yaml`: facts about the club, stated once for all handouts.", (
    Field("name", PLAIN, "its full name", required=True, example="Dermatology Interest Group",
          synonyms="club title"),
    Field("short_name", PLAIN, "its short name", example="DIG", synonyms="short abbreviation acronym"),
    Field("school", PLAIN, "the school it belongs to", synonyms="university college institution"),
    Field("handle", PLAIN, "its name on social media, in quotation marks", example='"@neomeddermatology"',
          synonyms="instagram"),
    Field("url", LINK, "its web address; also printed as a QR code", synonyms="link website web homepage"),
    Field("logo", ValueType("path"), "the path of its logo (SVG, PNG or JPEG)", example="images/logo.svg"),
    Field("logo_alt", PLAIN, "what the logo shows, for readers who cannot see it", synonyms="alt"),
    Field("officers", ValueType("names"), "`role: name`, one per line, for the imprint", synonyms="board members team"),
    *SHARED_FIELDS,
))  # fmt: skip

HANDOUT_KEYS = Record("a handout", "Each handout is one file in `content/`; the file's name is the handout's name.", (
    Field("title", PLAIN, "the title", required=True, synonyms="headline name heading"),
    Field("subtitle", PLAIN, "a line below the title", synonyms="sub_title tagline"),
    Field("kicker", PLAIN, "a few words above the title", synonyms="topic eyebrow overline"),
    Field("issue", PLAIN, "the issue's number or name", example="No. 7", synonyms="number volume"),
    Field("date", DATE, "the day of the meeting", example="2026-11-23", synonyms="day when"),
    Field("authors", PLAINS, "who wrote it", synonyms="author by writers writer"),
    Field("reviewed_by", PLAIN, "the clinician who checked the content; a warning if missing",
          synonyms="reviewer reviewed review"),
    Field("review_by", DATE, "the day by which it must be checked again; a warning once past",
          example="2027-05-31", synonyms="review_date expires review_before"),
    Field("newsletter", ValueType("record", record="newsletter"), "the newsletter", synonyms="news page article"),
    Field("quiz", ValueType("record", record="quiz"), "the quiz", synonyms="test questions exam"),
    Field("references", ValueType("named", record="reference"), "the references, each under its own key",
          synonyms="sources bibliography refs citations_list literature"),
    Field("allow", CODES, "codes of warnings to silence in this handout", example="[W204]",
          synonyms="ignore silence"),
    *SHARED_FIELDS,
))  # fmt: skip

NEWSLETTER_KEYS = Record("a newsletter", "", (
    Field("pages", ValueType("whole", 1, 200, ("auto",)),
          "the exact number of pages, or `auto` for as many as the text needs", "1", synonyms="page length"),
    Field("columns", ValueType("whole", 1, 4), "columns per page", "3", synonyms="cols column"),
    Field("sections", ValueType("records", record="section"), "the sections, in reading order", required=True,
          synonyms="section articles content body"),
))  # fmt: skip

SECTION_KEYS = Record("a section", "A section can have any of these keys.", (
    Field("heading", INLINE, "printed above the section", synonyms="title head header headline name"),
    Field("span", ValueType("whole", 1, 4, ("all",)), "how many columns wide it is", "1",
          synonyms="width columns colspan"),
    Field("style", _words(*SECTION_STYLES), "the style it is set in", PLAIN_STYLE.name,
          synonyms="type kind class"),
    Field("body", BLOCKS, "the text", synonyms="text content paragraph paragraphs copy"),
    Field("by", INLINE, "who said it, printed under a quote", synonyms="author source attribution"),
    Field("picture", ValueType("paths"), "the path of a picture (PNG, JPEG or SVG), or a list of paths",
          example="images/skin.png", synonyms="image img photo figure pictures images"),
    *PICTURE_FIELDS,
    Field("credit", ValueType("captions"), "who made the picture", synonyms="photographer copyright"),
    Field("events", ValueType("records", record="event"), "upcoming events", synonyms="event dates calendar"),
))  # fmt: skip

EVENT_KEYS = Record("an event", "", (
    Field("when", ValueType("moment"), "the day, and the time if there is one", required=True,
          example="2026-12-02 18:00", synonyms="date time day start"),
    Field("what", INLINE, "what happens", required=True, synonyms="title event name"),
    Field("where", INLINE, "the place", synonyms="place location room"),
))  # fmt: skip

QUIZ_KEYS = Record("a quiz", "", (
    Field("title", PLAIN, "the quiz's title", synonyms="heading headline name"),
    Field("intro", BLOCKS, "instructions above the questions", synonyms="introduction instructions text body"),
    Field("columns", ValueType("whole", 1, 2), "columns per page", "1", synonyms="cols column"),
    Field("name_line", ValueType("labels"),
          "`true` (Name and Date), `false`, or the labels to print", "true", "[Name, Date, Period]",
          synonyms="name_field name"),
    Field("points", POINTS, "points for each question that has no `points` of its own", synonyms="score marks"),
    Field("versions", ValueType("whole", 1, 702), "how many versions, lettered A, B, …", "1",
          synonyms="version variants"),
    Field("shuffle", _words("none", "questions", "choices", "all"),
          "what is shuffled between versions; `all` if there are several", "none",
          synonyms="random randomize"),
    Field("key", _words("separate", "compact", "foot"),
          "`compact` adds a table for the marker; `foot` prints the answers upside down on the quiz", "separate",
          synonyms="answer_key"),
    Field("questions", ValueType("records", record="question"), "questions, or parts that hold questions",
          required=True, synonyms="question items"),
))  # fmt: skip

PART_KEYS = Record("a part", "Questions under a heading of their own; shuffling stays within the part.", (
    Field("part", INLINE, "the heading", required=True, example="Part I"),
    Field("intro", BLOCKS, "printed above its questions", synonyms="introduction instructions text body"),
    Field("picture", ValueType("paths"), "a picture for all its questions", synonyms="image img photo figure pictures"),
    *PICTURE_FIELDS,
    Field("points", POINTS, "points for each question of the part", synonyms="score marks"),
    Field("word_bank", FLAG, "prints the answers to its blanks, sorted, in a box", "false",
          synonyms="wordbank words bank"),
    Field("keep_order", FLAG, "its questions are linked and never shuffled", "false",
          synonyms="no_shuffle fixed linked"),
    Field("questions", ValueType("records", record="question"), "the questions", required=True,
          synonyms="question items"),
))  # fmt: skip

QUESTION_KEYS = Record("a question", "The keys of a question besides `ask` decide what kind it is.", (
    Field("ask", ValueType("ask"), "the question itself; `{{word}}` or `___` is a blank to fill in", required=True,
          synonyms="question text stem prompt q title"),
    Field("kind", _words("short", "open", "numeric", "true-false", "choice", "select", "blanks", "matching",
                         "ordering"),
          "the kind of question, checked against its other keys", synonyms="type question_type"),
    Field("answer", ValueType("answer"), "the right answer; a list if several are wanted",
          kinds="short numeric true-false choice select blanks", synonyms="answers correct solution a right"),
    Field("accept", INLINES, "other answers that are right", kinds="short",
          synonyms="accepts accepted also alternatives"),
    Field("lines", ValueType("whole", 1, 40), "ruled lines to write on",
          "2 or as many as answers, or 4 without an answer", kinds="short open", synonyms="line rules space"),
    Field("tolerance", ValueType("number", 0), "how far off an answer may be and still be right", kinds="numeric",
          synonyms="margin error range"),
    Field("unit", PLAIN, "printed after the answer line", kinds="numeric", example="mg/kg", synonyms="units"),
    Field("choices", ValueType("choices"), "one per line; mark right ones with `(x)`, or name them in `answer`",
          kinds="choice select", synonyms="options choice option alternatives"),
    Field("select", _words("all"), "prints boxes to tick, even if only one choice is right", kinds="select",
          synonyms="multiple"),
    Field("match", ValueType("pairs"), "`left: right` or `left = right`, one per line", kinds="matching",
          synonyms="matching pairs matches"),
    Field("distractors", INLINES, "texts that match nothing", kinds="matching", synonyms="distractor wrong extra"),
    Field("order", INLINES, "at least three items, in the right order", kinds="ordering",
          synonyms="ordering sequence steps"),
    Field("id", PLAIN, "a name for the question; decides how versions are shuffled", "a fingerprint of `ask`",
          synonyms="name key"),
    Field("points", POINTS, "what a right answer earns", synonyms="score marks"),
    Field("bonus", FLAG, "its points do not count toward the total", "false", synonyms="extra_credit extra"),
    Field("picture", ValueType("paths"), "a picture for the question", synonyms="image img photo figure pictures"),
    *PICTURE_FIELDS,
    Field("keep_order", FLAG, "its choices are never shuffled", "false", kinds="choice select",
          synonyms="no_shuffle fixed"),
    Field("why", BLOCKS, "the rationale, for the answer key",
          synonyms="explanation rationale reason because feedback explain"),
    Field("cite", ValueType("keys"), "keys of references, for the answer key",
          synonyms="citation cites citations source sources reference references ref"),
    Field("allow", CODES, "codes of warnings to silence for this question", example="[W204]",
          synonyms="ignore silence"),
))  # fmt: skip

REFERENCE_KEYS = Record("a reference", "", (
    Field("cite", PLAIN, "the short form printed in the text", required=True, example="Layton, 2009",
          synonyms="short label citation"),
    Field("text", INLINE, "the full entry, as PubMed's “Cite” button gives it", required=True,
          synonyms="full entry reference title"),
    Field("url", LINK, "its web address", example="https://doi.org/10.4161/derm.1.3.9364", synonyms="link doi web"),
))  # fmt: skip

RECORDS: Final = {
    "club": CLUB_KEYS,
    "handout": HANDOUT_KEYS,
    "newsletter": NEWSLETTER_KEYS,
    "section": SECTION_KEYS,
    "event": EVENT_KEYS,
    "quiz": QUIZ_KEYS,
    "part": PART_KEYS,
    "question": QUESTION_KEYS,
    "reference": REFERENCE_KEYS,
}

TRUTH_WORDS: Final = {"yes": "true", "no": "false", "on": "true", "off": "false", "true": "true", "false": "false"}
"""Words that may be meant as true or false, in small letters."""

WORDS: Final = frozenset(field.key for record in RECORDS.values() for field in record.fields)
"""Every key there is: the words that a line of a file may begin with."""
