"""Files left over in ``out/`` from earlier builds: someone might print an outdated one."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from isoprint.problems import Problem, Source

_REMEDY = "delete it before someone prints it"


class SheetFiles(Protocol):
    """A kind of sheet, as far as its file names go: ``NAME.ending``, or ``NAME-….ending`` for a version."""

    @property
    def name(self) -> str:
        """Return the beginning of its file names."""

    @property
    def ending(self) -> str:
        """Return the ending of its file names."""


def sheets_left_over(folder: Path, kinds: Sequence[SheetFiles], written: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each file in a handout's folder that is named like a sheet but was not written."""
    for name in sorted(path.name for path in folder.glob("*")):
        if name not in written and _is_sheet(name, kinds):
            message = "This file is left over from an earlier build; the handout no longer has a sheet with this name"
            yield Problem("W102", message, Source((folder / name).as_posix()), _REMEDY)


def folders_left_over(out: Path, kinds: Sequence[SheetFiles], handouts: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each folder with sheets of a handout that no longer exists."""
    for folder in sorted(out.iterdir()) if out.is_dir() else ():
        if folder.name in handouts or not folder.is_dir():
            continue
        if any(_is_sheet(path.name, kinds) for path in folder.glob("*")):
            message = f"These sheets are left over from an earlier build; there is no longer a handout “{folder.name}”"
            yield Problem("W102", message, Source(folder.as_posix()), _REMEDY)


def _is_sheet(name: str, kinds: Sequence[SheetFiles]) -> bool:
    """Return whether a file is named like a sheet of one of these kinds."""
    return any(
        name == kind.name + kind.ending or (name.startswith(f"{kind.name}-") and name.endswith(kind.ending))
        for kind in kinds
    )
