"""Draws firms' models of the same family: paper buildings, seen from above at an angle, without plinth or shadow.

`python -m tools.draw_models` writes the SVG files of assets/models. Units as in
`game/screen/map/models.py`: x right and down, y left and down, z up, 40 pixels to the unit.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "assets" / "models"
UNIT = 40
VIEW = (-220, -330, 440, 470)
WALL = ("#FFFFFF", "#F3EFE7", "#D9D4C8")
SLATE = ("#9DAFBA", "#8496A2", "#667884")
STEEL = ("#D3DCE1", "#BCC8CF", "#98A6AF")
BRICK = ("#D0AC97", "#C0957E", "#A1785F")
DARK = ("#66757F", "#55636E", "#414D57")
GLASS = ("#E4F4F4", "#CBE7E8", "#A9D1D5")
WOOD = ("#DFC79F", "#CDB182", "#AC9062")
STONE = ("#C9C6BE", "#B4B0A6", "#928E84")
TREE = ("#B9CDB1", "#9DB896", "#7F9D79")
WINDOW = "#8FA6B3"
GLOW = "#E69F00"
Faces = tuple[str, str, str]
"""the colours of the top, the left and the right"""
Block = tuple[float, float, float, float, float]
"""x and y of the far corner, width, depth and height"""
Tank = tuple[float, float, float, float]
"""x and y of the middle, radius and height"""


def at(x: float, y: float, z: float = 0) -> tuple[float, float]:
    """A point of the model on the picture."""
    return 0.866 * UNIT * (x - y), 0.5 * UNIT * (x + y) - UNIT * z


def polygon(points: list[tuple[float, float]], fill: str) -> str:
    """A face."""
    text = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{text}" fill="{fill}"/>'


def box(block: Block, look: Faces, z: float = 0) -> str:
    """A block, standing at this height."""
    x, y, wide, deep, high = block
    top, left, right = look
    a, b, t = x + wide, y + deep, z + high
    return (
        polygon([at(x, b, z), at(a, b, z), at(a, b, t), at(x, b, t)], left)
        + polygon([at(a, y, z), at(a, b, z), at(a, b, t), at(a, y, t)], right)
        + polygon([at(x, y, t), at(a, y, t), at(a, b, t), at(x, b, t)], top)
    )


def gable(block: Block, roof: float, walls: Faces, cover: Faces) -> str:
    """A hall whose ridge runs along x."""
    x, y, wide, deep, high = block
    a, b, m = x + wide, y + deep, y + deep / 2
    return (
        box(block, walls)
        + polygon([at(a, y, high), at(a, b, high), at(a, m, high + roof)], walls[2])
        + polygon([at(x, y, high), at(a, y, high), at(a, m, high + roof), at(x, m, high + roof)], cover[2])
        + polygon([at(x, b, high), at(a, b, high), at(a, m, high + roof), at(x, m, high + roof)], cover[0])
    )


def cylinder(tank: Tank, look: Faces, z: float = 0, top: float | None = None) -> str:
    """A tank, or with a smaller `top` a tapered stack."""
    x, y, radius, high = tank
    upper = radius if top is None else top
    (cx, cy), (tx, ty) = at(x, y, z), at(x, y, z + high)
    rx, ry, ux, uy = (
        1.2247 * radius * UNIT,
        0.707 * radius * UNIT,
        1.2247 * upper * UNIT,
        0.707 * upper * UNIT,
    )
    over = f"L{tx + ux:.1f},{ty:.1f}A{ux:.1f},{uy:.1f} 0 0 1"
    foot = f"A{rx:.1f},{ry:.1f} 0 0 0 {cx + rx:.1f},{cy:.1f}"
    side = f"M{cx - rx:.1f},{cy:.1f}{foot}{over} {tx - ux:.1f},{ty:.1f}Z"
    shade = (
        f"M{cx + rx * 0.25:.1f},{cy + ry * 0.97:.1f}{foot}{over} {tx + ux * 0.25:.1f},{ty + uy * 0.97:.1f}Z"
    )
    lid = f'<ellipse cx="{tx:.1f}" cy="{ty:.1f}" rx="{ux:.1f}" ry="{uy:.1f}" fill="{look[0]}"/>'
    return f'<path d="{side}" fill="{look[1]}"/><path d="{shade}" fill="{look[2]}"/>{lid}'


def stack(x: float, y: float, high: float, radius: float = 0.24) -> str:
    """A chimney with a dark band."""
    band = radius * 0.78
    return cylinder((x, y, radius, high), STEEL, top=radius * 0.72) + cylinder(
        (x, y, band, 0.4), DARK, z=high - 0.5
    )


def heap(x: float, y: float, radius: float, high: float, look: Faces) -> str:
    """A heap of something loose."""
    (cx, cy), (tx, ty) = at(x, y), at(x, y, high)
    rx, ry = 1.2247 * radius * UNIT, 0.707 * radius * UNIT
    left = f"M{cx - rx:.1f},{cy:.1f}A{rx:.1f},{ry:.1f} 0 0 0 {cx + rx:.1f},{cy:.1f}L{tx:.1f},{ty:.1f}Z"
    right = f"M{cx + rx * 0.2:.1f},{cy + ry * 0.98:.1f}A{rx:.1f},{ry:.1f} 0 0 0 {cx + rx:.1f},{cy:.1f}L{tx:.1f},{ty:.1f}Z"  # noqa: E501
    return f'<path d="{left}" fill="{look[1]}"/><path d="{right}" fill="{look[2]}"/>'


def windows(first: tuple[float, float, float], count: int, step: float, fill: str = WINDOW) -> str:
    """Windows on the left face (that of the largest y), from the left."""
    x, y, z = first
    faces = ""
    for i in range(count):
        a, b = x + i * step, x + i * step + step * 0.55
        faces += polygon([at(a, y, z), at(b, y, z), at(b, y, z + 0.4), at(a, y, z + 0.4)], fill)
    return faces


def models() -> dict[str, str]:
    """Every model of this file, back to front."""
    return {
        "hall": gable((-1.6, -1.2, 3.2, 2.2, 1.3), 0.7, WALL, SLATE)
        + windows((-1.4, 1.0, 0.45), 6, 0.5)
        + box((0.7, 1.1, 0.9, 0.7, 0.8), STEEL),
        "foundry": box((-1.6, -1.6, 1.5, 1.5, 2.4), STEEL)
        + stack(-1.1, -1.1, 4.6)
        + stack(0.3, -1.4, 3.9)
        + gable((-0.9, -0.9, 2.6, 2.0, 1.5), 0.7, WALL, SLATE)
        + windows((-0.7, 1.1, 0.4), 4, 0.6, GLOW)
        + heap(-1.3, 1.4, 0.5, 0.5, STONE)
        + box((1.2, 1.3, 0.5, 0.5, 0.4), DARK),
        "paper_mill": gable((-2.0, -1.9, 4.0, 1.5, 1.6), 0.6, WALL, SLATE)
        + stack(-1.5, -1.6, 4.2)
        + gable((-2.0, -0.3, 4.0, 1.5, 1.3), 0.6, WALL, SLATE)
        + windows((-1.8, 1.2, 0.5), 7, 0.54)
        + cylinder((-1.5, 1.7, 0.3, 0.6), WALL)
        + cylinder((-0.7, 1.7, 0.3, 0.6), WALL)
        + cylinder((0.1, 1.7, 0.3, 0.6), WALL),
        "harbour": box((-1.8, -1.8, 3.6, 1.6, 0.2), STONE)
        + cylinder((-1.1, -1.1, 0.55, 2.2), WALL)
        + cylinder((0.2, -1.1, 0.55, 2.2), WALL)
        + box((-1.7, 0.2, 3.2, 1.0, 0.5), DARK)
        + box((0.7, 0.35, 0.7, 0.7, 0.9), WALL, z=0.5)
        + box((-1.4, 0.4, 0.7, 0.6, 0.25), BRICK, z=0.5)
        + box((-0.5, 0.4, 0.7, 0.6, 0.25), GLASS, z=0.5),
        "power_station": cylinder((-1.0, -1.0, 1.0, 2.9), WALL, top=0.66)
        + box((0.2, -1.6, 1.5, 2.0, 2.4), WALL)
        + stack(1.3, -1.2, 5.2)
        + gable((-1.6, 0.5, 3.0, 1.2, 1.0), 0.5, WALL, SLATE)
        + heap(1.5, 1.5, 0.5, 0.5, DARK),
        "refinery": stack(-1.5, -1.4, 4.8, 0.2)
        + cylinder((-0.4, -1.3, 0.3, 3.6), STEEL)
        + cylinder((0.5, -1.2, 0.24, 2.9), STEEL)
        + cylinder((1.3, -1.2, 0.3, 2.2), WALL)
        + cylinder((-1.2, 0.3, 0.6, 0.9), WALL)
        + cylinder((0.2, 0.5, 0.6, 0.9), WALL)
        + cylinder((1.4, 0.4, 0.45, 0.7), WALL)
        + box((-1.2, 1.4, 2.2, 0.5, 0.5), SLATE),
        "biotech_works": box((-1.7, -1.7, 2.0, 1.6, 2.2), GLASS)
        + cylinder((0.9, -1.2, 0.42, 2.6), STEEL)
        + cylinder((1.5, -0.3, 0.42, 2.2), STEEL)
        + box((-1.7, 0.1, 2.9, 1.3, 1.1), WALL)
        + windows((-1.5, 1.4, 0.4), 5, 0.54),
        "plasterboard_works": gable((-2.0, -1.4, 4.0, 2.2, 1.4), 0.7, WALL, SLATE)
        + windows((-1.8, 0.8, 0.5), 7, 0.54)
        + heap(-1.3, 1.6, 0.6, 0.6, WALL)
        + box((0.0, 1.3, 0.8, 0.6, 0.3), WALL)
        + box((1.0, 1.3, 0.8, 0.6, 0.5), WALL),
        "ethanol_plant": cylinder((-1.2, -1.3, 0.5, 2.4), STEEL)
        + cylinder((-0.1, -1.4, 0.5, 2.4), STEEL)
        + stack(1.2, -1.4, 4.0)
        + cylinder((1.2, -0.3, 0.3, 3.0), STEEL)
        + gable((-1.7, 0.0, 2.8, 1.4, 1.1), 0.5, WALL, SLATE)
        + heap(1.5, 1.3, 0.5, 0.5, WOOD),
        "digester": cylinder((-0.9, -0.8, 0.9, 1.1), TREE)
        + cylinder((-0.9, -0.8, 0.84, 0.3), GLASS, z=1.1, top=0.4)
        + cylinder((1.0, -0.7, 0.7, 1.0), TREE)
        + cylinder((1.0, -0.7, 0.64, 0.28), GLASS, z=1.0, top=0.3)
        + box((-1.3, 1.0, 1.7, 0.7, 0.8), WALL)
        + heap(1.2, 1.3, 0.45, 0.4, WOOD),
        "farm": box((-1.9, -1.9, 3.8, 1.3, 0.06), WOOD)
        + box((-1.9, -0.4, 1.5, 2.2, 0.06), TREE)
        + gable((0.0, -0.3, 1.7, 1.1, 0.9), 0.5, BRICK, SLATE)
        + cylinder((-0.5, -0.9, 0.3, 1.5), STEEL)
        + gable((0.3, 1.1, 1.1, 0.7, 0.6), 0.4, WALL, BRICK),
        "co2_works": box((-1.7, -1.7, 0.9, 0.9, 3.2), WALL)
        + cylinder((-0.2, -1.3, 0.22, 2.6), STEEL)
        + cylinder((0.9, -1.2, 0.5, 1.9), WALL)
        + cylinder((1.6, -0.1, 0.5, 1.9), WALL)
        + gable((-1.7, -0.3, 2.4, 1.2, 0.9), 0.4, WALL, SLATE)
        + windows((-1.5, 0.9, 0.3), 4, 0.54)
        + box((-0.6, 1.4, 1.5, 0.5, 0.5), STEEL),
        "feed_mill": box((-1.6, -1.6, 1.2, 1.2, 3.6), BRICK)
        + cylinder((0.2, -1.2, 0.5, 2.3), STEEL)
        + cylinder((1.3, -1.1, 0.5, 2.3), STEEL)
        + gable((-1.6, 0.0, 3.0, 1.3, 1.0), 0.5, WALL, BRICK)
        + windows((-1.4, 1.3, 0.3), 5, 0.54)
        + heap(1.6, 1.6, 0.4, 0.4, WOOD),
        "water_works": cylinder((-1.0, -0.9, 0.8, 0.35), GLASS)
        + cylinder((0.9, -1.0, 0.8, 0.35), GLASS)
        + cylinder((-0.9, 1.0, 0.8, 0.35), GLASS)
        + box((0.5, 0.5, 1.2, 1.0, 1.0), WALL),
        "incinerator": box((-1.6, -1.5, 2.0, 2.0, 2.4), WALL)
        + stack(0.9, -1.2, 5.4)
        + gable((-1.6, 0.6, 2.8, 1.1, 1.1), 0.4, WALL, SLATE)
        + heap(1.5, 0.9, 0.5, 0.5, BRICK),
        "housing": "".join(
            gable((x, y, 0.9, 0.8, 0.7), 0.45, WALL, look)
            for x, y, look in (
                (-1.7, -1.6, BRICK),
                (-0.4, -1.7, SLATE),
                (0.9, -1.5, BRICK),
                (-1.6, -0.2, SLATE),
                (-0.2, -0.1, BRICK),
                (1.1, 0.1, SLATE),
                (-1.5, 1.1, BRICK),
                (0.1, 1.2, SLATE),
            )
        ),
        "store": gable((-1.7, -1.5, 3.4, 1.4, 1.2), 0.5, STEEL, SLATE)
        + gable((-1.7, 0.2, 3.4, 1.4, 1.2), 0.5, STEEL, SLATE)
        + windows((-1.4, 1.6, 0.1), 3, 1.0, "#66757F"),
    }


def main() -> None:
    """Write every model."""
    x, y, wide, high = VIEW
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {wide} {high}" width="{wide}" height="{high}">'
    for name, shapes in models().items():
        (FOLDER / f"{name}.svg").write_text(f"{head}{shapes}</svg>\n", encoding="utf-8")


if __name__ == "__main__":
    main()
