"""Compare the word spaces of isoprint's columns with Typst's, as they stand on the finished pages.

Run from the repository: ``pip install -e '.[bench]' && python benchmarks/lines.py [TEXT ...]``, TEXT being one of
``benchmarks/texts`` without its ending; without one, all of them. Both set the same text in
the same face, size and measure; gaps are read back from the PDFs, in normal word spaces of the face. A line counts
when it is justified and has a gap; ``>1.5`` and ``>2`` are shares of lines by their mean gap.
"""

import itertools
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from prose import GUTTER, MARGIN, SIZE, TEXTS, chapters, isoprint, measure, run, typst, write_handout, write_typst

SPACE = 0.2
"""Source Sans 3's word space, in em."""
HYPHENS = "-\u2010\u00ad"
Char = dict[str, Any]


def lines_of(pdf: Path, width: float) -> Iterator[tuple[list[Char], float]]:
    """Yield the characters of each line of body text, column by column, and the right edge of its column."""
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            body = [c for c in page.chars if abs(c["size"] - SIZE) < 0.05]
            for column in range(3):
                left = MARGIN + column * (width + GUTTER)
                inside = [c for c in body if -GUTTER / 2 <= (c["x0"] + c["x1"]) / 2 - left < width + GUTTER / 2]
                inside.sort(key=lambda c: (round(c["matrix"][5], 1) * -1, c["x0"]))
                for _, line in itertools.groupby(inside, key=lambda c: round(c["matrix"][5], 1)):
                    yield [c for c in line if c["text"].strip()], left + width


def gaps_of(line: list[Char]) -> list[float]:
    """Return the gaps between the words of a line, in normal word spaces."""
    gaps = [(b["x0"] - a["x1"]) / (SPACE * SIZE) for a, b in itertools.pairwise(line)]
    return [gap for gap in gaps if gap > 0.5]


def figures(pdf: Path, width: float) -> dict[str, float]:
    """Return what the table shows of a PDF whose columns are this wide."""
    gaps: list[float] = []
    means: list[float] = []
    ladder = longest = hyphens = lines = 0
    for line, right in lines_of(pdf, width):
        lines += 1
        hyphen = line[-1]["text"][-1] in HYPHENS
        ladder = ladder + 1 if hyphen else 0
        hyphens, longest = hyphens + hyphen, max(longest, ladder)
        found = gaps_of(line)
        if found and -0.75 <= line[-1]["x1"] - right <= 0.6 * SIZE:
            gaps += found
            means.append(statistics.mean(found))
    share = lambda limit: 100 * sum(mean > limit for mean in means) / len(means)  # noqa: E731
    return {
        "lines": len(means), "mean": statistics.mean(gaps), "sd": statistics.pstdev(gaps), "least": min(gaps),
        ">1.5 %": share(1.5), ">2 %": share(2), "hyphens %": 100 * hyphens / lines, "ladder": longest,
    }  # fmt: skip


def row(name: str, values: dict[str, float]) -> str:
    """Return a row of the table in Markdown."""
    return f"| {name} | " + " | ".join(f"{v:.2f}" if isinstance(v, float) else str(v) for v in values.values()) + " |"


def compare(name: str, paper: str, folder: Path) -> None:
    """Print the table of a text on a paper."""
    text, width = chapters(name), measure(paper)
    run(isoprint(write_handout(text, paper, folder), folder / "out"))
    results = {"isoprint": figures(folder / "out" / "benchmark" / "newsletter.pdf", width)}
    for tool, tracking in (("Typst with tracking", True), ("Typst", False)):
        run(typst(write_typst(text, paper, folder / "b.typ", tracking), folder / "b.pdf"))
        results[tool] = figures(folder / "b.pdf", width)
    print(f"\n{name}, {paper}, {width:.1f} pt columns\n")
    print(f"| | {' | '.join(results['isoprint'])} |\n|---|{'---|' * len(results['isoprint'])}")
    print("\n".join(row(tool, values) for tool, values in results.items()))


def main(names: list[str]) -> None:
    """Print the tables of the texts for both papers."""
    for name in names or sorted(path.stem for path in TEXTS.glob("*.txt")):
        for paper in ("letter", "a4"):
            with tempfile.TemporaryDirectory() as folder:
                compare(name, paper, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
