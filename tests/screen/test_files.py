"""Files for people: nothing needs a terminal, and where this computer opens nothing, it is said where things lie."""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pygame
import pytest

from game.screen import handout_printer
from game.screen.desktop import PlatformDesktop
from game.screen.kit.transition import Transition
from game.screen.scenes.file_chooser.model import FolderModel
from game.screen.scenes.file_chooser.scene import FileChooser
from game.screen.session_place import file_name, renamed
from game.screen.wanted_path import WantedPath
from tests.screen.at_console import console, letter
from tests.screen.hands import Hands
from tests.screen.test_sessions import GOLDEN, SCENARIO, saved


@dataclass
class Shown:
    """A desktop that only remembers what it was asked to open."""

    home: Path
    opens: bool = True
    paths: list[Path] = field(default_factory=list)

    def documents(self) -> Path:
        return self.home / "Documents"

    def places(self) -> tuple[Path, ...]:
        return (self.home,)

    def show(self, path: Path) -> bool:
        self.paths.append(path)
        return self.opens


@pytest.fixture
def at_title(tmp_path: Path) -> Hands:
    hands = Hands(tmp_path)
    hands.app.context.desktop = Shown(tmp_path)
    return hands


def asked(hands: Hands) -> list[Path]:
    known = hands.app.context.desktop
    assert isinstance(known, Shown)
    return known.paths


def dropped(hands: Hands, path: Path) -> None:
    pygame.event.post(pygame.Event(pygame.DROPFILE, file=str(path)))
    hands.frames(2)


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that hand-outs were asked for; none are written."""
    folders: list[Path] = []

    def write(*job: object) -> tuple[Path, ...]:
        folder = job[-1]
        assert isinstance(folder, Path)
        folders.append(folder)
        return (folder / "guide.pdf",)

    monkeypatch.setattr(handout_printer, "_write", write)
    return folders


def test_handouts_land_among_the_documents_and_the_folder_opens(at_title: Hands, into: list[Path]) -> None:
    hands = at_title
    hands.click("scenario tutorial")
    hands.click("Print hand-outs")
    hands.wait(lambda: bool(asked(hands)))
    assert into == asked(hands) == [hands.folder / "Documents" / "Kierto" / "tutorial"]
    assert f"Opened: {into[0]}" in hands.texts()


def test_handouts_land_where_somebody_asks(at_title: Hands, into: list[Path]) -> None:
    hands = at_title
    (hands.folder / "stick").mkdir()
    hands.click("scenario tutorial")
    hands.click("print elsewhere")
    hands.click("place 2")
    assert isinstance(hands.scene, FileChooser)
    entries = [entry.path.name for entry in hands.scene.model.entries]
    hands.click(f"entry {entries.index('stick') + 1}")
    hands.click("put it here")
    assert hands.scene.name == "set_up"
    hands.wait(lambda: bool(asked(hands)))
    assert into == [hands.folder / "stick"]


def test_the_report_is_written_and_opened_from_the_console(hands: Hands) -> None:
    hands.app.context.desktop = Shown(hands.folder)
    console(hands)
    letter(hands, "r")
    assert "No round has been played yet." in hands.texts()
    hands.press(pygame.K_ESCAPE)
    hands.session.play_round()
    console(hands)
    letter(hands, "r")
    assert "are in it, as they were typed" in hands.texts()
    hands.press(pygame.K_RETURN)
    hands.wait(lambda: bool(asked(hands)))
    (page,) = asked(hands)
    assert page.name == "report.html"
    assert page.is_file()
    assert hands.folder / "Documents" / "Kierto" in page.parents


@pytest.mark.parametrize("by_mouse", [True, False])
def test_what_people_typed_is_left_out_of_the_report_where_that_is_chosen(
    hands: Hands, *, by_mouse: bool
) -> None:
    hands.app.context.desktop = Shown(hands.folder)
    hands.session.notes.write("results", "Canary")
    hands.session.play_round()
    console(hands)
    letter(hands, "r")
    if by_mouse:
        hands.click("without texts")
        assert "left out of every file" in hands.texts()
        hands.click("write report")
    else:
        hands.go_to("without texts")
        assert "left out of every file" in hands.texts()
        hands.go_to("write report")
    assert "without what people typed" in hands.texts()
    hands.wait(lambda: bool(asked(hands)))
    (page,) = asked(hands)
    assert "Canary" not in page.read_text(encoding="utf-8")


def test_the_folder_of_the_session_opens_or_its_place_is_said(hands: Hands) -> None:
    home = hands.app.context.sessions
    for opens, said in ((True, f"Opened: {home}"), (False, f"It is here: {home}.")):
        hands.app.context.desktop = Shown(hands.folder, opens)
        console(hands)
        letter(hands, "o")
        assert said in hands.texts()
        hands.press(pygame.K_ESCAPE)


def test_a_file_is_found_by_keys_and_opened(at_title: Hands) -> None:
    hands = at_title
    folder = hands.folder / "Documents"
    (folder / "Workshops").mkdir(parents=True)
    saved(folder / "Workshops", "thursday", 10)
    (folder / "notes.txt").write_text("no session")
    hands.press(pygame.K_o, letter="o")
    assert hands.scene.name == "file_chooser"
    assert "notes.txt" not in hands.texts()
    hands.press(pygame.K_RETURN, letter="\r")
    assert "thursday.kierto" in hands.texts()
    hands.press(pygame.K_BACKSPACE)
    assert "Workshops" in hands.texts()
    hands.press(pygame.K_RETURN, letter="\r")
    hands.press(pygame.K_RETURN, letter="\r")
    hands.wait(lambda: hands.app.context.session is not None)
    assert hands.session.path == folder / "Workshops" / "thursday.kierto"
    hands.session.close()


def test_what_is_dropped_on_the_window_opens_unless_a_game_is_under_way(at_title: Hands) -> None:
    hands = at_title
    dropped(hands, SCENARIO)
    assert hands.scene.name == "set_up"
    dropped(hands, hands.folder / "nothing.yaml")
    assert hands.scene.name == "set_up"
    hands.click("Start")
    before = hands.session
    dropped(hands, GOLDEN)
    assert hands.session is before
    hands.wait(lambda: "A game is under way." in hands.texts())
    hands.session.close()


def test_a_session_is_named_before_it_starts(at_title: Hands) -> None:
    hands = at_title
    hands.click("scenario tutorial")
    hands.click("name session")
    hands.type("Harbour: day 1")
    hands.click("Start")
    assert hands.session.path is not None
    assert hands.session.path.name.startswith("Harbour day 1 2")
    hands.session.close()


def test_a_saved_session_is_renamed_and_never_onto_another(at_title: Hands) -> None:
    hands = at_title
    folder = hands.app.context.sessions
    saved(folder, "a", 10)
    saved(folder, "b", 20)
    hands.app.follow(Transition("sessions"))
    hands.frames(2)
    hands.click("rename 1")
    hands.type("b")
    hands.press(pygame.K_RETURN, letter="\r")
    assert "There is a session named b already." in hands.texts()
    hands.click("rename 1")
    hands.type("Thursday")
    hands.press(pygame.K_RETURN, letter="\r")
    assert sorted(path.name for path in folder.iterdir()) == ["Thursday.kierto", "b.kierto"]
    hands.press(pygame.K_ESCAPE)
    hands.click("resume")
    hands.wait(lambda: hands.app.context.session is not None)
    assert hands.session.path == folder / "Thursday.kierto"


def test_names_of_files_are_such_as_every_platform_allows(tmp_path: Path) -> None:
    assert file_name(' a/b\\c:*?"<>|\x07. ') == "a b c"
    assert file_name("...") == ""
    (tmp_path / "x.kierto").touch()
    assert renamed(tmp_path / "x.kierto", "..") == tmp_path / "x.kierto"


def test_a_platform_without_an_opener_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not PlatformDesktop().show(tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: str(tmp_path / "missing"))
    assert not PlatformDesktop().show(tmp_path)


def test_papers_that_fail_are_written_down_as_a_fault_and_the_game_goes_on(hands: Hands) -> None:
    def fails() -> Path:
        raise ValueError("a letter that no paper has")

    hands.app.context.printing.begin("being written", fails)
    for _ in range(100):
        hands.app.step([], 1 / 30)
        if hands.scene.name == "fault":
            break
        time.sleep(0.01)
    assert hands.scene.name == "fault"
    assert not hands.app.ended
    hands.app.step([], 1 / 30)


def test_a_folder_is_listed_by_names_and_no_file_of_it_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("game.kierto.txt", "packed.KIERTO.gz", "cluster.yml", "holiday.jpg"):
        (tmp_path / name).touch()
    monkeypatch.setattr(Path, "open", lambda *way: pytest.fail("it was opened"))
    model = FolderModel(WantedPath("file", tmp_path, lambda path: None))
    assert {entry.path.name for entry in model.entries} == {
        "game.kierto.txt",
        "packed.KIERTO.gz",
        "cluster.yml",
    }
