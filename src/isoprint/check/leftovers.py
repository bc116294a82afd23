"""Files left over in ``out/`` from earlier builds: someone might print an outdated one."""

import os
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path

from isoprint.problems import Problem, Source

_DELETE_IT = "delete it before someone prints it"
"""The remedy for a sheet that is not up to date."""


IsSheet = Callable[[str], bool]
"""Whether a file has a name that is given to sheets."""


def sheets_left_over(folder: Path, is_sheet: IsSheet, written: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each file in a handout's folder that is named like a sheet but was not written."""
    for name in _sheets(folder, is_sheet):
        if name not in written:
            message = "This file is left over from an earlier build; this build made no sheet with this name"
            yield Problem("W102", message, Source((folder / name).as_posix()), _DELETE_IT)


def folders_left_over(out: Path, is_sheet: IsSheet, handouts: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each folder with sheets of a handout that the content folder does not have."""
    try:
        folders = sorted(out.iterdir())
    except OSError:  # there is no such folder, or nobody may look into it
        return
    for folder in folders:
        if folder.name not in handouts and folder.is_dir() and _sheets(folder, is_sheet):
            message = f"This folder is left over from an earlier build; there is no handout “{folder.name}”"
            yield Problem("W102", message, Source(folder.as_posix()), _DELETE_IT)


def days_of_sheets(folder: Path, is_sheet: IsSheet) -> tuple[date, ...]:
    """Return the days on which the sheets in a handout's folder were made, in order."""
    try:
        times = [(folder / name).stat().st_mtime for name in _sheets(folder, is_sheet)]
    except OSError:  # it is told only as an addition
        return ()
    return tuple(sorted({date.fromtimestamp(time) for time in times}))


def _sheets(folder: Path, is_sheet: IsSheet) -> list[str]:
    """Return the names of the files in a folder that are named like sheets, in order."""
    try:
        return sorted(filter(is_sheet, os.listdir(folder)))  # noqa: PTH208 — names alone
    except OSError:  # there is no such folder, or nobody may look into it
        return []
