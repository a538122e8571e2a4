"""The preview of a team's sheet is asked from what everybody knows and what stands on that sheet, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from game.preview.preview import PublicSituation, Request
from game.roster.seating import seating
from game.roster.setup import Setup
from game.screen.scenes.decide.model import Desk
from game.session.session import Session
from game.typed.codes import handles
from game.typed.deals import chances
from game.typed.promise_line import note_promise
from sim.decisions import Decision, SetRecovery
from sim.plan.plan import Plan
from sim.scenario.loader import load

SCENARIO = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"


@dataclass
class Listener:
    """Stands where the worker does, and keeps what it was asked."""

    asked: list[tuple[PublicSituation, Request]] = field(default_factory=list)

    def ask(self, situation: PublicSituation, request: Request) -> None:
        self.asked.append((situation, request))

    def poll(self) -> None:
        """Nothing is ever ready."""


def asked_of(session: Session, at: int) -> tuple[PublicSituation, Request]:
    """What the preview is asked for the sheet of a team."""
    listener: Any = Listener()
    Desk(session, listener).open(at)
    situation, request = listener.asked[-1]
    return situation, request


def test_neither_sheets_of_others_nor_their_slips_nor_their_promises_are_known_to_it() -> None:
    scenario = load(SCENARIO)
    plan = Plan(scenario)
    session = Session.in_memory(scenario, Setup(seed=7, teams=seating(plan, None), rounds=5))
    session.go_to("decide")
    (world,) = session.worlds
    codes, count = handles(plan), len(session.teams)
    before = [asked_of(session, at) for at in range(count)]
    for at, team in enumerate(session.teams):
        stream = next(key.id for key in codes.values() if key.what == "recovery" and key.firm in team.firms)
        mine: list[Decision] = [SetRecovery(do="set_recovery", side_stream=stream, share=Decimal("0.5"))]
        chance = next(
            chance
            for chance in chances(plan, session.state(world), session.setup.seats(world))
            if set(chance.terms.parties) & set(team.firms)
        )
        session.draft(team.id, mine)
        session.slip(world, (chance.match,), chance.terms)
        note_promise(session, team.id, codes, "says FUND")
        assert asked_of(session, at) != before[at]
        assert [asked_of(session, other) for other in range(at + 1, count)] == before[at + 1 :]
        session.seal(team.id, mine)
        assert [asked_of(session, other) for other in range(at + 1, count)] == before[at + 1 :]
