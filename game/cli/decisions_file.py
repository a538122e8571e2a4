"""Decisions files: what teams decide, round by round, written down before the game.

    2:                      # round
      town:                 # a team, or one firm
        - {do: invest, project: town_pipe}

A project may be named by the code on its card. Read as safely as a scenario; what is wrong is said with
its line. What only the game can tell (a purse too small, a card that has expired) is said the same way
once the round has been tried.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.cli.decision_ids import Ids
from game.cli.decision_numbers import two_readings
from game.cli.decisions_table import DecisionsTable, is_table, read_table
from game.cli.faults import InputFault, Line, more_may_appear
from game.cli.files import meant_file
from game.experiments.whole_game import Act
from sim.decisions import DECISIONS_FILE, DealExchange, DealProject, Decision, PaidBy
from sim.message import Message
from sim.plan.plan import Plan
from sim.rules.objection import Objection
from sim.scenario.explain import explain
from sim.scenario.problems import (
    MOST_PROBLEMS,
    FileProblem,
    Finding,
    Sentence,
    Where,
    field_name,
    printable,
    quoted,
)
from sim.scenario.reader import Document, content, parse
from sim.scenario.spelling import suggestion
from sim.scenario.yaml_events import Refusal

Sheets = Mapping[str, Sequence[Decision]]

_DECISIONS: Final[tuple[type[BaseModel], ...]] = get_args(get_args(Decision)[0])
_FORMS: Final = {str(get_args(form.model_fields["do"].annotation)[0]): form for form in _DECISIONS}
"""What a decision does → its form."""
_INSIDE: Final = (DealExchange, DealProject, PaidBy)
_LONGEST_SHEET: Final = 200
"""Decisions; nobody decides more in a round."""
_REMEDY: Final = Message("Name a text with rounds, teams and their decisions, as `run --help` shows it.")
_FIRST: Final = Message("Begin with a round (`1:`), a team or firm below it, and its decisions below that.")
_A_SCENARIO: Final = Finding(("format",), "This is a scenario, not a file of decisions.", _REMEDY)
_OURS: Final[Mapping[str, tuple[Sentence, Sentence]]] = {
    "The file is not a group of keys.": (Message("The file does not begin with a round."), _FIRST),
    "The file is empty.": (Message("The file is empty."), _FIRST),
}
"""Complaint of the reader → what is wrong with a file of decisions, and what to write."""
_NAMES: Final = 2
"""Steps from the file to a sheet: round, decider."""
_ON_SHEET: Final = 3
"""Steps to one decision: round, decider, place on the sheet."""


@dataclass(frozen=True)
class DecisionsFile:
    """The sheets of every round, and where each decision stands in its file."""

    sheets: Mapping[int, Sheets]
    document: Document | DecisionsTable
    before: Mapping[int, Sequence[Act]] = field(default_factory=dict)
    """round → what is done before the sheets are handed in"""

    def problem(self, finding: Finding) -> FileProblem:
        """A finding as a line that names its place in the file."""
        return _problem(self.document, finding)

    def refused(self, number: int, objections: Iterable[Objection]) -> list[Line]:
        """What the rules say against decisions of a round; those of later rounds they have not seen yet."""
        lines: list[Line] = [
            self.problem(
                Finding((number, objection.decider, objection.index), objection.what, objection.instead)
            )
            for objection in objections
        ]
        later = any(any(sheets.values()) for at, sheets in self.sheets.items() if at > number)
        return [*lines, more_may_appear(len(lines))] if later else lines


def read_decisions(file: str, plan: Plan, deciders: Collection[str] | None = None) -> DecisionsFile:
    """Read a decisions file for a scenario. Raises InputFault with every problem on its own line.

    `deciders`: whose sheets may stand in it; left out: the scenario's seats, and firms.
    """
    known = everybody(plan) if deciders is None else deciders
    name = printable(os.fsdecode(file))
    try:
        raw = content(file)
        if is_table(raw):
            table = read_table(raw, name, plan, known)
            return DecisionsFile(table.sheets, table, table.before)
        document = parse(raw, name)
    except Refusal as refusal:
        if (meant := meant_file(file)) is not None:
            refusal = Refusal(refusal.what, Message("Did you mean `{near}`?", near=printable(meant)))
        raise InputFault([_refusal(refusal, name)]) from refusal
    if isinstance(document.data, dict) and "format" in document.data:
        raise InputFault([_problem(document, _A_SCENARIO)])
    ids = Ids(plan)
    data = ids.meant(document.data)
    problems = [
        FileProblem(name, line, column, _field(finding.where), finding.what, finding.instead)
        for line, column, finding in document.findings
    ]
    problems += [
        _problem(document, finding) for finding in (*two_readings(data), *_findings(data, plan, ids, known))
    ]
    if problems:
        raise InputFault(_listed(problems))
    return DecisionsFile(DECISIONS_FILE.validate_python(data), document)


def everybody(plan: Plan) -> frozenset[str]:
    """The scenario's seats, and the firms inside the cluster."""
    return frozenset((*plan.seats, *(key for key, firm in plan.firms.items() if not firm.outside)))


def _listed(problems: list[FileProblem]) -> list[Line]:
    """Each problem once, by line; of very many the first, and how many there are.

    The rules have not been asked yet, so there may be more.
    """
    lines = sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column))
    if len(lines) <= MOST_PROBLEMS:
        return [*lines, more_may_appear(len(lines))]
    cut = Message("These are the first {n} of {all} problems.", n=MOST_PROBLEMS, all=len(lines))
    return [*lines[:MOST_PROBLEMS], cut]


def _refusal(refusal: Refusal, name: str) -> FileProblem:
    """What the reader says; where its remedy is one for scenarios, ours."""
    remedy = _REMEDY if "scenario" in str(refusal.instead) else refusal.instead
    what, instead = _OURS.get(str(refusal.what), (refusal.what, remedy))
    return FileProblem(name, refusal.line, refusal.column, _field(refusal.where), what, instead)


def _problem(document: Document | DecisionsTable, finding: Finding) -> FileProblem:
    line, column = document.position(finding.where)
    return FileProblem(document.name, line, column, _field(finding.where), finding.what, finding.instead)


def _field(where: Where) -> str:
    """`2.harbour[1].project`: round and team are names, even where they are numbers."""
    return field_name((*map(str, where[:_NAMES]), *where[_NAMES:]))


def _findings(data: object, plan: Plan, ids: Ids, deciders: Collection[str]) -> Iterator[Finding]:
    """Everything wrong with what is decided; nothing is said about what stands below a wrong key."""
    rounds = data if isinstance(data, dict) else {}
    wrong = dict(_wrong_keys(rounds, plan, deciders))
    yield from wrong.values()
    rest = _without(rounds, wrong)
    unknown = {finding.where: finding for finding in _unknown_ids(rest, ids)}
    yield from unknown.values()
    try:
        DECISIONS_FILE.validate_python(rest)
    except ValidationError as fault:
        explained = (_explained(error, data) for error in fault.errors(include_url=False))
        yield from (finding for finding in explained if finding.where not in unknown)


def _unknown_ids(rounds: Mapping[object, object], ids: Ids) -> Iterator[Finding]:
    """Ids in decisions that nothing has."""
    for number, sheets in rounds.items():
        for decider, sheet in sheets.items() if isinstance(sheets, dict) else ():
            for at, decision in enumerate(sheet) if isinstance(sheet, list) else ():
                if isinstance(number, int) and isinstance(decision, dict):
                    yield from ids.unknown(decision, (number, decider, at))


def _without(rounds: Mapping[object, object], wrong: Container[Where]) -> dict[object, object]:
    """The rounds and sheets that nothing has been said about yet."""
    left: dict[object, object] = {}
    for number, sheets in rounds.items():
        if (number,) in wrong:
            continue
        left[number] = sheets
        if isinstance(sheets, dict):
            left[number] = {key: sheet for key, sheet in sheets.items() if (number, key) not in wrong}
    return left


def _wrong_keys(
    rounds: Mapping[object, object], plan: Plan, deciders: Collection[str]
) -> Iterator[tuple[Where, Finding]]:
    """Rounds that the game does not have, teams and firms that nobody is, sheets that nobody wrote."""
    last = len(plan.scenario.about.rounds)
    for number, sheets in rounds.items():
        place: Where = (number,) if isinstance(number, int | str) else ()
        if not isinstance(number, int) or not 1 <= number <= last:
            yield place, _no_round(place, number, last)
            continue
        for decider, sheet in sheets.items() if isinstance(sheets, dict) else ():
            where = (number, decider)
            if decider not in deciders:
                yield where, _nobody(where, decider, deciders)
            elif isinstance(sheet, list) and len(sheet) > _LONGEST_SHEET:
                most = Message("Write {most} at most.", most=_LONGEST_SHEET)
                yield where, Finding(where, "There are too many decisions here.", most)


def _no_round(where: Where, number: object, last: int) -> Finding:
    what = Message("The scenario has no round {name}.", name=quoted(number))
    if last == 1:
        return Finding(where, what, "Write 1, without quotes.")
    return Finding(where, what, Message("Write a whole number from 1 to {last}, without quotes.", last=last))


def _nobody(where: Where, decider: object, known: Collection[str]) -> Finding:
    close = suggestion(decider, sorted(known))
    instead = Message("Write one of: {names}.", names=", ".join(sorted(known)))
    if close:
        instead = Message("Write `{near}`.", near=close)
    return Finding(where, Message("There is no team or firm {name}.", name=quoted(decider)), instead)


def _explained(error: ErrorDetails, data: object) -> Finding:
    """Pydantic's complaint in plain words. Its place holds the form's name, which the file does not."""
    place = error["loc"]
    where = (*place[:_ON_SHEET], *place[_ON_SHEET + 1 :])
    form = _FORMS.get(str(place[_ON_SHEET])) if len(place) > _ON_SHEET else None
    if error["type"] in ("union_tag_invalid", "union_tag_not_found"):
        return _unknown_form(where, error)
    if error["type"] == "extra_forbidden":
        return _unknown_key(where, form)
    if len(place) <= _ON_SHEET:
        return _misshapen(where, error["input"])
    return explain(ErrorDetails(**{**error, "loc": where}), data)


def _misshapen(where: Where, given: object) -> Finding:
    """Something else than a group of keys below a round, a list below a team, a group on the list."""
    what = quoted(given, begins=True)
    if len(where) < _NAMES:
        here = Message("{given} is no team or firm.", given=what)
        if given is None:
            here = Message("Nothing stands below round {round}.", round=where[0])
        return Finding(where, here, "Write a team or firm below the round, and its decisions below that.")
    if len(where) < _ON_SHEET:
        here = Message("{given} is not a list of decisions.", given=what)
        if given is None:
            here = Message("Nothing is decided here.")
        return Finding(where, here, "Write each decision below it with a `-` before it: `- do: …`.")
    here = Message("{given} is not a decision.", given=what)
    if given is None:
        here = Message("A decision is missing here.")
    known = str(given) if str(given) in _FORMS else "…"
    return Finding(where, here, Message("Write `- do: {what}`, and below it what belongs to it.", what=known))


def _unknown_form(where: Where, error: ErrorDetails) -> Finding:
    given = error["input"].get("do") if isinstance(error["input"], dict) else None
    close = suggestion(given, _FORMS) if given is not None else None
    what = Message("There is no decision {name}.", name=quoted(given))
    if given is None:
        what = Message("This decision does not say what to do.")
    instead = Message("Write `do:` and one of: {names}.", names=", ".join(_FORMS))
    if close:
        instead = Message("Write `do: {near}`.", near=close)
    return Finding(where, what, instead)


def _unknown_key(where: Where, form: type[BaseModel] | None) -> Finding:
    forms: list[type[BaseModel]] = [*_INSIDE, *([form] if form else [])]
    known = {name for form in forms for name in form.model_fields}
    close = suggestion(where[-1], sorted(known))
    instead = Message("Take it out.")
    if close:
        instead = Message("Write `{near}`, or take it out.", near=close)
    return Finding(where, Message("There is no key {name} here.", name=quoted(where[-1])), instead)
