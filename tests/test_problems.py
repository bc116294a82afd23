"""How problems are told."""

from isoprint.problems import TITLES, Problem, Source, show, visible, without_allowed


def test_a_problem_is_told_with_its_line_a_caret_and_the_remedy() -> None:
    problem = Problem(
        "E012",
        "“auther” is not a key of a handout",
        Source("content/isotretinoin.yaml", 14, 5),
        "did you mean “authors”?",
        "    auther: The secretary",
        6,
    )
    expected = (
        "content/isotretinoin.yaml:14:5: error[E012]: “auther” is not a key of a handout\n"
        "   14 |     auther: The secretary\n"
        "      |     ^^^^^^ did you mean “authors”?"
    )
    assert expected == show(problem)


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    problem = Problem("E002", "This file is too large", Source("content/a.yaml"), "split it")
    assert show(problem) == "content/a.yaml: error[E002]: This file is too large\n      split it"


def test_a_warning_says_so() -> None:
    assert ": warning[W012]: " in show(Problem("W012", "Never cited", Source("a.yaml", 1, 1)))


def test_nothing_that_a_terminal_obeys_is_printed() -> None:
    told = show(Problem("E012", "“\x1b[2Jx”", Source("a\x07.yaml", 3, 2), "\u202ex", "\x1b[31m\tred", 4))
    assert told.replace("\n", "").isprintable()
    assert r"\x1b[31m\tred" in told
    assert r"a\x07.yaml" in told
    assert r"\u202ex" in told


def test_the_caret_stands_under_wide_and_escaped_characters() -> None:
    told = show(Problem("E034", "no glyph", Source("a.yaml", 1, 4), "", "皮\x1b膚x")).splitlines()
    assert told[1] == r"    1 | 皮\x1b膚x"
    assert told[2] == "      | " + " " * 8 + "^"


def test_a_long_line_is_cut_around_the_place() -> None:
    told = show(Problem("E034", "no glyph", Source("a.yaml", 1, 5001), "", "a" * 5000 + "☃" + "b" * 5000)).splitlines()
    assert len(told[1]) < 140
    assert told[1][told[2].index("^")] == "☃"


def test_every_code_is_an_error_or_a_warning() -> None:
    assert all(code[0] in "EW" and code[1:].isdigit() and len(code) == 4 for code in TITLES)
    assert list(TITLES) == sorted(TITLES)


def test_no_break_spaces_are_left_as_they_are() -> None:
    assert visible("10\u00a0mg") == "10\u00a0mg"


def test_only_warnings_can_be_allowed() -> None:
    found = [Problem(code, "", Source("a.yaml")) for code in ("E012", "W010", "W011")]
    assert [problem.code for problem in without_allowed(found, ("E012", "W010"))] == ["E012", "W011"]
