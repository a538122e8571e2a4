"""The joint practice before the first round: one deal of the scenario, alone and together, and put back again.

Pure: which deal teaches most, what is typed for it, and what the map shows at each step. Nothing here
decides anything: a practice leaves no line in any journal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from game.cluster_map.board import Board, FlowKind, Place, Ribbon, Sign
from game.cluster_map.potential_map import LANDFILL, Picture, places
from game.cluster_map.terrain import on_stage
from game.roster.teams import in_world, marks_of
from game.session.session import Session
from game.text.disposal import goes_to
from game.text.translator import Translator
from game.typed.deals import Chance, chances
from sim.decisions import AgreeDeal, Decision, Invest
from sim.economy.volumes import free_supply, generated, required
from sim.plan.plan import Plan
from sim.rules.names import firm_name, store_name, taker_name
from sim.situation import Situation

Step = Literal["before", "alone", "together", "back"]
_AT: Final = {
    "giver": on_stage(0.08, 0.40),
    "taker": on_stage(0.80, 0.40),
    "waste": on_stage(0.40, 0.92),
}
"""where the three places of the practice stand"""
_TONNE: Final = 1000
_MEGA: Final = 10**6


@dataclass(frozen=True, slots=True)
class PracticeDeal:
    """One deal to practise with."""

    match: str
    code: str
    """of its deal slip"""
    project: str
    """what one side would build first; empty: nothing needs building"""
    project_code: str
    deal: AgreeDeal
    giver: str
    taker: str
    builder: str
    """the firm that would build alone"""

    @property
    def steps(self) -> tuple[Step, ...]:
        """How the practice goes: without anything to build there is no building alone."""
        return ("before", "alone", "together", "back") if self.project else ("before", "together", "back")

    def typed(self, step: Step) -> str:
        """The code that is typed to go on from a step; empty: nothing."""
        wanted = self.steps[self.steps.index(step) + 1] if step != "back" else "back"
        return {"alone": self.project_code, "together": self.code}.get(wanted, "")

    def draft(self, session: Session, step: Step) -> dict[str, tuple[Decision, ...]]:
        """What stands on whose sheet at a step, for the preview."""
        if step == "alone":
            seat = _seat(session, self.builder)
            return {seat: (Invest(do="invest", project=self.project),)}
        return {_seat(session, self.giver): (self.deal,)} if step == "together" else {}


def lesson(session: Session) -> PracticeDeal | None:
    """The deal that teaches most: both gain, two teams, something to build, something bought that it replaces.

    None if nothing can be agreed on in the first round.
    """
    world = session.worlds[0]
    state, seats = session.state(world), session.setup.seats(world)
    simple = [chance for chance in chances(session.plan, state, seats) if len(chance.terms.exchanges) == 1]
    if not simple:
        return None
    best = max(simple, key=lambda chance: _worth(session, world, chance))
    return _lesson(session.plan, best)


def _worth(session: Session, world: str, chance: Chance) -> tuple[bool, bool, bool, bool, int]:
    """Ordered by what matters most to see; among equals, the deal whose poorest party gains most."""
    exchange = chance.terms.exchanges[0]
    firms = session.plan.firm_of(exchange.giver), session.plan.firm_of(exchange.taker)
    verdict = session.verdict(world, chance.terms)
    return (
        verdict.answer == "both gain",
        _seat(session, firms[0]) != _seat(session, firms[1]),
        exchange.taker in session.plan.needs,
        bool(chance.terms.projects),
        min((party.yearly - party.invested // max(1, party.years) for party in verdict.parties), default=0),
    )


def _lesson(plan: Plan, chance: Chance) -> PracticeDeal:
    exchange = chance.terms.exchanges[0]
    giver, taker = plan.firm_of(exchange.giver), plan.firm_of(exchange.taker)
    projects = sorted(chance.terms.projects, key=lambda part: plan.projects[part.project].firm != giver)
    project = projects[0].project if projects else ""
    terms = {name: getattr(chance.terms, name) for name in type(chance.terms).model_fields}
    deal = AgreeDeal.model_validate(terms | {"do": "agree_deal", "signed": chance.terms.parties})
    return PracticeDeal(
        chance.match,
        chance.code.upper(),
        project,
        plan.scenario.projects[project].code.upper() if project else "",
        deal,
        giver,
        taker,
        plan.projects[project].firm if project else "",
    )


def _seat(session: Session, firm: str) -> str:
    world = session.worlds[0]
    return next((team.id for team in in_world(session.teams, world) if firm in team.firms), "")


def story(session: Session, practised: PracticeDeal, step: Step, w: Translator) -> str:
    """What the Room reads at a step."""
    plan, exchange = session.plan, practised.deal.exchanges[0]
    match step:
        case "before":
            return w(
                "{what}: {amount} a year. Today: {place}.\n{need}: bought new today.",
                what=store_name(plan, exchange.giver, w.language),
                amount=w.amount(_left_over(session, exchange.giver), plan.stores[exchange.giver].unit),
                place=goes_to(w, plan, exchange.giver),
                need=taker_name(plan, exchange.taker, w.language),
            )
        case "alone":
            builder = firm_name(plan, practised.builder, w.language)
            return w("{firm} builds. Nothing moves: there is no deal.", firm=builder)
        case "together":
            return w("Both sign {code}. Now it stays here.", code=practised.code)
        case "back":
            year = session.state(session.worlds[0]).year
            return w("That was practice. It is {year} again, and your turn.", year=year)


def _left_over(session: Session, store: str) -> float:
    """What there is of it in an ordinary year, before anybody takes any: kg, kWh or l."""
    situation = Situation(session.plan, session.state(session.worlds[0]))
    part = session.plan.stores[store]
    return float(free_supply(situation, store, {}) if part.is_yield else generated(situation, store))


def board(session: Session, practised: PracticeDeal, step: Step, picture: Picture, w: Translator) -> Board:
    """The map at a step: giver, taker and where waste goes."""
    plan, exchange = session.plan, practised.deal.exchanges[0]
    marks = marks_of(session.teams)
    amount = min(float(exchange.most) * _TONNE, _left_over(session, exchange.giver))
    together = step == "together"
    kind: FlowKind = "energy" if plan.stores[exchange.giver].unit == "MWh" else "recovered"
    needed = (
        float(required(Situation(plan, session.state(session.worlds[0])), exchange.taker))
        if (exchange.taker in plan.needs)
        else amount
    )
    bought = max(0.0, needed - amount) if together else needed
    label = w.amount(amount, plan.stores[exchange.giver].unit)
    left = _left_over(session, exchange.giver)
    gone = w.amount(left, plan.stores[exchange.giver].unit)
    ribbons = [] if together else [_ribbon(practised.giver, LANDFILL, "landfill", left, gone)]
    if bought > 0:
        ribbons.append(_ribbon("", practised.taker, "virgin", bought, ""))
    if together or step == "alone":
        across = _ribbon(practised.giver, practised.taker, kind, amount, label if together else "")
        ribbons.append(replace(across, offered=not together))
    signs = [Sign(firm, "site", "") for firm in _builders(plan, practised, step)]
    return Board(_places(plan, practised, marks, picture, w), tuple(ribbons), signs=tuple(signs))


def _ribbon(source: str, target: str, kind: FlowKind, amount: float, label: str) -> Ribbon:
    wide = max(amount / _MEGA, 150.0)
    return Ribbon(f"{source}>{target}", source, target, kind, round(amount), wide, label, "")


def _builders(plan: Plan, practised: PracticeDeal, step: Step) -> list[str]:
    if step == "alone":
        return [practised.builder]
    if step != "together":
        return []
    return list(dict.fromkeys(plan.projects[part.project].firm for part in practised.deal.projects))


def _places(
    plan: Plan, practised: PracticeDeal, marks: Mapping[str, tuple[int, str]], picture: Picture, w: Translator
) -> tuple[Place, ...]:
    known = {place.id: place for place in places(plan, marks, picture, w.language)}
    giver, taker = known[practised.giver], known[practised.taker]
    return (
        Place(giver.id, giver.name, _AT["giver"], giver.picture, giver.mark, giver.team),
        Place(taker.id, taker.name, _AT["taker"], taker.picture, taker.mark, taker.team),
        Place(LANDFILL, goes_to(w, plan, practised.deal.exchanges[0].giver), _AT["waste"], "landfill", None),
    )
