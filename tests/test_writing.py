"""Files written whole, and all of them or none."""

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from isoprint.writing import abandon, sweep, write_all


def write(path: Path, data: bytes) -> None:
    write_all([(path, data)])


def test_a_file_is_written_with_the_permission_that_the_umask_leaves(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write(tmp_path / "a.pdf", b"one")
    finally:
        os.umask(old)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", b"one")
    write(tmp_path / "a.pdf", b"two")
    assert (tmp_path / "a.pdf").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_where_writing_fails_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.pdf", b"one")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=r"No space.*/a\.pdf'$"):
        write(tmp_path / "a.pdf", b"two")
    assert (tmp_path / "a.pdf").read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_run_that_was_killed_leaves_the_old_file_and_its_leftover_is_swept(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", b"one")
    program = (
        "import os, pathlib, signal\n"
        "from isoprint import writing\n"
        "os.fsync = lambda file: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"writing.write_all([(pathlib.Path({str(tmp_path / 'a.pdf')!r}), b'two')])\n"
    )
    source = str(Path(__file__).parents[1] / "src")
    done = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": source}, check=False)
    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "a.pdf").read_bytes() == b"one"
    assert len(list(tmp_path.iterdir())) == 2
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_what_another_run_is_writing_is_not_swept(tmp_path: Path) -> None:
    part = tmp_path / f".isoprint-{os.getppid()}-00000000-a.pdf.part"
    part.write_bytes(b"half")
    sweep(tmp_path)
    assert part.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_files_are_written_whole(tmp_path: Path, count: int) -> None:
    files = [(tmp_path / f"{number}.pdf", bytes([number]) * 1000) for number in range(count)]
    write_all(iter(files))
    assert all(path.read_bytes() == data for path, data in files)
    assert len(list(tmp_path.iterdir())) == count


NAMES = [f"{number}.pdf" for number in range(12)]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder of old files, without the last of those that are written."""
    for name in NAMES[:-1]:
        (tmp_path / name).write_bytes(b"old")
    return tmp_path


def is_as_it_was(folder: Path) -> bool:
    return {path.name: path.read_bytes() for path in folder.iterdir()} == dict.fromkeys(NAMES[:-1], b"old")


def test_an_error_on_the_way_leaves_every_old_file(old: Path) -> None:
    def files() -> Iterator[tuple[Path, bytes]]:
        yield from ((old / name, b"new") for name in NAMES[:8])
        raise ValueError("the ninth cannot be made")

    with pytest.raises(ValueError, match="ninth"):
        write_all(files())
    assert is_as_it_was(old)


@pytest.mark.parametrize("full", range(len(NAMES)))
def test_a_disk_that_is_full_leaves_every_old_file(old: Path, full: int, monkeypatch: pytest.MonkeyPatch) -> None:
    left = iter(range(len(NAMES)))

    def fsync(_file: int) -> None:
        if next(left) == full:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match=r"No space.*/\d+\.pdf'$"):
        write_all((old / name, b"new") for name in NAMES)
    assert is_as_it_was(old)


class Lock:
    """A program that holds a file open, as Windows has it: nobody can replace it for a number of attempts."""

    def __init__(self, name: str, attempts: float, monkeypatch: pytest.MonkeyPatch) -> None:
        self.name, self.attempts = name, attempts
        self.waited: list[float] = []
        self._replace = Path.replace
        monkeypatch.setattr(Path, "replace", lambda part, path: self.replace(part, path))
        monkeypatch.setattr("time.sleep", self.waited.append)

    def replace(self, part: Path, path: Path) -> Path:
        if path.name == self.name and self.attempts > 0:
            self.attempts -= 1
            raise PermissionError(errno.EACCES, "Access is denied", str(part), None, str(path))
        return self._replace(part, path)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_held_open_leaves_every_old_file(old: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Lock(name, float("inf"), monkeypatch)
    with pytest.raises(PermissionError) as caught:
        write_all((old / name, b"new") for name in NAMES)
    assert (caught.value.filename, caught.value.filename2) == (str(old / name), None)
    assert is_as_it_was(old)


def test_a_file_that_is_held_for_a_moment_is_replaced(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = Lock(NAMES[3], 3, monkeypatch)
    write_all((old / name, b"new") for name in NAMES)
    assert [(old / name).read_bytes() for name in NAMES] == [b"new"] * len(NAMES)
    assert 0 < sum(lock.waited) < 2


def test_where_files_have_one_name_only_old_ones_are_put_back_too(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object, **_options: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    os.utime(old / NAMES[0], (1e9, 1e9))
    Lock(NAMES[5], float("inf"), monkeypatch)
    with pytest.raises(PermissionError):
        write_all((old / name, b"new") for name in NAMES)
    assert is_as_it_was(old)
    assert (old / NAMES[0]).stat().st_mtime == 1e9


def test_an_interruption_waits_until_all_files_are_replaced(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace

    def replace(part: Path, path: Path) -> Path:
        if path.name == NAMES[4]:
            os.kill(os.getpid(), signal.SIGINT)
        return real(part, path)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_all((old / name, b"new") for name in NAMES)
    assert [(old / name).read_bytes() for name in NAMES] == [b"new"] * len(NAMES)
    assert len(list(old.iterdir())) == len(NAMES)


def test_a_run_that_ends_at_once_takes_its_unfinished_files_along(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isoprint.writing._opening", threading.RLock())

    def files() -> Iterator[tuple[Path, bytes]]:
        yield from ((old / name, b"new") for name in NAMES[:4])
        assert len(list(old.iterdir())) == len(NAMES) - 1 + 4
        abandon()
        assert is_as_it_was(old)
        thread = threading.Thread(target=write, args=(old / "late.pdf", b"new"), daemon=True)
        thread.start()
        thread.join(0.1)
        assert is_as_it_was(old), "no thread begins a file after that"
        raise ValueError("ended")

    with pytest.raises(ValueError, match="ended"):
        write_all(files())


def test_a_leftover_that_another_program_holds_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unlink(part: Path, *, missing_ok: bool = False) -> None:  # noqa: ARG001
        raise PermissionError(errno.EACCES, "Access is denied", str(part))

    (tmp_path / ".isoprint-999999999-00000000-a.pdf.part").write_bytes(b"half")
    monkeypatch.setattr(Path, "unlink", unlink)
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(("age", "left"), [(0, 1), (7200, 0)])
def test_an_unfinished_file_of_a_process_with_our_number_is_swept_once_it_is_old(
    tmp_path: Path, age: float, left: int
) -> None:
    """It is one of another container, or on Windows, where nobody asks whether a process runs."""
    part = tmp_path / f".isoprint-{os.getpid()}-00000000-a.pdf.part"
    part.write_bytes(b"half")
    os.utime(part, (part.stat().st_mtime - age,) * 2)
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == left
