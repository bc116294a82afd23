"""The last line of a run: what was made, what was not, how many warnings, and what in ``out/`` is old."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from isoprint.check.leftovers import IsSheet, days_of_sheets
from isoprint.cli.results import Results
from isoprint.problems import visible

_MOST_NAMED: Final = 5
"""The most handouts that one line names."""


def built(results: Results, out: Path, is_sheet: IsSheet) -> str:
    """Return the last line of a build."""
    files = f" ({_counted(len(results.outputs), 'file')})" if results.outputs else ""
    made = f"Made {_counted(len(results.done), 'handout')}{files}" if results.done else "Made nothing"
    missing = f"not made: {_listed(results.undone)}" if results.undone else ""
    days = {(out / name).as_posix(): days_of_sheets(out / name, is_sheet) for name in results.undone}
    old = _old({folder: days for folder, days in days.items() if days})
    done = "; ".join(filter(None, (made, missing, _warnings(results))))
    return visible(f"{done}. {old}." if old else f"{done}.")


def checked(results: Results) -> str:
    """Return the last line of a check."""
    errors = sum(problem.severity == "error" for problem in results.problems)
    counts = ((errors, "error"), (results.warnings, "warning"))
    told = ", ".join(_counted(number, what) for number, what in counts if number) or "no problems"
    wrong = f"; not sound: {_listed(results.undone)}" if results.undone else ""
    return visible(f"Checked {_counted(len(results.content.asked), 'handout')}: {told}{wrong}.")


def _old(days: Mapping[str, Sequence[date]]) -> str:
    """Return a sentence on folders that hold sheets of earlier days."""
    told = [f"{folder} still holds the PDFs of {_span(of)}" for folder, of in days.items()]
    more = len(told) - _MOST_NAMED
    rest = f", and {_counted(more, 'more folder')} old ones too" if more > 0 else ""
    return ", ".join(told[:_MOST_NAMED]) + rest


def _span(days: Sequence[date]) -> str:
    return days[0].isoformat() if len(days) == 1 else f"{days[0].isoformat()} to {days[-1].isoformat()}"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _warnings(results: Results) -> str:
    return _counted(results.warnings, "warning") if results.warnings else "no warnings"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
