"""`read_blocks` and `read_inlines`: Markdown made into blocks and inlines; no word is ever dropped.

pulldown-cmark (through pyromark) finds the structure; the words are always taken from the source itself, so that
``&amp;`` and ``<`` stay what was typed. What a handout has no place for is a problem, with its line and a remedy.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal

from isoprint.content.languages.language import Language
from isoprint.content.model import Block, Blocks, Figure, Inlines, List, Paragraph, Run, Table, plain
from isoprint.content.text.events import MarkdownEvents
from isoprint.content.text.inlines import LINE_BREAK, FindPicture, InlineBuilder, MarkdownSource
from isoprint.content.text.joined_lines import report_joined_lines
from isoprint.content.text.punctuation import punctuate, punctuate_text
from isoprint.problems import Problem, Source
from isoprint.yamlmap import TextPlace

MOST_WORDS: Final = 2000
"""The longest paragraph, in words."""

_DEEPEST_LIST = 2
"""Levels of lists within lists."""
_ALIGNS: Final[dict[str, Literal["left", "right", "center"]]] = {
    "None": "left", "Left": "left", "Right": "right", "Center": "center",
}  # fmt: skip
"""The alignment of a column by pulldown-cmark's name for it."""
_MARKUP = re.compile(r"[*_\\\[\]<>&`^~{!\n$]|://|==")
"""A sign without which a line has no markup."""
LINK_SCHEMES: Final = ("https://", "http://", "mailto:")
"""The beginnings of addresses that a link may have."""


def read_blocks(
    text: str, at: TextPlace, language: Language, *, blanks: bool = False, pictures: FindPicture | None = None
) -> tuple[Blocks, tuple[Problem, ...]]:
    """Return the blocks of a text and its problems.

    ``{{answer|also accepted}}`` and ``___`` become Blanks if ``blanks`` are asked for. ``pictures`` gives the picture
    at a path, or a Problem; without it, a picture in the text is a problem.
    """
    markdown = MarkdownSource(at, language, [], blanks, pictures)
    report_joined_lines(text, markdown)
    return _BlockReader(MarkdownEvents(text, blanks), markdown, 0).blocks(), tuple(markdown.problems)


def read_inlines(text: str, at: TextPlace, language: Language) -> tuple[Inlines, tuple[Problem, ...]]:
    """Return a text that is one line by nature (a heading, a choice, a caption), and its problems.

    Marks that would begin a list or a heading are words here; the ends of lines are spaces.
    """
    if not _MARKUP.search(text):
        words = punctuate_text(text, language)
        return ((Run(words),) if words else ()), ()
    markdown = MarkdownSource(at, language, [], blanks=False)
    report_joined_lines(text, markdown)
    lines = [
        _BlockReader(MarkdownEvents(line, blanks=False, line=True), markdown, start).inlines()
        for start, line in _lines(text)
    ]
    inlines = tuple(inline for line in lines for inline in (LINE_BREAK, *line))[1:]
    return punctuate(inlines, language), tuple(markdown.problems)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text between its hard line breaks, each with its index and on one line."""
    start = 0
    for end in re.finditer(r"(?<!\\)\\\n|(?<! ) {2,}\n|\Z", text.rstrip(" \n")):
        yield start, text[start : end.start()].replace("\n", " ")
        start = end.end()


class _BlockReader:
    """Reads the events of a text from an index on; each method passes the events of the block that it returns."""

    def __init__(self, events: MarkdownEvents, markdown: MarkdownSource, start: int) -> None:
        self.events, self.markdown, self.start = events, markdown, start

    def blocks(self, lists: int = 0) -> Blocks:
        """Return the blocks up to the end of their holder, which is inside so many lists."""
        found = []
        while self.events:
            if self.events.peek()[0] == "End":
                self.events.coming += 1
                break
            block = self.block(lists)
            if block is not None:
                found.append(block)
        return tuple(found)

    def block(self, lists: int) -> Block | None:
        """Return the next block, or None for one that has no place in a handout."""
        name, what, details = self.events.peek()
        match what if name == "Start" else name:
            case "Paragraph":
                self.events.coming += 1
                block = self.paragraph()
                self.events.coming += 1
                return block
            case "List" if lists < _DEEPEST_LIST:
                return self.list(details, lists)
            case "Table":
                return self.table(details)
            case "Rule" | "List" | "BlockQuote" | "CodeBlock" | "Heading" | "HtmlBlock" as kind:
                self.refused(kind)
                return None
            case _:
                return self.paragraph()  # an item of a list without empty lines has no paragraph of its own

    def paragraph(self) -> Block | None:
        """Return running text, or the picture that is alone in its paragraph."""
        start, end = self.events.span()
        if self.events.begins("Image"):
            figure = self.figure()
            if self.inlines():
                self.misplaced(start, end)
            return figure
        inlines = punctuate(self.inlines(), self.markdown.language)
        if plain(inlines).count(" ") >= MOST_WORDS:
            self.complain("E052", start, end, f"This paragraph has more than {MOST_WORDS:,} words", "split it in two")
        return Paragraph(inlines, self.source(start)) if inlines else None

    def figure(self) -> Figure | None:
        """Return the next picture with its alternative text and caption."""
        start, end = self.events.span()
        path, title = (self.events.peek()[2][key] for key in ("dest_url", "title"))
        self.events.coming += 1
        alt = plain(punctuate(self.inlines(), self.markdown.language))
        self.events.coming += 1
        if not alt:
            remedy = "say what it shows: ![what it shows](images/…)"
            self.complain("E042", start, end, "This picture has no alternative text", remedy)
        if self.markdown.pictures is None:
            self.misplaced(start, end)
            return None
        image = self.markdown.pictures(path, self.source(start))
        if isinstance(image, Problem):
            self.markdown.problems.append(image)
            return None
        title_start, title = self.events.written(start, end, title)
        place = self.markdown.place.after(self.index(title_start))
        caption, problems = read_inlines(title, place, self.markdown.language)
        self.markdown.problems.extend(problems)
        return Figure(path, image, alt, self.source(start), caption)

    def misplaced(self, start: int, end: int) -> None:
        """Report a picture within text."""
        remedy = "give it a paragraph of its own, with an empty line before and after"
        self.complain("E050", start, end, "A picture cannot be inside running text", remedy)

    def list(self, first: int | None, lists: int) -> List:
        """Return the next list; ``first`` is its first number."""
        source = self.source(self.events.span()[0])
        self.events.coming += 1
        items: list[Blocks] = []
        while self.events.begins("Item"):
            start, end = self.events.span()
            if first is not None:
                self.check_number(start, end, first + len(items), first)
            self.events.coming += 1
            items.append(self.blocks(lists + 1))
            if not items[-1]:
                self.complain("E050", start, end, "This list item is empty", "write its text, or delete it")
        self.events.coming += 1
        return List(tuple(items), first, source)

    def check_number(self, start: int, end: int, number: int, first: int) -> None:
        """Report an item that is printed with another number; to write the first one's each time is usual."""
        written = re.match(r"\d+", self.events.slice(start, end))
        if written is not None and int(written[0]) not in (number, first):
            message = f"This item is printed as {number}, because items are numbered in order"
            remedy = "number the items in order, or put a backslash before the period: 5\\."
            self.complain("W051", start, start + len(written[0]), message, remedy)

    def table(self, aligns: tuple[str, ...]) -> Table:
        """Return the next table."""
        source = self.source(self.events.span()[0])
        self.events.coming += 1
        header = self.row()
        rows = []
        while self.events.begins("TableRow"):
            rows.append(self.row())
        self.events.coming += 1
        return Table(header, tuple(rows), tuple(_ALIGNS[align] for align in aligns), source)

    def row(self) -> tuple[Inlines, ...]:
        """Return the cells of the next row."""
        start, end = self.events.span()
        self.events.coming += 1
        cells = []
        while self.events.begins("TableCell"):
            start = self.events.span()[1]
            self.events.coming += 1
            cells.append(punctuate(self.inlines(), self.markdown.language))
            self.events.coming += 1
        self.events.coming += 1
        if self.events.slice(start, end).strip("| \t\n"):
            remedy = "give the first row as many cells, or write \\| for a literal “|”"
            self.complain("E050", start, end, "This row has more cells than the table's first row", remedy)
        return tuple(cells)

    def inlines(self) -> Inlines:
        """Return the running text up to its end, not yet punctuated."""
        line = InlineBuilder(self.markdown)
        while self.events and self.inline(line):
            pass
        return line.finish()

    def inline(self, line: InlineBuilder) -> bool:
        """Take the next event into a line of text; return whether it belongs there."""
        name, what, details = self.events.peek()
        start, end = self.events.span()
        step = {"Start": 1, "End": -1}.get(name, 0)
        match what if step else name:
            case "Text":
                line.source(self.events.slice(start, end), self.index(start))
            case "SoftBreak":
                line.text(" ")
            case "HardBreak":
                line.add(LINE_BREAK)
            case "Strong":
                line.strong += step
            case "Emphasis":
                line.emphasis += step
            case "Link":
                line.link = self.link(details["dest_url"], details["title"]) if step > 0 else ""
            case "Image" if step > 0:
                self.misplaced(start, end)
                self.events.skip()
                return True
            case "Code":
                line.text(self.events.slice(start, end))
                self.complain("W052", start, end, "Backquotes are printed as written", "remove them")
            case "InlineHtml":
                line.text(self.events.slice(start, end))
            case _:
                return False
        self.events.coming += 1
        return True

    def link(self, address: str, title: str) -> str:
        """Return the address of the next link, or nothing if it is not one that a handout may hold."""
        start, end = self.events.span()
        if "@" in address and ":" not in address:
            address = f"mailto:{address}"
        if re.match(r"\[\s*\]", self.events.slice(start, end)):
            self.complain("E032", start, end, "This link has no text to print", "write it as [text](https://…)")
        if title:
            self.complain("E032", start, end, "The title of a link is not printed", "put it in the text")
        if address.lower().startswith(LINK_SCHEMES) and address.isprintable() and " " not in address:
            return address
        remedy = "write an address that begins with https://, http:// or mailto:"
        self.complain("E032", start, end, f"“{address}” is not a valid link address", remedy)
        return ""

    def refused(self, kind: str) -> None:
        """Report and pass a block that has no place in a handout."""
        start, end = self.events.span()
        marked = self.events.slice(start, end)
        if kind == "CodeBlock" and marked[:3] not in ("```", "~~~"):
            kind = "Indented"
        elif kind == "Heading" and not marked.startswith("#"):
            kind = "Underlined"
        self.complain("E051" if kind == "List" else "E050", start, end, *_REFUSALS[kind])
        self.events.skip()

    def complain(self, code: str, start: int, end: int, message: str, remedy: str) -> None:
        """Report the words between two bytes of the source."""
        self.markdown.report(code, self.events.slice(start, end), self.index(start), message, remedy)

    def source(self, start: int) -> Source:
        """Return the line and column of a byte of the source."""
        return self.markdown.place.at(self.index(start))

    def index(self, start: int) -> int:
        """Return the index in the whole text of a byte of the source."""
        return self.start + self.events.index(start)


_REFUSALS: Final = {
    "List": ("A list can be two levels deep, but this is the third level", "make it part of the item above"),
    "BlockQuote": (
        "A line that begins with “>” is a block quotation, but handouts have none",
        r"write \> for a literal “>”; for a quotation, write a section with “style: quote”",
    ),
    "CodeBlock": ("A handout cannot contain blocks of code", "remove the lines with ``` or ~~~"),
    "Indented": ("This text is indented by four spaces or more, which marks it as code", "indent it less"),
    "Heading": (
        "A “#” at the start of a line makes a heading, which text cannot contain",
        r"begin a new section with “heading:”, or write \# for a literal “#”",
    ),
    "Underlined": (
        "A line of dashes or equals signs under text makes it a heading, which text cannot contain",
        "begin a new section with “heading:”, or remove the line",
    ),
    "Rule": ("A line like this draws a rule, which text cannot contain", "remove it, or begin a new section"),
    "HtmlBlock": ("A handout cannot contain HTML", "remove it"),
}  # fmt: skip
