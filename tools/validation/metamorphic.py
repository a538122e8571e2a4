"""Metamorphic cases: what must not change a game, or only in proportion, played with and without it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from sim.ledger import Kind
from sim.units import BASE, DAY, YEAR
from tools.validation.by_hand import SteadyPair
from tools.validation.games import (
    GAMES,
    ROOT,
    TIMES,
    but_for_causes,
    decisions,
    differing,
    game,
    ids_of,
    is_movement,
    renamed,
    scaled,
    scenario,
    shuffled,
    without_luck,
)
from tools.validation.played import moved, year
from tools.validation.row import Case, Row, known, same

SECTION: Final = "What must make no difference"
NEW_ID: Final = re.compile(r"n\d{4}")
"""a contract of a deal is named after its parties, so new ids stand within others too"""


def shuffle(_replicates: int) -> Iterator[Row]:
    """Everything in a file stands in another order: firms, materials, projects, keys."""
    for name in GAMES:
        first, second = (game(data, decisions(name)) for data in (scenario(name), shuffled(scenario(name))))
        yield same(
            f"{name}, its recorded game, the file in another order", differing(first, second), len(first)
        )


def again(_replicates: int) -> Iterator[Row]:
    """The same game in programs that keep sets and dictionaries in other orders; every balance closes in each."""
    asked = "import sys; from tools.validation.games import fingerprint; print(fingerprint(sys.argv[1]))"
    for name in GAMES:
        prints = [
            subprocess.run(
                [sys.executable, "-c", asked, name],
                env={**os.environ, "PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, text=True, check=True,
            ).stdout
            for seed in ("0", "1", "12345")
        ]  # fmt: skip
        yield known(f"{name}, its recorded game under three hash seeds: different games", 1, len(set(prints)))


def rename(_replicates: int) -> Iterator[Row]:
    """Every id is another one, in the same order, and in the opposite order; nothing is left to chance."""
    for name in GAMES:
        data, decided = without_luck(scenario(name)), decisions(name)
        ids = sorted(ids_of(data))
        first = game(data, decided)
        for places in (range(len(ids)), range(len(ids), 0, -1)):
            names = {key: f"n{place:04}" for key, place in zip(ids, places, strict=True)}
            back = {new: old for old, new in names.items()}
            back_again = partial(NEW_ID.sub, lambda new, back=back: back[new[0]])
            second = game(renamed(data, names), renamed(decided, names), back_again)
            if places.step > 0:
                yield same(f"{name}, other ids in the same order", differing(first, second), len(first))
            else:
                parts = (but_for_causes(figures) for figures in (first, second))
                claim = f"{name}, other ids in the opposite order, but for causes where they tie"
                yield same(claim, differing(*parts), len(first))


# -- splitting, scaling, adding -------------------------------------------------------------------


def split(_replicates: int) -> Iterator[Row]:
    """One contract as two of half the amount; one line as two of half the size, each with a contract of its own."""
    for carrier, lot, most in (("belt", 1, 4000), ("truck", 5, 4000), ("belt", 1, 8000), ("truck", 5, 8000)):
        pair = SteadyPair(waste=6000, need=9000, ratio=1, most=most, carrier=carrier, lot=lot)
        whole = year(pair.data())
        contracts = replace(pair, most=most // 2).data()
        contracts["exchanges"]["second"] = contracts["exchanges"]["pair"]
        lines = replace(pair, waste=3000, most=most // 2, giver_store=250, intake_store=346).data()
        giver = lines["firms"]["giver"]["lines"]
        line = giver["giver_line"]
        giver["second_line"] = line | {"side_streams": {"second_waste": line["side_streams"]["giver_waste"]}}
        lines["exchanges"]["second"] = lines["exchanges"]["pair"] | {"giver": "second_waste"}
        for what, data in (("one contract as two", contracts), ("one line as two", lines)):
            halves = year(data)
            for kind in (Kind.USED, Kind.VIRGIN, Kind.DISPOSAL):
                before, after = (moved(ledger, kind) / BASE for ledger in (whole, halves))
                within = 9000 * DAY / YEAR + 2 * lot
                yield known(
                    f"{carrier}, {most} t agreed, {what}: {kind.value}, t",
                    before,
                    after,
                    within,
                    "a batch and a load each",
                )


def scale(_replicates: int) -> Iterator[Row]:
    """Ten times as large: ten times as much moves, but for the kilogram that each batch is rounded to."""
    small, large = (game(*games) for games in (
        (scenario("tutorial"), decisions("tutorial")),
        (scaled(scenario("tutorial")), scaled(decisions("tutorial"))),
    ))  # fmt: skip
    within = TIMES * YEAR // DAY
    off = [
        " ".join(map(str, key))
        for key in sorted(small.keys() | large.keys(), key=str)
        if is_movement(key) and abs(sum(large.get(key, ())) - TIMES * sum(small.get(key, ()))) > within
    ]
    yield same(f"tutorial, {TIMES} times as large: movements, within {within} kg a year", off, len(small))


def stranger(_replicates: int) -> Iterator[Row]:
    """A firm that has nothing to do with the others: nothing changes for them."""
    for name in GAMES:
        data, decided = scenario(name), decisions(name)
        alone = SteadyPair(contract=False).data()
        more = data | {
            "materials": data["materials"]
            | {f"their_{key}": part for key, part in alone["materials"].items()},
            "firms": data["firms"]
            | renamed(alone["firms"], {key: f"their_{key}" for key in (*alone["materials"], *ids_of(alone))}),
        }
        first, second = game(data, decided), game(more, decided)
        yield same(
            f"{name}, beside two firms that nobody deals with",
            differing(first, {key: second.get(key, ()) for key in first}),
            len(first),
        )


CASES: Final = tuple(
    Case(function.__name__, SECTION, function)
    for function in (shuffle, again, rename, split, scale, stranger)
)
