"""Two windows, one of which may be closed, unplugged or dragged about; and the question before the last is closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.screen.app import App
from game.screen.context import Context
from game.screen.kit.transition import Transition
from game.screen.kit.windows import Two
from game.screen.navigation import ROUTES, TITLE
from game.screen.settings import Settings
from tests.screen.hands import Hands
from tools.gallery.studio import open_without_windows


class AtTwo(Hands):
    """Somebody at the Desk, with a Room beside it."""

    def __post_init__(self) -> None:
        open_without_windows()
        self.two = Two((1280, 720))
        self.app = App(Context(Settings(), self.folder, two_windows=True), ROUTES, self.two)
        pygame.event.clear()
        self.app.start(TITLE)
        self.frames(12)

    def room_says(self) -> str:
        """Everything that can be read in the Room."""
        return " · ".join(one.text for one in self.app.pages["room"].written)

    def close(self, window: object) -> None:
        """The cross in a window's corner."""
        pygame.event.post(pygame.Event(pygame.WINDOWCLOSE, window=window))
        self.frames(2)

    def to_decide(self) -> None:
        self.go_to("scenario tutorial")
        self.go_to("Start")
        self.press(pygame.K_PAGEDOWN)
        self.press(pygame.K_s, letter="s")
        while self.scene.name == "news":
            self.press(pygame.K_PAGEDOWN)
        assert self.scene.name == "decide"


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[AtTwo]:
    one = AtTwo(tmp_path)
    yield one
    if one.app.context.session is not None:
        one.app.context.session.close()
    one.two.close()


# --- the Room's window ----------------------------------------------------------------------------


def test_closing_the_room_ends_nothing_and_it_can_be_opened_again(hands: AtTwo) -> None:
    hands.to_decide()
    hands.close(hands.two._room)
    assert hands.scene.name == "decide"
    assert "The Room's window was closed. The game goes on here at the Desk." in hands.texts()
    hands.type("F1")
    hands.press(pygame.K_RETURN, letter="\r")
    assert hands.session.drafted(hands.session.teams[0].id)
    hands.click("open the Room")
    assert not hands.two.lacks_room
    assert "closed" not in hands.texts()
    assert "Round 1 of 3" in hands.room_says()


def test_whoever_types_goes_on_typing_when_the_room_is_open_again(hands: AtTwo) -> None:
    hands.to_decide()
    hands.close(hands.two._room)
    hands.click("open the Room")
    hands.type("F1")
    assert hands.scene.desk_state.editing.text == "F1"  # type: ignore[attr-defined]


def test_f3_opens_a_closed_room_too(hands: AtTwo) -> None:
    hands.close(hands.two._room)
    hands.press(pygame.K_F3)
    assert not hands.two.lacks_room


def test_a_projector_that_is_unplugged_and_plugged_in_again_is_said_in_a_sentence(
    hands: AtTwo, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.to_decide()
    for displays, said in (
        ([(1366, 768), (1920, 1080)], "There is a second display. The Room is there."),
        ([(1366, 768)], "The second display is gone. The Room is now a window on this one."),
    ):
        monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda displays=displays: displays)
        hands.frames(150)
        assert said in hands.texts()
        assert said not in hands.room_says()
    assert hands.scene.name == "decide"


def test_the_room_may_be_as_small_as_it_likes(hands: AtTwo) -> None:
    hands.to_decide()
    hands.two._room.minimum_size = (1, 1)
    for size in ((1, 1), (321, 181), (3000, 400), (1280, 720)):
        hands.two._room.size = size
        hands.frames(2)
        assert hands.app.pages["room"].surface.get_size() == size
    assert "Round 1 of 3" in hands.room_says()


# --- the Desk's window ----------------------------------------------------------------------------


def test_closing_the_desk_in_a_game_is_asked_about_and_no_is_an_answer(hands: AtTwo) -> None:
    hands.to_decide()
    hands.close(hands.two._desk)
    assert "Stop for today?" in hands.texts()
    assert "Stop for today?" not in hands.room_says()
    hands.press(pygame.K_ESCAPE)
    assert hands.scene.name == "decide"
    assert not hands.app.ended


def test_closing_it_twice_is_meant(hands: AtTwo) -> None:
    hands.to_decide()
    hands.close(hands.two._desk)
    hands.close(hands.two._desk)
    assert hands.app.ended


def test_without_a_game_nothing_is_asked(hands: AtTwo) -> None:
    hands.close(hands.two._desk)
    assert hands.app.ended


def test_one_window_asks_too(tmp_path: Path) -> None:
    one = Hands(tmp_path)
    one.go_to("scenario tutorial")
    one.go_to("Start")
    pygame.event.post(pygame.Event(pygame.QUIT))
    one.frames(2)
    one.go_to("stop")
    assert one.app.ended
    one.session.close()


# --- the list of sessions -------------------------------------------------------------------------


def test_while_the_list_of_sessions_is_open_the_room_shows_the_title(hands: AtTwo) -> None:
    hands.to_decide()
    assert hands.session.path is not None
    hands.session.close()
    hands.app.context.session = None
    hands.app.follow(Transition("title"))
    hands.frames(12)
    title = hands.room_says()
    hands.click("sessions")
    assert hands.scene.name == "sessions"
    assert hands.room_says() == title != ""
    assert "Saved sessions" in hands.texts()
    hands.press(pygame.K_ESCAPE)
    assert hands.scene.name == "title"
