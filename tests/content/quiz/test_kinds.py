"""The table of kinds of questions agrees with the format, which states the keys of each."""

from isoprint.content.format.keys import QUESTION_KEYS
from isoprint.content.quiz.kinds import KINDS


def test_the_format_names_every_kind_and_no_other() -> None:
    assert set(QUESTION_KEYS["kind"].type.words) == {kind.name for kind in KINDS}
    assert {kind for field in QUESTION_KEYS.fields for kind in field.kinds.split()} == {kind.name for kind in KINDS}


def test_a_key_that_tells_a_kind_belongs_to_that_kind() -> None:
    for kind in KINDS:
        assert not kind.own_key or kind.name in QUESTION_KEYS[kind.own_key].kinds.split()
