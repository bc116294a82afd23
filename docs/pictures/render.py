"""Render the pictures of the README and the gallery from real builds: ``python docs/pictures/render.py``.

Needs the ``dev`` extra. Builds the sample in every theme and the dense example, and lays their pages side by side.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from textwrap import indent

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from isoprint.theme.read import BUILT_IN, DEFAULT

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLE, EXAMPLE = ROOT / "content", ROOT / "docs" / "examples" / "everything" / "content"
THEMES = [theme for theme in BUILT_IN if theme != DEFAULT]
TABLE, SHADE, MARGIN, GAP = "#e9e6e1", "#8d867c", 40, 36


def build(content: Path, theme: str = "") -> dict[str, list[Image.Image]]:
    """Return the pages of every sheet that a content folder makes, by the sheet's file name."""
    with tempfile.TemporaryDirectory() as folder:
        copy, out = Path(folder, "content"), Path(folder, "out")
        shutil.copytree(content, copy)
        if theme:
            with (copy / "club.yaml").open("a", encoding="utf-8") as club:
                club.write(f"\ntheme: {theme}\n")
        command = [sys.executable, "-m", "isoprint", "build", "--content", str(copy), "--out", str(out)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return {path.stem: pages(path) for path in sorted(out.rglob("*.pdf"))}


def pages(path: Path) -> list[Image.Image]:
    """Return each page of a PDF at 100 dots per inch."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=100 / 72).to_pil() for page in document]


def save(name: str, sheets: list[Image.Image]) -> None:
    """Lay sheets side by side on a table and save the picture."""
    width = sum(sheet.width for sheet in sheets) + GAP * (len(sheets) - 1) + 2 * MARGIN
    table = Image.new("RGB", (width, max(sheet.height for sheet in sheets) + 2 * MARGIN), TABLE)
    x = MARGIN
    for sheet in sheets:
        shade = Image.new("L", table.size, 0)
        shade.paste(150, (x + 2, MARGIN + 4, x + 2 + sheet.width, MARGIN + 6 + sheet.height))
        table.paste(SHADE, mask=shade.filter(ImageFilter.GaussianBlur(7)))
        table.paste(sheet, (x, MARGIN))
        x += sheet.width + GAP
    table.quantize(128).save(HERE / f"{name}.png", optimize=True)


def render_sections() -> None:
    """Render what each example of the newsletter's page makes, cut out below the masthead."""
    for number, example in enumerate(examples(), 1):
        with tempfile.TemporaryDirectory() as folder:
            content = Path(folder, "content")
            shutil.copytree(EXAMPLE / "images", content / "images")
            (content / "club.yaml").write_text("name: Example\n", "utf-8")
            (content / "example.yaml").write_text(handout(example), "utf-8")
            page = build(content)["newsletter"][0]
        body = page.crop((36, 176, page.width - 36, page.height - 130))
        left, _, right, foot = ImageChops.difference(body, Image.new("RGB", body.size, "white")).getbbox()
        picture = body.crop((min(left, 12), 0, max(right, body.width - 12), foot + 14))
        picture.quantize(64).save(HERE / f"section-{number}.png", optimize=True)


def examples() -> list[str]:
    """Return the sections of each example in docs/newsletter.md."""
    return re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "newsletter.md").read_text("utf-8"), re.DOTALL)


def handout(sections: str) -> str:
    """Return a handout that holds nothing but these sections, in type of the running size."""
    return "title: Example\nkicker: A newsletter\nnewsletter:\n  pages: auto\n  sections:\n" + indent(sections, "    ")


def main() -> None:
    """Render every picture."""
    render_sections()
    sample = build(SAMPLE)
    save("sample", [sample[sheet][0] for sheet in ("newsletter", "quiz", "answer-key")])
    for theme in THEMES:
        themed = build(SAMPLE, theme)
        save(f"theme-{theme}", [themed[sheet][0] for sheet in ("newsletter", "quiz", "answer-key")])
    dense = build(EXAMPLE)
    save("everything-newsletter", dense["newsletter"])
    save("everything-quiz", dense["quiz-A"])
    save("everything-answer-key", dense["answer-key-A"])


if __name__ == "__main__":
    main()
