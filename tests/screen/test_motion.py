"""Motion: it shows what is so already, and nobody has to wait for it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from game.design.theme import MOTION
from game.screen.app import App
from game.screen.context import Context
from game.screen.kit.page import Kind, Page
from game.screen.navigation import ROUTES, TITLE
from game.screen.settings import Settings
from tests.screen.test_layout import studio
from tools.gallery.offscreen import Offscreen
from tools.gallery.pictures import pictures
from tools.gallery.studio import open_without_windows

FRAME = 1 / 60


@pytest.fixture
def app(tmp_path: Path) -> App:
    """The title in two windows, all its cards there."""
    open_without_windows()
    one = App(Context(Settings(), tmp_path, two_windows=True), ROUTES, Offscreen((640, 360)))
    one.start(TITLE)
    for _ in range(30):
        one.step([], FRAME)
    return one


def seen(app: App, kind: Kind = "room") -> bytes:
    return pygame.image.tobytes(app.windows.surface(kind), "RGB")


def key(which: int) -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=which, mod=0, unicode="", scancode=0)


def over(app: App, name: str) -> pygame.Event:
    """The mouse goes over something on the Desk."""
    x, y, wide, high = next(one.box for one in app.pages["desk"].targets if one.name == name)
    at = app.pages["desk"].at((x + wide / 2, y + high / 2))
    return pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0), touch=False)


def set_up(app: App) -> None:
    name = next(one.name for one in app.pages["desk"].targets if one.name.startswith("scenario "))
    app.follow(next(one for one in app.pages["desk"].targets if one.name == name).act())
    assert app.scene.name == "set_up"


# --- one scene gives way to the next ---------------------------------------------------------------


def test_the_room_fades_from_one_scene_to_the_next_while_the_desk_is_there_at_once(app: App) -> None:
    title = seen(app)
    set_up(app)
    for _ in range(5):
        app.step([], FRAME)
    first, desk = seen(app), seen(app, "desk")
    for _ in range(round(MOTION["scene"] / FRAME) + 2):
        app.step([], FRAME)
    last = seen(app)
    assert title != first != last != title
    assert seen(app, "desk") == desk
    app.draw()
    assert seen(app) == last


def test_with_reduced_motion_the_next_scene_is_there_at_once(app: App) -> None:
    app.context.settings.still = True
    app.dressed()
    set_up(app)
    app.step([], FRAME)
    first = seen(app)
    for _ in range(40):
        app.step([], FRAME)
    assert seen(app) == first


def test_a_key_is_not_kept_waiting_by_a_fade(app: App) -> None:
    set_up(app)
    app.step([], FRAME)
    assert app.change.before is not None
    app.step([key(pygame.K_ESCAPE)], FRAME)
    assert app.scene.name == "title"


def test_a_window_that_changes_its_size_while_scenes_change_cuts(app: App) -> None:
    set_up(app)
    app.windows = Offscreen((800, 450))
    app.step([], FRAME)
    assert app.change.before is None


# --- what lies under the mouse --------------------------------------------------------------------


def test_a_button_takes_on_its_colour_under_the_mouse_and_loses_it_after(app: App) -> None:
    away = seen(app, "desk")
    app.step([over(app, "settings")], FRAME)
    frames = [seen(app, "desk")]
    for _ in range(12):
        app.step([], FRAME)
        frames.append(seen(app, "desk"))
    assert len(set(frames)) >= 3
    assert frames[-1] != away
    app.step(
        [pygame.Event(pygame.MOUSEMOTION, pos=(1, 1), rel=(0, 0), buttons=(0, 0, 0), touch=False)], FRAME
    )
    for _ in range(12):
        app.step([], FRAME)
    assert seen(app, "desk") == away


def test_with_reduced_motion_a_button_has_its_colour_at_once(app: App) -> None:
    app.context.settings.still = True
    app.dressed()
    app.step([over(app, "settings")], FRAME)
    first = seen(app, "desk")
    for _ in range(12):
        app.step([], FRAME)
    assert seen(app, "desk") == first


def test_the_mouse_over_the_desk_moves_nothing_in_the_room(app: App) -> None:
    room = app.pages["room"]
    app.step([over(app, "settings")], FRAME)
    app.step([], FRAME)
    assert app.pages["room"] is room


# --- what is drawn, and how often -----------------------------------------------------------------


def test_while_the_film_runs_the_desk_is_drawn_four_times_a_second_and_the_room_each_frame() -> None:
    camera = studio("tutorial", "en")
    camera.clear(two=True)
    camera.resize((640, 360))
    next(one for one in pictures() if one.name == "years").put(camera)
    camera.app.step([], FRAME)
    drawn: dict[Kind, list[Page]] = {"room": [], "desk": []}
    for _ in range(60):
        camera.app.step([], FRAME)
        for kind in drawn:
            drawn[kind].append(camera.app.pages[kind])
    changes = {kind: sum(a is not b for a, b in pairwise(pages)) for kind, pages in drawn.items()}
    assert changes["room"] == 59
    assert 3 <= changes["desk"] <= 5
