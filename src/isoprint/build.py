"""The walk from a handout to its sheets, one short function per sheet; what a newcomer opens first."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Generic, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from isoprint.check.pictures import PrintedPictures
from isoprint.compose.hyphens import hyphenator
from isoprint.compose.setting import Setting
from isoprint.content.languages.language import language_for
from isoprint.content.model import Handout
from isoprint.content.quiz.versions import versions
from isoprint.files import UnsafePathError, read_inside
from isoprint.makeup.job import Job
from isoprint.page import Document
from isoprint.problems import ContentError, Problem
from isoprint.theme.faces import Faces
from isoprint.theme.model import Theme
from isoprint.theme.patterns import load_divisions, load_patterns
from isoprint.theme.read import BUILT_IN, parse_theme, read_theme, readable_palette

SheetKind = Literal["newsletter", "quiz", "answer-key"]
SHEETS: Final[tuple[SheetKind, ...]] = ("newsletter", "quiz", "answer-key")
_LARGEST_THEME: Final = 64 * 1024

Written = TypeVar("Written")


class Draft(Struct, frozen=True):
    """A sheet to write: its file's name without ending, its pages, and what to tell and warn of once it is written."""

    name: str
    document: Document
    warnings: Callable[[], tuple[Problem, ...]]
    told: Callable[[], str] = str


class Sheet(Struct, Generic[Written], frozen=True):
    """A finished sheet: its file's name without ending, what it was written as, what there is to tell and warn of."""

    name: str
    written: Written
    told: str
    warnings: tuple[Problem, ...]


def make_job(handout: Handout, content: Path, faces: Faces) -> Job:
    """Return what a handout's sheets are made with. Raises ContentError for a theme or accent that cannot be used."""
    language = language_for(handout.language)
    if language is None:
        raise ValueError(f"{handout.language} was not checked when it was read")
    theme = find_theme(handout, content)
    name, left, right = language.hyphenation, language.left, language.right
    hyphenate = hyphenator(load_patterns(name), handout.hyphenation, left, right, load_divisions(name))
    palette = readable_palette(theme, handout.accent, handout.sources.get("accent", handout.source))
    return Job(handout, theme, palette, Setting(faces, hyphenate), language)


def find_theme(handout: Handout, content: Path) -> Theme:
    """Return the theme that a handout names: a built-in one, or a file in the content folder.

    Raises ContentError where there is none, or where the file cannot be used.
    """
    if not handout.theme or handout.theme in BUILT_IN:
        return read_theme(handout.theme)
    try:
        return parse_theme(read_inside(content, handout.theme, _LARGEST_THEME), f"{content.name}/{handout.theme}")
    except (UnsafePathError, OSError):
        raise ContentError([_no_theme(handout)]) from None


def _no_theme(handout: Handout) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(handout.theme, BUILT_IN, n=1)
    names = ", ".join(BUILT_IN)
    remedy = (
        f"did you mean “{near[0]}”?" if near else f"write {names}, or the path of a theme file in the content folder"
    )
    source = handout.sources.get("theme", handout.source)
    return Problem("E015", f"There is no theme “{handout.theme}”", source, remedy, length=len(handout.theme))


def make_sheets(
    job: Job, write: Callable[[Document], Written], kinds: tuple[SheetKind, ...] = SHEETS
) -> Iterator[Sheet[Written]]:
    """Yield a handout's sheets of the kinds asked for, each as ``write`` returns it.

    Raises ContentError for what cannot be printed. Why ``write`` is handed in: the pages of a long newsletter are
    made while they are written, and what there is to tell of them is known after the last.
    """
    if "newsletter" in kinds and job.handout.newsletter:
        yield finished(newsletter(job), job.handout, write)
    if "quiz" in kinds or "answer-key" in kinds:
        for draft in quiz_sheets(job, kinds):
            yield finished(draft, job.handout, write)


def finished(draft: Draft, handout: Handout, write: Callable[[Document], Written]) -> Sheet[Written]:
    """Return a sheet written, with warnings about its pictures; without those that the handout wants no more of."""
    pictures = PrintedPictures()
    written = write(replace(draft.document, pages=pictures.read(draft.document.pages)))
    warnings = (*draft.warnings(), *pictures.coarse(handout))
    return Sheet(draft.name, written, draft.told(), tuple(w for w in warnings if w.code not in handout.allow))


def newsletter(job: Job) -> Draft:
    """Return the newsletter. Raises ContentError for text that does not fit; so may reading its pages."""
    from isoprint.makeup.newsletter.newsletter import make_up

    made = make_up(job)
    return Draft("newsletter", made.document, made.warnings, lambda: made.report().told())


def quiz_sheets(job: Job, kinds: tuple[SheetKind, ...]) -> Iterator[Draft]:
    """Yield the quiz and its answer key, version by version; the key is made from what the quiz was made from.

    Raises ContentError for what cannot be printed.
    """
    quiz = job.handout.quiz
    if quiz is None:
        return
    from isoprint.check.items import item_problems
    from isoprint.makeup.quiz.answer_key import answer_key_document
    from isoprint.makeup.quiz.quiz import quiz_document
    from isoprint.makeup.quiz.typesetter import QuizTypesetter

    warnings = iter((item_problems(job.handout),))  # told with the first sheet

    def told() -> tuple[Problem, ...]:
        return next(warnings, ())

    sheets = versions(quiz, quiz.versions)
    typesetter = QuizTypesetter(job)
    for sheet in sheets:
        letter = f"-{sheet.version}" if sheet.version else ""
        if "quiz" in kinds:
            yield Draft(f"quiz{letter}", quiz_document(sheet, typesetter), told)
        if "answer-key" in kinds and quiz.key != "foot":
            yield Draft(f"answer-key{letter}", answer_key_document(sheet, sheets, typesetter), told)
