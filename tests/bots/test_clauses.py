"""Whatever clause a slip is bent by, no bot signs what it loses by: reckoned to its end, at known prices."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from game.bots import View, seated
from game.bots.bot import Reckoning
from game.bots.slips import is_plain
from sim.decisions import DealExchange, DealProject, DealTerms, PaidBy
from sim.economy.deal_cash import deal_cash
from sim.opening import opening_state
from tests.bots.test_manners import packages, plan
from tests.parts import one_of

SIGNING = ("private", "dealing", "cooperative", "conditional", "stubborn", "deputy")
Bent = dict[str, Any]
EXCHANGES: dict[str, Bent] = {
    "take or pay, the giver pays": {"least": 0.95, "shortfall_price": 900, "shortfall_paid_by": "giver"},
    "take or pay, the taker pays": {"least": 0.95, "shortfall_price": 900, "shortfall_paid_by": "taker"},
    "take or pay of more than flows": {
        "least": 2,
        "most": 2,
        "shortfall_price": 900,
        "shortfall_paid_by": "both",
    },
    "a price for leaving": {"leaving_price": 50_000_000},
    "a share of the virgin price": {"price": None, "indexed": Decimal(1)},
    "twice the virgin price's share, as the rules allow": {"price": None, "indexed": Decimal("0.01")},
    "half a century": {"years": 50, "renews": False},
    "one year": {"years": 1, "renews": False},
    "the giver carries": {"carriage_paid_by": "giver"},
    "by road": {"carrier": "truck"},
    "dear": {"add": 60},
    "cheap": {"add": -60},
    "ten times as dear, for a year less": {"add": 400, "years": 2, "renews": False},
}
PROJECTS: dict[str, Bent] = {
    "a gift in place of an advance": {"share": "0.9", "repaid_years": 0},
    "an advance that comes back in a lifetime": {"share": "0.9", "repaid_years": 30},
}
TOGETHER = ("take or pay, the taker pays", "a price for leaving", "half a century")


def bent_exchange(exchange: DealExchange, how: Bent) -> DealExchange:
    """An exchange with one of its clauses bent; amounts are shares of the most, `add` is put on the price."""
    update = {key: value for key, value in how.items() if key not in ("least", "most", "add")}
    update |= {key: exchange.most * Decimal(str(how[key])) for key in ("least", "most") if key in how}
    if "add" in how and exchange.price is not None:
        update["price"] = exchange.price + how["add"]
    return DealExchange.model_validate({**dict(exchange), **update})


def bent(terms: DealTerms, name: str) -> list[DealTerms]:
    """A package with one kind of clause bent: in all its exchanges, or for each party that could be made to pay."""
    plain = {key: getattr(terms, key) for key in DealTerms.model_fields}
    if name in EXCHANGES:
        return [
            DealTerms(
                **plain | {"exchanges": [bent_exchange(one, EXCHANGES[name]) for one in terms.exchanges]}
            )
        ]
    made = []
    for payer in terms.parties:
        parts = [
            part if plan().projects[part.project].firm == payer
            else DealProject(project=part.project, paid_by=[PaidBy(firm=payer, **PROJECTS[name])])
            for part in terms.projects
        ]  # fmt: skip
        if parts != list(terms.projects):
            made.append(DealTerms(**plain | {"projects": parts}))
    return made


@cache
def shared() -> Reckoning:
    return Reckoning(plan(), opening_state(plan()), plan().seats)


def has(name: str, terms: DealTerms, seat: str) -> int:
    """Cents that a seat has of a package in all. Who trusts that all pay reckons with the approval that the fund
    is to buy, as long as a slip holds no clauses that bots do not write."""
    trusts = name in ("cooperative", "conditional") and is_plain(terms)
    cash = deal_cash((shared().ahead if trusts else shared().now).situation, terms)
    return sum(cash.by(firm) for firm in plan().seats[seat])


def signed(name: str, terms: DealTerms) -> list[str]:
    """The seats that sign if this bot sits there."""
    inside = [seat for seat, firms in plan().seats.items() if set(firms) & set(terms.parties)]
    reckoning = shared()
    return [
        seat
        for seat in inside
        if seated(name).signs(View(plan(), reckoning.state, plan().seats, seat, 1, reckoning), terms)
    ]


@pytest.mark.parametrize("name", SIGNING)
@pytest.mark.parametrize("clause", one_of(3, [*EXCHANGES, *PROJECTS]))
def test_no_bot_signs_a_bent_clause_that_it_loses_by(name: str, clause: str) -> None:
    for package in packages("cooperative"):
        for terms in bent(package, clause):
            assert [seat for seat in signed(name, terms) if has(name, terms, seat) < 0] == []


@pytest.mark.parametrize("name", SIGNING)
def test_nor_several_that_are_bent_together(name: str) -> None:
    for package in packages("cooperative"):
        terms: DealTerms = package
        for clause in TOGETHER:
            (terms,) = bent(terms, clause)
        assert [seat for seat in signed(name, terms) if has(name, terms, seat) < 0] == []


def test_a_clause_that_costs_nothing_is_no_reason_to_refuse() -> None:
    """What should flow well above its least amount may have one."""
    harmless, kept = {"least": 0.3, "shortfall_price": 5, "shortfall_paid_by": "both"}, 0
    for package in packages("cooperative"):
        exchanges = [bent_exchange(one, harmless) for one in package.exchanges]
        plain = {key: getattr(package, key) for key in DealTerms.model_fields}
        careful = DealTerms(**plain | {"exchanges": exchanges})
        if all(has("private", careful, seat) > 0 for seat in signed("cooperative", package)):
            assert signed("cooperative", careful) == signed("cooperative", package)
            kept += 1
    assert kept
