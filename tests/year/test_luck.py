"""One team's action never shifts another's luck, and the idle twin has the same luck."""

from __future__ import annotations

import pytest

from sim.ledger import Kind, Ledger
from tests.clusters.draws import Data
from tests.random_scenarios import steady_pair
from tests.year.worlds import begun, event, moved, play, project, stream_of, weeks, year

OUTAGES = {"giver_outage": (200, 60), "taker_outage": (150, 50)}


def rhythm(ledger: Ledger, line: str) -> list[int]:
    return weeks(ledger, Kind.PRODUCT, source=line)


def pair() -> Data:
    return steady_pair(years=3, **OUTAGES)


@pytest.mark.parametrize("seed", range(4))
def test_the_giver_s_outages_are_the_same_whatever_the_taker_does(seed: int) -> None:
    plain = play(pair(), 3, seed)
    built = play(
        project(pair(), {"less_input": "taker_need", "share": 0.5}), 3, seed, projects=begun("works")
    )
    alone = play(steady_pair(years=3, contract=False, **OUTAGES), 3, seed)
    shut = play(event(pair(), {"change": "close", "of": "taker"}, day=30), 3, seed)
    for other in (built, alone, shut):
        for one, same in zip(plain, other, strict=True):
            assert rhythm(one.ledger, "giver_line") == rhythm(same.ledger, "giver_line")
            assert one.ledger.uptime["giver_line"] == same.ledger.uptime["giver_line"]


def test_every_seed_and_every_year_has_luck_of_its_own() -> None:
    found = [rhythm(one.ledger, "giver_line") for seed in range(4) for one in play(pair(), 3, seed)]
    assert len({tuple(one) for one in found}) == len(found)


def test_giver_and_taker_do_not_fail_together() -> None:
    ledger = year(steady_pair(giver_outage=(200, 60), taker_outage=(200, 60)))
    down = [[amount < 500 for amount in rhythm(ledger, line)] for line in ("giver_line", "taker_line")]
    assert down[0] != down[1]


def test_a_changed_setting_moves_no_draw() -> None:
    data = pair()
    plain = year(data)
    stream_of(data)["recovery"] = 0
    assert rhythm(year(data), "taker_line") == rhythm(plain, "taker_line")
    assert moved(year(data), Kind.EXCHANGE) == 0
