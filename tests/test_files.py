"""Files inside their folder, and files written whole."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from isoprint.files import UnsafePathError, read_inside, sweep, write_each, write_whole

MOST = 100


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "x.png").write_bytes(b"inside")
    (tmp_path / "secret").write_bytes(b"outside")
    return folder


def test_a_file_inside_is_read(content: Path) -> None:
    assert read_inside(content, "images/x.png", MOST) == b"inside"
    assert read_inside(content, "./images//x.png", MOST) == b"inside"


@pytest.mark.parametrize(
    "name",
    ["../secret", "images/../../secret", "/etc/passwd", "~/x", "C:/x", "images\\x.png", "", ".", "images/..", "a\0b"],
)
def test_a_path_that_leads_elsewhere_is_refused(content: Path, name: str) -> None:
    with pytest.raises(UnsafePathError):
        read_inside(content, name, MOST)


def test_links_are_not_followed(content: Path) -> None:
    (content / "link.png").symlink_to(content.parent / "secret")
    (content / "folder").symlink_to(content.parent)
    (content / "inner.png").symlink_to(content / "images" / "x.png")
    for name in ("link.png", "folder/secret", "inner.png"):
        with pytest.raises(UnsafePathError, match="links"):
            read_inside(content, name, MOST)


def test_a_file_that_is_swapped_while_it_is_read_never_lets_anything_outside_in(content: Path) -> None:
    """A thread puts links in the place of the picture and of its folder, and takes them away again, all the time."""
    (content.parent / "elsewhere").mkdir()
    (content.parent / "elsewhere" / "x.png").write_bytes(b"outside")
    done = threading.Event()

    def swap() -> None:
        images, aside = content / "images", content / "aside"
        while not done.is_set():
            images.rename(aside)
            images.symlink_to(content.parent / "elsewhere")
            images.unlink()
            aside.rename(images)

    thread = threading.Thread(target=swap)
    thread.start()
    seen = set()
    try:
        for _ in range(1000):
            try:
                seen.add(read_inside(content, "images/x.png", MOST))
            except (OSError, UnsafePathError):
                continue
    finally:
        done.set()
        thread.join()
    assert seen <= {b"inside"}


def test_the_folder_itself_may_be_a_link(content: Path) -> None:
    (content.parent / "elsewhere").symlink_to(content)
    assert read_inside(content.parent / "elsewhere", "images/x.png", MOST) == b"inside"


def test_pipes_devices_and_folders_are_refused_without_waiting(content: Path) -> None:
    os.mkfifo(content / "pipe")
    for name in ("pipe", "images"):
        with pytest.raises(UnsafePathError, match="regular file"):
            read_inside(content, name, MOST)
    with pytest.raises(UnsafePathError, match="regular file"):
        read_inside(Path("/dev"), "zero", MOST)


def test_a_missing_file_is_missing(content: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_inside(content, "images/y.png", MOST)


def test_one_byte_past_the_limit_is_read_and_no_more(content: Path) -> None:
    (content / "full").write_bytes(b"x" * MOST)
    (content / "over").write_bytes(b"x" * (MOST + 50))
    assert len(read_inside(content, "full", MOST)) == MOST
    assert len(read_inside(content, "over", MOST)) == MOST + 1


def test_no_file_stays_open(content: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for name in ("images/x.png", "images", "images/none", "none/x", "../secret"):
        try:
            read_inside(content, name, MOST)
        except (OSError, ValueError):
            continue
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_file_is_written_with_the_permission_that_the_umask_leaves(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "a.pdf", b"one")
    finally:
        os.umask(old)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.pdf", b"one")
    write_whole(tmp_path / "a.pdf", b"two")
    assert (tmp_path / "a.pdf").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_where_writing_fails_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "a.pdf", b"one")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match=r"No space.*/a\.pdf'$"):
        write_whole(tmp_path / "a.pdf", b"two")
    assert (tmp_path / "a.pdf").read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_run_that_was_killed_leaves_the_old_file_and_its_leftover_is_swept(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.pdf", b"one")
    program = (
        "import os, pathlib, signal\n"
        "from isoprint import files\n"
        "os.fsync = lambda file: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"files.write_whole(pathlib.Path({str(tmp_path / 'a.pdf')!r}), b'two')\n"
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


def test_a_file_that_a_sweep_took_away_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.replace
    calls = []

    def swept_once(part: Path, target: Path) -> Path:
        calls.append(part)
        if len(calls) == 1:
            part.unlink()
        return real(part, target)

    monkeypatch.setattr(Path, "replace", swept_once)
    write_whole(tmp_path / "a.pdf", b"one")
    assert (tmp_path / "a.pdf").read_bytes() == b"one"


def test_many_files_are_written_in_order_and_whole(tmp_path: Path) -> None:
    files = [(tmp_path / f"{number}.pdf", bytes([number]) * 1000) for number in range(30)]
    assert list(write_each(iter(files))) == [path for path, _ in files]
    assert all(path.read_bytes() == data for path, data in files)
    assert len(list(tmp_path.iterdir())) == 30


@pytest.mark.parametrize("bad", [0, 20])
def test_a_file_that_cannot_be_written_stops_the_others_after_it(tmp_path: Path, bad: int) -> None:
    files = [(tmp_path / str(n) if n != bad else tmp_path / "no" / "x", b"whole") for n in range(30)]
    written: list[Path] = []
    with pytest.raises(FileNotFoundError):
        written += write_each(iter(files))
    assert all(path.read_bytes() == b"whole" for path in tmp_path.iterdir())
    assert not (tmp_path / "29").exists()
