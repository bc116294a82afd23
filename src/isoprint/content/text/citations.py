"""The citations of one sheet: `Citations` prints words in their place and collects the references to list.

Author and year: ``(Layton, 2009; AAD, 2024)``, listed in alphabetical order. Numbered: a superscript that joins the
word before it, in order of first mention, neighbors and ranges in one (``2,4–6``), as the AMA Manual of Style has it.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec.structs import replace

from isoprint.content.model import Blocks, Citation, Inline, Inlines, Reference, Run, plain
from isoprint.content.model.walk import map_inlines


class Citations:
    """The citations of one sheet: give it the sheet's texts in the order in which they are printed, then read `cited`.

    A key without a reference, which reading reports as an error, prints as it is written.
    """

    def __init__(self, references: Mapping[str, Reference], style: Literal["author-year", "numbered"]) -> None:
        self._references = references
        self._numbered = style == "numbered"
        self._numbers: dict[str, int] = {}

    @property
    def cited(self) -> tuple[Reference, ...]:
        """The references cited so far as they are listed: by number, or else in alphabetical order."""
        found = [self._references[key] for key in self._numbers if key in self._references]
        return tuple(found if self._numbered else sorted(found, key=_alphabetical))

    def blocks(self, blocks: Blocks) -> Blocks:
        """Return the blocks with words in place of their citations."""
        return map_inlines(blocks, self.inlines)

    def inlines(self, inlines: Inlines) -> Inlines:
        """Return the inlines with words in place of their citations; the same where they cite nothing."""
        if not any(isinstance(inline, Citation) for inline in inlines):
            return inlines
        done: list[Inline] = []
        for inline in _joined(inlines):
            if isinstance(inline, Citation):
                self._spaced(done)
                done.append(self._printed(inline))
            else:
                done.append(inline)
        return tuple(done)

    def _printed(self, citation: Citation) -> Run:
        keys = dict.fromkeys(citation.keys)
        numbers = [self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys]
        if self._numbered:
            return Run(_ranges(sorted(numbers)), script="super", role="citation")
        cites = (_tied(self._references[key].cite) if key in self._references else key for key in keys)
        return Run(f"({'; '.join(cites)})", role="citation")

    def _spaced(self, done: list[Inline]) -> None:
        """Set the space before a citation: none before a number, one before a bracket."""
        last = done[-1] if done else None
        if not isinstance(last, Run) or last.text.endswith("\n"):
            return
        text = last.text.rstrip(" ")
        if not self._numbered and not text.endswith(_OPENINGS):
            text += " "
        done[-1:] = [replace(last, text=text)] if text else []


def _tied(cite: str) -> str:
    """Return a cite with its last word, the year, tied to the one before, so no line begins with the year."""
    name, space, year = cite.rpartition(" ")
    return f"{name}\u00a0{year}" if space and year[:1].isdigit() else cite


_OPENINGS = ("(", "[", "“", "‘", "«", "„", "—", "–", "/", "\u00a0", "\u202f")
"""Signs after which a citation in brackets takes no space."""


def _joined(inlines: Inlines) -> Iterator[Inline]:
    """Yield the inlines with adjacent citations merged into one, so ¹² is never read as twelve."""
    pending: Citation | None = None
    space: Run | None = None
    for inline in inlines:
        if isinstance(inline, Citation):
            pending = inline if pending is None else replace(pending, keys=pending.keys + inline.keys)
            space = None
        elif pending is not None and isinstance(inline, Run) and inline.text == " ":
            space = inline
        else:
            yield from (held for held in (pending, space) if held is not None)
            pending = space = None
            yield inline
    yield from (held for held in (pending, space) if held is not None)


def _ranges(numbers: list[int]) -> str:
    """Return ascending numbers as text, three or more that follow one another as a range."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs)


def _alphabetical(reference: Reference) -> tuple[str, str]:
    letters = unicodedata.normalize("NFKD", plain(reference.text))
    return "".join(c for c in letters if c.isalnum() or c == " ").casefold(), reference.key
