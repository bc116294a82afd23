"""`read_content`: the handouts of a content folder that can be printed, and every problem of every file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Date  # noqa: N812 — a field of Handout is called date
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from isoprint.content.club import LENT, read_club, sources, values_lent
from isoprint.content.folder import ContentFile, HandoutFiles, find_handouts, read_file
from isoprint.content.format.decode import Decoded, Decoder
from isoprint.content.format.texts import MOST_PROBLEMS, Printable
from isoprint.content.languages.language import Language, language_for
from isoprint.content.mistyped import CLUB_FILE, no_folder
from isoprint.content.model import Citation, Handout
from isoprint.content.model.walk import find
from isoprint.content.newsletter import read_newsletter
from isoprint.content.quiz.quiz import read_quiz
from isoprint.content.references import check_citations, read_references, refuse_citations, uncited
from isoprint.problems import Problem, Source, without_allowed
from isoprint.yamlmap import Keys, Node, Scalar

_DEFAULT_LANGUAGE = "en-US"
"""The language of a club's file that names none."""


class ContentResult(Struct, frozen=True):
    """The content of a folder.

    ``handouts`` are those without an error, in the order asked for; ``problems`` are those of all files asked for,
    in their order. ``lines`` are each file's lines, by its name as shown. ``asked`` names the handouts asked for, those
    with errors too; ``names`` are those of all handouts in the folder, None where it cannot be read. ``bugs`` are the
    exceptions that a mistake in our code raised, by the names of their handouts.
    """

    handouts: tuple[Handout, ...]
    problems: tuple[Problem, ...]
    lines: Mapping[str, Sequence[str]]
    asked: tuple[str, ...] = ()
    names: frozenset[str] | None = None
    bugs: Mapping[str, Exception] = {}

    def excerpted(self, problem: Problem) -> Problem:
        """Return a problem with the line it points at, for those found after reading."""
        lines = self.lines.get(problem.source.file, ())
        if problem.excerpt or not 0 < problem.source.line <= len(lines):
            return problem
        return replace(problem, excerpt=lines[problem.source.line - 1])


def read_content(
    folder: Path, names: Sequence[str] = (), *, today: Date, printable: Printable = lambda _character: True
) -> ContentResult:
    """Return the handouts of a content folder, all or those named, with all problems.

    ``names`` are handouts' names or paths; ``printable`` says whether some face has a character. An error in
    ``club.yaml`` keeps every handout back, an error in a handout only that one.
    """
    found = find_handouts(folder, names)
    if found is None:
        return ContentResult((), (no_folder(folder),), {})
    club_file = read_file(folder, CLUB_FILE)
    if club_file.bug:
        raise club_file.bug
    defaults = _ClubDefaults(folder, printable, club_file)
    problems = [*found.problems, *_sorted(defaults.decoder.problems)]
    files = tuple(_without_themes(found, club_file))
    reads = [_read_safely(file, defaults, today) for file in files]
    problems += chain.from_iterable(_sorted(read.problems) for read in reads)
    handouts = tuple(read.handout for read in reads if read.handout is not None and defaults.sound)
    lines = {file.shown: file.tree.lines for file in (club_file, *found.files)}
    asked = tuple(file.handout for file in files)
    bugs = {name: read.bug for name, read in zip(asked, reads, strict=True) if read.bug}
    return ContentResult(handouts, tuple(problems), lines, asked, found.names, bugs)


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    """Return a file's problems in the order of its lines, at most `MOST_PROBLEMS` of them."""
    ordered = sorted(problems, key=lambda problem: (problem.source.line, problem.source.column))
    if len(ordered) <= MOST_PROBLEMS:
        return ordered
    message = f"This file has more than {MOST_PROBLEMS} problems"
    more = Problem("E038", message, Source(ordered[0].source.file), "correct these, then build again to see the rest")
    return [*ordered[:MOST_PROBLEMS], more]


class _ClubDefaults:
    """The club with its language and the values that it lends, for all handouts of a run."""

    def __init__(self, folder: Path, printable: Printable, file: ContentFile) -> None:
        self.folder, self.printable = folder, printable
        self.language = _language(file.tree.root, _DEFAULT_LANGUAGE)
        self.decoder = Decoder(file.tree, self.language, folder, printable)
        decoded = _record(self.decoder, "club", file, "name: …")
        self.club = read_club(self.decoder, decoded) if decoded is not None else None
        self.lent = values_lent(decoded) if decoded is not None else {}
        self.sound = self.club is not None and not self.decoder.wrong


def _language(root: Node | None, otherwise: str) -> Language:
    """Return the language that a file names, read before all else because texts depend on it."""
    node = root.get("language") if isinstance(root, Keys) else None
    named = language_for(node.text) if isinstance(node, Scalar) and not node.empty else None
    language = named or language_for(otherwise)
    assert language is not None, otherwise
    return language


def _record(decoder: Decoder, name: str, file: ContentFile, first_line: str) -> Decoded | None:
    """Return the keys of a file, None with a problem reported where it has none."""
    if file.tree.root is not None:
        return decoder.record(name, file.tree.root)
    if file.tree.whole:
        decoder.report(Problem("E013", "This file has no content", Source(file.shown), f"begin it with {first_line}"))
    return None


def _without_themes(found: HandoutFiles, club_file: ContentFile) -> Iterator[ContentFile]:
    """Yield the files that are handouts, not theme files beside them, which one of the files names."""
    trees = [file.tree for file in (club_file, *found.files)]
    nodes = [tree.root.get("theme") for tree in trees if isinstance(tree.root, Keys)]
    themes = {node.text.strip() for node in nodes if isinstance(node, Scalar)}
    return (file for file in found.files if file.name not in themes)


class _ReadHandout(Struct, frozen=True):
    """A handout, None where an error keeps it back, the problems of its file, and a bug of ours that came up."""

    handout: Handout | None
    problems: Sequence[Problem]
    bug: Exception | None = None


def _read_safely(file: ContentFile, defaults: _ClubDefaults, today: Date) -> _ReadHandout:
    """Return what is read of a handout's file; a bug of ours stops only this handout."""
    try:
        return _ReadHandout(None, (), file.bug) if file.bug else _read_handout(file, defaults, today)
    except Exception as bug:
        return _ReadHandout(None, (), bug)


def _read_handout(file: ContentFile, defaults: _ClubDefaults, today: Date) -> _ReadHandout:
    language = _language(file.tree.root, defaults.language.tag)
    decoder = Decoder(file.tree, language, defaults.folder, defaults.printable)
    decoded = _record(decoder, "handout", file, "title: …")
    if decoded is None:
        return _ReadHandout(None, decoder.problems)
    values = _values(decoder, decoded)
    allowed = values.get("allow", ())
    cited = tuple(find(Citation, (values.get("newsletter"), values.get("quiz"))))
    known = decoded.nodes.get("references")
    imprint = tuple(values.get(key) for key in ("contact", "sponsor", "disclaimer"))
    refuse_citations(decoder, (*imprint, *values.get("references", {}).values()))
    check_citations(decoder, cited, known if isinstance(known, Keys) else None)
    if decoder.wrong or "title" not in values or defaults.club is None:
        return _ReadHandout(None, without_allowed(decoder.problems, allowed))
    places = defaults.lent.get("sources", {}) | sources(decoded)
    values = {"language": defaults.language.tag} | defaults.lent | values | {"sources": places}
    handout = Handout(name=file.handout, club=defaults.club, source=decoded.place.at(), **values)
    warnings = [*uncited(decoder, cited, handout.references), *_unreviewed(decoded, handout, today)]
    return _ReadHandout(handout, without_allowed((*decoder.problems, *warnings), allowed))


_PLAIN_KEYS = ["title", "subtitle", "kicker", "issue", "date", "authors", "reviewed_by", "review_by", "allow"]
"""Keys of a handout whose values the model takes as they are."""


def _values(decoder: Decoder, decoded: Decoded) -> dict[str, Any]:
    """Return the values of a handout that its own file gives."""
    values = decoded.take(*_PLAIN_KEYS, *LENT)
    if "references" in decoded.values:
        values["references"] = read_references(decoder, decoded.nodes["references"])
    if "newsletter" in decoded.values:
        values["newsletter"] = read_newsletter(decoder, decoded.nodes["newsletter"])
    if "quiz" in decoded.values:
        values["quiz"] = read_quiz(decoder, decoded.nodes["quiz"])
    if not {"newsletter", "quiz"} & decoded.nodes.keys() and decoder.tree.whole:
        message = "This handout has neither a newsletter nor a quiz"
        decoder.report(decoded.place.problem("E035", message, "add “newsletter:”, “quiz:” or both"))
    return values


def _unreviewed(decoded: Decoded, handout: Handout, today: Date) -> Iterator[Problem]:
    """Yield warnings about content that nobody has checked, or not lately."""
    # A key that is missing has its place at the beginning of the file.
    reviewed_by, review_by = (decoded.keys.get(key, decoded).place for key in ("reviewed_by", "review_by"))
    if not handout.reviewed_by:
        message = "Nobody has reviewed this content yet"
        yield reviewed_by.problem("W010", message, "have a clinician check it, and add reviewed_by: and the name")
    if handout.review_by is None:
        yield review_by.problem("W011", "No date is set for checking this content again", "add review_by: and a date")
    elif handout.review_by < today:
        message = f"This content was due to be checked again by {handout.review_by.isoformat()}"
        yield review_by.problem("W011", message, "have it checked, and set a new date", length=len("review_by"))
