"""Time a cold `isoprint build` of the sample against importing the libraries that it cannot do without.

Run from the repository: ``python benchmarks/cold.py [ROUNDS]``. Both commands start a fresh interpreter of the same
kind, in turn, so that a busy moment of the machine meets both alike; the ratio of the medians is what counts.
"""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIBRARIES = ["-c", "import reportlab.pdfgen.canvas, yaml, click"]
BUILD = ["-m", "isoprint", "build", "--quiet", "--content", str(ROOT / "content"), "--out"]
SHEETS = {"newsletter.pdf", "quiz.pdf", "answer-key.pdf"}


def seconds(arguments: list[str]) -> float:
    """Return the wall time of one fresh interpreter with these arguments."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    """Print both medians and their ratio."""
    compileall.compile_dir(ROOT / "src", quiet=1)  # as pip does when it installs
    with tempfile.TemporaryDirectory() as out:
        build = [*BUILD, out]
        seconds(build)  # the first run finds the disk cold
        assert {path.name for path in Path(out).rglob("*.pdf")} == SHEETS
        times = [(seconds(LIBRARIES), seconds(build)) for _ in range(rounds)]
    libraries, cold = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"importing the libraries  {libraries * 1000:6.1f} ms")
    print(f"building three PDFs      {cold * 1000:6.1f} ms")
    print(f"ratio                    {cold / libraries:6.2f}     (median of {rounds} rounds; aim at most 2.0)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
