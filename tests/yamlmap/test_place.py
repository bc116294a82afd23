"""Where texts stand."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from isoprint.problems import Source
from isoprint.yamlmap import TextPlace, place_of

WRITTEN = {
    "plain": "key: alpha beta",
    "plain over lines": "key: alpha\n   beta\n\n\n   gamma  delta\n   x",
    "plain in a list": "- alpha",
    "single": "key: 'it''s a ''b''  c'",
    "single over lines": "key: 'alpha\n    beta\n\n    gamma'",
    "double": 'key: "a\\tb \\x41\\u0042 \\"q\\" c"',
    "double over lines": 'key: "alpha\n    beta \\\n    gamma\n\n    delta"',
    "literal": "key: |\n  alpha\n\n    beta\n  gamma\n",
    "literal, empty lines first": "key: |\n\n\n  alpha\n  beta",
    "literal, indentation given": "key:\n  - |2\n     alpha\n    beta\n",
    "literal, key after a dash": "- key: |2-\n      alpha\n    beta\n",
    "literal, comment": "key: |-  # note 3\n  alpha\n  beta",
    "folded": "key: >\n  alpha\n  beta\n\n  gamma\n\n\n  delta\n",
    "folded, empty lines first": "key: >\n\n  alpha\n  beta\n",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_each_character_of_a_text_leads_back_to_its_place(name: str) -> None:
    source = WRITTEN[name]
    lines = source.split("\n")
    event = [e for e in yaml.parse(source, Loader=yaml.SafeLoader) if isinstance(e, yaml.ScalarEvent)][-1]
    assert event.start_mark is not None
    place = TextPlace("a.yaml", lines, event.start_mark.line, event.start_mark.column, event.style or "")
    for index, character in enumerate(event.value):
        at = place.at(index)
        if character.isalpha() and "\\x41" not in source:
            assert character == lines[at.line - 1][at.column - 1], (index, at)
            assert lines[at.line - 1] == place.excerpt(index)


def test_an_escape_is_one_character() -> None:
    place = TextPlace("a.yaml", ['a: "\\x41B\\"C"'], 0, 3, '"')
    assert [place.at(i).column for i in range(4)] == [5, 9, 10, 12]


def test_the_place_of_a_part_counts_from_the_part() -> None:
    place = TextPlace("a.yaml", ["a: |", "  alpha", "  beta"], 0, 3, "|")
    assert place.after(6).at(1) == place.at(7) == Source("a.yaml", 3, 4)


def test_a_text_of_its_own_begins_at_line_1() -> None:
    assert place_of("ab\nc").at(3) == Source("text", 2, 1)
    assert place_of("ab\nc").problem("E050", "no", index=3).excerpt == "c"


@given(st.text("ab \n'\"\\:#|>-"), st.sampled_from(["", "'", '"', "|", ">"]), st.integers(0, 3), st.integers(0, 9))
def test_no_index_is_too_wild_to_place(text: str, style: str, line: int, index: int) -> None:
    lines = text.split("\n")
    place = TextPlace("a.yaml", lines, min(line, len(lines) - 1), 0, style)
    assert 1 <= place.at(index).line <= len(lines)
    assert place.excerpt(index) in lines
