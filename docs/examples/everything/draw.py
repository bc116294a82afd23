"""Draw the pictures of this example: ``python docs/examples/everything/draw.py``. Needs only Pillow and our fonts."""

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).resolve().parent
IMAGES = HERE / "content" / "images"
FACE = HERE.parents[2] / "fonts" / "source-sans-3" / "SourceSans3_400Regular.ttf"
INK, PAPER, SUN, SKIN, BROWN, DARK = "#2b2622", "#ffffff", "#c0561f", "#ecc9ab", "#8a5a3a", "#3f2417"
SHARES = {"fresh snow": 80, "sea foam": 25, "dry sand": 15, "grass, water": 9}


def reflection() -> Image.Image:
    """Return the bar chart of the ultraviolet light that different grounds reflect."""
    picture = Image.new("RGB", (1000, 430), PAPER)
    draw, face = ImageDraw.Draw(picture), ImageFont.truetype(str(FACE), 52)
    for row, (ground, share) in enumerate(SHARES.items()):
        top = 15 + 105 * row
        draw.text((290, top + 38), ground, INK, face, anchor="rm")
        draw.rectangle((315, top, 315 + 6.2 * share, top + 76), SUN)
        label = f"{share}%" if share > 10 else "under 10%"
        draw.text((335 + 6.2 * share, top + 38), label, INK, face, anchor="lm")
    return picture


def blob(center: tuple[float, float], radius: float, ragged: float) -> list[tuple[float, float]]:
    """Return an outline about a center: a circle when ``ragged`` is 0, a coast when it is not."""
    points = []
    for degree in range(0, 360, 3):
        angle = math.radians(degree)
        waves = 0.25 * math.cos(angle - 0.6) + 0.16 * math.sin(3 * angle) + 0.07 * math.sin(7 * angle + 1)
        reach = radius * (1 + ragged * (waves + 0.04 * math.sin(13 * angle)))
        points.append((center[0] + reach * math.cos(angle), center[1] + reach * math.sin(angle)))
    return points


def spots() -> Image.Image:
    """Return two spots side by side: A even, B suspicious."""
    picture = Image.new("RGB", (2200, 840), SKIN)
    draw, face = ImageDraw.Draw(picture), ImageFont.truetype(str(FACE), 128)
    draw.polygon(blob((620, 430), 240, 0), BROWN)
    draw.polygon(blob((1640, 430), 260, 1), BROWN)
    draw.polygon(blob((1720, 470), 110, 1.5), DARK)
    draw.text((90, 20), "A", INK, face)
    draw.text((1110, 20), "B", INK, face)
    return picture.resize((1100, 420), Image.Resampling.LANCZOS)  # drawn at twice the size for smooth edges


def sun() -> Image.Image:
    """Return the club's logo: a disc and eight rays."""
    picture = Image.new("RGB", (600, 600), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((170, 170, 430, 430), SUN)
    for eighth in range(8):
        angle = math.radians(45 * eighth)
        ends = [(300 + r * math.cos(angle), 300 + r * math.sin(angle)) for r in (180, 280)]
        draw.line(ends, SUN, 44)
    return picture


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    for name, picture in {"reflection": reflection(), "spots": spots(), "sun": sun()}.items():
        picture.quantize(32).save(IMAGES / f"{name}.png", optimize=True)
