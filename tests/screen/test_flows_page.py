"""Where it goes round: one key from the path, round by round, game by game, flow by flow; and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import sleep

import pygame
import pytest

from game.cluster_map.links import LinkKey
from game.cluster_map.moves import Moves
from game.debrief.followed import Followed, follow
from game.debrief.sankey.layout import MOST_CROSSINGS
from game.debrief.sankey.nearest import Looked
from game.outputs.path.page import FlowsBody
from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.parts import sankey
from game.screen.phase_order import here
from game.screen.scenes.path import flows_model
from game.screen.scenes.path.scene import PathScene
from game.screen.worked_beside import NoLongerAskedError, WorkedBeside
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.screen.hands import Hands
from tests.screen.test_path import SCENARIO
from tests.screen.test_path import debriefing as debriefing


def flows(hands: Hands) -> FlowsBody:
    """What the page shows."""
    assert isinstance(hands.scene, PathScene)
    body = hands.scene.more.page().body
    assert isinstance(body, FlowsBody)
    return body


def test_one_key_leads_to_the_flows_and_one_back(debriefing: Hands) -> None:
    debriefing.press(pygame.K_f, letter="f")
    assert "Where it goes round" in debriefing.texts()
    assert flows(debriefing).picture.crossings <= MOST_CROSSINGS
    debriefing.press(pygame.K_ESCAPE)
    assert "Out of the role" in debriefing.texts()


def test_firms_stay_where_they_are_from_round_to_round_and_from_game_to_game(debriefing: Hands) -> None:
    debriefing.press(pygame.K_f, letter="f")
    places = {bar.firm: bar.box[:2] for bar in flows(debriefing).picture.bars}
    seen = set()
    for key in (pygame.K_RIGHT, pygame.K_v, pygame.K_v, pygame.K_v):
        debriefing.press(key)
        seen.add(debriefing.texts())
        for bar in flows(debriefing).picture.bars:
            assert places.setdefault(bar.firm, bar.box[:2]) == bar.box[:2]
    assert len(seen) >= 3


@pytest.mark.parametrize("key", [pygame.K_DOWN, pygame.K_UP])
def test_a_flow_is_told_by_keys_with_its_amount_and_money(debriefing: Hands, key: int) -> None:
    debriefing.press(pygame.K_f, letter="f")
    debriefing.press(key)
    focus = flows(debriefing).focus
    assert isinstance(focus, LinkKey)
    assert flows(debriefing).amounts[focus] in debriefing.texts()
    assert "€" in debriefing.texts()


def test_a_flow_is_told_by_the_mouse(debriefing: Hands) -> None:
    debriefing.press(pygame.K_f, letter="f")
    block = flows(debriefing).picture.blocks[0]
    picture = next(target for target in debriefing.page.targets if target.name == "flows")
    x, y, wide, high = block.box
    assert picture.drag is not None
    frame = flows(debriefing).picture.frame
    picture.drag((x + wide / 2) / frame.wide, (y + high / 2) / frame.high)
    assert flows(debriefing).focus == block.link.key


def test_one_key_follows_a_tonne_to_its_ends_and_the_next_flow_after_it(debriefing: Hands) -> None:
    debriefing.press(pygame.K_f, letter="f")
    debriefing.press(pygame.K_t, letter="t")
    assert isinstance(debriefing.scene, PathScene)
    body, shown = flows(debriefing), debriefing.scene.more.page()
    assert isinstance(body.focus, LinkKey)
    assert body.lit is not None
    assert body.focus in body.lit
    assert "From source to end" in debriefing.texts()
    kilograms = [int(part.figure.removesuffix("kg").strip().replace(",", "")) for part in shown.parts]
    assert sum(kilograms) == 1000
    assert all(part.figure in debriefing.texts() for part in shown.parts)
    debriefing.press(pygame.K_DOWN)
    assert flows(debriefing).focus != body.focus
    debriefing.press(pygame.K_t, letter="t")
    assert flows(debriefing).lit is None
    assert "Where it goes round" in debriefing.texts()


def test_a_long_way_is_followed_beside_the_frames_and_no_longer_when_another_is_asked_for(
    debriefing: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on, ended = Event(), Event(), Event()

    def slowly(moves: Moves, start: Looked, pause: Callable[[], None]) -> Followed | None:
        begun.set()
        assert goes_on.wait(60)
        try:
            pause()
        except NoLongerAskedError:
            ended.set()
            raise
        return follow(moves, start)

    debriefing.press(pygame.K_f, letter="f")
    debriefing.press(pygame.K_DOWN)
    assert isinstance(debriefing.scene, PathScene)
    model = debriefing.scene.more.flows
    model._following = WorkedBeside("tonne")
    monkeypatch.setattr(flows_model, "follow", slowly)
    debriefing.press(pygame.K_t, letter="t")
    assert begun.wait(60)
    assert "on its way" in debriefing.texts(), "no frame waits for it"
    debriefing.press(pygame.K_DOWN)
    goes_on.set()
    assert ended.wait(60)
    for _ in range(6000):
        debriefing.frames(1)
        if flows(debriefing).lit and "on its way" not in debriefing.texts():
            break
        sleep(0.01)
    parts = debriefing.scene.more.page().parts
    assert parts
    assert all(part.figure in debriefing.texts() for part in parts)


def test_a_tonne_that_could_not_be_followed_is_said_to_be_so(
    debriefing: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*given: object) -> None:
        raise ArithmeticError

    monkeypatch.setattr(flows_model, "follow_first", never)
    debriefing.press(pygame.K_f, letter="f")
    debriefing.press(pygame.K_t, letter="t")
    assert "could not be followed" in debriefing.texts()


def test_a_tonne_is_followed_by_the_mouse_alone_and_a_difference_has_none(debriefing: Hands) -> None:
    debriefing.press(pygame.K_f, letter="f")
    assert isinstance(debriefing.scene, PathScene)
    debriefing.scene.more.flows.view = "difference"
    debriefing.frames(1)
    debriefing.click("a tonne")
    assert flows(debriefing).lit
    assert not flows(debriefing).is_difference


def test_the_clicker_turns_its_rounds_and_leads_on_with_the_path(debriefing: Hands) -> None:
    debriefing.press(pygame.K_f, letter="f")
    for _ in range(2):
        debriefing.press(pygame.K_PAGEDOWN)
    assert "Out of the role" in debriefing.texts()


def test_a_firm_is_told_by_a_key_and_by_the_mouse_alone_and_where_its_figures_are_from(
    debriefing: Hands,
) -> None:
    debriefing.press(pygame.K_f, letter="f")
    debriefing.press(pygame.K_g, letter="g")
    body = flows(debriefing)
    assert isinstance(body.focus, str)
    assert f"{body.names[body.focus]} gives" in debriefing.texts()
    assert "this game's books" in debriefing.texts()
    other = next(bar for bar in body.picture.bars if bar.firm != body.focus)
    target = debriefing.target("flows")
    frame, (x, y, wide, high) = body.picture.frame, target.box
    left, top, across, down = other.box
    place = (left + across / 2) / frame.wide, (top + down / 2) / frame.high
    at = debriefing.page.at((x + wide * place[0], y + high * place[1]))
    pygame.event.post(pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0), touch=False))
    debriefing.frames(2)
    assert flows(debriefing).focus == other.firm
    assert f"{body.names[other.firm]} gives" in debriefing.texts()


def test_two_keys_at_once_on_a_game_with_fewer_rounds_lead_back_to_this_game(debriefing: Hands) -> None:
    assert isinstance(debriefing.scene, PathScene)
    more = debriefing.scene.more
    more.open("flows")
    more.flows.view, more.flows.number = "best", 1
    for key in (pygame.K_RIGHT, pygame.K_DOWN, pygame.K_v):
        more.key(pygame.Event(pygame.KEYDOWN, key=key))
    assert "Where it goes round" in more.page().title


def test_only_what_is_looked_at_is_drawn_anew(debriefing: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    debriefing.press(pygame.K_f, letter="f")

    def never(*given: object) -> None:
        raise AssertionError("all bands were drawn again")

    monkeypatch.setattr(sankey, "_drawn", never)
    for _ in range(3):
        debriefing.press(pygame.K_DOWN)


def test_a_game_that_ended_before_its_first_year_has_no_flow_to_look_at(tmp_path: Path) -> None:
    hands, scenario = Hands(tmp_path), load(SCENARIO)
    session = Session.in_memory(scenario, Setup(seed=7, teams=seating(Plan(scenario), None), rounds=2))
    hands.app.context.begin(session)
    for phase in ("news", "decide"):
        session.go_to(phase)
    session.end_here()
    session.legacy()
    session.go_to("debrief")
    hands.app.follow(here(session))
    hands.press(pygame.K_f, letter="f")
    for letter in "ttvgtv":
        hands.press(ord(letter), letter=letter)
    for key in (pygame.K_DOWN, pygame.K_UP, pygame.K_RIGHT, pygame.K_t):
        hands.press(key)
    assert "No round was played." in hands.texts()
