"""Bots: seats that decide by themselves, through the same forms and checks as teams."""

from __future__ import annotations

from typing import Final

from game.bots.bot import Bot, View
from game.bots.conditional import Conditional
from game.bots.deputy import Deputy
from game.bots.idle import Idle
from game.bots.random_bot import Arbitrary
from game.bots.strategy import COOPERATIVE, DEALING, PRIVATE, STUBBORN
from game.bots.trader import Trader
from game.roster.setup import BotName
from sim.message import Message

__all__ = ["EXPLAINED", "Bot", "View", "seated"]

EXPLAINED: Final[dict[BotName, Message]] = {
    "idle": Message(
        "Decides nothing. Every figure of a game is compared with this: what happens if nobody acts."
    ),
    "private": Message(
        "Takes what pays back for itself alone: in three years, a city or community in four. It joins a "
        "package of others when its own part pays back as fast, and asks three times the share that its investment "
        "would give it. It promises nothing, lends nothing, pays no dues and looks no further than the end of play. It "
        "leaves a contract that costs it."
    ),
    "dealing": Message(
        "Makes deals with one partner at a time, at a fair price: each side builds its own part and must "
        "have its money back as fast as a private seat. It shares no costs, pays no dues and has no patience for "
        "tables of three. It leaves a contract that costs it."
    ),
    "cooperative": Message(
        "Opens its books and looks at the whole: which links and projects pay together, and who must "
        "build what. It puts such packages on the table with a fair split, lends to a partner whose purse is too "
        "small, pays dues, votes for what serves all and asks calls for money. It bears a hard bargain as long as "
        "the package pays for all together in under five years, and leaves a contract only if it costs all together. "
        "Tonnes count a little for it, and so do the years after the game."
    ),
    "conditional": Message(
        "Does as the others did. It pays the part of its due that they paid last, in the middle. While they pay, it "
        "makes packages like a cooperative seat; once most of them keep their money, it looks to itself like a "
        "private one, and comes back when they do. So do most people in experiments with a common fund."
    ),
    "stubborn": Message(
        "Plans alone and for itself. It puts no package on the table and signs only what favours it clearly. It pays "
        "nothing into the fund and does not vote. It reads no news: what was signed stays, and it reckons with prices "
        "as if nothing had happened."
    ),
    "random": Message(
        "Does anything that the rules allow, without a reason. For tests, and to show that activity "
        "alone is no plan."
    ),
}
"""What each bot is, in plain words."""


def seated(name: str) -> Bot:
    """The bot of this name, or the deputy. Raises KeyError for a name that nobody bears."""
    bots: dict[str, Bot] = {
        "idle": Idle(),
        "private": Trader(PRIVATE),
        "dealing": Trader(DEALING),
        "cooperative": Trader(COOPERATIVE),
        "conditional": Conditional(),
        "stubborn": Trader(STUBBORN),
        "random": Arbitrary(),
        "deputy": Deputy(),
    }
    return bots[name]
