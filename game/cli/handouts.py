"""`handouts`: everything people hold in their hands, as PDF."""

from __future__ import annotations

import argparse
from dataclasses import replace

from game.cli.faults import Exit, InputFault, about, not_written
from game.cli.files import located, read_plan
from game.cli.output import folder_target, put
from game.cli.parsing import Commands, Parser, folder, preset, scenario
from game.roster.seating import SeatingError, seating
from game.roster.setup import Team
from game.session.presets import Programme, suggested
from game.text.translator import Translator
from sim.message import Message
from sim.plan.plan import Plan


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "handouts",
        command,
        examples=(
            "handouts kemi-tornio --out handouts",
            "handouts kemi-tornio --teams 6 --language fi --large --out handouts",
        ),
        notes=(
            w(
                "Writes guide.pdf (for you), roles.pdf (a page a team and firm), people.pdf (a card a person), "
                "cards.pdf (to cut), deal-slips.pdf, sheets.pdf (a page a team and round), rounds.pdf (what is "
                "new in each round), wall.pdf (to be enlarged), map.pdf (A0) and, where a scenario has them, rules.pdf "
                "and letters.pdf."
            ),
        ),
    )
    scenario(parser, w)
    preset(parser, w)
    folder(parser, w)
    parser.add_argument(
        "--teams", metavar="N", type=int, help=w("how many teams (default: the scenario's seats)")
    )
    parser.add_argument("--rounds", metavar="N", type=int, help=w("how many rounds (default: the plan's)"))
    _add_choices(parser, w)


def _add_choices(parser: Parser, w: Translator) -> None:
    evidence = w(
        "also the sheets of statements, to be marked before the game, after it and half a year later"
    )
    parser.add_argument("--evidence", action="store_true", help=evidence)
    parser.add_argument("--large", action="store_true", help=w("in large print"))
    parser.add_argument("--letter", action="store_true", help=w("for paper of 8.5 by 11 inches"))


def command(options: argparse.Namespace) -> int:
    """Seat the teams as set-up would, write, and say where it is."""
    from game.outputs.handouts.facts import Facts
    from game.outputs.handouts.paper import PaperForm
    from game.outputs.handouts.writer import FILES, write  # the library that makes PDF is needed here alone

    place = folder_target("--out", options.out, FILES, [located(options.scenario)])
    plan = read_plan(options.scenario, options.preset)
    w = Translator(options.w.language, plan)
    teams, by_clock = _teams(options, plan), _by_clock(options, plan)
    try:
        paths = write(
            Facts(plan, w, asks_evidence=options.evidence),
            teams,
            by_clock,
            place,
            PaperForm(options.large, options.letter),
        )
    except (OSError, ValueError) as error:
        raise not_written(options.out, error) from error
    put("".join(f"{path}\n" for path in paths))
    return Exit.DONE


def _teams(options: argparse.Namespace, plan: Plan) -> tuple[Team, ...]:
    count = len(plan.seats) if options.teams is None else options.teams
    try:
        return seating(plan, count, language=options.w.language)
    except SeatingError as fault:
        raise InputFault([about("--teams", fault)]) from fault


def _by_clock(options: argparse.Namespace, plan: Plan) -> Programme:
    about_it = plan.scenario.about
    longest = len(about_it.rounds)
    if options.rounds is not None and not 1 <= options.rounds <= longest:
        what = Message("Write a number from {least} to {most}.", least=1, most=longest)
        raise InputFault([about(f"--rounds {options.rounds}", what)])
    whole = suggested(about_it)
    return replace(whole, lengths=whole.lengths[: options.rounds])
