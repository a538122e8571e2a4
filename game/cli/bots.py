"""`--bots`: who plays the seats that nobody decides for in a file."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Callable
from typing import Final, get_args

from game.bots import EXPLAINED
from game.cli.parsing import Parser
from game.outputs.text_table import WIDTH
from game.roster.setup import BotName
from game.text.translator import Translator
from sim.scenario.spelling import suggestion

NAMES: Final[tuple[str, ...]] = get_args(BotName)


def add_bots(parser: Parser, w: Translator, default: tuple[BotName, ...] = ()) -> None:
    """The option that says which bots play."""
    what = w(
        "bots that play the seats, one name for all or a list that gives each seat one in turn: {names}",
        names=", ".join(NAMES),
    )
    parser.add_argument("--bots", type=_reader(w), default=default, metavar=w("NAME[,NAME…]"), help=what)


def _reader(w: Translator) -> Callable[[str], tuple[BotName, ...]]:
    """Reads names parted by commas. What it raises argparse turns into a usage error."""
    known: dict[str, BotName] = {name: name for name in get_args(BotName)}

    def names(text: str) -> tuple[BotName, ...]:
        asked = tuple(name.strip() for name in text.split(","))
        for name in asked:
            if name not in known:
                near = suggestion(name, NAMES)
                instead = (
                    w("Did you mean {near}?", near=near)
                    if near
                    else w("Write {names}.", names=", ".join(NAMES))
                )
                raise argparse.ArgumentTypeError(f"{w('there is no bot {name}.', name=repr(name))} {instead}")
        return tuple(known[name] for name in asked)

    return names


def explained(w: Translator) -> str:
    """A paragraph for each bot, for `--help`."""
    lines = [
        textwrap.fill(
            w.say(EXPLAINED[name]),
            WIDTH,
            initial_indent=f"  {name:12s} ",
            subsequent_indent=" " * 15,
        )
        for name in EXPLAINED
    ]
    return "\n".join([w("Bots play every seat that no decisions file decides for:"), *lines])
