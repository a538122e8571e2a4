"""What teams and the facilitator decide in a round, and how each cluster stands meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.bots import seated
from game.bots.bot import View
from game.bots.bot_round import decide
from game.bots.game import bots_luck
from game.roster.setup import BotName, Team
from game.session.entries import CashAdjusted, Draft, Injected, Sheet, Signed, SlipDraft
from game.session.errors import Refused, SessionError
from game.session.phases import DECIDING
from game.session.round_state import with_signatures
from game.session.store import JournalStore
from sim.decisions import AgreeDeal, DealTerms, Decision
from sim.rules import Objection, carry_signed, check_sheet
from sim.rules.deal_verdict import Verdict, verdict
from sim.state import State


class Deciding(JournalStore):
    """A session in which things are decided."""

    # -- teams --------------------------------------------------------------------------------------

    def check(self, team: str, decisions: Sequence[Decision]) -> list[Objection]:
        """Everything against a team's sheet as things stand. Changes nothing."""
        mine = self.team(team)
        state = self._standing(mine.world, self._deciding()).state(without=team)
        seats = self.setup.seats(mine.world)
        return check_sheet(self.plan, state, mine.firms, decisions, seats, self.setup.seed)

    def verdict(self, world: str, deal: DealTerms) -> Verdict:
        """What the Desk says of a deal slip: both gain, one loses, or not possible, because…"""
        state = self._standing(world, self._deciding()).state()
        return verdict(self.plan, None, state, deal, self.setup.seats(world))

    def draft(self, team: str, decisions: Sequence[Decision]) -> None:
        """Keep what a team has on its sheet so far. Without effect; it comes back after a crash."""
        self._write(self._made(Draft, round=self._deciding(), team=team, decisions=tuple(decisions)))

    def drafted(self, team: str) -> tuple[Decision, ...]:
        """What a team has on its sheet since it last sealed one."""
        found = self.past.draft(self._deciding(), team)
        return found.decisions if found else ()

    def slip(self, world: str, matches: Sequence[str], deal: DealTerms | None) -> None:
        """Keep a deal slip as it is filled in so far; none: it is thrown away. Without effect; it comes back
        after a crash."""
        number, key = self._deciding(), tuple(matches)
        terms = (
            None
            if deal is None
            else DealTerms(**{name: getattr(deal, name) for name in DealTerms.model_fields})
        )
        if self.past.slips(number, world).get(key) != terms:
            self._write(self._made(SlipDraft, round=number, world=world, matches=key, deal=terms))

    def slips(self, world: str) -> dict[tuple[str, ...], DealTerms]:
        """Matches → the slip that was begun for them in the round under way, and waits for signatures."""
        return self.past.slips(self._deciding(), world)

    def sealed(self, team: str) -> tuple[Decision, ...] | None:
        """A team's sealed sheet of the round under way; None if it has sealed none."""
        line = self.past.sheet_line(self.past.round, team)
        entry = self.past.reads(line) if line is not None else None
        return entry.decisions if isinstance(entry, Sheet) else None

    def seal(self, team: str, decisions: Sequence[Decision], *, by: BotName | None = None) -> int:
        """Seal a team's sheet; the line it stands on. Raises Refused with every problem, sealing nothing."""
        number = self._open_round()
        objections = self.check(team, decisions)
        if objections:
            raise Refused(objections)
        return self._write(self._made(Sheet, round=number, team=team, decisions=tuple(decisions), by=by))

    def hand_in(self, team: str, decisions: Sequence[Decision]) -> int:
        """Seal a sheet that was written beforehand: what does not stand is set aside when the round is played."""
        return self._write(self._made(Sheet, round=self._open_round(), team=team, decisions=tuple(decisions)))

    def sign(self, world: str, deal: DealTerms) -> int:
        """Sign a package for all its parties: binding from now on. Bots among them are asked.

        Raises Refused with every problem, or with the bots that do not sign.
        """
        number = self._open_round()
        agreed = with_signatures(self.plan, _agreed(deal))
        standing = self._standing(world, number)
        state = standing.state()
        _, objections = carry_signed(self.plan, state, [agreed], standing.seats, self.setup.seed)
        objections = objections or self._unwilling(world, state, agreed)
        if objections:
            raise Refused(objections)
        return self._write(Signed(round=number, world=world, deal=agreed))

    def _unwilling(self, world: str, state: State, deal: AgreeDeal) -> list[Objection]:
        """The bots among the parties that do not sign."""
        seats = self.setup.seats(world)
        found = []
        for team in self.bots(world):
            view = View(self.plan, state, seats, team.id, self._luck())
            if team.bot and set(team.firms) & set(deal.parties) and not seated(team.bot).signs(view, deal):
                what = f"{team.name} is played by a bot and does not sign this."
                found.append(Objection(team.id, 0, what, "Offer it more, or leave it out."))
        return found

    # -- bots ---------------------------------------------------------------------------------------

    def bots(self, world: str) -> tuple[Team, ...]:
        """The teams of a world that bots play now."""
        return tuple(team for team in self.teams if team.world == world and team.bot)

    def bot_sheets(self) -> list[str]:
        """Every bot that has sealed nothing this round decides, and its sheet is sealed; which teams."""
        number = self._open_round()
        done = []
        for world in self.setup.worlds:
            waiting = {
                team.id: team.bot
                for team in self.bots(world)
                if team.bot and self.past.sheet_line(number, team.id) is None
            }
            if waiting:
                for team, sheet in self._decided_by(world, waiting).items():
                    self._write(Sheet(round=number, team=team, decisions=tuple(sheet), by=waiting[team]))
                    done.append(team)
        return done

    def _decided_by(self, world: str, waiting: Mapping[str, BotName]) -> Mapping[str, tuple[Decision, ...]]:
        players = {team: seated(bot) for team, bot in waiting.items()}
        seats = self.setup.seats(world)
        standing = self._standing(world, self.past.round)
        return decide(self.plan, standing.base(), seats, players, self._luck(), people=standing.start.sheets)

    def _luck(self) -> int:
        return bots_luck(self.setup.seed, self.past.round)

    # -- the facilitator ------------------------------------------------------------------------------

    def inject(self, measure: str) -> int:
        """An event or measure begins at the next New Year, in every cluster."""
        number = self._deciding()
        if all(measure in self._standing(world, number).state().events for world in self.setup.worlds):
            raise SessionError("This is under way already.")
        return self._write(Injected(round=number, measure=measure))

    def adjust_cash(self, world: str, firm: str, cents: int, reason: str) -> int:
        """Give a firm money, or take some: in its purse at once, booked at the next New Year."""
        number = self._deciding()
        entry = self._made(CashAdjusted, round=number, world=world, firm=firm, cents=cents, reason=reason)
        if world in self.setup.worlds and firm in self._standing(world, number).state().closed:
            raise SessionError("This firm has closed and has no purse. Adjust the cash of one that is open.")
        return self._write(entry)

    # -- when ---------------------------------------------------------------------------------------

    def _open_round(self) -> int:
        """The round under way, if its decisions may still change."""
        if self.past.phase not in DECIDING:
            raise SessionError("Nothing can be decided now. Go on to the decisions of the next round.")
        self._all_played()
        return self.past.round

    def _deciding(self) -> int:
        """The round that what is decided now belongs to."""
        self._all_played()
        number = self.past.reached + 1
        if self.past.phase in ("end", "legacy", "debrief") or number > self.setup.rounds:
            raise SessionError("All rounds are played. Fork the game to play on from one of them.")
        return number


def _agreed(deal: DealTerms) -> AgreeDeal:
    if isinstance(deal, AgreeDeal):
        return deal
    terms = {name: getattr(deal, name) for name in DealTerms.model_fields}
    return AgreeDeal(do="agree_deal", signed=deal.parties, **terms)
