"""What the Room sees of the talk while a round is decided: offers that hang open, and who has no partner yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.cluster_map.board import Board, FlowKind, Ribbon
from game.session.entries import Signed
from game.session.session import Session
from game.typed.codes import Handle, code_of

_MOST: Final = 3
"""offers that hang on the map at once"""
_THIN: Final = 40.0
"""kilotonnes that an offer is drawn as wide as"""


_LAST: Final = 10_000
"""a year after all others: what does not flow goes round what does"""


@dataclass(frozen=True, slots=True)
class OpenOffer:
    """An exchange on a slip that waits for signatures."""

    code: str
    giver: str
    taker: str
    unit: str


def open_offers(session: Session, world: str, codes: Mapping[str, Handle]) -> tuple[OpenOffer, ...]:
    """Those that were changed last."""
    plan = session.plan
    matches = [match for key in session.slips(world) for match in key if match in plan.scenario.matches]
    offers = []
    for match in matches[-_MOST:]:
        ends = plan.scenario.matches[match]
        unit = plan.stores[ends.giver].unit if ends.giver in plan.stores else "t"
        code = code_of(codes, "match", match)
        offers.append(OpenOffer(code, plan.firm_of(ends.giver), plan.firm_of(ends.taker), unit))
    return tuple(offer for offer in offers if offer.giver != offer.taker)


def with_offers(board: Board, offers: Sequence[OpenOffer]) -> Board:
    """A board on which offers hang as dashes, and what is agreed and does not flow yet is pale."""
    flows = [
        replace(flow, offered=False, dim=True, tonnes=0.0, since=_LAST) if flow.offered else flow
        for flow in board.ribbons
        if flow.room or flow.amount or not flow.offered
    ]
    hanging = (_as_ribbon(offer) for offer in offers)
    return replace(board, ribbons=(*flows, *hanging))


def _as_ribbon(offer: OpenOffer) -> Ribbon:
    kind: FlowKind = "energy" if offer.unit == "MWh" else "recovered"
    name = f"offer {offer.code}"
    is_mass = offer.unit == "t"
    return Ribbon(
        name,
        offer.giver,
        offer.taker,
        kind,
        0,
        _THIN,
        offer.code,
        "",
        offered=True,
        is_counted_in_tonnes=is_mass,
    )


def without_partner(session: Session) -> frozenset[str]:
    """Teams whose firms exchange nothing with anybody and have signed nothing in this round."""
    plan, busy = session.plan, set[tuple[str, str]]()
    for world in session.worlds:
        for contract in session.state(world).contracts.values():
            giver, taker = plan.firm_of(contract.giver), plan.firm_of(contract.taker)
            if not contract.ended and giver != taker:
                busy |= {(world, giver), (world, taker)}
    for _, signed in session.past.of_round(session.round, Signed):
        busy |= {(signed.world, firm) for firm in signed.deal.parties}
    return frozenset(
        team.id for team in session.teams if not any((team.world, firm) in busy for firm in team.firms)
    )
