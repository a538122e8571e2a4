"""One tonne followed from source to end, in words: where it came to stay, and the way there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from game.cluster_map.links import BETWEEN, LinkKey
from game.cluster_map.moves import KEPT, FlowEnd
from game.cluster_map.round_flows import RoundFlows
from game.debrief.followed import Followed, largest_followed
from game.debrief.sankey.nearest import Looked
from game.outputs.path.page import BandPart
from game.text.disposal import disposed
from game.text.translator import NO_BREAK, Translator
from sim.indicators.moved import spread
from sim.ledger import AIR, LOSSES, MARKET, WATERS
from sim.plan.plan import Plan
from sim.rules.names import firm_name, material_name
from sim.units import BASE, Unit

_PARTS: Final[dict[Unit, str]] = {"t": "kg", "MWh": "kWh", "m3": "l"}
_MOST: Final = 4
"""ends that are told apart; the least become one"""
_OTHERS: Final = FlowEnd("", "", "")


def unit_of(start: Looked) -> Unit:
    """What it is counted in; of a firm, its tonnes."""
    return start.unit if isinstance(start, LinkKey) else "t"


def start_told(plan: Plan, w: Translator, start: Looked) -> str:
    """What is followed: "1 t that goes from Steelworks to Lime kiln"."""
    amount = w.amount(BASE, unit_of(start), 1)
    if isinstance(start, str):
        return w("{amount} that comes to {firm}", amount=amount, firm=firm_name(plan, start, w.language))
    if start.kind not in BETWEEN:
        firm = firm_name(plan, start.firm, w.language)
        if start.kind == "virgin":
            return w("{amount} that {firm} buys new", amount=amount, firm=firm)
        return w("{amount} that {firm} throws away", amount=amount, firm=firm)
    giver, taker = (firm_name(plan, firm, w.language) for firm in (start.source, start.target))
    return w("{amount} from {giver} to {taker}", amount=amount, giver=giver, taker=taker)


def ends_told(plan: Plan, w: Translator, tonne: Followed, unit: Unit) -> list[BandPart]:
    """Where it stays, the most first; kinds of end, where there are more than can be told apart. What is shown adds
    up to the whole."""
    ends = sorted(tonne.ends.items(), key=lambda each: (-each[1], each[0]))
    of_kind = sum(share * BASE >= 1 for _, share in ends) > _MOST
    sums: dict[FlowEnd, Fraction] = defaultdict(Fraction)
    largest: dict[str, FlowEnd] = {}
    joined: set[FlowEnd] = set()
    for end, share in ends:
        group = largest.setdefault(end.kind, end) if of_kind else end
        joined |= {group} if group != end else set()
        sums[group] += share
    order = sorted(sums, key=lambda end: (-sums[end], end))
    named = order if len(order) <= _MOST else order[: _MOST - 1]
    shares = {end: sums[end] for end in named} | ({_OTHERS: Fraction(0)} if len(named) < len(order) else {})
    if _OTHERS in shares:
        shares[_OTHERS] = Fraction(1) - sum(shares.values(), Fraction(0))
    whole = spread(BASE, {end: share * BASE for end, share in shares.items()})
    return [
        BandPart(_parts(w, whole[end], unit), _kind(w, end.kind), _what(plan, w, end, is_most=end in joined))
        for end in shares
        if whole[end]
    ]


def _parts(w: Translator, thousandths: int, unit: Unit) -> str:
    """So many kilograms of a tonne, or kilowatt-hours of a megawatt-hour."""
    return f"{w.number(thousandths)}{NO_BREAK}{_PARTS[unit]}"


def _kind(w: Translator, kind: str) -> str:
    names = {
        MARKET: w("In products sold"),
        AIR: w("Into the air"),
        LOSSES: w("Used up, or lost as heat"),
        WATERS: w("Into the water"),
        KEPT: w("Still in store"),
        "": w("Elsewhere"),
    }
    return names[kind] if kind in names else disposed(w, kind)


def _what(plan: Plan, w: Translator, end: FlowEnd, *, is_most: bool) -> str:
    """As what it is there, else at whose; the most of it where several ends are one."""
    what = material_name(plan, end.material, w.language) if end.material else ""
    what = what or (firm_name(plan, end.firm, w.language) if end.firm else "")
    return w("mostly: {name}", name=what) if is_most and what else what


def way_told(plan: Plan, w: Translator, tonne: Followed, start: Looked, most: int = 6) -> Iterator[str]:
    """The flows that it passed, and how much of it: the largest first."""
    passed = sorted(tonne.passed.items(), key=lambda each: (-each[1], each[0]))
    for link, share in [each for each in passed if each[0] != start and each[0].kind in BETWEEN][:most]:
        giver, taker = (firm_name(plan, firm, w.language) for firm in (link.source, link.target))
        yield f"{giver} → {taker} {w.percent(float(share))}"


def again_told(w: Translator, tonne: Followed, start: Looked) -> str:
    """How much of it came past its beginning once more; nothing where it is too little to say."""
    again = round(tonne.again(start) * BASE)
    return w("{amount} comes back round", amount=_parts(w, again, unit_of(start))) if again else ""


def tonnes_told(plan: Plan, w: Translator, flows: RoundFlows, most: int) -> Iterator[tuple[str, str]]:
    """What is followed, and its ends in one line: the largest flows of new material, then of exchanges."""
    for kinds in (("virgin",), BETWEEN):
        for start, tonne in largest_followed(flows, most, kinds):
            ends = [_in_line(end) for end in ends_told(plan, w, tonne, "t")]
            yield start_told(plan, w, start), " · ".join(filter(None, (*ends, again_told(w, tonne, start))))


def _in_line(end: BandPart) -> str:
    most = f" ({end.detail})" if end.detail else ""
    return f"{end.name} {end.figure}{most}"
