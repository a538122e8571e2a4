"""Reasons: one waterfall for what was disposed of, one for what was bought virgin.

Every week each kilogram passes a list of blocks in a fixed order. A block is a reason, whose it is,
and how much it held up that week; each takes only what it blocks, and the first one is the cause.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from sim.causes import ORDER, Cause
from sim.units import WEEKS, share_out
from sim.year.exchanges import Exchange
from sim.year.needs import Need
from sim.year.stores import Intake, Store
from sim.year.treatments import Treatment


class Block(NamedTuple):
    """What held up how much this week, and whose it is."""

    cause: Cause
    culprit: str
    amount: int


def pour(amount: int, blocks: list[Block], rest: tuple[Cause, str]) -> Iterator[tuple[Cause, str, int]]:
    """Send an amount down the waterfall; the parts add up to it."""
    for block in sorted(blocks, key=lambda one: (ORDER[one.cause], one.culprit)):
        part = min(amount, block.amount)
        if part > 0:
            yield block.cause, block.culprit, part
            amount -= part
        if not amount:
            return
    yield rest[0], rest[1], amount


def pace(exchange: Exchange) -> int:
    """What a contract would move in one week."""
    return exchange.most // WEEKS


def contract_blocks(exchange: Exchange, sent: int) -> list[Block]:
    """Why a contract moved less than its week's pace, in the giver's units."""
    amount = pace(exchange)
    if exchange.ended:
        cause = Cause.PARTNER_CLOSED if exchange.ended == "partner_closed" else Cause.CONTRACT_ENDED
        return [Block(cause, exchange.ended_by or exchange.id, amount)]
    if not exchange.runs:
        return []
    if not exchange.standing:
        return [Block(Cause.NOT_BUILT, exchange.waits_for, amount)]
    short = amount - sent
    if short <= 0:
        return []
    giver, taker = exchange.source.id, exchange.sink.plan.taker
    noted = [
        (Cause.TAKER_DOWN, taker, exchange.taker_down),
        (Cause.GIVER_DOWN, giver, exchange.giver_down),
        (Cause.TAKER_FULL, taker, exchange.taker_full),
        (Cause.CARRIER_BUSY, exchange.id, exchange.carrier_busy),
        (Cause.GIVER_SHORT, giver, exchange.giver_short),
    ]
    parts = share_out(short, [weight for _, _, weight in noted])
    return [
        Block(cause, culprit, part) for (cause, culprit, _), part in zip(noted, parts, strict=True) if part
    ]


def weekly_appetite(intake: Intake, needs: dict[str, Need], treatments: dict[str, Treatment]) -> tuple[int, int]:
    """What a taker could technically use this week, and what its blend setting lets it use; giver's units."""
    if intake.plan.is_feed:
        most = treatments[intake.plan.taker].full_capacity // WEEKS
        return most, most
    need = needs[intake.plan.taker]
    num, den = intake.plan.ratio
    share = need.required * intake.share_num // intake.share_den
    blend = need.required * need.blend_num // need.blend_den
    return share * den // num, min(share, blend) * den // num


def store_blocks(store: Store, needs: dict[str, Need], treatments: dict[str, Treatment]) -> list[Block]:
    """Why what arose at a store was not taken this week."""
    blocks = [Block(Cause.NO_PARTNER, taker, amount) for taker, amount in store.strangers]
    for exchange in store.exchanges:
        blocks += contract_blocks(exchange, exchange.sent)
        if exchange.active:
            technical, allowed = weekly_appetite(exchange.sink, needs, treatments)
            beyond = max(0, allowed - pace(exchange))
            blocks.append(Block(Cause.CONTRACT_CAP, exchange.id, beyond))
            blocks.append(Block(Cause.BLEND_SETTING, exchange.sink.plan.taker, technical - allowed))
            blocks += _held_blocks(exchange.sink, needs, treatments)
    for intake in store.own:
        technical, allowed = weekly_appetite(intake, needs, treatments)
        if not intake.standing:
            blocks.append(Block(Cause.NOT_BUILT, intake.waits_for, technical))
            continue
        blocks.append(Block(Cause.BLEND_SETTING, intake.plan.taker, technical - allowed))
        blocks += _held_blocks(intake, needs, treatments)
        machine = intake.machine
        if machine is not None and machine.slot_up < machine.batch:
            blocks.append(Block(Cause.TAKER_DOWN, machine.id, allowed))
    return blocks


def _held_blocks(intake: Intake, needs: dict[str, Need], treatments: dict[str, Treatment]) -> list[Block]:
    """A treatment that stood still for want of an outlet hands on the reason its own yields give."""
    if not intake.plan.is_feed:
        return []
    treatment = treatments[intake.plan.taker]
    held = treatment.held
    outlets = [store for store in treatment.yields if store.live]
    if not outlets:
        return [Block(Cause.NO_PARTNER, treatment.id, treatment.full_capacity // WEEKS)]
    if not held:
        return []
    blocks = [block for store in outlets for block in _yield_blocks(store, needs, treatments)]
    if not blocks:
        return [Block(Cause.TAKER_FULL, treatment.id, held)]
    parts = share_out(held, [block.amount for block in blocks])
    return [Block(block.cause, block.culprit, part) for block, part in zip(blocks, parts, strict=True)]


def _yield_blocks(
    store: Store, needs: dict[str, Need], treatments: dict[str, Treatment]
) -> list[Block]:
    """The same at a yield, one step only: its own takers, not theirs."""
    blocks = [Block(Cause.NO_PARTNER, taker, amount) for taker, amount in store.strangers]
    for exchange in store.exchanges:
        blocks += contract_blocks(exchange, exchange.sent)
        if exchange.active:
            technical, allowed = weekly_appetite(exchange.sink, needs, treatments)
            blocks.append(Block(Cause.CONTRACT_CAP, exchange.id, max(0, allowed - pace(exchange))))
            blocks.append(Block(Cause.BLEND_SETTING, exchange.sink.plan.taker, technical - allowed))
    return [block for block in blocks if block.amount > 0]


def replaceable(need: Need, intakes: list[Intake]) -> int:
    """Virgin used this week that listed secondaries could have filled, built or not."""
    room = sum((Fraction(*intake.plan.greatest_share) for intake in intakes), Fraction(0))
    most = int(need.required * min(room, Fraction(1)))
    return min(need.virgin, max(0, most - need.replaced))


def need_blocks(need: Need, intakes: list[Intake], givers: dict[str, list[str]]) -> list[Block]:
    """Why no secondary took the place of virgin material this week, in virgin-equivalents.

    `givers`: material → stores it could come from.
    """
    blocks = []
    for intake in intakes:
        num, den = intake.plan.ratio
        technical = need.required * intake.share_num // intake.share_den
        if not intake.exchanges:
            own = intake.received_own or intake.stock
            if not own:
                for giver in givers.get(intake.plan.material, [""])[:1]:
                    blocks.append(Block(Cause.NO_PARTNER, giver, technical))
            continue
        agreed = 0
        for exchange in intake.exchanges:
            for block in contract_blocks(exchange, exchange.received):
                blocks.append(Block(block.cause, block.culprit, block.amount * num // den))
            if exchange.active:
                agreed += pace(exchange) * num // den
        if agreed:
            last = intake.exchanges[-1].id
            blocks.append(Block(Cause.CONTRACT_CAP, last, max(0, technical - agreed)))
    blend = need.required * need.blend_num // need.blend_den
    technical = sum(need.required * one.share_num // one.share_den for one in intakes)
    blocks.append(Block(Cause.BLEND_SETTING, need.id, max(0, min(technical, need.required) - blend)))
    return blocks
