"""A sheet as it is typed: `S2`, `S2 no`, `R3 80`, `B1 50`, `FUND 0.5`, `A1 yes`, `X5 leave`; several on one line.

Each item becomes a decision, or two sentences: what is wrong, and what to write instead. A line in which one item
is refused decides nothing. A later item about the same thing replaces the earlier one.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pydantic import ValidationError

from game.typed.codes import Handle, What
from game.typed.firm_names import firms_named, names_of_firms
from game.typed.numbers import plainly
from game.typed.sums import take_sum
from game.typed.tokens import Tokens, grouped, single
from game.typed.unclear import NotReadError, Unclear, asked, marked, not_read
from game.typed.vocabulary import means
from sim.decisions import DECISION, Decision
from sim.plan.plan import Plan
from sim.rules.pledge import due_of
from sim.situation import UNDER_WAY
from sim.state import State
from sim.units import CENTS

_MOST_AREAS: Final = 2
_ALIKE: Final = 0.4
"""how much a code must be like what was typed to be suggested (difflib's ratio)"""
_LETTER: Final = 0.1
"""the more alike for beginning with the same letter"""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """What a typed line came to."""

    decisions: tuple[Decision, ...] = ()
    """to be put on the sheet"""
    removed: tuple[str, ...] = ()
    """things (see `about`) to be taken off the sheet"""
    unclear: tuple[Unclear, ...] = ()
    """what could not be read: then there is nothing else"""


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """Whose sheet it is, and what codes mean on it."""

    plan: Plan
    state: State
    firms: Sequence[str]
    codes: Mapping[str, Handle]


def _decision(**plain: object) -> Decision:
    return DECISION.validate_python(plain)


Made = list[Decision] | str
"""The decisions of an item, or the thing (see `about`) that it takes off the sheet"""


def read_line(
    plan: Plan, state: State, firms: Sequence[str], codes: Mapping[str, Handle], line: str
) -> TypedLine:
    """Read what was typed for the team that runs these firms: all of it, or nothing."""
    sheet = TypedSheet(plan, state, firms, codes)
    decisions: list[Decision] = []
    removed: list[str] = []
    unclear: list[Unclear] = []
    groups = grouped(plan, codes, line)
    numbered = enumerate(((item, group[place:]) for group in groups for place, item in enumerate(group)), 1)
    for at, (item, rest) in numbered:
        try:
            made = _item(sheet, item)
            _ask_whose_no(sheet, made, rest)
        except NotReadError as fault:
            unclear.append(fault.about(item, at))
            continue
        fresh = {made} if isinstance(made, str) else {about(decision) for decision in made}
        removed = [thing for thing in removed if thing not in fresh]
        decisions = [decision for decision in decisions if about(decision) not in fresh]
        if isinstance(made, str):
            removed.append(made)
        else:
            decisions += made
    return TypedLine(unclear=tuple(unclear)) if unclear else TypedLine(tuple(decisions), tuple(removed))


def put(sheet: Sequence[Decision], read: TypedLine) -> list[Decision]:
    """A sheet with what was typed: the same thing decided again stands once, as said last."""
    fresh = {about(decision) for decision in read.decisions} | set(read.removed)
    return [*(decision for decision in sheet if about(decision) not in fresh), *read.decisions]


def about(decision: Decision) -> str:
    """What a decision is about: two about the same thing replace each other."""
    for name in ("project", "side_stream", "need", "treatment", "exchange", "measure", "call", "offer"):
        if hasattr(decision, name):
            kind = "project" if name == "project" else decision.do
            return f"{kind} {getattr(decision, name)}"
    return decision.do


def _item(sheet: TypedSheet, item: str) -> Made:
    tokens = Tokens(sheet.codes, item)
    code = item.split()[0]
    handle = tokens.code(*_READERS)
    if handle is None:
        raise _unknown(sheet, code)
    if handle.firm and handle.firm not in sheet.firms and handle.what != "match":
        raise not_read("{code} belongs to another team.", "Leave it to them.", "not yours", code=handle.code)
    try:
        return _READERS[handle.what](sheet, handle, tokens)
    except ValidationError as fault:
        raise not_read(
            "{code} cannot be read like this.", "Write it again, item by item.", code=handle.code
        ) from fault


def _ask_whose_no(sheet: TypedSheet, made: Made, rest: Sequence[str]) -> None:
    """Whether the no of `A1 A2 no` or `S2 S4 no` is about one or both is asked: it is not guessed."""
    if len(rest) == 1 or " " in rest[0] or isinstance(made, str):
        return
    handle, beside = Tokens(sheet.codes, rest[0]).code(*_READERS), Tokens(sheet.codes, rest[1])
    if handle is not None and beside.code(handle.what) and means(word := beside.next, "no"):
        raise not_read(
            "“{typed}” may mean {one} or {typed} yes.",
            "Write {one} or {typed} yes.",
            typed=rest[0],
            one=f"{rest[0]} {word}",
        )


def _unknown(sheet: TypedSheet, code: str) -> NotReadError:
    if near := _nearest(sheet, code.upper()):
        return not_read("There is no code {code}.", "Did you mean {near}?", "unknown", code=code, near=near)
    return not_read("There is no code {code}.", "Read it on the card again.", "unknown", code=code)


def _nearest(sheet: TypedSheet, typed: str) -> str:
    """The code most like what was typed: one that this team can write on its sheet, or of the same letter."""

    def alike(code: str) -> float:
        return difflib.SequenceMatcher(None, typed, code).ratio() + _LETTER * (code[0] == typed[0])

    near = [code for code in sheet.codes if alike(code) >= _ALIKE]
    on_sheets = [code for code in near if sheet.codes[code].what != "match"]
    own = [code for code in on_sheets if sheet.codes[code].firm in ("", *sheet.firms)]
    others = [code for code in near if code[0] == typed[0]]
    return max(own or others, key=alike, default="")


# -- one kind of code each ------------------------------------------------------------------------


def _project(sheet: TypedSheet, handle: Handle, tokens: Tokens) -> Made:
    write = marked("Write {code}, {code} no, or {code} and the code of a call.")
    if tokens.word("no"):
        tokens.end(write, code=handle.code)
        begun = sheet.state.projects.get(handle.id)
        if begun is not None and begun.stage in UNDER_WAY:
            return [_decision(do="cancel", project=handle.id)]
        return f"project {handle.id}"
    tokens.word("yes")
    call = tokens.code("measure")
    tokens.word("yes")
    tokens.end(write, code=handle.code)
    return [_decision(do="invest", project=handle.id, co_funding=call.id if call else None)]


def _share(sheet: TypedSheet, handle: Handle, tokens: Tokens) -> Made:
    write = marked("Write a share from 0 to 100: {code} 80")
    figure = tokens.figure()
    if figure is None:
        raise not_read("{code} needs a share.", write, code=handle.code)
    share, in_percent = single(figure, "%"), tokens.word("percent")
    tokens.end(write, code=handle.code)
    if not 0 <= share <= 100:
        raise not_read("“{typed}” is no share.", write, typed=figure.text, code=handle.code)
    if 0 < share < 1 and not in_percent:
        first, other = (f"{handle.code} {plainly(number)} %" for number in (share, share * 100))
        raise asked(figure.text, first, other)
    if handle.what == "recovery":
        return [_decision(do="set_recovery", side_stream=handle.id, share=share / 100)]
    return [_decision(do="set_blend", need=handle.id, share=share / 100)]


def _treatment(sheet: TypedSheet, handle: Handle, tokens: Tokens) -> Made:
    write = marked("Write {code} all, to treat also what is thrown away afterwards, or {code} takers.")
    treats_all = tokens.word("all") or tokens.word("yes")
    if not (treats_all or tokens.word("takers") or tokens.word("no")):
        raise not_read("{code} needs a word.", write, code=handle.code)
    tokens.end(write, code=handle.code)
    runs_for = "disposal" if treats_all else "outlets"
    return [_decision(do="set_treatment", treatment=handle.id, runs_for=runs_for)]


def _fund(sheet: TypedSheet, handle: Handle, tokens: Tokens) -> Made:
    write = marked("Write how many million euros: {code} 0.5")
    due = due_of(sheet.plan, sheet.state, sheet.firms)
    if due and (not tokens or tokens.word("yes")):
        tokens.end(write, code=handle.code)
        return [_decision(do="contribute", amount=Decimal(due) / CENTS)]
    if tokens.word("no"):
        tokens.end(write, code=handle.code)
        return "contribute"
    amount = take_sum(tokens, write, handle.code)
    if amount < 0:
        raise not_read("Nobody can take money out of the fund.", write, code=handle.code)
    return [_decision(do="contribute", amount=amount)] if amount else "contribute"


def _leave(sheet: TypedSheet, handle: Handle, tokens: Tokens) -> Made:
    write = marked("To end it, write {code} leave; to agree on it, begin a deal slip with it.")
    if not tokens.word("leave"):
        raise not_read("Exchanges are agreed on a deal slip.", write, code=handle.code)
    tokens.end(write, code=handle.code)
    match = sheet.plan.scenario.matches[handle.id]
    running = [
        key
        for key, contract in sheet.state.contracts.items()
        if (contract.giver, contract.taker) == (match.giver, match.taker) and not contract.ended
    ]
    if not running:
        raise not_read("Nothing is exchanged on {code} now.", "Leave it out.", code=handle.code)
    return [_decision(do="leave_exchange", exchange=key) for key in running]


def _measure(sheet: TypedSheet, handle: Handle, tokens: Tokens) -> Made:
    measure = sheet.plan.measures[handle.id]
    if measure.kind == "area":
        return _areas(sheet, handle, tokens)
    if measure.begins == "by vote":
        against = tokens.word("no")
        if not against:
            tokens.word("yes")
        tokens.end(marked("Write {code} yes or {code} no."), code=handle.code)
        return [_decision(do="vote", measure=handle.id, in_favour=not against)]
    return _application(sheet, handle, tokens)


def _areas(sheet: TypedSheet, handle: Handle, tokens: Tokens) -> Made:
    write = marked("Write at most two areas: {code} and another code.")
    areas = [handle.id]
    tokens.word("yes")
    while (other := tokens.code("measure")) is not None:
        areas.append(other.id)
    tokens.end(write, code=handle.code)
    others = [key for key in areas if sheet.plan.measures[key].kind != "area"]
    if others or len(areas) > _MOST_AREAS:
        raise not_read("These are not two areas.", write, code=handle.code)
    return [_decision(do="set_priority_areas", areas=areas)]


def _application(sheet: TypedSheet, handle: Handle, tokens: Tokens) -> Made:
    """Projects and firms in any order; the first firm of the team's own leads."""
    if tokens.word("no"):
        tokens.end(marked("Write {code} or {code} no."), code=handle.code)
        return f"apply {handle.id}"
    names = names_of_firms(sheet.plan)
    projects: list[str] = []
    own: list[str] = []
    partners: list[str] = []
    while tokens:
        project = tokens.code("project")
        meant, words = firms_named(names, tokens.left)
        if project is not None:
            projects.append(project.id)
        elif len(meant) == 1:
            (own if meant & set(sheet.firms) else partners).extend(meant)
            del tokens.left[:words]
        elif not (tokens.word("yes") or tokens.sign("+")):
            tokens.end(marked("Write {code}, then codes of projects or names of firms."), code=handle.code)
    plain: dict[str, object] = {"do": "apply", "call": handle.id, "projects": projects, "partners": partners}
    return [DECISION.validate_python(plain | ({"firm": own[0]} if own else {}))]


_READERS: Final[Mapping[What, Callable[[TypedSheet, Handle, Tokens], Made]]] = {
    "project": _project,
    "recovery": _share,
    "blend": _share,
    "treatment": _treatment,
    "fund": _fund,
    "match": _leave,
    "measure": _measure,
}
