"""The content folder: which of its files are handouts, and the tree of each."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from msgspec import Struct

from isoprint.content.format.keys import WORDS
from isoprint.content.mistyped import composed, is_handout, no_club, no_handout, no_handouts, right_name, skipped
from isoprint.files import UnsafePathError, read_inside
from isoprint.problems import Problem, Source
from isoprint.yamlmap import YamlTree, read_yaml

_MOST_BYTES = 1024 * 1024
"""The most bytes of a content file."""


class ContentFile(Struct, frozen=True):
    """A file of the content folder: its name there, its path as shown in messages, and its tree.

    A bug of ours that came up while the file was read leaves the tree empty.
    """

    name: str
    shown: str
    tree: YamlTree
    bug: Exception | None = None

    @property
    def handout(self) -> str:
        """Return the name of the handout."""
        return self.name.removesuffix(".yaml")


class HandoutFiles(Struct, frozen=True):
    """The files that were asked for, the names of all that are or should be handouts, and the problems with names."""

    files: tuple[ContentFile, ...]
    names: frozenset[str]
    problems: tuple[Problem, ...]


def find_handouts(folder: Path, names: Sequence[str]) -> HandoutFiles | None:
    """Return the handouts of a folder, all in the order of their names or those named in the order asked for.

    None where the folder itself cannot be read.
    """
    try:
        present = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return None
    handouts = {composed(name): name for name in present if is_handout(name)}
    wanted = [_find(folder, name, handouts) for name in names] if names else list(handouts.values())
    passed_over = [] if names else list(skipped(folder, present))
    if not handouts and not names:
        passed_over = [no_handouts(folder, passed_over), *passed_over[1:]]
    unknown = [no_handout(folder, name, list(handouts)) for name, file in zip(names, wanted, strict=False) if not file]
    files = tuple(read_file(folder, file) for file in dict.fromkeys(wanted) if file)
    all_names = frozenset(composed(PurePath(right_name(name) or "").stem) for name in present)
    return HandoutFiles(files, all_names, (*unknown, *passed_over))


def _find(folder: Path, name: str, handouts: Mapping[str, str]) -> str | None:
    """Return the file of a handout that is named on the command line, by its name or path."""
    path = Path(name)
    if len(path.parts) > 1 and path.parent.resolve() != folder.resolve():
        return None
    return handouts.get(composed(path.name.removesuffix(".yaml") + ".yaml"))


def read_file(folder: Path, name: str) -> ContentFile:
    """Return a file of the folder; one that cannot be read is an empty tree with the reason as its problem."""
    shown = (folder / name).as_posix()
    try:
        data = read_inside(folder, name, _MOST_BYTES)
    except (OSError, UnsafePathError) as error:
        return ContentFile(name, shown, YamlTree(None, (_unreadable(shown, error),), (), whole=False))
    try:
        return ContentFile(name, shown, read_yaml(data, shown, WORDS))
    except Exception as bug:  # it does not stop the other handouts
        return ContentFile(name, shown, YamlTree(None, (), (), whole=False), bug)


def _unreadable(shown: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem("E001", "This file does not exist", Source(shown), no_club(Path(shown).parent))
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Problem("E001", f"This file cannot be read: {reason}", Source(shown), "check the file and its permissions")
