"""YAML with positions: what is read, what is refused, and that nothing takes the reader down."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from isoprint.problems import show
from isoprint.yamlmap import Items, Keys, Node, Scalar, YamlTree, read, read_yaml
from isoprint.yamlmap.encoding import MOST_FILE_BYTES
from isoprint.yamlmap.read import MOST_CHARACTERS, MOST_LEVELS

WORDS = frozenset({"title", "body", "ask", "sections"})


def tree(text: str) -> YamlTree:
    return read_yaml(text.encode("utf-8", "surrogatepass"), "a.yaml", WORDS)


def codes(text: str) -> list[str]:
    return [problem.code for problem in tree(text).problems]


def scalar(text: str) -> Scalar:
    """Return the value of ``k``."""
    root = tree(f"k: {text}").root
    assert isinstance(root, Keys)
    value = root.get("k")
    assert isinstance(value, Scalar)
    return value


# ---------------------------------------------------------------- plain values


@pytest.mark.parametrize("text", ["0", "7", "-3", "0.5", "10.25", "-0.1"])
def test_a_decimal_number_is_a_number(text: str) -> None:
    assert scalar(text).number


@pytest.mark.parametrize(
    "text",
    ["012", "1:30", "1e3", "0x1f", "+5", "1.", ".5", "1_000", "1,000", "-", ".inf", "٣", "'7'", '"7"', "2026-11-23"],
)
def test_all_else_that_looks_like_a_number_is_text(text: str) -> None:
    assert not scalar(text).number


@pytest.mark.parametrize("text", ["no", "yes", "on", "off", "y", "n", "True", "FALSE", "null", "~", "'true'"])
def test_only_true_and_false_are_truth_values(text: str) -> None:
    assert scalar("true").truth is True
    assert scalar("false").truth is False
    assert scalar(text).truth is None


def test_an_empty_value_is_empty_and_an_empty_text_is_not() -> None:
    assert scalar("").empty
    assert not scalar('""').empty
    assert scalar("null").text == "null"


# ---------------------------------------------------------------- files


def test_a_byte_order_mark_and_other_line_ends_change_nothing() -> None:
    plain = "title: Sun\nbody: |\n  It burns.\n"
    for written in ("\ufeff" + plain, plain.replace("\n", "\r\n"), plain.replace("\n", "\r")):
        found = tree(written)
        assert found.problems == ()
        assert found.lines == plain.split("\n")


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: \xe9", 1, 4),
        (b"a: b\n\xc3\xa9: \xff", 2, 4),
        ("a: b".encode("utf-16"), 1, 1),
        (b"\xef\xbb\xbfa: \x80", 1, 4),
    ],
)
def test_another_encoding_is_told_with_its_place(data: bytes, line: int, column: int) -> None:
    (problem,) = read_yaml(data, "a.yaml").problems
    assert (problem.code, problem.source.line, problem.source.column) == ("E003", line, column)


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x85", "\u2028", "\ufeff", "\x7f", "\uffff"])
def test_a_control_character_is_told_with_its_place(character: str) -> None:
    (problem,) = tree(f"title: Sun\nbody: a{character}b").problems
    assert (problem.code, problem.source.line, problem.source.column) == ("E004", 2, 8)


@pytest.mark.parametrize("escape", [r"\0", r"\x1b", r"\e", r"\u2028", r"\N"])
def test_a_control_character_by_way_of_an_escape_is_told_too(escape: str) -> None:
    assert codes(f'title: "a{escape}"') == ["E004"]


def test_text_is_composed_and_its_places_are_those_of_the_composed_line() -> None:
    assert scalar("Cafe\u0301 noir").text == "Café noir"
    assert scalar("Cafe\u0301 noir").place.at(5).column == 9


def test_both_lines_of_a_repeated_key_are_told() -> None:
    (problem,) = tree("title: a\nbody: b\ntitle: c\n").problems
    assert (problem.code, problem.source.line) == ("E008", 3)
    assert "line 1" in problem.message
    assert "line 3" in problem.message


# ---------------------------------------------------------------- limits, at each and one past it


def test_the_limit_of_the_files_size() -> None:
    full = b"title: a\n#" + b"x" * (MOST_FILE_BYTES - 10)
    assert read_yaml(full, "a.yaml").problems == ()
    assert [p.code for p in read_yaml(full + b"x", "a.yaml").problems] == ["E002"]


def test_the_limit_of_depth() -> None:
    assert codes("[" * MOST_LEVELS + "]" * MOST_LEVELS) == []
    assert codes("[" * (MOST_LEVELS + 1) + "]" * (MOST_LEVELS + 1)) == ["E005"]


def test_the_limit_of_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{read_yaml.__module__}.MOST_NODES", 500)
    assert codes("- a\n" * 499) == []
    assert codes("- a\n" * 500) == ["E005"]


def test_the_limit_of_one_text() -> None:
    assert codes("title: " + "x" * MOST_CHARACTERS) == []
    assert codes("title: " + "x" * (MOST_CHARACTERS + 1)) == ["E005"]


@pytest.mark.parametrize("hostile", ["[", "{", "- ", "? ", "a: ", "[{", "&a [", "!a ["])
def test_endless_nesting_is_refused(hostile: str) -> None:
    assert tree(hostile * (200_000 // len(hostile))).problems


def test_laughs_by_the_billion_are_never_told_twice() -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert set(codes(laughs)) == {"E007"}


def test_no_tag_is_ever_followed() -> None:
    for tag in ("!!python/object/apply:os.system [exit 1]", "!!python/name:os.system", "!<tag:x> y", "!!binary eA=="):
        assert codes(f"title: {tag}") == ["E007"]


# ---------------------------------------------------------------- the mended rest


def test_what_follows_a_mistake_is_read_all_the_same() -> None:
    found = tree("title: Sun: Moon\nask: @x\nbody: |\n  fine\nsections: [a\nurl: z\n")
    assert [(p.code, p.source.line) for p in found.problems] == [("E020", 1), ("E021", 2), ("E024", 5)]
    assert isinstance(found.root, Keys)
    assert [key.text for key, _ in found.root.entries] == ["title", "ask", "body", "sections", "url"]
    assert found.mended == {1, 2, 5}


def test_a_line_that_nothing_can_be_made_of_is_passed_over() -> None:
    found = tree("title: Sun\nwhat is this\nbody: x\n")
    assert [(p.code, p.source.line) for p in found.problems] == [("E011", 2)]
    assert not found.whole
    assert isinstance(found.root, Keys)
    assert len(found.root.entries) == 2


@pytest.mark.parametrize("trap", ["[", "'", '"', "{", "@", "a: b: c\n", "\t", "|x\n", "- -x\n"])
def test_many_traps_are_told_as_few_are(trap: str) -> None:
    assert tree(f"title: {trap}\n" * 20_000).problems


PIECES = ["a", "title", ": ", "- ", "\n", "  ", "\t", '"', "'", "[", "]", "{", "}", ",", "#", " #", "|", ">", "&a",
          "*a", "!x", "%", "@", "`", "---", "? ", "\\", "\u2028", "é", "e\u0301", "\0", "☃", "0", "-"]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_gives_problems_that_stand_in_it_and_can_be_shown(text: str) -> None:
    found = tree(text)
    for problem in found.problems:
        assert problem.source.line <= len(found.lines)
        assert show(problem).replace("\n", "").isprintable()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    found = read_yaml(data, "a.yaml", WORDS)
    assert all(show(problem) for problem in found.problems)


def _texts(node: Node | None) -> list[str]:
    if isinstance(node, Keys):
        return [text for key, value in node.entries for text in (key.text, *_texts(value))]
    if isinstance(node, Items):
        return [text for item in node.items for text in _texts(item)]
    return [node.text] if isinstance(node, Scalar) else []


def test_without_the_fast_parser_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "title: Sun # no\nbody: |\n  a\n\n  b\nlist: [a, 'b''c', \"d\\te\"]\nfold: >\n  x\n  y\n"
    fast = tree(text)
    monkeypatch.setattr(read, "_LOADER", yaml.SafeLoader)
    slow = tree(text)
    assert _texts(fast.root) == _texts(slow.root)
    assert [show(p) for p in fast.problems] == [show(p) for p in slow.problems]
