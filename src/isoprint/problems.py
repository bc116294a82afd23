"""Problems in the content: each with its place, a message and a remedy."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final, Literal

from msgspec import Struct

TITLES: Final = {
    # The file and its layout
    "E001": "A file that cannot be read",
    "E002": "A file that is too large",
    "E003": "A file that is not saved as UTF-8",
    "E004": "An invisible control character",
    "E005": "Values nested too deeply, too many values, or a value that is too long",
    "E006": "A second document in one file",
    "E007": "YAML shorthand that handouts do not use",
    "E008": "A key that appears twice",
    "E009": "A tab where only spaces are allowed",
    "E010": "A line that is not indented like its neighbors",
    "E011": "A line that cannot be understood",
    "E012": "An unknown key",
    "E013": "A missing key",
    "E014": "A value of the wrong type",
    "E015": "A word that the key does not allow",
    "E016": "A number out of range",
    "E017": "A date that cannot be read",
    "E018": "A comment that would swallow text",
    "E019": "Lines that YAML would join",
    "E020": "A colon inside text",
    "E021": "Text that begins with a special YAML character",
    "E022": "A quotation mark that ends too early",
    "E023": "An apostrophe that ends a text too early",
    "E024": "A quotation mark or bracket that is never closed",
    "E025": "A missing space after - or :",
    "E026": "A comma that splits a text",
    "E027": "A misplaced backslash",
    # What the values mean
    "E030": "A language that isoprint does not know",
    "E031": "A color that cannot be read",
    "E032": "An address that is not a web or email address",
    "E033": "A citation without a reference",
    "E034": "A character that the fonts do not have",
    "E035": "A handout with neither a newsletter nor a quiz",
    "E036": "A section wider than the newsletter",
    "E037": "A handout that does not exist",
    "E038": "Too many problems to list at once",
    "E040": "A path that leads outside the content folder",
    "E041": "A picture that cannot be used",
    "E042": "A picture without alternative text",
    "E043": "Pictures and texts that do not match",
    # Text
    "E050": "Markup that a handout cannot print",
    "E051": "A list more than two levels deep",
    "E052": "A paragraph that is too long",
    "E053": "Lines that would be joined",
    # The quiz
    "E070": "A question without an answer",
    "E071": "A kind that does not match the question",
    "E072": "A key that this kind of question does not have",
    "E073": "An answer that is not one of the choices",
    "E074": "An answer or choice that appears twice",
    "E075": "Two questions with the same id",
    "E076": "Marks and an answer that disagree",
    "E077": "Too few choices, pairs or items",
    "E078": "A letter instead of an answer",
    "E079": "Blanks and answers that do not match",
    "E080": "A value that should be true or false",
    "E081": "A mark typed with a text of the quiz",
    "E082": "Letters or numbers typed with the texts of the quiz",
    # The page
    "E100": "Text that does not fit on its pages",
    "E101": "Something too tall for its page",
    "E102": "A color too pale to read",
    "E103": "A table that is too wide",
    # Warnings
    "W001": "A file that is skipped",
    "W010": "Content that nobody has reviewed",
    "W011": "Content whose review is overdue",
    "W012": "A reference that is never cited",
    "W013": "Events out of order",
    "W050": "Text that looks like HTML",
    "W051": "A list number that is printed as a different one",
    "W052": "Backquotes",
    "W053": "Markup that is printed as written",
    "W054": "A citation that is printed as written",
    "W070": "Choices that name others by their letters",
    "W071": "An answer that may be meant as true or false",
    "W072": "An answer that may be meant as a number",
    "W100": "A page left partly empty",
    "W101": "A picture with too few pixels for its size",
    "W102": "A file left over from an earlier build",
    # How questions are written
    "W201": "A right choice that is much longer than the others",
    "W202": "An absolute word such as “always”",
    "W203": "A negative question without emphasis",
    "W204": "Choices that overlap or repeat each other",
    "W205": "Grammar that gives the answer away",
    "W206": "A question that is asked twice",
    "W207": "A choice such as “All of the above”",
    "W208": "An answer without a source",
    "W209": "A word that only the question and the right choice share",
    "W210": "More versions than possible orders",
}
"""The title of each code. A code keeps its meaning for good; `docs/problems.md` is made from this table."""


class Source(Struct, frozen=True):
    """A place in a file: its path as shown to the user, line and column (both from 1; line 0: the whole file)."""

    file: str
    line: int = 0
    column: int = 0


class Problem(Struct, frozen=True):
    """One problem in the content, in the user's words.

    ``code`` is stable (``E012``, ``W003``); ``message`` is one plain sentence; ``remedy`` says what to write
    instead; ``excerpt`` is the line itself and ``length`` the number of its characters that the caret underlines.
    """

    code: str
    message: str
    source: Source
    remedy: str = ""
    excerpt: str = ""
    length: int = 1

    @property
    def severity(self) -> Literal["error", "warning"]:
        """Return ``error`` for codes in E and ``warning`` for codes in W."""
        return "error" if self.code.startswith("E") else "warning"


def without_allowed(problems: Iterable[Problem], codes: Collection[str]) -> list[Problem]:
    """Return problems without the warnings whose code is among ``codes``; errors always stay."""
    return [p for p in problems if p.severity == "error" or p.code not in codes]


class ContentError(Exception):
    """Raised for content that cannot be printed; carries all problems found, warnings included."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.source.file}:{p.source.line}: {p.message}" for p in self.problems))


def show(problem: Problem) -> str:
    """Return a problem as text for the user: place and message, the line with a caret, the remedy.

    Nothing in it can control a terminal: control characters, in names and values too, appear as ``\\x1b``.
    """
    at = problem.source
    place = ":".join([visible(at.file)] + [str(n) for n in (at.line, at.column) if n])
    lines = [f"{place}: {problem.severity}[{problem.code}]: {visible(problem.message)}"]
    remedy = visible(problem.remedy)
    if problem.excerpt:
        excerpt, skipped = _window(problem.excerpt, at.column)
        before = excerpt[: max(0, at.column - 1 - skipped)]
        marked = excerpt[len(before) : len(before) + max(1, problem.length)]
        carets = "^" * max(1, _columns(visible(marked)))
        lines.append(f"{at.line:5} | {visible(excerpt)}")
        lines.append(f"      | {' ' * _columns(visible(before))}{carets} {remedy}".rstrip())
    elif remedy:
        lines.append(f"      {remedy}")
    return "\n".join(lines)


def visible(text: str) -> str:
    """Return the text with an escape for every character that a terminal would obey or hide."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\u00a0\u202f\u3000" else _escape(ord(c)) for c in text)


def did_you_mean(text: str, known: Sequence[str], otherwise: str) -> str:
    """Return a remedy: the known word nearest to a text, or ``otherwise`` where none is near."""
    from difflib import get_close_matches  # only on a mistake

    near = get_close_matches(text[:200], known, n=1)
    return f"did you mean “{near[0]}”?" if near else otherwise


def shortened(text: str) -> str:
    """Return a text cut to 40 characters for a message, with single spaces for all white space."""
    return cut_short(" ".join(text.split()), 40)


def cut_short(text: str, most: int = 50) -> str:
    """Return a text of at most so many characters, as it is written."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _escape(code: int) -> str:
    if code == 9:
        return "\\t"
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


_EXCERPT_WIDTH = 120
"""The most characters of a line that are shown."""
_EXCERPT_BEFORE = 60
"""Of a longer line, the characters shown before the place of the problem."""


def _window(line: str, column: int) -> tuple[str, int]:
    """Return the part of a long line around a column, and the number of characters cut off before it."""
    line = line.rstrip()
    if len(line) <= _EXCERPT_WIDTH:
        return line, 0
    start = max(0, min(column - 1 - _EXCERPT_BEFORE, len(line) - _EXCERPT_WIDTH))
    part = line[start : start + _EXCERPT_WIDTH]
    if start + _EXCERPT_WIDTH < len(line):
        part = part[:-1] + "…"
    return ("…" + part[1:] if start else part), start


def _columns(text: str) -> int:
    """Return the number of terminal columns a text takes (Unicode Standard Annex 11; combining marks take none)."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
