"""What a game came to, for programs: the object that `run --json` prints.

Amounts are in t, MWh and m3, money in EUR. Indicators are yearly means over the years of a round; flows
and what firms made are totals of the round.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from game.board.news import NewsItem
from game.debrief.firms import FirmResult
from game.debrief.flows import FirmFlow
from game.debrief.model import GameDebrief, RoundDebrief, game_digest
from game.session.entries import Expectation, Guessed
from game.text.told_text import told
from game.text.translator import Translator
from sim.indicators.goals import GoalResult
from sim.plan.plan import Plan
from sim.resilience import Removal
from sim.rules.names import measure_name, said
from sim.units import BASE, CENTS

JsonObject = dict[str, Any]


def as_json(data: JsonObject) -> str:
    """The object as text: the same bytes on every machine."""
    return json.dumps(data, indent=1, allow_nan=False) + "\n"


def game_result(games: tuple[GameDebrief, ...], removals: Sequence[Removal] | None = None) -> JsonObject:
    """The whole game as plain data, and what each firm's removal would do if that was asked for.

    `games`: one for each cluster, all of the same luck; goals and news are those of the first.
    """
    game = games[0]
    data: JsonObject = {
        "scenario": game.plan.scenario.id,
        "seed": game.seed,
        "digest": game_digest(games),
        "goals": [goal_result(goal) for goal in game.last_played.goals],
        "rounds": [_round(same) for same in zip(*(each.rounds for each in games), strict=True)],
    }
    if removals is not None:
        data["resilience"] = [asdict(removal) for removal in removals]
    return data


def goal_result(result: GoalResult) -> JsonObject:
    """A goal and how far it was reached."""
    return {
        "name": said(result.goal, result.goal.indicator),
        "indicator": result.goal.indicator,
        "also": {key: float(weight.value) for key, weight in result.goal.also.items()},
        "change": result.change,
        "came_to": result.came_to,
        "reached": result.reached,
    }


def _round(same: Sequence[RoundDebrief]) -> JsonObject:
    first = same[0]
    return {
        "round": first.record.round,
        "phase": first.record.phase,
        "years": list(first.record.years),
        "news": [_news(first.plan, item) for item in first.news],
        "worlds": [_world(played) for played in same],
    }


def _news(plan: Plan, item: NewsItem) -> JsonObject:
    news = plan.measures[item.measure].news
    text = told(Translator("en"), plan, news, f"{measure_name(plan, item.measure)}.")
    return {"year": item.year, "id": item.measure, "text": text}


def _world(played: RoundDebrief) -> JsonObject:
    return {
        "name": played.world,
        "indicators": played.cluster.indicators.plain(),
        "idle": played.cluster.idle.plain(),
        "teams": {
            purse.team.id: {"purse_eur": purse.cents / CENTS, "firms": list(purse.team.firms)}
            for purse in played.purses
        },
        "firms": {firm: _firm(result) for firm, result in played.firms.items()},
        "flows": _flows(played.plan, played.flows),
        "balance": played.balance,
    }


def _firm(result: FirmResult) -> JsonObject:
    made = {material: amount / BASE for material, amount in result.made.items()}
    return {"cash_eur": result.cash / CENTS, "made": made, "uptime": result.uptime}


def _flows(plan: Plan, flows: Mapping[FirmFlow, int]) -> list[JsonObject]:
    return [
        {
            "from": flow.giver,
            "to": flow.taker,
            "material": flow.material,
            "unit": plan.scenario.materials[flow.material].unit,
            "amount": amount / BASE,
            "kind": flow.kind,
            "cause": flow.cause or None,
            "culprit": flow.culprit or None,
        }
        for flow, amount in flows.items()
    ]


def guess_object(guessed: Guessed | None, came: Expectation) -> JsonObject | None:
    """What the room expected and what came; `hands`: up for falls, stays and rises. None: nobody asked."""
    if guessed is None:
        return None
    hands = list(guessed.hands) if guessed.hands is not None else None
    return {"expects": guessed.expects, "hands": hands, "came": came}
