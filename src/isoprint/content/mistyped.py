"""Names of files and folders as they are mistyped: what to do instead."""

import os
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from isoprint.files import UnsafePathError, read_inside
from isoprint.problems import Problem, Source, did_you_mean

CLUB_FILE = "club.yaml"
"""The file of the content folder that is not a handout."""
_YAML = ".yaml"
"""How the names of handouts' files end."""
_OTHER_ENDINGS = (".yaml.txt", ".yml.txt", ".yaml.yaml", ".yaml", ".yml")
"""Endings that editors and systems make of it, longest first, in any case of letters."""
_DEEPEST = 2
"""The number of levels of folders in which handouts are looked for that lie too deep."""
_MOST_READ = 64 * 1024
"""The bytes of a file that are looked at to see whether it is a handout."""


def composed(name: str) -> str:
    """Return a name with its accents as part of their letters: macOS stores them apart."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def is_handout(name: str) -> bool:
    """Return whether a file of the content folder is a handout, or a theme, by its name."""
    return name.endswith(_YAML) and name.lower() != CLUB_FILE and right_name(name) == name


def right_name(name: str) -> str | None:
    """Return the name that a file should have to be read, None where it is no file of ours."""
    ending = next((ending for ending in _OTHER_ENDINGS if name.lower().endswith(ending)), None)
    if ending is None or len(name) == len(ending):
        return None
    right = name[: -len(ending)] + _YAML
    return CLUB_FILE if right.lower() == CLUB_FILE else right


def skipped(folder: Path, present: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each file that looks like a handout but is not read."""
    for name in present:
        right = right_name(name)
        if right is None or right == name or (right == CLUB_FILE and right not in present):  # then it is missing
            continue
        message = f"Handout files end in {_YAML}; this one is skipped"
        if right == CLUB_FILE:
            message = f"The club's file is {CLUB_FILE}; this one is skipped"
        remedy = f"there is a {right} too; delete one of them" if right in present else f"rename it to {right}"
        yield Problem("W001", message, _at(folder / name), remedy)
    for path in _too_deep(folder, _DEEPEST):
        message = "Handouts are not read from folders inside the content folder; this one is skipped"
        yield Problem("W001", message, _at(path), f"move it to {(folder / path.name).as_posix()}")


def no_handouts(folder: Path, passed_over: Sequence[Problem]) -> Problem:
    """Return the problem of a folder without handouts; its remedy is that of the first file passed over."""
    if passed_over:
        return replace(passed_over[0], code="E037")
    remedy = "add one, such as acne.yaml, that begins with title: …"
    return Problem("E037", "This folder has no handouts yet", _at(folder), remedy)


def no_folder(folder: Path) -> Problem:
    """Return the problem of a content folder that is not there."""
    remedy = "run isoprint in the folder that contains it, or name it with --content"
    if not folder.is_absolute() and Path(CLUB_FILE).is_file():
        remedy = "you are inside a content folder: type “cd ..” first, or add “--content .”"
    return Problem("E001", "This folder does not exist", _at(folder), remedy)


def no_club(folder: Path) -> str:
    """Return the remedy for a folder without a club's file: the name that it should have, or what to begin it with."""
    near = [path.name for path in sorted(folder.iterdir()) if right_name(path.name) == CLUB_FILE]
    return f"rename {near[0]} to {CLUB_FILE}" if near else "add it, and begin it with name: and the club's name"


def no_handout(folder: Path, name: str, handouts: Sequence[str]) -> Problem:
    """Return the problem of a name on the command line that is no handout's."""
    message = f"This folder has no handout “{name}”"
    return Problem("E037", message, _at(folder), _remedy(folder, name, handouts))


def _remedy(folder: Path, name: str, handouts: Sequence[str]) -> str:
    path = Path(name)
    known = [file.removesuffix(_YAML) for file in handouts]
    others = "name one of these: " + ", ".join(known) if known else "there are none yet"
    if len(path.parts) > 1 and (elsewhere := _for_path(folder, path)):
        return elsewhere
    wanted = composed((right_name(path.name) or path.name + _YAML).lower())
    for found in sorted(folder.iterdir()):
        right = right_name(found.name)
        if right and composed(right.lower()) == wanted:
            return _for_found(found.name, right, others)
    for found in _too_deep(folder, _DEEPEST):
        if composed(found.name.lower()) == wanted:
            return f"move {found.as_posix()} to {(folder / found.name).as_posix()}"
    return _for_path(folder, path) or did_you_mean(path.stem, known, others)


def _for_found(found: str, right: str, others: str) -> str:
    """Return the remedy for a name that is nearly that of a file in the folder."""
    if right == CLUB_FILE:
        return f"{found} is the club's file, not a handout; {others}"
    return f"did you mean “{right.removesuffix(_YAML)}”?" if right == found else f"rename {found} to {right}"


def _for_path(folder: Path, path: Path) -> str:
    """Return the remedy for a path that leads elsewhere, an empty text for one that leads nowhere."""
    if path.is_dir() and path.resolve() == folder.resolve():
        return "leave it out to build all its handouts"
    if folder.resolve() in path.resolve().parents:  # too deep, or a file that is no handout
        return ""
    home = path if path.is_dir() else path.parent
    if path.exists() and (home / CLUB_FILE).is_file():
        named = f"--content {home.as_posix()}"
        return f"add {named}" + ("" if path.is_dir() else f", and name {path.stem}")
    return f"move it to {(folder / path.name).as_posix()}" if path.is_file() else ""


def _too_deep(folder: Path, levels: int) -> Iterator[Path]:
    """Yield the handouts in the folders inside a folder, in the order of their names."""
    with os.scandir(folder) as entries:
        inner = sorted(e.name for e in entries if not e.name.startswith(".") and e.is_dir(follow_symlinks=False))
    for name in inner:
        with suppress(OSError):  # a folder that may not be read
            files = sorted(file for file in os.listdir(folder / name) if file.endswith(_YAML))  # noqa: PTH208 — quick
            yield from (folder / name / file for file in files if _has_title(folder / name, file))
            if levels > 1:
                yield from _too_deep(folder / name, levels - 1)


def _has_title(folder: Path, name: str) -> bool:
    """Return whether a file has a title, as handouts do and themes do not."""
    try:
        start = read_inside(folder, name, _MOST_READ)
    except (OSError, UnsafePathError):
        return False
    return start.startswith(b"title:") or b"\ntitle:" in start


def _at(path: Path) -> Source:
    return Source(path.as_posix())
