"""How far a long build is: a bar on standard error, for a person who watches a terminal and waits."""

import os
import sys
from typing import Final

import click

FEWEST: Final = 20
"""Files from which on a bar is worth drawing."""
_WIDTH: Final = 30
_ERASE: Final = "\r\x1b[K"


class Progress:
    """A bar on the last line of the terminal; nothing at all where standard error is none or there is little to do."""

    def __init__(self, total: int, *, wanted: bool) -> None:
        self._total = total if wanted and total >= FEWEST and is_watched() else 0
        self._done = 0

    def step(self) -> None:
        """Count a file that is written and draw the bar anew, below whatever was printed since."""
        self._done += 1
        if self._total:
            full = min(_WIDTH, self._done * _WIDTH // self._total)
            bar = "#" * full + "." * (_WIDTH - full)
            click.echo(f"{_ERASE}{bar} {self._done} of {self._total}", err=True, nl=False)

    def erase(self) -> None:
        """Take the bar away, so that a line can be printed in its place."""
        if self._total and self._done:
            click.echo(_ERASE, err=True, nl=False)


def is_watched() -> bool:
    """Return whether standard error is a terminal that can erase a line."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
