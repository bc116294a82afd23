"""`schema`: the format as a JSON Schema, with which editors complete keys and underline mistakes."""

from typing import Any, Final, Literal

from isoprint.content.format.keys import RECORDS, Field, Record, ValueType

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final = {"type": ["string", "number", "boolean", "null"]}
"""Where text is wanted, a number, true or nothing will do as well."""
_TEXT_OR_TEXTS: Final = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
"""A text, or a list of texts."""
_PAIRS: Final = {"type": "object", "additionalProperties": _TEXT}
"""Keys with texts."""

_LISTS = ("plains", "inlines", "paths", "alts", "captions", "codes", "keys", "choices", "answer")
_VALUES: Final[dict[str, Schema]] = {
    "flag": {"type": ["boolean", "null"]},
    "labels": {"anyOf": [{"type": "boolean"}, _TEXT, {"type": "array", "items": _TEXT}]},
    "date": {"type": ["string", "null"], "format": "date"},
    "names": {"anyOf": [_PAIRS, {"type": "null"}]},
    "pairs": {"anyOf": [_PAIRS, _TEXT, {"type": "array", "items": {"anyOf": [_PAIRS, _TEXT]}}]},
    **dict.fromkeys(_LISTS, _TEXT_OR_TEXTS),
}


def schema(of: Literal["handout", "club"] = "handout") -> Schema:
    """Return the JSON Schema of a handout's file or of the club's."""
    reached = _reached(of)
    return {
        "$schema": _DIALECT,
        "title": f"isoprint: {RECORDS[of].title}",
        **_record(RECORDS[of]),
        "$defs": {name: _record(RECORDS[name]) for name in RECORDS if name in reached},
    }


def _reached(of: str) -> set[str]:
    """Return the names of all records below one."""
    found: set[str] = set()
    for field in RECORDS[of].fields:
        if field.type.record:
            found |= {field.type.record} | _reached(field.type.record)
            if field.type.record == "question":
                found.add("part")
    return found - {of}


def _record(record: Record) -> Schema:
    made: Schema = {
        "type": ["object", "null"],
        "properties": {field.key: _field(field) for field in record.fields},
        "required": [field.key for field in record.fields if field.required],
        "additionalProperties": False,
    }
    if record.meaning:
        made["description"] = record.meaning
    return made


def _field(field: Field) -> Schema:
    made = {**_value(field.type), "description": field.meaning}
    if field.default and field.type.name in {"word", "whole", "number", "flag", "language"}:
        made["default"] = _default(field)
    if field.example:
        made["examples"] = [field.example.strip('"')]
    return made


def _default(field: Field) -> str | int | bool:
    text = field.default.split(",")[0]
    return text == "true" if field.type.name == "flag" else int(text) if text.isdigit() else text


def _value(wanted: ValueType) -> Schema:
    """Return the schema of a type of value."""
    if wanted.name == "word":
        return {"enum": [*wanted.words, None]}
    if wanted.name in {"whole", "number"}:
        return _number(wanted)
    if wanted.name == "record":
        return {"$ref": f"#/$defs/{wanted.record}"}
    if wanted.name == "records":
        return {"type": ["array", "null"], "items": _item(wanted.record)}
    if wanted.name == "named":
        return {"type": ["object", "null"], "additionalProperties": {"$ref": f"#/$defs/{wanted.record}"}}
    return _VALUES.get(wanted.name, _TEXT)


def _number(wanted: ValueType) -> Schema:
    made: Schema = {"type": ["integer" if wanted.name == "whole" else "number", "null"]}
    if wanted.low is not None:
        made["minimum"] = wanted.low
    if wanted.high is not None:
        made["maximum"] = wanted.high
    return {"anyOf": [made, {"enum": list(wanted.words)}]} if wanted.words else made


def _item(record: str) -> Schema:
    reference = {"$ref": f"#/$defs/{record}"}
    return {"anyOf": [reference, {"$ref": "#/$defs/part"}]} if record == "question" else reference
