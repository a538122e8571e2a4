"""Reasons: one waterfall for what was disposed of, one for what was bought virgin.

Each week's kilograms pass a list of blocks in a fixed order. A block is a cause, whose it is, and how
much it held up in each week; each takes only what it blocks, and the first that takes is the cause.
All weeks pass at once, as arrays.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np

from sim.causes import ORDER, Cause
from sim.units import WEEKS
from sim.year.columns import Weeks, nothing, scaled, shared, some
from sim.year.exchanges import Exchange
from sim.year.stores import BuildState, Intake, Store
from sim.year.year_record import Record

_WEEK = np.arange(WEEKS)


class Block(NamedTuple):
    """What held up how much in each week, and whose it is."""

    cause: Cause
    culprit: str
    amount: Weeks


def pour(amount: Weeks, blocks: list[Block], rest: tuple[Cause, str]) -> Iterator[tuple[Cause, str, Weeks]]:
    """Send amounts down the waterfall; the parts add up to them, week by week."""
    ordered = sorted(blocks, key=lambda block: (ORDER[block.cause], block.culprit))
    for _, same in groupby(ordered, key=lambda block: block.cause):
        for block, part in _taken(amount, list(same)):
            if some(part):
                yield block.cause, block.culprit, part
                amount = amount - part
        if not some(amount):
            return
    if some(amount):
        yield rest[0], rest[1], amount


def _taken(amount: Weeks, same: list[Block]) -> list[tuple[Block, Weeks]]:
    """What the blocks of one cause take: each what it blocks, or its share where together they block more."""
    held = [np.maximum(block.amount, 0) for block in same]
    if len(same) == 1:
        return [(same[0], np.minimum(amount, held[0]))]
    together = held[0]
    for more in held[1:]:
        together = together + more
    return list(zip(same, shared(np.minimum(amount, together), held), strict=True))


def before(built: BuildState) -> Weeks:
    """1 in the weeks before something stands."""
    return (_WEEK < built.from_week).astype(np.int64)


def not_built(built: BuildState, amount: Weeks) -> list[Block]:
    """What waits for one project after another until something stands."""
    blocks, first = [], 0
    for project, until in (*built.earlier, (built.project, built.from_week)):
        if until > first:
            waiting = ((first <= _WEEK) & (until > _WEEK)).astype(np.int64)
            blocks.append(Block(Cause.NOT_BUILT, project, amount * waiting))
            first = until
    return blocks


def pace(exchange: Exchange) -> int:
    """What a contract would move in one week."""
    return exchange.most // WEEKS


class Waterfalls:
    """Finds the blocks of every store and need of a year from its record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.cluster = record.cluster

    # -- contracts ----------------------------------------------------------------------------

    def running(self, exchange: Exchange) -> Weeks:
        """1 in the weeks in which a contract could move something."""
        if not exchange.runs:
            return nothing()
        open_weeks = (_WEEK >= exchange.built.from_week) & (_WEEK < exchange.ended_week)
        return open_weeks.astype(np.int64)

    def at_cap(self, exchange: Exchange) -> Weeks:
        """1 in the weeks in which the contract itself was the limit: its pace allowed no more."""
        used_up: Weeks = self.record.exchange(exchange).left == 0
        return self.running(exchange) * used_up

    def contract_blocks(self, exchange: Exchange) -> list[Block]:
        """Why a contract moved less than its pace allowed, in the giver's units."""
        amount = pace(exchange)
        over = (exchange.ended_week <= _WEEK).astype(np.int64) * amount
        blocks = []
        if exchange.ended and not self._replaced(exchange):
            closed = exchange.ended == "partner_closed"
            cause = Cause.PARTNER_CLOSED if closed else Cause.CONTRACT_ENDED
            blocks.append(Block(cause, exchange.ended_by or exchange.id, over))
        if not exchange.runs:
            return blocks
        blocks += not_built(exchange.built, amount - over)
        left = self.record.exchange(exchange).left
        if some(left):
            blocks += self._shortfall(exchange, left)
        return blocks

    def _replaced(self, exchange: Exchange) -> bool:
        """Whether another contract between the same two is in force: then the old one explains nothing."""
        siblings = self.cluster.outlets[exchange.source.id].exchanges
        return any(
            sibling.runs and sibling.sink is exchange.sink for sibling in siblings if sibling is not exchange
        )

    def _shortfall(self, exchange: Exchange, short: Weeks) -> list[Block]:
        counts = self.record.exchange(exchange)
        giver, taker = exchange.source.id, exchange.sink.plan.taker
        noted = [
            (Cause.TAKER_DOWN, taker, counts.taker_down),
            (Cause.GIVER_DOWN, giver, counts.giver_down),
            (Cause.TAKER_FULL, taker, counts.taker_full),
            (Cause.CARRIER_BUSY, exchange.id, counts.carrier_busy),
            (Cause.GIVER_SHORT, giver, counts.giver_short),
        ]
        parts = shared(short, [weight for _, _, weight in noted])
        return [
            Block(cause, culprit, part)
            for (cause, culprit, _), part in zip(noted, parts, strict=True)
            if some(part)
        ]

    # -- takers -------------------------------------------------------------------------------

    def appetite(self, intake: Intake) -> tuple[Weeks, Weeks]:
        """What a taker could technically use, and what its blend setting lets it; in the giver's units."""
        if intake.plan.is_feed:
            treatment = self.cluster.treatments[intake.plan.taker]
            most = nothing() + treatment.full_capacity // WEEKS
            return most, most
        need = self.cluster.needs[intake.plan.taker]
        required = self.record.need(need).required
        num, den = intake.plan.ratio
        share = scaled(required, intake.share_num, intake.share_den)
        blend = scaled(required, need.blend_num, need.blend_den)
        return scaled(share, den, num), scaled(np.minimum(share, blend), den, num)

    def at_blend(self, intake: Intake) -> Weeks:
        """1 in the weeks in which secondaries filled nearly all (19 parts in 20) that the blend lets in."""
        if intake.plan.is_feed:
            return nothing()
        need = self.cluster.needs[intake.plan.taker]
        counts = self.record.need(need)
        blend = scaled(counts.required, need.blend_num, need.blend_den)
        full: Weeks = (counts.replaced * 20 >= blend * 19).astype(np.int64)
        return full

    def _held(self, intake: Intake, deep: bool) -> list[Block]:
        """A treatment that stood still for want of an outlet hands on the reasons its own yields give."""
        if not intake.plan.is_feed or not deep:
            return []
        treatment = self.cluster.treatments[intake.plan.taker]
        if not treatment.outlets:
            return [Block(Cause.NO_PARTNER, treatment.id, nothing() + treatment.full_capacity // WEEKS)]
        held = self.record.treatment(treatment).held
        if not some(held):
            return []
        blocks = [block for store in treatment.outlets for block in self.store_blocks(store, deep=False)]
        blocks = [block for block in blocks if some(block.amount)]
        if not blocks:
            return [Block(Cause.TAKER_FULL, treatment.id, held)]
        parts = shared(held, [np.maximum(block.amount, 0) for block in blocks])
        return [Block(block.cause, block.culprit, part) for block, part in zip(blocks, parts, strict=True)]

    # -- stores and needs ---------------------------------------------------------------------

    def store_blocks(self, store: Store, deep: bool = True) -> list[Block]:
        """Why what arose at a store was not taken. `deep` follows a treatment to its own takers."""
        blocks = [Block(Cause.NO_PARTNER, taker, nothing() + amount) for taker, amount in store.strangers]
        for exchange in self.cluster.outlets[store.id].exchanges:
            blocks += self.contract_blocks(exchange)
            running = self.running(exchange)
            if some(running):
                technical, allowed = self.appetite(exchange.sink)
                beyond = np.maximum(allowed - self.record.exchange(exchange).sent, 0)
                blocks.append(Block(Cause.CONTRACT_CAP, exchange.id, beyond * self.at_cap(exchange)))
                setting = (technical - allowed) * running * self.at_blend(exchange.sink)
                blocks.append(Block(Cause.BLEND_SETTING, exchange.sink.plan.taker, setting))
                blocks += self._held(exchange.sink, deep)
        for intake in store.own:
            blocks += self._own_blocks(intake, deep)
        return blocks

    def _own_blocks(self, intake: Intake, deep: bool) -> list[Block]:
        technical, allowed = self.appetite(intake)
        waiting = before(intake.built)
        blocks = not_built(intake.built, technical)
        if intake.built.from_week < WEEKS:
            standing = 1 - waiting
            setting = (technical - allowed) * standing * self.at_blend(intake)
            blocks.append(Block(Cause.BLEND_SETTING, intake.plan.taker, setting))
            blocks += self._held(intake, deep)
            if intake.machine is not None:
                down = self.record.hours_down(intake.machine)
                blocks.append(Block(Cause.TAKER_DOWN, intake.machine.id, allowed * (down > 0) * standing))
        return blocks

    def need_blocks(self, intakes: list[Intake]) -> list[Block]:
        """Why no secondary took the place of virgin material, in virgin-equivalents."""
        need = self.cluster.needs[intakes[0].plan.taker]
        required = self.record.need(need).required
        blocks = []
        technical = nothing()
        for intake in intakes:
            share = scaled(required, intake.share_num, intake.share_den)
            technical = technical + share
            blocks += self._intake_blocks(intake, share)
        blend = scaled(required, need.blend_num, need.blend_den)
        beyond = (np.minimum(technical, required) - blend) * self.at_blend(intakes[0])
        blocks.append(Block(Cause.BLEND_SETTING, need.id, beyond))
        return blocks

    def _intake_blocks(self, intake: Intake, technical: Weeks) -> list[Block]:
        num, den = intake.plan.ratio
        exchanges = self.cluster.inlets[intake.plan.taker, intake.plan.material]
        if not exchanges:
            return self._lonely(intake, technical)
        blocks = []
        running = free = nothing()
        for exchange in exchanges:
            for block in self.contract_blocks(exchange):
                blocks.append(Block(block.cause, block.culprit, scaled(block.amount, num, den)))
            running = running + self.running(exchange)
            free = free + self.running(exchange) - self.at_cap(exchange)
        used = scaled(self.record.used[intake.plan.taker, intake.plan.material], num, den)
        capped = (technical - used) * ((running > 0) & (free == 0))
        held = [exchange for exchange in exchanges if exchange.runs]
        parts = shared(capped, [self.running(exchange) for exchange in held]) if held else []
        blocks += [
            Block(Cause.CONTRACT_CAP, exchange.id, part) for exchange, part in zip(held, parts, strict=True)
        ]
        return blocks

    def _lonely(self, intake: Intake, technical: Weeks) -> list[Block]:
        """An intake without any contract: its own firm's store, or nobody."""
        plan = intake.plan
        own = [store for store in self.record.givers(plan.material) if store.plan.firm == plan.firm]
        if own:
            standing = 1 - before(intake.built)
            short = Block(Cause.GIVER_SHORT, own[0].id, technical * standing)
            return [*not_built(intake.built, technical), short]
        stores = self.record.givers(plan.material)
        return [Block(Cause.NO_PARTNER, stores[0].id if stores else "", technical)]
