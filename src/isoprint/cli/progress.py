"""A progress bar on standard error, for a person waiting at a terminal for a long build."""

import os
import sys
from typing import Final

from isoprint.cli.streams import echo

FEWEST_FILES: Final = 20
"""The number of files from which a bar is worth drawing."""
_WIDTH: Final = 30
"""The width of the bar, in characters."""
_ERASE: Final = "\r\x1b[K"


class Progress:
    """A bar on the last line of the terminal; nothing if standard error is not a terminal or there is little to do."""

    def __init__(self, total: int, *, wanted: bool) -> None:
        self._total = total if wanted and total >= FEWEST_FILES and is_watched() else 0
        self._done = 0

    def step(self) -> None:
        """Count a written file and redraw the bar, below anything printed since."""
        self._done += 1
        if self._total:
            full = min(_WIDTH, self._done * _WIDTH // self._total)
            bar = "#" * full + "." * (_WIDTH - full)
            echo(f"{_ERASE}{bar} {self._done} of {self._total}", err=True, end="")

    def erase(self) -> None:
        """Erase the bar, so that a line can be printed in its place."""
        if self._total and self._done:
            echo(_ERASE, err=True, end="")


def is_watched() -> bool:
    """Return whether standard error is a terminal that can erase a line."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
