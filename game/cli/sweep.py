"""`sweep`: plays a scenario many times with bots and shows how the figures are spread."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import AbstractContextManager
from importlib.metadata import version
from pathlib import Path
from typing import Final

from game.atomic_write import write_whole
from game.cli.bots import bot_names
from game.cli.faults import Exit, InputFault, MachineFault, UsageFault
from game.cli.files import located, read_scenario
from game.cli.numbers import count, rounded
from game.cli.output import file_target, put, say
from game.cli.progress import progress
from game.experiments import executors
from game.experiments.pickled_scenario import pack
from game.experiments.sweep.games import Game, SweepOptions
from game.experiments.sweep.parameter_ranges import BadVary, is_factor, read_varies
from game.experiments.sweep.record import OtherSweep, appending, heading, read_games, write_games
from game.experiments.sweep.sweep import sweep
from game.experiments.sweep.table import COLUMNS, SHARES, WHAT_COLUMNS_MEAN, SpreadLine, as_csv, table
from game.outputs.text_table import lay_out
from game.version import VERSION
from sim.scenario.file import Scenario

_MOST_GAMES: Final = 1_000_000
_MOST_WORKERS: Final = 1000
_EPILOG: Final = f"""\
examples:
  python main.py sweep scenarios/tutorial.yaml --games 20 --bots cooperative --out sweep.csv
  python main.py sweep scenarios/kemi-tornio.yaml --games 1000 --bots private,cooperative --workers 2 --out s.csv
  python main.py sweep scenarios/kemi-tornio.yaml --games 100 --bots private --vary waste_tax=0:2 --out s.csv
  python main.py sweep scenarios/tutorial.yaml --games 9 --scheduler tcp://127.0.0.1:8786 --out s.csv

Games have the seeds 1 to N. The table is the same with any number of workers, or on a cluster.
The games themselves are kept beside the table (sweep.games.jsonl beside sweep.csv), one a line as each is
done: a sweep that was stopped goes on from there when the same command is given again, and --games may be more.

--vary draws a figure anew for every game, evenly from A to B, in the unit of the file. KEY is its place in
the file (firms.steel.purse.start), or as much of the end as tells it from others (taxes.waste_tax). Where a
figure changes by year, A and B are factors on all of it.

The table is a CSV file. {WHAT_COLUMNS_MEAN}"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "sweep",
        help="play a scenario many times with bots; a table with quantiles",
        description="Play a scenario many times with bots, and show how the figures of each round are spread.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file")
    parser.add_argument(
        "--games", type=_up_to(_MOST_GAMES), required=True, metavar="N", help="how many games"
    )
    parser.add_argument(
        "--bots",
        type=bot_names,
        default=("idle",),
        metavar="NAME[,NAME…]",
        help="who plays: one a seat in turn, seats by name (default idle)",
    )
    parser.add_argument("--rounds", type=_up_to(1000), metavar="N", help="play only so many rounds")
    parser.add_argument(
        "--vary", action="append", default=[], metavar="KEY=A:B", help="draw this figure anew for every game"
    )
    parser.add_argument("--no-legacy", action="store_true", help="leave out the years after the last round")
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", type=_up_to(_MOST_WORKERS), metavar="N", help="processes (default: one a core)"
    )
    where.add_argument(
        "--scheduler", metavar="ADDRESS", help="play on a Dask cluster, such as tcp://host:8786"
    )
    parser.add_argument("--out", required=True, metavar="FILE", help="where the table (CSV) is written")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Play what is not yet there, then write the table of all."""
    scenario = read_scenario(options.scenario)
    asked = _asked(options, scenario)
    out = file_target("--out", options.out, [located(options.scenario)], ",".join(COLUMNS))
    kept = out.with_suffix(".games.jsonl")
    head = heading(scenario, asked, _versions())
    try:
        stopped = _play(options, scenario, asked, kept, head)
        games = list(_first(read_games(kept, head), options.games))
        lines = table(games)
        write_whole(out, as_csv(lines).encode())
    except OSError as error:
        raise MachineFault(
            [f"{out}: It could not be written: {error.strerror or error}. Write elsewhere."]
        ) from error
    put(_summary(scenario, asked, lines, len(games)))
    if stopped:
        say(f"{stopped} {count(len(games), 'game')} of {options.games} are done and kept.")
        say("Give the same command again to go on from there.")
        return Exit.STOPPED
    say(f"The table is in {out}, the games in {kept}.")
    return Exit.DONE


def _play(
    options: argparse.Namespace, scenario: Scenario, asked: SweepOptions, kept: Path, head: dict[str, object]
) -> str:
    """Play the games that are missing; why it stopped early, if it did."""
    done = _known(kept, head)
    seeds = [seed for seed in range(1, options.games + 1) if seed not in done]
    if done and seeds:
        say(f"{count(options.games - len(seeds), 'game')} are there already; {len(seeds)} to go.")
    if not seeds:
        return ""
    try:
        with (
            _workers(options, len(seeds)) as workers,
            appending(kept, head) as file,
            progress(len(seeds), "game") as tick,
        ):

            def keep(games: list[Game]) -> None:
                write_games(file, games)
                for _ in games:
                    tick()

            return _sweep(pack(scenario), asked, seeds, workers, keep)
    except executors.NoCluster as fault:
        raise MachineFault([str(fault)]) from fault


def _sweep(
    packed: bytes,
    asked: SweepOptions,
    seeds: list[int],
    workers: executors.Workers,
    keep: Callable[[list[Game]], None],
) -> str:
    try:
        sweep(packed, asked, seeds, workers, keep)
    except KeyboardInterrupt:
        return "Stopped."
    except (BrokenExecutor, CancelledError) as error:
        raise MachineFault(
            ["The workers are gone. What is done is kept: give the same command again, perhaps with fewer."]
        ) from error
    return ""


def _known(kept: Path, head: dict[str, object]) -> dict[int, Game]:
    try:
        return read_games(kept, head)
    except OtherSweep as fault:
        raise InputFault(
            [
                f"{kept}: It holds the games of another sweep, or of another version of the program. "
                "Write elsewhere with --out, or remove it."
            ]
        ) from fault


def _workers(options: argparse.Namespace, games: int) -> AbstractContextManager[executors.Workers]:
    if options.scheduler:
        return executors.cluster(options.scheduler)
    return executors.local(min(options.workers or executors.usable_cores(), games))


def _asked(options: argparse.Namespace, scenario: Scenario) -> SweepOptions:
    last = len(scenario.about.rounds)
    if options.rounds is not None and options.rounds > last:
        raise UsageFault([f"--rounds {options.rounds}: Write a number from 1 to {last}."])
    try:
        varies = read_varies(options.vary, scenario)
    except BadVary as bad:
        raise UsageFault(bad.lines) from bad
    for one in varies:
        if is_factor(one, scenario):
            say(f"{one.key} changes by year: {one.low} and {one.high} are factors on all of it.")
    return SweepOptions(options.bots, varies, options.rounds, not options.no_legacy)


def _first(games: dict[int, Game], most: int) -> Iterator[Game]:
    """The games asked for: the file may hold more."""
    return (games[seed] for seed in sorted(games) if seed <= most)


def _versions() -> dict[str, str]:
    """What decides what a game comes to."""
    return {"kierto": VERSION, "simpy": version("simpy"), "python": ".".join(map(str, sys.version_info[:2]))}


# -- what is printed ----------------------------------------------------------------------------------


def _summary(scenario: Scenario, asked: SweepOptions, lines: list[SpreadLine], games: int) -> str:
    """The indicators the scenario shows and the purses, in the last round and after the legacy run."""
    head = f"{scenario.about.title.en} · {count(games, 'game')} · bots: {', '.join(asked.bots)}"
    rows: list[tuple[str, ...]] = []
    for phase in ("play", "legacy"):
        last = max((one.round for one in lines if one.phase == phase), default=None)
        if last is not None:
            name = f"Round {last}" if phase == "play" else "Legacy run"
            rows += [(), (name, "", "", "", "", "idle"), *_rows(scenario, lines, last)]
    if not rows:
        return head + "\n"
    top = ("of 100 games, at most", *(f"{share * 100:.0f}" for share in SHARES[:]), "")
    return "\n".join([head, "", *lay_out([top, *(_filled(row) for row in rows)])]) + "\n"


def _filled(row: tuple[str, ...]) -> tuple[str, ...]:
    """A heading has as many cells as any row."""
    return (row[0], *[""] * (len(SHARES)), row[-1]) if row and len(row) != len(SHARES) + 2 else row


def _rows(scenario: Scenario, lines: list[SpreadLine], number: int) -> Iterator[tuple[str, ...]]:
    here = {(one.world, one.figure): one for one in lines if one.round == number}
    shown = [*scenario.about.indicators, *(name for _, name in here if name.startswith("purse_eur."))]
    for figure in dict.fromkeys(shown):
        one, idle = here.get(("played", figure)), here.get(("idle", figure))
        if one is not None and idle is not None:
            yield (
                f"  {figure}",
                *(rounded(value) for value in one.quantiles),
                rounded(idle.quantiles[len(SHARES) // 2]),
            )


# -- options ------------------------------------------------------------------------------------------


def _up_to(most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to {most}")
        return int(text)

    return number
