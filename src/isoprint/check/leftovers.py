"""Files left over in ``out/`` from earlier builds: someone might print an outdated one."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from isoprint.problems import Problem, Source

_DELETE_IT = "delete it before someone prints it"
"""The remedy for a sheet that no build would write now."""


IsSheet = Callable[[str], bool]
"""Whether a file has a name that is given to sheets."""


def sheets_left_over(folder: Path, is_sheet: IsSheet, written: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each file in a handout's folder that is named like a sheet but was not written."""
    for name in sorted(path.name for path in folder.glob("*")):
        if name not in written and is_sheet(name):
            message = "This file is left over from an earlier build; the handout no longer has a sheet with this name"
            yield Problem("W102", message, Source((folder / name).as_posix()), _DELETE_IT)


def folders_left_over(out: Path, is_sheet: IsSheet, handouts: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each folder with sheets of a handout that no longer exists."""
    for folder in sorted(out.iterdir()) if out.is_dir() else ():
        if folder.name in handouts or not folder.is_dir():
            continue
        if any(is_sheet(path.name) for path in folder.glob("*")):
            message = f"These sheets are left over from an earlier build; there is no longer a handout “{folder.name}”"
            yield Problem("W102", message, Source(folder.as_posix()), _DELETE_IT)
