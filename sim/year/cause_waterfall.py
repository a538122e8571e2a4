"""Reasons: one waterfall for what was disposed of, one for what was bought virgin: the blocks of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

import numpy as np

from sim.causes import Cause
from sim.units import WEEKS
from sim.year.appetites import Appetites
from sim.year.blocks import Block, not_built, since
from sim.year.columns import (
    Weeks,
    at_most,
    column,
    nothing,
    scaled,
    shared,
    some,
    stacked,
    summable,
)
from sim.year.contract_blocks import ContractBlocks
from sim.year.stores import Intake, Store
from sim.year.takers import Takers
from sim.year.year_record import Record

Held = tuple[Intake, Block]
"""a block, and whose intake it kept a store from"""


class Waterfalls:
    """Finds the blocks of every store and need of a year from its record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.cluster = record.cluster
        self.appetites = Appetites(record)
        self.takers = Takers(record)
        self.contracts = ContractBlocks(record, self.takers)
        self._shallow = self._store_blocks()
        self._held = self._held_feeds()

    # -- stores -------------------------------------------------------------------------------

    def not_needed(self, stores: list[Store], amounts: Weeks, rests: list[int]) -> list[list[Block]]:
        """What all who could take from each store could not have used in the whole year, as it was thrown away week
        by week; so much of each is thrown away besides."""
        totals = amounts.sum(axis=1).tolist()
        blocks_of = [
            self._not_needed(store, *sums) for store, *sums in zip(stores, totals, rests, strict=True)
        ]
        over = column(much for _, much in blocks_of)
        parts = -scaled(-amounts, over, np.maximum(column(totals), 1))
        return [
            [Block(Cause.NOT_NEEDED, taker, part)] if much else []
            for (taker, much), part in zip(blocks_of, parts, strict=True)
        ]

    def _not_needed(self, store: Store, total: int, rest: int) -> tuple[str, int]:
        """Who needs no more of it, and how much less than the total that is."""
        takers = self.appetites.takers(store)
        over = min(total, total + rest - sum(self.appetites.unused(intake) for intake in takers))
        return (self.appetites.largest(takers).plan.taker, over) if takers and over > 0 else ("", 0)

    def store_blocks(self, rows: list[int]) -> list[list[Block]]:
        """Why what ran over at these stores was not taken; a treatment that stood still for want of an outlet hands
        on the reasons of its own yields."""
        stores = list(self.cluster.stores.values())
        handed_on = self._no_more_than_spilt(rows, [list(self._handed_on(stores[row])) for row in rows])
        return [self._shallow[row] + more for row, more in zip(rows, handed_on, strict=True)]

    def _handed_on(self, store: Store) -> Iterator[Held]:
        """What the treatments that a store is open to hand on."""
        ways, running = self.cluster.outlets[store.id].exchanges, self.contracts.running
        open_ways = (way.sink for way in ways if running[self.record.exchange_row[way.id]].any())
        standing = (intake for intake in store.own if intake.built.from_week < WEEKS)
        for feed in chain(open_ways, standing):
            for block in self._held.get(feed.plan.taker, ()):
                yield feed, block

    def _store_blocks(self) -> list[list[Block]]:
        """The blocks of each store that ran over or is a treatment's, without those that treatments hand on."""
        held = [
            list(self._held_off(store, spilt if spills else None)) if spills or store.plan.is_yield else []
            for store, spilt, spills in zip(
                self.cluster.stores.values(),
                self.record.stores.spilt,
                some(self.record.stores.spilt),
                strict=True,
            )
        ]
        return self._no_more_than_spilt(range(len(held)), held)

    def _held_off(self, store: Store, spilt: Weeks | None) -> Iterator[Held]:
        """Why what arose at a store was not taken, by each that could have taken it."""
        groups: dict[Intake, list[Block]] = {}
        for taker, weekly in store.strangers:
            amounts = nothing() + weekly if spilt is None else spilt
            groups[self.cluster.intakes[taker, store.plan.material]] = [
                Block(Cause.NO_PARTNER, taker, amounts)
            ]
        for exchange in self.cluster.outlets[store.id].exchanges:
            blocks = self.contracts.of_giver[self.record.exchange_row[exchange.id]]
            groups.setdefault(exchange.sink, []).extend(blocks)
        for intake in store.own:
            groups.setdefault(intake, []).extend(self._own_blocks(intake))
        return ((intake, block) for intake, blocks in groups.items() for block in blocks)

    def _own_blocks(self, intake: Intake) -> Iterator[Block]:
        """Why an intake of the same firm took no more: a store that runs over has filled it before."""
        takers, row, taker = self.takers, self.record.intake_row[intake], intake.plan.taker
        yield from not_built(intake.built, takers.technical[row])
        if intake.built.from_week < WEEKS:
            yield Block(Cause.BLEND_SETTING, taker, takers.setting[row] * takers.standing[row])
            yield Block(Cause.CONTENT_LIMIT, taker, takers.open[row] * takers.refuses[row])
            yield Block(Cause.TAKER_DOWN, intake.plan.process, takers.down[row])
            yield Block(Cause.TAKER_FULL, taker, takers.open[row])

    def _no_more_than_spilt(self, rows: Sequence[int], held: list[list[Held]]) -> list[list[Block]]:
        """Of what ran over each block explains no more than ran over, and than its taker could have used besides."""
        of, flat = [row for row, each in zip(rows, held, strict=True) for _ in each], list(chain(*held))
        amounts, spilt = stacked(block.amount for _, block in flat), self.record.stores.spilt[of]
        unused = column(self.appetites.unused(intake) for intake, _ in flat)
        spilling, explained = spilt.any(axis=1, keepdims=True), at_most(np.minimum(amounts, spilt), unused)
        capped = np.where(spilling, explained, amounts)
        blocks_of: dict[int, list[Block]] = {row: [] for row in rows}
        for row, (_, block), amount, has in zip(of, flat, capped, some(capped), strict=True):
            if has:
                blocks_of[row].append(block._replace(amount=amount))
        return list(blocks_of.values())

    def _held_feeds(self) -> dict[str, list[Block]]:
        """What each treatment that stood still hands on: the reasons that its yields give."""
        handed: dict[str, list[Block]] = {}
        amounts: list[Weeks] = []
        for row, treatment in enumerate(self.cluster.treatments.values()):
            if treatment.takes_all:
                continue
            whole = nothing() + treatment.full_capacity // WEEKS
            held = self.record.treatments.held[row] if treatment.outlets else whole
            stores = treatment.outlets or treatment.yields
            blocks = [block for store in stores for block in self._shallow[self.record.store_row[store.id]]]
            if blocks or treatment.outlets:
                handed[treatment.id] = blocks or [Block(Cause.TAKER_FULL, treatment.id, held)]
                amounts.append(held)
        return _dealt(handed, stacked(amounts))

    # -- needs --------------------------------------------------------------------------------

    def need_blocks(self, rows: list[int]) -> list[list[Block]]:
        """Why no secondary took the place of virgin material at these needs, in virgin-equivalents."""
        needs, takers = list(self.cluster.needs.values()), self.takers
        technical = np.minimum(takers.share_of_needs, self.record.needs.required)
        beyond = (technical - takers.blend) * takers.need_at_blend
        return [
            [
                *chain(*map(self._intake_blocks, self.cluster.taker_intakes[needs[row].id])),
                Block(Cause.CONTENT_LIMIT, needs[row].id, self.record.needs.limited[row]),
                Block(Cause.BLEND_SETTING, needs[row].id, beyond[row]),
            ]
            for row in rows
        ]

    def _intake_blocks(self, intake: Intake) -> Iterator[Block]:
        exchanges = self.cluster.inlets[intake.plan.taker, intake.plan.material]
        if not exchanges:
            yield from self._lonely(intake, self.takers.share[self.record.intake_row[intake]])
        for exchange in exchanges:
            yield from self.contracts.of_taker[self.record.exchange_row[exchange.id]]

    def _lonely(self, intake: Intake, technical: Weeks) -> list[Block]:
        """An intake without any contract: its own firm's store, or nobody."""
        stores = self.cluster.stores
        givers = [stores[store.id] for store in self.cluster.plan.givers.get(intake.plan.material, ())]
        own = [store for store in givers if intake in store.own]
        if own:
            short = Block(Cause.GIVER_SHORT, own[0].id, technical * since(intake.built))
            return [*not_built(intake.built, technical), short]
        others = [store for store in givers if store.plan.firm != intake.plan.firm]
        return [Block(Cause.NO_PARTNER, others[0].id if others else "", technical)]


def _dealt(blocks: dict[str, list[Block]], amounts: Weeks) -> dict[str, list[Block]]:
    """Each amount dealt out among its blocks in proportion."""
    if not blocks:
        return blocks
    weights = summable(stacked(block.amount for held in blocks.values() for block in held))
    starts = accumulate((len(held) for held in blocks.values()), initial=0)
    parts = iter(shared(amounts, weights, list(starts)[:-1]))
    return {key: [block._replace(amount=next(parts)) for block in held] for key, held in blocks.items()}
