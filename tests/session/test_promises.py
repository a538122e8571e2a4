"""Words said at the bell: noted, and after the round kept or not, as two lines of the journal differ."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.board.reveal import opened
from game.board.unsigned import LeftStanding
from game.debrief.model import game_debrief
from game.experiments.path_answers import PathAnswers
from game.outputs.path.facts import PathFacts
from game.outputs.path.own_page import team_page
from game.outputs.report.form import ReportForm
from game.outputs.report.page import page
from game.outputs.round_text import cards_in_words
from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.scenes.reveal.asked_line import AskedLine
from game.session.errors import SessionError
from game.session.promises import guess_of, hands_of, promise_results, reasons_of, said_by
from game.session.session import Session
from game.text.translator import Translator
from game.typed.codes import handles
from game.typed.deals import chances
from game.typed.promise_line import is_promise, note_promise, read_promise
from game.typed.sheet_parser import read_line
from game.typed.unclear import Unclear
from sim.plan.plan import Plan
from sim.scenario.loader import load

TUTORIAL = Path(__file__).parents[2] / "scenarios" / "tutorial.yaml"


@cache
def plan() -> Plan:
    return Plan(load(TUTORIAL))


def session() -> Session:
    setup = Setup(seed=7, teams=seating(plan()), rounds=len(plan().scenario.about.rounds))
    found = Session.in_memory(plan().scenario, setup)
    found.go_to("decide")
    return found


def test_promises_are_read_in_every_language() -> None:
    codes = handles(plan())
    code = next(iter(codes))
    for line in (f"says {code}", f"lupaa {code}", f"lovar {code}"):
        assert is_promise(line)
        assert read_promise(codes, line) == (codes[code],)
    assert isinstance(read_promise(codes, "says tomorrow"), Unclear)


def test_what_was_said_is_kept_or_not_by_what_was_sealed_and_signed() -> None:
    game, codes = session(), handles(plan())
    world = game.worlds[0]
    deal = next(
        one
        for one in chances(game.plan, game.state(world), game.setup.seats(world))
        if not game.against(world, one.terms)[0]
    )
    team = next(team for team in game.teams if set(team.firms) & set(deal.terms.parties))
    stream = next(code for code, one in codes.items() if one.what == "recovery" and one.firm in team.firms)
    assert note_promise(game, team.id, codes, f"says {deal.code} {stream}") == ()
    assert [thing.what for thing in said_by(game.past, 1, team.id)] == ["match", "recovery"]
    (before,) = promise_results(game.plan, game.past, 1)
    assert [thing.what for thing in before.broken] == ["match", "recovery"]
    game.sign(world, deal.terms)
    (after,) = promise_results(game.plan, game.past, 1)
    assert [thing.what for thing in after.kept] == ["match"]
    assert [thing.what for thing in after.broken] == ["recovery"]
    lines = [line for card in opened(game, Translator("en", game.plan)) for line in card.lines]
    assert f"Said and done: {deal.code}. Said, not done: {stream}" in lines
    read = read_line(game.plan, game.state(world), team.firms, codes, f"{stream} 80")
    game.seal(team.id, read.decisions)
    assert promise_results(game.plan, game.past, 1)[0].broken == ()


def test_the_last_word_stands_and_the_history_says_it() -> None:
    game, codes = session(), handles(plan())
    team = game.teams[0]
    first, second = list(codes)[:2]
    note_promise(game, team.id, codes, f"says {first}")
    note_promise(game, team.id, codes, f"says {second}")
    assert [thing.id for thing in said_by(game.past, 1, team.id)] == [codes[second].id]
    assert f"{team.name} says: " in str(game.history()[-1].text)


def test_the_report_tells_under_each_team_what_was_said_and_then_done_or_not() -> None:
    game, codes = session(), handles(plan())
    team = game.teams[0]
    stream = next(code for code, one in codes.items() if one.what == "recovery" and one.firm in team.firms)
    note_promise(game, team.id, codes, f"says {stream}")
    for each in game.teams:
        game.seal(each.id, [])
    game.go_to("reveal")
    game.play_round()
    (played,) = game_debrief(game, game.worlds[0]).rounds
    cards = cards_in_words(played, Translator("en", game.plan))
    told = {card.title: [line.text for line in card.lines] for card in cards if card.kind == "team"}
    assert f"Said, not done: {stream}" in told[team.name]
    assert all("Said" not in line for name, lines in told.items() if name != team.name for line in lines)
    (promise,) = played.spoken.promises
    assert [thing.id for thing in promise.broken] == [codes[stream].id]


def test_hands_are_counted_and_most_of_them_are_what_the_room_expects() -> None:
    game = session()
    for falls, stays, rises, expects in ((12, 8, 5, "falls"), (3, 9, 5, "stays"), (0, 1, 2, "rises")):
        game.count_hands(falls, stays, rises)
        assert (guess_of(game.past, 1), hands_of(game.past, 1)) == (expects, (falls, stays, rises))
    for tied in ((7, 7, 1), (0, 4, 4), (5, 5, 5)):
        game.count_hands(*tied)
        assert (guess_of(game.past, 1), hands_of(game.past, 1)) == (None, tied), "no answer has the most"
    with pytest.raises(SessionError, match="No hand"):
        game.count_hands(0, 0, 0)
    game.guess("falls")
    assert hands_of(game.past, 1) is None, "a guess that nobody counted replaces one that was counted"
    with pytest.raises(SessionError):
        game.count_hands(1000, 0, 0)


def test_reasons_are_kept_in_their_own_words_and_the_last_about_a_thing_stands() -> None:
    game = session()
    world, team, other = game.worlds[0], game.teams[0], game.teams[1]
    firms = team.firms[0], other.firms[0]
    game.explain(world, "too far", offer=firms)
    game.explain(world, "  {amount} of nothing  ", team=team.id)
    game.explain(world, "too dear", offer=firms)
    assert [each.text for each in reasons_of(game.past, 1, world)] == ["too dear", "{amount} of nothing"]
    assert "“too dear”" in Translator("en").say(game.history()[-1].text)
    game.explain(world, "", offer=firms)
    assert [each.text for each in reasons_of(game.past, 1, world)] == ["{amount} of nothing"]
    for wrong in ({"team": "nobody"}, {"offer": ("nobody", firms[1])}, {}):
        with pytest.raises(SessionError):
            game.explain(world, "why", **wrong)


def test_a_reason_stands_on_the_teams_own_page_unless_typed_words_stay_inside() -> None:
    game = session()
    team = game.teams[0]
    game.explain(game.worlds[0], "nobody asked us", team=team.id)
    for each in game.teams:
        game.seal(each.id, [])
    game.go_to("reveal")
    game.play_round()
    for has_texts in (True, False):
        facts = PathFacts(
            game_debrief(game, game.worlds[0]), PathAnswers(), Translator("en"), has_texts=has_texts
        )
        lines = [line for column in team_page(facts, team).columns for line in column.lines]
        assert any("“nobody asked us”" in line for line in lines) == has_texts


def test_what_was_said_at_the_reveal_stands_on_the_rounds_cards_and_so_in_replay_and_report() -> None:
    game = session()
    world, (team, other, *_) = game.worlds[0], game.teams
    game.explain(world, "nobody asked us", team=team.id)
    game.explain(world, "too dear", offer=(team.firms[0], other.firms[0]))
    game.count_hands(4, 9, 2)
    for each in game.teams:
        game.seal(each.id, [])
    game.go_to("reveal")
    game.play_round()
    (played,) = game_debrief(game, world).rounds
    w = Translator("en", game.plan)
    told = {card.kind: [(line.text, line.kind) for line in card.lines] for card in cards_in_words(played, w)}
    assert ("too dear", "reason") in told["unsigned"]
    right = {"falls": 4, "stays": 9, "rises": 2}[played.came]
    assert f"{right} of 15 hands were right." in told["guess"][-1][0]
    sheet = next(card for card in cards_in_words(played, w) if card.teams == (team,))
    assert [(line.text, line.kind) for line in sheet.lines] == [("nobody asked us", "reason")]
    shown = page(game, w, ReportForm())
    assert all(words in shown for words in ("nobody asked us", "too dear", "of 15 hands were right"))
    assert "nobody asked us" not in page(game, w, ReportForm(has_texts=False))


def test_a_line_that_is_about_nothing_stays_and_no_hands_are_no_guess() -> None:
    game = session()
    line = AskedLine(game)
    for text in ("because of the price", "0 0 0"):
        line.editing.set(text)
        line.enter()
        assert (line.editing.text, guess_of(game.past, 1)) == (text, None)
    line.editing.set("1 2 3")
    line.enter()
    assert (line.editing.text, hands_of(game.past, 1)) == ("", (1, 2, 3))
    line.at = 7  # rows that were taken back
    line.rows = [LeftStanding(game.teams[0], "")]
    line.editing.set("nobody asked")
    line.enter()
    assert [each.text for each in reasons_of(game.past, 1, game.worlds[0])] == ["nobody asked"]
