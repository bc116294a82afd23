"""What is wrong with content: where it stands, what it is and what to write instead; all of it, not the first."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class Source(Struct, frozen=True):
    """A place in a file: its path as shown to the user, line and column (both from 1; line 0: the whole file)."""

    file: str
    line: int = 0
    column: int = 0


class Problem(Struct, frozen=True):
    """One thing that is wrong, in the user's words.

    ``code`` is stable (``E012``, ``W003``); ``message`` is one plain sentence; ``remedy`` says what to write
    instead; ``excerpt`` is the line itself and ``length`` how many of its characters the caret underlines.
    """

    code: str
    message: str
    source: Source
    remedy: str = ""
    excerpt: str = ""
    length: int = 1

    @property
    def severity(self) -> Severity:
        """Return ``error`` for codes in E and ``warning`` for codes in W."""
        return "error" if self.code.startswith("E") else "warning"


class ContentError(Exception):
    """Content that cannot be printed as it stands; carries every problem found, warnings too."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.source.file}:{p.source.line}: {p.message}" for p in self.problems))
