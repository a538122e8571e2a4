"""Cases in which luck plays: the mean of many replicates against a closed form or an exact chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from math import log
from typing import Any, Final

import numpy as np

from sim.ledger import Kind
from sim.state import ProjectState, Stage
from sim.units import BASE, DAY, WEEK, YEAR
from tools.validation.by_hand import FIRST_YEAR, WHY, Outage, SteadyPair, TwoStateSource, series
from tools.validation.played import moved, paid, play, weeks, year
from tools.validation.row import Case, Row, exactly, known, mean

SECTION: Final = "With luck"
CARDS: Final = 20
"""projects of one replicate, each with luck of its own"""


def tandem(outages: Sequence[Outage], stores: Sequence[int], *, rate: int = 1, waits: bool = False) -> float:
    """Units an hour that leave the last of some machines in a row, from the stationary Markov chain.

    The first makes `rate` units in each hour that it is up, all others one; before each but the first is a store
    of so many units. A machine stays up for a geometric number of hours, then down for another (`outages`; one
    that never fails has a mean time down of 0). What finds its store full is lost. With `waits`, what comes is
    worked on in the next hour: treatments have their turn before what is made reaches them, lines after it.
    """
    places = list(product(*(range(2 if down else 1) for _, down in outages), *(range(k + 1) for k in stores)))
    index = {place: at for at, place in enumerate(places)}
    machines, moves, leaving = len(outages), np.zeros((len(places),) * 2), np.zeros(len(places))
    for place, at in index.items():
        after, flow = [], 0 if place[0] else rate
        for down, level, size in zip(place[1:machines], place[machines:], stores, strict=True):
            there = level if waits else level + flow
            out = 0 if down else min(1, there)
            after.append(min(size, level + flow - out))
            flow = out
        leaving[at] = flow
        for downs in product(*(range(2 if down else 1) for _, down in outages)):
            moves[at, index[*downs, *after]] += _chance(outages, place[:machines], downs)
    balance = moves.T - np.eye(len(places))
    balance[0] = 1
    return float(np.linalg.solve(balance, np.eye(len(places))[0]) @ leaving)


def _chance(outages: Sequence[Outage], before: Sequence[int], after: Sequence[int]) -> float:
    """How likely machines that are up (0) or down (1) are so in the next hour."""
    chance = 1.0
    for means, now, then in zip(outages, before, after, strict=True):
        turns = 1 / means[now] if means[1] else 0.0
        chance *= turns if now != then else 1 - turns
    return chance


def availability(replicates: int) -> Iterator[Row]:
    """Up shares of second years, in which nothing is left of all machines being up at the start."""
    for up, down, precision in ((100, 10, 0.003), (60, 40, 0.01), (700, 24, 0.003)):
        data = SteadyPair(batch_hours=1, giver_outage=(up, down), contract=False, years=2).data()
        shares = [play(data, 2, seed)[1].ledger.uptime["giver_line"][0] / YEAR for seed in range(replicates)]
        yield mean(f"MTBF {up} h, MTTR {down} h: up share", exactly(up / (up + down), precision), shares)


def start(replicates: int) -> Iterator[Row]:
    """The first week of the first year: as many machines are under repair as ever after."""
    data = SteadyPair(
        waste=YEAR, batch_hours=1, giver_store=0, giver_outage=(700, 240), contract=False
    ).data()
    got = [
        weeks(year(data, seed), Kind.DISPOSAL, source="giver_waste")[0] / WEEK / BASE
        for seed in range(replicates)
    ]
    yield mean("MTBF 700 h, MTTR 240 h: share of a full week's waste", exactly(700 / 940, 0.07), got)
    data = SteadyPair(contract=False, years=3).data()
    line = data["firms"]["taker"]["lines"]["taker_line"] | {"capacity": 400}
    line["market"] = line["market"] | {"season": list(range(1, 13))}
    data["firms"]["taker"]["lines"]["taker_line"] = line
    for played in play(data, 3):
        sold = moved(played.ledger, Kind.PRODUCT, source="taker_line") / BASE
        yield known(f"a seasonal market of 40 t: sold in {played.ledger.year}, t", 40, sold, 0.001, "1 kg")


def in_series(replicates: int) -> Iterator[Row]:
    """Three in a row: the product, but for the one batch that waits before each; the chain has it."""
    outages = [(95, 5), (90, 10), (92, 8)]
    data = series(outages, years=2)
    got = [moved(play(data, 2, seed)[1].ledger, Kind.RECEIVED) / YEAR / BASE for seed in range(replicates)]
    exact = tandem(outages, [1, 1], waits=True)
    product_of = np.prod([up / (up + down) for up, down in outages])
    yield mean(
        f"0.95, 0.90 and 0.92 in a row, one batch between (product {product_of:.4f})",
        exactly(exact, 0.005),
        got,
    )


def store(replicates: int) -> Iterator[Row]:
    """A source that makes two units an hour while it is up, a taker of one; the store grows."""
    for size in (0, 20, 100):
        data = TwoStateSource(up=60, down=40, supply=2 * YEAR, demand=YEAR, store=size, years=2).data()
        got = [moved(play(data, 2, seed)[1].ledger, Kind.USED) / YEAR / BASE for seed in range(replicates)]
        exact = tandem([(60, 40), (1, 0)], [size], rate=2)
        yield mean(
            f"up 60 h, down 40 h, a store of {size} h of need: share delivered", exactly(exact, 0.01), got
        )


# -- projects -------------------------------------------------------------------------------------


def _cards(replicates: int, **terms: Any) -> list[ProjectState]:
    """What a year makes of cards begun at New Year; a replicate has CARDS of them, each with its own luck."""
    data = SteadyPair(contract=False).data()
    card = {"firm": "taker", "cost": 1000, "build_days": 0, "estimate": WHY} | terms
    builds = [{"less_input": "taker_need", "share": 0}]
    data["projects"] = {f"card{n}": card | {"code": f"C{n}", "builds": builds} for n in range(CARDS)}
    stage: Stage = "permit" if "permit" in terms else "build"
    begun = {key: ProjectState(key, stage, 0, 0, (), FIRST_YEAR) for key in data["projects"]}
    return [
        state
        for seed in range(replicates)
        for state in play(data, 1, seed, projects=begun)[0].state.projects.values()
    ]


def permits(replicates: int) -> Iterator[Row]:
    """Building lasts beyond the year, so what has been built tells when the permit came."""
    done = _cards(replicates, permit={"median_days": 30, "spread": 0.5}, build_days=400)
    hours = [YEAR - state.elapsed for state in done]
    logs = [log(taken / (30 * DAY)) for taken in hours]
    yield mean(
        "permit of median 30 days: share that came by then",
        exactly(0.5, 0.02, CARDS),
        [taken <= 30 * DAY for taken in hours],
    )
    yield mean("its logarithm against the median: mean", exactly(0, 0.02, CARDS), logs)
    yield mean(
        "its logarithm: variance, from a spread of 0.5",
        exactly(0.25, 0.02, CARDS),
        [part**2 for part in logs],
    )


def readiness(replicates: int) -> Iterator[Row]:
    """By level: failed, short of its promise, late and dearer."""
    for level, share in ((9, 0.0), (7, 0.1), (5, 0.2)):
        done = _cards(replicates, readiness=level)
        failed = [state.stage == "failed" for state in done]
        short = [state.stage != "failed" and state.works != (1, 1) for state in done]
        yield mean(f"readiness {level}: share that fails", exactly(share, 0.02, CARDS), failed)
        yield mean(f"readiness {level}: share that falls short", exactly(share, 0.02, CARDS), short)
    own = {
        "readiness": 6,
        "fails": Decimal("0.1"),
        "falls_short": Decimal("0.02"),
        "short_reaches": Decimal("0.4"),
    }
    done = _cards(replicates, **own)
    failed = [state.stage == "failed" for state in done]
    short = [state.works == (2, 5) for state in done]
    yield mean("three levels at 0.1: share that fails", exactly(0.3, 0.02, CARDS), failed)
    yield mean(
        "three levels at 0.02, reaching 0.4: share that falls short", exactly(0.06, 0.02, CARDS), short
    )
    late = _cards(replicates, overrun_chance=0.15, overrun_cost=0.2, overrun_days=60)
    yield mean(
        "chance 0.15 to be late: share that costs more",
        exactly(0.15, 0.02, CARDS),
        [state.paid > 100_000 for state in late],
    )


def events(replicates: int) -> Iterator[Row]:
    """An event with a chance a year stops the line on 1 January for good: nothing is made in its year."""
    data = SteadyPair(contract=False).data()
    stop = {"chance": 0.3, "effects": [{"change": "stop", "of": "taker_line"}], "estimate": WHY}
    data["events"] = {"news": stop}
    got = [
        moved(year(data, seed), Kind.PRODUCT, source="taker_line") < 1000 for seed in range(10 * replicates)
    ]
    yield mean("an event of chance 0.3 a year: share of years", exactly(0.3, 0.03, 10), got)


def off_spec(replicates: int) -> Iterator[Row]:
    """Lots of a treatment that fail their test leave as waste."""
    data = series([(10_000, 1), (10_000, 1)])
    data["firms"]["giver"]["treatments"]["step1"]["off_spec"] = Decimal("0.1")
    ledgers = [year(data, seed) for seed in range(replicates)]
    got = [
        moved(ledger, Kind.DISPOSAL, cause="off_spec") / moved(ledger, Kind.USED, target="step1")
        for ledger in ledgers
    ]
    yield mean("chance 0.1 that a lot fails: share of what was treated", exactly(0.1, 0.005), got)


def prices(replicates: int) -> Iterator[Row]:
    """What a need costs in a year, against its path."""
    data = SteadyPair(contract=False, years=1).data()
    data["about"]["money"] = "cash"
    need = data["firms"]["taker"]["lines"]["taker_line"]["needs"]["taker_need"]
    need["price"] = {"by_year": {FIRST_YEAR: 60}, "volatility": 0.3, "estimate": WHY}
    got = [paid(year(data, seed), "virgin") / 40 / 6000 for seed in range(10 * replicates)]
    yield mean("volatility 0.3: mean price against the path", exactly(1, 0.02, 10), got)


CASES: Final = (
    Case("availability", SECTION, availability),
    Case("start", SECTION, start),
    Case("series", SECTION, in_series),
    Case("store", SECTION, store),
    Case("permits", SECTION, permits),
    Case("readiness", SECTION, readiness),
    Case("events", SECTION, events),
    Case("off-spec", SECTION, off_spec),
    Case("prices", SECTION, prices),
)
