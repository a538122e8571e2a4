"""Taking back, wherever one is: the game never stands on years that are not there."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.screen.kit.transition import Transition
from game.screen.phase_order import here
from game.session.journal.filesystem import Disk
from game.session.session import Session
from tests.screen.at_desk import desk_of, enter
from tests.screen.hands import Hands
from tests.session.table import collect, scenario, setup
from tests.session.test_wall import plan, slips
from tests.session.test_wall import session as kemi_tornio


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    """A game of three rounds in which only the foundry has decided anything, in the first."""
    one = Hands(tmp_path)
    session = Session.create(tmp_path / "game.kierto", scenario(), setup())
    session.go_to("decide")
    session.seal("foundry", [collect("1")])
    one.app.context.begin(session)
    yield one
    session.close()


def shown(hands: Hands, rounds: int, phase: str) -> Session:
    """So many rounds played, and the scene of this phase in front."""
    session = hands.session
    for number in range(1, rounds + 1):
        session.play_round()
        if number < rounds or phase in ("news", "decide", "reveal"):
            session.go_to("decide")
    if phase in ("legacy", "debrief"):
        session.legacy()
    if session.phase != phase:
        session.go_to(phase)  # type: ignore[arg-type]
    hands.app.follow(here(session))
    hands.frames(2)
    return session


@pytest.mark.parametrize("rounds", [1, 2])
@pytest.mark.parametrize("phase", ["news", "decide", "reveal"])
def test_ctrl_z_never_turns_the_game_back_a_round(hands: Hands, rounds: int, phase: str) -> None:
    session = shown(hands, rounds, phase)
    hands.press(pygame.K_z, pygame.KMOD_CTRL)
    hands.press(pygame.K_F3)
    assert session.task is None
    assert len(session.records) == rounds
    assert "F2" in hands.texts()


@pytest.mark.parametrize("phase", ["years", "results", "end", "legacy", "debrief"])
def test_ctrl_z_after_the_years_leaves_them_as_they_are(hands: Hands, phase: str) -> None:
    session = shown(hands, 3 if phase in ("end", "legacy", "debrief") else 1, phase)
    before = len(session.records)
    hands.press(pygame.K_z, pygame.KMOD_CTRL)
    hands.frames(10)
    assert len(session.records) == before
    assert session.task is None


def test_a_line_taken_back_at_the_console_is_played_again_however_soon_it_is_closed(hands: Hands) -> None:
    session = shown(hands, 2, "decide")
    hands.press(pygame.K_F2)
    line = next(one.line for one in session.history() if "Foundry" in str(one.text) and one.can_undo)
    session.undo(line)
    assert session.is_behind
    hands.press(pygame.K_F2)
    hands.until("decide")
    assert session.task is None
    assert len(session.records) == 2
    hands.press(pygame.K_F3)


def test_a_game_cut_off_before_its_years_had_run_again_goes_on_with_them(hands: Hands) -> None:
    session = shown(hands, 2, "decide")
    session.undo(next(one.line for one in session.history() if "Foundry" in str(one.text) and one.can_undo))
    path = session.path
    session.close()
    hands.app.context.session = None
    hands.app.follow(Transition("resume", path))
    hands.until("decide")
    assert hands.session.task is None
    hands.session.close()


def test_what_is_undone_on_the_results_page_runs_again_before_anything_is_shown(hands: Hands) -> None:
    session = shown(hands, 1, "results")
    hands.press(pygame.K_F2)
    session.undo(next(one.line for one in session.history() if "Foundry" in str(one.text) and one.can_undo))
    hands.press(pygame.K_F2)
    hands.until("results")
    assert [one.round for one in session.records] == [1]


def test_years_that_could_not_be_saved_are_saved_elsewhere(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = hands.session
    session.go_to("years")
    hands.app.follow(Transition("years"))

    def full(disk: Disk, file: object, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as there:
        there.setattr(Disk, "write", full)
        hands.until("rescue")
        assert session.records == ()
    hands.scene.model.place.set(str(tmp_path / "another disk.kierto"))  # type: ignore[attr-defined]
    hands.click("Go on there")
    hands.wait(lambda: len(session.records) == 1)
    assert hands.scene.name == "years"
    assert session.path == tmp_path / "another disk.kierto"


def test_the_sheet_that_was_taken_back_is_the_one_that_is_typed_on(hands: Hands) -> None:
    session = shown(hands, 0, "decide")
    hands.press(pygame.K_F3)
    hands.press(pygame.K_1, pygame.KMOD_CTRL)
    desk = desk_of(hands)
    first = desk.team.id
    session.draft(first, [])
    for _ in range(2):  # an empty sheet is meant twice
        enter(hands)
    assert desk.team.id != first
    hands.press(pygame.K_z, pygame.KMOD_CTRL)
    assert session.sealed(first) is None
    assert desk.team.id == first


def test_a_deal_that_was_taken_back_waits_as_the_slip_it_was(tmp_path: Path) -> None:
    one = Hands(tmp_path)
    session = Session.create(tmp_path / "game.kierto", plan().scenario, kemi_tornio().setup)
    session.go_to("decide")
    one.app.context.begin(session)
    one.app.follow(here(session))
    one.frames(2)
    matches, terms = slips(session)[0]
    session.sign(session.worlds[0], terms)
    one.press(pygame.K_z, pygame.KMOD_CTRL)
    assert not session.past.basis(1).deals
    assert session.slips(session.worlds[0]) == {matches: terms}
    session.close()


def test_ctrl_z_takes_back_what_is_being_typed_before_any_line_of_the_journal(hands: Hands) -> None:
    shown(hands, 0, "decide")
    hands.press(pygame.K_F3)
    lines = len(hands.session.history())
    hands.type("m1 r2")
    hands.press(pygame.K_z, pygame.KMOD_CTRL)
    assert desk_of(hands).editing.text == "m1"
    hands.press(pygame.K_BACKSPACE)
    hands.press(pygame.K_z, pygame.KMOD_CTRL)
    assert desk_of(hands).editing.text == "m1"
    assert len(hands.session.history()) == lines
