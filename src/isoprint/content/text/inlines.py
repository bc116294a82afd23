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
    found_notes: list[bool] = []
    """Whether the file has marks of notes, once that was asked."""

    def has_notes(self) -> bool:
        """Return whether some word of the file has a star after it, as the mark of a note."""
        if not self.found_notes:
            self.found_notes.append(_has_note_marks(tuple(self.place.lines)))
        return self.found_notes[0]

    def has_opened(self, tag: str) -> bool:
        """Return whether the opening tag of this name is among the last problems: its closing tag is no new slip."""
        return any(problem.message.startswith((f"“<{tag}>", f"“<{tag} ")) for problem in self.problems[-4:])

    def has_problem(self, message: str) -> bool:
        """Return whether a problem was noted already."""
        return any(problem.message == message for problem in self.problems)

    def report(self, code: str, found: str, index: int, message: str, remedy: str) -> None:
        """Note a problem with the words found at an index of the text."""
        length = len(found.split("\n", 1)[0].rstrip())
        self.problems.append(self.place.problem(code, message, remedy, index, max(length, 1)))


_SIGNS_OF_MARKUP: Final = re.compile(r"\\|\[|\]|\^|~|\{|_|<|&|\*|\$|==|https?://")
"""Signs at which a mark may begin that CommonMark does not know."""
_PICTURES = "(?i:png|jpe?g|svg|gif|webp|tiff?|bmp|heic|pdf)"
"""The endings of pictures."""
_NO_NOTE = r"(?!p\s?[<=>≤])"
"""Not the legend of a table, *p<0.05."""
_CITATION_KEY = r"@[^\s@;,\[\]]+"
_MARKUP_BY_SIGN: Final = {
    "\\": (("escaped", r"\\([!-/:-@\[-`{-~])"), ("command", r"\\[a-zA-Z]{2,}\{([^{}]*)\}")),
    "[": (
        ("cited", rf"\[\s*({_CITATION_KEY}(?:\s*;\s*{_CITATION_KEY})*)\s*\]"),
        ("footnote", r"\[\^([^\s\[\]]+)\]"),
        ("box", r"(\[[ xX]\])(?=\s)"),
        ("parted_picture", rf"(?<=!)\[([^\[\]]*)\]\s+\((\S+\.(?:{_PICTURES}))\)"),
        ("lost_picture", rf"(?<=!)\[([^\[\]]*)\]\s*\(\s*<?([^()<>\n]*?\.(?:{_PICTURES}))>?(?:\s+\"[^\"\n]*\")?\s*\)"),
        ("parted", r"\[([^\[\]]+)\]\s+\(\s*((?:https?://|mailto:)[^\s()]+)\s*\)"),
        ("uncitable", r"\[((?:[^\[\]@]|(?<=\w)@|@(?!\w))*+@\w[^\[\]]*)\]"),
    ),
    "]": (("unlinked", r"\](?:\s*\(\s*|:\s+)((?:https?:|mailto:|www\.)\S*)"),),
    "^": (
        ("super", r"\^([^\s^]+)\^"),
        ("note", r"\^\[([^\[\]]+)\]"),
        ("raised", r"(?<=[\w)])\^([-+−]?\w+)"),
    ),
    "~": (
        ("sub", r"(?<!~)~([^\s~]+)~(?!~)"),
        ("struck", r"(?<!~)~~([^\s~](?:[^~\n]*[^\s~])?)~~(?!~)"),
        ("lowered", r"(?<=[^\W\d_])~(\d+)|(?<=[A-Z])~([a-z]{1,3})\b"),
    ),
    "{": (("blank", r"\{\{([^{}]+)\}\}"),),
    "_": (("blank", r"___+()"),),
    "<": (("html", r"</?([a-zA-Z][a-zA-Z0-9-]*)(?:\s+[a-zA-Z-]+\s*=[^<>]*)?\s*/?>|<!--"),),
    "*": (
        ("glued", r"(?<![\w*])\*\*([^*\s](?:[^*\n]*[^*\s])?)\*\*(\w+)"),
        ("spaced", r"(?<![\w*])\*\*[ \t]*([^*\s](?:[^*\n]*[^*\s])?)[ \t]*\*\*(?!\*)"),
        ("spaced", r"(?<=\w)\*\*([^\w\s*][^*\n]*)\*\*(?!\*)"),
        ("unclosed", rf"(?<![\w*])(\*\*)(?=[^\s*]){_NO_NOTE}([^\s*]*\w)"),
        ("unclosed", rf"(?<![\w*])(\*)(?=[^\W\d_]){_NO_NOTE}(\w+)"),
    ),
    "$": (("formula", r"\$(?=\S)([A-Za-z]|[^$\n]{0,80}[\\^_{}=<>+][^$\n]{0,80})(?<=\S)\$(?!\d)"),),
    "=": (("marked", r"(?<!=)==([^\s=](?:[^=\n]*[^\s=])?)==(?!=)"),),
    "&": (("entity", r"&([a-zA-Z]{2,8}|#[0-9]+|#x[0-9a-fA-F]+);"),),
}
"""The marks that each sign may begin, compiled when a text first holds the sign, which most never do."""

_compiled = lru_cache(re.compile)
_WHITE_SPACE = re.compile(r"[ \t\n]{2,}|[\t\n]")
"""White space that is printed as one space."""
_MARKED_WORD = r"\w{1,20}\Z"
"""The word that a sign follows."""
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
            if match and self._counts(kind, match):
                self._take(kind, match, index + start)
                return match.end()
        self.text(source[start])
        return start + 1

    def _counts(self, kind: str, match: re.Match[str]) -> bool:
        """Return whether a mark of a kind has a meaning here: a star that begins a line may begin a note."""
        if kind == "unclosed" and match.start() == 0:
            return not self._markdown.has_notes()
        if kind == "box":
            return not self._done and not self._words and not self._markdown.has_problem(_BOX)
        if kind == "html" and match[0].startswith("</"):
            return not self._markdown.has_opened(match[1])
        return kind != "blank" or self._markdown.blanks

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
                words = [match[0], *match.groups("")]
                word = re.search(_MARKED_WORD, match.string[max(0, match.start() - 20) : match.start()])
                remedy = remedy.format(*words, before=word[0] if word else "")
                self._markdown.report(code, match[0], index, message.format(*words), remedy)
                self.text(match[0])


@lru_cache(maxsize=1)
def _has_note_marks(lines: tuple[str, ...]) -> bool:
    """Return whether a word in some line has a star after it, as the mark of a note."""
    return any(re.search(r"[\w).%]\*", re.sub(r"\*++[^\s*][^*]*\*+", "", line)) for line in lines if "*" in line)


_BOX: Final = "“[ ]” is printed as written, not as a box to tick"
_MARKUP_PROBLEMS: Final = {
    "box": ("W053", _BOX, "write ☐ for an empty box, and ☒ for one that is ticked"),
    "command": ("W053", "“{}” is a command of LaTeX and is printed as written", "write **{1}**, or only {1}"),
    "parted_picture": ("E041", "A space parts this picture's text from its path", "write ![{1}]({2})"),
    "lost_picture": ("E041", "The spaces in the path of this picture end the path", "write ![{1}](<{2}>)"),
    "parted": ("E032", "A space parts the text of this link from its address", "write [{1}]({2})"),
    "note": ("W053", "“{}” is printed as written, because notes are not set", "write ({1})"),
    "raised": ("W053", "“{}” is printed as written, because a raised text ends with ^ too", "write {before}^{1}^"),
    "lowered": ("W053", "“{}” is printed as written, because a lowered text ends with ~ too", "write {before}~{1}{2}~"),
    "struck": ("W053", "“{}” is printed as written, because text is not struck out", "leave the words out, or the ~~"),
    "glued": ("W053", "“{0}” is printed as written, because a space is missing after **", "write **{1}** {2}"),
    "spaced": ("W053", "“{}” is printed as written: ** needs spaces outside and none inside", "write **{1}**"),
    "unclosed": (
        "W053",
        "“{1}” is printed as written, because nothing closes it",
        "write {1}{2}{1}, or \\* for a star",
    ),
    "formula": (
        "W053",
        "“{}” is printed as written, because formulas in $ are not set",
        "write it with signs such as × and ÷, and with x^2^ and H~2~O",
    ),
    "marked": ("W053", "“{}” is printed as written, because == does not mark text", "write **{1}**"),
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
