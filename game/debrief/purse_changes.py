"""Why each purse changed in a round: every payment of the ledger under one named cause, to the cent.

A cause is what the ledger can prove. A deal is told in two parts: what its slips promise (the most that stands on
them, at the price of each year) and what came of it (less carried, or a price that moved within the year), with what
held it up. Luck has no payments of its own, so it is not told apart: an outage shows as a deal that brought less, its
cause from the ledger; a price as a saving that is worth more or less; an event as whatever it changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from game.debrief.deals import DealYear, what_stopped
from game.roster.setup import Team
from game.roster.teams import purse_of
from game.session.records import WorldRecord
from sim.economy.contract_year import price_in
from sim.economy.levied import LEVY
from sim.economy.outlook import Outlook
from sim.ledger import Payment
from sim.letters import BONUS
from sim.plan.plan import Plan
from sim.rules.kinds.leave_exchange import LEAVING
from sim.rules.measures import COST
from sim.rules.pledge import CONTRIBUTION
from sim.situation import ADJUSTMENT
from sim.state import Contract
from sim.units import payment

PurseCause = Literal[
    "owner",
    "new material saved",
    "waste saved",
    "deals promised",
    "deals kept",
    "deals broken",
    "sales",
    "running",
    "own projects",
    "others' projects",
    "loans",
    "support",
    "taxes",
    "dearer waste",
    "fund",
    "facilitator",
    "interest",
    "closing",
    "ordinary business",
]
_BY_KIND: Final[dict[str, PurseCause]] = {
    "own_money": "owner",
    BONUS: "owner",
    "virgin_saved": "new material saved",
    "co2_saved": "new material saved",
    "disposal_saved": "waste saved",
    "tax_saved": "waste saved",
    "contract": "deals kept",
    "shortfall": "deals broken",
    LEAVING: "deals broken",
    "sales": "sales",
    "premium": "sales",
    **dict.fromkeys(
        ("carriage", "treatment", "auxiliary", "intake", "sorting", "running", "lost_power", "disposal"),
        "running",
    ),
    "project": "own projects",
    "loan": "loans",
    "grant": "support",
    "support": "support",
    "waste_tax": "taxes",
    "co2": "taxes",
    "over_limit": "taxes",
    "rise": "dearer waste",
    CONTRIBUTION: "fund",
    LEVY: "fund",
    COST: "fund",
    ADJUSTMENT: "facilitator",
    "interest": "interest",
    "closing": "closing",
    "virgin": "ordinary business",
}


@dataclass(frozen=True, slots=True)
class PursePart:
    """What one cause brought or took, in cents over the round."""

    cause: PurseCause
    cents: int
    stopped_by: tuple[str, str] = ("", "")
    """cause and culprit of what held up the deal that fell furthest short; empty where that is not known"""


@dataclass(frozen=True, slots=True)
class PurseChange:
    """A team's purse over a round: what it had before and all parts make what it has after, to the cent."""

    team: Team
    before: int
    after: int
    parts: tuple[PursePart, ...]
    """the largest first, whichever way they went"""

    @property
    def change(self) -> int:
        """What the round brought."""
        return self.after - self.before


def purse_changes(plan: Plan, cluster: WorldRecord, teams: Sequence[Team]) -> tuple[PurseChange, ...]:
    """Every team's purse, in order of seats."""
    return tuple(_change(plan, cluster, team) for team in teams)


def over_rounds(changes: Sequence[PurseChange]) -> PurseChange:
    """One team's purse over several rounds, in order: the same cause of all rounds as one part."""
    sums: dict[PurseCause, int] = defaultdict(int)
    for change in changes:
        for part in change.parts:
            sums[part.cause] += part.cents
    worst = max(
        (part for change in changes for part in change.parts if part.cause == "deals kept"),
        key=lambda part: abs(part.cents),
        default=None,
    )
    stopped = worst.stopped_by if worst is not None else ("", "")
    parts = [
        PursePart(cause, cents, stopped if cause == "deals kept" else ("", ""))
        for cause, cents in sums.items()
        if cents
    ]
    parts.sort(key=lambda part: (-abs(part.cents), part.cause))
    return PurseChange(changes[0].team, changes[0].before, changes[-1].after, tuple(parts))


def _change(plan: Plan, cluster: WorldRecord, team: Team) -> PurseChange:
    firms = frozenset(team.firms)
    sums: dict[PurseCause, int] = defaultdict(int)
    for paid, cents in _payments(cluster):
        sums[_cause(plan, paid)] += cents * ((paid.payee in firms) - (paid.payer in firms))
    promises = list(_promises(plan, cluster, firms))
    for _, cents, _ in promises:
        sums["deals promised"] += cents
        sums["deals kept"] -= cents
    worst = max((each for each in promises if each[1] != each[2]), key=_missed, default=None)
    stopped = what_stopped(plan, worst[0], map(DealYear.of, cluster.ledgers)) if worst else ("", "")
    parts = [
        PursePart(cause, cents, stopped if cause == "deals kept" else ("", ""))
        for cause, cents in sums.items()
        if cents
    ]
    parts.sort(key=lambda part: (-abs(part.cents), part.cause))
    return PurseChange(
        team, purse_of(cluster.before, team.firms), purse_of(cluster.state, team.firms), tuple(parts)
    )


def _missed(promise: tuple[Contract, int, int]) -> int:
    return abs(promise[2] - promise[1])


def _payments(cluster: WorldRecord) -> Iterator[tuple[Payment, int]]:
    return ((paid, sum(weeks)) for ledger in cluster.ledgers for paid, weeks in ledger.payments.items())


def _cause(plan: Plan, paid: Payment) -> PurseCause:
    """What a payment is for; what a firm pays towards another's project is not its own."""
    if paid.kind == "project" and plan.projects[paid.about].firm != paid.payer:
        return "others' projects"
    return _BY_KIND.get(paid.kind, "ordinary business")


def _promises(plan: Plan, cluster: WorldRecord, firms: frozenset[str]) -> Iterator[tuple[Contract, int, int]]:
    """Contracts between these firms and others: cents that the slip promises them in the round, and what came."""
    came: dict[str, int] = defaultdict(int)
    for paid, cents in _payments(cluster):
        if paid.kind == "contract":
            came[paid.about] += cents
    outlooks = [Outlook.at(plan, cluster.state, ledger.year) for ledger in cluster.ledgers]
    for contract in cluster.state.contracts.values():
        giver, taker = plan.firm_of(contract.giver) in firms, plan.firm_of(contract.taker) in firms
        if giver != taker:
            promised = sum(
                payment(contract.most, price_in(outlook, contract))
                for outlook, ledger in zip(outlooks, cluster.ledgers, strict=True)
                if _is_in_force(contract, ledger.year)
            )
            sign = giver - taker
            yield contract, sign * promised, sign * came[contract.id]


def _is_in_force(contract: Contract, year: int) -> bool:
    return contract.first_year <= year and (contract.renews or year <= contract.last_year)
