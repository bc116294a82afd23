"""Pattern files by name."""

from isoprint.theme.patterns import load_patterns


def test_patterns_are_the_text_of_a_file() -> None:
    assert "\n.a2ch4\n" in load_patterns("en_GB").replace("\r", "")


def test_files_in_other_encodings_are_read() -> None:
    assert "ü" in load_patterns("de_DE")
    assert "й" in load_patterns("ru_RU")


def test_a_language_without_patterns_has_none() -> None:
    assert load_patterns("tlh_QO") == ""
