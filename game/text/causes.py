"""Causes in words: why something was thrown away, or bought new. The one table of them, in every language.

A sentence says what stopped a tonne, not that the tonne is free without it.
"""

from __future__ import annotations

from collections.abc import Callable

from game.text.translator import Translator
from sim.causes import Cause
from sim.effects import STANDING, Effects
from sim.indicators.why import NOT_DELIVERED
from sim.plan.plan import Plan
from sim.rules.names import measure_name, project_name, readable, thing_name
from sim.situation import stage_of
from sim.state import State


def cause_text(plan: Plan, state: State, w: Translator, cause: str, culprit: str) -> str:
    """A cause with its culprit as a sentence: "Steelworks, Slag: no deal."."""
    if cause == Cause.SHARE_LIMIT:
        return w("Nothing here can replace it")
    what = thing_name(plan, culprit, state, w.language) if culprit else ""
    pattern = _patterns(w).get(cause)
    if pattern is None or not what:
        return what or (w("No deal") if cause == Cause.NO_PARTNER else readable(cause))
    return pattern(what)


def waits_text(plan: Plan, state: State, w: Translator, cause: str, culprit: str) -> str:
    """What a deal would have to wait for, where there is none and nothing to give yet; empty elsewhere."""
    return _waits_for(plan, state, w, culprit) if cause == Cause.NO_PARTNER else ""


def _patterns(w: Translator) -> dict[str, Callable[[str], str]]:
    """Cause → the sentence about it, given the culprit."""
    return {
        Cause.NOT_NEEDED: lambda what: w("{what}: no more is needed.", what=what),
        Cause.NOT_COLLECTED: lambda what: w("{what}: not collected.", what=what),
        Cause.OFF_SPEC: lambda what: w("{what}: failed its test.", what=what),
        Cause.RESIDUE: lambda what: w("{what}: left over by a treatment.", what=what),
        Cause.NO_PARTNER: lambda what: w("{what}: no deal.", what=what),
        Cause.NOT_BUILT: lambda what: w("{what}: not built yet.", what=what),
        Cause.CONTRACT_ENDED: lambda what: w("{what}: the contract has ended.", what=what),
        Cause.PARTNER_CLOSED: lambda what: w("{what}: the partner has closed.", what=what),
        Cause.CONTRACT_CAP: lambda what: w("{what}: the contract allows no more.", what=what),
        Cause.CONTENT_LIMIT: lambda what: w(
            "{what}: more would break a limit on what may be in it.", what=what
        ),
        Cause.BLEND_SETTING: lambda what: w("{what}: the firm allows no more in its mix.", what=what),
        Cause.TAKER_DOWN: lambda what: w("{what}: the taker's production stood still.", what=what),
        Cause.GIVER_DOWN: lambda what: w("{what}: the giver's production stood still.", what=what),
        Cause.TAKER_FULL: lambda what: w("{what}: the taker's store was full.", what=what),
        Cause.CARRIER_BUSY: lambda what: w("{what}: no vehicle was free.", what=what),
        Cause.GIVER_SHORT: lambda what: w("{what}: the giver had no more.", what=what),
        Cause.STORE_FULL: lambda what: w("{what}: the store was full.", what=what),
        Cause.CLOSED: lambda what: w("{what}: the firm has closed.", what=what),
        NOT_DELIVERED: lambda what: w("{what}: not made here any more, so made elsewhere.", what=what),
    }


def _waits_for(plan: Plan, state: State, w: Translator, giver: str) -> str:
    """What must be built, or begin, before there is anything to give; empty where there is."""
    store = plan.stores.get(giver)
    if store is None:
        return ""
    thing = ("treatment" if store.is_yield else "line", store.process, "")
    if thing in Effects.at(plan, state).opened():
        return ""
    project = plan.built_by.get(thing)
    if project is not None:
        if stage_of(plan, state, project) in STANDING:
            return ""
        return w("Not built yet: {project}.", project=project_name(plan, project, w.language))
    openers = plan.opened_by.get(thing, ())
    return w("Comes with {measure}.", measure=measure_name(plan, openers[0], w.language)) if openers else ""
