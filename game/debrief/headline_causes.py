"""Why the headline was not lower, as sentences: the parts add up to it, to the kilogram."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.session.records import WorldRecord
from game.text.translator import Translator
from sim.causes import Cause
from sim.indicators.why import NOT_DELIVERED, headline_causes
from sim.plan.plan import Plan
from sim.rules.names import readable, thing_name

_MOST = 8


@dataclass(frozen=True, slots=True)
class Reason:
    """So many kg a year of the headline, for one reason."""

    text: str
    kg: int
    amount: str
    share: float
    """of the largest"""


def reasons(plan: Plan, one: WorldRecord, w: Translator) -> tuple[Reason, ...]:
    """The largest first; smaller ones together; what nobody can help last."""
    found = headline_causes(plan, one.ledgers)
    largest = max([1, *found.values()])
    limit = {key: kg for key, kg in found.items() if key[0] == Cause.SHARE_LIMIT}
    ordered = sorted(
        ((key, kg) for key, kg in found.items() if key not in limit and kg), key=lambda it: -it[1]
    )

    def reason(text: str, kg: int) -> Reason:
        return Reason(text, kg, w.amount(kg), kg / largest)

    shown = ordered[:_MOST] if len(ordered) > _MOST + 1 else ordered
    said = [reason(sentence(plan, one, w, *key), kg) for key, kg in shown]
    rest = ordered[len(shown) :]
    if rest:
        text = w.many("{n} smaller reason", "{n} smaller reasons", len(rest))
        said.append(reason(text, sum(kg for _, kg in rest)))
    if limit:
        text = w("What nothing that exists here could replace")
        said.append(reason(text, sum(limit.values())))
    return tuple(said)


def sentence(plan: Plan, one: WorldRecord, w: Translator, cause: str, culprit: str) -> str:
    """A cause and its culprit as a sentence. It says what stopped a tonne, not that the tonne is free without it."""
    what = thing_name(plan, culprit, one.state, w.language) if culprit else ""
    pattern = _patterns(w).get(cause)
    if pattern is None or not what:
        return what or readable(cause)
    return pattern(what)


def _patterns(w: Translator) -> dict[str, Callable[[str], str]]:
    """Cause → the sentence about it, given the culprit."""
    return {
        Cause.NOT_COLLECTED: lambda what: w("{what}: not collected.", what=what),
        Cause.OFF_SPEC: lambda what: w("{what}: failed its test.", what=what),
        Cause.RESIDUE: lambda what: w("{what}: left over by a treatment.", what=what),
        Cause.NO_PARTNER: lambda what: w("{what}: no deal was made about it.", what=what),
        Cause.NOT_BUILT: lambda what: w("{what}: not built yet.", what=what),
        Cause.CONTRACT_ENDED: lambda what: w("{what}: the contract has ended.", what=what),
        Cause.PARTNER_CLOSED: lambda what: w("{what}: the partner has closed.", what=what),
        Cause.CONTRACT_CAP: lambda what: w("{what}: the contract allows no more.", what=what),
        Cause.BLEND_SETTING: lambda what: w("{what}: the firm lets no more into its blend.", what=what),
        Cause.TAKER_DOWN: lambda what: w("{what}: the taker stood still.", what=what),
        Cause.GIVER_DOWN: lambda what: w("{what}: the giver stood still.", what=what),
        Cause.TAKER_FULL: lambda what: w("{what}: the taker's store was full.", what=what),
        Cause.CARRIER_BUSY: lambda what: w("{what}: no vehicle was free.", what=what),
        Cause.GIVER_SHORT: lambda what: w("{what}: the giver had no more.", what=what),
        Cause.STORE_FULL: lambda what: w("{what}: the store was full.", what=what),
        Cause.CLOSED: lambda what: w("{what}: the firm has closed.", what=what),
        NOT_DELIVERED: lambda what: w("{what}: not delivered here, so made elsewhere.", what=what),
    }
