"""`punctuate` and `punctuate_text`: typographic punctuation for what was typed, as the language has it.

What changes, and nothing else: straight quotation marks, apostrophes and primes; ``--`` and ``---``; ``...``; the
spaces that a language sets beside its marks; and spaces that become no-break spaces, so a number stays with its
unit and an abbreviation with its name. Changing a text twice changes nothing more.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import is_normalized, normalize

from msgspec.structs import replace

from isoprint.content.languages.language import NO_BREAK, Language
from isoprint.content.model import Inline, Inlines, Run
from isoprint.content.text.quotation import SPACES, Edit, Quotation

_OPAQUE = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER: in place of what is not text or may not be changed."""
_COMPARISONS = frozenset("≥≤±<>≈=")
"""Signs with a space on both sides, both of which stay."""
_RELATIONS = _COMPARISONS | frozenset("×§°№")
"""Signs after which a space may not divide lines."""
_MEASURING_UNITS = (
    " mg mcg µg μg kg g ng pg mL ml dL dl cL L µL μL mmol µmol μmol mol mEq mIU IU UI U mmHg bpm rpm ppm mm cm dm m km "
    "nm µm μm m² cm² m³ cm³ °C °F K Hz kHz MHz GHz Da kDa kcal cal kJ J mW kW W mV kV V Pa kPa Gy mGy Sv mSv pt px dpi "
    "ms min h am pm a.m p.m % ‰ × € £ "
)
"""Units that stay with the number before them, each between spaces."""


def punctuate_text(text: str, language: Language) -> str:
    """Return a text without markup as it is printed: the language's punctuation, composed (NFC), single spaces."""
    text = _composed(re.sub("[ \t\n]+", " ", text).strip(" "))
    seen = _WEB_ADDRESS.sub(_hidden, text) if "://" in text else text
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


_WEB_ADDRESS = re.compile(r"https?://\w[^\s<>\"]*")
_AFTER_ADDRESS = ".,;:!?'*]}”’»…"
"""Punctuation that ends the sentence, not the address."""


def find_address(text: str, at: int = 0) -> str:
    """Return the address of the web that begins at an index, without punctuation that follows it, or nothing.

    A bracket that closes one within the address is part of it.
    """
    match = _WEB_ADDRESS.match(text, at)
    address = match[0] if match else ""
    open_brackets = 0
    for end, sign in enumerate(address):
        open_brackets += (sign == "(") - (sign == ")")
        if open_brackets < 0:
            address = address[:end]
            break
    return address.rstrip(_AFTER_ADDRESS)


def _hidden(match: re.Match[str]) -> str:
    address = find_address(match[0])
    return _OPAQUE * len(address) + match[0][len(address) :]


def _composed(text: str) -> str:
    return text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)


def _composed_run(inline: Inline) -> Inline:
    return _with_text(inline, _composed(inline.text)) if isinstance(inline, Run) else inline


def _with_text(inline: Inline, text: str) -> Inline:
    return replace(inline, text=text) if isinstance(inline, Run) and inline.text != text else inline


def _seen(inline: Inline) -> str:
    """Return the text of an inline as the rules see it, equally long, with opaque signs for what they must skip."""
    if not isinstance(inline, Run):
        return _OPAQUE
    if inline.link and "." in inline.text and inline.link.endswith(inline.text):
        return _OPAQUE * len(inline.text)
    return inline.text


def _edited(texts: Iterable[str], edits: list[Edit]) -> list[str]:
    """Return the texts, edited as if they were one; a replacement belongs to the text in which its stretch began."""
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


_TYPEWRITER_MARKS = r""""|'|--+|\.\.+| (?:al\.|(?<=[0-9.] )|(?=[0-9≥≤±<>≈=]))"""
"""All that may need an edit. Literals only: the search skips to one of their first letters, and compiles in 0.1 ms."""
_compiled = lru_cache(re.compile)


def _edits(text: str, language: Language) -> list[Edit]:
    """Return the edits that a text needs, in order and apart from each other."""
    edits: list[Edit] = []
    quotes = Quotation(text, language)
    marks = _TYPEWRITER_MARKS + "|;|:|!|\\?|«|»" if language.before else _TYPEWRITER_MARKS
    for match in _compiled(marks).finditer(text):
        edit = _edit(match, quotes, language)
        if edit is not None:
            start = max(edit.start, edits[-1].end) if edits else edit.start
            edits.append(Edit(start, edit.end, edit.new))
    return edits


def _edit(match: re.Match[str], quotes: Quotation, language: Language) -> Edit | None:
    text, found, start, end = match.string, match[0], match.start(), match.end()
    match found[0]:
        case '"':
            return quotes.double(start)
        case "'":
            return quotes.single(start)
        case "-":
            return _dash(text, start, end, language)
        case ".":
            return Edit(start, end, "…") if found == "..." else None
        case " ":
            return Edit(start, start + 1, NO_BREAK) if _binds(text, start, language) else None
        case "«" if language.inside:
            return _spaced(text, start, end, "", language.inside)
        case "»" if language.inside:
            return _spaced(text, start, end, language.inside, "")
        case _:
            return _mark(text, start, language)


def _binds(text: str, at: int, language: Language) -> bool:
    """Return whether no line may end at a space: after an abbreviation, before a unit, around signs as ≥, in et al."""
    before = text[at - 1 : at]
    if before == ".":
        return _keeps(text, at - 1, language)
    if text[at + 1 : at + 2] in _COMPARISONS:
        return _SHORT_TERM.search(text[max(0, at - 4) : at]) is not None and text[at + 2 : at + 3] == " "
    if before.isdecimal() and (_is_unit(text, at + 1) or (language.spaced_thousands and _is_thousand(text, at + 1))):
        return True
    return before in _RELATIONS or text[at - 2 : at + 4] == "et al." or _in_range(text, at, language.until)


_SHORT_TERM = re.compile(r"(?:^|[\s([])\w{1,3}\Z")
"""A term short enough to stay with the sign that compares it: n, P, HR, 5."""


def _in_range(text: str, at: int, until: str) -> bool:
    """Return whether a space is inside a short range that has a unit: 1 to 3 mm."""
    if not until or f" {until} " not in text[max(0, at - len(until) - 1) : at + len(until) + 2]:
        return False
    match = _compiled(rf"(?<![\d.,])\d\d?( ){until}( )\d\d? ").search(text, max(0, at - len(until) - 3))
    return match is not None and at in (match.start(1), match.start(2)) and _is_unit(text, match.end())


_UNIT = re.compile(r"[^\s!-$&-,/-@\[-`{-~-]+")
"""A word without signs of ASCII but % and the full stop of p.m."""
_AFTER_UNIT = f".”’»–—…{_OPAQUE}"
"""Signs that may follow a unit."""


def _is_unit(text: str, at: int) -> bool:
    word = _UNIT.match(text, at)
    return word is not None and f" {word[0].rstrip(_AFTER_UNIT)} " in _MEASURING_UNITS


def _is_thousand(text: str, at: int) -> bool:
    return text[at : at + 3].isdecimal() and len(text[at : at + 3]) == 3 and not text[at + 3 : at + 4].isdecimal()


def _dash(text: str, start: int, end: int, language: Language) -> Edit | None:
    if end - start > 3 or text[end : end + 1] == ">" or text[start - 1 : start] == "<":  # a rule or an arrow
        return None
    spaced = text[start - 1 : start] == " " and text[end : end + 1] == " "
    if spaced and (end - start == 2 or language.dash == "—"):
        return Edit(start - 1, end + 1, language.dash)
    return Edit(start, end, "–" if end - start == 2 else "—")


def _spaced(text: str, start: int, end: int, before: str, after: str) -> Edit | None:
    """Return the edit that gives the mark ``text[start:end]`` its space on the sides named, None where it has it."""
    mark = text[start:end]
    while before and start and text[start - 1] in SPACES:
        start -= 1
    while after and end < len(text) and text[end] in SPACES:
        end += 1
    new = before + mark + after
    return None if text[start:end] == new else Edit(start, end, new)


def _mark(text: str, at: int, language: Language) -> Edit | None:
    """Return the space before a mark, where it follows a word; none in 18:00, in ?! or after a bracket."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    space = language.before.get(text[at], "")
    follows = before.isalnum() or before in tuple(f")]»”’\"'%…{_OPAQUE}{SPACES}")
    if not space or not follows or (text[at] in ":;" and not (after.isspace() or after in ("", *f'"«»{_OPAQUE}'))):
        return None
    return _spaced(text, at, at + 1, space, "")


_WORD_BEFORE = re.compile(r"[\w.]+\Z")


def _keeps(text: str, stop: int, language: Language) -> bool:
    """Return whether the word before a full stop is an abbreviation that keeps what follows, or an initial."""
    word = _WORD_BEFORE.search(text, max(0, stop - 8), stop)
    if word is None:
        return False
    follower = text[stop + 2 : stop + 3]
    wanted = language.abbreviations.get(word[0], "")
    if wanted:
        return (
            ("*" in wanted and follower.isalnum())
            or ("9" in wanted and follower.isdigit())
            or ("A" in wanted and follower.isupper())
        )
    return len(word[0]) == 1 and word[0].isupper() and follower.isupper() and _begins_name(text, word.start())


def _begins_name(text: str, at: int) -> bool:
    """Return whether an initial may begin a name here: after a mark or a bracket, not after a word (vitamin A)."""
    before = text[max(0, at - 2) : at].rstrip(SPACES)
    return not before or not (before[-1].isalnum() or before[-1] == _OPAQUE)
