"""The content folder: which of its files are handouts, and the tree of each."""

from collections.abc import Sequence
from pathlib import Path, PurePath

from msgspec import Struct

from isoprint.content.format import WORDS
from isoprint.files import UnsafePathError, read_inside
from isoprint.problems import Problem, Source
from isoprint.yamlmap import Tree, read_yaml

CLUB = "club.yaml"
_MOST_BYTES = 1024 * 1024


class ContentFile(Struct, frozen=True):
    """A file of the content folder: its name there, its path as shown in messages, and what it holds."""

    name: str
    shown: str
    tree: Tree


class Found(Struct, frozen=True):
    """The files that were asked for, and what is wrong with the asking."""

    files: tuple[ContentFile, ...]
    problems: tuple[Problem, ...]


def find_handouts(folder: Path, names: Sequence[str]) -> Found:
    """Return the handouts of a folder, all in the order of their names or those named in the order asked for."""
    try:
        present = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        remedy = "run isoprint where that folder is, or name it with --content"
        return Found((), (Problem("E001", "There is no such folder", Source(folder.as_posix()), remedy),))
    handouts = [name for name in present if name.endswith(".yaml") and name != CLUB]
    problems = [_passed_over(folder, name) for name in present if name.endswith(".yml")]
    wanted = []
    for name in names or handouts:
        file = PurePath(name).name.removesuffix(".yaml") + ".yaml"
        if file in handouts:
            wanted.append(file)
        else:
            problems.append(_no_handout(folder, name, handouts))
    return Found(tuple(read_file(folder, file) for file in dict.fromkeys(wanted)), tuple(problems))


def read_file(folder: Path, name: str) -> ContentFile:
    """Return a file of the folder; one that cannot be read is an empty tree with the reason as its problem."""
    shown = (folder / name).as_posix()
    try:
        data = read_inside(folder, name, _MOST_BYTES)
    except (OSError, UnsafePathError) as error:
        return ContentFile(name, shown, Tree(None, (_unreadable(shown, error),), (), whole=False))
    return ContentFile(name, shown, read_yaml(data, shown, WORDS))


def _unreadable(shown: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(
            "E001", "There is no such file", Source(shown), "add it; it begins with name: and the club’s name"
        )
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Problem("E001", f"This file cannot be read: {reason}", Source(shown), "check the file")


def _passed_over(folder: Path, name: str) -> Problem:
    message = "Files of a handout end with .yaml; this one is passed over"
    return Problem("W001", message, Source((folder / name).as_posix()), f"rename it to {name[:-4]}.yaml")


def _no_handout(folder: Path, name: str, handouts: list[str]) -> Problem:
    from difflib import get_close_matches

    known = [file.removesuffix(".yaml") for file in handouts]
    near = get_close_matches(PurePath(name).stem, known, n=1)
    remedy = f"did you mean “{near[0]}”?" if near else "there is: " + ", ".join(known) if known else "none is there yet"
    return Problem("E037", f"There is no handout “{name}” in this folder", Source(folder.as_posix()), remedy)
