"""The problems of keys and values that do not fit: each function returns one, with its remedy."""

import re
from typing import Final

from isoprint.content.format.keys import RECORDS, TRUTH_WORDS, WORDS, Field, Record
from isoprint.problems import Problem, did_you_mean, shortened
from isoprint.yamlmap import Items, Keys, Node, Scalar, TextPlace

_QUOTE = "put the whole text in quotation marks"
"""The remedy for a text that YAML reads as something else."""


def unknown_key(record: Record, key: Scalar, near: str) -> Problem:
    """Return the problem of a key that a record does not have; ``near`` is the one that was probably meant."""
    above = next((r.title for r in RECORDS.values() if r is not record and r.field(key.text)), "")
    if near:
        remedy = f"did you mean “{near}”?"
    elif above:
        remedy = f"“{key.text}” belongs to {above}"
    else:
        remedy = f"{record.title} has these keys: " + ", ".join(field.key for field in record.fields)
    message = f"“{shortened(key.text)}” is not a key of {record.title}"
    return key.problem("E012", message, remedy)


def near_key(record: Record, key: str) -> str:
    """Return the key that was probably meant: another spelling, a synonym or a near miss; empty for none."""
    from difflib import get_close_matches  # only on a mistake

    plain = key.strip().lower().replace("-", "_").replace(" ", "_")
    meanings = {field.key: field.key for field in record.fields}
    for field in record.fields:
        for synonym in field.synonyms.split():
            meanings.setdefault(synonym, field.key)
    if plain in meanings:
        return meanings[plain]
    elsewhere = any(r.field(plain) for r in RECORDS.values())
    close = [] if elsewhere else get_close_matches(plain[:40], meanings, n=1, cutoff=0.7)
    return meanings[close[0]] if close else ""


def missing_key(record: Record, field: Field, place: TextPlace, key: Scalar | None) -> Problem:
    """Return the problem of a key that must be there: it is missing, or ``key`` has no value."""
    example = f"{field.key}: {field.example or '…'}"
    if key is not None:
        message = f"“{field.key}” has no value, but {record.title} needs one"
        return key.problem("E013", message, f"write {example}")
    message = f"{_capitalized(record.title)} needs “{field.key}”: {field.meaning.split(';')[0]}"
    return place.problem("E013", message, f"add {example}")


def empty(record: Record, field: Field, key: Scalar) -> Problem:
    """Return the problem of a key that should open a group or a list and has nothing in it."""
    if field.required:
        return missing_key(record, field, key.place, key)
    return key.problem("E013", f"“{field.key}” is empty", "write what belongs below it, or remove the line")


def comment_eats(node: Scalar, field: Field) -> Problem:
    """Return the problem of a comment after text."""
    line = node.place.lines[min(node.place.line, len(node.place.lines) - 1)]
    text = line[node.place.column :].strip()
    if not node.text:
        message = f"Everything after “#” is a comment, so “{field.key}” has no value"
        remedy = f'put text that begins with # in quotation marks: {field.key}: "{shortened(text)}"'
    else:
        message = "Text after “ #” would be treated as a comment and not printed"
        remedy = f"{_QUOTE}, or put the comment on its own line"
    place = TextPlace(node.place.file, node.place.lines, _comment_line(node), node.comment)
    return place.problem("E018", message, remedy, length=max(1, len(place.excerpt()) - node.comment))


def _comment_line(node: Scalar) -> int:
    """Return the line of the comment: the last of a text that goes over several."""
    lines, number = node.place.lines, node.place.line
    while number < len(lines) - 1 and not lines[number].startswith("#", node.comment):
        number += 1
    return number


def not_text(node: Node, field: Field) -> Problem:
    """Return the problem of a list or mapping where one text is wanted."""
    if isinstance(node, Keys) and not node.flow and node.entries:
        key, value = node.entries[0]
        if field.key == "choices" and len(key.text) == 1 and key.text.isalpha():
            remedy = "write “choices: |” and, below it, one choice per line, without letters"
            return key.problem("E078", "isoprint assigns letters to the choices itself", remedy)
        line = node.place.lines[key.place.line]
        colon = line.find(":", key.place.column)
        if isinstance(value, Scalar) and value.place.line == key.place.line:
            text = line[key.place.column :].strip()
            message = "Text that contains a colon and a space needs quotation marks"
            remedy = f'{_QUOTE}: "{shortened(text)}"'
            return key.place.problem("E020", message, remedy, max(0, colon - key.place.column))
    if isinstance(node, Keys | Items) and node.flow:
        sign = "{" if isinstance(node, Keys) else "["
        return node.place.problem("E021", f"Text that begins with “{sign}” needs quotation marks", _QUOTE)
    what = "a list" if isinstance(node, Items) else "a group of keys"
    listed = isinstance(node, Items) and field.type.name in {"blocks", "ask"}
    remedy = f"write “{field.key}: |” and leave the list below it as it is" if listed else "write a single text"
    return node.place.problem("E014", f"“{field.key}” must be a single text, not {what}", remedy)


def not_keys(record: Record, node: Node) -> Problem:
    """Return the problem of a text or list where a record's keys are wanted."""
    first = next((field for field in record.fields if field.required), record.fields[0])
    remedy = f"write each key on its own line, such as {first.key}: {first.example or '…'}"
    message = f"{_capitalized(record.title)} must be a group of keys, not a"
    if not isinstance(node, Scalar):
        return node.place.problem("E014", f"{message} list", remedy)
    word, colon, rest = node.text.partition(":")
    if colon and word in WORDS:
        return node.place.problem("E025", f"A space is missing after “{word}:”", f"{word}: {rest}", len(word))
    return node.problem("E014", f"{message} text", remedy)


def _capitalized(title: str) -> str:
    return title[:1].upper() + title[1:]


def not_list(field: Field, node: Keys | Scalar) -> Problem:
    """Return the problem of one thing where a list of them is wanted."""
    if isinstance(node, Keys):
        first = node.entries[0][0] if node.entries else None
        if first is not None and first.text.startswith("-"):
            return first.place.problem("E025", "A space is missing after “-”", f"- {first.text[1:]}: …")
        remedy = "put “- ” before the first line of each item"
        return node.place.problem("E014", f"“{field.key}” must be a list", remedy)
    message = f"“{field.key}” must be a list of items with keys, not a text"
    return node.problem("E014", message, "begin each item with “- ” on its own line")


def not_a_word(field: Field, node: Scalar) -> Problem:
    """Return the problem of a value that is not one of the fixed words."""
    words = field.type.words
    remedy = did_you_mean(node.text.lower().strip(), words, f"write {' or '.join(words)}")
    return node.problem("E015", f"“{field.key}” cannot be “{shortened(node.text)}”", remedy)


def not_a_flag(field: Field, node: Scalar) -> Problem:
    """Return the problem of a value that is neither true nor false."""
    word = TRUTH_WORDS.get(node.text.strip().lower())
    remedy = f"write {field.key}: {word}" if word else "write true or false"
    message = f"“{field.key}” must be true or false, not “{shortened(node.text)}”"
    return node.problem("E080", message, remedy)


def not_a_number(field: Field, node: Scalar) -> Problem:
    """Return the problem of a value that is not a number of the wanted type."""
    wanted = field.type
    what = "a whole number" if wanted.name == "whole" else "a number"
    words = "".join(f" or {word}" for word in wanted.words)
    text = node.text.strip()
    bare = Scalar(text, TextPlace("", (), 0, 0))
    if node.quoted and bare.number:
        remedy = f"write it without quotation marks: {field.key}: {text}"
    elif text.startswith("0") and text.lstrip("0").isdigit():
        remedy = f"write it without leading zeros: {text.lstrip('0')}"
    elif "," in text and text.replace(",", "").isdigit():
        remedy = f"write it without commas: {text.replace(',', '')}"
    else:
        remedy = f"write {what}{words}, such as {field.key}: {_example(field)}"
    message = f"“{field.key}” must be {what}{words}, not “{shortened(node.text)}”"
    return node.problem("E014", message, remedy)


def _example(field: Field) -> str:
    return field.default if field.default.isdigit() else f"{max(1, field.type.low or 0):g}"


def out_of_range(field: Field, node: Scalar) -> Problem:
    """Return the problem of a number that is too small or too large."""
    wanted = field.type
    limits = f"from {wanted.low:g} to {wanted.high:g}" if wanted.high is not None else f"at least {wanted.low:g}"
    message = f"“{field.key}” must be {limits}, not {shortened(node.text)}"
    return node.problem("E016", message, f"write a number {limits}")


def not_a_date(field: Field, node: Scalar, timed: bool) -> Problem:
    """Return the problem of a value that is not a date of the calendar."""
    form = "year-month-day hour:minute" if timed else "year-month-day"
    example = "2026-12-02 18:00 (the time is optional)" if timed else "2026-11-23"
    message = f"“{shortened(node.text)}” is not a calendar date in the form {form}"
    return node.problem("E017", message, f"write {field.key}: {example}")


def unknown_language(node: Scalar, known: tuple[str, ...]) -> Problem:
    """Return the problem of a language without hyphenation and printed labels."""
    message = f"isoprint does not know the language “{shortened(node.text)}”"
    return node.problem("E030", message, f"write one of {', '.join(known)}, or a regional form such as en-US")


def not_a_color(node: Scalar) -> Problem:
    """Return the problem of a color that cannot be read."""
    remedy = 'write six hexadecimal digits, such as "#8c2f39" or 8c2f39'
    return node.problem("E031", f"“{shortened(node.text)}” is not a color code", remedy)


def not_a_link(field: Field, node: Scalar) -> Problem:
    """Return the problem of an address that is not a link to the web or to mail."""
    message = f"“{shortened(node.text)}” is not a complete web or email address"
    remedy = f"write the whole address, such as {field.key}: {field.example or 'https://example.org/'}"
    return node.problem("E032", message, remedy)


def split_number(first: Scalar, second: Scalar) -> Problem:
    """Return the problem of ``[1,000 mg]``: the comma of a number divides a list in brackets."""
    text = f"{first.text},{shortened(second.text)}"
    message = f"The comma in “{text}” splits this item of the list"
    return first.place.problem("E026", message, f'put the text in quotation marks: "{text}"', len(first.text))


def valueless(key: Scalar) -> Problem:
    """Return the problem of ``{what: Dinner, drinks}``: the comma of a text divides keys in braces."""
    message = f"A comma separates keys inside braces, so “{shortened(key.text)}” is read as a key without a value"
    return key.problem("E026", message, "put text that contains commas in quotation marks")


def one_a_line(scalar: Scalar, field: Field) -> Problem:
    """Return the problem of a list of short texts whose lines YAML would join."""
    message = f"YAML would join the lines of “{field.key}” into one"
    return scalar.place.problem("E019", message, f"write “{field.key}: |” and, below it, one item per line")


def not_names(node: Node, field: Field) -> Problem:
    """Return the problem of a text or list where names are wanted by role."""
    message = f"“{field.key}” must have lines of the form “role: name”"
    return node.place.problem("E014", message, "write each on its own line below")


def no_glyph(node: Scalar, index: int, character: str) -> Problem:
    """Return the problem of a character that no face has."""
    message = f"The bundled fonts do not have the character “{character}” (U+{ord(character):04X})"
    return node.place.problem("E034", message, "replace it, or leave it out", index)


_RAISED: Final = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
"""Characters that are raised without markup."""
_LOWERED: Final = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
"""Characters that are lowered without markup."""


def markup_in_plain(node: Scalar) -> Problem | None:
    """Return the problem of ``**words**`` or ``m^2^`` in a text without markup, where the signs are printed."""
    found = re.search(
        r"(?<![\w*])(\*{1,2})(?P<words>[^\s*](?:[^*\n]*[^\s*])?)\1(?![\w*])"
        r"|(?P<stem>\w{1,20})(?:\^(?P<raised>[\d+-]+)\^|~(?P<lowered>[\d+-]+)~)",
        node.text,
    )
    if found is None:
        return None
    words, stem, raised, lowered = (found[name] or "" for name in ("words", "stem", "raised", "lowered"))
    remedy = f"write {shortened(words)}{stem}{raised.translate(_RAISED)}{lowered.translate(_LOWERED)}"
    message = f"“{shortened(found[0])}” is printed as written, because this text has no markup"
    return node.place.problem("W053", message, remedy, found.start(), len(found[0]))
