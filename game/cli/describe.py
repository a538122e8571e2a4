"""`describe`: a scenario as a page for people who know the region and can say what is wrong with it."""

from __future__ import annotations

import argparse

from game.cli.faults import Exit
from game.cli.files import located, read_scenario
from game.cli.output import deliver, out_target
from game.cli.parsing import Commands, scenario
from game.outputs.scenario_page.page import MARK, page


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "describe",
        command,
        examples=("describe tutorial", "describe kemi-tornio --out kemi-tornio.md"),
        notes=(
            w(
                "The page is Markdown: firms, flows, needs, projects, prices, events, where each figure is from, and "
                "the questions an expert of the region is asked."
            ),
        ),
    )
    scenario(parser, w)
    parser.add_argument("--out", metavar=w("FILE"), help=w("write into this file instead of printing"))


def command(options: argparse.Namespace) -> int:
    """Describe the scenario."""
    described = read_scenario(options.scenario)
    out = out_target(options, [located(options.scenario)], (MARK,))
    deliver(options, out, page(described, options.w))
    return Exit.DONE
