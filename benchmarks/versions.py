"""Time two hundred quizzes with their keys, by isoprint and by Typst's one-process loop over the same content.

Run from the repository: ``python benchmarks/versions.py [ROUNDS [VERSIONS]]``; needs ``pip install typst``. Both read
the sample handout, set it in the same font files and write 400 tagged PDFs into a new folder, each in a fresh
interpreter, in turn, so that a busy moment of the machine meets both alike; the ratio of the medians is what counts.
Peak memory is that of the whole process.
"""

import compileall
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TYPST = Path(__file__).with_suffix(".typ")


def isoprint(out: str, versions: int) -> list[str]:
    """Return the arguments that build quizzes and keys by the command that an officer types."""
    sheets = ["--sheet", "quiz", "--sheet", "answer-key", "--versions", str(versions)]
    return ["-m", "isoprint", "build", "--quiet", *sheets, "--content", str(ROOT / "content"), "--out", out]


def typst(out: str, versions: int) -> list[str]:
    """Return the arguments that run this file as the loop over Typst's compiler."""
    return [__file__, "typst", out, str(versions)]


def typst_loop(out: Path, versions: int) -> None:
    """Write quizzes and keys by one compiler, each version in an order of its own."""
    from random import Random

    import typst as binding

    fonts = binding.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(ROOT / "fonts")])
    compiler = binding.Compiler(str(TYPST), root=str(ROOT), font_paths=fonts)
    chance, order = Random(1), list(range(5))
    for number in range(versions):
        chance.shuffle(order)
        for sheet in ("quiz", "answer-key"):
            inputs = {"sheet": sheet, "version": str(number + 1), "order": ",".join(map(str, order))}
            compiler.compile(output=str(out / f"{sheet}-{number + 1}.pdf"), sys_inputs=inputs)


def seconds(arguments: list[str]) -> tuple[float, float]:
    """Return wall time and processor time of one fresh interpreter with these arguments."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=environment, check=True, capture_output=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(rounds: int, versions: int) -> None:
    """Print both medians and their ratio."""
    compileall.compile_dir(ROOT / "src", quiet=1)  # as pip does when it installs
    times: dict[str, list[tuple[float, float]]] = {"isoprint": [], "Typst": []}
    for _ in range(rounds):
        for name, arguments in (("isoprint", isoprint), ("Typst", typst)):
            with tempfile.TemporaryDirectory() as out:
                times[name].append(seconds(arguments(out, versions)))
                assert len(list(Path(out).rglob("*.pdf"))) == 2 * versions
    medians = {
        name: [statistics.median(column) for column in zip(*found, strict=True)] for name, found in times.items()
    }
    for name, (wall, processor) in medians.items():
        print(f"{name:9} {2 * versions} PDFs  {wall:6.2f} s wall  {processor:6.2f} s processor")
    ratios = [ours / theirs for ours, theirs in zip(medians["isoprint"], medians["Typst"], strict=True)]
    print(f"ratio {'':12} {ratios[0]:6.2f}         {ratios[1]:6.2f}   (median of {rounds} rounds; aim at most 1.0)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["typst"]:
        typst_loop(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main(*(int(each) for each in (sys.argv[1:] + ["5", "200"][len(sys.argv) - 1 :])))
