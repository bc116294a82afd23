"""The content folder: which of its files are handouts, and the tree of each."""

from collections.abc import Sequence
from pathlib import Path, PurePath

from msgspec import Struct

from isoprint.content.format.keys import WORDS
from isoprint.files import UnsafePathError, read_inside
from isoprint.problems import Problem, Source, did_you_mean
from isoprint.yamlmap import YamlTree, read_yaml

CLUB_FILE = "club.yaml"
"""The file of the content folder that is not a handout."""
_MOST_BYTES = 1024 * 1024
"""The most bytes of a content file."""


class ContentFile(Struct, frozen=True):
    """A file of the content folder: its name there, its path as shown in messages, and its tree."""

    name: str
    shown: str
    tree: YamlTree


class HandoutFiles(Struct, frozen=True):
    """The files that were asked for, and the problems with the names given."""

    files: tuple[ContentFile, ...]
    problems: tuple[Problem, ...]


def find_handouts(folder: Path, names: Sequence[str]) -> HandoutFiles | None:
    """Return the handouts of a folder, all in the order of their names or those named in the order asked for.

    None where the folder itself cannot be read.
    """
    try:
        present = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return None
    handouts = [name for name in present if name.endswith(".yaml") and name != CLUB_FILE]
    endings = (".yml", ".yaml")
    strange = [name for name in present if name.lower().endswith(endings) and not name.endswith(".yaml")]
    problems = [] if names else [_skipped(folder, name) for name in strange]
    wanted = []
    for name in names or handouts:
        path = Path(name)
        file = path.name.removesuffix(".yaml") + ".yaml"
        if file in handouts and (len(path.parts) == 1 or path.parent.resolve() == folder.resolve()):
            wanted.append(file)
        else:
            problems.append(_no_handout(folder, name, handouts))
    if not handouts and not names:
        remedy = "add one, such as acne.yaml, that begins with title: …"
        problems.append(Problem("E037", "This folder has no handouts yet", Source(folder.as_posix()), remedy))
    return HandoutFiles(tuple(read_file(folder, file) for file in dict.fromkeys(wanted)), tuple(problems))


def no_folder(folder: Path) -> Problem:
    """Return the problem of a content folder that is not there."""
    remedy = "run isoprint in the folder that contains it, or name it with --content"
    return Problem("E001", "This folder does not exist", Source(folder.as_posix()), remedy)


def read_file(folder: Path, name: str) -> ContentFile:
    """Return a file of the folder; one that cannot be read is an empty tree with the reason as its problem."""
    shown = (folder / name).as_posix()
    try:
        data = read_inside(folder, name, _MOST_BYTES)
    except (OSError, UnsafePathError) as error:
        return ContentFile(name, shown, YamlTree(None, (_unreadable(shown, error),), (), whole=False))
    return ContentFile(name, shown, read_yaml(data, shown, WORDS))


def _unreadable(shown: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        remedy = "add it, and begin it with name: and the club's name"
        return Problem("E001", "This file does not exist", Source(shown), remedy)
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Problem("E001", f"This file cannot be read: {reason}", Source(shown), "check the file and its permissions")


def _skipped(folder: Path, name: str) -> Problem:
    message = "Handout files end in .yaml; this one is skipped"
    return Problem("W001", message, Source((folder / name).as_posix()), f"rename it to {PurePath(name).stem}.yaml")


def _no_handout(folder: Path, name: str, handouts: list[str]) -> Problem:
    known = [file.removesuffix(".yaml") for file in handouts]
    otherwise = "name one of these: " + ", ".join(known) if known else "there are none yet"
    remedy = did_you_mean(PurePath(name).stem, known, otherwise)
    return Problem("E037", f"This folder has no handout “{name}”", Source(folder.as_posix()), remedy)
