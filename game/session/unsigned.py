"""Slips that nobody signed: refused on the wall, left unanswered, or drafted and never asked for.

Read from the journal alone. What was signed later, in whatever form, is no longer a road not taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from game.session.entries import WallTry
from game.session.session import Session
from sim.decisions import DealTerms, OfferDeal

SlipOrigin = Literal["refused", "unanswered", "drafted", "package"]
"""on the wall and not signed; offered on a sheet and not accepted; begun at the Desk; worked out by a bot"""
_ORDER: Final[tuple[SlipOrigin, ...]] = ("refused", "unanswered", "drafted", "package")
Ends = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class UnsignedSlip:
    """A deal that could have been made."""

    round: int
    origin: SlipOrigin
    terms: DealTerms

    @property
    def ends(self) -> Ends:
        """(giver, taker) of what it exchanges: the same exchanges at other terms are the same deal."""
        return ends_of_terms(self.terms)


def ends_of_terms(terms: DealTerms) -> Ends:
    """(giver, taker) of all that a deal exchanges."""
    return frozenset((exchange.giver, exchange.taker) for exchange in terms.exchanges)


def signed_ends(session: Session, world: str) -> Ends:
    """(giver, taker) of all that was ever agreed on in a cluster."""
    states = (record.worlds[world].state for record in session.records)
    contracts = (contract for state in states for contract in state.contracts.values())
    return frozenset((contract.giver, contract.taker) for contract in contracts)


def unsigned_slips(session: Session, world: str) -> tuple[UnsignedSlip, ...]:
    """Every slip that was on the table and not signed; of several for the same exchanges the last one."""
    signed = signed_ends(session, world)
    slips: dict[tuple[int, Ends], UnsignedSlip] = {}
    for slip in sorted(_slips(session, world), key=lambda each: -_ORDER.index(each.origin)):
        if slip.ends and not slip.ends <= signed:
            slips[slip.round, slip.ends] = slip
    return tuple(sorted(slips.values(), key=lambda each: (each.round, sorted(each.ends))))


def _slips(session: Session, world: str) -> Iterator[UnsignedSlip]:
    past, played = session.past, sum(record.phase == "play" for record in session.records)
    for shown in reversed(tuple(past.latest(WallTry))):
        if shown.world == world and shown.round <= played:
            yield UnsignedSlip(shown.round, "refused", shown.deal)
    for number in range(1, played + 1):
        for terms in past.slips(number, world).values():
            yield UnsignedSlip(number, "drafted", terms)
        for sheet in past.basis(number).sheets:
            if session.team(sheet.team).world == world and sheet.by is None:
                for offer in (each for each in sheet.decisions if isinstance(each, OfferDeal)):
                    yield UnsignedSlip(number, "unanswered", _terms(offer))


def _terms(offer: OfferDeal) -> DealTerms:
    return DealTerms(**{name: getattr(offer, name) for name in DealTerms.model_fields})
