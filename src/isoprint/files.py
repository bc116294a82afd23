"""`read_inside` reads a file within one folder, and never outside it."""

import os
import stat
from pathlib import Path
from typing import Final

FILE_FLAGS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened: without following a link, and closed in programs that are started."""
_FOLDER_FLAGS: Final = FILE_FLAGS | getattr(os, "O_DIRECTORY", 0)
"""How a folder is opened."""
_CHUNK: Final = 1024 * 1024
"""The bytes read at once."""


class UnsafePathError(ValueError):
    """Raised for a path that leads out of its folder or not to a regular file; says which in one sentence."""


def read_inside(folder: Path, name: str, most: int) -> bytes:
    """Return the bytes of a file inside a folder: at most ``most``, and one more if the file is longer.

    ``name`` is relative to the folder, with ``/`` between its parts. Each part is opened from the one before it
    without following links, and the check is made on the open file, so that nothing can be swapped in between.
    Raises UnsafePathError, or OSError if the file is missing or cannot be read.
    """
    file = _open_inside(folder, _parts(name))
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise UnsafePathError("this is not a regular file")
        return _read(file, most + 1)
    finally:
        os.close(file)


def _parts(name: str) -> list[str]:
    """Return the parts of a relative path. Raises UnsafePathError if the path leaves its folder."""
    if "\\" in name:
        raise UnsafePathError("folders are separated by “/”, not “\\”")
    if name.startswith(("/", "~")) or name[1:2] == ":":
        raise UnsafePathError("a path must begin inside the content folder, not with “/”, “~” or a drive letter")
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if ".." in parts:
        raise UnsafePathError("a path must not leave the content folder with “..”")
    if not parts or "\0" in name:
        raise UnsafePathError("this is not the path of a file")
    return parts


def _open_inside(folder: Path, parts: list[str]) -> int:
    """Return the descriptor of a file opened for reading, without waiting on a pipe or device."""
    # A platform without dir_fd (Windows) cannot hold a folder open; there, each part is checked first.
    if os.open not in os.supports_dir_fd:
        return _open_by_path(folder, parts)
    here = os.open(folder, _FOLDER_FLAGS & ~getattr(os, "O_NOFOLLOW", 0))
    try:
        for part in parts[:-1]:
            inner = _open_part(part, _FOLDER_FLAGS, here)
            os.close(here)
            here = inner
        return _open_part(parts[-1], os.O_NONBLOCK | FILE_FLAGS, here)
    finally:
        os.close(here)


def _open_part(part: str, flags: int, folder: int) -> int:
    try:
        return os.open(part, os.O_RDONLY | flags, dir_fd=folder)
    except FileNotFoundError:
        same = _same_name(part, folder)
        if same in (None, part):
            raise
        return _open_part(same, flags, folder)
    except OSError:
        if _is_link(part, folder):
            raise UnsafePathError("symbolic links are not followed; copy the file into the folder") from None
        raise


def _same_name(name: str, folder: int | Path) -> str | None:
    """Return the name in a folder that is written with other code points: macOS parts é into e and an accent."""
    if name.isascii():
        return None
    import unicodedata

    composed = unicodedata.normalize("NFC", name)
    names = os.listdir(folder)  # noqa: PTH208 — it may be a descriptor
    return next((other for other in names if unicodedata.normalize("NFC", other) == composed), None)


def _is_link(part: str, folder: int) -> bool:
    try:
        return stat.S_ISLNK(os.stat(part, dir_fd=folder, follow_symlinks=False).st_mode)
    except OSError:
        return False


def _open_by_path(folder: Path, parts: list[str]) -> int:
    path = folder
    for part in parts:
        path = path / part if (path / part).exists() else path / (_same_name(part, path) or part)
        if path.is_symlink() or _is_junction(path):
            raise UnsafePathError("symbolic links are not followed; copy the file into the folder")
    return os.open(path, os.O_RDONLY | FILE_FLAGS)


def _is_junction(path: Path) -> bool:
    """Return whether a path is a junction, the link to a folder that Windows lets everybody make."""
    try:
        tag = getattr(os.lstat(path), "st_reparse_tag", 0)
    except OSError:
        return False
    return bool(tag == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 0xA0000003))


def _read(file: int, most: int) -> bytes:
    pieces: list[bytes] = []
    while most > 0:
        piece = os.read(file, min(_CHUNK, most))
        if not piece:
            break
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)
