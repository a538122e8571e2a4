"""Tables to type at: the scenarios that ship, as they open, and what a typed line comes to in few words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from game.resources import SCENARIOS
from game.typed.codes import code_of, handles
from game.typed.entry import Table, read_entry
from game.typed.slip_parser import TypedSlip, is_slip, read_slip
from sim.decisions import (
    Apply,
    Contribute,
    Decision,
    Invest,
    SetBlend,
    SetPriorityAreas,
    SetRecovery,
    SetTreatment,
    Vote,
)
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.scenario.loader import load

_OFF = {"contribute": "no FUND"}


@cache
def table(scenario: str = "kemi-tornio") -> Table:
    plan = Plan(load(SCENARIOS / f"{scenario}.yaml"))
    return Table(plan, opening_state(plan), plan.seats, handles(plan))


def firms_of(at: Table, team: str) -> tuple[str, ...]:
    return tuple(at.seats[team])


def told(at: Table, team: str, line: str) -> str:
    """What a line comes to, item by item; `asked` where it is refused."""
    if is_slip(at.codes, line):
        slip = read_slip(at.plan, at.codes, line)
        return "asked" if slip.unclear else ", ".join(_slip(at, slip))
    read = read_entry(at, firms_of(at, team), line)
    if read.unclear:
        assert read.decisions == ()
        assert read.removed == ()
        return "asked"
    removed = [_removed(at, thing) for thing in read.removed]
    return "; ".join(sorted([*(_decision(at, decision) for decision in read.decisions), *removed]))


def _decision(at: Table, decision: Decision) -> str:
    codes = at.codes
    match decision:
        case Invest(project=project, co_funding=call):
            with_call = f" by {code_of(codes, 'measure', call)}" if call else ""
            return code_of(codes, "project", project) + with_call
        case SetRecovery(side_stream=key, share=share):
            return f"{code_of(codes, 'recovery', key)} {_plain(share * 100)} %"
        case SetBlend(need=key, share=share):
            return f"{code_of(codes, 'blend', key)} {_plain(share * 100)} %"
        case SetTreatment(treatment=key, runs_for=runs_for):
            return f"{code_of(codes, 'treatment', key)} {runs_for}"
        case Contribute(amount=amount):
            return f"FUND {_plain(amount)}"
        case Vote(measure=measure, in_favour=in_favour):
            return f"{code_of(codes, 'measure', measure)} {'for' if in_favour else 'against'}"
        case Apply(call=call, projects=projects):
            named = " ".join(code_of(codes, "project", project) for project in projects)
            return f"{code_of(codes, 'measure', call)} for {named}"
        case SetPriorityAreas(areas=areas):
            return " ".join(code_of(codes, "measure", area) for area in areas)
        case _:
            return decision.do


def _removed(at: Table, thing: str) -> str:
    kind, _, key = thing.partition(" ")
    whats = {"project": "project", "apply": "measure"}
    return _OFF.get(kind) or f"no {code_of(at.codes, whats[kind], key)}"  # type: ignore[arg-type]


def _slip(at: Table, slip: TypedSlip) -> Iterator[str]:
    for match in slip.matches:
        code = code_of(at.codes, "match", match)
        changes = [change for change in slip.changes if change.match == match]
        yield " ".join([code, ", ".join(_change(*change[1:]) for change in changes)]).strip()
    if slip.takers_share is not None:
        yield f"takers {_plain(slip.takers_share * 100)} %"
    for project in slip.builds:
        code = code_of(at.codes, "project", project)
        carried = [advance for advance in slip.advances if advance.project == project]
        ways = [
            f" {min(advance.firms)} {'lends' if advance.repaid_years else 'pays'} {_plain(advance.share * 100)} %"
            + (f" {advance.repaid_years} y" if advance.repaid_years else "")
            for advance in carried
        ]
        yield code + "".join(ways)


def _change(what: str, value: Decimal | str | bool | None, unit: str) -> str:
    if value is None:
        return "fair"
    if not isinstance(value, Decimal):
        return f"{what} {value}"
    if what not in ("most", "price", "years"):
        return f"{what} {_plain(value)} {unit}".strip()
    return f"{_plain(value)} {({'price': '€', 'years': 'y'} | {'most': unit})[what]}".strip()


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
