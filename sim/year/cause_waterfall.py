"""Reasons: one waterfall for what was disposed of, one for what was bought virgin: the blocks of each."""

from __future__ import annotations

import numpy as np

from sim.causes import Cause
from sim.units import WEEKS, YEAR
from sim.year.appetites import Appetites
from sim.year.blocks import Block, at_most, before, not_built
from sim.year.columns import Weeks, nothing, scaled, shared, some
from sim.year.exchanges import Exchange
from sim.year.stores import Intake, Store
from sim.year.year_record import Record

_WEEK = np.arange(WEEKS)


def pace(exchange: Exchange) -> int:
    """What a contract would move in one week."""
    return exchange.most // WEEKS


class Waterfalls:
    """Finds the blocks of every store and need of a year from its record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.cluster = record.cluster
        self.appetites = Appetites(record)

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

    def contract_blocks(self, exchange: Exchange, *, of_giver: bool) -> list[Block]:
        """Why a contract moved less than its pace allowed, in the giver's units: asked of its giver's store, or of
        its taker's need."""
        amount = pace(exchange)
        over = (exchange.ended_week <= _WEEK).astype(np.int64) * amount
        blocks = []
        if exchange.ended and not self._replaced(exchange):
            blocks += not_built(exchange.built, over)
            cause, culprit = self._ending(exchange)
            blocks.append(Block(cause, culprit, over * (1 - before(exchange.built))))
        if not exchange.runs:
            return blocks
        blocks += not_built(exchange.built, amount - over)
        left = self.record.exchange(exchange).left
        if some(left):
            blocks += self._shortfall(exchange, left, of_giver)
        return blocks

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

    def _shortfall(self, exchange: Exchange, short: Weeks, of_giver: bool) -> list[Block]:
        counts = self.record.exchange(exchange)
        giver, taker = exchange.source.id, exchange.sink.plan.taker
        refuses = self.refuses(exchange.sink)
        noted = [
            (Cause.CONTENT_LIMIT, taker, counts.taker_full * refuses),
            (Cause.TAKER_DOWN, taker, counts.taker_down),
            (Cause.GIVER_DOWN, giver, counts.giver_down),
            (Cause.TAKER_FULL, taker, counts.taker_full * (1 - refuses)),
            (Cause.CARRIER_BUSY, exchange.id, counts.carrier_busy),
            (Cause.GIVER_SHORT, giver, counts.giver_short),
        ]
        if of_giver:  # a store that runs over was not short, and a larger store would have helped
            noted = [part for part in noted if part[1] != giver]
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

    def refuses(self, intake: Intake) -> Weeks:
        """1 in the weeks in which a need took less than it had for what it holds of a content."""
        if intake.plan.is_feed:
            return nothing()
        limited = self.record.need(self.cluster.needs[intake.plan.taker]).limited
        return (limited > 0).astype(np.int64)

    def _held(self, intake: Intake, deep: bool) -> list[Block]:
        """A treatment that stood still for want of an outlet hands on the reasons its own yields give."""
        if not intake.plan.is_feed or not deep:
            return []
        treatment = self.cluster.treatments[intake.plan.taker]
        if treatment.takes_all:
            return []
        held = self.record.treatment(treatment).held
        if not treatment.outlets:
            held = nothing() + treatment.full_capacity // WEEKS
        blocks = [
            block for store in treatment.outlets or treatment.yields
            for block in self.store_blocks(store, deep=False) if some(block.amount)
        ]  # fmt: skip
        if not blocks:
            return [Block(Cause.TAKER_FULL, treatment.id, held)] if treatment.outlets else []
        parts = shared(held, [np.maximum(block.amount, 0) for block in blocks])
        return [Block(block.cause, block.culprit, part) for block, part in zip(blocks, parts, strict=True)]

    # -- stores and needs ---------------------------------------------------------------------

    def not_needed(self, store: Store, amounts: Weeks, rest: int = 0) -> list[Block]:
        """What all who could take it could not have used in the whole year, as it was thrown away week by week;
        `rest` is thrown away besides."""
        takers = self.appetites.takers(store)
        total = int(amounts.sum())
        over = min(total, total + rest - sum(self.appetites.unused(intake) for intake in takers))
        if not takers or over <= 0:
            return []
        needing = self.appetites.largest(takers)
        return [Block(Cause.NOT_NEEDED, needing.plan.taker, -scaled(-amounts, over, total))]

    def store_blocks(self, store: Store, deep: bool = True) -> list[Block]:
        """Why what arose at a store was not taken. `deep` follows a treatment to its own takers."""
        material, intakes = store.plan.material, self.cluster.intakes
        groups: dict[Intake, list[Block]] = {}
        spilt = self.record.store(store).spilt
        for taker, weekly in store.strangers:
            amounts = spilt if some(spilt) else nothing() + weekly
            groups[intakes[taker, material]] = [Block(Cause.NO_PARTNER, taker, amounts)]
        for exchange in self.cluster.outlets[store.id].exchanges:
            groups.setdefault(exchange.sink, []).extend(self._exchange_blocks(exchange, deep))
        for intake in store.own:
            groups.setdefault(intake, []).extend(self._own_blocks(intake, deep))
        blocks = [(intake, block) for intake, group in groups.items() for block in group]
        if not some(spilt):
            return [block for _, block in blocks]
        return [
            block._replace(amount=at_most(np.minimum(block.amount, spilt), self.appetites.unused(intake)))
            for intake, block in blocks
        ]

    def _exchange_blocks(self, exchange: Exchange, deep: bool) -> list[Block]:
        blocks = self.contract_blocks(exchange, of_giver=True)
        running = self.running(exchange)
        if some(running):
            technical, allowed = self.appetite(exchange.sink)
            beyond = np.maximum(allowed - self.record.exchange(exchange).sent, 0)
            blocks.append(Block(Cause.CONTRACT_CAP, exchange.id, beyond * self.at_cap(exchange)))
            setting = (technical - allowed) * running * self.at_blend(exchange.sink)
            blocks.append(Block(Cause.BLEND_SETTING, exchange.sink.plan.taker, setting))
            blocks += self._held(exchange.sink, deep)
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
            blocks += self._full(intake, allowed * standing)
        return blocks

    def _full(self, intake: Intake, amounts: Weeks) -> list[Block]:
        """Why an intake of the same firm took no more: a store that runs over has filled it before."""
        taker, refuses = intake.plan.taker, self.refuses(intake)
        down = nothing()
        if intake.machine is not None and intake.capacity:
            down = scaled(amounts * self.record.hours_down(intake.machine), WEEKS, YEAR)
        machine = intake.machine.id if intake.machine is not None else taker
        return [
            Block(Cause.CONTENT_LIMIT, taker, amounts * refuses),
            Block(Cause.TAKER_DOWN, machine, down),
            Block(Cause.TAKER_FULL, taker, amounts),
        ]

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
        blocks.append(Block(Cause.CONTENT_LIMIT, need.id, self.record.need(need).limited))
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
        running = free = paced = nothing()
        for exchange in exchanges:
            for block in self.contract_blocks(exchange, of_giver=False):
                blocks.append(Block(block.cause, block.culprit, scaled(block.amount, num, den)))
            running = running + self.running(exchange)
            free = free + self.running(exchange) - self.at_cap(exchange)
            paced = paced + self.running(exchange) * scaled(nothing() + pace(exchange), num, den)
        used = scaled(self.record.used[intake.plan.taker, intake.plan.material], num, den)
        # What is beyond all contracts is theirs, whoever was short, but where a limit or the blend let no more in;
        # where they were used up, all that was not used.
        let_in = (self.at_blend(intake) == 0) & (self.refuses(intake) == 0)
        reached = np.where(free == 0, used, np.where(let_in, np.maximum(used, paced), technical))
        capped = np.maximum(technical - reached, 0) * (running > 0)
        held = [exchange for exchange in exchanges if exchange.runs]
        parts = shared(capped, [self.running(exchange) for exchange in held]) if held else []
        blocks += [
            Block(Cause.CONTRACT_CAP, exchange.id, part) for exchange, part in zip(held, parts, strict=True)
        ]
        return blocks

    def _lonely(self, intake: Intake, technical: Weeks) -> list[Block]:
        """An intake without any contract: its own firm's store, or nobody."""
        givers = self.record.givers(intake.plan.material)
        own = [store for store in givers if intake in store.own]
        if own:
            standing = 1 - before(intake.built)
            short = Block(Cause.GIVER_SHORT, own[0].id, technical * standing)
            return [*not_built(intake.built, technical), short]
        stores = [store for store in givers if store.plan.firm != intake.plan.firm]
        return [Block(Cause.NO_PARTNER, stores[0].id if stores else "", technical)]
