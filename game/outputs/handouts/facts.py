"""What stands on paper about a firm and a card: figures of the opening, in the words of one language. Nothing drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.board.firms import buying, leaving
from game.board.first_round import is_shown
from game.outputs.handouts.commons import levy_costs, worked_example
from game.outputs.handouts.offers import RoundOffers
from game.outputs.round_text import between
from game.outputs.scenario_page.law import KINDS
from game.text.disposal import goes_to
from game.text.told_text import told
from game.text.translator import Translator
from game.typed.codes import FUND, Handle, called, code_of, handles, shown
from sim.economy.annual_worth import running_cost
from sim.economy.outlook import Outlook
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rules.names import card_name, firm_name, measure_name, project_name, store_name, taker_name
from sim.scenario.measures import Measure
from sim.scenario.windows import Window, window, years_open
from sim.situation import Situation
from sim.units import BASE, CENTS

_LATE = 0.1
"""chance of being late from which a card warns"""
_PROVEN = 9


@dataclass(frozen=True, slots=True)
class Stream:
    """A side stream on a role sheet."""

    code: str
    name: str
    amount: str
    """a year"""
    goes: str
    """where it goes today, and what that costs a year"""


@dataclass(frozen=True, slots=True)
class Bought:
    """A need on a role sheet that something else could fill."""

    code: str
    name: str
    amount: str
    costs: str


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A decision card."""

    code: str
    name: str
    whose: str
    firm: str
    """its id; empty: nobody's alone"""
    what: str
    facts: tuple[str, ...]
    """cost, time, how sure: one short line each"""
    window: Window | None = None
    """when it lies on the table; None: always"""
    partner: str = ""
    """an exchange's taker, its id"""


@dataclass(frozen=True, slots=True)
class Role:
    """A firm as those who play it should know it."""

    firm: str
    name: str
    purse: str
    yearly: str
    streams: tuple[Stream, ...]
    bought: tuple[Bought, ...]
    cards: tuple[PrintedCard, ...]
    works: tuple[tuple[str, str, str], ...]
    """code and name of each of its treatments, and the code of the project that builds it"""


class Facts:
    """A scenario at its opening, put in words."""

    def __init__(self, plan: Plan, w: Translator, *, asks_evidence: bool = False) -> None:
        """`asks_evidence`: whether people mark the scenario's statements before and after."""
        self.plan, self.w = plan, w
        self.asks_evidence = asks_evidence
        self.state = opening_state(plan)
        self.situation = Situation(plan, self.state)
        self.outlook = Outlook.at(plan, self.state, self.state.year)
        self.codes: Mapping[str, Handle] = handles(plan)
        self._roles: dict[str, Role] = {}
        self._offers: dict[int, RoundOffers] = {}

    def offers(self, number: int) -> RoundOffers:
        """What is on the table in a round; every paper that speaks of it asks here, so that it is reckoned once."""
        if number not in self._offers:
            self._offers[number] = RoundOffers(self.plan, number)
        return self._offers[number]

    def role(self, firm: str) -> Role:
        """A firm's role sheet."""
        if firm not in self._roles:
            self._roles[firm] = self._role(firm)
        return self._roles[firm]

    def _role(self, firm: str) -> Role:
        plan, w = self.plan, self.w
        yearly = plan.firms[firm].yearly.in_year(self.state.year)
        return Role(
            firm,
            firm_name(plan, firm, w.language),
            w.money(self.state.cash.get(firm, 0)),
            w("{money} a year", money=w.money(float(yearly) * CENTS)),
            tuple(self._streams(firm)),
            tuple(self._bought(firm)),
            tuple(card for card in self.projects() if card.firm == firm),
            tuple(
                (handle.code, called(plan, handle, w.language), self._built_by(handle.id))
                for handle in self._of("treatment")
                if handle.firm == firm
            ),
        )

    def _built_by(self, treatment: str) -> str:
        project = self.plan.built_by.get(("treatment", treatment, ""), "")
        done = not project or self.plan.projects[project].done
        return "" if done else code_of(self.codes, "project", project)

    def _streams(self, firm: str) -> Iterator[Stream]:
        for store, amount in leaving(self.situation, firm):
            code = code_of(self.codes, "recovery", store.id)
            if code:
                costs = self.outlook.disposal(store.disposal, store.id) * amount / BASE * CENTS
                name = store_name(self.plan, store.id, self.w.language)
                goes = self._goes(store.id, float(costs))
                yield Stream(code, name, self.w.amount(amount, store.unit), goes)

    def _bought(self, firm: str) -> Iterator[Bought]:
        for need, amount in buying(self.situation, firm):
            code = code_of(self.codes, "blend", need.id)
            if code:
                costs = self.w.money(float(self.outlook.virgin(need.id) * amount / BASE * CENTS))
                name = taker_name(self.plan, need.id, self.w.language)
                yield Bought(code, name, self.w.amount(amount, need.unit), costs)

    def _goes(self, store: str, costs: float) -> str:
        w, place = self.w, goes_to(self.w, self.plan, store)
        if abs(costs) < CENTS * 1000:
            return place
        if costs < 0:
            return w("{place}; brings {money}", place=place, money=w.money(-costs))
        return w("{place}; costs {money}", place=place, money=w.money(costs))

    # --- cards ------------------------------------------------------------------------------------
    def projects(self) -> list[PrintedCard]:
        """A card for each project that can be begun, in the order in which they come."""
        return sorted(
            (
                self._project(handle)
                for handle in self._of("project")
                if not self.plan.projects[handle.id].done
            ),
            key=_order,
        )

    def _of(self, what: str) -> Iterator[Handle]:
        return (handle for handle in self.codes.values() if handle.what == what)

    def _project(self, handle: Handle) -> PrintedCard:
        plan, w, project = self.plan, self.w, self.plan.projects[handle.id]
        running = w.money(running_cost(self.situation, handle.id))
        costs = w("Costs {money}, then {running} a year", money=w.money(project.cost), running=running)
        return PrintedCard(
            handle.code,
            project_name(plan, handle.id, w.language).removeprefix(f"{handle.code} "),
            firm_name(plan, project.firm, w.language),
            project.firm,
            told(w, plan, plan.scenario.projects[handle.id].what),
            (
                costs,
                self._time(handle.id),
                *self._by_law(handle.id),
                *self._how_sure(handle.id),
                *self._offered(project.window),
            ),
            project.window,
        )

    def _offered(self, window: Window) -> Iterator[str]:
        """The years in which the card can be taken up, where they are not all."""
        w, comes = self.w, window.from_round > 1
        if comes and window.last:
            yield w("Open from {first} to the end of {last}", first=window.first, last=window.last)
        elif window.last:
            yield w("Open until the end of {last}", last=window.last)
        elif comes:
            yield w("From {first}", first=window.first)

    def _time(self, key: str) -> str:
        w, project = self.w, self.plan.projects[key]
        months = round(project.build / 730)
        built = w.many("building {n} month", "building {n} months", max(1, months))
        if not project.permit_median:
            return w("No permit needed; {built}", built=built)
        permit = round(project.permit_median / 730)
        waits = w.many("permit about {n} month", "permit about {n} months", max(1, permit))
        return f"{waits[:1].upper()}{waits[1:]}; {built}"

    def _by_law(self, key: str) -> Iterator[str]:
        """What kinds of approval the project needs: a permit, a test."""
        approvals = self.plan.scenario.projects[key].approvals
        kinds = ", ".join(dict.fromkeys(self.w.say(KINDS[part.kind]) for part in approvals))
        if kinds:
            yield self.w("Needed by law: {names}", names=kinds)

    def _how_sure(self, key: str) -> Iterator[str]:
        w, project = self.w, self.plan.projects[key]
        if project.readiness < _PROVEN:
            yield w("New technology (readiness {level} of 9): it can fail", level=project.readiness)
        if project.overrun_chance >= _LATE:
            yield w("Runs late and costs more in {share} of cases", share=w.percent(project.overrun_chance))

    def measures(self) -> list[PrintedCard]:
        """A card for each thing the cluster, a programme or a firm can call in."""
        return sorted([*map(self._measure, self._of("measure")), *self._pledge()], key=_order)

    def _pledge(self) -> Iterator[PrintedCard]:
        """The pledge is no measure that anybody starts: it is kept with what is paid into the fund."""
        w, plan, key = self.w, self.plan, self.plan.pledge
        if key:
            what = told(w, plan, plan.measures[key].what)
            example = tuple(worked_example(plan, self.state, w))
            name = measure_name(plan, key, w.language)
            yield PrintedCard(shown(FUND, w), name, w("Every team, each round"), "", what, example)

    def _measure(self, handle: Handle) -> PrintedCard:
        w, part = self.w, self.plan.measures[handle.id]
        return PrintedCard(
            handle.code,
            card_name(part, handle.id, w.language).removeprefix(f"{handle.code} "),
            self._whose(part),
            "",
            told(w, self.plan, part.what),
            (*self._costs(part), *self._started(part), *levy_costs(self.plan, self.state, handle.id, w)),
        )

    def _whose(self, part: Measure) -> str:
        w = self.w
        if part.begins == "by vote":
            return w("The cluster votes, the fund pays") if part.cost.value else w("The cluster votes")
        return w("Firms apply") if part.begins == "by application" else w("The region chooses by vote")

    def _started(self, part: Measure) -> tuple[str, ...]:
        years = sorted(years_open(self.plan.scenario.about, part))
        return (self.w("In {years}", years=", ".join(map(str, years))),) if years else ()

    def _costs(self, part: Measure) -> tuple[str, ...]:
        cost = float(part.cost.exact) * CENTS
        return (self.w("Costs {money}", money=self.w.money(cost)),) if cost else ()

    def matches(self, hidden: bool, first: bool | None = None) -> list[PrintedCard]:
        """A card for each exchange that could be agreed on: those everybody sees, or those still hidden. `first`:
        only those that the first round shows, or only the others."""
        plan = self.plan
        wanted = (
            handle
            for handle in self._of("match")
            if plan.scenario.matches[handle.id].hidden == hidden
            and first in (None, is_shown(plan, handle.id, plan.firms, 1))
        )
        return sorted(map(self._match, wanted), key=_order)

    def _match(self, handle: Handle) -> PrintedCard:
        plan, w, match = self.plan, self.w, self.plan.scenario.matches[handle.id]
        giver, taker = plan.firm_of(match.giver), plan.firm_of(match.taker)
        ends = between(plan, giver, taker, w)
        stream = store_name(plan, match.giver, w.language)
        last = (w("Ends with {last}", last=match.last_year),) if match.last_year else ()
        offer = window(plan.scenario.about, match)
        notes = (*self._offered(offer), *last)
        return PrintedCard(handle.code, w.of(match.name, stream), ends, giver, stream, notes, offer, taker)


def _order(card: PrintedCard) -> tuple[int, str, int]:
    """By the round it comes, then as people count: S2 before S10."""
    letters = card.code.rstrip("0123456789")
    return card.window.from_round if card.window else 1, letters, int(card.code.removeprefix(letters) or 0)
