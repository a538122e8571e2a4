"""The replay of a session, from its file alone: nothing is played to show it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

import game.session.round_task
import sim.rounds
from game.debrief.model import game_debrief
from game.outputs.round_text import cards_in_words
from game.screen.scenes.replay.scene import Replay
from game.screen.settings import Settings
from game.session.session import Session
from game.text.translator import Translator
from tests.session import table
from tools.gallery.studio import Studio, open_without_windows


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved game with a package, an undone sheet, and decisions that did not stand."""
    file = tmp_path_factory.mktemp("saved") / "game.kierto"
    session = Session.create(file, table.scenario(), table.setup())
    session.go_to("decide")
    session.hand_in("foundry", [table.PACKAGE, table.collect("1")])
    accept = table.decision(do="accept_deal", offer="sand", reason="We need the sand.")
    reason = table.decision(do="set_blend", need="gravel_need", share="0.5", reason="Roads can take it.")
    session.hand_in("roads", [accept, reason])
    session.hand_in("town", [table.decision(do="contribute", amount="999999999")])
    session.undo(session.hand_in("town", [table.decision(do="contribute", amount="1234")]))
    table.to_the_end(session)
    session.close()
    return file


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    """A show without windows, in a world in which no year can be played."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a year was played")

    monkeypatch.setattr(sim.rounds, "play_year", refuse)
    monkeypatch.setattr(game.session.round_task, "play_round", refuse)
    open_without_windows()
    made = Studio(table.scenario(), Settings(), (1280, 720))
    yield made
    made.scene.leave()


def replay(studio: Studio, path: Path) -> Replay:
    """The replay of a file, in front."""
    scene = studio.put("replay", detail=path)
    assert isinstance(scene, Replay)
    return scene


def press(studio: Studio, *keys: int) -> None:
    """Keys through the app, as from a keyboard or a clicker."""
    for key in keys:
        studio.app.pages = {"room": studio.draw("room")}
        studio.app.take(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))


def shown(studio: Studio, kind: str = "room") -> str:
    """Every word on the page."""
    return "\n".join(one.text for one in studio.draw(kind).written)  # type: ignore[arg-type]


def test_a_file_is_shown_round_by_round_with_the_clicker(studio: Studio, saved: Path) -> None:
    scene = replay(studio, saved)
    assert [one.phase for one in scene.records] == ["play", "play", "play", "legacy"]
    seen = []
    for _ in scene.records:
        seen.append(shown(studio).splitlines())
        press(studio, pygame.K_PAGEDOWN)
    assert all("Round 1 · 2026" in words for words in seen[:1])
    assert "The years after · 2029–31" in seen[-1]
    assert scene.at == 3
    press(studio, *[pygame.K_PAGEUP] * 9)
    assert scene.at == 0


def test_it_is_shown_week_by_week(studio: Studio, saved: Path) -> None:
    scene = replay(studio, saved)
    assert scene.shows_whole
    press(studio, pygame.K_RIGHT)
    assert "Week 1, 2026" in shown(studio)
    press(studio, *[pygame.K_RIGHT] * 20, pygame.K_LEFT)
    assert "Week 20, 2026" in shown(studio)
    film = scene.film
    assert film is not None
    assert scene._of_moment(film) == film.week(0, 19)
    press(studio, pygame.K_SPACE)
    studio.wait(0.5)
    assert scene.reel.at > 20
    press(studio, pygame.K_SPACE, pygame.K_END)
    studio.wait(0.5)
    assert scene.at == 3
    assert scene.shows_whole


def test_the_mouse_alone_reaches_every_round_view_and_week(studio: Studio, saved: Path) -> None:
    scene = replay(studio, saved)
    click(studio, "round 3")
    assert scene.at == 2
    click(studio, "weeks")
    assert not scene.shows_whole
    click(studio, "show decisions")
    assert scene.view == "decisions"
    click(studio, "show why")
    assert scene.view == "why"
    click(studio, "back to the title")
    assert studio.scene.name == "title"


def click(studio: Studio, name: str) -> None:
    """A click in the middle of a target, as the app takes it."""
    page = studio.draw("room")
    studio.app.pages = {"room": page}
    studio.app.windows._kinds = ("room",)  # type: ignore[attr-defined]
    (one,) = [target for target in page.targets if target.name == name]
    at = page.at((one.box[0] + one.box[2] / 2, one.box[1] + one.box[3] / 2))
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        studio.app.follow(studio.app.take(pygame.Event(kind, pos=at, button=1)))


def test_decisions_stand_with_their_reasons_and_what_was_set_aside(studio: Studio, saved: Path) -> None:
    scene = replay(studio, saved)
    assert scene.session is not None
    told = cards_in_words(game_debrief(scene.session, "cluster").rounds[0], Translator("en"))
    deal = next(one for one in told if one.kind == "deal")
    assert deal.title == "Deal: Foundry + Roads"
    roads = next(one for one in told if one.title == "Roads")
    assert ("Roads can take it.", "reason") in [(one.text, one.kind) for one in roads.lines]
    town = next(one for one in told if one.title == "Town")
    assert [one.kind for one in town.lines] == ["aside", "aside"]
    scene._show("decisions")
    pages = []
    for at in range(9):
        scene.leaves.at = at
        pages.append(shown(studio))
    everything = "\n".join(pages)
    for card in told:
        assert card.title in everything
        for line in card.lines:
            assert line.text in everything


def test_what_was_undone_is_in_the_history_only(studio: Studio, saved: Path) -> None:
    scene = replay(studio, saved)
    assert scene.session is not None
    told = cards_in_words(game_debrief(scene.session, "cluster").rounds[0], Translator("en"))
    assert "1 k€" not in str(told)
    gone = [one for one in scene.session.history() if not one.counts and "Town" in str(one.text)]
    assert gone
    scene._show("history")
    assert str(gone[0].text) not in shown(studio)
    studio.draw("desk")
    words = []
    for at in range(scene.leaves.count):
        scene.leaves.at = at
        words.append(shown(studio, "desk"))
    assert all(str(one.text) in "\n".join(words) for one in scene.session.history())


def test_purses_and_headline_are_those_of_the_record(studio: Studio, saved: Path) -> None:
    scene = replay(studio, saved)
    w = Translator("en")
    for at, record in enumerate(scene.records):
        scene._to_round(at)
        scene._show("why")
        words = shown(studio)
        one = record.worlds["cluster"]
        assert w.amount(one.indicators.addressable_virgin_kg) in words
        assert w.amount(one.idle.addressable_virgin_kg) in words
        for firms in table.plan().seats.values():
            assert w.money(sum(one.state.cash[firm] for firm in firms)) in words


def test_a_torn_or_old_session_is_shown_and_says_so(studio: Studio, saved: Path, tmp_path: Path) -> None:
    raw = saved.read_bytes()
    torn, old = tmp_path / "torn.kierto", tmp_path / "old.kierto"
    torn.write_bytes(raw[: len(raw) - 40])
    scene = replay(studio, torn)
    assert len(scene.records) == 3
    assert scene.source.notices
    assert scene.source.notices[0][:30] in shown(studio, "desk")
    assert torn.read_bytes() == raw[: len(raw) - 40]
    old.write_bytes(b"{}\n")
    assert replay(studio, old).source.problem in shown(studio)
    click(studio, "Back")
    assert studio.scene.name == "title"


def test_a_game_that_has_not_begun_says_what_will_be_here(studio: Studio) -> None:
    session = table.begun()
    session.hand_in("foundry", [table.collect("1")])
    studio.put("replay", session)
    words = shown(studio)
    assert "Nothing has been played yet" in words
    assert "Collect" not in words
