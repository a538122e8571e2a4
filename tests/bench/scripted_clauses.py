"""What a script can earn from bots by a clause: `python -m tests.bench.scripted_clauses [SEEDS]`.

Kemi-Tornio in two hours. Three seats are cooperative bots. The fourth decides like one too, but bends one clause in
every package that it puts on the table: take or pay at 900 € a tonne, a price for leaving, a dear price, a gift in
place of an advance, and so on (`tests/bots/test_clauses.py`). What it has in the end is held against T: what it would
have by riding free among cooperative seats. Prints the best seat of each clause; ends with 1 if a clause brings more
than a tenth over T, after play or with the years after.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Final

from game.bots import seated
from game.bots.game import phases, sheets_of
from sim.decisions import DealTerms, Decision, OfferDeal
from sim.opening import opening_state
from sim.plan.plan import Plan
from sim.rounds import RoundInput, Sheets, play_round
from sim.scenario.loader import load
from sim.units import CENTS
from tests.bots.test_clauses import EXCHANGES, PROJECTS, bent

OVER: Final = 1.1
"""of T that no clause may bring"""
FIELDS: Final = ("exchanges", "projects")


@cache
def plan() -> Plan:
    """The game."""
    return Plan(load(Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"))


def twisted(sheet: Sequence[Decision], clause: str) -> tuple[Decision, ...]:
    """A sheet whose packages have a clause bent, each as the first way of bending it goes."""
    return tuple(_twisted(each, clause) if isinstance(each, OfferDeal) else each for each in sheet)


def _twisted(offer: OfferDeal, clause: str) -> OfferDeal:
    plain = {key: getattr(offer, key) for key in DealTerms.model_fields}
    made = next(iter(bent(DealTerms(**plain), clause)), None)
    return offer if made is None else offer.model_copy(update={key: getattr(made, key) for key in FIELDS})


def ends(seat: str, usual: str, clause: str, seeds: Sequence[int]) -> tuple[float, float]:
    """M€ in a seat's purse at the end of play and after the years after, the mean of seeds. No clause: none is bent."""
    purses = [list(_purses(seat, seed, usual, clause))[-2:] for seed in seeds]
    return mean(play for play, _ in purses), mean(after for _, after in purses)


def _purses(seat: str, seed: int, usual: str, clause: str) -> Iterator[float]:
    """What is in it after each round."""
    game, state = plan(), opening_state(plan(), seed)
    others = {each: seated("cooperative") for each in game.seats if each != seat}
    bots = {**others, seat: seated(usual)}
    for years, phase in phases(game):
        sheets: Sheets = {}
        if phase == "play":
            own = sheets_of(game, seed, state, bots, {})[seat]
            sheets = sheets_of(game, seed, state, others, {seat: twisted(own, clause) if clause else own})
        state = play_round(game, seed, state, RoundInput(sheets, years, phase)).state
        yield sum(state.cash[firm] for firm in game.seats[seat]) / CENTS / 1_000_000


def main() -> int:
    """Try each clause for each seat."""
    seeds, worst = range(1, 1 + int(sys.argv[1] if len(sys.argv) > 1 else 1)), 0.0
    free = {seat: ends(seat, "private", "", seeds) for seat in plan().seats}
    for clause in (*EXCHANGES, *PROJECTS):
        best: tuple[float, float, str] = (0.0, 0.0, "")
        for seat, (play, after) in free.items():
            by_end, at_last = ends(seat, "cooperative", clause, seeds)
            best = max(best, (by_end / play, at_last / after, seat), key=lambda each: max(each[:2]))
        worst = max(worst, *best[:2])
        sys.stdout.write(
            f"{clause:42} {best[2]:9} {best[0]:5.0%} of T after play, {best[1]:5.0%} with the years after\n"
        )
    sys.stdout.write(f"the most: {worst:.0%} of T, {OVER:.0%} allowed\n")
    return int(worst > OVER)


if __name__ == "__main__":
    sys.exit(main())
