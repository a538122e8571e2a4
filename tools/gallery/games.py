"""The games behind the pictures: real sessions in memory, each taken as far as a picture needs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from game.board.reveal import parties_of
from game.roster.seating import seating
from game.roster.setup import Setup, Team
from game.session.entries import Phase, SaidThing
from game.session.fork import fork
from game.session.promises import things_of_deal
from game.session.session import Session
from game.typed.codes import handles
from game.typed.deals import chances
from sim.plan.plan import Plan
from sim.scenario.file import Scenario

SEED = 7
_RICH = 4
"""rounds after which there is something of everything to be seen"""
_LONGEST = "Pohjoiset Kiertotalouden Ystävät ry"


@dataclass
class Games:
    """Games of one scenario in one language, each played once and copied for every picture."""

    scenario: Scenario
    language: str
    plan: Plan = field(init=False)
    _known: dict[tuple[object, ...], Session] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.plan = Plan(self.scenario)

    @property
    def rich(self) -> int:
        """The round in which there is most to be seen."""
        return min(_RICH, max(1, len(self.scenario.about.rounds) - 1))

    def new(self, teams: int | None = None, *, parallel: bool = False, long_names: bool = False) -> Session:
        """A session that has not begun."""
        make = partial(self._begun, teams, parallel, long_names)
        return self._once(("new", teams, parallel, long_names), make)

    def at(
        self,
        phase: Phase,
        round_: int = 1,
        teams: int | None = None,
        *,
        parallel: bool = False,
        long_names: bool = False,
    ) -> Session:
        """A session in a phase of a round; bots decided the rounds before, people sit at the tables now."""
        key = (phase, round_, teams, parallel, long_names)
        return self._once(key, partial(self._played, phase, round_, teams, parallel, long_names))

    def bargained(self, phase: Phase) -> Session:
        """A rich round in which a deal has just been signed."""
        return self._once(("bargained", phase), partial(self._signed, phase))

    def promised(self) -> Session:
        """The reveal of such a round, before which every voice spoke: what was done, and something that was not."""
        return self._once(("promised",), self._spoken)

    def over(self, phase: Phase) -> Session:
        """A game whose rounds are all played."""
        return self._once(("over", phase), partial(self._ended, phase))

    def forked(self) -> Session:
        """Such a game from its last round on, in which nobody decides anything now."""
        return self._once(("forked",), self._idle_at_last)

    def _once(self, key: tuple[object, ...], make: Callable[[], Session]) -> Session:
        """Played once; every picture has a session of its own, so that none disturbs another."""
        if key not in self._known:
            self._known[key] = make()
        return self._known[key].copy()

    def _begun(self, teams: int | None, parallel: bool, long_names: bool) -> Session:
        seated = seating(self.plan, self._many(teams), parallel=parallel, language=self.language)
        if long_names:
            seated = tuple(
                one.model_copy(update={"name": f"{_LONGEST} {i}"}) for i, one in enumerate(seated, 1)
            )
        return Session.in_memory(self.scenario, self._setup(seated))

    def _many(self, teams: int | None) -> int | None:
        firms = sum(len(one) for one in self.plan.seats.values())
        return None if teams is None else min(teams, firms)

    def _setup(self, teams: tuple[Team, ...]) -> Setup:
        rounds = len(self.scenario.about.rounds)
        return Setup(seed=SEED, teams=teams, rounds=rounds, language=self.language)

    def _played(
        self, phase: Phase, round_: int, teams: int | None, parallel: bool, long_names: bool
    ) -> Session:
        if round_ > 1:
            session = self.at("results", round_ - 1, teams, parallel=parallel, long_names=long_names)
        else:
            session = self.new(teams, parallel=parallel, long_names=long_names)
        if phase in ("reveal", "years", "results"):
            self._with_bots(session)
        if phase in ("years", "results"):
            session.play_round()
        if phase != session.phase:
            session.go_to(phase)
        return self._with_people(session)

    def _signed(self, phase: Phase) -> Session:
        """In the richest round in which there is a deal to be signed: bots may have signed all before."""
        rounds = range(self.rich, 0, -1)
        session = next(one for one in (self.at("decide", round_) for round_ in rounds) if _bargain(one))
        if phase != "decide":
            self._with_bots(session)
            session.go_to(phase)
        return session

    def _spoken(self) -> Session:
        session, codes = self.bargained("decide"), handles(self.plan)
        signed = session.past.basis(session.round).deals[-1].deal
        done = [
            SaidThing.model_validate({"what": what, "id": key})
            for what, key in things_of_deal(self.plan, signed)
        ]
        for team in parties_of(session.teams, signed):
            own = next(
                (each for each in codes.values() if each.what == "recovery" and each.firm in team.firms), None
            )
            more = [SaidThing(what="recovery", id=own.id)] if own is not None else []
            session.promise(team.id, [*done[:1], *more])
        world, state = session.worlds[0], session.state(session.worlds[0])
        for chance in chances(self.plan, state, session.setup.seats(world))[-2:]:
            session.slip(world, [chance.match], chance.terms)
        self._with_bots(session)
        session.go_to("reveal")
        return session

    def _ended(self, phase: Phase) -> Session:
        session = self.at("results", len(self.scenario.about.rounds))
        session.go_to("end")
        if phase in ("legacy", "debrief"):
            session.legacy()
        if phase == "debrief":
            session.go_to("debrief")
        return session

    def _idle_at_last(self) -> Session:
        twin = fork(self.over("debrief"), len(self.scenario.about.rounds), name="kemi-tornio")
        for team in twin.teams:
            twin.seat_bot(team.id, "idle")
        twin.play_round()
        return twin

    def _with_bots(self, session: Session) -> None:
        for team in session.teams:
            if not team.bot:
                session.seat_bot(team.id, "cooperative")

    def _with_people(self, session: Session) -> Session:
        for team in session.teams:
            if team.bot and session.phase not in ("years", "reveal"):
                session.give_seat(team.id)
        return session


def _bargain(session: Session) -> bool:
    """Sign a deal from which all gain; whether there is one."""
    world = session.worlds[0]
    state, seats = session.state(world), session.setup.seats(world)
    for chance in chances(session.plan, state, seats):
        if session.verdict(world, chance.terms).answer == "both gain":
            session.sign(world, chance.terms)
            return True
    return False
