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
from pathlib import Path
from typing import NamedTuple

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


class Cost(NamedTuple):
    """What a command took: wall time and processor time (ms), peak memory (MiB)."""

    wall: float
    cpu: float
    memory: float


def cost(command: list[str]) -> Cost:
    """Run a command from this checkout and return what it took."""
    start = time.perf_counter()
    child = subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(child.stderr.read().decode() if child.stderr else "failed")
    return Cost(seconds * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024)


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


def report(costs: list[dict[str, list[Cost]]], pages: list[float]) -> None:
    """Print what a further page costs either tool."""
    medians = {}
    for name in ("isoprint", "Typst"):
        pairs = [round_[name] for round_ in costs]
        each = [(long.wall - short.wall, long.cpu - short.cpu) for short, long in pairs]
        wall, cpu = (statistics.median(column) / (pages[1] - pages[0]) for column in zip(*each, strict=True))
        short, long = (statistics.median(pair[at].memory for pair in pairs) for at in (0, 1))
        medians[name] = wall, cpu
        print(f"{name:9} {wall:6.2f} ms a page, {cpu:6.2f} of a processor;", end=" ")
        print(f"{short:4.0f} MiB at {pages[0]:.0f} pages, {long:4.0f} at {pages[1]:.0f}")
    wall, cpu = (a / b for a, b in zip(medians["isoprint"], medians["Typst"], strict=True))
    print(f"ratio     {wall:6.2f}             {cpu:6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
