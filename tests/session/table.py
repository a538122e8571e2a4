"""Sessions at the tutorial's table: three teams, three short rounds, and what they decide."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.roster.setup import BotName, Setup, Team
from game.session.session import Session
from sim.decisions import DECISION, Decision, OfferDeal
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.scenario.loader import load

ROOT = Path(__file__).parents[2]
WORLD = "cluster"


@cache
def scenario(name: str = "tutorial") -> Scenario:
    """A shipped scenario."""
    return load(ROOT / "scenarios" / f"{name}.yaml")


@cache
def plan(name: str = "tutorial") -> Plan:
    """The same, ready to be played."""
    return Plan(scenario(name))


def setup(seed: int = 7, rounds: int = 3, bots: dict[str, BotName] | None = None) -> Setup:
    """The tutorial's seats."""
    teams = tuple(
        Team(id=seat, name=seat.title(), firms=firms, bot=(bots or {}).get(seat))
        for seat, firms in plan().seats.items()
    )
    return Setup(seed=seed, teams=teams, rounds=rounds)


def begun(seed: int = 7, bots: dict[str, BotName] | None = None) -> Session:
    """A session in memory, in the first round's decisions."""
    session = Session.in_memory(scenario(), setup(seed, bots=bots))
    session.go_to("decide")
    return session


def decision(**fields: object) -> Decision:
    """A decision from its words."""
    return DECISION.validate_python(fields)


def collect(share: str) -> Decision:
    """The foundry collects part of its slag."""
    return decision(do="set_recovery", side_stream="foundry_slag", share=share)


PACKAGE = OfferDeal.model_validate(
    {
        "do": "offer_deal",
        "offer": "sand",
        "parties": ["foundry", "roads"],
        "projects": [
            {"project": "build_sand_plant"},
            {"project": "mixing_yard", "paid_by": [{"firm": "foundry", "share": "0.5"}]},
        ],
        "exchanges": [
            {
                "giver": "cleaned_sand",
                "taker": "gravel_need",
                "most": "24000",
                "price": "2",
                "years": 8,
                "carriage_paid_by": "giver",
            }
        ],
    }
)
"""The tutorial's package: the foundry cleans its sand if the road builder mixes it in."""


def played(session: Session) -> list[str]:
    """The digest of every round that stands."""
    return [one.digest for record in session.records for one in record.worlds.values()]


def to_the_end(session: Session) -> Session:
    """Play whatever is left of a session, and its legacy run."""
    while session.round < session.rounds or session.phase not in ("years", "results"):
        session.play_round()
    session.go_to("results")
    session.go_to("end")
    session.legacy()
    return session


def reopened(session: Session) -> Session:
    """The same lines read again, as from a file."""
    return session.copy()
