"""Bots: seats that decide by themselves, through the same forms and checks as teams."""

from __future__ import annotations

from typing import Final

from game.session.bots.arbitrary import Arbitrary
from game.session.bots.bot import Bot, View
from game.session.bots.idle import Idle
from game.session.setup import BotName

__all__ = ["EXPLAINED", "Bot", "View", "seated"]

EXPLAINED: Final[dict[BotName, str]] = {
    "idle": "Decides nothing. Every figure of a game is set beside this one: what happens if nobody moves.",
    "random": "Does anything that the rules allow, without a reason. For tests, and to show that activity "
    "alone is no plan.",
}
"""What each bot is, in plain words."""


def seated(name: str) -> Bot:
    """The bot of this name. Raises KeyError for a name that nobody bears."""
    bots: dict[str, Bot] = {"idle": Idle(), "random": Arbitrary()}
    return bots[name]
