"""A finished game of one cluster, round by round: all that reports, tables, programs and screens say of it.

Everything is worked out when it is first asked for, from what was recorded. Renderers put it into words,
figures and pictures; they count nothing themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from game.board.news import NewsItem, brought_news, news_of, started_news
from game.bots.bot import offer_name
from game.cluster_map.round_weeks import RoundWeeks
from game.debrief.causes import HeadlineCause, TopCause, grouped_causes, top_causes
from game.debrief.contributions import Contribution, by_firms, contributions
from game.debrief.deals import DealResult, deal_results
from game.debrief.firms import FirmResult, TeamPurse, firm_results, purses
from game.debrief.flows import FirmFlow, TeamFlows, firm_flows, team_flows
from game.debrief.fund import FundRound, fund_round
from game.debrief.headline import RoundHeadline, came_to, headline_of
from game.debrief.purse_changes import PurseChange, over_rounds, purse_changes
from game.debrief.round_cards import FundCard, GuessCard, NewsCard, RoundCard, SaidInRound, decided_cards
from game.debrief.staircase import Staircase, staircase
from game.debrief.still_bought import StillBought, still_bought
from game.roster.setup import Team
from game.roster.teams import in_world
from game.session.basis import Basis
from game.session.entries import Expectation
from game.session.fold import OVER
from game.session.letters import opened_letters
from game.session.promises import guessed_in, promise_results, reasons_of
from game.session.records import RoundRecord, WorldRecord
from game.session.session import Session
from sim.balance import residuals
from sim.digest import digest, round_digest
from sim.indicators.gain import Gain, gains
from sim.indicators.goals import GoalResult, goal_results
from sim.indicators.why import headline_causes
from sim.letters import OpenedLetter
from sim.plan.plan import Plan


@dataclass(frozen=True)
class RoundDebrief:
    """One finished round of one cluster, beside the same years in which nobody decides."""

    plan: Plan
    seed: int
    world: str
    teams: tuple[Team, ...]
    record: RoundRecord
    basis: Basis | None
    """what was decided; None in the legacy run"""
    earlier: dict[str, tuple[str, ...]]
    """what teams had ever started when the round began: `State.started`"""
    spoken: SaidInRound
    """promises, reasons and the room's guess"""
    came: Expectation
    """what the headline did, against the round before or against nobody acting"""

    @property
    def cluster(self) -> WorldRecord:
        """What was recorded of this cluster."""
        return self.record.worlds[self.world]

    @property
    def is_legacy(self) -> bool:
        """Whether these are the years after the game, in which nobody decides."""
        return self.record.phase == "legacy"

    @cached_property
    def headline(self) -> RoundHeadline:
        """The number that everybody shares."""
        return headline_of(self.record, self.world)

    @cached_property
    def _headline_causes(self) -> dict[tuple[str, str], int]:
        return headline_causes(self.plan, self.cluster.ledgers)

    def causes(self, most: int) -> tuple[HeadlineCause, ...]:
        """Why the headline was not lower: so many parts and one for the rest; they add up to it."""
        return grouped_causes(self._headline_causes, most)

    @cached_property
    def top_causes(self) -> tuple[TopCause, ...]:
        """The three things to say about the round."""
        return top_causes(self.plan, self.cluster)

    def still_bought(self, most: int) -> tuple[StillBought, ...]:
        """What was bought new, by what stopped its tonnes: so many parts, one for the rest, and what has no
        substitute."""
        return still_bought(self._headline_causes, most)

    @cached_property
    def staircase(self) -> Staircase:
        """The fall of the headline, deal by deal in the order of signing."""
        return staircase(self.plan, self.cluster)

    @cached_property
    def contributions(self) -> tuple[Contribution, ...]:
        """What made the headline fall, between whom, largest first."""
        return by_firms(self.plan, contributions(self.plan, self.cluster))

    @cached_property
    def goals(self) -> tuple[GoalResult, ...]:
        """How far the scenario's goals are reached."""
        return goal_results(self.plan, self.cluster.indicators, self.cluster.idle)

    @cached_property
    def news(self) -> tuple[NewsItem, ...]:
        """What everybody heard of, year by year: events, what the facilitator brought, and what teams started
        that is told to all."""
        plan, before, first = self.plan, self.cluster.before, self.record.years[0]
        begun = started_news(plan, first, self.earlier, self.cluster.state.started)
        events = news_of(plan, self.seed, before, self.record.years)
        injected = self.basis.injected if self.basis is not None else ()
        brought = brought_news(plan, before, first, (begin.measure for begin in injected))
        known = {item.measure for item in brought}
        begun_otherwise = (item for item in begun if item.measure not in known)
        return tuple(sorted((*events, *brought, *begun_otherwise), key=lambda item: item.year))

    @cached_property
    def cards(self) -> tuple[RoundCard, ...]:
        """Everything that happened, in the order in which it is told. In the legacy run nobody decides."""
        cards: list[RoundCard] = [NewsCard(item) for item in self.news]
        if self.basis is not None:
            cards += decided_cards(self.basis, self.cluster, self.world, self.teams, self.spoken)
        if self.spoken.guessed is not None:
            cards.append(GuessCard(self.spoken.guessed, self.came))
        if self.fund.is_ruled:
            cards.append(FundCard(self.fund, self.teams))
        return tuple(cards)

    @cached_property
    def fund(self) -> FundRound:
        """What went into the cluster fund, and what it paid for."""
        return fund_round(self.record, self.cluster, self.teams)

    @cached_property
    def purses(self) -> tuple[TeamPurse, ...]:
        """What each team has at the end."""
        return purses(self.cluster, self.teams)

    @cached_property
    def purse_changes(self) -> tuple[PurseChange, ...]:
        """Why each team's purse changed, to the cent."""
        return purse_changes(self.plan, self.cluster, self.teams)

    @cached_property
    def team_flows(self) -> tuple[TeamFlows, ...]:
        """What each team gave, took and threw away."""
        return team_flows(self.plan, self.cluster, self.teams)

    @cached_property
    def firms(self) -> dict[str, FirmResult]:
        """What each firm has, made, and how long it was up."""
        return firm_results(self.plan, self.cluster)

    @cached_property
    def flows(self) -> dict[FirmFlow, int]:
        """What went between firms and the world outside, over all years."""
        return firm_flows(self.plan, self.cluster.ledgers, self.cluster.state.contracts)

    @cached_property
    def gains(self) -> list[Gain]:
        """What each exchange was worth, to whom, and whose money it was."""
        return gains(self.plan, self.cluster.ledgers, self.cluster.state.contracts)

    @cached_property
    def weeks(self) -> RoundWeeks:
        """The round week by week: what a film of it shows."""
        return RoundWeeks(self.plan, self.cluster)

    @property
    def lapsed(self) -> tuple[str, ...]:
        """Offers that somebody left unanswered. Bots put several versions of a package on the table, of which
        one can stand: no news if the rest lapse."""
        versions = tuple(offer_name(team.id, 0).removesuffix("0") for team in self.teams if team.bot)
        return tuple(key for key in self.cluster.lapsed if not key.startswith(versions))

    @cached_property
    def balance(self) -> dict[str, int]:
        """What does not close, over all years of the round: all zero."""
        years = [residuals(self.plan, ledger).plain() for ledger in self.cluster.ledgers]
        return {key: sum(year[key] for year in years) for key in years[0]}

    @property
    def digests(self) -> list[str]:
        """A hash of each year."""
        return [digest(ledger) for ledger in self.cluster.ledgers]


@dataclass(frozen=True)
class GameDebrief:
    """One cluster's rounds of a session, in order; the legacy run last."""

    plan: Plan
    seed: int
    world: str
    teams: tuple[Team, ...]
    rounds: tuple[RoundDebrief, ...]
    is_over: bool = False
    """whether the end is reached, where sealed letters are opened"""

    @cached_property
    def letters(self) -> tuple[OpenedLetter, ...]:
        """The owners' letters and what they came to; nothing of them is told before the end."""
        if not self.is_over or not self.rounds or self.last_played.is_legacy:
            return ()
        seats = {team.id: team.firms for team in self.teams}
        return opened_letters(self.plan, self.seed, seats, self.last_played.record, self.world)

    @property
    def headlines(self) -> tuple[RoundHeadline, ...]:
        """The headline of every round."""
        return tuple(each.headline for each in self.rounds)

    @cached_property
    def deals(self) -> tuple[DealResult, ...]:
        """What every deal promised, and what came of it."""
        return deal_results(self.plan, self.world, [each.record for each in self.rounds])

    @cached_property
    def purse_changes(self) -> tuple[PurseChange, ...]:
        """Why each team's purse changed over the whole game, to the cent."""
        by_round = [each.purse_changes for each in self.rounds]
        return tuple(over_rounds(changes) for changes in zip(*by_round, strict=True))

    @property
    def last_played(self) -> RoundDebrief:
        """The last round that was decided on, before the legacy run; the legacy run where nothing else was played."""
        played = [each for each in self.rounds if not each.is_legacy]
        return (played or self.rounds)[-1]

    @property
    def decided(self) -> bool:
        """Whether anybody decided anything; without, the game is its own idle twin."""
        ids = {team.id for team in self.teams}
        bases = [each.basis for each in self.rounds if each.basis is not None]
        return any(team.bot for team in self.teams) or any(
            any(signed.world == self.world for signed in basis.deals)
            or any(sheet.decisions for sheet in basis.sheets if sheet.team in ids)
            for basis in bases
        )


def debrief(session: Session) -> tuple[GameDebrief, ...]:
    """What a session came to, a game for each of its clusters."""
    return tuple(game_debrief(session, world) for world in session.worlds)


def game_debrief(session: Session, world: str) -> GameDebrief:
    """What one cluster of a session came to, as far as it was played; worked out once while it stands."""
    teams = in_world(session.teams, world)
    stands = tuple((record.phase, record.round, record.stands_on) for record in session.records)
    return session.derived.once(
        ("debrief", world),
        (teams, stands, session.past.phase in OVER),
        lambda: _game_debrief(session, world, teams),
    )


def _game_debrief(session: Session, world: str, teams: tuple[Team, ...]) -> GameDebrief:
    plan, seed = session.plan, session.setup.seed
    rounds: list[RoundDebrief] = []
    earlier: dict[str, tuple[str, ...]] = {}
    for record in session.records:
        basis = session.past.basis(record.round) if record.phase == "play" else None
        spoken = _spoken(session, world, record.round) if basis is not None else SaidInRound()
        came = came_to(headline_of(record, world), rounds[-1].headline if rounds else None)
        rounds.append(RoundDebrief(plan, seed, world, teams, record, basis, earlier, spoken, came))
        earlier = record.worlds[world].state.started
    return GameDebrief(plan, seed, world, teams, tuple(rounds), session.past.phase in OVER)


def _spoken(session: Session, world: str, number: int) -> SaidInRound:
    """What was said in a round of a cluster."""
    past, here = session.past, {team.id for team in in_world(session.teams, world)}
    results = promise_results(session.plan, past, number)
    promises = tuple(each for each in results if each.team in here)
    return SaidInRound(promises, reasons_of(past, number, world), guessed_in(past, number))


def game_digest(games: tuple[GameDebrief, ...]) -> str:
    """A hash of everything that happened in a session."""
    rounds = zip(*(game.rounds for game in games), strict=True)
    return round_digest([each for same in rounds for played in same for each in played.digests])
