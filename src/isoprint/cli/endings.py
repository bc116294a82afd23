"""The ways a run can end, each with its exit code."""

import io
import os
import sys
from pathlib import Path

import click
from msgspec import Struct

from isoprint import __version__
from isoprint.cli.streams import echo, echo_json, never_fail
from isoprint.problems import visible

DONE, ERRORS, USAGE, WARNINGS, MACHINE, BUG, INTERRUPTED = 0, 1, 2, 3, 4, 70, 130
"""Exit codes; a signal that ends the program has 128 and its number."""


class Failure(Struct, frozen=True):
    """What kept a handout from being made, or ended the run: exit code, a sentence, and the file with the details."""

    handout: str | None
    code: int
    message: str
    report: str | None = None

    @property
    def line(self) -> str:
        """Return the failure as a line for the user."""
        if self.code == MACHINE:
            return visible(f"isoprint: {self.message}" + (f"; {self.handout} was not made" if self.handout else ""))
        named = f"{self.handout}: " if self.handout else ""
        details = f" (the details are in {self.report})" if self.report else ""
        return visible(f"isoprint: {named}{self.message}{details}")


def run_commands(commands: click.Command) -> int:
    """Run the command line, report what went wrong, and return the exit code."""
    never_fail()
    try:
        commands.main(standalone_mode=False)
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        return _ended(
            Failure(None, USAGE, error.format_message()), "\n".join(map(visible, shown.getvalue().splitlines()))
        )
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:
        failure = failure_of(error)
        return _ended(failure, failure.line)
    return DONE


def failure_of(error: Exception, handout: str | None = None) -> Failure:
    """Return trouble with the machine, or a bug of ours with its details saved in a file."""
    if isinstance(error, OSError):
        return Failure(handout, MACHINE, _trouble(error))
    message = f"this is a bug in isoprint, not a mistake in your content: {type(error).__name__}: {error}"
    return Failure(handout, BUG, " ".join(message.split()), _report(error))


def _trouble(error: OSError) -> str:
    """Return a message about trouble with the machine, with the file it concerns."""
    message = error.strerror or str(error)
    if isinstance(error, PermissionError):
        message += "; if another program has this file open, close it there"
    return f"{os.fsdecode(error.filename)}: {message}" if error.filename else message


def _report(error: Exception) -> str | None:
    """Save the details of a bug, and return the file's path; None if it cannot be written."""
    import tempfile
    import traceback

    details = f"isoprint {__version__}\n" + "".join(traceback.format_exception(error))
    try:
        number, path = tempfile.mkstemp(prefix="isoprint-", suffix=".txt")
        os.close(number)
        Path(path).write_text(details, "utf-8", "backslashreplace")
    except OSError:
        return None
    return path


def _ended(failure: Failure, said: str) -> int:
    """Tell what ended the whole run, as JSON too if that was asked for, and return its exit code."""
    echo(said, err=True)
    if "--json" in sys.argv[1:]:
        echo_json({"outputs": [], "problems": [], "failures": [as_json(failure)]})
    return failure.code


def as_json(failure: Failure) -> dict[str, object]:
    """Return a failure for ``--json``."""
    return {name: getattr(failure, name) for name in failure.__struct_fields__}
