"""What the debrief asks: other games of the same luck, and the one deal that would have changed most."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from errno import EAGAIN
from functools import cache
from pathlib import Path
from time import sleep

import pytest

from game.debrief.model import game_debrief
from game.debrief.path import path_steps
from game.experiments import what_if
from game.experiments.choices import choices
from game.experiments.executors import Here, Workers
from game.experiments.path_answers import PathAnswers, PathTask, path_answers, path_task
from game.experiments.path_worker import PathWorker
from game.experiments.pickled_scenario import pack
from game.experiments.references import reference_game
from game.experiments.references_ahead import ReferencesAhead
from game.experiments.replay_plan import RoundDecided
from game.experiments.signature import with_signature
from game.experiments.what_if import WhatIf
from game.experiments.whole_game import GameOptions, each_for_itself, whole_game
from game.outputs.path.facts import PathFacts
from game.outputs.path.pages import path_pages
from game.session.entries import CashAdjusted
from game.session.session import Session
from game.text.translator import Translator
from game.typed.deals import with_exchange
from sim.decisions import DealTerms
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.preview.town import SAND_DEAL

PLAN = Plan(load(Path(__file__).parents[2] / "scenarios" / "tutorial.yaml"))


def sand() -> DealTerms:
    assert isinstance(SAND_DEAL, DealTerms)
    return SAND_DEAL


@cache
def nobody_signed() -> Session:
    """Three rounds in which a slip was begun and nobody decided anything."""
    return whole_game(PLAN, GameOptions(seed=3), before={1: [begin_slip]})


def begin_slip(session: Session) -> None:
    match = next(iter(session.scenario.matches))
    session.slip("cluster", (match,), sand())


@cache
def task() -> PathTask:
    return path_task(nobody_signed(), "cluster")


@cache
def answers() -> PathAnswers:
    *_, last = path_answers(task(), Workers(Here()))
    return last


def test_the_references_have_this_session_s_luck() -> None:
    alone = answers().reference("alone")
    again = each_for_itself(nobody_signed())
    assert alone is not None
    played = [record.worlds["cluster"].indicators.addressable_virgin_kg for record in again.records]
    assert list(alone.headlines) == played
    together, best = answers().reference("together"), answers().reference("best")
    assert together is not None
    assert best is not None
    assert best.headlines[-1] <= alone.headlines[-1]


def test_a_slip_that_was_begun_and_not_signed_is_tried_with_all_signatures() -> None:
    assert [(slip.round, slip.origin) for slip in task().slips] == [(1, "drafted")]
    first = next(each for each in answers().signatures if each.slip.origin == "drafted")
    last = nobody_signed().records[-2].worlds["cluster"].indicators.addressable_virgin_kg
    assert first.fall == last - first.headlines[-1] > 0
    assert any(first.purses.values())
    falls = [each.fall for each in answers().signatures]
    assert falls == sorted(falls, reverse=True)


def test_it_is_said_in_how_many_worlds_it_holds() -> None:
    assert answers().tried == answers().of
    assert 0 < answers().held <= answers().tried


def test_what_was_signed_is_no_road_not_taken() -> None:
    signed = whole_game(
        PLAN, GameOptions(seed=3), before={1: [begin_slip, lambda each: each.sign("cluster", sand())]}
    )
    assert path_task(signed, "cluster").slips == ()


def test_of_several_tries_for_the_same_exchanges_the_last_one_is_tried_with_all_signatures() -> None:
    def haggle(session: Session) -> None:
        match = next(iter(session.scenario.matches))
        for price in (3, 2):
            session.to_wall("cluster", (match,), with_exchange(sand(), 0, price=price))

    shown = whole_game(PLAN, GameOptions(seed=3), before={1: [haggle]})
    (slip,) = path_task(shown, "cluster").slips
    assert slip.origin == "refused"
    assert slip.terms.exchanges[0].price == 2


def test_a_signature_is_one_deal_more_in_its_round() -> None:
    slip = task().slips[0]
    rounds = with_signature(task().decided, slip).rounds
    assert [len(each.signed) for each in rounds] == [1, 0, 0]


@pytest.mark.whole
def test_a_worker_finds_the_same_beside_the_screen() -> None:
    worker = PathWorker(task())
    while not worker.is_done:
        sleep(0.1)
    assert worker.known == answers()


def test_what_was_brought_into_play_twice_or_is_under_way_stops_no_other_game() -> None:
    measures: list[tuple[str, ...]] = [("dear_chips", "dear_chips"), ("dear_chips",), ()]
    brought = [RoundDecided(1, injected=each) for each in measures]
    game = reference_game(pack(PLAN.scenario), nobody_signed().setup, brought, "alone")
    assert game is not None
    assert len(game.headlines) == 3


def test_a_fault_in_the_other_games_is_said_and_nobody_waits_for_them() -> None:
    broken = replace(task(), packed=b"no scenario")
    worker = PathWorker(broken)
    while not worker.is_done:
        sleep(0.1)
    assert worker.known.is_broken
    facts = PathFacts(game_debrief(nobody_signed(), "cluster"), worker.known, Translator("en", PLAN))
    for step in ("road", "signature"):
        assert path_pages(facts, step)[0].question == "The other games could not be played."


def test_a_game_that_was_ended_before_its_first_years_has_a_path_too() -> None:
    game = Session.in_memory(PLAN.scenario, nobody_signed().setup)
    game.go_to("decide")
    game.end_here()
    facts = PathFacts(game_debrief(game, "cluster"), PathAnswers(), Translator("en", PLAN), can_play=False)
    for step in path_steps(36):
        assert path_pages(facts, step.name)


def test_the_other_games_have_the_money_that_the_facilitator_gave() -> None:
    setup = nobody_signed().setup
    firm = setup.teams[0].firms[0]
    gift = CashAdjusted(round=1, world="cluster", firm=firm, cents=12_345_00, reason="A prize.")
    plain = reference_game(pack(PLAN.scenario), setup, [RoundDecided(1)], "alone")
    richer = reference_game(pack(PLAN.scenario), setup, [RoundDecided(1, adjusted=(gift,))], "alone")
    assert plain is not None
    assert richer is not None
    team = setup.teams[0].id
    assert richer.purses[team] != plain.purses[team]


def test_where_no_process_can_be_started_nothing_is_played_ahead_and_questions_are_answered_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(EAGAIN, "no more processes")

    monkeypatch.setattr(ProcessPoolExecutor, "submit", refuse)
    assert ReferencesAhead(task()).games_for(task()) == ()
    assert WhatIf(task(), PLAN, beside=True).choices == ()


@pytest.mark.whole
def test_games_begun_while_the_last_years_run_are_those_of_the_end() -> None:
    ahead = ReferencesAhead(path_task(nobody_signed(), "cluster", is_ahead=True))
    assert ahead.games_for(task()) == answers().references
    others = replace(task(), packed=b"another scenario")
    assert ahead.games_for(others) == ()


def test_what_was_known_when_workers_died_is_not_played_again() -> None:
    whole = answers()
    half = replace(PathAnswers(), references=whole.references, has_references=True)
    broken = replace(task(), packed=b"no scenario")
    assert (
        next(path_answers(replace(broken, slips=(), states=()), Workers(Here()), half)).references
        == whole.references
    )


def test_a_fault_of_a_game_that_is_only_tried_is_told_and_no_frame_trips_over_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no such game")

    monkeypatch.setattr(what_if, "play_rest", fail)
    asked = WhatIf(task(), PLAN, beside=False)
    signed = with_signature(task().decided, task().slips[0])
    assert asked.effect(choices(PLAN, signed)[0]) is None
    assert asked.is_broken
