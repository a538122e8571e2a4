"""What made virgin use fall is named flow by flow, and adds up to the fall."""

from __future__ import annotations

from game.debrief.contributions import by_firms, contributions
from game.outputs.round_text import between, flow_name
from game.session.session import Session
from game.text.translator import Translator
from tests.session.table import PACKAGE, WORLD, begun, collect, to_the_end


def played() -> Session:
    """A game in which the foundry's slag goes to the roads by a package."""
    session = begun()
    session.seal("foundry", [collect("1")])
    session.sign(WORLD, PACKAGE)
    return to_the_end(session)


def test_what_worked_adds_up_to_the_fall_against_nobody_deciding() -> None:
    session = played()
    falls = []
    for record in session.records:
        one = record.worlds[WORLD]
        fall = (one.idle.addressable_virgin_kg - one.indicators.addressable_virgin_kg) / 1000
        named = sum(flow.kg for flow in contributions(session.plan, one)) / 1000
        assert abs(named - fall) <= max(2.0, fall * 0.02)
        falls.append(named)
    assert falls[-1] > 0


def test_each_flow_says_who_gave_and_who_took_and_by_which_contract() -> None:
    session = played()
    one = session.records[-1].worlds[WORLD]
    largest = contributions(session.plan, one)[0]
    assert largest.contract in one.state.contracts
    contract = one.state.contracts[largest.contract]
    assert (largest.store, largest.need) == (contract.giver, contract.taker)
    assert " → " in between(session.plan, largest.giver, largest.taker, Translator("en"))


def test_where_nobody_decides_nothing_contributions() -> None:
    session = to_the_end(begun())
    assert all(contributions(session.plan, record.worlds[WORLD]) == () for record in session.records)


def test_flows_between_the_same_firms_are_named_once_and_lose_nothing() -> None:
    session = played()
    for record in session.records:
        flows = contributions(session.plan, record.worlds[WORLD])
        joined = by_firms(session.plan, flows)
        assert sum(one.kg for one in joined) == sum(one.kg for one in flows)
        assert len(
            {(one.giver, flow_name(session.plan, one, Translator("en")), one.taker) for one in joined}
        ) == len(joined)
