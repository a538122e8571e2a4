"""The program under Xvfb, worked by somebody who has only the accessibility bus: what they sign is in the journal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.screen.driven.display import ROOT, Display, display

_PYTHON = "/usr/bin/python3"
_NEEDS = ("Xvfb", "dbus-daemon", _PYTHON)
_HANDS = ROOT / "tests" / "screen" / "driven" / "by_tree.py"
_SECONDS = 150


def _lacking() -> str:
    """What is missing here; empty: nothing."""
    missing = [name for name in _NEEDS if shutil.which(name) is None]
    if missing:
        return f"no {' and no '.join(missing)}"
    tried = subprocess.run(
        [_PYTHON, "-c", "import pyatspi"], capture_output=True, text=True, check=False, env=_bare(os.environ)
    )
    return "" if tried.returncode == 0 else f"{_PYTHON} has no pyatspi: {tried.stderr.strip()[-80:]}"


def _bare(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment without the project's Python."""
    return {key: value for key, value in environment.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Display]:
    """A display, a session bus and the registry of assistive technologies, for this test alone."""
    lacks = "this system has no AT-SPI" if sys.platform in ("win32", "darwin") else _lacking()
    if lacks:
        pytest.skip(lacks)
    with display(tmp_path) as there:
        (tmp_path / "run").mkdir(mode=0o700)
        there.env |= {"XDG_RUNTIME_DIR": str(tmp_path / "run"), "HOME": str(tmp_path), "LANG": "C.UTF-8"}
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
        with (tmp_path / "bus.log").open("wb") as log:
            daemon = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=log, env=_bare(there.env), text=True
            )
        assert daemon.stdout is not None
        there.env["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
        try:
            yield there
        finally:
            daemon.terminate()
            daemon.wait()
            daemon.stdout.close()


def test_a_deal_is_typed_and_signed_by_a_script_that_knows_only_the_accessibility_tree(
    bus: Display, tmp_path: Path
) -> None:
    game = [sys.executable, "main.py", "--language", "en", "--windows", "one"]
    env = {**bus.env, "KIERTO_FOLDER": str(bus.home), "SDL_AUDIODRIVER": "dummy"}
    with (tmp_path / "game.log").open("wb") as log:
        bus.game = subprocess.Popen(game, cwd=ROOT, env=env, stdout=log, stderr=log)
    apart = _bare(bus.env)
    hands = subprocess.run(
        [_PYTHON, str(_HANDS)], env=apart, capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    assert hands.returncode == 0, hands.stderr[-2000:] + (tmp_path / "game.log").read_text()
    assert "line: 'X25 100 kt 20 eur 8 y F1 F2', caret at 27, focus True" in hands.stdout
    assert "price: 20.00\N{NO-BREAK SPACE}€/t" in hands.stdout
    assert bus.count('"do": "agree_deal"') == 1
