"""The tour: a first session played by hand to its end, with hints at the real controls; whoever does otherwise breaks
nothing."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.screen.parts.tour_card import pointed_at
from game.screen.scenes.briefing.scene import Briefing
from game.screen.tour import Tour
from game.screen.tour_steps import CARD, DEAL, MISTAKE, STEPS
from game.screen.touring import SCENARIO
from game.session.errors import SessionError
from game.session.session import Session
from game.text.languages import languages
from game.text.translator import Translator
from game.typed.codes import handles
from tests.screen.checks import problems
from tests.screen.hands import FRAME, Hands

WORDS_A_MINUTE = 200
SECONDS_A_STEP = 9
"""to find a key or a control, and to type a line"""


@pytest.fixture
def hands(tmp_path: Path) -> Hands:
    """At the first step of a tour."""
    at_work = Hands(tmp_path)
    at_work.press(pygame.K_t, letter="t")
    at_work.frames(2)
    assert at_work.scene.name == "set_up"
    return at_work


def tour(hands: Hands) -> Tour:
    found = hands.app.context.tour
    assert found is not None
    return found


def said(hands: Hands) -> str:
    return tour(hands).step.do(hands.app.context.words)


def enter(hands: Hands, line: str = "") -> None:
    hands.type(line)
    hands.press(pygame.K_RETURN, letter="\r")


def read(hands: Hands) -> None:
    """The tick of what was done is looked at; then the hint of the next step is drawn, and nothing is wrong with it."""
    for _ in range(int(1.5 / FRAME)):
        hands.app.step(pygame.event.get(), FRAME)
    hands.frames(2)
    assert problems(hands.page, read_from_afar=False) == []
    step = tour(hands).step
    names = [at if isinstance(at, str) else hands.app.context.words.say(at) for at in step.at]
    is_here = hands.scene.name in step.scenes[:1]
    assert not (names and is_here) or pointed_at(hands.page, names), f"nothing of {names} is on the page"


def on(hands: Hands, scene: str) -> None:
    """With the clicker, as long as a scene is there."""
    while hands.scene.name == scene:
        hands.press(pygame.K_PAGEDOWN)


def to_the_desk(hands: Hands) -> None:
    hands.click("Start")
    on(hands, "briefing")
    on(hands, "news")
    hands.press(pygame.K_F3)
    hands.click("curtain")
    read(hands)


def test_every_code_that_is_to_be_typed_is_one_of_the_tutorial_but_the_mistake(hands: Hands) -> None:
    hands.click("Start")
    codes = handles(hands.session.plan)
    assert CARD in codes
    assert DEAL in codes
    assert MISTAKE not in codes


def test_each_hint_is_short_and_all_of_it_takes_about_ten_minutes() -> None:
    w = Translator("en")
    hints = [(step.do(w).split(), step.why(w).split()) for step in STEPS]
    assert max(len(do) for do, _ in hints) <= 15
    words = sum(len(do) + len(why) for do, why in hints)
    minutes = words / WORDS_A_MINUTE + len(STEPS) * SECONDS_A_STEP / 60
    assert 6 <= minutes <= 12


def test_it_leads_from_the_title_to_the_rehearsal_and_keeps_no_file(hands: Hands) -> None:
    read(hands)
    hands.click("Start")
    while not (isinstance(hands.scene, Briefing) and hands.scene.practising):
        read(hands)
        hands.press(pygame.K_PAGEDOWN)
    read(hands)
    while hands.scene.practising is not None and hands.scene.practising.code:
        enter(hands, hands.scene.practising.code)
    read(hands)
    on(hands, "briefing")
    on(hands, "news")
    read(hands)
    _at_the_desk(hands)
    _the_round(hands)
    _when_it_goes_wrong(hands)
    _to_the_end(hands)


def _at_the_desk(hands: Hands) -> None:
    hands.press(pygame.K_F3)
    read(hands)
    hands.click("curtain")
    read(hands)
    enter(hands, MISTAKE)
    read(hands)
    assert said(hands).startswith("Read why it is refused.")
    enter(hands, CARD)
    read(hands)
    enter(hands, DEAL)
    read(hands)
    enter(hands)
    read(hands)
    for _ in range(3):
        enter(hands)
    read(hands)
    hands.press(pygame.K_z, pygame.KMOD_CTRL, "z")
    read(hands)
    assert said(hands).startswith("Seal it again")
    enter(hands)
    enter(hands)
    read(hands)


def _the_round(hands: Hands) -> None:
    hands.press(pygame.K_F8)
    read(hands)
    while hands.scene.name == "bell":
        enter(hands)
    read(hands)
    hands.click("reveal")
    read(hands)
    on(hands, "reveal")
    hands.wait(lambda: getattr(hands.scene, "film", None) is not None)
    read(hands)
    hands.press(pygame.K_SPACE, letter=" ")
    read(hands)
    hands.press(pygame.K_END)
    read(hands)
    hands.press(pygame.K_PAGEDOWN)
    read(hands)


def _when_it_goes_wrong(hands: Hands) -> None:
    for key, mod, letter in (
        (pygame.K_b, 0, "b"),
        (pygame.K_b, 0, "b"),
        (pygame.K_F1, 0, ""),
        (pygame.K_ESCAPE, 0, ""),
        (pygame.K_l, pygame.KMOD_CTRL, "l"),
        (pygame.K_PLUS, pygame.KMOD_CTRL, "+"),
    ):
        hands.press(key, mod, letter)
        read(hands)
    hands.app.context.settings.language = "en"
    hands.app.dressed()
    hands.press(pygame.K_MINUS, pygame.KMOD_CTRL, "-")
    hands.press(pygame.K_F2)
    read(hands)


def _to_the_end(hands: Hands) -> None:
    hands.click("action X")
    hands.click("end the game")
    read(hands)
    while hands.session.phase != "debrief":
        hands.press(pygame.K_END if hands.scene.name == "legacy" else pygame.K_PAGEDOWN)
        hands.wait(lambda: hands.session.task is None and getattr(hands.scene, "film", 0) is not None)
    read(hands)
    hands.press(pygame.K_PAGEDOWN)
    read(hands)
    hands.press(pygame.K_F2)
    hands.press(pygame.K_r, letter="r")
    read(hands)
    hands.click("write report")
    read(hands)
    assert tour(hands).is_last
    assert list(hands.folder.rglob("*.kierto")) == []
    hands.press(pygame.K_F4)
    assert hands.app.context.tour is None
    assert hands.app.context.rehearsal is not None
    assert all(team.bot for team in hands.session.teams)


def test_whoever_goes_ahead_is_followed(hands: Hands) -> None:
    to_the_desk(hands)
    assert said(hands).startswith(f"Type {MISTAKE}")
    hands.press(pygame.K_PAGEDOWN)
    hands.frames(30)
    hands.press(pygame.K_PAGEDOWN)  # closed with empty sheets: what was left out is not asked for again
    assert hands.scene.name == "reveal"
    read(hands)
    assert said(hands).startswith("Show it deal by deal")


def test_a_step_is_gone_back_to_and_left_out(hands: Hands) -> None:
    to_the_desk(hands)
    here = tour(hands).at
    hands.press(pygame.K_LEFT, pygame.KMOD_ALT)
    read(hands)
    assert tour(hands).at == here - 1  # it was done before, and stays until somebody goes on
    hands.click("tour on")
    read(hands)
    assert tour(hands).at == here
    hands.press(pygame.K_RIGHT, pygame.KMOD_ALT)
    read(hands)
    assert tour(hands).at == here + 1


def test_on_another_page_it_says_how_to_come_back(hands: Hands) -> None:
    to_the_desk(hands)
    hands.press(pygame.K_F4)
    hands.frames(2)
    assert hands.scene.name == "deal"
    assert "Then close this page: Esc." in hands.texts()


def test_it_is_left_at_any_moment_and_nothing_is_there_to_go_on_with(hands: Hands) -> None:
    to_the_desk(hands)
    hands.click("leave tour")
    hands.frames(2)
    assert hands.scene.name == "title"
    assert hands.app.context.session is None
    assert hands.app.context.tour is None
    assert "resume" not in [target.name for target in hands.page.targets]


def test_a_rehearsal_that_cannot_be_made_leaves_the_tour_where_it_stands(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Session:
        raise SessionError("{team} has closed.", team="Steel")

    hands.click("Start")
    session = hands.session
    tour(hands).go(len(STEPS))
    hands.frames(2)
    monkeypatch.setattr(Session, "in_memory", full)
    hands.press(pygame.K_F4)
    hands.frames(2)
    assert hands.app.context.session is session
    assert tour(hands).is_last
    assert "Steel has closed." in hands.texts()
    monkeypatch.undo()
    hands.press(pygame.K_F4)
    assert hands.app.context.rehearsal is not None


@pytest.mark.parametrize("language", languages())
def test_at_the_largest_text_the_first_hint_covers_nothing_that_answers(hands: Hands, language: str) -> None:
    hands.app.context.settings.language, hands.app.context.settings.text_scale = language, 1.5
    hands.app.dressed()
    hands.frames(2)
    with_hint = {(each.name, each.box) for each in hands.page.targets}
    assert "tour on" in {name for name, _ in with_hint}
    stood, hands.app.context.tour = tour(hands), None
    hands.frames(2)
    assert [each.name for each in hands.page.targets if (each.name, each.box) not in with_hint] == []
    hands.app.context.tour = stood
    hands.frames(2)
    assert problems(hands.page, read_from_afar=False) == []


def test_where_the_one_window_is_dark_the_way_back_is_said(hands: Hands) -> None:
    hands.click("Start")
    hands.press(pygame.K_b, letter="b")
    hands.frames(2)
    assert hands.app.blank
    assert "Tour, step" in hands.texts()


def test_a_file_that_is_opened_at_its_set_up_is_no_tour(hands: Hands, tmp_path: Path) -> None:
    (tmp_path / "notes.yaml").write_text("no scenario")
    pygame.event.post(pygame.Event(pygame.DROPFILE, file=str(tmp_path / "notes.yaml")))
    hands.frames(2)
    assert tour(hands).session is None
    pygame.event.post(pygame.Event(pygame.DROPFILE, file=str(SCENARIO)))
    hands.frames(2)
    assert hands.scene.name == "set_up"
    assert hands.app.context.tour is None
    hands.click("Start")
    assert hands.session.path is not None
