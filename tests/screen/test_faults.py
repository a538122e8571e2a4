"""What goes wrong with machines: the game goes on or stops safely, and says so in one plain sentence."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pygame
import pytest

from game import log
from game.screen.app import App
from game.screen.catalogue import latest_session
from game.screen.context import Context
from game.screen.kit.artwork import ASSETS, Artwork
from game.screen.kit.fonts import FOLDER, Fonts
from game.screen.kit.page import RenderStyle
from game.screen.kit.windows import One
from game.screen.navigation import ROUTES, TITLE
from game.screen.settings import Settings, load
from game.screen.startup import Stopped, open_show
from game.session.journal import Journal
from game.session.session import Session
from tests.screen.hands import FRAME, Hands
from tests.session.journal.faulty import settled
from tests.session.table import scenario, setup
from tools.gallery.studio import open_without_windows

NIGHT = 9 * 60 * 60.0


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    one = Hands(tmp_path)
    yield one
    if one.app.context.session is not None:
        one.app.context.session.close()


def to_decide(hands: Hands) -> None:
    hands.go_to("scenario tutorial")
    hands.go_to("Start")
    hands.press(pygame.K_PAGEDOWN)
    hands.press(pygame.K_s, letter="s")
    while hands.scene.name == "news":
        hands.press(pygame.K_PAGEDOWN)
    assert hands.scene.name == "decide"


def to_film(hands: Hands) -> None:
    to_decide(hands)
    while hands.scene.name != "years":
        hands.press(pygame.K_PAGEDOWN)
    hands.wait(lambda: getattr(hands.scene, "film", None) is not None)


# --- time -----------------------------------------------------------------------------------------


def test_a_laptop_that_sleeps_over_the_round_has_a_clock_that_slept_too(hands: Hands) -> None:
    to_decide(hands)
    before = hands.app.context.clock.left
    hands.app.step([], NIGHT)
    assert before - 2 <= hands.app.context.clock.left <= before


def test_a_laptop_that_sleeps_over_the_film_wakes_in_the_film(hands: Hands) -> None:
    to_film(hands)
    before = hands.scene.reel.at  # type: ignore[attr-defined]
    hands.app.step([], NIGHT)
    assert hands.scene.name == "years"
    assert before <= hands.scene.reel.at < before + 5  # type: ignore[attr-defined]


def test_a_clock_that_is_set_back_turns_nothing_back(hands: Hands) -> None:
    to_film(hands)
    hands.frames(5)
    before = hands.scene.reel.at, hands.app.moment  # type: ignore[attr-defined]
    hands.app.step([], -NIGHT)
    assert (hands.scene.reel.at, hands.app.moment) == before  # type: ignore[attr-defined]


# --- files of the game that are missing or damaged ------------------------------------------------


def with_look(folder: Path, look: RenderStyle) -> Hands:
    """Somebody whose game lacks something."""
    one = Hands(folder)
    one.app = App(Context(Settings(), folder), ROUTES, One((1280, 720)), look=look)
    one.app.start(TITLE)
    one.frames(12)
    return one


@pytest.mark.parametrize(
    "damage", [b"", b"no font at all", (FOLDER / "Inter-Bold.ttf").read_bytes()[:90_000]]
)
def test_a_damaged_typeface_is_replaced_and_said(tmp_path: Path, damage: bytes) -> None:
    for one in FOLDER.glob("*.ttf"):
        (tmp_path / one.name).write_bytes(damage if "Bold" in one.name else one.read_bytes())
    hands = with_look(tmp_path / "home", RenderStyle(fonts=Fonts(tmp_path)))
    assert "Files of the game are missing or damaged (such as Inter-Bold.ttf)." in hands.texts()
    assert hands.page.fonts.font(30, "bold").size("Kierto")[0] > 20


def test_a_typeface_that_is_not_there_is_replaced_and_said(tmp_path: Path) -> None:
    hands = with_look(tmp_path, RenderStyle(fonts=Fonts(tmp_path / "nowhere")))
    assert "are missing or damaged" in hands.texts()
    hands.go_to("scenario tutorial")
    assert hands.scene.name == "set_up"


@pytest.mark.parametrize("damage", [None, b"", b"<svg", b"\xff\xfe\x00"])
def test_pictures_that_are_missing_or_damaged_are_replaced_and_said(
    tmp_path: Path, damage: bytes | None
) -> None:
    if damage is not None:
        for one in [*ASSETS.glob("icons/*.svg"), *ASSETS.glob("models/*.svg")]:
            path = tmp_path / one.relative_to(ASSETS)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(damage)
    hands = with_look(tmp_path / "home", RenderStyle(art=Artwork(tmp_path)))
    assert "are missing or damaged" in hands.texts()
    to_decide(hands)
    assert any(name.startswith("icons/") for name in hands.app.look.art.lost)
    assert any(name.startswith("models/") for name in hands.app.look.art.lost)
    hands.session.close()


# --- folders and disks ----------------------------------------------------------------------------


def test_a_home_that_cannot_be_written_is_said_before_anything_is_lost(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be", encoding="utf-8")
    hands = Hands(tmp_path / "home")
    hands.press(pygame.K_m, letter="m")
    assert "The settings could not be saved" in hands.texts()
    hands.press(pygame.K_F12)
    hands.wait(lambda: "The picture could not be saved" in hands.texts())
    hands.go_to("scenario tutorial")
    hands.go_to("Start")
    assert hands.scene.name == "set_up"
    assert "home" in hands.texts()


def test_a_folder_of_sessions_that_cannot_be_read_holds_no_last_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.kierto").write_text("", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    assert latest_session(tmp_path) is not None
    monkeypatch.setattr(Path, "stat", refuse)
    assert latest_session(tmp_path) is None


def test_a_disk_that_is_full_loses_nothing_and_shows_the_way_on(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_decide(hands)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        patched.setattr(os, "fsync", full)
        hands.press(pygame.K_F3)
        hands.tab_to("entry")
        hands.type("F1")
        hands.press(pygame.K_RETURN, letter="\r")
        hands.frames(3)
    assert hands.scene.name == "rescue"
    assert "This session can no longer be written" in hands.texts()
    hands.scene.model.place.set(str(tmp_path / "elsewhere.kierto"))  # type: ignore[attr-defined]
    hands.frames(2)
    hands.go_to("Go on there")
    assert hands.scene.name == "decide"
    assert Path(str(hands.session.path)).name == "elsewhere.kierto"


SETTINGS = (
    b"",
    b"\xff\xfe\x00",
    b"[1, 2]",
    b'{"language": ["fi"], "theme": 3, "text_scale": "huge", "sound": "loud", "mirror": 7}',
    b"[" * 100_000,
    json.dumps({"language": "xx", "text_scale": 99}).encode(),
)


@pytest.mark.parametrize("text", SETTINGS, ids=lambda text: text[:12].decode(errors="replace"))
def test_damaged_settings_are_the_usual_ones(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(text)
    assert load(tmp_path / "settings.json") == Settings()


# --- the screen itself ----------------------------------------------------------------------------


def test_a_fault_of_ours_is_written_down_said_and_survived(hands: Hands, tmp_path: Path) -> None:
    to_decide(hands)

    def fails(*_: object) -> None:
        raise ZeroDivisionError("a fault of ours")

    hands.scene.room = fails  # type: ignore[method-assign, assignment]
    for _ in range(2):
        hands.app.step([], FRAME)
        hands.app.draw()
    assert hands.scene.name == "fault"
    assert "One moment, please" in hands.texts()
    assert "a fault of ours" in next(tmp_path.glob("fault-*.txt")).read_text(encoding="utf-8")
    hands.target("Bug report").act()
    (report,) = (tmp_path / "papers").glob("kierto-problem-*.zip")
    with ZipFile(report) as file:
        assert "ZeroDivisionError" in "".join(file.read(name).decode() for name in file.namelist())
    hands.app.follow(hands.target("Go on").act())
    hands.until("decide")


def test_fonts_are_not_kept_for_every_size_a_window_ever_had() -> None:
    open_without_windows()
    fonts = Fonts()
    for size in range(6, 600):
        fonts.font(size)
    assert len(fonts._fonts) < 100


def test_a_display_that_nobody_can_see_is_said_and_not_played_on(monkeypatch: pytest.MonkeyPatch) -> None:
    open_without_windows()
    monkeypatch.delenv("SDL_VIDEODRIVER")
    with pytest.raises(Stopped, match="there is no screen"):
        open_show(TITLE)
    open_without_windows()


def test_a_fault_in_saying_a_fault_ends_in_one_plain_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_without_windows()
    monkeypatch.setenv("KIERTO_FOLDER", str(tmp_path))

    def fails(*_: object) -> None:
        raise ZeroDivisionError("once more")

    monkeypatch.setattr(App, "run", fails)
    with pytest.raises(Stopped, match="Every decision is saved"):
        open_show(TITLE)
    assert "once more" in next(tmp_path.glob("fault-*.txt")).read_text(encoding="utf-8")
    open_without_windows()


def test_what_befalls_the_second_copy_while_the_game_is_played_is_said(hands: Hands, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    session = Session.create(tmp_path / "game.kierto", scenario(), setup(), mirror=tmp_path / "stick")
    hands.app.context.begin(session)
    hands.frames(2)
    journal = session.journal
    assert isinstance(journal, Journal)
    assert session.mirror is not None
    session.mirror.unlink()
    session.go_to("briefing")
    assert settled(journal)
    hands.frames(2)
    assert "There is no second copy" in hands.app.bulletin.text


def test_f10_shows_how_long_frames_take_and_hides_it(hands: Hands) -> None:
    hands.app.frame_times.add(0.004)
    assert "Frames:" not in hands.texts()
    hands.press(pygame.K_F10)
    assert "Frames: half within 4.0 ms" in hands.texts()
    hands.press(pygame.K_F10)
    assert "Frames:" not in hands.texts()


def test_a_fault_of_the_program_is_written_down_with_what_went_before(hands: Hands, tmp_path: Path) -> None:
    log.start(tmp_path / "kierto.log")
    log.logger("session").info("what went before")

    def breaks(seconds: float) -> None:
        raise ZeroDivisionError("in a scene")

    hands.scene.tick = breaks  # type: ignore[method-assign]
    hands.app.step((), 0.01)
    log.stop()
    assert hands.scene.name == "fault"
    written = next(tmp_path.glob("fault-*.txt")).read_text(encoding="utf-8")
    assert "ZeroDivisionError: in a scene" in written
    assert written.rstrip().endswith("what went before")
    assert "ZeroDivisionError: in a scene" in (tmp_path / "kierto.log").read_text(encoding="utf-8")
