"""`describe`: a scenario as a page for people who know the region and can say what is wrong with it."""

from __future__ import annotations

import argparse
from typing import Final

from game.cli.faults import Exit
from game.cli.files import located, read_scenario
from game.cli.output import file_target, put, write
from game.outputs.scenario_page.page import MARK, page

_EPILOG: Final = """\
examples:
  python main.py describe scenarios/tutorial.yaml
  python main.py describe scenarios/kemi-tornio.yaml --out docs/kemi-tornio.md

The page is Markdown: firms, flows, needs, projects, prices, events, where each figure is from, and
the questions an expert of the region is asked."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "describe",
        help="print a scenario's firms, flows, prices and sources, for an expert to check",
        description="Print a page about a scenario that an expert of the region can check in twenty minutes.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file")
    parser.add_argument("--out", metavar="FILE", help="write the page here instead of printing it")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Describe the scenario."""
    scenario = read_scenario(options.scenario)
    out = file_target("--out", options.out, [located(options.scenario)], MARK) if options.out else None
    text = page(scenario)
    if out is None:
        put(text)
    else:
        write(out, text)
    return Exit.DONE
