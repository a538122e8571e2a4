"""Sounds: few, soft, off with one key, and never in anybody's way."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import numpy as np
import pygame
import pytest

from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.audio import FOLDER, VOLUME, Sound, Speaker
from game.screen.settings import load
from game.screen.sound_cues import SoundCues
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import load as read
from tests.screen.hands import Hands
from tools import make_sounds
from tools.gallery.studio import open_without_windows

TUTORIAL = Path(__file__).parents[2] / "scenarios" / "tutorial.yaml"
NO_HURRY = 600.0


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    one = Hands(tmp_path)
    yield one
    if one.app.context.session is not None:
        one.app.context.session.close()


@pytest.fixture
def session() -> Session:
    scenario = read(TUTORIAL)
    teams = seating(Plan(scenario), None)
    return Session.in_memory(scenario, Setup(seed=1, teams=teams, rounds=3))


class Ears:
    """Remembers what was played."""

    def __init__(self) -> None:
        self.heard: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.heard.append(sound)

    def close(self) -> None:
        pass


def steps(path: Path) -> np.ndarray:
    with wave.open(str(path), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(int)


# --- the files ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", get_args(Sound))
def test_every_sound_is_a_file_that_the_script_makes_again(name: str) -> None:
    again = make_sounds.steps(make_sounds.SOUNDS[name]()).astype(int)
    kept = steps(FOLDER / f"{name}.wav")
    assert kept.shape == again.shape
    assert np.abs(kept - again).max() <= 1  # a processor may round the last step otherwise


@pytest.mark.parametrize("name", get_args(Sound))
def test_sounds_are_short_modest_and_do_not_click(name: str) -> None:
    kept = steps(FOLDER / f"{name}.wav")
    assert len(kept) < 2 * make_sounds.RATE
    assert np.abs(kept).max() * VOLUME < 0.25 * 32_767
    assert abs(kept[0]) < 700
    assert abs(kept[-1]) < 100


# --- what is heard --------------------------------------------------------------------------------


def test_what_is_written_down_is_heard_once(session: Session) -> None:
    session.go_to("news")
    session.go_to("decide")
    hearing = SoundCues()
    assert hearing.listen(session, NO_HURRY) is None
    session.seal(session.teams[0].id, ())
    assert hearing.listen(session, NO_HURRY) == "sealed"
    assert hearing.listen(session, NO_HURRY) is None
    session.go_to("reveal")
    assert hearing.listen(session, NO_HURRY) == "revealed"
    session.play_round()
    assert hearing.listen(session, NO_HURRY) is None
    session.go_to("results")
    assert hearing.listen(session, NO_HURRY) == "played"


def test_what_was_played_before_is_not_heard_again_when_it_is_opened(session: Session) -> None:
    session.go_to("decide")
    session.seal(session.teams[0].id, ())
    assert SoundCues().listen(session, NO_HURRY) is None


def test_the_last_minute_of_deciding_is_heard_once_and_no_other(session: Session) -> None:
    hearing = SoundCues()
    session.go_to("news")
    assert [hearing.listen(session, left) for left in (61.0, 59.0)] == [None, None]
    session.go_to("decide")
    assert [hearing.listen(session, left) for left in (61.0, 59.0, 58.0)] == [None, "hurry", None]


def test_the_game_s_own_moments_are_heard(hands: Hands) -> None:
    ears = hands.app.context.sounds = Ears()
    hands.go_to("scenario tutorial")
    hands.go_to("Start")
    session = hands.session
    session.go_to("decide")
    session.seal(session.teams[0].id, ())
    hands.frames()
    assert ears.heard == ["sealed"]


# --- off, and nowhere -----------------------------------------------------------------------------


def test_one_key_turns_sounds_off_and_is_remembered(hands: Hands, tmp_path: Path) -> None:
    ears = hands.app.context.sounds = Ears()
    hands.press(pygame.K_m, letter="m")
    assert "Sounds are off." in hands.texts()
    assert load(tmp_path / "settings.json").sound is False
    hands.app.context.play("played")
    assert ears.heard == []
    hands.press(pygame.K_m, letter="m")
    assert load(tmp_path / "settings.json").sound is True
    hands.app.context.play("played")
    assert ears.heard == ["played"]


def test_m_is_a_letter_where_somebody_types(hands: Hands) -> None:
    hands.go_to("scenario tutorial")
    hands.click("rename 0")
    hands.click("name 0")
    hands.type("m")
    assert hands.app.context.settings.sound is True
    hands.press(pygame.K_m, pygame.KMOD_CTRL)
    assert hands.app.context.settings.sound is False


def test_a_machine_without_a_sound_device_plays_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    open_without_windows()
    monkeypatch.setenv("SDL_AUDIODRIVER", "there is none")
    speaker = Speaker()
    for _ in range(20):
        speaker.play("sealed")
    assert speaker._thread is not None
    speaker._thread.join(10)
    assert speaker.fault
    speaker.play("sealed")
    speaker.close()


def test_a_missing_file_is_silence_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_without_windows()
    speaker = Speaker(tmp_path)
    speaker.play("sealed")
    assert speaker._thread is not None
    speaker._thread.join(10)
    assert "sealed.wav" in speaker.fault
    speaker.close()


def test_a_working_device_plays_and_lets_go() -> None:
    open_without_windows()
    speaker = Speaker()
    speaker.play("sealed")
    speaker.play("played")
    speaker.close()
    assert speaker._thread is not None
    assert not speaker._thread.is_alive()
    assert not pygame.mixer.get_init()
