"""`search`: looks for better games of a scenario, and says what no game can go beyond."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Final

from game.atomic_write import write_whole
from game.bots.strategy import COOPERATIVE, Strategy
from game.cli.faults import Exit, InputFault, MachineFault, about, not_written
from game.cli.files import located, read_plan
from game.cli.output import file_target, put, remark
from game.cli.parsing import Commands, Parser, preset, scenario, whole
from game.experiments import executors
from game.experiments.search.best_known import BestKnown, as_session, best_known, read_best, typical_seed
from game.experiments.search.search import FIRST_SEED, SearchState, search
from game.experiments.search.upper_bound import NoSolver, UpperBound, upper_bound
from game.outputs.search_summary import search_summary
from game.session.errors import SessionError
from game.text.translator import Translator
from sim.message import Message
from sim.plan.plan import Plan

BEST_MARK: Final = '"headline_by_seed"'
"""stands in every file of a search's figures"""
_MOST_MINUTES: Final = 10_000
_MOST_SEEDS: Final = 1000
_MOST_TRIES: Final = 1_000_000
_SECONDS: Final = 60


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "search",
        command,
        examples=("search tutorial --minutes 1 --out best.kierto", "search kemi-tornio --out best.kierto"),
        notes=(
            w(
                "All seats are played by bots that look at the whole. Their settings and the order in which they "
                "build are changed, and what cuts the use of new material further is kept, in the mean of several "
                "lucks. Ctrl-C ends the search; what was found is written."
            ),
            w(
                "The session holds the game under the luck nearest to the mean, ready to be replayed. Its figures "
                "stand beside it (best.json beside best.kierto)."
            ),
            w(
                "The upper bound is a linear programme of the last year's flows, solved by HiGHS (search extra). It "
                "leaves out money, time, permits, transport, grades and luck."
            ),
        ),
    )
    scenario(parser, w)
    preset(parser, w)
    _add_limits(parser, w)


def _add_limits(parser: Parser, w: Translator) -> None:
    """How long it looks, how thoroughly, and where the game goes."""
    parser.add_argument(
        "--minutes", type=whole(w, _MOST_MINUTES), default=10, metavar="N", help=w("how long (default 10)")
    )
    parser.add_argument(
        "--tries",
        type=whole(w, _MOST_TRIES),
        metavar="N",
        help=w("end after so many tries, if that is sooner"),
    )
    parser.add_argument(
        "--seeds", type=whole(w, _MOST_SEEDS), default=8, metavar="N", help=w("lucks to rank by (default 8)")
    )
    parser.add_argument(
        "--workers", type=whole(w, _MOST_SEEDS), metavar="N", help=w("processes (default: one a core)")
    )
    parser.add_argument(
        "--from",
        dest="begin",
        metavar=w("FILE"),
        help=w("begin with what an earlier search found (best.json)"),
    )
    parser.add_argument(
        "--out", required=True, metavar=w("SESSION"), help=w("where the best game is written (.kierto)")
    )


def command(options: argparse.Namespace) -> int:
    """Search, then write what was found, however the search ended."""
    plan, w = read_plan(options.scenario, options.preset), options.w
    inputs = [located(options.scenario), *([options.begin] if options.begin else [])]
    out = file_target("--out", options.out, inputs)
    beside = file_target("--out", out.with_suffix(".json"), [*inputs, out], (BEST_MARK,))
    start = _start(options.begin) if options.begin else COOPERATIVE
    try:
        bound = upper_bound(plan)
    except NoSolver as fault:
        raise MachineFault([fault.message]) from fault
    seeds = tuple(range(FIRST_SEED, FIRST_SEED + options.seeds))
    with executors.local(min(options.workers or executors.usable_cores(), len(seeds))) as workers:
        state = _searched(options, search(plan, seeds, workers, start), bound)
    known = best_known(plan, seeds, state, bound)
    _write(plan, known, out, beside)
    put(search_summary(known, w))
    remark(w("The game is in {file}, its figures in {path}.", file=out, path=beside))
    return Exit.DONE


def _start(file: str) -> Strategy:
    """How the best game of an earlier search is played. Raises InputFault."""
    before = read_best(Path(file))
    if before is None:
        what = Message(
            "It holds no figures of a search. Name the .json that `search` wrote beside its session."
        )
        raise InputFault([about(file, what)])
    return before.settings


def _searched(options: argparse.Namespace, tries: Iterator[SearchState], bound: UpperBound) -> SearchState:
    """What was found when time was up, or when it was stopped."""
    begun, w = monotonic(), options.w
    state = next(tries)
    _tell(w, 0, state, bound)
    try:
        while state.tries != options.tries and monotonic() - begun < options.minutes * _SECONDS:
            reached = next(tries)
            if reached.best is not state.best:
                _tell(w, int(monotonic() - begun) // _SECONDS, reached, bound)
            state = reached
    except KeyboardInterrupt:
        remark(w("Stopped. What was found is written."))
    return state


def _tell(w: Translator, minute: int, state: SearchState, bound: UpperBound) -> None:
    remark(
        w(
            "Minute {minute}, try {n}: {share} less new material. At most {most} could be.",
            minute=minute,
            n=state.tries,
            share=w.percent(state.best.cut),
            most=w.percent(bound.cut),
        )
    )


def _write(plan: Plan, known: BestKnown, out: Path, beside: Path) -> None:
    session = as_session(plan, known.settings, typical_seed(known))
    try:
        session.write_to(out)
        write_whole(beside, (known.model_dump_json(indent=1) + "\n").encode())
    except SessionError as fault:
        raise MachineFault([fault.message]) from fault
    except OSError as error:
        raise not_written(str(beside), error) from error
