"""How everything looks: colours, type, spacing, radii, shadows and motion. The only place that names a colour.

Sizes are in canvas pixels (1920 × 1080); a page scales them to its window. Text is ink: hue belongs to
flows and teams, and never carries text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Colour = tuple[int, int, int]

CANVAS: Final = (1920, 1080)
KEY_BAR: Final = 48
"""height of the bar at the bottom that shows the keys that work now"""

RADIUS: Final = {"badge": 8, "small": 12, "card": 16, "large": 20, "console": 28}
FOCUS, FOCUS_GAP = 4, 8
"""how thick the ring is round what has the focus, and how far round it"""
LEAST_TARGET: Final = 48

VEIL: Final = (8, 12, 16)
VEIL_OPACITY: Final = 168
"""over what lies under an overlay; of 255"""

ROOM_TEXT: Final = 40
"""least size of text in the Room, so that it reads from six metres"""
DESK_TEXT: Final = 20

MOTION: Final = {"hover": 0.12, "scene": 0.4, "number": 0.4, "goods": 1.6}
"""seconds, and weeks a second that goods move; all zero with reduced motion"""


def rgb(text: str) -> Colour:
    """A colour from its six hex digits."""
    value = int(text.removeprefix("#"), 16)
    return value >> 16, value >> 8 & 255, value & 255


@dataclass(frozen=True, slots=True)
class Hue:
    """A colour of a flow or a team: its fill, its edge (3 : 1 on the ground at least) and its tint."""

    fill: Colour
    edge: Colour
    tint: Colour


def _hue(fill: str, edge: str, tint: str) -> Hue:
    return Hue(rgb(fill), rgb(edge), rgb(tint))


@dataclass(frozen=True, slots=True)
class Theme:
    """A light or a dark set of colours."""

    name: str
    paper: Colour
    panel: Colour
    sunk: Colour
    bar: Colour
    line: Colour
    track: Colour
    ink: Colour
    ink2: Colour
    mute: Colour
    land: Colour
    land_light: Colour
    shore: Colour
    sea: Colour
    sea_deep: Colour
    sea_foam: Colour
    flows: dict[str, Hue]
    """recovered · virgin · energy · landfill · product"""
    teams: tuple[Hue, ...]
    shade: int
    """opacity of shadows, of 255"""

    @property
    def is_dark(self) -> bool:
        """Whether the ground is dark."""
        return sum(self.paper) < 384

    def team(self, mark: int) -> Hue:
        """The hue of a team; teams five to eight use the four hues again with another shape."""
        return self.teams[mark % len(self.teams)]


_TEAMS_LIGHT = (
    _hue("#0072B2", "#00507D", "#CFE4F1"),
    _hue("#56B4E9", "#1F6E9C", "#D9EEFA"),
    _hue("#CC79A7", "#8C4069", "#F4E0EB"),
    _hue("#F0E442", "#7A7200", "#FAF6C9"),
)
_TEAMS_DARK = (
    _hue("#0072B2", "#FFFFFF", "#002A42"),
    _hue("#56B4E9", "#FFFFFF", "#1C3C4E"),
    _hue("#CC79A7", "#FFFFFF", "#442837"),
    _hue("#F0E442", "#FFFFFF", "#504C16"),
)

LIGHT: Final = Theme(
    "light",
    paper=rgb("#F7F5F0"),
    panel=rgb("#FFFFFF"),
    sunk=rgb("#F3F1EB"),
    bar=rgb("#ECE8DD"),
    line=rgb("#DAD5C9"),
    track=rgb("#E7E3D9"),
    ink=rgb("#14202B"),
    ink2=rgb("#44515E"),
    mute=rgb("#8A949C"),
    land=rgb("#F0ECE2"),
    land_light=rgb("#F7F4EC"),
    shore=rgb("#E6E1D3"),
    sea=rgb("#D6E5EB"),
    sea_deep=rgb("#C4D9E1"),
    sea_foam=rgb("#E4EFF3"),
    flows={
        "recovered": _hue("#009E73", "#00674B", "#CDEBE1"),
        "virgin": _hue("#55626F", "#333F4A", "#D8DDE1"),
        "energy": _hue("#E69F00", "#8A5E00", "#FBE6BC"),
        "landfill": _hue("#D55E00", "#8A3C00", "#F9DBC6"),
        "product": _hue("#B7C0C7", "#75818B", "#E9ECEE"),
    },
    teams=_TEAMS_LIGHT,
    shade=36,
)

DARK: Final = Theme(
    "dark",
    paper=rgb("#101820"),
    panel=rgb("#1A2530"),
    sunk=rgb("#26333F"),
    bar=rgb("#0B1218"),
    line=rgb("#3A4854"),
    track=rgb("#2F3C48"),
    ink=rgb("#F4F2EC"),
    ink2=rgb("#B9C3CB"),
    mute=rgb("#8593A0"),
    land=rgb("#1F2A33"),
    land_light=rgb("#243039"),
    shore=rgb("#2A3741"),
    sea=rgb("#12303D"),
    sea_deep=rgb("#0E2732"),
    sea_foam=rgb("#1A3C4A"),
    flows={
        "recovered": _hue("#2BC79A", "#9BE8D0", "#1E4A42"),
        "virgin": _hue("#A9B4BE", "#DDE4EA", "#3A4650"),
        "energy": _hue("#F2B430", "#FFE2A0", "#55431C"),
        "landfill": _hue("#FF8A3D", "#FFD2B2", "#5A3622"),
        "product": _hue("#6C7984", "#A9B4BE", "#303C46"),
    },
    teams=_TEAMS_DARK,
    shade=150,
)

THEMES: Final = {"light": LIGHT, "dark": DARK}
