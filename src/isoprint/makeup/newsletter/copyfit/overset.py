"""Text that does not fit: a plan and the trial in the smallest type in, the problem that says what to cut out.

The number of words is found by cutting them: the error is rare, and a number that does not help is worse than none.
"""

from collections.abc import Callable
from itertools import accumulate, chain
from math import ceil
from typing import Final

from msgspec.structs import replace

from isoprint.content.model import Block, Blocks, Inlines, List, Paragraph, Run, Section, plain
from isoprint.content.model.walk import texts_of
from isoprint.makeup.newsletter.copyfit.fit import smallest
from isoprint.makeup.newsletter.copyfit.trial import Trial
from isoprint.makeup.newsletter.plan import Plan
from isoprint.makeup.newsletter.too_large import section_name, too_tall_problem
from isoprint.problems import Problem

MOST_OF_IT: Final = 0.7
"""The largest share of one section that the advice may ask to cut."""
LARGER: Final = 1.15
"""How many times as many words the advice asks to cut: the writer cuts others than those that were tried."""
MORE: Final = 11
"""How many words the advice adds; twice as many if several sections are cut, which each end amid a line."""
MOST_LARGER: Final = 1.4
"""How many times as many at most, since cutting here and there takes more than cutting at the end."""
ROUND: Final = 5
"""The advice is a multiple of this number of words."""


def overset_problem(plan: Plan, trial: Trial) -> Problem:
    """Return the problem of a newsletter that does not fit: by how much, and where to cut."""
    if trial.pagination.tall:
        return too_tall_problem(plan, trial.pagination.tall, trial.pagination.over, trial.leading)
    sections = plan.newsletter.sections
    at = max(range(len(sections)), key=lambda i: count_words(sections[i]))
    longest, most = sections[at], count_words(sections[at])
    name = section_name(longest)
    lines = ceil(trial.overset / trial.leading) * plan.newsletter.columns
    pages, own = plan.newsletter.pages, len(plan.parts) - 1
    return Problem(
        "E100",
        f"The newsletter is about {lines} lines too long for {pages} page{'s' if pages != 1 else ''}, even in the "
        f"smallest type; its longest section is {name} with {most} words",
        longest.source,
        f"{_advice(plan, at)}, or write “pages: {max(len(trial.pagination.pages), trial.pages + 1) + own}”",
    )


def _advice(plan: Plan, at: int) -> str:
    """Return what to cut: words of the longest section, else of all of them, else pictures."""
    section = plan.newsletter.sections[at]
    words = words_to_cut(plan, at)
    if words is not None and words <= MOST_OF_IT * count_words(section):
        return f"cut about {words} words from {section_name(section)}"
    words = words_to_cut(plan, None)
    if words is not None:
        return f"cut about {words} words, not only from {section_name(section)}"
    return "remove pictures, tables or sections"


def words_to_cut(plan: Plan, at: int | None) -> int | None:
    """Return how many words must go from section ``at``, or from the longest ones, for the rest to fit.

    None where cutting all of them is not enough.
    """
    counts = [_cuttable(section.body) for section in plan.sections]
    low, high = 0, sum(counts) if at is None else counts[at]
    if not _fits(plan, at, high, shortened):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if _fits(plan, at, middle, shortened):
            high = middle
        else:
            low = middle
    more = MORE if at is not None else MORE * 2
    words = ceil((high * LARGER + more) / ROUND) * ROUND
    while words < high * MOST_LARGER and not _fits(plan, at, words, thinned):
        words += ROUND
    return words


def _fits(plan: Plan, at: int | None, words: int, cut: Callable[[Section, int], Section]) -> bool:
    """Return whether the newsletter fits without that many words."""
    sections = list(plan.sections)
    if at is not None:
        sections[at] = cut(sections[at], words)
    else:
        counts = [_cuttable(section.body) for section in sections]
        level = _level(counts, words)
        sections = [cut(s, max(count - level, 0)) for s, count in zip(sections, counts, strict=True)]
    return smallest(replace(plan, sections=tuple(sections))).fits


def _level(counts: list[int], words: int) -> int:
    """Return the length to which the longest sections must come down for that many words to go."""
    level = max(counts)
    while level and sum(max(count - level, 0) for count in counts) < words:
        level -= 1
    return level


def shortened(section: Section, words: int) -> Section:
    """Return a section without the last words of its text."""
    return replace(section, body=_first_blocks(section.body, _cuttable(section.body) - words))


def thinned(section: Section, words: int) -> Section:
    """Return a section without that many words, each block cut by the same share of its own."""
    total = max(_cuttable(section.body), 1)
    owns = ((block, _cuttable((block,))) for block in section.body)
    kept = (_first_blocks((block,), own - own * words // total) for block, own in owns)
    return replace(section, body=tuple(chain.from_iterable(kept)))


def _first_blocks(blocks: Blocks, count: int) -> Blocks:
    """Return blocks with the first words of their texts; pictures and tables stay."""
    left: list[Block] = []
    for block in blocks:
        count, own = max(count, 0), _cuttable((block,))
        match block:
            case Paragraph(inlines) if own > count:
                left.extend([replace(block, inlines=_first_words(inlines, count))] if count else [])
            case List(items) if own > count:
                starts = accumulate(map(_cuttable, items), initial=0)
                cut = (_first_blocks(item, count - start) for item, start in zip(items, starts, strict=False))
                kept = tuple(filter(None, cut))
                left.extend([replace(block, items=kept)] if kept else [])
            case _:
                left.append(block)
        count -= own
    return tuple(left)


def _first_words(inlines: Inlines, count: int) -> Inlines:
    """Return the runs that hold the first words of a paragraph."""
    left: list[Run] = []
    for inline in inlines:
        if isinstance(inline, Run) and count > 0:
            words = inline.text.split(" ")
            own = _words((inline,))
            text = inline.text if own <= count else " ".join(words[:count])
            left.append(replace(inline, text=text))
            count -= own
    return tuple(left)


def _words(inlines: Inlines) -> int:
    return len(plain(inlines).split())


def _cuttable(blocks: Blocks) -> int:
    """Return the number of words in paragraphs and lists."""
    return sum(map(_words, texts_of(tuple(block for block in blocks if isinstance(block, Paragraph | List)))))


def count_words(section: Section) -> int:
    """Return the number of words in a section's heading and text."""
    return _words(section.heading) + sum(map(_words, texts_of(section.body)))
