"""Draw the pictures of this example: ``python docs/examples/everything/draw.py``. Needs only Pillow and our fonts."""

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).resolve().parent
IMAGES = HERE / "content" / "images"
FACE = HERE.parents[2] / "fonts" / "source-sans-3" / "SourceSans3_400Regular.ttf"
INK, SUN, SKIN, BROWN, DARK = "#2b2622", "#c0561f", "#ecc9ab", "#8a5a3a", "#3f2417"
SHARES = {"fresh snow": 80, "sea foam": 25, "dry sand": 15, "grass, water": 9}


def reflection() -> str:
    """Return the bar chart of the ultraviolet light that different grounds reflect, as SVG."""
    marks = []
    for row, (ground, share) in enumerate(SHARES.items()):
        top, long = 15 + 105 * row, 6.2 * share
        label = f"{share}%" if share > 10 else "under 10%"
        marks += [
            f'<text x="290" y="{top + 56}" text-anchor="end">{ground}</text>',
            f'<rect x="315" y="{top}" width="{long:g}" height="76" fill="{SUN}"/>',
            f'<text x="{335 + long:g}" y="{top + 56}">{label}</text>',
        ]
    return svg(1000, 430, f'<g font-family="Source Sans 3" font-size="52" fill="{INK}">', *marks, "</g>")


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


def sun() -> str:
    """Return the club's logo, a disc and eight rays, as SVG."""
    rays = [f'<path d="M0 -180V-280" transform="rotate({45 * eighth})"/>' for eighth in range(8)]
    group = f'<g transform="translate(300 300)" fill="{SUN}" stroke="{SUN}" stroke-width="44">'
    return svg(600, 600, group, '<circle r="130" stroke="none"/>', *rays, "</g>")


def svg(width: int, height: int, *lines: str) -> str:
    """Return an SVG of these elements, one a line."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    return "\n".join((head, *lines, "</svg>\n"))


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    spots().quantize(32).save(IMAGES / "spots.png", optimize=True)
    for name, drawing in {"reflection": reflection(), "sun": sun()}.items():
        (IMAGES / f"{name}.svg").write_text(drawing, "utf-8")
