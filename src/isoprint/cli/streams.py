"""Printing that never ends a run: whatever the console's encoding, and whoever reads or has stopped reading."""

import errno
import os
import sys
from contextlib import suppress
from typing import Final

import click

_READER_GONE: Final = (errno.EPIPE, errno.EINVAL)
"""The errors of a closed pipe (``isoprint build | head -1``); Windows has the second."""


def never_fail() -> None:
    """Let no character fail that a library prints: those that the console lacks are printed as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def echo(text: str, *, err: bool = False, color: bool | None = None, end: str = "\n") -> bool:
    """Print a line; return whether it was printed, or nobody wants to read it any more."""
    stream = sys.stderr if err else sys.stdout
    if stream is None:  # closed before the program began
        return False
    try:
        click.echo(_encodable(text, stream.encoding) + end, err=err, color=color, nl=False)
    except OSError as error:
        with suppress(OSError, ValueError):  # what is left in the stream must not fail at the end of the run
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return error.errno in _READER_GONE
    return True


def echo_json(value: object) -> bool:
    """Print a value as JSON in ASCII, which every console and every reader takes."""
    import json

    return echo(json.dumps(_without_surrogates(value), indent=2))


def _encodable(text: str, encoding: str | None) -> str:
    """Return a text with an escape for each character that an encoding does not have."""
    if text.isascii():
        return text
    name = encoding or "utf-8"
    return text.encode(name, "backslashreplace").decode(name)


def _without_surrogates(value: object) -> object:
    """Return a value with the bytes of file names that are not UTF-8 shown as escapes: they are no characters."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if isinstance(value, dict):
        return {key: _without_surrogates(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(inner) for inner in value]
    return value
