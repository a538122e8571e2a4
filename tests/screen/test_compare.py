"""Two games beside each other on the screen: chosen from the list by mouse or keys, and back."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.kit.transition import Transition
from game.screen.phase_order import here
from game.screen.scenes.compare.model import CompareModel, OtherGame
from game.screen.scenes.compare.scene import Compare
from game.session.fork import fork
from game.session.session import Session
from game.text.translator import Translator
from sim.plan.plan import Plan
from tests.screen.hands import Hands
from tests.session.table import collect, scenario, setup


@pytest.fixture
def kept(tmp_path: Path) -> Hands:
    """Somebody at the title; a session on the disk, and its fork that decides otherwise."""
    hands = Hands(tmp_path)
    folder = hands.app.context.sessions
    folder.mkdir(parents=True)
    session = Session.create(folder / "workshop.kierto", scenario(), setup())
    for _ in range(2):
        session.go_to("decide")
        session.play_round()
    twin = fork(session, 2, folder / "with slag.kierto")
    twin.go_to("decide")
    twin.hand_in("foundry", [collect("1")])
    twin.play_round()
    twin.close()
    session.close()
    return hands


def test_the_list_of_sessions_leads_to_two_games_beside_each_other_by_mouse(kept: Hands) -> None:
    kept.app.follow(Transition("sessions"))
    kept.frames(2)
    at = 2 if kept.texts().index("with slag") < kept.texts().index("workshop") else 1
    kept.click(f"compare {at}")
    assert "with slag" in kept.texts()
    assert "fork of workshop from round 2" in kept.texts()
    kept.click("choice 1")
    assert "They parted in 2027, in round 2." in kept.texts()
    assert "Both had the same luck." in kept.texts()
    kept.click("after")
    assert "Collects 100" in kept.texts()
    for _ in range(2):
        kept.click("back")
    assert kept.scene.name == "sessions"


def test_a_game_that_was_still_being_opened_when_the_scene_was_left_is_closed_too() -> None:
    first = Session.in_memory(scenario(), setup())
    other, closed = first.copy(), list[bool]()
    model = CompareModel(first, first.worlds[0], Translator("en"), tuple, True, lambda path: opened(path))

    def opened(path: Path) -> Session:
        model.close()
        return other

    model.chosen = OtherGame("other", "", path=Path("other.kierto"))
    other.close = lambda: closed.append(True)
    model.pages()
    assert closed == [True]


def test_a_replay_leads_there_by_a_key_and_back(kept: Hands) -> None:
    kept.app.follow(Transition("replay", kept.app.context.sessions / "workshop.kierto"))
    kept.frames(2)
    kept.press(pygame.K_c, letter="c")
    assert isinstance(kept.scene, Compare)
    kept.press(pygame.K_RETURN, letter="\r")
    assert "They parted" in kept.texts()
    kept.press(pygame.K_RIGHT)
    assert "Only B" in kept.texts()
    for _ in range(2):
        kept.press(pygame.K_ESCAPE)
    assert kept.scene.name == "replay"


def test_clusters_of_one_session_stand_beside_each_other(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    teams = seating(Plan(scenario()), 2, parallel=True)
    session = Session.in_memory(scenario(), Setup(seed=7, teams=teams, rounds=1))
    session.go_to("decide")
    session.hand_in(teams[0].id, [collect("1")])
    session.play_round()
    session.go_to("end")
    session.legacy()
    session.go_to("debrief")
    hands.app.context.begin(session)
    hands.app.follow(here(session))
    hands.frames(2)
    hands.press(pygame.K_c, letter="c")
    assert teams[1].name in hands.texts()
    hands.press(pygame.K_RETURN, letter="\r")
    assert "They parted in 2026" in hands.texts()


def test_without_another_game_it_says_so_and_leads_back(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    session = Session.in_memory(scenario(), setup(rounds=1))
    session.play_round()
    hands.app.follow(Transition("compare", session))
    hands.frames(2)
    assert "There is no other game of this scenario yet." in hands.texts()
    hands.press(pygame.K_ESCAPE)
    assert hands.scene.name == "title"


def test_a_game_is_played_on_from_a_round_and_what_was_played_stays(kept: Hands) -> None:
    folder = kept.app.context.sessions
    before = (folder / "workshop.kierto").read_bytes()
    kept.app.follow(Transition("replay", folder / "workshop.kierto"))
    kept.frames(2)
    kept.press(pygame.K_k, letter="k")
    assert "From here on" in kept.texts()
    assert "From round 3 on" in kept.texts()
    kept.press(pygame.K_DOWN)
    kept.press(pygame.K_DOWN)
    kept.press(pygame.K_RETURN, letter="\r")
    assert kept.scene.name == "news"
    assert (kept.session.round, len(kept.session.records)) == (2, 1)
    assert kept.session.path == folder / "workshop, from round 2.kierto"
    assert (folder / "workshop.kierto").read_bytes() == before
    kept.session.close()


def test_from_the_debrief_by_mouse_a_game_that_is_over_goes_on_as_a_fork_named_at_the_desk(
    tmp_path: Path,
) -> None:
    hands = Hands(tmp_path)
    folder = hands.app.context.sessions
    folder.mkdir(parents=True)
    session = Session.create(folder / "workshop.kierto", scenario(), setup(rounds=1))
    session.play_round()
    session.go_to("end")
    session.legacy()
    session.go_to("debrief")
    hands.app.context.begin(session)
    hands.app.follow(here(session))
    hands.frames(2)
    hands.click("more")
    hands.click("compare")
    hands.click("play on")
    assert "not played yet" in hands.texts()
    hands.press(pygame.K_F3)
    hands.click("fork name")
    hands.type("second try")
    hands.click("choice 1")
    assert hands.session.path == folder / "second try.kierto"
    assert (hands.session.round, hands.session.rounds) == (2, 2)
    hands.session.close()
    hands.app.context.session = None
    hands.app.follow(Transition("title"))
    hands.frames(2)
    hands.app.follow(Transition("sessions"))
    hands.frames(2)
    assert "fork of workshop from round 2" in hands.texts()
