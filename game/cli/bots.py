"""`--bots`: who plays the seats that nobody decides for in a file."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence
from typing import Final, get_args

from game.bots import EXPLAINED
from game.cli.decisions_file import DecisionsFile
from game.cli.table import WIDTH
from game.roster.setup import BotName, Team
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


def with_bots(
    teams: Sequence[Team], names: Sequence[BotName], decisions: DecisionsFile | None
) -> tuple[Team, ...]:
    """The teams with bots at them. One that a decisions file decides for, or for a firm of it, is people's."""
    if not names:
        return tuple(teams)
    decided = {one for sheets in (decisions.sheets.values() if decisions else ()) for one in sheets}
    free = [team.id for team in teams if not decided & {team.id, *team.firms}]
    bots = {key: names[place % len(names)] for place, key in enumerate(free)}
    return tuple(team.model_copy(update={"bot": bots.get(team.id)}) for team in teams)


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
