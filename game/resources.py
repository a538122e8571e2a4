"""Where the program finds what it ships with: assets and scenarios, in a source tree or an installed package."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
"""the folder that holds `sim` and `game`"""
ASSETS: Final = ROOT / "assets"
"""fonts, icons, models, sounds, translations, the report's page"""
SCENARIOS: Final = ROOT / "scenarios"
"""the shipped clusters"""
