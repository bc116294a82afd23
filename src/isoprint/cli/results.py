"""The results and problems of a run, reported as they come: results on standard output, the rest on standard error."""

import os
import sys
from pathlib import Path

import click

from isoprint.cli.endings import DONE, ERRORS, WARNINGS
from isoprint.content.handout import ContentResult
from isoprint.problems import Problem, show


class Results:
    """The files written and problems found so far."""

    def __init__(self, content: ContentResult, *, quiet: bool, as_json: bool) -> None:
        self.content = content
        self.quiet, self.as_json = quiet, as_json
        self.outputs: list[str] = []
        self.problems: list[Problem] = []

    def report(self, *problems: Problem) -> None:
        """Report problems, each once and with its line; ``quiet`` hides warnings."""
        for full in map(self.content.excerpted, problems):
            if full in self.problems:  # a problem in the club's file is found again with each handout
                continue
            self.problems.append(full)
            if not self.as_json and not (self.quiet and full.severity == "warning"):
                say(show(full))

    def wrote(self, path: Path, summary: str = "") -> None:
        """Report a written file, with a one-line summary."""
        self.outputs.append(str(path))
        if not self.as_json:
            echo(str(path))
            if summary and not self.quiet:
                say(f"  {summary}")

    def code(self, *, strict: bool) -> int:
        """Return the exit code, after printing the JSON if ``--json`` was given."""
        if self.as_json:
            echo(as_json(self))
        if any(problem.severity == "error" for problem in self.problems):
            return ERRORS
        return WARNINGS if strict and self.problems else DONE


def as_json(results: Results) -> str:
    """Return the files written and problems found, as JSON."""
    import msgspec.json
    import msgspec.structs

    told = ("severity", "code", "message", "remedy")
    problems = [{key: getattr(p, key) for key in told} | msgspec.structs.asdict(p.source) for p in results.problems]
    return msgspec.json.format(msgspec.json.encode({"outputs": results.outputs, "problems": problems})).decode()


def say(text: str) -> None:
    """Print a line to standard error, in color if the terminal wants it."""
    color = False if os.environ.get("NO_COLOR") else None
    marked = text.replace(" error[", f" {click.style('error', fg='red', bold=True)}[", 1)
    marked = marked.replace(" warning[", f" {click.style('warning', fg='yellow', bold=True)}[", 1)
    echo(marked, err=True, color=color)


def echo(text: str, *, err: bool = False, color: bool | None = None) -> None:
    """Print a line; if the reader has gone (``isoprint build | head -1``), go on silently."""
    try:
        click.echo(text, err=err, color=color)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), (sys.stderr if err else sys.stdout).fileno())
