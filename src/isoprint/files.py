"""Safe reading and writing: `read_inside` reads within one folder, `write_whole` writes a file whole or not at all."""

import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

_FILE_FLAGS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened: without following a link, and closed in programs that are started."""
_FOLDER_FLAGS: Final = _FILE_FLAGS | getattr(os, "O_DIRECTORY", 0)
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
        return _open_part(parts[-1], os.O_NONBLOCK | _FILE_FLAGS, here)
    finally:
        os.close(here)


def _open_part(part: str, flags: int, folder: int) -> int:
    try:
        return os.open(part, os.O_RDONLY | flags, dir_fd=folder)
    except OSError:
        if _is_link(part, folder):
            raise UnsafePathError("symbolic links are not followed; copy the file into the folder") from None
        raise


def _is_link(part: str, folder: int) -> bool:
    try:
        return stat.S_ISLNK(os.stat(part, dir_fd=folder, follow_symlinks=False).st_mode)
    except OSError:
        return False


def _open_by_path(folder: Path, parts: list[str]) -> int:
    path = folder
    for part in parts:
        path = path / part
        if path.is_symlink():
            raise UnsafePathError("symbolic links are not followed; copy the file into the folder")
    return os.open(path, os.O_RDONLY | _FILE_FLAGS)


def _read(file: int, most: int) -> bytes:
    pieces: list[bytes] = []
    while most > 0:
        piece = os.read(file, min(_CHUNK, most))
        if not piece:
            break
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


# ---------------------------------------------------------------- writing

_PREFIX: Final = ".isoprint-"
"""How the names of files begin that are not whole yet."""
_ENDING: Final = ".part"
"""How the names of files end that are not whole yet."""
_MARK: Final = f"{os.getpid()}-{os.urandom(4).hex()}"
"""Marks the unfinished files of this run: its process number, and random digits in case the number is reused."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that at every moment it is either the old one or the whole new one.

    Raises OSError if it cannot be written; then the old file stays in place and nothing is left over.
    """
    part = path.with_name(f"{_PREFIX}{_MARK}-{path.name}{_ENDING}")
    try:
        _write_part(part, data)
        try:
            part.replace(path)
        except FileNotFoundError:  # another run took it for a leftover
            _write_part(part, data)
            part.replace(path)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):  # name the file itself, not its unfinished part
            error.filename = str(path)
        raise


_AT_ONCE: Final = 4
"""The number of files written at the same time, and of files written before any thread is started."""


def write_each(files: Iterable[tuple[Path, bytes]]) -> Iterator[Path]:
    """Write files as they come, and yield each path, in order, once the whole file is on the disk.

    Why: a disk takes some milliseconds to confirm a file. A build of many files waits for a few confirmations at once
    while it makes the next files. Raises OSError as `write_whole` does.
    """
    files = iter(files)
    for path, data in islice(files, _AT_ONCE):
        write_whole(path, data)
        yield path
    following = next(files, None)
    if following is None:
        return
    from concurrent.futures import Future, ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        under_way: deque[tuple[Path, Future[None]]] = deque()
        for path, data in chain((following,), files):
            under_way.append((path, threads.submit(write_whole, path, data)))
            if len(under_way) > _AT_ONCE:
                written, done = under_way.popleft()
                done.result()
                yield written
        for written, done in under_way:
            done.result()
            yield written


def _write_part(part: Path, data: bytes) -> None:
    """Write and sync a new file; its permissions follow the user's umask."""
    file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _FILE_FLAGS, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)


def sweep(folder: Path) -> None:
    """Remove the unfinished files of interrupted runs from a folder, but not those of a run still writing there."""
    if not folder.is_dir():
        return
    for part in folder.iterdir():
        name = part.name
        if name.startswith(_PREFIX) and name.endswith(_ENDING) and not name.startswith(_PREFIX + _MARK):
            writer = name.removeprefix(_PREFIX).partition("-")[0]
            if not (writer.isdigit() and _runs(int(writer))):
                part.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Return whether another process with this number exists."""
    if process == os.getpid():
        return False
    if os.name == "nt":  # there, os.kill would end the process; an open file cannot be removed anyway
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
