"""`sweep`: plays a scenario many times with bots and shows how the figures are spread."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import AbstractContextManager
from importlib.metadata import version
from pathlib import Path
from typing import Final

from game.atomic_write import write_whole
from game.cli import parsing
from game.cli.bots import add_bots
from game.cli.faults import Exit, InputFault, MachineFault, UsageFault, about, not_written
from game.cli.files import located, read_game
from game.cli.output import file_target, put, remark
from game.cli.parsing import WIDTH, Commands, Parser, whole
from game.cli.progress import progress
from game.experiments import executors
from game.experiments.pickled_scenario import pack
from game.experiments.sweep.games import Game, SweepOptions
from game.experiments.sweep.parameter_ranges import BadVary, is_factor, read_varies
from game.experiments.sweep.record import GAMES_MARK, OtherSweep, appending, heading, read_games, write_games
from game.experiments.sweep.sweep import sweep
from game.experiments.sweep.table import COLUMNS, as_csv, table
from game.outputs.sweep_summary import sweep_summary
from game.text.csv_text import beginnings
from game.text.translator import Translator
from game.version import VERSION
from sim.message import Message
from sim.scenario.file import Scenario

_MOST_GAMES: Final = 1_000_000
_MOST_WORKERS: Final = 1000


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "sweep",
        command,
        examples=(
            "sweep tutorial --games 20 --bots cooperative --out sweep.csv",
            "sweep kemi-tornio --games 1000 --bots private,cooperative --workers 2 --out s.csv",
            "sweep kemi-tornio --games 100 --bots private --vary waste_tax=0:2 --out s.csv",
            "sweep tutorial --games 9 --scheduler tcp://127.0.0.1:8786 --out s.csv",
        ),
        notes=(*_notes(w), _columns(w)),
    )
    parsing.scenario(parser, w)
    parsing.preset(parser, w)
    _add_options(parser, w)


def _add_options(parser: Parser, w: Translator) -> None:
    parser.add_argument(
        "--games", type=whole(w, _MOST_GAMES), required=True, metavar="N", help=w("how many games")
    )
    add_bots(parser, w, ("idle",))
    parser.add_argument("--rounds", type=whole(w, 1000), metavar="N", help=w("play only so many rounds"))
    parser.add_argument(
        "--vary",
        action="append",
        default=[],
        metavar="KEY=A:B",
        help=w("draw this figure anew for every game"),
    )
    parser.add_argument(
        "--no-legacy", action="store_true", help=w("leave out the years after the last round")
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", type=whole(w, _MOST_WORKERS), metavar="N", help=w("processes (default: one a core)")
    )
    where.add_argument(
        "--scheduler", metavar=w("ADDRESS"), help=w("play on a Dask cluster, such as tcp://host:8786")
    )
    parser.add_argument("--out", required=True, metavar=w("FILE"), help=w("where the table (CSV) is written"))
    parsing.add_table(parser, w)


def _notes(w: Translator) -> tuple[str, ...]:
    return (
        w(
            "Games have the seeds 1 to N. The table is the same with any number of workers, or on a cluster. The games "
            "themselves are kept beside the table (sweep.games.jsonl beside sweep.csv), one a line as each is done: a "
            "sweep that was stopped goes on from there when the same command is given again, and --games may be more."
        ),
        w(
            "--vary draws a figure anew for every game, evenly from A to B, in the unit of the file. KEY is its place "
            "in the file (firms.steel.purse.start), or as much of the end as tells it from others "
            "(taxes.waste_tax). Where a figure changes by year, A and B are factors on all of it."
        ),
    )


def _columns(w: Translator) -> str:
    """What stands in the table, column by column."""
    columns = {
        "round, phase": w("the round's number; play or legacy (the years nobody decides)"),
        "first_year, last_year": w("the years it covers"),
        "world": w("played (the bots), idle (if nobody acts, same luck), change (played less idle)"),
        "figure": w(
            "an indicator by its name in `run --json`, a yearly mean; or purse_eur.SEAT, the seat's purse at the "
            "round's end in EUR"
        ),
        "games": w("over how many games"),
        "p5 p25 p50 p75 p95": w("of 100 games, so many have at most this"),
    }
    wide = max(map(len, columns)) + 4
    lines = [
        textwrap.fill(text, WIDTH, initial_indent=f"  {names}".ljust(wide), subsequent_indent=" " * wide)
        for names, text in columns.items()
    ]
    return "\n".join([w("The table is a CSV file, with a row for each figure of each round."), *lines])


def command(options: argparse.Namespace) -> int:
    """Play what is not yet there, then write the table of all."""
    scenario = read_game(options.scenario, options.preset)
    asked = _asked(options, scenario)
    inputs = [located(options.scenario)]
    out = file_target("--out", options.out, inputs, beginnings(COLUMNS))
    kept = file_target("--out", out.with_suffix(".games.jsonl"), [*inputs, out], (GAMES_MARK,))
    head = heading(scenario, asked, _versions())
    try:
        stopped = _play(options, scenario, asked, kept, head)
        games = list(_first(read_games(kept, head), options.games))
        lines = table(games)
        write_whole(out, as_csv(lines, options.table).encode())
    except OSError as error:
        raise not_written(str(out), error) from error
    w = options.w
    put(sweep_summary(scenario, asked.bots, lines, w))
    if stopped:
        done = w.many(
            "Stopped. {n} game of {all} is done and kept.",
            "Stopped. {n} games of {all} are done and kept.",
            len(games),
            all=options.games,
        )
        remark(done)
        remark(w("Give the same command again to go on from there."))
        return Exit.STOPPED
    remark(w("The table is in {file}, the games in {path}.", file=out, path=kept))
    return Exit.DONE


def _play(
    options: argparse.Namespace, scenario: Scenario, asked: SweepOptions, kept: Path, head: dict[str, object]
) -> bool:
    """Play the games that are missing; whether it was stopped early."""
    done, w = _known(kept, head), options.w
    seeds = [seed for seed in range(1, options.games + 1) if seed not in done]
    if done and seeds:
        there = w.many(
            "{n} game is there already.", "{n} games are there already.", options.games - len(seeds)
        )
        remark(f"{there} {w('To go: {n}.', n=len(seeds))}")
    if not seeds:
        return False
    try:
        with (
            _workers(options, len(seeds)) as workers,
            appending(kept, head) as file,
            progress(len(seeds), w("game")) as tick,
        ):

            def keep(games: list[Game]) -> None:
                write_games(file, games)
                for _ in games:
                    tick()

            return _sweep(pack(scenario), asked, seeds, workers, keep)
    except executors.NoCluster as fault:
        raise MachineFault([fault.message]) from fault


def _sweep(
    packed: bytes,
    asked: SweepOptions,
    seeds: list[int],
    workers: executors.Workers,
    keep: Callable[[list[Game]], None],
) -> bool:
    try:
        sweep(packed, asked, seeds, workers, keep)
    except KeyboardInterrupt:
        return True
    except (BrokenExecutor, CancelledError) as error:
        gone = Message(
            "The workers are gone. What is done is kept: give the same command again, perhaps with fewer."
        )
        raise MachineFault([gone]) from error
    return False


def _known(kept: Path, head: dict[str, object]) -> dict[int, Game]:
    try:
        return read_games(kept, head)
    except OtherSweep as fault:
        what = Message(
            "It holds the games of another sweep, or of another version of the program. Write elsewhere with "
            "`--out`, or remove it."
        )
        raise InputFault([about(str(kept), what)]) from fault


def _workers(options: argparse.Namespace, games: int) -> AbstractContextManager[executors.Workers]:
    if options.scheduler:
        return executors.cluster(options.scheduler)
    return executors.local(min(options.workers or executors.usable_cores(), games))


def _asked(options: argparse.Namespace, scenario: Scenario) -> SweepOptions:
    last = len(scenario.about.rounds)
    if options.rounds is not None and options.rounds > last:
        what = Message("Write a number from {least} to {most}.", least=1, most=last)
        raise UsageFault([about(f"--rounds {options.rounds}", what)])
    try:
        varies = read_varies(options.vary, scenario)
    except BadVary as bad:
        raise UsageFault(bad.lines) from bad
    for vary in varies:
        if is_factor(vary, scenario):
            remark(
                options.w(
                    "{key} changes by year: {first} and {last} are factors on all of it.",
                    key=vary.key,
                    first=vary.low,
                    last=vary.high,
                )
            )
    return SweepOptions(options.bots, varies, options.rounds, not options.no_legacy)


def _first(games: dict[int, Game], most: int) -> Iterator[Game]:
    """The games asked for: the file may hold more."""
    return (games[seed] for seed in sorted(games) if seed <= most)


def _versions() -> dict[str, str]:
    """What decides what a game comes to."""
    return {"kierto": VERSION, "simpy": version("simpy"), "python": ".".join(map(str, sys.version_info[:2]))}
