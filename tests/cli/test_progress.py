import pytest

from isoprint.cli.progress import FEWEST_FILES, Progress

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def terminal(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> Capture:
    """Standard error, captured, taken for a terminal."""
    monkeypatch.setattr("isoprint.cli.progress.is_watched", lambda: True)
    return capsys


def run(total: int, steps: int, *, wanted: bool = True) -> None:
    progress = Progress(total, wanted=wanted)
    for _ in range(steps):
        progress.erase()
        progress.step()
    progress.erase()


def test_a_long_build_shows_a_person_how_far_it_is(terminal: Capture) -> None:
    run(40, 10)
    said = terminal.readouterr().err
    assert "#######....................... 10 of 40" in said
    assert said.split("10 of 40")[1].startswith("\r"), "the bar is gone in the end"


@pytest.mark.parametrize(("total", "wanted"), [(FEWEST_FILES - 1, True), (400, False)])
def test_there_is_no_bar_for_few_files_or_where_none_is_wanted(total: int, wanted: bool, terminal: Capture) -> None:
    run(total, 5, wanted=wanted)
    assert terminal.readouterr().err == ""


def test_there_is_no_bar_where_nobody_watches(capsys: Capture) -> None:
    run(400, 5)
    assert capsys.readouterr().err == ""
