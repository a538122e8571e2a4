"""One round of bots: everybody's offers are put on the table, then everybody answers and fills in a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from game.bots.bot import Bot, Reckoning, View
from sim.decisions import Decision
from sim.plan.plan import Plan
from sim.rounds import Sheets
from sim.rules import put_on_table
from sim.state import State


def decide(
    plan: Plan,
    state: State,
    seats: Mapping[str, tuple[str, ...]],
    bots: Mapping[str, Bot],
    luck: int,
    people: Sheets | None = None,
) -> dict[str, tuple[Decision, ...]]:
    """Seat → the whole sheet of its bot: its offers, its answers to those of others, and what else it decides.

    `seats` are all seats of the world, `bots` those that bots play. Bots answer the offers on the sheets of
    `people` too, and those that lie on the state's table already. `luck` is the bots' own dice, never the seed
    of the years.
    """
    shared = Reckoning(plan, state, seats)
    offers = {
        seat: tuple(bot.offers(View(plan, state, seats, seat, luck, shared)))
        for seat, bot in sorted(bots.items())
    }
    table, _ = put_on_table(plan, state, {**(people or {}), **offers}, seats, luck)
    offers = {seat: tuple(one for one in made if one.offer in table.offers) for seat, made in offers.items()}
    return {
        seat: (*offers[seat], *bot.sheet(View(plan, table, seats, seat, luck, shared)))
        for seat, bot in sorted(bots.items())
    }
