"""`Decoder`: reads the nodes of a YAML tree as the fields of a record, and reports every misfit."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from msgspec import Struct

from isoprint.content.format import mistakes
from isoprint.content.format.keys import FLAG, PLAIN, RECORDS, Field, Record, ValueType
from isoprint.content.format.scalars import SIMPLE
from isoprint.content.format.texts import TextReader
from isoprint.problems import Problem
from isoprint.yamlmap import Broken, Items, Keys, Node, Scalar, TextPlace

MISSING: Final = object()
"""In place of a value that is missing, or whose problem was reported already."""


class Decoded(Struct):
    """A record: the values that could be read, and the nodes and names of all keys that are written."""

    values: dict[str, Any]
    nodes: dict[str, Node]
    keys: dict[str, Scalar]
    place: TextPlace

    def text(self, key: str) -> Scalar | None:
        """Return what is written under a key where that is a single text."""
        node = self.nodes.get(key)
        return node if isinstance(node, Scalar) else None

    def take(self, *keys: str) -> dict[str, Any]:
        """Return the values of those of some keys that are there."""
        return {key: self.values[key] for key in keys if key in self.values}


def _is_blank(node: Node | None) -> bool:
    """Return whether there is no value, or a text in which nothing can be seen; a comment was reported already."""
    if not isinstance(node, Scalar):
        return node is None
    return node.comment < 0 and not any(sign.isprintable() and not sign.isspace() for sign in node.text)


class Decoder(TextReader):
    """Reads one file's nodes and gathers what is wrong in ``problems``."""

    # ------------------------------------------------------------ records

    def record(self, name: str, node: Node) -> Decoded | None:
        """Return the keys of a record, None where the node is not a mapping."""
        record = RECORDS[name]
        if isinstance(node, Keys):
            decoded = Decoded({}, {}, {}, node.place)
            for key, value in node.entries:
                if node.flow and isinstance(value, Scalar) and value.empty:
                    self.report(mistakes.valueless(key))
                else:
                    self._entry(record, decoded, key, value)
            self._required(record, decoded)
            return decoded
        if not isinstance(node, Broken):
            self.report(mistakes.not_keys(record, node))
        return None

    def _entry(self, record: Record, decoded: Decoded, key: Scalar, node: Node) -> None:
        field = record.field(key.text) or self._meant(record, key)
        if field is None or field.key in decoded.keys:
            return
        decoded.keys[field.key] = key
        if _opens_nothing(field, node):
            self.report(mistakes.empty(record, field, key))
            node = Broken(node.place)
        value = self.value(field, node)
        if not (isinstance(node, Scalar) and node.empty and node.comment < 0):
            decoded.nodes[field.key] = node
        if value is not MISSING:
            decoded.values[field.key] = value

    def _meant(self, record: Record, key: Scalar) -> Field | None:
        """Report an unknown key; return the field that was probably meant, so its value is checked too."""
        if key.text == "<<":
            return None
        near = mistakes.near_key(record, key.text)
        self.report(mistakes.unknown_key(record, key, near))
        return record.field(near)

    def _required(self, record: Record, decoded: Decoded) -> None:
        """Report missing keys that are required, but not where lines could not be read: they may be among those."""
        for field in record.fields:
            if field.required and self.tree.whole and _is_blank(decoded.nodes.get(field.key)):
                self.report(mistakes.missing_key(record, field, decoded.place, decoded.keys.get(field.key)))

    def records(self, node: Node, field: Field) -> Any:
        """Return the nodes of a list of records."""
        if isinstance(node, Items):
            return node.items
        if not isinstance(node, Broken):
            self.report(mistakes.not_list(field, node))
        return MISSING

    def value(self, field: Field, node: Node) -> Any:
        """Return a field's value, MISSING where it is empty or does not fit."""
        if isinstance(node, Broken):
            return MISSING
        if isinstance(node, Scalar):
            self.check_comment(node, field)
            if node.empty:
                return MISSING
        return _READERS[field.type.name](self, node, field)

    def check_comment(self, node: Scalar, field: Field) -> None:
        """Report a comment after anything but a number, true, false or a fixed word."""
        if node.comment < 0 or node.number or node.truth is not None or node.text.lower() in field.type.words:
            return
        self.report(mistakes.comment_eats(node, field))

    # ------------------------------------------------------------ texts

    def scalar(self, node: Node, field: Field) -> Scalar | None:
        """Return a node that is a single text, None with a problem reported where it is not."""
        if not isinstance(node, Scalar):
            if not isinstance(node, Broken):
                self.report(mistakes.not_text(node, field))
            return None
        return node

    def text(self, node: Node, field: Field) -> Any:
        """Return one text as it is printed."""
        scalar = self.scalar(node, field)
        return MISSING if scalar is None else _TEXT_READERS[field.type.name](self, scalar)

    def each(self, node: Node, field: Field) -> Any:
        """Return each of several short texts as it is printed."""
        return tuple([_TEXT_READERS[field.type.name](self, text) for text in self.texts(node, field)])

    def texts(self, node: Node, field: Field) -> tuple[Scalar, ...]:
        """Return short texts: a list, one text alone, or a block with one a line (a dash before each is fine)."""
        if isinstance(node, Items):
            return tuple(self._items(node, field))
        scalar = self.scalar(node, field)
        if scalar is None:
            return ()
        if scalar.folded:
            self.report(mistakes.one_a_line(scalar, field))
            return (scalar,)
        lines = tuple(scalar.split_lines())
        if lines and all(line.text.startswith("- ") for line in lines):
            lines = tuple(line.without_start(2) for line in lines)
        return lines

    def _items(self, node: Items, field: Field) -> Iterator[Scalar]:
        previous = None
        for item in node.items:
            scalar = self.scalar(item, field)
            if scalar is None:
                continue
            self.check_comment(scalar, field)
            if scalar.empty:
                continue
            if previous is not None and node.flow and _is_split_number(previous, scalar):
                self.report(mistakes.split_number(previous, scalar))
            previous = scalar
            yield scalar

    # ------------------------------------------------------------ other types

    def simple(self, node: Node, field: Field) -> Any:
        """Return a number, word, date, link or another value that a single text gives."""
        scalar = self.scalar(node, field)
        if scalar is None:
            return MISSING
        value = SIMPLE[field.type.name](scalar, field)
        if isinstance(value, Problem):
            self.report(value)
            return MISSING
        return value

    def labels(self, node: Node, field: Field) -> Any:
        """Return the labels of a name line: None for the language's own, () for no line."""
        if isinstance(node, Scalar) and node.truth is not None:
            return None if node.truth else ()
        if isinstance(node, Scalar) and not node.quoted and node.text.lower() in {"yes", "no", "on", "off"}:
            return self.simple(node, _as(field, FLAG))
        return self.each(node, field)

    def names(self, node: Node, field: Field) -> Any:
        """Return pairs of a plain key and a plain text."""
        if not isinstance(node, Keys):
            self.report(mistakes.not_names(node, field))
            return MISSING
        pairs = []
        for key, value in node.entries:
            if node.flow and isinstance(value, Scalar) and value.empty:
                self.report(mistakes.valueless(key))
            text = self.value(_as(field, PLAIN), value)
            if text is not MISSING:
                pairs.append((self.plain_of(key), text))
        return tuple(pairs)


_TEXT_READERS: Final[dict[str, Callable[[Decoder, Scalar], Any]]] = {
    "blocks": Decoder.blocks_of,
    "codes": lambda _, scalar: scalar.text,
    **dict.fromkeys(("inline", "inlines"), Decoder.inlines_of),
    **dict.fromkeys(("plain", "plains", "labels"), Decoder.plain_of),
}
"""What is made of a text, for each type of value that is printed."""

_READERS: Final[dict[str, Callable[[Decoder, Node, Field], Any]]] = {
    **dict.fromkeys(("plain", "inline", "blocks"), Decoder.text),
    **dict.fromkeys(("plains", "inlines", "codes"), Decoder.each),
    **dict.fromkeys(("paths", "keys"), Decoder.texts),
    "labels": Decoder.labels,
    "names": Decoder.names,
    "records": Decoder.records,
    **dict.fromkeys(SIMPLE, Decoder.simple),
    **dict.fromkeys(
        ("record", "named", "alts", "captions", "pairs", "answer", "ask", "choices"),
        lambda _decoder, node, _field: node,
    ),
}
"""The reader of each type of value; how to read the types that give the node itself depends on the keys beside it."""


def _as(field: Field, value_type: ValueType) -> Field:
    """Return the same key with another type, for one of several texts under it."""
    return Field(field.key, value_type, field.meaning)


_OPENING: Final = frozenset({"record", "records", "named", "names", "pairs", "choices"})
"""Types of values that open a group or a list."""


def _opens_nothing(field: Field, node: Node) -> bool:
    """Return whether a key that should open a group or a list has nothing in it: no value, ``[]`` or ``{}``."""
    if isinstance(node, Scalar):
        return node.empty and node.comment < 0 and field.type.name in _OPENING
    empty = not (node.items if isinstance(node, Items) else node.entries if isinstance(node, Keys) else True)
    return empty and (field.type.name in _OPENING or field.type.name == "answer")


def _is_split_number(first: Scalar, second: Scalar) -> bool:
    """Return whether two items of a list in brackets look like one number with a comma, ``1,000``."""
    same_line = first.place.line == second.place.line
    touching = second.place.column == first.place.column + len(first.text) + 1
    digits = second.text[:3]
    return same_line and touching and first.text[-1:].isdigit() and len(digits) == 3 and digits.isdigit()
