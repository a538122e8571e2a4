"""Since when a session is played: remembered through a restart, forgotten on another day."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.screen.session_clock import SessionStart


class Wall:
    """A clock on the wall."""

    def __init__(self) -> None:
        self.now = 1_795_600_000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, minutes: float) -> None:
        """Time passes."""
        self.now += minutes * 60


@pytest.fixture
def wall() -> Wall:
    """A clock on the wall."""
    return Wall()


def test_a_session_gone_on_with_is_as_late_as_it_is(wall: Wall, tmp_path: Path) -> None:
    first = SessionStart(wall)
    first.begin()
    first.keep(tmp_path, "this one")
    wall.wait(42)
    again = SessionStart(wall)
    assert again.recall(tmp_path, "this one")
    assert again.minutes == 42
    assert not again.recall(tmp_path, "another")


def test_another_day_begins_where_the_plan_is(wall: Wall, tmp_path: Path) -> None:
    first = SessionStart(wall)
    first.begin()
    first.keep(tmp_path, "this one")
    wall.wait(24 * 60)
    again = SessionStart(wall)
    assert not again.recall(tmp_path, "this one")
    again.begin(35)
    assert again.minutes == 35


@pytest.mark.parametrize("text", ["", "nonsense", "[1]", '{"this one": "noon"}', '{"this one": 1e300}'])
def test_a_damaged_file_means_that_nothing_is_known(wall: Wall, tmp_path: Path, text: str) -> None:
    (tmp_path / "begun.json").write_text(text, encoding="utf-8")
    assert not SessionStart(wall).recall(tmp_path, "this one")


def test_only_the_last_sessions_are_remembered(wall: Wall, tmp_path: Path) -> None:
    for number in range(40):
        one = SessionStart(wall)
        one.begin()
        one.keep(tmp_path, f"session {number}")
    assert SessionStart(wall).recall(tmp_path, "session 39")
    assert not SessionStart(wall).recall(tmp_path, "session 3")
