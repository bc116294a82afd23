"""The benchmarks' text set by isoprint and by Typst: the same words, face, size, leading and columns in both."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "benchmarks" / "texts"
FONTS = ROOT / "fonts" / "source-sans-3"
SIZE, LEADING, MARGIN, GUTTER = 9.5, 12.0, 36.0, 18.0
PAPERS = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}

Chapter = tuple[str, list[str]]
"""A heading and the paragraphs below it."""


def measure(paper: str) -> float:
    """Return the width of one of three columns."""
    return (PAPERS[paper][0] - 2 * MARGIN - 2 * GUTTER) / 3


def chapters(name: str = "moby-dick") -> list[Chapter]:
    """Return a text; the asterisks of its footnotes are left out, since both tools would read them as marks."""
    found: list[Chapter] = []
    for paragraph in (TEXTS / f"{name}.txt").read_text("utf-8").replace("*", "").strip().split("\n\n"):
        if paragraph.startswith("CHAPTER"):
            found.append((paragraph.split(". ", 1)[1], []))
        else:
            found[-1][1].append(paragraph)
    return found


def write_handout(text: list[Chapter], paper: str, folder: Path) -> Path:
    """Write a project whose one handout is a newsletter of the text; return its content folder."""
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    (content / "club.yaml").write_text("name: Benchmark\n", "utf-8")
    lines = ["title: Benchmark", f"paper: {paper}", "newsletter:", "  pages: auto", "  sections:"]
    for heading, paragraphs in text:
        lines += [f'    - heading: "{heading}"', "      body: |"]
        lines += [f"        {paragraph}\n" for paragraph in paragraphs]
    (content / "benchmark.yaml").write_text("\n".join(lines), "utf-8")
    return content


def isoprint(content: Path, out: Path) -> list[str]:
    """Return the command that makes a newsletter of a content folder, at out/benchmark/newsletter.pdf."""
    return [sys.executable, "-m", "isoprint", "build", "--quiet", "--content", str(content), "--out", str(out)]


def write_typst(text: list[Chapter], paper: str, path: Path, tracking: bool = False) -> Path:
    """Write the text as a Typst document, whose lines may be tracked by as much as isoprint's."""
    width, height = PAPERS[paper]
    limits = ", justification-limits: (tracking: (min: -0.0125em, max: 0.0125em))" if tracking else ""
    lines = [
        f"#set page(width: {width}pt, height: {height}pt, margin: {MARGIN}pt, columns: 3)",
        f"#set columns(gutter: {GUTTER}pt)",
        f'#set text(font: "Source Sans 3", size: {SIZE}pt, lang: "en", region: "US", hyphenate: true,',
        f"  top-edge: {LEADING * 0.8}pt, bottom-edge: -{LEADING * 0.2}pt)",
        f"#set par(justify: true, leading: 0pt, spacing: 0pt, first-line-indent: 1em{limits})",
        f"#show heading: set text(size: {SIZE + 1}pt)",
    ]
    for heading, paragraphs in text:
        lines += [f"= {heading}", *(f"{paragraph}\n" for paragraph in paragraphs)]
    path.write_text("\n".join(lines), "utf-8")
    return path


def typst(source: Path, out: Path) -> list[str]:
    """Return the command that makes a PDF of a Typst document."""
    call = f"typst.compile({str(source)!r}, output={str(out)!r}, font_paths=[{str(FONTS)!r}], ignore_system_fonts=True)"
    return [sys.executable, "-c", f"import typst; {call}"]


def run(command: list[str]) -> None:
    """Run a command from this checkout; raises CalledProcessError with what it said."""
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
