"""`write_all` writes files so that all of them are replaced or none."""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from typing import Final

from isoprint.files import FILE_FLAGS

_PREFIX: Final = ".isoprint-"
"""How the names of files begin that are not whole yet."""
_ENDING: Final = ".part"
"""How the names of files end that are not whole yet."""
_MARK: Final = f"{os.getpid()}-{os.urandom(4).hex()}"
"""Marks the unfinished files of this run: its process number, and random digits in case the number is reused."""


_AT_ONCE: Final = 4
"""The number of files written at the same time, and of files written before any thread is started."""
_WAITS: Final = (0.05, 0.1, 0.2, 0.4)
"""The seconds between attempts to replace a file: on Windows, a virus scanner or OneDrive holds it for a moment."""
_OLD_AFTER: Final = 3600
"""The seconds after which an unfinished file is a leftover where nobody can tell whether its writer still runs."""
_unfinished: set[Path] = set()
"""The unfinished files of this run."""
_opening = threading.RLock()
"""Held while a thread opens a new file, and for good by a run that is about to end."""


def write_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files as they come: either all of them take their places or none.

    Each is first written beside its place. Once all are on the disk, they replace the old ones; at every moment each
    file is the old one or the whole new one. Raises OSError if one cannot be written or replaced, and whatever
    ``files`` raises; then what was already replaced is put back, and nothing is left over.
    """
    parts: dict[Path, Path] = {}
    try:
        _write_parts(files, parts)
        with _uninterrupted():
            _replace_all(parts)
    finally:
        _discard(*parts.values())


def abandon() -> None:
    """Remove the unfinished files of this run, which is about to end, and let no thread open another."""
    _opening.acquire()
    _discard(*_unfinished)


def sweep(folder: Path) -> None:
    """Remove the unfinished files of interrupted runs from a folder, but not those of a run still writing there.

    One that another program holds open stays until the next time.
    """
    if not folder.is_dir():
        return
    for part in folder.iterdir():
        name = part.name
        if name.startswith(_PREFIX) and name.endswith(_ENDING) and not name.startswith(_PREFIX + _MARK):
            writer = name.removeprefix(_PREFIX).partition("-")[0]
            with suppress(OSError):
                if not (writer.isdigit() and _runs(int(writer), part)):
                    part.unlink()


def _write_parts(files: Iterable[tuple[Path, bytes]], parts: dict[Path, Path]) -> None:
    """Write files beside their places, and note where.

    Why threads: a disk takes some milliseconds to confirm a file. A build of many files waits for a few confirmations
    at once while it makes the next files.
    """
    files = iter(files)
    for path, data in islice(files, _AT_ONCE):
        _write(_new_part(path, parts), path, data)
    following = next(files, None)
    if following is None:
        return
    from concurrent.futures import Future, ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        under_way: deque[Future[None]] = deque()
        for path, data in chain((following,), files):
            under_way.append(threads.submit(_write, _new_part(path, parts), path, data))
            if len(under_way) > _AT_ONCE:
                under_way.popleft().result()
        for written in under_way:
            written.result()


def _new_part(path: Path, parts: dict[Path, Path]) -> Path:
    part = parts[path] = _beside(path, "new")
    return part


def _beside(path: Path, what: str) -> Path:
    """Return the path of an unfinished file beside a file."""
    part = path.with_name(f"{_PREFIX}{_MARK}-{what}-{path.name}{_ENDING}")
    _unfinished.add(part)
    return part


def _write(part: Path, path: Path, data: bytes) -> None:
    """Write and sync a new file; its permissions follow the user's umask."""
    with _naming(path):
        with _opening:
            file = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | FILE_FLAGS, 0o666)
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(file, left) :]
            os.fsync(file)
        finally:
            os.close(file)


def _replace_all(parts: Mapping[Path, Path]) -> None:
    """Let new files take the places of the old ones; if one cannot, put back those replaced before it."""
    backups: dict[Path, Path | None] = {}
    replaced: list[Path] = []
    try:
        for path, part in parts.items():
            with _naming(path):
                backups[path] = _backup(path)
                _replace(part, path)
            replaced.append(path)
    except BaseException:
        for path in replaced:
            _put_back(path, backups[path])
        raise
    finally:
        _discard(*filter(None, backups.values()))


def _put_back(path: Path, backup: Path | None) -> None:
    """Let an old file take its place again; where there was none, remove the new one."""
    if backup is None:
        _discard(path)
    else:
        with suppress(OSError):  # a program holds the new file by now; the others are put back all the same
            _replace(backup, path)


def _backup(path: Path) -> Path | None:
    """Return a second name for a file, or a copy where files have one name only; None where there is no file."""
    if not os.path.lexists(path):
        return None
    backup = _beside(path, "old")
    try:
        os.link(path, backup, follow_symlinks=os.link not in os.supports_follow_symlinks)
    except OSError:
        from shutil import copy2

        copy2(path, backup, follow_symlinks=False)
    return backup


def _replace(part: Path, path: Path) -> None:
    """Move a file to another's place, with some patience for a program that holds it for a moment."""
    for wait in _WAITS:
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    part.replace(path)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Let errors name the file itself, not its unfinished part."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        if error.filename2 is not None:
            del error.filename2
        raise


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep an interruption waiting while files are replaced, which takes a moment."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {
        number: signal.signal(number, lambda late, _frame: came.append(late))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, then in before.items():
            signal.signal(number, then)
        for late in came:
            signal.raise_signal(late)


def _discard(*paths: Path) -> None:
    """Remove files that may be there; what another program holds stays, and a later sweep removes it."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        _unfinished.discard(path)


def _runs(process: int, part: Path) -> bool:
    """Return whether the process that writes an unfinished file may still exist."""
    # On Windows, os.kill would end the process. One with our own number is in another container.
    if os.name == "nt" or process == os.getpid():
        return time.time() - part.stat().st_mtime < _OLD_AFTER
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
