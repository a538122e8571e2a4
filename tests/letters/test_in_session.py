"""Letters in a session: sealed until the end, then opened, paid at the New Year after play, and told everywhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pygame
import pytest

from game.debrief.model import debrief, game_debrief
from game.experiments.whole_game import GameOptions, whole_game
from game.outputs.debrief_json import Answers, debrief_object
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import Paper, PrintStyle
from game.outputs.handouts.writer import write
from game.outputs.report.page import page
from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.facilitator_prompt import letters_handed_out, prompt
from game.screen.phase_order import here
from game.session.presets import in_preset, suggested
from game.session.session import Session
from game.text.told_text import told
from game.text.translator import Translator
from sim.balance import residuals
from sim.ledger import Payment
from sim.letters import letters_of
from sim.plan.plan import Plan
from sim.scenario.loader import load
from tests.scenario.kemi import ROOT
from tests.screen.hands import Hands

SEED = 5


@cache
def plan() -> Plan:
    """Kemi-Tornio in an hour: letters come in round 2 of 3."""
    return Plan(in_preset(load(ROOT / "scenarios" / "kemi-tornio.yaml"), "one hour"))


@cache
def played() -> Session:
    """A whole game of cooperative bots."""
    return whole_game(plan(), GameOptions(SEED, bots=("cooperative",)))


def wishes() -> set[str]:
    """What is written in the letters."""
    w = Translator("en", plan())
    return {told(w, plan(), letter.what) for letter in plan().scenario.letters.values()}


def test_what_came_true_is_paid_by_the_owner_in_the_first_week_after_play_and_all_balances_close() -> None:
    game = game_debrief(played(), "cluster")
    legacy = game.rounds[-1]
    paid = {
        payment: sum(weeks)
        for ledger in legacy.cluster.ledgers
        for payment, weeks in ledger.payments.items()
        if payment.kind == "letter"
    }
    met = [letter for letter in game.letters if letter.is_met]
    assert 0 < len(met) < 4
    assert paid == {Payment("owner", letter.firm, "letter", letter.letter): 100_000_000 for letter in met}
    first = legacy.cluster.ledgers[0]
    assert all(first.payments[payment][0] == 100_000_000 for payment in paid)
    for ledger in legacy.cluster.ledgers:
        assert residuals(plan(), ledger).plain() == dict.fromkeys(
            ("mass_kg", "energy_kwh", "water_l", "money_cents"), 0
        )
    assert not any(
        payment.kind == "letter" for ledger in legacy.cluster.idle_ledgers for payment in ledger.payments
    )


def test_played_again_the_session_comes_to_the_same() -> None:
    again = whole_game(plan(), GameOptions(SEED, bots=("cooperative",)))
    ours, same = (game_debrief(session, "cluster") for session in (played(), again))
    assert ours.letters == same.letters
    assert ours.rounds[-1].digests == same.rounds[-1].digests


def test_history_report_and_data_tell_of_the_opened_letters() -> None:
    session, w = played(), Translator("en", plan())
    end = next(str(item.text) for item in session.history() if "the end" in str(item.text))
    data = debrief_object(debrief(session), {"cluster": Answers()})["worlds"][0]["letters"]
    report = page(session, w).replace("&#39;", "'")
    for letter in game_debrief(session, "cluster").letters:
        part = plan().scenario.letters[letter.letter]
        assert part.name is not None
        name = part.name.en
        assert f"“{name}”: {'fulfilled' if letter.is_met else 'not fulfilled'}" in end
        assert told(w, plan(), part.what) in report
    assert [each["letter"] for each in data] == list(letters_of(plan(), plan().seats, SEED).values())


def under_way(rounds: int) -> Session:
    """Some rounds in which nobody decides, and the next one's news."""
    setup = Setup(seed=SEED, teams=seating(plan()), rounds=3)
    session = Session.in_memory(plan().scenario, setup)
    for _ in range(rounds):
        session.play_round()
    if rounds:
        session.go_to("results")
    return session


def test_before_the_end_no_page_history_or_data_tells_of_any_letter() -> None:
    session = under_way(2)
    assert game_debrief(session, "cluster").letters == ()
    assert not any("letters" in str(item.text) for item in session.history())
    assert "letters" not in debrief_object(debrief(session), {"cluster": Answers()})["worlds"][0]
    assert not any(wish in page(session, Translator("en", plan())) for wish in wishes())


@pytest.mark.parametrize("phase", ["news", "decide", "reveal", "results"])
def test_neither_room_nor_desk_shows_what_is_in_a_sealed_letter(tmp_path: Path, phase: str) -> None:
    hands, session = Hands(tmp_path), under_way(1)
    if phase == "results":
        session.play_round()
    session.go_to(phase)  # type: ignore[arg-type]
    hands.app.context.begin(session)
    hands.app.follow(here(session))
    hands.frames(2)
    shown = hands.texts()
    hands.press(pygame.K_F3)
    hands.frames(2)
    shown += hands.texts()
    assert "Round" in shown
    named = {part.name.en for part in plan().scenario.letters.values() if part.name is not None}
    assert not any(wish in shown for wish in wishes() | named)


def test_of_all_paper_only_the_letters_hold_the_wishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: dict[Paper, list[str]] = {}
    written = Paper._written

    def noted(self: Paper, at: tuple[float, float], wide: float, text: str, style: PrintStyle) -> float:
        printed.setdefault(self, []).append(text)
        return written(self, at, wide, text, style)

    monkeypatch.setattr(Paper, "_written", noted)
    w = Translator("en", plan())
    write(Facts(plan(), w), seating(plan()), suggested(plan().scenario.about), tmp_path)
    holding = [papers for papers in printed.values() if wishes() & set(papers)]
    assert len(holding) == 1
    assert wishes() <= set(holding[0])
    assert {
        f"{team}: letter {n}" for team in ("Steel", "Forest", "Minerals", "City") for n in (1, 2, 3)
    } <= set(holding[0])


def test_the_desk_says_which_envelope_each_team_gets_when_they_are_due(tmp_path: Path) -> None:
    hands, session = Hands(tmp_path), under_way(1)
    session.go_to("news")
    hands.app.context.begin(session)
    hands.app.follow(here(session))
    hands.frames(2)
    handed_out = letters_handed_out(session)
    assert [team for team, _ in handed_out] == [team.name for team in session.teams]
    said = prompt(hands.app.context, session).cue.say
    assert all(f"{team} {number}" in said for team, number in handed_out)
    assert letters_handed_out(under_way(0)) == ()
