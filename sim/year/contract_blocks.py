"""Contracts: why each moved less than its giver had or its taker needed, as the one and the other count it."""

from __future__ import annotations

import numpy as np

from sim.causes import Cause
from sim.units import WEEKS
from sim.year.blocks import Block, not_built, starts_of
from sim.year.columns import WEEK, Weeks, added, column, scaled, shared, some
from sim.year.exchanges import Exchange
from sim.year.takers import Takers
from sim.year.year_record import Record

_NOTED = 6
"""causes that a contract itself notes"""


class ContractBlocks:
    """The blocks of every contract of one year. Matrices have a row for each contract, in order of id."""

    def __init__(self, record: Record, takers: Takers) -> None:
        self.record = record
        self.cluster = record.cluster
        self.takers = takers
        self.exchanges = list(self.cluster.exchanges.values())
        self.sinks = [record.intake_row[exchange.sink] for exchange in self.exchanges]
        self.built = column(exchange.built.from_week for exchange in self.exchanges) <= WEEK
        self.over = column(exchange.ended_week for exchange in self.exchanges) <= WEEK
        runs = column(exchange.runs for exchange in self.exchanges) > 0
        self.running = (runs & self.built & ~self.over).astype(np.int64)
        """1 in the weeks in which a contract could move something"""
        self.at_cap = self.running * (record.exchanges.left == 0)
        """1 in the weeks in which the contract itself was the limit: its pace allowed no more"""
        pace = column(exchange.most // WEEKS for exchange in self.exchanges)
        self.of_giver = self._blocks(pace, self._shortfalls(of_giver=True))
        """for each, why what its giver had was not taken, in the giver's units"""
        self._add_limits()
        num, den = takers.num[self.sinks], takers.den[self.sinks]
        noted = self._shortfalls(of_giver=False)
        noted = scaled(noted, np.repeat(num, _NOTED, axis=0), np.repeat(den, _NOTED, axis=0))
        pace = scaled(pace, num, den)
        self.of_taker = self._blocks(pace, noted)
        """for each, why its taker did not get more, in virgin-equivalents"""
        self._add_caps(pace)

    def _shortfalls(self, *, of_giver: bool) -> Weeks:
        """What kept each contract from what its pace allowed, by each cause it notes. A store that runs over was not
        short, and a larger store would have helped: then what its giver lacked is none."""
        counts, refuses = self.record.exchanges, self.takers.refuses[self.sinks]
        noted = [
            counts.taker_full * refuses, counts.taker_down, counts.giver_down * (not of_giver),
            counts.taker_full * (1 - refuses), counts.carrier_busy, counts.giver_short * (not of_giver),
        ]  # fmt: skip
        weights = np.stack(noted, axis=1).reshape(-1, WEEKS)
        return shared(counts.left, weights, range(0, len(weights), _NOTED))

    def _blocks(self, pace: Weeks, shortfalls: Weeks) -> list[list[Block]]:
        """Why each contract moved less than its pace allowed."""
        over, over_built = pace * self.over, pace * (self.over & self.built)
        due, short, held_up = pace - over, some(shortfalls), []
        for row, exchange in enumerate(self.exchanges):
            blocks: list[Block] = []
            if exchange.ended and not self._replaced(exchange):
                blocks += not_built(exchange.built, over[row])
                blocks.append(Block(*self._ending(exchange), over_built[row]))
            if exchange.runs:
                blocks += not_built(exchange.built, due[row])
                blocks += [
                    Block(cause, culprit, shortfalls[place])
                    for place, (cause, culprit) in enumerate(_noted(exchange), row * _NOTED) if short[place]
                ]  # fmt: skip
            held_up.append(blocks)
        return held_up

    def _ending(self, exchange: Exchange) -> tuple[Cause, str]:
        """What ended a contract: after its own last year that, even if a partner closed before."""
        contract = exchange.contract
        if exchange.ended != "partner_closed":
            return Cause.CONTRACT_ENDED, exchange.ended_by or exchange.id
        if self.cluster.year > contract.last_year and not contract.renews:
            return Cause.CONTRACT_ENDED, exchange.id
        return Cause.PARTNER_CLOSED, exchange.ended_by or exchange.id

    def _replaced(self, exchange: Exchange) -> bool:
        """Whether another contract between the same two is in force: then the old one explains nothing."""
        siblings = self.cluster.outlets[exchange.source.id].exchanges
        return any(
            sibling.runs and sibling.sink is exchange.sink for sibling in siblings if sibling is not exchange
        )

    def _add_limits(self) -> None:
        """What a taker would have used beyond the contract itself, and beyond its blend."""
        beyond = np.maximum(self.takers.allowed[self.sinks] - self.record.exchanges.sent, 0) * self.at_cap
        setting, runs = self.takers.setting[self.sinks] * self.running, some(self.running)
        for row, exchange in enumerate(self.exchanges):
            if runs[row]:
                self.of_giver[row] += (
                    Block(Cause.CONTRACT_CAP, exchange.id, beyond[row]),
                    Block(Cause.BLEND_SETTING, exchange.sink.plan.taker, setting[row]),
                )

    def _add_caps(self, pace: Weeks) -> None:
        """What is beyond all contracts of an intake is theirs, whoever was short, but where a limit or the blend let
        no more in; where they were used up, all that was not used."""
        takers, sinks, places = self.takers, self.sinks, len(self.takers.intakes)
        free = added(self.running - self.at_cap, sinks, places)
        paced = added(self.running * pace, sinks, places)
        used = scaled(self.record.used, takers.num, takers.den)
        let_in = (takers.at_blend == 0) & (takers.refuses == 0)
        reached = np.where(free == 0, used, np.where(let_in, np.maximum(used, paced), takers.share))
        by_sink = sorted(range(len(sinks)), key=sinks.__getitem__)
        starts = starts_of([sinks[row] for row in by_sink])
        beyond = np.maximum(takers.share - reached, 0)[[sinks[by_sink[start]] for start in starts]]
        for row, part in zip(by_sink, shared(beyond, self.running[by_sink], starts), strict=True):
            if self.exchanges[row].runs:
                self.of_taker[row].append(Block(Cause.CONTRACT_CAP, self.exchanges[row].id, part))


def _noted(exchange: Exchange) -> list[tuple[Cause, str]]:
    """What a contract notes, and whose it is."""
    giver, taker = exchange.source.id, exchange.sink.plan.taker
    return [
        (Cause.CONTENT_LIMIT, taker), (Cause.TAKER_DOWN, taker), (Cause.GIVER_DOWN, giver), (Cause.TAKER_FULL, taker),
        (Cause.CARRIER_BUSY, exchange.id), (Cause.GIVER_SHORT, giver),
    ]  # fmt: skip
