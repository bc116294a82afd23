"""`TextReader`: the texts of one file as they are printed, with a problem for each that cannot be printed."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from isoprint.content.format import mistakes
from isoprint.content.format.citation_slips import CitationSlips
from isoprint.content.format.pictures import PictureReader
from isoprint.content.languages.language import Language
from isoprint.content.model import Blocks, Inlines
from isoprint.content.text.markdown import read_blocks, read_inlines
from isoprint.content.text.punctuation import punctuate_text
from isoprint.problems import Problem
from isoprint.yamlmap import Scalar, YamlTree

Printable = Callable[[str], bool]
"""Whether some face has a character."""

MOST_PROBLEMS: Final = 200
"""The most problems that are reported of one file."""


class TextReader:
    """Reads texts in one language and gathers what is wrong in ``problems``."""

    def __init__(self, tree: YamlTree, language: Language, folder: Path, printable: Printable) -> None:
        self.tree, self.language = tree, language
        self.pictures = PictureReader(folder, printable)
        self.problems: list[Problem] = list(tree.problems)
        self._reported: set[Problem] = set()
        self._has_glyph = printable
        self._known: set[str] = set()
        self._citations = CitationSlips(tree.root)

    def report(self, *problems: Problem) -> None:
        """Note problems, each once; a line that was mended has its problem already, and gets no other."""
        for problem in problems:
            if problem.source.line in self.tree.mended or problem in self._reported:
                continue
            first_error = problem.severity == "error" and not self.wrong
            if not self.full or first_error:  # a handout is kept back by an error, however many warnings there are
                self._reported.add(problem)
                self.problems.append(problem)

    @property
    def wrong(self) -> bool:
        """Whether there is an error among the problems."""
        return any(problem.severity == "error" for problem in self.problems)

    @property
    def full(self) -> bool:
        """Whether so many problems were found that more would not help."""
        return len(self.problems) > MOST_PROBLEMS

    @property
    def miscited(self) -> frozenset[str]:
        """The keys of references that are cited in a way that is not read as a citation."""
        return frozenset(self._citations.keys)

    def plain_of(self, scalar: Scalar) -> str:
        """Return a text without markup, on one line."""
        self._check_glyphs(scalar)
        self.report(*self._citations.find_in_plain(scalar))
        marked = mistakes.markup_in_plain(scalar) if any(sign in scalar.text for sign in "*^~") else None
        if marked is not None:
            self.report(marked)
        return punctuate_text(" ".join(scalar.text.split()), self.language)

    def inlines_of(self, scalar: Scalar) -> Inlines:
        """Return a text's inlines."""
        self._check_glyphs(scalar)
        inlines, problems = read_inlines(scalar.text, scalar.place, self.language)
        self.report(*problems, *self._citations.find_in_marked(scalar))
        return inlines

    def blocks_of(self, scalar: Scalar, blanks: bool = False) -> Blocks:
        """Return a text's blocks; ``blanks``: with ``{{…}}`` and ``___`` as Blanks."""
        self._check_glyphs(scalar)
        pictures = self.pictures.for_markdown(scalar.place)
        blocks, problems = read_blocks(scalar.text, scalar.place, self.language, blanks=blanks, pictures=pictures)
        self.report(*problems, *self._citations.find_in_marked(scalar))
        return blocks

    def _check_glyphs(self, scalar: Scalar) -> None:
        """Report characters that no face has, each once for a text."""
        if self._known.issuperset(scalar.text):
            return
        for character in sorted(set(scalar.text) - self._known, key=scalar.text.index):
            if character in "\n\t" or self._has_glyph(character):
                self._known.add(character)
            else:
                self.report(mistakes.no_glyph(scalar, scalar.text.index(character), character))
