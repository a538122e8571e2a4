"""`--bots`: who plays the seats that nobody decides for in a file."""

from __future__ import annotations

import argparse
import textwrap
from typing import Final, get_args

from game.bots import EXPLAINED
from game.outputs.text_table import WIDTH
from game.roster.setup import BotName
from sim.scenario.explain import suggestion

NAMES: Final[tuple[str, ...]] = get_args(BotName)

HELP: Final = (
    "bots that play the seats, one name for all or a list that gives each seat one in turn: "
    + ", ".join(NAMES)
)


def bot_names(text: str) -> tuple[BotName, ...]:
    """Names parted by commas. Raises what argparse turns into a usage error."""
    known: dict[str, BotName] = {name: name for name in get_args(BotName)}
    found = tuple(one.strip() for one in text.split(","))
    for one in found:
        if one not in known:
            near = suggestion(one, NAMES)
            raise argparse.ArgumentTypeError(
                f"there is no bot {one!r}. {f'Did you mean {near}?' if near else 'Write ' + ', '.join(NAMES)}"
            )
    return tuple(known[one] for one in found)


def explained() -> str:
    """A line or two for each bot, for `--help`."""
    return "\n".join(
        textwrap.fill(
            EXPLAINED[name].split(". ")[0].rstrip(".") + ".",
            WIDTH,
            initial_indent=f"  {name:12s} ",
            subsequent_indent=" " * 15,
        )
        for name in EXPLAINED
    )
