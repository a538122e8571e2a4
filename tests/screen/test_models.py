"""A scene's state stands without a window: its model is imported and tested where there is no pygame."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WITHOUT_PYGAME = """
import importlib, sys
sys.modules["pygame"] = None
for name in sys.argv[1:]:
    importlib.import_module(name)
"""
LATER = ("decide",)
"""its model is taken apart where deciding is drawn anew"""


def test_models_need_no_pygame() -> None:
    paths = sorted((ROOT / "game" / "screen" / "scenes").glob("*/model.py"))
    names = [
        f"game.screen.scenes.{path.parent.name}.model" for path in paths if path.parent.name not in LATER
    ]
    assert "game.screen.scenes.title.model" in names
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PYGAME, *names], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
