"""`handouts`: everything people hold in their hands, as PDF."""

from __future__ import annotations

import argparse
from typing import Final

from game.cli.faults import Exit, InputFault, MachineFault
from game.cli.files import located, read_scenario
from game.cli.output import folder_target, put
from game.roster.seating import SeatingError, seating
from game.roster.setup import Preset
from game.session.presets import fitted, programme, suggested
from game.text.languages import languages
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.scenario.problems import printable

_PRESETS: Final[tuple[Preset, ...]] = ("two hours", "one hour", "two half-days")
_EPILOG: Final = """\
examples:
  python main.py handouts scenarios/kemi-tornio.yaml --out handouts
  python main.py handouts scenarios/kemi-tornio.yaml --teams 6 --language fi --large --out handouts

Written are guide.pdf (for you), roles.pdf (a page a firm), cards.pdf (to cut), deal-slips.pdf and
sheets.pdf (a page a team and round), in A4."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "handouts",
        help="write role sheets, cards, slips, decision sheets and the facilitator's guide as PDF",
        description="Write what people hold in their hands, as PDF to print: role sheets, decision cards, deal "
        "slips, decision sheets and the facilitator's guide.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file")
    parser.add_argument("--out", metavar="FOLDER", required=True, help="where to; made if it is not there")
    parser.add_argument(
        "--language", choices=tuple(languages()), default="en", help="of all that is printed (en)"
    )
    parser.add_argument(
        "--teams", metavar="N", type=int, help="how many teams (default: the scenario's seats)"
    )
    parser.add_argument(
        "--plan", choices=_PRESETS, help="how long the session is (default: as set-up suggests)"
    )
    parser.add_argument("--rounds", metavar="N", type=int, help="how many rounds (default: the plan's)")
    parser.add_argument("--large", action="store_true", help="in large print")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Seat the teams as set-up would, write, and say where it is."""
    from game.outputs.handouts.writer import FILES, write  # the library that makes PDF is needed here alone

    folder = folder_target("--out", options.out, FILES, [located(options.scenario)])
    plan = Plan(read_scenario(options.scenario))
    words = Translator(options.language, plan)
    try:
        teams = seating(
            plan, len(plan.seats) if options.teams is None else options.teams, language=options.language
        )
    except SeatingError as fault:
        raise InputFault([f"--teams: {fault}"]) from fault
    whole = programme(options.plan, plan) if options.plan else suggested(plan)
    longest = len(plan.scenario.about.rounds)
    if options.rounds is not None and not 1 <= options.rounds <= longest:
        what = f"--rounds: {options.rounds} rounds are not possible. Write a number from 1 to {longest}."
        raise InputFault([what])
    try:
        by_clock = fitted(whole, options.rounds or whole.rounds)
        paths = write(plan, words, teams, by_clock, folder, options.large)
    except (OSError, ValueError) as error:  # ValueError: a name that no folder can have
        why = getattr(error, "strerror", None) or "no folder can have this name"
        what = f"{printable(options.out)}: The hand-outs cannot be written here: {why}. Name another folder."
        raise MachineFault([what]) from error
    put("".join(f"{path}\n" for path in paths))
    return Exit.DONE
