"""The ways a run can end, each with its exit code."""

import os
import signal
import sys
from typing import NoReturn

import click

from isoprint import __version__

DONE, ERRORS, USAGE, WARNINGS, MACHINE, BUG, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 4, 70, 130, 143
"""Exit codes."""


def _terminated(*_: object) -> NoReturn:
    sys.exit(TERMINATED)


def run_commands(commands: click.Command) -> int:
    """Run the command line, report what went wrong, and return the exit code."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        commands.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OSError as error:
        click.echo(f"isoprint: {_trouble(error)}", err=True)
        return MACHINE
    except Exception as error:
        return _report(error)
    return DONE


def _trouble(error: OSError) -> str:
    """Return a message about trouble with the machine, with the file it concerns."""
    message = error.strerror or str(error)
    if isinstance(error, PermissionError):
        message += "; if another program has this file open, close it there"
    return f"{os.fsdecode(error.filename)}: {message}" if error.filename else message


def _report(error: Exception) -> int:
    """Save the details of a bug in a file, report it in one line, and return the exit code."""
    import tempfile
    import traceback

    message = f"isoprint: this is a bug in isoprint, not a mistake in your content: {type(error).__name__}: {error}"
    with tempfile.NamedTemporaryFile("w", prefix="isoprint-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(f"isoprint {__version__}\n" + "".join(traceback.format_exception(error)))
    click.echo(f"{message} (the details are in {file.name})".replace("\n", " "), err=True)
    return BUG
