"""A sheet as it is typed: `S2`, `S2 no`, `R3 80`, `B1 50`, `FUND 0.5`, `A1 yes`, `X5 leave`; several on one line.

Each item becomes a decision, or a sentence that says what to write instead. A later item about the same
thing replaces the earlier one.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Literal

from pydantic import ValidationError

from game.typed.codes import Handle
from game.typed.tokens import items
from sim.decisions import DECISION, Decision
from sim.plan.plan import Plan
from sim.situation import UNDER_WAY
from sim.state import State

_YES = frozenset(("yes", "y", "+", "kyllä", "k", "ja", "j", "1"))
_NO = frozenset(("no", "n", "-", "−", "ei", "e", "nej", "0"))
_LEAVE = frozenset(("leave", "end", "irti", "lämna"))
_MILLION = 1_000_000
_ALIKE = 0.4
"""how much a code must be like what was typed to be suggested (difflib's ratio)"""
_LETTER = 0.1
"""the more alike for beginning with the same letter"""
Fault = Literal["unknown", "not yours", "other"]
"""what may be said of it where nobody should see what was typed"""


@dataclass(frozen=True, slots=True)
class Unclear:
    """An item that could not be read. The places of the sentence are filled where it is shown."""

    item: str
    what: str
    """a sentence with {places}"""
    places: Mapping[str, str] = field(default_factory=dict)
    fault: Fault = "other"
    at: int = 1
    """the how many-th item of the line it was"""


@dataclass(frozen=True, slots=True)
class Read:
    """What a typed line came to."""

    decisions: tuple[Decision, ...]
    """to be put on the sheet"""
    removed: tuple[str, ...]
    """things (see `about`) to be taken off the sheet"""
    unclear: tuple[Unclear, ...]


def read_line(plan: Plan, state: State, firms: Sequence[str], codes: Mapping[str, Handle], line: str) -> Read:
    """Read what was typed for the team that runs these firms."""
    decisions: list[Decision] = []
    removed: list[str] = []
    unclear: list[Unclear] = []
    for at, item in enumerate(items(plan, codes, line), 1):
        found = _item(plan, state, firms, codes, item)
        if isinstance(found, Unclear):
            unclear.append(replace(found, at=at))
        elif isinstance(found, str):
            removed.append(found)
        else:
            decisions += found
    return Read(tuple(decisions), tuple(removed), tuple(unclear))


def put(sheet: Sequence[Decision], read: Read) -> list[Decision]:
    """A sheet with what was typed: the same thing decided again stands once, as said last."""
    fresh = {about(one) for one in read.decisions} | set(read.removed)
    kept = [one for one in sheet if about(one) not in fresh]
    last = {about(one): one for one in read.decisions}
    return [*kept, *last.values()]


def about(decision: Decision) -> str:
    """What a decision is about: two about the same thing replace each other."""
    for name in ("project", "side_stream", "need", "exchange", "measure", "call", "offer"):
        if hasattr(decision, name):
            kind = "project" if name == "project" else decision.do
            return f"{kind} {getattr(decision, name)}"
    return decision.do


def _item(
    plan: Plan, state: State, firms: Sequence[str], codes: Mapping[str, Handle], item: str
) -> list[Decision] | str | Unclear:
    code, *rest = item.split()
    words = [word.lower().rstrip("%") for word in rest if word != "%"]
    handle = codes.get(code.upper())
    if handle is None:
        near = _nearest(firms, codes, code.upper())
        if near:
            said = {"code": code, "near": near}
            return Unclear(item, "There is no code {code}. Did you mean {near}?", said, "unknown")
        return Unclear(item, "There is no code {code}.", {"code": code}, "unknown")
    if handle.firm and handle.firm not in firms and handle.what != "match":
        return Unclear(item, "{code} belongs to another team.", {"code": handle.code}, "not yours")
    try:
        return _decided(plan, state, firms, codes, handle, words, item)
    except ValidationError as fault:
        return Unclear(item, "{code}: {why}", {"code": handle.code, "why": fault.errors()[0]["msg"]})


def _nearest(firms: Sequence[str], codes: Mapping[str, Handle], typed: str) -> str:
    """The code most like what was typed: one that this team can write on its sheet, or of the same letter."""

    def alike(code: str) -> float:
        same = _LETTER * (code[0] == typed[0])
        return difflib.SequenceMatcher(None, typed, code).ratio() + same

    near = [code for code in codes if alike(code) >= _ALIKE]
    own = [code for code in near if codes[code].what != "match" and codes[code].firm in ("", *firms)]
    others = [code for code in near if code[0] == typed[0]]
    return max(own or others, key=alike, default="")


def _decided(
    plan: Plan,
    state: State,
    firms: Sequence[str],
    codes: Mapping[str, Handle],
    handle: Handle,
    words: list[str],
    item: str,
) -> list[Decision] | str | Unclear:
    match handle.what:
        case "project":
            return _project(state, codes, handle, words, item)
        case "recovery" | "blend":
            return _share(handle, words, item)
        case "fund":
            amount = _number(words)
            if amount is None:
                return Unclear(item, "Write how many million euros: {code} 0.5", {"code": handle.code})
            if amount == 0:
                return "contribute"
            return [_decision(do="contribute", amount=amount * _MILLION)]
        case "match":
            return _leave(plan, state, handle, words, item)
        case "measure":
            return _measure(plan, firms, codes, handle, words, item)


def _project(
    state: State, codes: Mapping[str, Handle], handle: Handle, words: list[str], item: str
) -> list[Decision] | str | Unclear:
    if words and words[0] in _NO:
        found = state.projects.get(handle.id)
        if found is not None and found.stage in UNDER_WAY:
            return [_decision(do="cancel", project=handle.id)]
        return f"project {handle.id}"
    asked = [word for word in words if word not in _YES]
    if not asked:
        return [_decision(do="invest", project=handle.id)]
    call = codes.get(asked[0].upper())
    if call is None or call.what != "measure":
        return Unclear(
            item, "Write {code}, {code} no, or {code} and the code of a call.", {"code": handle.code}
        )
    return [_decision(do="invest", project=handle.id, co_funding=call.id)]


def _share(handle: Handle, words: list[str], item: str) -> list[Decision] | Unclear:
    share = _number(words)
    if share is None or not 0 <= share <= 100:
        return Unclear(item, "Write a share from 0 to 100: {code} 80", {"code": handle.code})
    if handle.what == "recovery":
        return [_decision(do="set_recovery", side_stream=handle.id, share=share / 100)]
    return [_decision(do="set_blend", need=handle.id, share=share / 100)]


def _leave(plan: Plan, state: State, handle: Handle, words: list[str], item: str) -> list[Decision] | Unclear:
    match = plan.scenario.matches[handle.id]
    running = [
        key
        for key, one in state.contracts.items()
        if (one.giver, one.taker) == (match.giver, match.taker) and not one.ended
    ]
    if not words or words[0] not in _LEAVE:
        return Unclear(
            item, "Exchanges are agreed on a deal slip. To end one: {code} leave", {"code": handle.code}
        )
    if not running:
        return Unclear(item, "Nothing is exchanged on {code} now.", {"code": handle.code})
    return [_decision(do="leave_exchange", exchange=key) for key in running]


def _measure(
    plan: Plan, firms: Sequence[str], codes: Mapping[str, Handle], handle: Handle, words: list[str], item: str
) -> list[Decision] | Unclear:
    measure = plan.measures[handle.id]
    if measure.kind == "area":
        more = [codes[word.upper()].id for word in words if word.upper() in codes]
        return [_decision(do="set_priority_areas", areas=[handle.id, *more])]
    if measure.begins == "by vote":
        if words and words[0] in _NO:
            return [_decision(do="vote", measure=handle.id, in_favour=False)]
        return [_decision(do="vote", measure=handle.id, in_favour=True)]
    projects = [
        codes[word.upper()].id
        for word in words
        if word.upper() in codes and codes[word.upper()].what == "project"
    ]
    partners = [word for word in words if word in plan.firms and word not in firms]
    own = [word for word in words if word in firms]
    unknown = [
        word for word in words if word.upper() not in codes and word not in plan.firms and word not in _YES
    ]
    if unknown:
        return Unclear(
            item, "{code}: {word} is neither a project nor a firm.", {"code": handle.code, "word": unknown[0]}
        )
    plain: dict[str, object] = {"do": "apply", "call": handle.id, "projects": projects, "partners": partners}
    if own:
        plain["firm"] = own[0]
    return [DECISION.validate_python(plain)]


def _decision(**plain: object) -> Decision:
    return DECISION.validate_python(plain)


def _number(words: Sequence[str]) -> Decimal | None:
    """A number with a point or a comma; None if there is none."""
    if not words:
        return None
    try:
        found = Decimal(words[0].replace(",", ".").removesuffix("m"))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
