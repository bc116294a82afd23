"""The commands: the only module that prints or exits.

Standard output holds results only, a path a line or JSON; all talk goes to standard error.
"""

import os
import signal
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, NoReturn

import click
from msgspec import Struct
from msgspec.structs import replace

from isoprint import __version__
from isoprint.build import SHEETS, SheetKind, make_sheets, open_shop
from isoprint.content.handout import Reading, read_content
from isoprint.content.model import Handout
from isoprint.content.versions import in_versions
from isoprint.files import sweep, write_each
from isoprint.problems import ContentError, Problem, Source, show
from isoprint.theme.faces import Faces, load_faces

DONE, ERRORS, USAGE, WARNINGS, MACHINE, BUG, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 4, 70, 130, 143
"""Exit codes."""


class Order(Struct, frozen=True):
    """What the command line asks for."""

    content: Path
    out: Path
    kinds: tuple[SheetKind, ...]
    changes: dict[str, Any]
    quiz_changes: dict[str, Any]
    quiet: bool


class Results:
    """What a run has made and found so far."""

    def __init__(self, reading: Reading, *, quiet: bool, as_json: bool) -> None:
        self.reading = reading
        self.quiet, self.as_json = quiet, as_json
        self.outputs: list[str] = []
        self.problems: list[Problem] = []

    def tell(self, problem: Problem) -> None:
        """Tell a problem with the line it stands on, once; ``quiet`` keeps warnings out of sight."""
        full = self.reading.excerpted(problem)
        if full in self.problems:  # what is wrong in the club's file is found again with each handout
            return
        self.problems.append(full)
        if not self.as_json and not (self.quiet and full.severity == "warning"):
            say(show(full))

    def wrote(self, path: Path, told: str = "") -> None:
        """Tell of a file that was written."""
        self.outputs.append(str(path))
        if not self.as_json:
            click.echo(str(path))
            if told and not self.quiet:
                say(f"  {told}")

    def code(self, *, strict: bool) -> int:
        """Return the exit code, after printing what ``--json`` asks for."""
        if self.as_json:
            click.echo(as_json(self))
        if any(problem.severity == "error" for problem in self.problems):
            return ERRORS
        return WARNINGS if strict and self.problems else DONE


def as_json(results: Results) -> str:
    """Return what a run has made and found, as JSON."""
    import msgspec.json

    problems = [{"severity": p.severity, **_plain(p)} for p in results.problems]
    return msgspec.json.format(msgspec.json.encode({"outputs": results.outputs, "problems": problems})).decode()


def _plain(problem: Problem) -> dict[str, object]:
    source = problem.source
    return {
        "code": problem.code,
        "message": problem.message,
        "remedy": problem.remedy,
        "file": source.file,
        "line": source.line,
        "column": source.column,
    }


def say(text: str) -> None:
    """Say something to the person at the terminal, in color where that is wanted."""
    color = None if "NO_COLOR" not in os.environ else False
    marked = text.replace(" error[", f" {click.style('error', fg='red', bold=True)}[", 1)
    marked = marked.replace(" warning[", f" {click.style('warning', fg='yellow', bold=True)}[", 1)
    click.echo(marked, err=True, color=color)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="isoprint")
def commands() -> None:
    """Set a club's handouts: plain YAML in; newsletter, quiz sheet and answer key out, as PDFs ready to print."""


_HANDOUTS = click.argument("handouts", nargs=-1, metavar="[HANDOUT]...")
_CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="The folder with club.yaml and the handouts.",
)
_STRICT = click.option("--strict", is_flag=True, help="Exit with 3 where there are warnings.")
_JSON = click.option("--json", "json_", is_flag=True, help="Print results and problems as JSON.")
_QUIET = click.option("--quiet", "-q", is_flag=True, help="Tell errors only.")


@commands.command()
@_HANDOUTS
@_CONTENT
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    show_default=True,
    help="The folder for the PDFs: one folder in it for each handout.",
)
@click.option("--sheet", "sheets", multiple=True, type=click.Choice(SHEETS), help="Only this sheet; may be repeated.")
@click.option("--paper", type=click.Choice(["letter", "a4"]), help="Paper, instead of the content's.")
@click.option("--versions", type=click.IntRange(1, 1000), help="Versions of the quiz, instead of the content's.")
@click.option(
    "--key", type=click.Choice(["separate", "compact", "foot"]), help="Kind of key, instead of the content's."
)
@_STRICT
@_JSON
@_QUIET
def build(
    handouts: tuple[str, ...],
    content: Path,
    out: Path,
    sheets: tuple[SheetKind, ...],
    paper: str | None,
    versions: int | None,
    key: str | None,
    strict: bool,
    json_: bool,
    quiet: bool,
) -> NoReturn:
    """Build every handout, or those named: newsletter, quiz sheet and answer key as PDFs."""
    order = Order(content, out, sheets or SHEETS, _given(paper=paper), _given(versions=versions, key=key), quiet)
    faces, results = _read(order, handouts, as_json=json_)
    for handout in results.reading.handouts:
        _build(handout, order, faces, results)
    sys.exit(results.code(strict=strict))


@commands.command()
@_HANDOUTS
@_CONTENT
@_STRICT
@_JSON
@_QUIET
def check(handouts: tuple[str, ...], content: Path, strict: bool, json_: bool, quiet: bool) -> NoReturn:
    """Tell everything that a build would, and write nothing."""
    order = Order(content, Path(), SHEETS, {}, {}, quiet)
    faces, results = _read(order, handouts, as_json=json_)
    for handout in results.reading.handouts:
        for _ in _sheets(handout, order, faces, results):
            pass
    sys.exit(results.code(strict=strict))


@commands.command()
@click.argument("of", type=click.Choice(["handout", "club"]), default="handout")
def schema(of: Literal["handout", "club"]) -> None:
    """Print the JSON Schema of a handout's file or of club.yaml, for editors."""
    import msgspec.json

    from isoprint.content import schema as format_schema

    click.echo(msgspec.json.format(msgspec.json.encode(format_schema.schema(of))).decode())


def _given(**options: object) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _read(order: Order, names: tuple[str, ...], *, as_json: bool) -> tuple[Faces, Results]:
    """Read the content folder and tell its problems."""
    faces = load_faces()
    reading = read_content(order.content, names, today=date.today(), printable=faces.covers)
    results = Results(reading, quiet=order.quiet, as_json=as_json)
    for problem in reading.problems:
        results.tell(problem)
    return faces, results


def _sheets(handout: Handout, order: Order, faces: Faces, results: Results) -> Iterator[Any]:
    """Yield the sheets of a handout and tell their warnings; an error ends them and is told."""
    try:
        for sheet in make_sheets(open_shop(_changed(handout, order), order.content, faces), order.kinds):
            for problem in sheet.warnings:
                results.tell(problem)
            yield sheet
    except ContentError as error:
        for problem in error.problems:
            results.tell(problem)


def _changed(handout: Handout, order: Order) -> Handout:
    """Return a handout with what the command line says instead of it."""
    quiz = handout.quiz
    if quiz:
        asked = in_versions(quiz, order.quiz_changes.get("versions", quiz.versions))
        quiz = replace(asked, **order.quiz_changes)
    return replace(handout, quiz=quiz, **order.changes)


def _build(handout: Handout, order: Order, faces: Faces, results: Results) -> None:
    """Write the sheets of one handout, and tell which files an earlier build has left beside them."""
    from isoprint.pdf.fonts import Fonts
    from isoprint.pdf.write import write_pdf

    folder = order.out / handout.name
    fonts = Fonts()
    told: dict[Path, str] = {}

    def files() -> Iterator[tuple[Path, bytes]]:
        for sheet in _sheets(handout, order, faces, results):
            if not told:
                folder.mkdir(parents=True, exist_ok=True)
                sweep(folder)
            path = folder / f"{sheet.name}.pdf"
            told[path] = sheet.told
            yield path, write_pdf(sheet.document, fonts)

    for path in write_each(files()):
        results.wrote(path, told[path])
    for name in _left_over(folder, order, [path.name for path in told]):
        message = "This file is from an earlier build; no sheet of the handout is called so now"
        results.tell(Problem("W102", message, Source(str(folder / name)), "delete it before somebody prints it"))


def _left_over(folder: Path, order: Order, written: list[str]) -> list[str]:
    """Return the PDFs in a handout's folder that are named as its sheets are and that this build did not write."""
    if not written:
        return []
    kinds = tuple(order.kinds)
    names = (path.name for path in folder.glob("*.pdf"))
    return sorted(n for n in names if n not in written and n.removesuffix(".pdf").startswith(kinds))


def _terminated(*_: object) -> NoReturn:
    sys.exit(TERMINATED)


def main() -> None:
    """Run the command line; every way out has its exit code."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        commands.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that closing it stays quiet
        sys.exit(DONE)
    except OSError as error:
        say(f"isoprint: {error.strerror or error}{f': {error.filename}' if error.filename else ''}")
        sys.exit(MACHINE)
    except Exception as error:
        sys.exit(_report(error))


def _report(error: Exception) -> int:
    """Write down what went wrong within isoprint, say so in one line, and return the exit code."""
    import tempfile
    import traceback

    told = f"isoprint: this is a mistake in isoprint, not in your content: {type(error).__name__}: {error}"
    with tempfile.NamedTemporaryFile("w", prefix="isoprint-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(f"isoprint {__version__}\n" + "".join(traceback.format_exception(error)))
    say(f"{told} (the details are in {file.name})".replace("\n", " "))
    return BUG
