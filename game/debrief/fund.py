"""The cluster fund in a round: what was paid into it, by whom, and what it paid for. From the ledgers alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.roster.setup import Team
from game.session.records import RoundRecord, WorldRecord
from sim.economy.levied import LEVY
from sim.ledger import FUND
from sim.rules.pledge import CONTRIBUTION, MATCH
from sim.state import PledgeRound


@dataclass(frozen=True, slots=True)
class FundRound:
    """Cents that went into the fund and out of it in the years of a round."""

    pledge: PledgeRound | None
    """what came of the pledge; None where there was none"""
    contributed: int
    added: int
    """by the region"""
    levied: dict[str, int]
    """team → what it paid for what it threw away"""
    spent: int
    left: int
    """in the fund at the end"""

    @property
    def is_ruled(self) -> bool:
        """Whether a pledge or a levy had its say."""
        return self.pledge is not None or any(self.levied.values())


def fund_round(record: RoundRecord, cluster: WorldRecord, teams: Sequence[Team]) -> FundRound:
    """What a round came to for the fund of one cluster."""
    paid: dict[tuple[str, str], int] = {}
    spent = 0
    for ledger in cluster.ledgers:
        for payment, weeks in ledger.payments.items():
            if payment.payee == FUND:
                key = payment.kind, payment.payer
                paid[key] = paid.get(key, 0) + sum(weeks)
            elif payment.payer == FUND:
                spent += sum(weeks)
    pledges = (each for each in cluster.before.pledges if each.round == record.round)
    return FundRound(
        next(pledges, None) if record.phase == "play" else None,
        sum(cents for (kind, _), cents in paid.items() if kind == CONTRIBUTION),
        sum(cents for (kind, _), cents in paid.items() if kind == MATCH),
        {team.id: sum(paid.get((LEVY, firm), 0) for firm in team.firms) for team in teams},
        spent,
        cluster.state.fund,
    )
