"""What a game came to, for programs: the object that `run --json` prints.

Amounts are in t, MWh and m3, money in EUR. Indicators are yearly means over the years of a round; flows
and what firms made are totals of the round.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from game.cli import flows, goals, news
from game.cli.played import Game, Round, World
from sim.balance import residuals
from sim.digest import digest, round_digest
from sim.ledger import Kind
from sim.resilience import Removal
from sim.units import BASE, CENTS


def as_json(found: dict[str, Any]) -> str:
    """The object as text: the same bytes on every machine."""
    return json.dumps(found, indent=1, allow_nan=False) + "\n"


def result(games: Sequence[Game], removals: Sequence[Removal] | None = None) -> dict[str, Any]:
    """The whole game as plain data, and what each firm's removal would do if that was asked for.

    `games`: one for each cluster, all of the same luck; goals and news are those of the first.
    """
    game = games[0]
    rounds = list(zip(*(one.rounds for one in games), strict=True))
    told = news.news(game)
    found: dict[str, Any] = {
        "scenario": game.plan.scenario.id,
        "seed": game.seed,
        "digest": round_digest(
            [digest(ledger) for same in rounds for one in same for ledger in one.ours.ledgers]
        ),
        "goals": [asdict(one) | {"reached": one.reached} for one in goals.goals(game)],
        "rounds": [_round(games, same, news.in_round(told, same[0])) for same in rounds],
    }
    if removals is not None:
        found["resilience"] = [asdict(one) for one in removals]
    return found


def _round(games: Sequence[Game], same: Sequence[Round], told: Sequence[news.News]) -> dict[str, Any]:
    one = same[0]
    return {
        "round": one.number,
        "phase": one.phase,
        "years": list(one.years),
        "news": [item._asdict() for item in told],
        "worlds": [_world(game.name, one.ours, one.idle) for game, one in zip(games, same, strict=True)],
    }


def _world(name: str, ours: World, idle: World) -> dict[str, Any]:
    plan = ours.plan
    return {
        "name": name,
        "indicators": ours.indicators.plain(),
        "idle": idle.indicators.plain(),
        "teams": {
            seat: {"purse_eur": ours.purses[seat] / CENTS, "firms": list(firms)}
            for seat, firms in ours.seats.items()
        },
        "firms": {firm: _firm(ours, firm) for firm in plan.firms},
        "flows": flows.plain(plan, flows.flows(plan, ours.ledgers, ours.state.contracts)),
        "balance": _balance(ours),
    }


def _firm(world: World, firm: str) -> dict[str, Any]:
    return {
        "cash_eur": world.state.cash.get(firm, 0) / CENTS,
        "made": made(world).get(firm, {}),
        "uptime": uptime(world, firm),
    }


def made(world: World) -> dict[str, dict[str, float]]:
    """Firm → material → what its lines and treatments made on purpose, in t, MWh or m3."""
    plan = world.plan
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for ledger in world.ledgers:
        for row, amount in ledger.totals(Kind.PRODUCT, Kind.MADE):
            if row.kind is Kind.PRODUCT or plan.stores[row.target].is_yield:
                found[plan.firm_of(row.source)][row.material] += amount
    return {
        firm: {material: amount / BASE for material, amount in sorted(amounts.items()) if amount}
        for firm, amounts in found.items()
    }


def uptime(world: World, firm: str) -> float | None:
    """Share of the round's hours in which a firm's lines and treatments were up; None if it has none."""
    up = there = 0
    for ledger in world.ledgers:
        for process, (hours_up, hours) in ledger.uptime.items():
            if world.plan.firm_of(process) == firm:
                up, there = up + hours_up, there + hours
    return round(up / there, 4) if there else None


def _balance(world: World) -> dict[str, int]:
    """What does not close, over all years of the round: all zero."""
    years = [residuals(world.plan, ledger).plain() for ledger in world.ledgers]
    return {key: sum(year[key] for year in years) for key in years[0]}
