"""A slice of Markdown's running text in, Runs, Citations and Blanks out: the marks that CommonMark does not know."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from isoprint.content.languages.language import Language
from isoprint.content.model import Blank, Citation, Inline, Inlines, Run
from isoprint.content.text.punctuation import find_address, punctuate_text
from isoprint.drawing import Drawing
from isoprint.images import Image
from isoprint.problems import Problem, Source
from isoprint.yamlmap import TextPlace

FindPicture = Callable[[str, Source], Image | Drawing | Problem]
"""The picture at a path, or why there is none."""

LINE_BREAK: Final = Run("\n")
"""A hard line break, the same value wherever it is."""


class MarkdownSource(Struct, frozen=True):
    """One text in Markdown: its place, how to read it, and the problems found so far."""

    place: TextPlace
    language: Language
    problems: list[Problem]
    blanks: bool = False
    pictures: FindPicture | None = None

    def report(self, code: str, found: str, index: int, message: str, remedy: str) -> None:
        """Note a problem with the words found at an index of the text."""
        length = len(found.split("\n", 1)[0].rstrip())
        self.problems.append(self.place.problem(code, message, remedy, index, max(length, 1)))


_SIGNS_OF_MARKUP: Final = re.compile(r"\\|\[|\]|\^|~|\{|_|<|&|https?://")
"""Signs at which a mark may begin that CommonMark does not know."""
_CITATION_KEY = r"@[^\s@;,\[\]]+"
_MARKUP_BY_SIGN: Final = {
    "\\": (("escaped", r"\\([!-/:-@\[-`{-~])"),),
    "[": (
        ("cited", rf"\[\s*({_CITATION_KEY}(?:\s*;\s*{_CITATION_KEY})*)\s*\]"),
        ("footnote", r"\[\^([^\s\[\]]+)\]"),
        ("uncitable", r"\[((?:[^\[\]@]|(?<=\w)@|@(?!\w))*+@\w[^\[\]]*)\]"),
    ),
    "]": (("unlinked", r"\](?:\(\s*|:\s+)((?:https?:|mailto:|www\.)\S*)"),),
    "^": (("super", r"\^([^\s^]+)\^"),),
    "~": (("sub", r"(?<!~)~([^\s~]+)~(?!~)"),),
    "{": (("blank", r"\{\{([^{}]+)\}\}"),),
    "_": (("blank", r"___+()"),),
    "<": (("html", r"</?([a-zA-Z][a-zA-Z0-9-]*)(?:\s+[a-zA-Z-]+\s*=[^<>]*)?\s*/?>|<!--"),),
    "&": (("entity", r"&([a-zA-Z]{2,8}|#[0-9]+|#x[0-9a-fA-F]+);"),),
}
"""The marks that each sign may begin, compiled when a text first holds the sign, which most never do."""

_compiled = lru_cache(re.compile)
_WHITE_SPACE = re.compile(r"[ \t\n]{2,}|[\t\n]")
"""White space that is printed as one space."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A sign escaped with a backslash."""


class InlineBuilder:
    """The inlines of one paragraph, gathered from left to right; neighbors of one style become one Run."""

    def __init__(self, markdown: MarkdownSource) -> None:
        self.strong = self.emphasis = 0
        self.link = ""
        self._markdown = markdown
        self._done: list[Inline] = []
        self._words: list[str] = []
        self._style: tuple[bool, bool, Literal["", "super", "sub"], str] = (False, False, "", "")

    def text(self, words: str, script: Literal["", "super", "sub"] = "", link: str = "") -> None:
        """Add words as written, in the style that is open."""
        style = (self.strong > 0, self.emphasis > 0, script, self.link or link)
        if style != self._style:
            self._flush()
            self._style = style
        self._words.append(words)

    def add(self, inline: Inline) -> None:
        """Add a citation, a blank or a line break."""
        self._flush()
        self._done.append(inline)

    def source(self, source: str, index: int) -> None:
        """Add a slice of source that begins at an index of the text and in which CommonMark sees words only."""
        at = 0
        for sign in _SIGNS_OF_MARKUP.finditer(source):
            start = sign.start()
            if start < at:  # inside what has been taken already
                continue
            if start > at:
                self.text(source[at:start])
            at = self._address(source, start) if sign[0][0] == "h" else self._mark(source, start, index)
        if at < len(source):
            self.text(source[at:])

    def finish(self) -> Inlines:
        """Return the inlines without spaces at either end of a line, not yet punctuated."""
        self._flush()
        return _trimmed(self._done)

    def _flush(self) -> None:
        words = "".join(self._words)
        if words:
            self._done.append(Run(_WHITE_SPACE.sub(" ", words), *self._style))
            self._words.clear()

    def _address(self, source: str, start: int) -> int:
        """Take an address of the web, which becomes a link; return the index of its end."""
        address = find_address(source, start)
        self.text(address or source[start], link=address)
        return start + (len(address) or 1)

    def _mark(self, source: str, start: int, index: int) -> int:
        """Take the mark that begins at a sign, or the sign alone; return the index of its end."""
        for kind, pattern in _MARKUP_BY_SIGN[source[start]]:
            match = _compiled(pattern).match(source, start)
            if match and (kind != "blank" or self._markdown.blanks):
                self._take(kind, match, index + start)
                return match.end()
        self.text(source[start])
        return start + 1

    def _take(self, kind: str, match: re.Match[str], index: int) -> None:
        words = match[1] or ""
        match kind:
            case "escaped":
                self.text(words)
            case "cited":
                keys = tuple(key.strip()[1:] for key in words.split(";"))
                self.add(Citation(keys, self._markdown.place.at(index)))
            case "super":
                self.text(_ESCAPE.sub(r"\1", words), "super")
            case "sub":
                self.text(_ESCAPE.sub(r"\1", words), "sub")
            case "blank":
                accepted = words.split("|") if words else ()
                self.add(Blank(tuple(punctuate_text(text, self._markdown.language) for text in accepted)))
            case _:
                code, message, remedy = _MARKUP_PROBLEMS[kind]
                self._markdown.report(code, match[0], index, message.format(match[0]), remedy)
                self.text(match[0])


_MARKUP_PROBLEMS: Final = {
    "html": ("W050", "“{}” looks like HTML and is printed as written", "remove it, or use ** and * for emphasis"),
    "entity": ("W050", "“{}” looks like HTML and is printed as written", "write the character itself"),
    "footnote": (
        "E050",
        "“{}” is a footnote, but handouts have no footnotes",
        "say it in the text, or cite a reference",
    ),
    "unlinked": (
        "E032",
        "This link cannot be read",
        "write [text](https://…) without spaces, with the address in parentheses right after the text",
    ),
    "uncitable": (
        "E050",
        "A citation in square brackets can contain only keys",
        r"write [@key] or [@key; @key2]; for a literal bracket, write \[",
    ),
}


def _trimmed(inlines: list[Inline]) -> Inlines:
    """Return the inlines without spaces at the ends of lines."""
    last = len(inlines) - 1
    trimmed = []
    for at, inline in enumerate(inlines):
        if isinstance(inline, Run) and inline is not LINE_BREAK:
            text = inline.text
            if at == 0 or inlines[at - 1] is LINE_BREAK:
                text = text.lstrip(" ")
            if at == last or inlines[at + 1] is LINE_BREAK:
                text = text.rstrip(" ")
            if text != inline.text:
                inline = replace(inline, text=text)
            if not text:
                continue
        trimmed.append(inline)
    return tuple(trimmed)
