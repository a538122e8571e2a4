"""A new version over old files: sessions stay as they are, settings are found where they were."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from game import resources
from game.screen.settings import load
from tests.cli.shell import ROOT, inside
from tests.screen.hands import Hands

OLD = sorted((ROOT / "tests" / "golden").glob("*.kierto"))
"""sessions that earlier versions wrote"""


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folders as an earlier version left them: all in one, and no place for settings yet."""
    folder = tmp_path / "data" / "kierto"
    (folder / "sessions").mkdir(parents=True)
    for path in OLD:
        shutil.copy2(path, folder / "sessions")
    (folder / "settings.json").write_text(json.dumps({"language": "fi", "text_scale": 1.25}), "utf-8")
    monkeypatch.delenv("KIERTO_FOLDER", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: folder)
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")
    return folder


def sessions(folder: Path) -> dict[str, tuple[str, int]]:
    """Each session's content and when it was written."""
    files = (folder / "sessions").iterdir()
    return {path.name: (sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) for path in files}


def test_sessions_of_earlier_versions_are_never_touched(user: Path, tmp_path: Path) -> None:
    before = sessions(user)
    assert len(before) == len(OLD) > 2
    hands = Hands(user)
    hands.app.context.settings.language = "sv"
    hands.app.context.changed()
    hands.click("resume")
    hands.frames(3)
    hands.app.context.end()
    for name in before:
        kept = user / "sessions" / name
        assert inside("check", kept).returncode == 0
        inside("report", kept, "--out", tmp_path / f"report of {name}")
    assert inside("problem", "--out", tmp_path).returncode == 0
    assert sessions(user) == before


def test_settings_are_read_where_they_were_and_written_where_the_platform_keeps_them(
    user: Path, tmp_path: Path
) -> None:
    assert resources.known_settings() == user / "settings.json"
    assert load(resources.known_settings()).text_scale == 1.25
    assert resources.settings_file() == tmp_path / "config" / "settings.json"
    hands = Hands(user)
    hands.app.context.settings_file = resources.settings_file()
    hands.app.context.settings = load(resources.known_settings())
    hands.app.context.settings.theme = "dark"
    hands.app.context.changed()
    assert resources.known_settings() == tmp_path / "config" / "settings.json"
    kept = load(resources.known_settings())
    assert (kept.language, kept.theme) == ("fi", "dark")


def test_what_people_wrote_lies_outside_of_the_program_that_an_update_replaces(user: Path) -> None:
    for folder in (resources.user_folder(), resources.settings_file()):
        assert not folder.is_relative_to(resources.ROOT)
