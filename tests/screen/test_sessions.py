"""The last sessions can be gone on with from the title, and a session under way is not left without a question."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pygame
import pytest

from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.catalogue import glance, newest
from game.screen.kit.transition import Transition
from game.screen.scenes.file_chooser.model import FolderEntry, detail
from game.screen.scenes.sessions.model import SavedSessions, saved_rows
from game.session.journal.filesystem import Disk
from game.session.session import Session
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.screen.hands import Hands

SCENARIO = Path(__file__).parents[2] / "scenarios" / "tutorial.yaml"
GOLDEN = Path(__file__).parents[1] / "golden" / "tutorial.kierto"


class Dated(Disk):
    """A disk on whose machine the time stands still."""

    def __init__(self, moment: int) -> None:
        self.moment = moment

    def now(self) -> int:
        return self.moment


def saved(folder: Path, name: str, age: int, *, rounds: int = 0) -> Path:
    """A session on the disk, so many rounds played, last written to so long ago; copied since, the oldest last."""
    scenario = load(SCENARIO)
    setup = Setup(seed=7, teams=seating(Plan(scenario), None), rounds=len(scenario.about.rounds))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.kierto"
    session = Session.create(path, scenario, setup, disk=Dated(1_795_000_000 - age))
    session.go_to("decide")
    for _ in range(rounds):
        session.play_round()
        session.go_to("news")
    session.close()
    os.utime(path, (1_796_000_000 + age, 1_796_000_000 + age))
    return path


def test_sessions_are_known_by_scenario_and_round_newest_first_five_on_a_page(tmp_path: Path) -> None:
    for age in range(7):
        saved(tmp_path, f"s{age}", 1000 * age, rounds=1 if age == 1 else 0)
    model = SavedSessions(tmp_path)
    found = model.shown()
    assert [one.path.stem for one in found] == ["s0", "s1", "s2", "s3", "s4"]
    assert all(one.title["en"] and one.title["fi"] for one in found)
    assert [one.round for one in found] == [1, 2, 1, 1, 1]
    assert found[0].phase == "decide"
    model.turning.on(model.pages)
    assert [one.path.stem for one in model.shown()] == ["s5", "s6"]
    model.turning.on(model.pages)
    assert model.shown() == found


def test_what_travelled_is_listed_by_its_last_line_too_and_what_says_no_moment_comes_after(
    tmp_path: Path,
) -> None:
    for age, name in enumerate(("windows", "gzip", "utf16", "plain")):
        saved(tmp_path, name, 1000 * age)
    content = {path.stem: path.read_bytes() for path in tmp_path.iterdir()}
    (tmp_path / "windows.kierto").write_bytes(content["windows"].replace(b"\n", b"\r\n"))
    (tmp_path / "gzip.kierto").unlink()
    (tmp_path / "gzip.KIERTO.gz").write_bytes(gzip.compress(content["gzip"]))
    (tmp_path / "utf16.kierto").write_bytes(content["utf16"].decode().encode("utf-16"))
    (tmp_path / "older.kierto").write_bytes(GOLDEN.read_bytes())
    (tmp_path / "settings.json").write_text("{}")
    listed = [glance(path, when) for when, path in newest(tmp_path)]
    names = [session.path.name.partition(".")[0] for session in listed]
    assert names == ["windows", "gzip", "utf16", "plain", "older"]
    assert all(session.title["fi"] for session in listed)


def test_a_file_that_is_no_session_is_listed_without_a_round(tmp_path: Path) -> None:
    (tmp_path / "torn.kierto").write_bytes(b'{"n":1,"len')
    (tmp_path / "empty.kierto").write_bytes(b"")
    assert [(one.title, one.round) for one in SavedSessions(tmp_path).shown()] == [({}, 0), ({}, 0)]


@pytest.mark.parametrize("moment", [0, 999_999_999_999])
def test_a_file_may_say_a_moment_that_no_calendar_has(tmp_path: Path, moment: int) -> None:
    line = f'{{"n":1,"length":9,"data":{{"at":{moment},"line":"opened"}}}}\n'
    (tmp_path / "odd.kierto").write_text(line)
    (row,) = saved_rows(SavedSessions(tmp_path).shown(), Translator("en"))
    assert row.detail
    entry = FolderEntry(tmp_path / "odd.kierto", is_folder=False, changed=moment)
    assert detail(entry, Translator("en"))


def test_an_older_session_is_opened_from_the_list(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    saved(hands.app.context.sessions, "workshop", 5000, rounds=1)
    saved(hands.app.context.sessions, "practice", 10)
    hands.app.follow(Transition("title"))
    hands.frames(12)
    hands.click("sessions")
    assert "Round 2 of" in hands.texts()
    hands.click("go on 2")
    hands.wait(lambda: hands.app.context.session is not None)
    assert hands.session.path is not None
    assert hands.session.path.stem == "workshop"
    hands.session.close()


@pytest.mark.parametrize("name", ["go on", "title"])
def test_esc_in_the_debrief_asks_before_the_game_is_left(tmp_path: Path, name: str) -> None:
    hands = Hands(tmp_path)
    path = saved(hands.app.context.sessions, "workshop", 10, rounds=1)
    hands.app.context.begin(Session.open(path))
    hands.app.follow(Transition("replay", path))
    hands.frames(2)
    hands.press(pygame.K_ESCAPE)
    assert hands.scene.name == "stop"
    hands.click(name)
    assert hands.scene.name == ("replay" if name == "go on" else "title")
    if name == "title":
        hands.app.follow(Transition("resume", path))
        hands.frames(2)
        assert hands.scene.name == "news"
        assert not hands.session.read_only
    hands.session.close()


def test_turning_the_language_renames_the_teams_that_nobody_renamed(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    path = saved(hands.app.context.sessions, "workshop", 10)
    hands.app.context.begin(Session.open(path))
    hands.app.follow(Transition("replay", path))
    before = [team.name for team in hands.session.teams]
    hands.app.context.settings.language = "fi"
    hands.app.dressed()
    hands.frames(2)
    after = [team.name for team in hands.session.teams]
    assert after == [team.name for team in seating(hands.session.plan, None, language="fi")] != before
    hands.session.close()


def test_a_session_that_travelled_is_played_on_in_a_copy(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    path = saved(tmp_path / "stick", "workshop", 10)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    hands.app.follow(Transition("resume", path))
    hands.frames(2)
    assert "hashes prove that nothing else was" in hands.texts()
    hands.click("Save a copy and play on")
    hands.frames(2)
    assert hands.scene.name == "decide"
    assert hands.session.path == hands.app.context.sessions / "workshop.kierto"
    assert hands.session.read_only is None
    assert path.read_bytes() == before
    hands.session.close()


def test_a_session_that_was_opened_from_elsewhere_is_listed_as_long_as_it_is_there(tmp_path: Path) -> None:
    stick = saved(tmp_path / "stick", "of somebody", 0)
    own = saved(tmp_path / "own" / "sessions", "mine", 5000)
    hands = Hands(tmp_path / "own")
    hands.app.follow(Transition("resume", stick))
    hands.app.context.end()
    hands.app.follow(Transition("title"))
    assert [path for _, path in newest(tmp_path / "own" / "sessions")] == [stick, own]
    hands.frames(3)
    assert "of somebody" in hands.texts()
    stick.unlink()
    assert [path for _, path in newest(tmp_path / "own" / "sessions")] == [own]


def test_a_place_that_lets_nobody_in_hides_no_other_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, stick = saved(tmp_path / "sessions", "mine", 0), saved(tmp_path / "stick", "of somebody", 0)
    longer_than_any_disk_knows = f"/{'x' * 300}.kierto"
    places = [longer_than_any_disk_knows, str(stick)]
    (tmp_path / "recent.json").write_text(json.dumps({"sessions": places}))
    assert {path for _, path in newest(tmp_path / "sessions")} == {own, stick}

    def is_session(path: Path) -> bool:
        if path == stick:
            raise PermissionError(path)
        return True

    monkeypatch.setattr("game.screen.catalogue.is_session", is_session)
    assert [path for _, path in newest(tmp_path / "sessions")] == [own]
