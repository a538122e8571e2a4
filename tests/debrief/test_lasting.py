"""What lasted in the years after: read from the ledgers, and said as lasted, ran out or broke."""

from __future__ import annotations

from game.debrief.lasting import LastingExchange, lasting
from game.debrief.model import game_debrief
from game.roster.seating import seating
from game.roster.setup import Setup
from game.session.session import Session
from sim.ledger import Kind
from sim.plan.plan import Plan
from sim.scenario.loader import load
from sim.state import Contract
from tests.screen.test_legacy import SCENARIO


def exchange(last_year: int, *amounts: int) -> LastingExchange:
    contract = Contract("c", "a", "b", "truck", 1, 0, None, 2019, last_year)
    return LastingExchange(contract, 9, tuple(enumerate(amounts, 2027)))


def test_an_exchange_lasted_ran_out_or_broke_in_the_year_from_which_nothing_came() -> None:
    assert (exchange(2040, 5, 0, 5).broke, exchange(2040, 5, 0, 5).end) == (0, "lasted")
    assert (exchange(2040, 5, 0, 0).broke, exchange(2040, 5, 0, 0).end) == (2028, "stopped")
    assert (exchange(2027, 5, 0, 0).broke, exchange(2027, 5, 0, 0).end) == (2028, "ran out")


def test_what_lasted_is_what_the_ledgers_of_the_legacy_years_have() -> None:
    scenario = load(SCENARIO)
    teams = tuple(team.model_copy(update={"bot": "cooperative"}) for team in seating(Plan(scenario), None))
    session = Session.in_memory(scenario, Setup(seed=7, teams=teams, rounds=2))
    session.play_round()
    session.play_round()
    session.legacy()
    game = game_debrief(session, session.worlds[0])
    rows = lasting(game.last_played.cluster, game.rounds[-1].cluster, 5)
    assert rows
    for row in rows:
        contracts = {**game.last_played.cluster.state.contracts, **game.rounds[-1].cluster.state.contracts}
        for (year, amount), ledger in zip(row.years, game.rounds[-1].cluster.ledgers, strict=True):
            came = sum(
                weeks
                for flow, weeks in ledger.totals(Kind.EXCHANGE)
                if contracts[flow.target].giver == row.contract.giver
                and contracts[flow.target].taker == row.contract.taker
            )
            back = sum(
                weeks
                for flow, weeks in ledger.totals(Kind.TURNED_BACK)
                if contracts[flow.source].giver == row.contract.giver
                and contracts[flow.source].taker == row.contract.taker
            )
            assert (year, amount) == (ledger.year, came - back)
