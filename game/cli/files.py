"""The files a command looks at: where the shipped scenarios are, and how a scenario becomes a plan."""

from __future__ import annotations

import argparse
import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from game.cli.faults import Exit, InputFault, UsageFault, about, in_words, more_may_appear
from game.cli.output import put, remark
from game.cli.parsing import Parser
from game.resources import SCENARIOS, shipped_scenario
from game.session.presets import in_preset, named_presets
from game.text.translator import Translator
from game.typed.reserved import unplayable
from sim.message import Message
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.scenario.history import as_it_was, has_history
from sim.scenario.loader import load
from sim.scenario.problems import THE_FILE, FileProblem, Finding, ScenarioFault, printable
from sim.scenario.reader import read
from sim.scenario.spelling import suggestion
from sim.scenario.yaml_events import Refusal

DEFAULT_SCENARIO: Final = "kemi-tornio"
"""What is played when nothing is named."""
_PATTERN: Final = frozenset("*?[")


def shipped(scenario: str) -> Path:
    """Where a scenario that comes with Kierto lies."""
    return SCENARIOS / f"{scenario}.yaml"


def located(name: str | Path) -> str | Path:
    """The file that is meant: as it is named, or the scenario that ships under this id where no such file is here."""
    if os.path.lexists(name):
        return name
    return shipped_scenario(os.fsdecode(name)) or name


def files(parser: Parser, metavar: str, what: str) -> None:
    """The files that a command looks at, one after the other."""
    parser.add_argument("files", metavar=metavar, nargs="+", help=what)


def each_sound(options: argparse.Namespace, looked_at: Callable[[str, Translator], str]) -> int:
    """Look at every file and say what is said of it; one that is at fault is enough to fail."""
    w, status = options.w, Exit.DONE
    for file in _expanded(options.files):
        try:
            put(looked_at(file, w))
        except InputFault as fault:
            status = Exit.INPUT_AT_FAULT
            for line in fault.lines:
                remark(in_words(w, line))
    return status


def _expanded(names: Sequence[str]) -> Iterator[str]:
    """The files that are meant: where the shell leaves a pattern as it is (Windows), those that match it."""
    for name in names:
        matching = sorted(glob.glob(name)) if _PATTERN & set(name) and not os.path.lexists(name) else []
        yield from matching or [name]


def read_scenario(file: str | Path, also: Callable[[Scenario], Iterable[Finding]] = unplayable) -> Scenario:
    """A scenario from its file, or by its id where it ships. Raises InputFault with every problem on its own line.

    `also`: what is asked of a sound scenario beside what the format asks.
    """
    file = located(file)
    if (meant := meant_file(file)) is not None:
        raise InputFault(
            [_problem(file, Message("There is no such file."), Message("Did you mean `{near}`?", near=meant))]
        )
    try:
        return load(file, also)
    except ScenarioFault as fault:
        if _holds_decisions(file):
            what = Message("This is a file of decisions, not a scenario.")
            instead = Message("Write `run`, the scenario, `--decisions` and this file.")
            raise InputFault([_problem(file, what, instead)]) from fault
        more = [more_may_appear(len(fault.problems))] if fault.more else []
        raise InputFault([*fault.problems, *more]) from fault


def _problem(file: str | Path, what: Message, instead: Message) -> FileProblem:
    return FileProblem(printable(os.fsdecode(file)), 1, 1, THE_FILE, what, instead)


def meant_file(file: str | Path) -> str | None:
    """The scenario file that somebody may have meant who named one that is not there."""
    name = os.fsdecode(file)
    if not name or "\0" in name or os.path.lexists(name):
        return None
    near = [f"{name}.yaml", *(os.path.join("scenarios", path) for path in (name, f"{name}.yaml"))]
    whole = next((path for path in near if os.path.isfile(path)), None)
    folder, base = os.path.split(name)
    try:
        beside = sorted(file for file in os.listdir(folder or ".") if file.endswith((".yaml", ".yml")))
    except OSError:
        beside = []
    close = suggestion(base, beside)
    return whole or (os.path.join(folder, close) if close else None)


def _holds_decisions(file: str | Path) -> bool:
    """Whether a file that is no scenario has rounds for keys, as files of decisions have."""
    try:
        data = read(file, "").data
    except Refusal:
        return False
    return isinstance(data, dict) and bool(data) and all(isinstance(key, int) for key in data)


def read_game(file: str | Path, preset: str | None = None, history: bool = False) -> Scenario:
    """A scenario as it is played in a session of this length. Raises InputFault, UsageFault.

    `history`: what is left to chance comes when it really came, or not at all.
    """
    scenario = read_scenario(file)
    lengths = named_presets(scenario.about)
    if preset is not None and preset not in lengths:
        what = Message("The scenario is not played so. Write one of {names}.", names=", ".join(lengths))
        raise UsageFault([about(f"--preset {preset}", what)])
    if history and not has_history(scenario):
        what = Message("The scenario says of no event when it really happened.")
        raise UsageFault([about("--history", what)])
    game = in_preset(scenario, lengths[preset]) if preset is not None else scenario
    return as_it_was(game) if history else game


def read_plan(file: str | Path, preset: str | None = None, history: bool = False) -> Plan:
    """A scenario ready to be played. Raises InputFault, UsageFault."""
    return Plan(read_game(file, preset, history))
