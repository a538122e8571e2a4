"""One tonne followed: whatever a cluster looks like all of it ends, and a loop is counted as often as it is gone."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.cluster_map.links import LinkKey
from game.cluster_map.moves import KEPT, FlowEnd, FlowStage, Move, moves_together
from game.debrief.followed import Followed, follow, follow_first
from game.debrief.model import debrief
from game.debrief.sankey.views import whole_game
from game.experiments.whole_game import GameOptions
from game.experiments.whole_game import whole_game as played
from sim.plan.plan import Plan
from sim.scenario.loader import from_data
from tests.random_scenarios import random_scenario

BOUGHT = LinkKey("", "steel", "virgin", "t")
LINE, STORE = FlowStage("melting", "t"), FlowStage("slag", "slag")
SOLD, HEAP = FlowEnd("market", "steel", "plates"), FlowEnd("heap", "steel", "slag")
BACK = LinkKey("works", "steel", "recovered", "t")


def found(moves: dict[Move, int], start: LinkKey | str = BOUGHT) -> Followed:
    """What became of a tonne."""
    result = follow(moves, start)
    assert result is not None
    return result


def loop(round_again: int, kept: int) -> dict[Move, int]:
    """Of 1000 kg that a line takes in so many come back to it as slag; the rest of the slag is kept."""
    return {
        Move(FlowStage("ore_need", "ore"), LINE, BOUGHT): 1000 - round_again,
        Move(LINE, SOLD, None): 1000 - round_again - kept,
        Move(LINE, STORE, None): round_again + kept,
        Move(STORE, LINE, BACK): round_again,
        Move(STORE, HEAP, None): kept,
    }


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_loop_is_a_geometric_series(round_again: int, kept: int) -> None:
    tonne, r = found(loop(round_again, kept)), Fraction(round_again, 1000)
    once = 1 / (1 - r)  # 1 + r + r² + …
    assert tonne.ends.get(SOLD, 0) == Fraction(1000 - round_again - kept, 1000) * once
    assert tonne.ends.get(HEAP, 0) == Fraction(kept, 1000) * once
    assert sum(tonne.ends.values()) == 1
    assert tonne.passed.get(BACK, 0) == r * once


def test_what_comes_past_its_beginning_once_more_is_said() -> None:
    assert found(loop(200, 100), BACK).again(BACK) == Fraction(1, 4)  # 0.2 + 0.04 + …
    assert found(loop(0, 100)).again(BOUGHT) == 0


PLACES = [FlowStage(name, "t") for name in "abcdef"]
ENDS = [FlowEnd("market", "f", "m"), FlowEnd("heap", "f", "m"), FlowEnd(KEPT, "f", "m")]
STEPS = st.dictionaries(
    st.tuples(st.sampled_from(PLACES), st.sampled_from([*PLACES, *ENDS])), st.integers(1, 10**9), max_size=24
)


@given(STEPS)
def test_of_any_steps_all_ends_and_no_more_than_came(
    steps: dict[tuple[FlowStage, FlowStage | FlowEnd], int],
) -> None:
    moves = {Move(source, target, None): amount for (source, target), amount in steps.items()}
    moves[Move(FlowStage("need", "ore"), PLACES[0], BOUGHT)] = 7
    tonne = found(moves)
    assert sum(tonne.ends.values()) == 1
    assert all(0 <= share <= 1 for share in tonne.ends.values())
    # A chain played step by step comes near to what was solved.
    here: dict[FlowStage, float] = {PLACES[0]: 1.0}
    ended: dict[FlowEnd, float] = defaultdict(float)
    for _ in range(200):
        on: dict[FlowStage, float] = defaultdict(float)
        for place, share in here.items():
            left = {move: amount for move, amount in moves.items() if move.source == place}
            for move, amount in left.items():
                to = ended if isinstance(move.target, FlowEnd) else on
                to[move.target] += share * amount / sum(left.values())  # type: ignore[index]
        here = on
    assert all(ended[end] <= float(share) + 1e-6 for end, share in tonne.ends.items() if end.firm)


@pytest.mark.parametrize("seed", range(4))
def test_tonnes_out_are_tonnes_in_in_any_cluster(seed: int) -> None:
    plan = Plan(from_data(random_scenario(seed, 2 + 3 * seed)))
    (game,) = debrief(played(plan, GameOptions(seed)))
    clusters = [each.cluster for each in game.rounds]
    flows = whole_game(plan, clusters)
    for link in flows.links:
        tonne = found(dict(flows.moves), link.key)
        assert sum(tonne.ends.values()) == 1
        assert FlowEnd(KEPT, "", "") not in tonne.ends, "nothing is lost on the way"
        assert tonne.passed[link.key] >= 1
    first = follow_first(flows, [link.key for link in flows.links])
    assert first is None or first[0].unit == "t"
    assert first is None or first[1] == found(dict(flows.moves), first[0])
    assert follow_first(flows, ()) is None


def test_what_lay_in_stores_between_rounds_went_on() -> None:
    first = {Move(STORE, FlowEnd(KEPT, "steel", "slag"), None): 30, Move(LINE, STORE, None): 30}
    then = {Move(STORE, HEAP, None): 25, Move(STORE, FlowEnd(KEPT, "steel", "slag"), None): 5}
    both = moves_together([first, then])
    assert both[Move(STORE, FlowEnd(KEPT, "steel", "slag"), None)] == 5
    assert both[Move(STORE, HEAP, None)] == 25


def test_nothing_is_followed_where_nothing_moved() -> None:
    assert follow({}, BOUGHT) is None
    assert follow(loop(100, 100), "works") is None
    assert found(loop(100, 100), "steel").ends[SOLD] == found(loop(100, 100)).ends[SOLD]
