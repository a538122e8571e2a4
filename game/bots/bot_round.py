"""One round of bots: everybody's offers are put on the table, then everybody answers and fills in a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from game.bots.bot import Bot, Reckoning, View
from sim.decisions import Decision
from sim.rounds import Sheets
from sim.rules import Seating, put_on_table


def decide(
    shared: Reckoning, bots: Mapping[str, Bot], luck: int, people: Sheets | None = None
) -> dict[str, tuple[Decision, ...]]:
    """Seat → the whole sheet of its bot: its offers, its answers to those of others, and what else it decides.

    `shared` is what all seats of the world can work out; `bots` are the seats that bots play. Bots answer the
    offers on the sheets of `people` too, and those that lie on the state's table already. `luck` is the bots'
    own dice, never the seed of the years.
    """
    plan, state, seats = shared.plan, shared.state, shared.seats
    offers = {
        seat: tuple(bot.offers(View(plan, state, seats, seat, luck, shared)))
        for seat, bot in sorted(bots.items())
    }
    table, _ = put_on_table(plan, state, {**(people or {}), **offers}, Seating(seats, luck))
    offers = {
        seat: tuple(offer for offer in made if offer.offer in table.offers) for seat, made in offers.items()
    }
    by_bots = frozenset(offer.offer for made in offers.values() for offer in made)
    return {
        seat: (*offers[seat], *bot.sheet(View(plan, table, seats, seat, luck, shared, by_bots)))
        for seat, bot in sorted(bots.items())
    }
