"""A firm among the flows, in words: what it gives, takes, buys new and throws away, with money, climate and why."""

from __future__ import annotations

from collections import Counter

from game.cluster_map.link_facts import LinkFacts, Why
from game.cluster_map.links import BETWEEN, SankeyLink
from game.cluster_map.round_flows import RoundFlows
from game.debrief.sankey.views import GameView
from game.outputs.path.facts import PathFacts
from game.text.causes import cause_text
from game.text.translator import Translator
from sim.rules.names import firm_name
from sim.units import Unit


def things_of_firm(facts: PathFacts, firm: str) -> set[str]:
    """Its stores and its needs."""
    plan = facts.game.plan
    stores = {store.id for store in plan.stores.values() if store.firm == firm}
    return stores | {need.id for need in plan.needs.values() if need.firm == firm}


def firm_told(facts: PathFacts, firm: str, flows: RoundFlows, view: GameView) -> tuple[str, str, str]:
    """What it exchanges a year; what it buys new and throws away, its money and climate; and why."""
    w, plan = facts.w, facts.game.plan
    own = [link for link in flows.links if firm in (link.key.source, link.key.target)]
    sums: Counter[tuple[str, Unit]] = Counter()
    for link in own:
        sums[_way(link, firm), link.key.unit] += link.amount
    question = w(
        "{firm} gives {amount} a year, takes {taken}",
        firm=firm_name(plan, firm, w.language), amount=_amounts(w, sums, "gives"), taken=_amounts(w, sums, "takes"),
    )  # fmt: skip
    known = [(link, flows.facts.get(link.key, LinkFacts())) for link in own]
    years = max((each.years for _, each in known), default=1)
    cents = sum(each.cents for link, each in known if link.key.kind not in BETWEEN)
    bought, waste = _amounts(w, sums, "buys"), _amounts(w, sums, "throws")
    parts = [
        w("buys new {bought}, throws away {waste}", bought=bought, waste=waste),
        w("costs {money}", money=w.money(cents // years)),
    ]
    co2e = sum(each.co2e_kg for _, each in known) // years
    if co2e:
        parts.append(w("CO₂e {amount}", amount=f"{'+' if co2e > 0 else ''}{w.amount(co2e)}"))
    why: Counter[Why] = Counter()
    for _, each in known:
        why.update(each.why)
    is_known = bool(why) and view in ("ours", "difference") and bool(facts.rounds)
    state = facts.rounds[-1].cluster.state if is_known else None
    main = cause_text(plan, state, w, *why.most_common(1)[0][0]) if state is not None else ""
    return question, " · ".join(parts), main


def _amounts(w: Translator, sums: Counter[tuple[str, Unit]], way: str) -> str:
    """Each unit apart: tonnes and energy do not add up."""
    units: tuple[Unit, ...] = ("t", "MWh", "m3")
    texts = [w.amount(sums[way, unit], unit) for unit in units if sums[way, unit]]
    return " + ".join(texts) or w.amount(0)


def _way(link: SankeyLink, firm: str) -> str:
    if link.key.kind == "virgin":
        return "buys"
    if link.key.kind == "landfill":
        return "throws"
    return "gives" if link.key.source == firm else "takes"
