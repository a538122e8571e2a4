"""Writers are killed at random moments; `python -m tests.session.journal.killed 1000` does it longer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.session.journal.killed import kill

KILLS = 60


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork writers")
def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    found = kill(KILLS, tmp_path, seed=1)
    assert found.kills == KILLS
    assert found.acknowledged > KILLS
