"""What teams and the facilitator decide in a round, and how each cluster stands meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.bots import seated
from game.bots.bot import Reckoning, View
from game.bots.bot_round import decide
from game.bots.game import bots_luck
from game.bots.market import Absent
from game.roster.setup import BotName, SheetBy
from game.session.entries import (
    CashAdjusted,
    Draft,
    Expectation,
    Explained,
    Guessed,
    Injected,
    Promised,
    SaidThing,
    Sheet,
    Signed,
    SlipDraft,
    WallTry,
)
from game.session.errors import Refused, SessionError
from game.session.fold import OVER
from game.session.phases import DECIDING
from game.session.round_state import with_signatures
from game.session.rounds import SessionRounds
from game.session.store import JournalStore, made
from game.session.teams import SessionTeams
from sim.decisions import AgreeDeal, DealTerms, Decision
from sim.rules import Objection, Seating, carry_signed, check_sheet, refusals
from sim.rules.deal_verdict import Verdict, hindrances, verdict
from sim.rules.objection import Problem
from sim.rules.sheets import SIGNED
from sim.rules.signing import not_built, signing_problems
from sim.situation import Situation, purses_of
from sim.state import State


class RoundDecisions:
    """Sheets, drafts, deal slips, news and money of the round under way."""

    def __init__(self, store: JournalStore, teams: SessionTeams, rounds: SessionRounds) -> None:
        self._store = store
        self._teams = teams
        self._rounds = rounds
        self._plan = store.plan
        self._past = store.past
        self._setup = store.past.setup

    # -- teams --------------------------------------------------------------------------------------

    def check(self, team: str, decisions: Sequence[Decision]) -> list[Objection]:
        """Everything against a team's sheet as things stand. Changes nothing."""
        decider = self._teams.team(team)
        state = self._rounds.round_state(decider.world, self.number()).state(without=team)
        seats = self._setup.seats(decider.world)
        return check_sheet(self._plan, state, decider.firms, decisions, Seating(seats, self._setup.seed))

    def verdict(self, world: str, deal: DealTerms) -> Verdict:
        """What the Desk says of a deal slip: both gain, one loses, or not possible, because…"""
        against, _ = self.against(world, deal)
        if against:
            return Verdict("not possible", against, ())
        state = self._rounds.round_state(world, self.number()).state()
        return verdict(self._plan, None, state, deal, self._setup.seats(world))

    def draft(self, team: str, decisions: Sequence[Decision]) -> None:
        """Keep what a team has on its sheet so far. Without effect; it comes back after a crash."""
        self._store.write(made(Draft, round=self.number(), team=team, decisions=tuple(decisions)))

    def drafted(self, team: str) -> tuple[Decision, ...]:
        """What a team has on its sheet since it last sealed one."""
        draft = self._past.draft(self.number(), team)
        return draft.decisions if draft else ()

    def slip(self, world: str, matches: Sequence[str], deal: DealTerms | None) -> None:
        """Keep a deal slip as it is filled in so far; none: it is thrown away. Without effect; it comes back
        after a crash."""
        number, key = self.number(), tuple(matches)
        terms = None if deal is None else DealTerms(**_terms(deal))
        if self._past.slips(number, world).get(key) != terms:
            self._store.write(made(SlipDraft, round=number, world=world, matches=key, deal=terms))

    def slips(self, world: str) -> dict[tuple[str, ...], DealTerms]:
        """Matches → the slip that was begun for them in the round under way, and waits for signatures."""
        return self._past.slips(self.number(), world)

    def sealed(self, team: str) -> tuple[Decision, ...] | None:
        """A team's sealed sheet of the round under way; None if it has sealed none, whatever a deputy decided."""
        line = self._past.sheet_line(self._past.round, team)
        entry = self._past.reads(line) if line is not None else None
        return entry.decisions if isinstance(entry, Sheet) else None

    def seal(self, team: str, decisions: Sequence[Decision], *, by: BotName | None = None) -> int:
        """Seal a team's sheet; the line it stands on. Raises Refused with every problem, sealing nothing."""
        number = self._open_round()
        objections = self.check(team, decisions)
        if objections:
            raise Refused(objections)
        return self._store.write(made(Sheet, round=number, team=team, decisions=tuple(decisions), by=by))

    def hand_in(self, team: str, decisions: Sequence[Decision]) -> int:
        """Seal a sheet that was written beforehand: what does not stand is set aside when the round is played."""
        return self._store.write(made(Sheet, round=self._open_round(), team=team, decisions=tuple(decisions)))

    def sign(self, world: str, deal: DealTerms) -> int:
        """Sign a package for all its parties: binding from now on. Bots among them are asked.

        Raises Refused with every problem, or with the bots that do not sign.
        """
        number = self._open_round()
        agreed = with_signatures(self._plan, _agreed(deal))
        standing = self._rounds.round_state(world, number)
        state = standing.state()
        _, objections = carry_signed(self._plan, state, [agreed], Seating(standing.seats, self._setup.seed))
        objections = (
            objections or self._unready(world, state, agreed) or self._unwilling(world, state, agreed)
        )
        if objections:
            raise Refused(objections)
        return self._store.write(Signed(round=number, world=world, deal=agreed))

    def _unready(self, world: str, state: State, deal: AgreeDeal) -> list[Objection]:
        """What a slip must still say, or may not say, before it is signed."""
        situation = Situation(self._plan, state, purses_of(self._setup.seats(world).values()))
        problems = signing_problems(situation, deal)
        return [Objection(SIGNED, 0, problem.what, problem.instead) for problem in problems]

    def against(self, world: str, deal: DealTerms) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """What forbids a slip as it stands, and what nobody builds that it needs. Nothing of what it brings whom."""
        state = self._rounds.round_state(world, self.number()).state()
        situation = Situation(self._plan, state, purses_of(self._setup.seats(world).values()))
        return hindrances(situation, deal), tuple(not_built(situation, deal))

    def promise(self, team: str, things: Sequence[SaidThing]) -> None:
        """What a team says it will do in the round under way. It binds nobody."""
        self._store.write(made(Promised, round=self._open_round(), team=team, things=tuple(things)))

    def guess(self, expects: Expectation) -> None:
        """What the room expects of the years about to run."""
        falls, stays = expects == "falls", expects == "stays"
        self._store.write(Guessed(round=self._past.round, falls=falls, stays=stays))

    def count_hands(self, falls: int, stays: int, rises: int) -> None:
        """How many hands are up for each answer; most of them are what the room expects, if there is a most. Raises
        SessionError where none is up."""
        if not any((falls, stays, rises)):
            raise SessionError("No hand is up: that is no guess.")
        most = max(falls, stays, rises)
        up = {"falls": falls == most > max(stays, rises), "stays": stays == most > max(falls, rises)}
        self._store.write(made(Guessed, round=self._past.round, **up, hands=(falls, stays, rises)))

    def explain(
        self, world: str, text: str, team: str | None = None, offer: tuple[str, str] | None = None
    ) -> None:
        """Why a team decided so, or why an offer from one firm to another was not signed, in somebody's own words."""
        giver, taker = offer or (None, None)
        fields = {"world": world, "team": team, "giver": giver, "taker": taker, "text": text.strip()}
        self._store.write(made(Explained, round=self._past.round, **fields))

    def to_wall(self, world: str, matches: Sequence[str], deal: DealTerms) -> None:
        """A slip comes to the wall: one of three tries of one of three deals in a round.

        Raises Refused with what forbids the deal, and SessionError where there have been too many.
        """
        number = self._open_round()
        against, _ = self.against(world, deal)
        if against:
            raise Refused([Objection(SIGNED, 0, problem.what, problem.instead) for problem in against])
        terms = DealTerms(**_terms(deal))
        self._store.write(made(WallTry, round=number, world=world, matches=tuple(matches), deal=terms))

    def _unwilling(self, world: str, state: State, deal: AgreeDeal) -> list[Objection]:
        """The bots among the parties that do not sign."""
        seats = self._setup.seats(world)
        signatures = []
        for team in self._teams.bots(world):
            view = View(self._plan, state, seats, team.id, self._luck())
            if team.bot and set(team.firms) & set(deal.parties) and not seated(team.bot).signs(view, deal):
                problem = refusals.BOT_DECLINES(team=team.name)
                signatures.append(Objection(team.id, 0, problem.what, problem.instead))
        return signatures

    # -- bots ---------------------------------------------------------------------------------------

    def bot_sheets(self) -> list[str]:
        """Who has sealed nothing this round is decided for, by its bot or the deputy, and that is sealed; which
        teams."""
        number = self._open_round()
        done = []
        for world in self._setup.worlds:
            waiting = self._waiting(world, number)
            before = self._past.basis(number).sheets
            for team, decided in (self._decided_by(world, waiting) if waiting else {}).items():
                sheet = Sheet(round=number, team=team, decisions=tuple(decided), by=waiting[team])
                if sheet not in before:
                    self._store.write(sheet)
                    done.append(team)
        return done

    def _waiting(self, world: str, number: int) -> dict[str, SheetBy]:
        """The teams that have sealed nothing, and who decides for each; people without a deputy are not in it."""
        deputy: SheetBy | None = "deputy" if self._setup.deputy else None
        deciders = {team.id: team.bot or deputy for team in self._teams.all if team.world == world}
        return {
            team: by for team, by in deciders.items() if by and self._past.sheet_line(number, team) is None
        }

    def _decided_by(self, world: str, waiting: Mapping[str, SheetBy]) -> Mapping[str, tuple[Decision, ...]]:
        players = {team: seated(bot) for team, bot in waiting.items()}
        seats = self._setup.seats(world)
        standing = self._rounds.round_state(world, self._past.round)
        shared = Reckoning(self._plan, standing.base(), seats, self._absent(world, waiting))
        return decide(shared, players, self._luck(), people=standing.start.sheets)

    def _absent(self, world: str, waiting: Mapping[str, SheetBy]) -> Absent:
        """The seats with empty chairs, and those for which nobody decided last round and nobody signed."""
        deputised = frozenset(team for team, by in waiting.items() if by == "deputy")
        before = self._past.round - 1
        if not before:
            return Absent(deputised=deputised)
        basis, seats = self._past.basis(before), self._setup.seats(world)
        signed = {firm for deal in basis.deals if deal.world == world for firm in deal.deal.parties}
        here = {sheet.team for sheet in basis.sheets if sheet.by != "idle"} | deputised
        return Absent(
            frozenset(team for team, firms in seats.items() if team not in here and not signed & set(firms)),
            deputised,
        )

    def _luck(self) -> int:
        return bots_luck(self._setup.seed, self._past.round)

    # -- the facilitator ------------------------------------------------------------------------------

    def inject(self, measure: str) -> int:
        """An event or measure begins at the next New Year, in every cluster."""
        number = self.number()
        if all(
            measure in self._rounds.round_state(world, number).state().events for world in self._setup.worlds
        ):
            raise SessionError("This is under way already.")
        return self._store.write(Injected(round=number, measure=measure))

    def adjust_cash(self, world: str, firm: str, cents: int, reason: str) -> int:
        """Give a firm money, or take some: in its purse at once, booked at the next New Year."""
        number = self.number()
        entry = made(CashAdjusted, round=number, world=world, firm=firm, cents=cents, reason=reason)
        if world in self._setup.worlds and firm in self._rounds.round_state(world, number).state().closed:
            raise SessionError("This firm has closed and has no purse. Change the purse of one that is open.")
        return self._store.write(entry)

    # -- when ---------------------------------------------------------------------------------------

    def _open_round(self) -> int:
        """The round under way, if its decisions may still change."""
        if self._past.phase not in DECIDING:
            raise SessionError("Nothing can be decided now. Go on to the decisions of the next round.")
        self._rounds.all_played()
        return self._past.round

    def number(self) -> int:
        """The round that what is decided now belongs to."""
        self._rounds.all_played()
        number = self._past.reached + 1
        if self._past.phase in OVER or number > self._setup.rounds:
            raise SessionError("All rounds are played. Fork the game to play on from one of them.")
        return number


def _agreed(deal: DealTerms) -> AgreeDeal:
    if isinstance(deal, AgreeDeal):
        return deal
    return AgreeDeal(do="agree_deal", signed=deal.parties, **_terms(deal))


def _terms(deal: DealTerms) -> dict[str, Any]:
    """The terms alone, without who signed."""
    return {name: getattr(deal, name) for name in DealTerms.model_fields}
