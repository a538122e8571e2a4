"""What holds in any cluster and any game: everything closes, no store is below nothing or above its brim."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from decimal import Decimal
from functools import partial
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from game.bots.game import play_bots
from sim.balance import residuals
from sim.decisions import DECISION, Decision
from sim.ledger import Kind, Ledger
from sim.plan.parts import ProjectPlan
from sim.plan.plan import Plan
from sim.rounds import Played
from sim.state import State
from tests.strategies import scenarios
from tests.tries import tries
from tests.year.worlds import plan_of

ROUNDS = 3
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A smaller cluster is seldom found, and slowly; its id ends with the seed that drew it."""


def _about_project(do: str, project: ProjectPlan) -> tuple[str, dict[str, object]]:
    return project.firm, {"do": do, "project": project.id}


def choices(plan: Plan) -> st.SearchStrategy[tuple[str, Decision]]:
    """A firm and something it may try to do."""
    share = st.integers(0, 4).map(lambda quarters: Decimal(quarters) / 4)
    kinds: list[st.SearchStrategy[tuple[str, dict[str, object]]]] = []
    for one in plan.stores.values():
        kinds.append(st.tuples(st.just(one.firm), _with_share(share, do="set_recovery", side_stream=one.id)))
    for need in plan.needs.values():
        kinds.append(st.tuples(st.just(need.firm), _with_share(share, do="set_blend", need=need.id)))
    if plan.projects:
        works = st.sampled_from(list(plan.projects.values()))
        for do in ("invest", "invest", "cancel"):
            kinds.append(works.map(partial(_about_project, do)))
    if plan.scenario.exchanges:
        contracts = st.sampled_from(list(plan.scenario.exchanges.items()))
        kinds.append(
            contracts.map(
                lambda item: (plan.firm_of(item[1].giver), {"do": "leave_exchange", "exchange": item[0]})
            )
        )
    return st.one_of(kinds).map(lambda made: (made[0], DECISION.validate_python(made[1])))


def _with_share(share: st.SearchStrategy[Decimal], **what: str) -> st.SearchStrategy[dict[str, object]]:
    return share.map(lambda part: what | {"share": part})


@st.composite
def games(draw: st.DrawFn, most_firms: int = 20) -> tuple[Plan, list[Played]]:
    """A random cluster, and a game of three rounds in which firms try this and that."""
    data = draw(scenarios(most_firms=most_firms, rounds=ROUNDS))
    data["about"]["legacy_years"] = 1
    data.pop("seats", None)
    plan = plan_of(data)
    sheets: dict[int, dict[str, list[Decision]]] = {}
    for number in range(1, len(data["about"]["rounds"]) + 1):
        sheet: dict[str, list[Decision]] = defaultdict(list)
        for firm, decision in draw(st.lists(choices(plan), max_size=12)):
            if not plan.firms[firm].outside:
                sheet[firm].append(decision)
        sheets[number] = sheet
    return plan, list(play_bots(plan, draw(st.integers(0, 1000)), {}, people=sheets))


@given(games())
@tries(0.4, phases=NO_SHRINKING)
def test_every_year_of_any_game_is_sound(game: tuple[Plan, list[Played]]) -> None:
    plan, rounds = game
    for one in rounds:
        for result in (one.result, one.idle):
            for ledger in result.ledgers:
                assert residuals(plan, ledger).where == ()
                keeps_its_contracts(ledger, result.before)
                fills_no_store_too_far(plan, ledger)
                adds_up_in_money(ledger)


def keeps_its_contracts(ledger: Ledger, state: State) -> None:
    for row, columns in ledger.flows.items():
        assert row.kind == Kind.REST or min(columns) >= 0
        if row.kind == Kind.EXCHANGE:
            most = state.contracts[row.target].most
            assert all(so_far <= most * week // 52 for week, so_far in enumerate(accumulate(columns), 1))


def fills_no_store_too_far(plan: Plan, ledger: Ledger) -> None:
    bigger: dict[str, int] = defaultdict(int)
    for project in plan.projects.values():
        for build in project.builds:
            if build.what == "store":
                bigger[build.thing] += build.amount
    for key, amount in ledger.closing.items():
        assert amount > 0
        if key.place in plan.stores:
            part = plan.stores[key.place]
            line = plan.lines.get(part.process)
            slot = line.capacity * line.batch // 8760 * part.amount[0] // part.amount[1] if line else 0
            assert amount <= part.capacity + bigger[key.place] + slot
        intake = plan.intakes.get((key.place.removesuffix("/feed"), key.material))
        if intake:
            assert amount <= max(intake.capacity, ledger.opening.get(key, 0))


def adds_up_in_money(ledger: Ledger) -> None:
    for firm, opening in ledger.opening_cash.items():
        received = sum(sum(weeks) for payment, weeks in ledger.payments.items() if payment.payee == firm)
        spent = sum(sum(weeks) for payment, weeks in ledger.payments.items() if payment.payer == firm)
        assert ledger.closing_cash[firm] == opening + received - spent


# -- on any machine -------------------------------------------------------------------------------

TOLD = """
from sim.digest import digest
from game.bots.game import play_bots
from tests.random_scenarios import random_scenario
from tests.year.worlds import plan_of
for seed in (1, 2):
    for one in play_bots(plan_of(random_scenario(seed, 8, rounds=2)), seed, {}):
        print([digest(ledger) for ledger in one.result.ledgers], one.result.state.digest())
"""
HOME = Path(__file__).resolve().parents[2]


def told(*flags: str, hash_seed: str) -> bytes:
    settings_of = os.environ | {"PYTHONHASHSEED": hash_seed}
    return subprocess.check_output([sys.executable, *flags, "-c", TOLD], env=settings_of, cwd=HOME)


@pytest.mark.parametrize(("flags", "hash_seed"), [((), "1"), ((), "random"), (("-O",), "0")])
def test_a_game_is_the_same_on_any_run(flags: tuple[str, ...], hash_seed: str) -> None:
    assert told(*flags, hash_seed=hash_seed) == told(hash_seed="0")
