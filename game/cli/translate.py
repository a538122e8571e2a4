"""`translate`: writes the files beside a scenario in which its texts are translated."""

from __future__ import annotations

import argparse
from os import fsdecode
from pathlib import Path

from game.atomic_write import write_whole
from game.cli.faults import Exit, UsageFault, not_written
from game.cli.files import located, read_scenario
from game.cli.output import put
from game.cli.parsing import Commands, scenario
from game.text.languages import SOURCE, languages
from game.text.scenario_catalogue import catalogue
from sim.message import Listing, Message
from sim.scenario.texts import is_tag, tag_for
from sim.scenario.translations import beside, file_of, read, untranslated


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "translate",
        command,
        examples=("translate mine.yaml", "translate mine.yaml de"),
        notes=(
            w(
                "mine.fi.po beside mine.yaml holds its texts in Finnish, for any editor of translations (gettext). "
                "What is translated stays; what has a new English sentence is marked as fuzzy."
            ),
        ),
    )
    scenario(parser, w)
    parser.add_argument(
        "languages",
        metavar=w("LANGUAGE"),
        nargs="*",
        help=w("tags such as fi; left out: those that are there, or all of the game"),
    )


def command(options: argparse.Namespace) -> int:
    """Write one file a language."""
    path = Path(located(options.scenario))
    whole = read_scenario(path)
    there = [translation.language for translation in beside(path, fsdecode(path))]
    for language in options.languages or there or [tag for tag in languages() if tag != SOURCE]:
        if not is_tag(language) or language == SOURCE:
            what = Message("{typed} is no language to translate into.", typed=language)
            raise UsageFault([Message("{what}", what=Listing((what, tag_for(language)), " "))])
        file = file_of(path, language)
        known = read(file, str(file), language)
        try:
            write_whole(file, catalogue(whole, language, known))
        except OSError as error:
            raise not_written(str(file), error) from error
        lacking = len(untranslated(read_scenario(path), language))
        put(
            options.w.many(
                "{file}: {n} text to translate.", "{file}: {n} texts to translate.", lacking, file=file
            )
            + "\n"
        )
    return Exit.DONE
