"""The presenter's path: one key a page from the end to Monday; hands are kept; what is typed at the Desk stays."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from time import sleep

import pygame
import pytest

from game.debrief.path import StepName, path_steps
from game.outputs.path.facts import PathFacts, options_about
from game.outputs.path.page import Guesses, PathPage
from game.outputs.path.pages import path_pages
from game.outputs.report.writer import write
from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.kit.transition import Transition
from game.screen.phase_order import here
from game.screen.scenes.path import model as path_model
from game.screen.scenes.path.scene import PathScene
from game.screen.worked_beside import WorkedBeside
from game.session.entries import Ended, Injected
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.screen.hands import Hands
from tools.gallery.paths import answers_like

SCENARIO = Path(__file__).parents[2] / "scenarios" / "tutorial.yaml"


@pytest.fixture
def debriefing(tmp_path: Path) -> Hands:
    """A game of one round in its debrief, with answers at hand; reached by one key from its end."""
    hands, scenario = Hands(tmp_path), load(SCENARIO)
    session = Session.in_memory(scenario, Setup(seed=7, teams=seating(Plan(scenario), None), rounds=1))
    hands.app.context.begin(session)
    session.play_round()
    session.go_to("end")
    session.legacy()
    hands.app.follow(here(session))
    hands.frames(2)
    hands.press(pygame.K_d, letter="d")
    assert session.phase == "debrief"
    worker = hands.app.context.answers
    assert worker is not None
    worker.known = answers_like(session)
    hands.frames(1)
    return hands


def path(hands: Hands) -> PathScene:
    assert isinstance(hands.scene, PathScene)
    return hands.scene


def test_a_teams_own_page_stands_at_once_and_is_filled_when_its_books_are_read(
    debriefing: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def slowly(facts: PathFacts, step: StepName) -> tuple[PathPage, ...]:
        assert goes_on.wait(60)
        return path_pages(facts, step)

    model, w = path(debriefing).model, debriefing.app.context.words
    monkeypatch.setattr(path_model, "path_pages", slowly)
    model.own = WorkedBeside("own pages")
    model.at, model.leaf = 1, 1
    debriefing.frames(1)
    assert model.steps[1].name == "own page"
    assert debriefing.session.teams[0].name in debriefing.texts()
    assert w("One moment …") in debriefing.texts(), "no frame waits for it"
    goes_on.set()
    for _ in range(6000):
        debriefing.frames(1)
        if w("One moment …") not in debriefing.texts():
            break
        sleep(0.01)
    assert "€" in debriefing.texts()


@pytest.mark.parametrize(("minutes", "whole"), [(36, 36), (90, 36), (28, 28), (18, 18), (2, 18)])
def test_the_minutes_of_its_steps_are_those_of_the_plan(minutes: int, whole: int) -> None:
    steps = path_steps(minutes)
    assert sum(step.minutes for step in steps) == whole
    assert [step.name for step in steps] == [
        "role", "own page", "who paid", "road", "signature", "home", "monday",
    ]  # fmt: skip


def test_one_key_leads_through_all_steps_and_one_back(debriefing: Hands) -> None:
    seen: list[str] = []
    for _ in range(30):
        step = path(debriefing).model.step.name
        seen += [step] if seen[-1:] != [step] else []
        debriefing.press(pygame.K_PAGEDOWN)
    assert seen == [step.name for step in path(debriefing).model.steps]
    for _ in range(30):
        debriefing.press(pygame.K_PAGEUP)
    assert path(debriefing).model.step.name == "role"


@pytest.mark.parametrize(("at", "step"), [(3, "road"), (4, "signature")])
def test_the_room_guesses_by_a_key_before_it_sees_and_the_guess_is_kept(
    debriefing: Hands, at: int, step: str
) -> None:
    path(debriefing).model.to(at)
    debriefing.frames(1)
    assert "Guess" in debriefing.texts()
    debriefing.press(pygame.K_2, letter="2")
    guess = debriefing.session.notes.guessed(step)  # type: ignore[arg-type]
    assert guess is not None
    assert guess.chosen == 1
    debriefing.press(pygame.K_PAGEDOWN)
    assert "Most hands" in debriefing.texts()


def test_teams_are_named_on_a_second_key(debriefing: Hands) -> None:
    path(debriefing).model.to(2)
    debriefing.frames(1)
    names = [team.name for team in debriefing.session.teams]
    assert not any(name in debriefing.texts() for name in names)
    debriefing.press(pygame.K_PAGEDOWN)
    assert all(name in debriefing.texts() for name in names)


def test_monday_is_typed_at_the_desk_and_taken_back(debriefing: Hands) -> None:
    path(debriefing).model.to(6)
    debriefing.press(pygame.K_F3)
    for name, text in (("by_product", "slag"), ("firm", "builder"), ("role", "buyer")):
        debriefing.click(name)
        debriefing.type(text)
    debriefing.press(pygame.K_RETURN)
    assert [plan.firm for plan in debriefing.session.notes.mondays()] == ["builder"]
    debriefing.click("take back")
    assert debriefing.session.notes.mondays() == ()
    assert path(debriefing).model.monday[1].text == "builder"


def test_everything_else_is_one_key_away_and_the_way_back_too(debriefing: Hands) -> None:
    path(debriefing).model.to(4)
    debriefing.press(pygame.K_r, letter="r")
    assert debriefing.scene.name == "replay"
    debriefing.press(pygame.K_p, letter="p")
    assert debriefing.scene.name == "path"
    assert path(debriefing).model.step.name == "signature"


def test_a_session_that_is_looked_at_has_the_path_too_and_takes_no_line(tmp_path: Path) -> None:
    hands, scenario = Hands(tmp_path), load(SCENARIO)
    file = tmp_path / "played.kierto"
    session = Session.create(file, scenario, Setup(seed=7, teams=seating(Plan(scenario), None), rounds=1))
    session.play_round()
    lines = session.past.last
    session.close()
    hands.app.follow(Transition("replay", file))
    hands.frames(2)
    hands.press(pygame.K_p, letter="p")
    worker = hands.app.context.answers
    assert worker is not None
    worker.known = answers_like(path(hands).model.session)
    path(hands).model.to(3)
    hands.press(pygame.K_1, letter="1")
    side = path(hands).model.page.side
    assert isinstance(side, Guesses)
    assert side.chosen == 0
    assert path(hands).model.facts.guesses == {"road": side.per_cents[0]}
    assert path(hands).model.session.past.last == lines
    hands.press(pygame.K_ESCAPE)
    assert hands.scene.name == "replay"


def test_what_the_room_said_stays_what_it_said_when_the_answers_are_others(debriefing: Hands) -> None:
    path(debriefing).model.to(3)
    debriefing.session.notes.guess("road", (-1, -2, -97), 2)
    side = path(debriefing).model.page.side
    assert isinstance(side, Guesses)
    assert side.chosen is None
    debriefing.press(pygame.K_PAGEDOWN)
    assert "Most said −97" in debriefing.texts()


@pytest.mark.parametrize("truth", range(-100, -70))
def test_no_answer_is_more_than_all(truth: int) -> None:
    options = options_about(truth, 0, 8)
    assert truth in options
    assert min(options) >= -100


def test_parallel_clusters_have_their_pages_each(tmp_path: Path) -> None:
    hands, scenario = Hands(tmp_path), load(SCENARIO)
    teams = seating(Plan(scenario), 2, parallel=True)
    session = Session.in_memory(scenario, Setup(seed=7, teams=teams, rounds=1))
    hands.app.context.begin(session)
    session.play_round()
    session.go_to("end")
    session.legacy()
    session.go_to("debrief")
    hands.app.follow(here(session))
    hands.frames(2)
    first, second = (team.name for team in session.teams)
    path(hands).model.to(1)
    hands.press(pygame.K_PAGEDOWN)
    assert first in hands.texts()
    hands.click("other cluster")
    assert second in hands.texts()
    assert first not in hands.texts()
    hands.press(pygame.K_F3)
    hands.click("other cluster")
    assert first in hands.texts()


def test_what_is_known_of_a_cluster_is_known_when_it_is_turned_to_again(tmp_path: Path) -> None:
    hands, scenario = Hands(tmp_path), load(SCENARIO)
    teams = seating(Plan(scenario), 2, parallel=True)
    session = Session.in_memory(scenario, Setup(seed=7, teams=teams, rounds=1))
    session.play_round()
    context = hands.app.context
    first = context.answers_for(session, session.worlds[0])
    first.known = answers_like(session)
    assert context.answers_for(session, session.worlds[1]).known != first.known
    assert context.answers_for(session, session.worlds[0]).known == first.known


def test_taking_back_the_end_of_the_game_goes_on_with_the_game(tmp_path: Path) -> None:
    hands, scenario = Hands(tmp_path), load(SCENARIO)
    session = Session.in_memory(scenario, Setup(seed=7, teams=seating(Plan(scenario), None), rounds=3))
    hands.app.context.begin(session)
    session.play_round()
    session.go_to("news")
    session.go_to("decide")
    session.end_here()
    session.legacy()
    session.go_to("debrief")
    hands.app.follow(here(session))
    hands.frames(2)
    assert hands.scene.name == "path"
    hands.press(pygame.K_z, mod=pygame.KMOD_CTRL)
    assert (session.phase, session.round) == ("decide", 2)
    assert hands.scene.name == "decide"


def over_early(hands: Hands) -> Session:
    """In the debrief of a game that was ended after its first round, in which something was brought into play."""
    scenario = load(SCENARIO)
    session = Session.in_memory(scenario, Setup(seed=7, teams=seating(Plan(scenario), None), rounds=3))
    hands.app.context.begin(session)
    session.go_to("decide")
    session.inject(next(iter(session.plan.measures)))
    session.play_round()
    session.end_here()
    session.legacy()
    session.go_to("debrief")
    hands.app.follow(here(session))
    hands.frames(2)
    return session


def line_of(session: Session, kind: type[object]) -> int:
    return next(line for line, entry in session.past.entries.items() if isinstance(entry, kind))


def test_back_from_the_console_no_page_tells_of_an_end_that_was_taken_back(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    session = over_early(hands)
    hands.press(pygame.K_F2)
    session.undo(line_of(session, Ended))
    hands.press(pygame.K_F2)
    assert hands.scene.name == session.phase == "years"


def test_what_is_worked_out_is_of_the_game_as_it_stands_after_a_correction(tmp_path: Path) -> None:
    hands = Hands(tmp_path)
    session = over_early(hands)
    before = hands.app.context.answers
    hands.press(pygame.K_F2)
    session.undo(line_of(session, Injected))
    session.catch_up()
    hands.press(pygame.K_F2)
    assert hands.scene.name == "path"
    assert hands.app.context.answers is not before


def test_what_was_typed_stands_in_the_report(debriefing: Hands, tmp_path: Path) -> None:
    session = debriefing.session
    session.notes.monday(("slag & ash", "builder", "buyer", "14 December", "city"))
    session.notes.guess("road", (-20, -28, -36), 2)
    session.notes.write("home", "We never called them.")
    written = write(session, tmp_path / "report")[0].read_text(encoding="utf-8")
    for text in ("slag &amp; ash", "14 December", "Most hands said −36", "We never called them."):
        assert text in written
