"""The results and problems of a run, reported as they come: results on standard output, the rest on standard error."""

import os
from pathlib import Path

import click

from isoprint.cli.endings import BUG, DONE, ERRORS, MACHINE, USAGE, WARNINGS, Failure, as_json, failure_of
from isoprint.cli.streams import echo, echo_json
from isoprint.content.handout import ContentResult
from isoprint.problems import Problem, show, visible


class Results:
    """The files written, the problems found and the handouts that failed so far."""

    def __init__(self, content: ContentResult, *, quiet: bool, as_json: bool) -> None:
        self.content = content
        self.quiet, self.as_json = quiet, as_json
        self.outputs: list[str] = []
        self.problems: list[Problem] = []
        self.failures: list[Failure] = []
        self.done: list[str] = []
        """The handouts that are made, or checked without an error."""
        self._lost = False

    def report(self, *problems: Problem) -> None:
        """Report problems, each once and with its line; ``quiet`` hides warnings."""
        for full in map(self.content.excerpted, problems):
            if full in self.problems:  # a problem in the club's file is found again with each handout
                continue
            self.problems.append(full)
            if not self.as_json and not (self.quiet and full.severity == "warning"):
                self.say(show(full))

    def wrote(self, path: Path, summary: str = "") -> None:
        """Report a written file, with a one-line summary."""
        self.outputs.append(str(path))
        if not self.as_json:
            self._lost |= not echo(visible(str(path)))
            if summary and not self.quiet:
                self.say(f"  {summary}")

    def fail(self, handout: str, error: Exception) -> None:
        """Report that trouble with the machine, or a bug of ours, keeps one handout from being made."""
        failure = failure_of(error, handout)
        self.failures.append(failure)
        if not self.as_json:
            self.say(failure.line)

    def say(self, text: str) -> None:
        """Print a line to standard error, in color if the terminal wants it."""
        color = False if os.environ.get("NO_COLOR") else None
        marked = text.replace(" error[", f" {click.style('error', fg='red', bold=True)}[", 1)
        marked = marked.replace(" warning[", f" {click.style('warning', fg='yellow', bold=True)}[", 1)
        self._lost |= not echo(marked, err=True, color=color)

    @property
    def undone(self) -> tuple[str, ...]:
        """Return the handouts that were asked for and are not made."""
        done = set(self.done)
        return tuple(name for name in self.content.asked if name not in done)

    @property
    def warnings(self) -> int:
        """Return the number of warnings."""
        return sum(problem.severity == "warning" for problem in self.problems)

    @property
    def talks(self) -> bool:
        """Return whether the run ends with a line for a person."""
        return not (self.quiet or self.as_json)

    def end(self, *, strict: bool, unknown: bool) -> int:
        """Print the JSON if it was asked for, and return the exit code; ``unknown``: a handout that is not there."""
        if self.as_json:
            self._lost |= not echo_json(self._all())
        codes = {failure.code for failure in self.failures}
        applies = {
            BUG: BUG in codes,
            MACHINE: MACHINE in codes or self._lost,
            USAGE: unknown,
            ERRORS: any(problem.severity == "error" for problem in self.problems),
            WARNINGS: strict and bool(self.problems),
        }
        return next((code for code, true in applies.items() if true), DONE)

    def _all(self) -> dict[str, object]:
        """Return the files written, the problems found and what failed, for ``--json``."""
        import msgspec.structs

        told = ("severity", "code", "message", "remedy")
        problems = [{key: getattr(p, key) for key in told} | msgspec.structs.asdict(p.source) for p in self.problems]
        named = {failure.handout for failure in self.failures}
        wrong = [Failure(name, ERRORS, "there are errors in the content") for name in self.undone if name not in named]
        return {"outputs": self.outputs, "problems": problems, "failures": list(map(as_json, self.failures + wrong))}
