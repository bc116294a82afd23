"""What lies in ``out/`` from earlier builds and that no sheet is called any more: somebody might print it."""

from collections.abc import Collection, Iterator
from pathlib import Path

from isoprint.problems import Problem, Source

_REMEDY = "delete it before somebody prints it"


def sheets_left_over(folder: Path, kinds: tuple[str, ...], written: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each PDF in a handout's folder that is named as its sheets are and was not written."""
    for name in sorted(path.name for path in folder.glob("*.pdf")):
        if name not in written and _is_sheet(name, kinds):
            message = "This file is from an earlier build; no sheet of the handout is called so now"
            yield Problem("W102", message, Source((folder / name).as_posix()), _REMEDY)


def folders_left_over(out: Path, kinds: tuple[str, ...], handouts: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each folder with sheets of a handout that is not there any more."""
    for folder in sorted(out.iterdir()) if out.is_dir() else ():
        if folder.name in handouts or not folder.is_dir():
            continue
        if any(_is_sheet(path.name, kinds) for path in folder.glob("*.pdf")):
            message = f"These sheets are from an earlier build; there is no handout “{folder.name}” now"
            yield Problem("W102", message, Source(folder.as_posix()), _REMEDY)


def _is_sheet(name: str, kinds: tuple[str, ...]) -> bool:
    """Return whether a file is named ``SHEET.pdf`` or ``SHEET-….pdf``."""
    stem = name.removesuffix(".pdf")
    return any(stem == kind or stem.startswith(f"{kind}-") for kind in kinds)
