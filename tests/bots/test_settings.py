"""Bots set what their own plants run for, and see what their plants feed each other."""

from __future__ import annotations

import pytest

from game.bots.bot import View
from game.bots.settings import opened
from sim.economy.volumes import fed_besides, free_supply
from sim.opening import opening_state
from sim.situation import Situation
from tests.clusters.draws import Data
from tests.year.test_loads import by_contract
from tests.year.test_streams import DUMP
from tests.year.worlds import plan_of, project, stream_of


def runs_for(data: Data) -> list[str]:
    plan = plan_of(data)
    settings = opened(View(plan, opening_state(plan), plan.seats, "giver", 1), [], [])
    return [
        f"{setting.treatment} {setting.runs_for}" for setting in settings if setting.do == "set_treatment"
    ]


@pytest.mark.parametrize(("fee", "says"), [(38, []), (39, ["mill disposal"]), (400, ["mill disposal"])])
def test_a_bot_treats_for_disposal_where_that_is_cheaper(fee: int, says: list[str]) -> None:
    """Treating costs 3 + 0.03 × 50 and throws away 0.85 t at 40 EUR: 38.5 EUR/t."""
    data = by_contract(0)
    stream_of(data)["disposal"]["fee"] = fee
    assert runs_for(data) == says


def test_it_leaves_alone_what_is_set_already_or_not_built() -> None:
    data = by_contract(0, runs_for="disposal")
    stream_of(data)["disposal"]["fee"] = 400
    assert runs_for(data) == []
    data = project(by_contract(0), {"treatment": "mill"}, firm="giver")
    stream_of(data)["disposal"]["fee"] = 400
    assert runs_for(data) == []


def test_a_treatment_is_fed_by_the_firm_s_own_yields_and_a_ring_feeds_nothing() -> None:
    data = by_contract(0)
    works = data["firms"]["giver"]["treatments"]
    works["press"] = {"takes": "sand", "capacity": 200, "yields": {
        "bricks": {"material": "sludge", "share": 1, "store": 0, "disposal": DUMP}}}  # fmt: skip
    plan = plan_of(data)
    situation = Situation(plan, opening_state(plan))
    assert fed_besides(situation, "press") == pytest.approx(60_000, abs=1)
    assert free_supply(situation, "bricks", {}) == pytest.approx(60_000, abs=1)
    works["press"]["yields"]["bricks"]["material"] = "waste"
    plan = plan_of(data)
    assert fed_besides(Situation(plan, opening_state(plan)), "press") == pytest.approx(60_000, abs=1)
