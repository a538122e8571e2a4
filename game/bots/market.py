"""The cluster as everybody at the table can reckon it: which links could still be made, and what they are worth.

Everything here is public and closed-form: prices as they are this year, amounts of an ordinary year. It is
worked out once a round and shared by all bots of a world. Amounts in kg, kWh or l, money in whole cents.
Owners can set recovery and blend as they like at no cost, so both count as fully open here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from game.bots.volumes import Volumes, volumes
from sim.economy.annual_worth import own_gain
from sim.economy.outlook import Outlook
from sim.economy.price_zone import Pricing, runs
from sim.plan.parts import IntakePlan, StorePlan
from sim.plan.plan import Plan
from sim.plan.ways import pipe_builders, usual_carrier
from sim.rules.grant_calls import open_calls
from sim.rules.matches import match_problems
from sim.rules.projects import card_problems, opening_measures
from sim.situation import UNDER_WAY, Seats, Situation, Standing, cost_of, purses_of, stage_of
from sim.state import Ratio, State
from sim.units import BASE, DAY, cents


@dataclass(frozen=True, slots=True)
class OpenLink:
    """An exchange that could be agreed on now."""

    giver: str
    taker: str
    giver_firm: str
    taker_firm: str
    material: str
    carrier: str
    floor: int
    """the least the giver can accept, cents per t, MWh or m3"""
    ceiling: int
    """the most the taker can pay beside the carriage it bears"""
    projects: tuple[str, ...]
    """what must be begun for it"""
    process: str
    """the treatment that yields what is given; empty for a plain side stream"""
    feeds: str
    """the treatment that takes it; empty for a need"""
    ratio: Ratio
    """virgin units that one unit replaces"""
    virgin: int
    """kg of virgin material that 1 000 units replace, as far as the headline counts them"""

    def __hash__(self) -> int:
        """By its ends: no market has two links between the same two."""
        return hash((self.giver, self.taker))

    @property
    def width(self) -> int:
        """What giver and taker gain together per unit."""
        return self.ceiling - self.floor


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A project that could be begun now."""

    project: str
    firm: str
    cost: int
    yearly: int
    """what it brings its owner a year with nobody else, after running costs"""
    running: int
    treatments: tuple[str, ...]
    months: int
    """until it runs, as a rule"""


@dataclass(frozen=True, slots=True)
class Absent:
    """The seats whose people are not there."""

    silent: frozenset[str] = frozenset()
    """nobody decided for them last round, as all saw when the sheets were opened: nobody waits for them again"""
    deputised: frozenset[str] = frozenset()
    """their chairs are empty: a deputy decides, signs and writes nothing"""

    @property
    def all(self) -> frozenset[str]:
        """Those that put nothing on the table."""
        return self.silent | self.deputised


ALL_HERE: Final = Absent()


@dataclass(frozen=True, slots=True)
class MarketView:
    """Everything the bots of a world reckon with in one round."""

    situation: Situation
    seat_of: Mapping[str, str]
    """firm → its seat; a firm without one is played by nobody"""
    links: tuple[OpenLink, ...]
    cards: Mapping[str, OpenCard]
    volumes: Volumes
    years_of_play: int
    """years left until the game ends"""
    years: int
    """years left until the legacy ends"""
    calls: tuple[str, ...]
    """what can be asked for co-funding now, by somebody"""
    absent: Absent = ALL_HERE

    @property
    def plan(self) -> Plan:
        """The scenario."""
        return self.situation.plan

    @property
    def state(self) -> State:
        """The cluster at this New Year."""
        return self.situation.state


def market(plan: Plan, state: State, seats: Seats, absent: Absent = ALL_HERE) -> MarketView:
    """Reckon the cluster as it stands."""
    purses = purses_of(seats[key] for key in sorted(seats))
    situation = Standing(plan, state, purses)
    seat_of = {firm: seat for seat in sorted(seats, reverse=True) for firm in seats[seat]}
    cards = _cards(situation)
    about = plan.scenario.about
    left = sum(about.rounds[state.round - 1 :])
    return MarketView(
        situation,
        seat_of,
        _links(situation, cards),
        cards,
        volumes(situation),
        left,
        left + about.legacy_years,
        open_calls(situation),
        absent,
    )


def foreseen(state: State, plan: Plan) -> State:
    """The state as it would be with every public action that widens a share already at work."""
    ahead = state.copy()
    for key, measure in plan.measures.items():
        wider = any(effect.change == "share" for effect in measure.effects)
        if measure.begins == "by vote" and wider:
            ahead.events[key] = measure.lead_days * DAY
    return ahead


# -- cards ------------------------------------------------------------------------------------


def _cards(situation: Situation) -> dict[str, OpenCard]:
    plan, effects = situation.plan, situation.effects()
    outlook, cards = Outlook.of_situation(situation), {}
    for key, project in plan.projects.items():
        if card_problems(situation, key):
            continue
        running = cents(outlook.running(project))
        hours = project.permit_median + project.build + project.ramp // 2
        treatments = tuple(build.thing for build in project.builds if build.what == "treatment")
        yearly = own_gain(situation, key) - running
        cost = cost_of(effects, key)
        cards[key] = OpenCard(key, project.firm, cost, yearly, running, treatments, -(-hours // (30 * DAY)))
    return cards


# -- links ------------------------------------------------------------------------------------


def _links(situation: Situation, cards: Mapping[str, OpenCard]) -> tuple[OpenLink, ...]:
    plan, state = situation.plan, situation.state
    pricing = Pricing(plan, state, Outlook.of_situation(situation))
    running = {
        (contract.giver, contract.taker)
        for contract in state.contracts.values()
        if runs(contract, state.year)
    }
    maker = _LinkMaker(situation, pricing, _Ways(plan, pricing.outlook), cards)
    possible = (
        maker.link(store, intake)
        for store in plan.stores.values()
        for intake in plan.takers.get(store.material, ())
        if (store.id, intake.taker) not in running and _may_deal(situation, store, intake)
    )
    return tuple(link for link in possible if link is not None)


def _may_deal(situation: Situation, store: StorePlan, intake: IntakePlan) -> bool:
    state = situation.state
    barred = {*state.closed, *state.restructuring}
    return (
        store.firm != intake.firm
        and store.firm not in barred
        and intake.firm not in barred
        and not match_problems(situation, store.id, intake.taker)
    )


@dataclass(frozen=True, slots=True)
class _LinkMaker:
    """What every link is reckoned with."""

    situation: Situation
    pricing: Pricing
    ways: _Ways
    cards: Mapping[str, OpenCard]

    def link(self, store: StorePlan, intake: IntakePlan) -> OpenLink | None:
        """The link between two ends; none if something it needs cannot be begun now."""
        carrier = self.ways.cheapest(store, intake)
        projects = _lacking(self.situation, self.cards, store, intake, carrier)
        if not carrier or projects is None:
            return None
        zone = self.pricing.zone(store.id, intake.taker, store.material, carrier, giver_pays=False)
        return OpenLink(
            store.id,
            intake.taker,
            store.firm,
            intake.firm,
            store.material,
            carrier,
            zone.floor,
            zone.ceiling,
            projects,
            store.process if store.is_yield else "",
            intake.taker if intake.is_feed else "",
            intake.ratio,
            self._virgin(intake),
        )

    def _virgin(self, intake: IntakePlan) -> int:
        """Counted kg of virgin material that 1 000 units replace there."""
        plan = self.situation.plan
        if intake.is_feed or not plan.needs[intake.taker].counted:
            return 0
        tonnes = plan.scenario.materials[plan.needs[intake.taker].virgin].tonnes.exact
        return round(Fraction(*intake.ratio) * tonnes * BASE)


@dataclass(frozen=True, slots=True)
class _Ways:
    """What carries goods between two firms, reckoned once for each pair and kind of goods."""

    plan: Plan
    outlook: Outlook
    known: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """firms and usual carrier → the cheapest one"""

    def cheapest(self, store: StorePlan, intake: IntakePlan) -> str:
        """The carrier that brings it for least, among those that need no building; else the usual one."""
        plan, ends = self.plan, (store.firm, intake.firm)
        usual = usual_carrier(plan, store.material, *ends)
        if not usual or not plan.carriers[usual].lots:
            return usual
        if (*ends, usual) not in self.known:
            lots = [key for key, carrier in plan.carriers.items() if carrier.lots]
            self.known[*ends, usual] = min(
                lots, key=lambda key: (self.outlook.carriage_between(key, *ends), key != usual, key)
            )
        return self.known[*ends, usual]


def _lacking(
    situation: Situation, cards: Mapping[str, OpenCard], store: StorePlan, intake: IntakePlan, carrier: str
) -> tuple[str, ...] | None:
    """The projects a link still needs; None if it cannot be had."""
    plan = situation.plan
    places = [
        ("treatment" if store.is_yield else "line", store.process, ""),
        ("treatment" if intake.is_feed else "line", intake.process, ""),
        ("intake", intake.taker, intake.material),
    ]
    needed: list[str] = []
    for thing in places:
        builder = plan.built_by.get(thing)
        if builder is None:
            if opening_measures(situation, *thing):
                return None
        elif not _begun(situation, builder):
            needed.append(builder)
    if carrier and not plan.carriers[carrier].lots:
        builders = pipe_builders(plan, store.firm, intake.firm)
        ways = builders.get(carrier, ()) + builders.get("", ())
        if ways and not any(_begun(situation, way) for way in ways):
            needed.append(next((way for way in ways if way in cards), ways[0]))
    return tuple(sorted(set(needed))) if all(key in cards for key in needed) else None


def _begun(situation: Situation, project: str) -> bool:
    return stage_of(situation.plan, situation.state, project) in (*UNDER_WAY, "done")
