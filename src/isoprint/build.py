"""The walk from a handout to its sheets, with one short function per kind of sheet. Start reading here."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from isoprint.check.pictures import coarse_pictures
from isoprint.compose.hyphens import hyphenator
from isoprint.compose.setting import Setting
from isoprint.content.languages.language import language_for
from isoprint.content.model import Handout
from isoprint.content.quiz.versions import versions
from isoprint.files import UnsafePathError, read_inside
from isoprint.makeup.job import Job
from isoprint.page import Document
from isoprint.problems import ContentError, Problem, did_you_mean, without_allowed
from isoprint.theme.faces import Faces
from isoprint.theme.model import Theme
from isoprint.theme.patterns import load_divisions, load_patterns
from isoprint.theme.read import BUILT_IN, parse_theme, read_theme, readable_palette

_LARGEST_THEME: Final = 64 * 1024
"""The greatest size of a theme file, in bytes."""


class Sheet(Struct, frozen=True):
    """A finished sheet: its document, the version of the quiz, warnings, and a one-line summary."""

    kind: "SheetKind"
    document: Document
    version: str = ""
    warnings: tuple[Problem, ...] = ()
    summary: str = ""

    @property
    def name(self) -> str:
        """Return the name of its file without the ending."""
        return f"{self.kind.name}-{self.version}" if self.version else self.kind.name

    @property
    def file_name(self) -> str:
        """Return the name of its file."""
        return self.name + self.kind.ending


class SheetKind(Struct, frozen=True):
    """A kind of sheet: the name and ending of its files, and its maker.

    A maker yields a handout's sheets of the requested kinds; kinds that are made together share a maker.
    """

    name: str
    ending: str
    make: Callable[[Job, Collection["SheetKind"]], Iterator[Sheet]]
    versioned: bool = False
    """There is one for each version of the quiz."""

    def has(self, file: str) -> bool:
        """Return whether a file is named like a sheet of this kind."""
        if not (file.startswith(self.name) and file.endswith(self.ending)):
            return False
        version = file[len(self.name) : -len(self.ending)]
        return not version or (len(version) <= 3 and version[0] == "-" and version[1:].isalpha() and version.isupper())


def make_job(handout: Handout, content: Path, faces: Faces) -> Job:
    """Return the job of a handout. Raises ContentError for a theme or accent that cannot be used."""
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

    Raises ContentError if there is no such theme, or if the file cannot be used.
    """
    if not handout.theme or handout.theme in BUILT_IN:
        return read_theme(handout.theme)
    try:
        return parse_theme(read_inside(content, handout.theme, _LARGEST_THEME), f"{content.name}/{handout.theme}")
    except (UnsafePathError, OSError):
        raise ContentError([_no_theme(handout)]) from None


def _no_theme(handout: Handout) -> Problem:
    otherwise = f"write {', '.join(BUILT_IN)}, or the path of a theme file in the content folder"
    remedy = did_you_mean(handout.theme, BUILT_IN, otherwise)
    source = handout.sources.get("theme", handout.source)
    return Problem("E015", f"There is no theme “{handout.theme}”", source, remedy, length=len(handout.theme))


def _make_newsletter(job: Job, _kinds: Collection[SheetKind]) -> Iterator[Sheet]:
    """Yield the newsletter of a handout, if it has one. Raises ContentError for text that does not fit."""
    if job.handout.newsletter:
        from isoprint.makeup.newsletter.newsletter import make_up

        made = make_up(job)
        yield Sheet(NEWSLETTER, made.document, warnings=made.warnings, summary=made.report.summary)


def _make_quiz_sheets(job: Job, kinds: Collection[SheetKind]) -> Iterator[Sheet]:
    """Yield the quiz and its answer key, version by version; what both print is set only once.

    Raises ContentError for what cannot be printed.
    """
    quiz = job.handout.quiz
    if quiz is None:
        return
    from isoprint.check.items import item_problems
    from isoprint.makeup.quiz.answer_key import answer_key_document
    from isoprint.makeup.quiz.quiz import quiz_document
    from isoprint.makeup.quiz.typesetter import QuizTypesetter

    warnings = item_problems(job.handout)
    typesetter = QuizTypesetter(job)
    drawn = versions(quiz, quiz.versions)
    for version in drawn:
        if QUIZ in kinds:
            yield Sheet(QUIZ, quiz_document(version, typesetter), version.version, warnings)
        if ANSWER_KEY in kinds and quiz.key != "foot":
            yield Sheet(ANSWER_KEY, answer_key_document(version, drawn, typesetter), version.version, warnings)


NEWSLETTER: Final = SheetKind("newsletter", ".pdf", _make_newsletter)
QUIZ: Final = SheetKind("quiz", ".pdf", _make_quiz_sheets, versioned=True)
ANSWER_KEY: Final = SheetKind("answer-key", ".pdf", _make_quiz_sheets, versioned=True)

SHEETS: Final = (NEWSLETTER, QUIZ, ANSWER_KEY)
"""Every kind of sheet, in the order in which they are made."""


def make_sheets(job: Job, kinds: Collection[SheetKind] = SHEETS) -> Iterator[Sheet]:
    """Yield a handout's sheets of these kinds, each warning with the first sheet it concerns.

    Warnings with codes in the handout's ``allow`` are left out. Raises ContentError for what cannot be printed.
    """
    reported: set[Problem] = set()
    for make in dict.fromkeys(kind.make for kind in kinds):
        for sheet in make(job, kinds):
            found = (*sheet.warnings, *coarse_pictures(sheet.document, job.handout))
            warnings = tuple(w for w in without_allowed(found, job.handout.allow) if w not in reported)
            reported.update(warnings)
            yield replace(sheet, warnings=warnings)
