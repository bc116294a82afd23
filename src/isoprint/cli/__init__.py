"""The commands; only this folder prints or exits.

Standard output gets results only, one path per line or JSON; everything else goes to standard error.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any, Literal, NoReturn

import click
from msgspec import Struct
from msgspec.structs import replace

from isoprint import __version__
from isoprint.build import SHEETS, Sheet, SheetKind, make_job, make_sheets
from isoprint.check.leftovers import folders_left_over, sheets_left_over
from isoprint.cli.endings import run_commands
from isoprint.cli.progress import Progress
from isoprint.cli.results import Results
from isoprint.cli.streams import echo_json
from isoprint.content.format.keys import HANDOUT_KEYS, QUIZ_KEYS
from isoprint.content.handout import read_content
from isoprint.content.model import Handout
from isoprint.content.quiz.versions import in_versions
from isoprint.problems import ContentError, without_allowed
from isoprint.theme.faces import Faces, load_faces
from isoprint.writing import sweep, write_all


class Order(Struct, frozen=True):
    """The choices made on the command line."""

    content: Path
    out: Path
    kinds: tuple[SheetKind, ...]
    changes: dict[str, Any]
    quiz_changes: dict[str, Any]
    quiet: bool

    def is_sheet(self, file: str) -> bool:
        """Return whether a file is named like a sheet that was asked for."""
        return any(kind.has(file) for kind in self.kinds)


class CommandRun(Struct, frozen=True):
    """One run of a command: the choices, the faces, and what has come of it so far."""

    order: Order
    faces: Faces
    results: Results
    progress: Progress
    unknown: bool
    """A handout was named that is not there."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="isoprint")
def commands() -> None:
    """Turn a club's handouts, written as YAML, into PDFs ready to print: newsletter, quiz sheet and answer key."""


# Options accept the values that the format gives the keys of the same names.
_PAPERS, _ANSWER_KEYS = HANDOUT_KEYS["paper"].type.words, QUIZ_KEYS["key"].type.words
_MOST_VERSIONS = int(QUIZ_KEYS["versions"].type.high or 1)

_HANDOUTS = click.argument("handouts", nargs=-1, metavar="[HANDOUT]...")
_CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="Folder that holds club.yaml and the handouts.",
)
_STRICT = click.option("--strict", is_flag=True, help="Exit with code 3 if there are warnings.")
_JSON = click.option("--json", "json_", is_flag=True, help="Print results and problems as JSON.")
_QUIET = click.option("--quiet", "-q", is_flag=True, help="Show errors only.")


@commands.command()
@_HANDOUTS
@_CONTENT
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder for the PDFs; each handout gets a folder of its own in it.",
)
@click.option(
    "--sheet",
    "sheets",
    multiple=True,
    type=click.Choice([kind.name for kind in SHEETS]),
    help="Make only this sheet; may be repeated.",
)
@click.option("--paper", type=click.Choice(_PAPERS), help="Paper size, instead of the content's.")
@click.option(
    "--versions", type=click.IntRange(1, _MOST_VERSIONS), help="Number of quiz versions, instead of the content's."
)
@click.option("--key", type=click.Choice(_ANSWER_KEYS), help="Kind of answer key, instead of the content's.")
@_STRICT
@_JSON
@_QUIET
def build(
    handouts: tuple[str, ...],
    content: Path,
    out: Path,
    sheets: tuple[str, ...],
    paper: str | None,
    versions: int | None,
    key: str | None,
    strict: bool,
    json_: bool,
    quiet: bool,
) -> NoReturn:
    """Build all handouts, or only those named.

    A HANDOUT is the name of a file in the content folder, with or without .yaml, or its path. Each handout becomes
    a newsletter, a quiz sheet and an answer key, as PDFs. Their paths are printed to standard output, one per line;
    progress and problems go to standard error.

    A handout is made whole or not at all. Exit codes: 0 success, 1 errors in the content, 2 wrong command line,
    3 warnings with --strict, 4 trouble with the machine, 70 a bug in isoprint.
    """
    kinds = tuple(kind for kind in SHEETS if not sheets or kind.name in sheets)
    order = Order(content, out, kinds, _given(paper=paper), _given(versions=versions, key=key), quiet)
    run = _start(order, handouts, as_json=json_)
    results = run.results
    for handout in results.content.handouts:
        _build(handout, run)
    if not handouts and results.content.names is not None:
        results.report(*folders_left_over(out, order.is_sheet, results.content.names))
    run.progress.erase()
    if results.talks:
        from isoprint.cli.last_line import built

        results.say(built(results, out, order.is_sheet))
    sys.exit(results.end(strict=strict, unknown=run.unknown))


@commands.command()
@_HANDOUTS
@_CONTENT
@_STRICT
@_JSON
@_QUIET
def check(handouts: tuple[str, ...], content: Path, strict: bool, json_: bool, quiet: bool) -> NoReturn:
    """Report every problem that a build would find, without writing files."""
    order = Order(content, Path(), SHEETS, {}, {}, quiet)
    run = _start(order, handouts, as_json=json_)
    for handout in run.results.content.handouts:
        with _alone(handout, run):
            for _ in _sheets(handout, run):
                pass
    run.progress.erase()
    if run.results.talks:
        from isoprint.cli.last_line import checked

        run.results.say(checked(run.results))
    sys.exit(run.results.end(strict=strict, unknown=run.unknown))


@commands.command()
@click.argument("of", type=click.Choice(["handout", "club"]), default="handout")
def schema(of: Literal["handout", "club"]) -> None:
    """Print the file format for editors.

    The format is a JSON Schema, either of a handout's file or of club.yaml.
    """
    from isoprint.content.format import schema as format_schema

    echo_json(format_schema.schema(of))


def _given(**options: object) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _start(order: Order, names: tuple[str, ...], *, as_json: bool) -> CommandRun:
    """Read the content folder and report its problems."""
    faces = load_faces()
    content = read_content(order.content, names, today=date.today(), printable=faces.covers)
    results = Results(content, quiet=order.quiet, as_json=as_json)
    results.report(*content.problems)
    for name, bug in content.bugs.items():
        results.fail(name, bug)
    files = sum(_number_of_files(handout, order) for handout in content.handouts)
    progress = Progress(files, wanted=not (order.quiet or as_json))
    unknown = bool(names) and any(problem.code == "E037" for problem in content.problems)
    return CommandRun(order, faces, results, progress, unknown)


def _number_of_files(handout: Handout, order: Order) -> int:
    """Return the number of files that a handout becomes, or a few more."""
    versions = order.quiz_changes.get("versions", handout.quiz.versions) if handout.quiz else 0
    return sum(versions if kind.versioned else bool(handout.newsletter) for kind in order.kinds)


@contextmanager
def _alone(handout: Handout, run: CommandRun) -> Iterator[None]:
    """Report what keeps one handout from being made, and let the run go on with the others."""
    try:
        yield
    except ContentError as error:
        run.results.report(*error.problems)
    except Exception as error:
        run.results.fail(handout.name, error)
    else:
        run.results.done.append(handout.name)


def _sheets(handout: Handout, run: CommandRun) -> Iterator[Sheet]:
    """Yield the sheets of a handout and report their warnings. Raises ContentError for what cannot be printed."""
    job = make_job(_changed(handout, run.order), run.order.content, run.faces)
    for sheet in make_sheets(job, run.order.kinds):
        run.progress.erase()
        run.results.report(*sheet.warnings)
        run.progress.step()
        yield sheet


def _changed(handout: Handout, order: Order) -> Handout:
    """Return a handout with the changes from the command line."""
    quiz = handout.quiz
    if quiz:
        asked = in_versions(quiz, order.quiz_changes.get("versions", quiz.versions))
        quiz = replace(asked, **order.quiz_changes)
    return replace(handout, quiz=quiz, **order.changes)


def _build(handout: Handout, run: CommandRun) -> None:
    """Write the sheets of one handout, all or none, and report files left over from an earlier build."""
    folder = run.order.out / handout.name
    summaries: dict[Path, str] = {}
    with _alone(handout, run):
        write_all(_files(handout, folder, summaries, run))
    run.progress.erase()
    if handout.name not in run.results.done:
        with suppress(OSError):  # there may be sheets in it
            folder.rmdir()
        return
    for path, summary in summaries.items():
        run.results.wrote(path, summary)
    left_over = sheets_left_over(folder, run.order.is_sheet, {path.name for path in summaries})
    run.results.report(*without_allowed(left_over, handout.allow))


def _files(handout: Handout, folder: Path, summaries: dict[Path, str], run: CommandRun) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of a handout with their bytes, and note each sheet's summary."""
    from isoprint.pdf.fonts import Fonts
    from isoprint.pdf.write import write_pdf

    fonts = Fonts()
    for sheet in _sheets(handout, run):
        if not summaries:
            folder.mkdir(parents=True, exist_ok=True)
            sweep(folder)
        path = folder / sheet.file_name
        summaries[path] = sheet.summary
        yield path, write_pdf(sheet.document, fonts)


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run_commands(commands))
