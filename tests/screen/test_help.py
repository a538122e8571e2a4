"""Help: one key on every page says the keys that work there, and what helps when something fails."""

from __future__ import annotations

import re
from pathlib import Path

import pygame
import pytest

from game.outputs.troubles import troubles
from game.screen.kit.transition import Transition
from game.screen.phase_order import here
from game.screen.scenes.help.model import all_keys
from game.screen.touring import SCENARIO
from game.session.session import Session
from game.text.key_caps import on_keyboard
from game.text.languages import languages
from game.text.translator import Translator
from sim.scenario.loader import load
from tests.screen.hands import FRAME, Hands
from tests.session.table import scenario, setup
from tools.troubles import pages

GAME = Path(__file__).parents[2] / "game"
BOLD = re.compile(r"\*\*(.+?)\*\*")
CONSOLE_KEYS = ("U",)


def bold(w: Translator) -> list[str]:
    """Each key and label that a remedy names, in their order."""
    return [name for trouble in troubles(w) for name in BOLD.findall(trouble.remedy)]


def opens_and_closes(hands: Hands) -> list[str]:
    """F1, with the keys it says; then the remedies; then back to where it was."""
    before = hands.scene.name
    hands.press(pygame.K_F1)
    assert hands.scene.name == "keys", before
    caps = [
        text.text for text in hands.page.written if text.layer == max(one.layer for one in hands.page.written)
    ]
    hands.press(pygame.K_t, letter="t")
    assert troubles(hands.app.context.words)[0].sign in hands.texts()
    hands.press(pygame.K_F1)
    assert hands.scene.name == before
    return caps


def names_its_own_first(hands: Hands) -> None:
    """Help opens over the page, and the keys of that page's bar stand first, in their order; of a page that has none,
    those that choose and press its buttons."""
    hands.frames(2)
    own = [key for key, _ in hands.page.keys_here if key not in ("!", "F1")] or ["Tab", "Enter"]
    caps = opens_and_closes(hands)
    at = [caps.index(key) for key in own]
    everywhere = [caps.index(key) for key in ("F12",) if key not in own]
    assert at == sorted(at), (hands.scene.name, caps)
    assert "F8" in own or "F8" not in caps, hands.scene.name
    assert not everywhere or max(at) < min(everywhere)


def _gone(hands: Hands, go: Transition, scene: str) -> None:
    hands.app.follow(go)
    hands.frames(2)
    assert hands.scene.name == scene


def test_pages_beside_an_evening_have_help_that_names_their_keys_first(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    folder = hands.app.context.sessions
    folder.mkdir(parents=True)
    path, damaged = folder / "workshop.kierto", folder / "damaged.kierto"
    session = Session.create(path, scenario(), setup())
    session.go_to("decide")
    session.play_round()
    damaged.write_bytes(b"no session")
    for go, scene in (
        (Transition("sessions"), "sessions"),
        (Transition("replay", path), "replay"),
        (Transition("play_on", session), "play_on"),
        (Transition("compare", path), "compare"),
        (Transition("stop"), "stop"),
        (Transition("resume", damaged), "resume"),
    ):
        hands.app.follow(Transition("title") if scene == "resume" else Transition("replay", path))
        _gone(hands, go, scene)
        names_its_own_first(hands)
    session.close()


def test_a_fault_and_a_full_disk_have_help_that_names_their_keys_first(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    session = Session.in_memory(scenario(), setup())
    hands.app.context.begin(session)
    session.go_to("decide")
    _gone(hands, here(session), "decide")
    _gone(hands, Transition("rescue"), "rescue")
    names_its_own_first(hands)
    hands.app.follow(here(session))

    def breaks(seconds: float) -> None:
        raise ZeroDivisionError("in a scene")

    hands.scene.tick = breaks  # type: ignore[method-assign]
    hands.app.step((), FRAME)
    assert hands.scene.name == "fault"
    hands.app.draw()
    own = [key for key, _ in hands.page.keys_here if key not in ("!", "F1")]
    hands.app.step([pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F1, mod=0, unicode="")], FRAME)
    hands.app.draw()
    assert hands.scene.name == "keys"
    assert [text.text for text in hands.page.written if text.text in own][: len(own)] == own


def test_help_says_that_a_card_with_the_name_of_its_key_is_none(hands_at_desk: Hands) -> None:
    hands = hands_at_desk
    hands.press(pygame.K_F1)
    assert "card F1: type the letter, then the number" in hands.texts()
    hands.press(pygame.K_F1)
    hands.press(pygame.K_F2)
    hands.press(pygame.K_F1)
    assert "card F1" not in hands.texts()


@pytest.fixture
def hands_at_desk(tmp_path: Path) -> Hands:
    """Somebody who types a round of the tutorial."""
    hands = Hands(tmp_path)
    session = Session.in_memory(load(SCENARIO), setup())
    hands.app.context.begin(session)
    session.go_to("decide")
    _gone(hands, here(session), "decide")
    hands.press(pygame.K_F3)
    return hands


def test_on_every_page_of_an_evening_help_opens_says_its_keys_and_closes(tmp_path: Path) -> None:
    hands, seen = Hands(tmp_path), {}
    seen["title"] = opens_and_closes(hands)
    for way, scene in (("settings", "settings"), ("open file", "file_chooser")):
        hands.click(way)
        hands.frames(2)
        assert hands.scene.name == scene
        seen[scene] = opens_and_closes(hands)
        hands.press(pygame.K_ESCAPE)
        hands.frames(12)
    hands.click("scenario tutorial")
    seen["set_up"] = opens_and_closes(hands)
    hands.click("Start")
    while hands.session.phase != "debrief":
        name = hands.scene.name
        if name not in seen and getattr(hands.scene, "film", 0) is not None:
            seen[name] = opens_and_closes(hands)
        if name == "decide":
            _at_the_desk(hands, seen)
        hands.press(pygame.K_END if name in ("years", "legacy") else pygame.K_PAGEDOWN)
        hands.frames(20)
        if name == "results" and hands.session.phase == "results":
            hands.press(pygame.K_F2)
            hands.press(pygame.K_x, letter="x")
            hands.click("end the game")
        hands.wait(lambda: hands.session.task is None or getattr(hands.scene, "runner", None) is not None)
    seen["path"] = opens_and_closes(hands)
    assert {
        "briefing",
        "news",
        "decide",
        "deal",
        "bell",
        "console",
        "reveal",
        "years",
        "results",
        "path",
    } <= set(seen)
    for scene, key in (
        ("title", "O"),
        ("set_up", "+ −"),
        ("decide", "F8"),
        ("deal", "Enter"),
        ("console", "U"),
    ):
        assert key in seen[scene], (scene, seen[scene])
    assert "F2" not in seen["title"]
    assert "F2" in seen["news"]
    hands.session.close()


def _at_the_desk(hands: Hands, seen: dict[str, list[str]]) -> None:
    for key, scene, out in (
        (pygame.K_F4, "deal", pygame.K_ESCAPE),
        (pygame.K_F8, "bell", pygame.K_ESCAPE),
        (pygame.K_F2, "console", pygame.K_F2),
    ):
        if scene not in seen:
            if hands.app.windows.kinds() == ("room",):
                hands.press(pygame.K_F3)
            hands.press(key)
            assert hands.scene.name == scene
            seen[scene] = opens_and_closes(hands)
            hands.press(out)


@pytest.mark.parametrize("language", languages())
def test_every_key_and_label_that_a_remedy_names_is_one_of_the_program(language: str) -> None:
    w, english = Translator(language), Translator("en")
    named = bold(english)
    keys = {each for key, _ in all_keys(english) for each in (key, *key.split(" · "), *key.split(" / "))}
    sources = "".join(
        path.read_text(encoding="utf-8") for path in GAME.rglob("*.py") if path.name != "troubles.py"
    )
    labels = [name for name in named if name not in keys and name not in CONSOLE_KEYS]
    assert labels
    assert [name for name in labels if f'w("{name}")' not in sources] == []
    assert bold(w) == [w(name) if name in labels else on_keyboard(w, name) for name in named]


def test_the_documentation_says_the_same(tmp_path: Path) -> None:
    stale = [
        path.name for path, text in pages() if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "python -m tools.troubles"
