"""The format's tables in; a JSON Schema out, with which editors complete keys and underline mistakes."""

from typing import Any, Final, Literal

from isoprint.content.format.keys import RECORDS, Field, Record, Sort

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final = {"type": ["string", "number", "boolean", "null"]}
"""Where text is wanted a number, true or nothing is taken as well."""
_TEXTS: Final = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_PAIRS: Final = {"type": "object", "additionalProperties": _TEXT}

_LISTS = ("plains", "inlines", "paths", "alts", "captions", "codes", "keys", "choices", "answer")
_VALUES: Final[dict[str, Schema]] = {
    "flag": {"type": ["boolean", "null"]},
    "labels": {"anyOf": [{"type": "boolean"}, _TEXT, {"type": "array", "items": _TEXT}]},
    "date": {"type": ["string", "null"], "format": "date"},
    "names": {"anyOf": [_PAIRS, {"type": "null"}]},
    "pairs": {"anyOf": [_PAIRS, _TEXT, {"type": "array", "items": {"anyOf": [_PAIRS, _TEXT]}}]},
    **dict.fromkeys(_LISTS, _TEXTS),
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
    """Return the records that stand somewhere below one."""
    found: set[str] = set()
    for field in RECORDS[of].fields:
        if field.sort.record:
            found |= {field.sort.record} | _reached(field.sort.record)
            if field.sort.record == "question":
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
    made = {**_value(field.sort), "description": field.meaning}
    if field.default and field.sort.name in {"word", "whole", "number", "flag", "language"}:
        made["default"] = _default(field)
    if field.example:
        made["examples"] = [field.example.strip('"')]
    return made


def _default(field: Field) -> str | int | bool:
    text = field.default.split(",")[0]
    return text == "true" if field.sort.name == "flag" else int(text) if text.isdigit() else text


def _value(sort: Sort) -> Schema:
    """Return what a sort of value may be."""
    if sort.name == "word":
        return {"enum": [*sort.words, None]}
    if sort.name in {"whole", "number"}:
        return _number(sort)
    if sort.name == "record":
        return {"$ref": f"#/$defs/{sort.record}"}
    if sort.name == "records":
        return {"type": ["array", "null"], "items": _item(sort.record)}
    if sort.name == "named":
        return {"type": ["object", "null"], "additionalProperties": {"$ref": f"#/$defs/{sort.record}"}}
    return _VALUES.get(sort.name, _TEXT)


def _number(sort: Sort) -> Schema:
    made: Schema = {"type": ["integer" if sort.name == "whole" else "number", "null"]}
    if sort.low is not None:
        made["minimum"] = sort.low
    if sort.high is not None:
        made["maximum"] = sort.high
    return {"anyOf": [made, {"enum": list(sort.words)}]} if sort.words else made


def _item(record: str) -> Schema:
    reference = {"$ref": f"#/$defs/{record}"}
    return {"anyOf": [reference, {"$ref": "#/$defs/part"}]} if record == "question" else reference
