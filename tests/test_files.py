"""Files inside their folder."""

import os
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from isoprint.files import UnsafePathError, read_inside

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


def test_a_name_is_found_whose_accents_are_stored_apart(content: Path) -> None:
    """macOS stores é as e and an accent; what people type has it in one."""
    (content / "e\u0301te\u0301").mkdir()
    (content / "e\u0301te\u0301" / "cafe\u0301.png").write_bytes(b"inside")
    assert read_inside(content, "été/café.png", MOST) == b"inside"
    with pytest.raises(FileNotFoundError):
        read_inside(content, "été/cafè.png", MOST)


def test_a_link_whose_name_is_found_by_its_accents_is_not_followed_either(content: Path) -> None:
    (content / "cafe\u0301.png").symlink_to(content.parent / "secret")
    with pytest.raises(UnsafePathError, match="links"):
        read_inside(content, "café.png", MOST)


@pytest.fixture
def without_descriptors(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot open a file from an open folder, as Windows."""
    monkeypatch.setattr(os, "supports_dir_fd", set())


@pytest.mark.usefixtures("without_descriptors")
def test_windows_finds_names_and_refuses_links_too(content: Path) -> None:
    (content / "cafe\u0301.png").write_bytes(b"inside")
    (content / "link.png").symlink_to(content.parent / "secret")
    assert read_inside(content, "café.png", MOST) == b"inside"
    with pytest.raises(UnsafePathError, match="links"):
        read_inside(content, "link.png", MOST)


@pytest.mark.usefixtures("without_descriptors")
def test_a_junction_is_no_folder(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.lstat

    def lstat(path: Path) -> object:
        found = real(path)
        tag = 0xA0000003 if Path(path).name == "images" else 0
        return SimpleNamespace(st_mode=found.st_mode, st_reparse_tag=tag)

    monkeypatch.setattr(os, "lstat", lstat)
    with pytest.raises(UnsafePathError, match="links"):
        read_inside(content, "images/x.png", MOST)
