"""`--bots`: who plays the seats that nobody decides for in a file."""

from __future__ import annotations

import argparse
from typing import Final, get_args

from game.cli.decisions_file import DecisionsFile
from game.session.bots import EXPLAINED, Bot, seated
from game.session.setup import BotName
from sim.plan.plan import Plan
from sim.scenario.explain import suggestion

NAMES: Final[tuple[str, ...]] = get_args(BotName)

HELP: Final = (
    "bots that play the seats, one name for all or a list that gives each seat one in turn: "
    + ", ".join(NAMES)
)


def bot_names(text: str) -> tuple[str, ...]:
    """Names parted by commas. Raises what argparse turns into a usage error."""
    found = tuple(one.strip() for one in text.split(","))
    for one in found:
        if one not in NAMES:
            near = suggestion(one, NAMES)
            raise argparse.ArgumentTypeError(
                f"there is no bot {one!r}. {near or 'Write ' + ', '.join(NAMES)}"
            )
    return found


def bots_of(plan: Plan, names: tuple[str, ...], decisions: DecisionsFile | None) -> dict[str, Bot]:
    """Seat → its bot. A seat that a decisions file decides for, or one of whose firms it does, is people's."""
    decided = {one for sheets in (decisions.sheets.values() if decisions else ()) for one in sheets}
    free = [seat for seat, firms in plan.seats.items() if not decided & {seat, *firms}]
    return {seat: seated(names[place % len(names)]) for place, seat in enumerate(free)}


def explained() -> str:
    """A line or two for each bot, for `--help`."""
    return "\n".join(f"  {name:12s} {EXPLAINED[name].split('. ')[0].rstrip('.')}." for name in EXPLAINED)
