"""A round's decisions in an order that favours nobody: kind by kind, and within a kind by turns.

Decisions are carried out kind by kind, so that what frees something comes before what needs it:

    leaving and cancelling · settings · contributions · votes · priority areas · offers · signatures ·
    refusals · deals · projects · applications

Within a kind the seats take turns: first every seat's first decision of that kind, then every second one,
so a team's own order on its sheet is its order of preference. Within a turn the order is drawn, keyed by
seed, round, kind and turn: every seat is as likely as any other to come first, each time anew, whatever
its name, its place in the list or the moment it handed in its sheet. An offer signed by all takes its
place among the deals by the turn in which it was made. What the region adds to
a pledge is in the fund before votes. Votes and proposals of areas are counted when all have been cast, and the pots
of calls are given out when all have applied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sim import keyed_random
from sim.decisions import AgreeDeal, Decision, OfferDeal, Vote
from sim.plan.plan import Plan
from sim.rules import offers, refusals
from sim.rules.ballot import Ballot
from sim.rules.grant_calls import Application, award
from sim.rules.names import named
from sim.rules.objection import Objection, Problem
from sim.rules.pledge import settle_pledge
from sim.rules.registry import RULES, asked_of_calls, carry_out, check
from sim.rules.rule import SEQUENCE, Decider, Turn
from sim.rules.votes import choose_areas, count_votes
from sim.situation import Seats, Situation
from sim.state import State

_TURNS = 1_000_000
"""More turns than any sheet has: keeps the keys of two kinds apart."""

SIGNED = ""
"""Who decides a package that was signed during the round: no seat by itself. Its index is its place among them."""

Sheets = Mapping[str, Sequence[Decision]]


@dataclass(frozen=True, slots=True)
class _Step:
    """One decision and when its turn comes."""

    turn: int
    draw: float
    seat: str
    firms: tuple[str, ...]
    index: int
    decision: Decision

    def objections(self, problems: list[Problem]) -> list[Objection]:
        return [Objection(self.seat, self.index, problem.what, problem.instead) for problem in problems]


@dataclass(slots=True)
class Round:
    """All sheets of a round being carried out on a state of its own."""

    situation: Situation
    seed: int
    seats: Seats
    ballot: Ballot
    made: dict[str, _Step] = field(default_factory=dict)
    """offer → the step that put it on the table"""
    voted: dict[str, list[_Step]] = field(default_factory=dict)
    """measure → the votes in its favour"""
    applications: list[Application] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)
    lapsed: tuple[str, ...] = ()
    """offers that not everybody had signed at the end"""

    def steps(self, sheets: Sheets, rank: Turn) -> list[_Step]:
        """The decisions of one kind in the order of their turns."""
        turns = []
        for seat in sorted(sheets):
            firms = _firms(self.situation.plan, self.seats, seat)
            decided = enumerate(sheets[seat])
            own = [(i, decision) for i, decision in decided if RULES[type(decision)].turn == rank]
            for turn, (index, decision) in enumerate(own):
                turns.append(_Step(turn, self._draw(seat, rank, turn), seat, firms, index, decision))
        return _in_turn(turns)

    def _draw(self, seat: str, rank: Turn, turn: int) -> float:
        key = f"{self.situation.state.round}|{seat}"
        return keyed_random.uniform(self.seed, "order", key, rank * _TURNS + turn)

    def carry_out(self, sheets: Sheets, rank: Turn) -> None:
        """Apply every decision of one kind that can stand when its turn comes."""
        steps = self.steps(sheets, rank)
        if rank == Turn.DEAL:
            steps = _in_turn([*steps, *self._signed_by_all()])
        for step in steps:
            self._take(step)
        if rank == Turn.CONTRIBUTE:
            settle_pledge(self.situation, self.seats)
        elif rank == Turn.VOTE:
            self._count_votes()
        elif rank == Turn.AREAS:
            choose_areas(self.situation, self.ballot, self.seed)

    def _take(self, step: _Step) -> None:
        """Carry out one decision, if it can stand."""
        decider = Decider(self.situation, step.firms, self.ballot)
        problems = check(decider, step.decision)
        self.objections += step.objections(problems)
        if not problems:
            carry_out(decider, step.decision)
            self._note(step)

    def _note(self, step: _Step) -> None:
        """Remember what is settled only when all of its kind have been carried out."""
        decision = step.decision
        if isinstance(decision, OfferDeal):
            self.made[decision.offer] = step
        elif isinstance(decision, Vote) and decision.in_favour:
            self.voted.setdefault(decision.measure, []).append(step)
        for call, projects in asked_of_calls(self.situation, decision).items():
            self.applications.append(Application(call, tuple(projects), step.seat, step.index))

    def _count_votes(self) -> None:
        for measure, problem in count_votes(self.situation, self.ballot, self.seed).items():
            for step in self.voted.get(measure, ()):
                self.objections += step.objections([problem])

    def carry_signed(self, deals: Sequence[AgreeDeal]) -> None:
        """Carry out the packages signed during the round; one that no longer stands is set aside whole."""
        for index, deal in enumerate(deals):
            step = _Step(0, 0.0, SIGNED, tuple(deal.parties), index, deal)
            self._take(step)

    def through(self, sheets: Sheets, signed: Sequence[AgreeDeal] = ()) -> tuple[State, list[Objection]]:
        """Carry out everything; offers that nobody completed lapse, and the pots are given out."""
        self.carry_signed(signed)
        for rank in SEQUENCE:
            self.carry_out(sheets, rank)
        for refused in award(self.situation, self.applications, self.seed):
            problem = refusals.POT_WENT_TO_OTHERS(name=named(self.situation.plan, "measure", refused.call))
            self.objections.append(Objection(refused.seat, refused.place, problem.what, problem.instead))
        left = self.situation.state.offers
        unanswered = (key for key in sorted(left) if not left[key].refused)
        self.lapsed = tuple(key for key in unanswered if not offers.is_complete(self.situation, left[key]))
        self.situation.state.offers = {}
        self.objections.sort(key=lambda objection: (objection.decider, objection.index))
        return self.situation.state, self.objections

    def _signed_by_all(self) -> list[_Step]:
        state, steps = self.situation.state, []
        for key, offer in sorted(state.offers.items()):
            if offers.is_complete(self.situation, offer):
                made = self.made.get(key)
                terms = offers.terms_of(offer)
                deal = AgreeDeal(do="agree_deal", signed=terms.parties, **dict(terms))
                seat, index, turn = (made.seat, made.index, made.turn) if made else (terms.parties[0], 0, 0)
                draw = self._draw(seat, Turn.DEAL, turn)
                steps.append(_Step(turn, draw, seat, tuple(terms.parties), index, deal))
        return steps


def _in_turn(steps: list[_Step]) -> list[_Step]:
    return sorted(steps, key=lambda step: (step.turn, step.draw, step.seat, step.index))


def _firms(plan: Plan, seats: Seats, seat: str) -> tuple[str, ...]:
    """The firms a sheet decides for: those of its seat, or the one firm it is named after."""
    return seats.get(seat) or ((seat,) if seat in plan.firms else ())
