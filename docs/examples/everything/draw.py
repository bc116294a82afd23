"""Draw the pictures of this example: ``python docs/examples/everything/draw.py``. Needs only Pillow and our fonts."""

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).resolve().parent
IMAGES = HERE / "content" / "images"
FACE = HERE.parents[2] / "fonts" / "source-sans-3" / "SourceSans3_400Regular.ttf"
INK, SUN, SKIN, BROWN, DARK = "#2b2622", "#c0561f", "#ecc9ab", "#8a5a3a", "#3f2417"
HOURS = [at / 8 for at in range(8 * 12 + 1)]
STEEP = 1.9
"""The power of the sun's height at which 60% of a day's light falls within two hours of noon."""
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


def day() -> str:
    """Return the ultraviolet light of a cloudless day from 6 to 18 by the sun, as SVG: six tenths of it darker."""
    curve = [(100 + 150 * hour, 170 - 150 * math.cos(math.pi * (hour - 6) / 12) ** STEEP) for hour in HOURS]
    path = " ".join(f"L{x:.0f} {y:.1f}" for x, y in curve)
    noon = " ".join(f"L{x:.0f} {y:.1f}" for x, y in curve if 700 <= x <= 1300)
    hours = ((100, "6 am"), (700, "10 am"), (1000, "noon"), (1300, "2 pm"), (1900, "6 pm"))
    labels = [f'<text x="{x}" y="216" text-anchor="middle">{hour}</text>' for x, hour in hours]
    return svg(
        2000,
        230,
        f'<path d="M100 170 {path} Z" fill="{SUN}" fill-opacity="0.3"/>',
        f'<path d="M700 170 {noon} L1300 170 Z" fill="{SUN}"/>',
        f'<path d="M60 170H1940" stroke="{INK}" stroke-width="3"/>',
        f'<g font-family="Source Sans 3" font-size="34" fill="{INK}">',
        *labels,
        '<text x="1000" y="126" text-anchor="middle" fill="#ffffff" font-size="44" font-weight="600">60%</text>',
        "</g>",
    )


def melanomas() -> str:
    """Return a dot for each new melanoma of the trial's two groups, as SVG."""
    rows = []
    for row, (group, count) in enumerate({"sunscreen daily": 11, "as they liked": 22}.items()):
        y = 36 + 64 * row
        rows.append(f'<text x="300" y="{y + 14}" text-anchor="end">{group}</text>')
        rows += [f'<circle cx="{350 + 48 * dot}" cy="{y}" r="17"/>' for dot in range(count)]
        rows.append(f'<text x="{350 + 48 * count}" y="{y + 14}">{count}</text>')
    return svg(1460, 136, f'<g font-family="Source Sans 3" font-size="42" fill="{BROWN}">', *rows, "</g>")


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
    for name, drawing in {"day": day(), "melanomas": melanomas(), "reflection": reflection(), "sun": sun()}.items():
        (IMAGES / f"{name}.svg").write_text(drawing, "utf-8")
