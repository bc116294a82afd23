"""Compare what a further page of long text costs isoprint and Typst, in time and in memory.

Run from the repository: ``pip install -e '.[bench]' && python benchmarks/pages.py [ROUNDS]``. Each tool makes a short
and a long newsletter, each in a process of its own, in turn; the difference is what the further pages cost. The
sentences of the text are drawn anew for each paragraph, so that no paragraph comes twice and none can be remembered.
"""

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from prose import ROOT, Chapter, chapters, isoprint, typst, write_handout, write_typst

SHORT, LONG = 10_000, 110_000
PAGE = 660
"""Words to a page of three columns."""


def text_of(words: int) -> list[Chapter]:
    """Return chapters of about so many words, of sentences drawn from the benchmarks' text."""
    choice = random.Random(words)
    pool = [s for _, paragraphs in chapters() for p in paragraphs for s in re.split(r"(?<=[.;?!])\s", p)]
    found: list[Chapter] = []
    while words > 0:
        paragraphs = [" ".join(choice.choices(pool, k=choice.randint(3, 8))) for _ in range(12)]
        found.append((f"Part {len(found) + 1}", paragraphs))
        words -= sum(len(paragraph.split()) for paragraph in paragraphs)
    return found


def cost(command: list[str]) -> tuple[float, float]:
    """Return the wall time (ms) and the peak memory (MiB) of a command."""
    start = time.perf_counter()
    child = subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(child.stderr.read().decode() if child.stderr else "failed")
    return seconds * 1000, usage.ru_maxrss / 1024


def main(rounds: int) -> None:
    """Print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        commands: dict[str, list[list[str]]] = {"isoprint": [], "Typst": []}
        pages = []
        for name, words in (("short", SHORT), ("long", LONG)):
            text = text_of(words)
            pages.append(sum(len(p.split()) for _, paragraphs in text for p in paragraphs) / PAGE)
            content = write_handout(text, "letter", there / name)
            commands["isoprint"].append(isoprint(content, there / name / "out"))
            source = write_typst(text, "letter", there / f"{name}.typ", tracking=True)
            commands["Typst"].append(typst(source, there / f"{name}.pdf"))
        costs = [{name: [cost(c) for c in pair] for name, pair in commands.items()} for _ in range(rounds)]
    report(costs, pages)


def report(costs: list[dict[str, list[tuple[float, float]]]], pages: list[float]) -> None:
    """Print what a page costs either tool."""
    further = pages[1] - pages[0]
    median: Callable[[str], float] = lambda name: statistics.median(  # noqa: E731
        (round_[name][1][0] - round_[name][0][0]) / further for round_ in costs
    )
    for name in ("isoprint", "Typst"):
        memory = [statistics.median(round_[name][at][1] for round_ in costs) for at in (0, 1)]
        print(f"{name:9} {median(name):6.2f} ms a page   {memory[0]:4.0f} MiB at {pages[0]:.0f} pages,", end=" ")
        print(f"{memory[1]:4.0f} MiB at {pages[1]:.0f}")
    print(f"ratio     {median('isoprint') / median('Typst'):6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
