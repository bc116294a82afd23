"""The one statement of the format: the schema, the defaults and the reference page agree with it."""

from pathlib import Path
from typing import Any, Literal

import jsonschema
import pytest

from isoprint.content import model
from isoprint.content.folder import read_file
from isoprint.content.format.keys import RECORDS, Field, Record
from isoprint.content.format.schema import schema
from isoprint.content.model.section_styles import SECTION_STYLES, SectionStyle
from isoprint.yamlmap import Items, Keys, Node, Scalar, read_yaml

ROOT = Path(__file__).parents[3]
SAMPLES = ["content", "docs/examples/everything/content"]


def data(node: Node | None) -> Any:
    """Return a tree as the values that an editor sees in it."""
    if isinstance(node, Keys):
        return {key.text: data(value) for key, value in node.entries}
    if isinstance(node, Items):
        return [data(item) for item in node.items]
    if not isinstance(node, Scalar) or node.empty:
        return None
    if node.truth is not None:
        return node.truth
    return (float(node.text) if "." in node.text else int(node.text)) if node.number else node.text


def errors(text: str, of: Literal["handout", "club"] = "handout") -> list[str]:
    tree = read_yaml(text.encode(), "a.yaml")
    validator = jsonschema.Draft202012Validator(schema(of))
    return [error.message for error in validator.iter_errors(data(tree.root))]


@pytest.mark.parametrize("of", ["handout", "club"])
def test_the_schema_is_a_schema(of: Literal["handout", "club"]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(of))


@pytest.mark.parametrize("folder", SAMPLES)
def test_the_schema_accepts_the_samples(folder: str) -> None:
    for path in sorted((ROOT / folder).glob("*.yaml")):
        of: Literal["handout", "club"] = "club" if path.name == "club.yaml" else "handout"
        tree = read_file(path.parent, path.name).tree
        jsonschema.Draft202012Validator(schema(of)).validate(data(tree.root))


@pytest.mark.parametrize(
    "wrong",
    ["auther: me", "newsletter: {columns: 5, sections: []}", "newsletter: {sections: [{style: boxed}]}", "quiz: 5"],
)
def test_the_schema_refuses_what_reading_refuses(wrong: str) -> None:
    assert errors("title: Sun") == []
    assert errors(f"title: Sun\n{wrong}")


@pytest.mark.parametrize("name", RECORDS)
def test_synonyms_lead_to_one_key_and_are_none_themselves(name: str) -> None:
    fields = RECORDS[name].fields
    keys = [field.key for field in fields]
    assert len(set(keys)) == len(keys)
    assert [(f.key, s) for f in fields for s in f.synonyms.split() if s in keys] == []


DEFAULTS = [
    ("newsletter", model.Newsletter),
    ("section", model.Section),
    ("quiz", model.Quiz),
    ("part", model.Part),
    ("question", model.Question),
    ("handout", model.Handout),
]


@pytest.mark.parametrize(("name", "struct"), DEFAULTS)
def test_a_default_of_the_format_is_that_of_the_model(name: str, struct: type[Any]) -> None:
    names = struct.__struct_fields__
    defaults = dict(zip(names[len(names) - len(struct.__struct_defaults__) :], struct.__struct_defaults__, strict=True))
    stated = {
        f.key: f.default for f in RECORDS[name].fields if f.default and f.key in defaults and f.key != "name_line"
    }
    assert {key: as_written(defaults[key]) for key in stated} == stated


def as_written(value: object) -> str:
    """Return a value of the model as one would write it in a file."""
    if isinstance(value, SectionStyle):
        return value.name
    return str(value).lower() if isinstance(value, bool) else str(value)


# ---------------------------------------------------------------- the reference page

MARK = "<!-- Below this line the page is made from src/isoprint/content/format/keys.py by pytest --update. -->"
TYPES = {
    "plain": "plain text",
    "inline": "text",
    "blocks": "paragraphs",
    "ask": "paragraphs",
    "plains": "plain texts",
    "inlines": "texts",
    "choices": "texts",
    "flag": "`true` or `false`",
    "date": "a day, `2026-11-23`",
    "moment": "`2026-12-02 18:00`, or a day",
    "path": "a path",
    "paths": "a path, or several",
    "alts": "plain text for each picture",
    "captions": "text for each picture",
    "link": "an address",
    "color": '`"#rrggbb"` or `rrggbb`',
    "language": "a language's tag",
    "codes": "codes",
    "keys": "keys of references",
    "names": "`role: name` lines",
    "pairs": "`left: right` lines",
    "labels": "`true`, `false` or texts",
    "answer": "text, number, `true`, `false`, or a list",
}


def takes(field: Field) -> str:
    """Say what a key takes."""
    wanted = field.type
    words = ", ".join(f"`{word}`" for word in wanted.words)
    if wanted.name == "word":
        return words
    if wanted.name in {"whole", "number"}:
        limits = f"{wanted.low:g} to {wanted.high:g}" if wanted.high is not None else f"at least {wanted.low:g}"
        return f"a number, {limits}" + (f", or {words}" if words else "")
    if wanted.record:
        title = RECORDS[wanted.record].title
        link = f"[{title}](#{title.replace(' ', '-')})"
        return {"record": link, "records": f"a list, each item {link}", "named": f"key: {link}"}[wanted.name]
    return TYPES[wanted.name]


def section(record: Record) -> str:
    """Return a record's heading and table."""
    rows = ["| key | takes | default | meaning |", "|---|---|---|---|"]
    for field in record.fields:
        key = f"`{field.key}`" + (" (required)" if field.required else "")
        default = "" if not field.default else field.default if " " in field.default else f"`{field.default}`"
        meaning = field.meaning + (f"; such as `{field.example}`" if field.example else "")
        meaning += f" ({', '.join(field.kinds.split())})" if field.kinds else ""
        rows.append(f"| {key} | {takes(field)} | {default} | {meaning} |".replace("  ", " "))
    words = f"{record.meaning}\n\n" if record.meaning else ""
    table = f"## {record.title[:1].upper()}{record.title[1:]}\n\n{words}" + "\n".join(rows) + "\n"
    return f"{table}\n{styles()}" if record is RECORDS["section"] else table


def styles() -> str:
    """Return the table of the styles that a section can have."""
    rows = ["| style | what it is | keys it does not take |", "|---|---|---|"]
    for style in SECTION_STYLES.values():
        without = ", ".join(f"`{key}`" for key in style.forbidden)
        rows.append(f"| `{style.name}` | {style.meaning} | {without} |".replace("  ", " "))
    return "\n".join(rows) + "\n"


def test_the_reference_page_says_what_the_format_is(update: bool) -> None:
    path = ROOT / "docs" / "handout-format.md"
    prose = path.read_text("utf-8").split(MARK)[0]
    page = prose + MARK + "\n\n" + "\n".join(section(record) for record in RECORDS.values())
    if update:
        path.write_text(page, "utf-8")
    assert page == path.read_text("utf-8")
