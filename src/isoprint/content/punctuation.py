"""Typewriter punctuation in, typographic punctuation out, as the language has it.

What changes, and nothing else: straight quotation marks, apostrophes and primes; ``--`` and ``---``; ``...``; the
spaces that a language sets beside its marks; and spaces that become no-break spaces, so that a number stays with its
unit and an abbreviation with its name. Changing a text twice changes nothing more.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import is_normalized, normalize

from msgspec.structs import replace

from isoprint.content.language import NARROW_NO_BREAK, NO_BREAK, Language
from isoprint.content.model import Inline, Inlines, Run

URL: Final = re.compile(r"https?://[^\s<>\"“”«»]*[^\s<>\"“”«»'’.,;:!?)\]}*]")
"""An address in running text, without the punctuation that follows it."""

_OPAQUE = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: stands for what is no text, or may not be changed
_SPACES = f" {NO_BREAK}{NARROW_NO_BREAK}"
_BEFORE_OPENING = frozenset(f"{_SPACES}\n([{{/—–-=“‘«‹„‚¿¡")
_RELATIONS = "≥≤±<>≈=×§°№"
_UNITS = (
    "mg mcg µg μg kg g ng pg mL ml dL dl cL L µL μL mmol µmol μmol mol mEq mIU IU UI U mmHg bpm rpm ppm mm cm dm m km "
    "nm µm μm m² cm² m³ cm³ °C °F K Hz kHz MHz GHz Da kDa kcal cal kJ J mW kW W mV kV V Pa kPa Gy mGy Sv mSv pt px dpi "
    "ms min h am pm a.m. p.m. % ‰ × € £"
)


class _Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``new``."""

    start: int
    end: int
    new: str


def punctuate_text(text: str, language: Language) -> str:
    """Return a text without markup as it is printed: the language's punctuation, composed (NFC), single spaces."""
    text = _composed(re.sub("[ \t\n]+", " ", text).strip(" "))
    seen = URL.sub(lambda url: _OPAQUE * len(url[0]), text) if "://" in text else text
    return _edited([text], _edits(seen, language))[0]


def punctuate(inlines: Inlines, language: Language) -> Inlines:
    """Return the inlines of one paragraph as they are printed.

    A quotation may open in one run and close in another. Runs that print an address stay as they are.
    """
    inlines = tuple(_composed_run(i) for i in inlines)
    edits = _edits("".join(map(_seen, inlines)), language)
    if not edits:
        return inlines
    texts = _edited([i.text if isinstance(i, Run) else _OPAQUE for i in inlines], edits)
    return tuple(_with_text(i, text) for i, text in zip(inlines, texts, strict=True) if text)


def _composed(text: str) -> str:
    return text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)


def _composed_run(inline: Inline) -> Inline:
    return _with_text(inline, _composed(inline.text)) if isinstance(inline, Run) else inline


def _with_text(inline: Inline, text: str) -> Inline:
    return replace(inline, text=text) if isinstance(inline, Run) and inline.text != text else inline


def _seen(inline: Inline) -> str:
    """Return what the rules see of an inline; as long as its text."""
    if not isinstance(inline, Run):
        return _OPAQUE
    if inline.link and "." in inline.text and inline.link.endswith(inline.text):
        return _OPAQUE * len(inline.text)
    return inline.text


def _edited(texts: Iterable[str], edits: list[_Edit]) -> list[str]:
    """Return the texts, which the edits take as one; what replaces a stretch stands where the stretch began."""
    done = []
    start, k = 0, 0
    for text in texts:
        end = at = start + len(text)
        parts, at = [], start
        while k < len(edits) and edits[k].start < end:
            edit = edits[k]
            if edit.start >= start:
                parts += [text[at - start : edit.start - start], edit.new]
            at = min(edit.end, end)
            if edit.end > end:
                break
            k += 1
        done.append("".join([*parts, text[at - start :]]))
        start = end
    return done


@lru_cache
def _pattern(spaced_marks: bool, spaced_thousands: bool) -> re.Pattern[str]:
    """Return what may need an edit. It begins with a set, so that the search skips all other letters fast."""
    units = "|".join(map(re.escape, _UNITS.split()))
    marks = "\"'" + "«»;:!?" * spaced_marks
    thousands = r"\d{3}(?!\d)|" * spaced_thousands
    return re.compile(
        rf"[{marks}\-.0-9{_RELATIONS}](?:(?<=[{marks}])|(?<=-)-+|(?<=\ al\.)|(?<=\.)(?:\.\.+|\ (?=\w))"
        rf"|(?<=[0-9])\ (?={thousands}(?:{units})(?!\w))|(?<=[{_RELATIONS}])\ (?=[0-9]))"
    )


def _edits(text: str, language: Language) -> list[_Edit]:
    """Return the edits that a text needs, in order and apart from each other."""
    edits: list[_Edit] = []
    quotes = _Quotes(text, language)
    for match in _pattern(bool(language.before), language.spaced_thousands).finditer(text):
        edit = _edit(match, quotes, language)
        if edit is not None:
            start = max(edit.start, edits[-1].end) if edits else edit.start
            edits.append(_Edit(start, edit.end, edit.new))
    return edits


def _edit(match: re.Match[str], quotes: "_Quotes", language: Language) -> _Edit | None:
    text, found, start, end = match.string, match[0], match.start(), match.end()
    match found[0]:
        case '"':
            return quotes.double(start)
        case "'":
            return quotes.single(start)
        case "-":
            return _dash(text, start, end, language)
        case ".":
            return _stop(text, start, end, language)
        case "«" if language.inside:
            return _spaced(text, start, end, "", language.inside)
        case "»" if language.inside:
            return _spaced(text, start, end, language.inside, "")
        case ";" | ":" | "!" | "?":
            return _mark(text, start, language)
        case _ if found.endswith(" "):
            return _Edit(end - 1, end, NO_BREAK)
    return None


def _stop(text: str, start: int, end: int, language: Language) -> _Edit | None:
    """Return the edit for ``...``, for the space after a stop, or for the one within “et al.”."""
    if end - start > 2:
        return _Edit(start, end, "…") if text[start:end] == "..." else None
    if end - start == 1:
        return _Edit(start - 3, start - 2, NO_BREAK) if text[:start].endswith("et al") else None
    return _Edit(end - 1, end, NO_BREAK) if text[end - 1] == " " and _keeps(text, start, language) else None


def _dash(text: str, start: int, end: int, language: Language) -> _Edit | None:
    if end - start > 3 or text[end : end + 1] == ">" or text[start - 1 : start] == "<":  # a rule or an arrow
        return None
    spaced = text[start - 1 : start] == " " and text[end : end + 1] == " "
    if spaced and (end - start == 2 or language.dash == "—"):
        return _Edit(start - 1, end + 1, language.dash)
    return _Edit(start, end, "–" if end - start == 2 else "—")


def _spaced(text: str, start: int, end: int, before: str, after: str) -> _Edit | None:
    """Return what gives the mark ``text[start:end]`` its own space, on the sides where one is named."""
    mark = text[start:end]
    while before and start and text[start - 1] in _SPACES:
        start -= 1
    while after and end < len(text) and text[end] in _SPACES:
        end += 1
    new = before + mark + after
    return None if text[start:end] == new else _Edit(start, end, new)


def _mark(text: str, at: int, language: Language) -> _Edit | None:
    """Return the space before a mark, where it follows a word; none in 18:00, in ?! or after a bracket."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    space = language.before.get(text[at], "")
    follows = before.isalnum() or before in tuple(f")]»”’\"'%…{_OPAQUE}{_SPACES}")
    if not space or not follows or (text[at] in ":;" and not (after.isspace() or after in ("", _OPAQUE))):
        return None
    return _spaced(text, at, at + 1, space, "")


_WORD_BEFORE = re.compile(r"[^\s(\[{“«‘„\"'/]+\Z")


def _keeps(text: str, stop: int, language: Language) -> bool:
    """Return whether the word before a full stop is an abbreviation that keeps what follows, or an initial."""
    word = _WORD_BEFORE.search(text, max(0, stop - 8), stop)
    if word is None:
        return False
    follower = text[stop + 2]
    wanted = language.abbreviations.get(word[0], "")
    if wanted:
        return "*" in wanted or ("9" in wanted and follower.isdigit()) or ("A" in wanted and follower.isupper())
    return len(word[0]) == 1 and word[0].isupper() and follower.isupper() and _begins_name(text, word.start())


def _begins_name(text: str, at: int) -> bool:
    """Return whether an initial may begin a name here: after a mark or a bracket, not after a word (vitamin A)."""
    before = text[:at].rstrip(_SPACES)
    return not before or not (before[-1].isalnum() or before[-1] == _OPAQUE)


class _Quotes:
    """The quotation marks of one text, from left to right: which are open tells what the next one is."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.open: list[str] = []
        self.just_opened = -1  # the index after an opening mark: there another may open

    def double(self, at: int) -> _Edit:
        depth = self.open.count('"')
        opens = self._may_open(at) or (bool(self.language.inside) and not depth and self._stands_free(at))
        if opens:
            return self._opened(at, '"', self.language.inner if depth % 2 else self.language.outer)
        if depth:
            return self._closed(at, '"', self.language.outer if depth % 2 else self.language.inner)
        if self.text[at - 1 : at].isdigit():
            return _Edit(at, at + 1, "″")
        return self._closed(at, "", self.language.outer)

    def single(self, at: int) -> _Edit:
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if before.isdigit() and (after.isdigit() or "'" not in self.open) and not after.isalpha():
            return _Edit(at, at + 1, "′")
        if before.isalnum() and after.isalnum():
            return _Edit(at, at + 1, "’")
        if self._may_open(at):
            if self._is_elision(at + 1) or not _SINGLE_CLOSING.search(self.text, at + 2):
                return _Edit(at, at + 1, "’")
            return self._opened(at, "'", self.language.inner)
        if "'" in self.open:
            return self._closed(at, "'", self.language.inner)
        return _Edit(at, at + 1, "’")

    def _may_open(self, at: int) -> bool:
        before, after = self.text[at - 1 : at] or " ", self.text[at + 1 : at + 2] or " "
        elided = before in "'’" and self.text[at - 2 : at - 1].isalpha() and after.isalnum()  # l'"acné"
        return (before in _BEFORE_OPENING or self.just_opened == at or elided) and not after.isspace()

    def _stands_free(self, at: int) -> bool:
        return (self.text[at - 1 : at] or " ").isspace() and (self.text[at + 1 : at + 2]).isspace()

    def _is_elision(self, at: int) -> bool:
        word = re.compile(r"\d0s\b|[^\W\d_]+|").match(self.text, at)
        return word is not None and (word[0][:1].isdigit() or word[0].lower() in self.language.elisions)

    def _opened(self, at: int, kind: str, marks: tuple[str, str]) -> _Edit:
        self.open.append(kind)
        edit = self._with_inside(at, marks, 0)
        self.just_opened = edit.end
        return edit

    def _closed(self, at: int, kind: str, marks: tuple[str, str]) -> _Edit:
        while kind in self.open and self.open.pop() != kind:
            pass
        return self._with_inside(at, marks, 1)

    def _with_inside(self, at: int, marks: tuple[str, str], side: int) -> _Edit:
        inside = self.language.inside if marks is self.language.outer else ""
        start, end = at, at + 1
        while inside and side and start and self.text[start - 1] in _SPACES:
            start -= 1
        while inside and not side and end < len(self.text) and self.text[end] in _SPACES:
            end += 1
        return _Edit(start, end, inside + marks[1] if side else marks[0] + inside)


_SINGLE_CLOSING = re.compile(r"(?<=\S)'(?!\w)")
