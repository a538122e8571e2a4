"""The preview of a draft: tries of the next round and of a year once all runs, beside those without it.

The seed of the game has no part in it: nothing here can be given one. A try draws its own luck from the
elapsed time that the state holds, and knows of events only what the Room has read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from game.preview.figures import Forecast, Preview, Try, column
from game.preview.news import News, as_known, dated
from game.preview.trials import Seats, seed_of, try_round, try_running
from sim.plan.plan import Plan
from sim.rounds import RoundInput, RoundResult, Sheets
from sim.rules import Objection
from sim.situation import UNDER_WAY
from sim.state import State

DRAWS = 10
"""Tries of a settled preview: "in 8 of 10 tries"."""
FEWEST = 3
"""Tries that are made however slow the machine is."""


@dataclass(frozen=True)
class PublicSituation:
    """What everybody knows while they decide: the same for all drafts of a round."""

    state: State
    """as it stands before the round's sheets"""
    seats: Seats
    years: int
    """that the round covers"""
    news: News | None = None
    """event → its year, as the Room has read it; left out: the dated events of the round's years"""
    standing: Sheets = field(default_factory=dict)
    """what is settled whatever the draft says: deals already signed"""
    salt: str = ""
    """another salt, other tries"""


@dataclass(frozen=True)
class Request:
    """A draft to look at."""

    draft: Sheets
    """seat → what it has on its sheet so far"""
    draws: int = DRAWS
    patient: bool = False
    """take all the time it needs: nobody is waiting for it"""


class Trials:
    """A situation being looked into: the tries without any draft are made once and kept."""

    def __init__(self, plan: Plan, situation: PublicSituation) -> None:
        state, years = situation.state, situation.years
        news = situation.news if situation.news is not None else dated(plan, state.year, years)
        self.situation = situation
        self.plan = as_known(plan, news)
        self._next: dict[int, Try] = {}
        self._running: dict[int, Try] = {}
        self._before: dict[int, State] = {}

    def try_next(self, number: int, draft: Sheets) -> tuple[Try, RoundResult]:
        """One try of the round with a draft."""
        known = self.situation
        given = RoundInput(_together(known.standing, draft), known.years, seats=known.seats)
        return try_round(self.plan, self.seed(number), known.state, given)

    def try_running(self, number: int, ready: State) -> Try:
        """One try of a year once all runs, from a state with the draft carried out."""
        known = self.situation
        return try_running(self.plan, self.seed(number), known.state, ready, known.seats)

    def next_without(self, number: int) -> Try:
        """The same try of the round without any draft."""
        if number not in self._next:
            self._next[number], played = self.try_next(number, {})
            self._before[number] = played.before
        return self._next[number]

    def running_without(self, number: int) -> Try:
        """The same try of the year without any draft."""
        if number not in self._running:
            self.next_without(number)
            self._running[number] = self.try_running(number, self._before[number])
        return self._running[number]

    def before(self, number: int) -> State:
        """The state the tries without any draft are made from."""
        self.next_without(number)
        return self._before[number]

    def seed(self, number: int) -> int:
        """The luck of a try: of its own, and other luck each year and salt."""
        return seed_of(f"{self.situation.salt}|{self.situation.state.year}", number)


def preview(plan: Plan, situation: PublicSituation, request: Request) -> Preview:
    """The settled preview of a draft."""
    last = None
    for step in steps(Trials(plan, situation), request):
        last = step or last
    assert last is not None, "the last step is a preview"
    return last


def steps(
    outlook: Trials, request: Request, enough: Callable[[], bool] = lambda: False
) -> Iterator[Preview | None]:
    """The preview as it grows: after each simulated year what is known so far, if it is more than before.

    Whoever has no more use for it stops asking. `enough`: whether time is up, so that fewer tries must do;
    a few are always made. When the draft is settled, the tries follow that time did not allow, so that a draft that
    rests is known better and better.
    """
    so_far = _PreviewSoFar(outlook, request)
    for number in range(max(1, request.draws)):
        if number >= FEWEST and enough():
            break
        yield from so_far.look(number)
    so_far.settled = True
    yield so_far.told()
    for number in range(len(so_far.next), request.draws):
        yield from so_far.look(number)


@dataclass
class _PreviewSoFar:
    """What has been tried so far."""

    outlook: Trials
    request: Request
    next: list[tuple[Try, Try]] = field(default_factory=list)
    """without and with the draft"""
    running: list[tuple[Try, Try]] = field(default_factory=list)
    set_aside: tuple[Objection, ...] = ()
    settled: bool = False

    def look(self, number: int) -> Iterator[Preview | None]:
        """One try of both columns."""
        without = self.outlook.next_without(number)
        yield None
        if any(self.request.draft.values()):
            tried, played = self.outlook.try_next(number, self.request.draft)
            ready = played.before
            self.set_aside = _of_draft(played.objections, self.outlook.situation.standing)
        else:
            tried, ready = without, self.outlook.before(number)
        self.next.append((without, tried))
        yield self.told()
        if not any(project.stage in UNDER_WAY for project in ready.projects.values()):
            return
        still = self.outlook.running_without(number)
        yield None
        drafted = any(self.request.draft.values())
        self.running.append((still, self.outlook.try_running(number, ready) if drafted else still))
        yield self.told()

    def told(self) -> Preview:
        return Preview(
            next=_column(self.next),
            running=_column(self.running) if self.running else None,
            tries=len(self.next),
            of=len(self.next) if self.settled else max(1, self.request.draws),
            set_aside=self.set_aside,
            settled=self.settled,
        )


def _column(pairs: Sequence[tuple[Try, Try]]) -> Forecast:
    return column([before for before, _ in pairs], [after for _, after in pairs])


def _together(standing: Sheets, draft: Sheets) -> Sheets:
    """What stands and the draft, sheet by sheet."""
    return {
        seat: (*standing.get(seat, ()), *draft.get(seat, ()))
        for seat in sorted({*standing, *draft})
        if standing.get(seat) or draft.get(seat)
    }


def _of_draft(objections: Sequence[Objection], standing: Sheets) -> tuple[Objection, ...]:
    """The objections to the draft itself, by its own places."""
    placed = [
        (objection, objection.index - len(standing.get(objection.decider, ()))) for objection in objections
    ]
    return tuple(replace(objection, index=index) for objection, index in placed if index >= 0)
