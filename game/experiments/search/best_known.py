"""The best known game of a scenario: its session, and what it came to, beside the scenario where it ships."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from typing import Final

from pydantic import Field, ValidationError

from game.bots.strategy import Strategy
from game.experiments.search.search import Found, SearchState
from game.experiments.search.trial import HEADLINE, aims, played
from game.experiments.search.upper_bound import UpperBound
from game.experiments.whole_game import GameOptions, whole_game
from game.resources import SCENARIOS
from game.session.session import Session
from sim.plan.plan import Plan
from sim.scenario.figures import Figure
from sim.scenario.figures import Path as FigurePath
from sim.scenario.file import Scenario
from sim.scenario.frozen import Frozen
from sim.scenario.problems import Where
from sim.scenario.traversal import parts

SHIPPED: Final = SCENARIOS / "best"


class BestKnown(Frozen):
    """What a search found. Changes are shares against idle in the last round: −0.25 for a quarter less."""

    scenario: str
    figures: str = Field(
        description="A hash of the scenario's figures: with others, this game is none of it."
    )
    seeds: tuple[int, ...]
    tries: int = Field(description="Ways to play that were tried.")
    changes: dict[str, float] = Field(description="By indicator, in the mean of all seeds.")
    headline_by_seed: tuple[float, ...]
    bound: float = Field(description="By how much flows alone let the headline change at most.")
    frontier: tuple[dict[str, float], ...] = Field(description="Games that none beats in everything.")
    settings: Strategy = Field(description="How all seats play it.")

    @property
    def cut(self) -> float:
        """The share by which the headline lies below idle."""
        return -self.changes[HEADLINE]


def figures_mark(scenario: Scenario) -> str:
    """A hash of the rounds and of all figures that a rule of a scenario uses; its texts and sources, and figures that
    only texts tell, have no part in it."""
    figures = [
        (part.where, str(part.model.exact if isinstance(part.model, Figure) else part.model.by_year))
        for part in parts(scenario)
        if isinstance(part.model, Figure | FigurePath) and not is_only_told(part.where)
    ]
    written = json.dumps([figures, scenario.about.rounds, scenario.about.first_year])
    return blake2b(written.encode(), digest_size=8).hexdigest()


def is_only_told(where: Where) -> bool:
    """Whether no rule uses the figure that stands there: a fact, and how many people the news is about."""
    return where[0] == "facts" or where[-1] == "people"


def best_known(plan: Plan, seeds: tuple[int, ...], state: SearchState, bound: UpperBound) -> BestKnown:
    """What a search has found so far, to be written down."""
    names = [aim.indicator for aim in aims(plan)]

    def by_name(game: Found) -> dict[str, float]:
        return {name: round(change, 4) for name, change in zip(names, game.changes, strict=True)}

    return BestKnown(
        scenario=plan.scenario.id,
        figures=figures_mark(plan.scenario),
        seeds=seeds,
        tries=state.tries,
        changes=by_name(state.best),
        headline_by_seed=tuple(round(changes[0], 4) for changes in state.best.by_seed),
        bound=round(-bound.cut, 4),
        frontier=tuple(by_name(game) for game in state.frontier),
        settings=state.best.temper,
    )


def typical_seed(known: BestKnown) -> int:
    """The luck under which it comes nearest to its mean."""
    distance = {
        seed: abs(change + known.cut)
        for seed, change in zip(known.seeds, known.headline_by_seed, strict=True)
    }
    return min(known.seeds, key=lambda seed: (distance[seed], seed))


def as_session(plan: Plan, temper: Strategy, seed: int, language: str = "en") -> Session:
    """The game as a session that can be replayed: all that was decided stands on the teams' sheets."""
    sheets = {number: dict(sheets) for number, (sheets, _) in enumerate(played(plan, seed, temper), 1)}
    return whole_game(plan, GameOptions(seed=seed, language=language, set_aside=True), sheets)


def shipped_best(scenario: Scenario, folder: Path = SHIPPED) -> BestKnown | None:
    """The best known game of this scenario in this length; None if none is known of these very figures.

    Lengths that come to the same rounds share one: what is found by is the figures, never the name of a file.
    """
    mark = figures_mark(scenario)
    read = (read_best(path) for path in sorted(folder.glob(f"{scenario.id}.*.json")))
    return max(
        (known for known in read if known and known.figures == mark),
        key=lambda known: known.cut,
        default=None,
    )


def read_best(path: Path) -> BestKnown | None:
    """What a search wrote down; None where there is nothing, or something else."""
    try:
        return BestKnown.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
