"""Distances and sizes on the canvas (1920 × 1080), on a grid of eight: scenes name these and write no numbers."""

from __future__ import annotations

from typing import Final

HAIRLINE: Final = 2.0
OUTLINE: Final = 3.0

XS: Final = 8.0
S: Final = 16.0
M: Final = 24.0
L: Final = 40.0
XL: Final = 64.0
"""gaps, from within a control to between parts of a page"""
MARGIN: Final = 64.0
"""of a page, left and right"""

STRIPE: Final = 12.0
"""a team's colour along the edge of what is its"""
MARK: Final = 80.0
"""a team's mark"""
FIRM: Final = 252.0
"""width of a firm with its name below it"""
SIDE: Final = 544.0
"""width of a column beside the main thing"""
CARD: Final = 424.0
"""width of a card, and its height where there is room; larger with larger text"""
MODEL: Final = 20.0
"""canvas pixels to a model's unit where the map is the picture of a page"""
MODELS_HIGH: Final = 28.0
"""units of the models that a small map is high"""
MODEL_BESIDE: Final = 14.0
"""where it stands beside a card"""
MODEL_ALONE: Final = 26.0
MODELS_HIGH_ALONE: Final = 19.0
"""where three places are all there is on a map: a model's unit at most, and the map's height in units"""
PICTURE: Final = 144.0
PORTRAIT: Final = 272.0
"""height of a firm's model above what is said about it: at least, and where there is room"""
SIGN: Final = 64.0
"""an icon that stands for a line of text"""
LINE: Final = 400.0
"""width of a line for a few letters"""
FADE: Final = 320.0
"""in which a map runs into the paper"""

ICON: Final = 1.15
"""an icon beside a text, in sizes of its letters"""
CONTROL: Final = 72.0
"""height of a button, a line of text, a stepper; larger where its text needs it"""
LARGE_CONTROL: Final = 104.0
"""height of what a page is there to press"""
COLUMN: Final = 1200.0
"""how wide a column of text is at most, so that its lines can be read"""
NAME: Final = 260.0
"""how much room a team's name has at least beside what is said about it"""
CHART: Final = 400.0
"""height that a chart needs at least"""
KEYCAP: Final = 6.0
"""air between a key's name and its edge"""

SHADOW_LOW: Final = (4.0, 12.0)
SHADOW: Final = (6.0, 16.0)
SHADOW_HIGH: Final = (12.0, 40.0)
SHADOW_UP: Final = (-6.0, 24.0)
"""how far down and how soft, in canvas pixels"""
