"""Plays a scenario with bots of every mixture, and says whether it is a good game: `python -m tools.balance`.

    python -m tools.balance                               Kemi-Tornio in two hours, eight seeds (some minutes)
    python -m tools.balance --preset two-half-days        in another of its lengths
    python -m tools.balance SCENARIO --seeds 2            another one, more coarsely
    python -m tools.balance --teams 2 --seeds 2           with other tables

All cuts are shares of replaceable new material by which the last year of play lies below the game in which nobody
acts; money is million EUR that a seat has more than in that game. Exit status 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import mean
from typing import Final, NamedTuple

from game.roster.setup import Preset
from game.session.presets import named_presets, own_preset
from sim.scenario.file import Scenario
from sim.scenario.loader import load
from tools.balance.games import MISSED, Kind, Outcome, mixtures, plan_of, play_one

KEMI_TORNIO: Final = Path(__file__).parents[2] / "scenarios" / "kemi-tornio.yaml"
FIRST_SEED: Final = 96010
"""kept apart from the seeds that figures were tuned on"""
TARGETS: Final[dict[tuple[str, Preset], dict[str, tuple[float, float]]]] = {
    ("kemi-tornio", "two hours"): {"together": (0.36, 0.46), "alone": (0, 0.14), "learns after 1": (0.28, 1),
        "learns after 2": (0.25, 1), "learns after 3": (0.20, 1)},
    ("tutorial", "tutorial"): {"together": (0.30, 0.40), "alone": (0, 0.14)},
    ("kemi-tornio", "two half-days"): {"together": (0.45, 0.58), "alone": (0, 0.14)},
    ("handelo", "two hours"): {"together": (0.52, 0.64), "alone": (0, 0.18), "learns after 1": (0.45, 1)},
    ("handelo", "two half-days"): {"together": (0.55, 0.65), "alone": (0, 0.18)},
}  # fmt: skip
"""scenario, length → mixture → between what its cut should lie"""
FREE_RIDER: Final = 0.08
"""what one seat that rides free should cost the room"""
LETTERS: Final = (0.2, 0.8)
"""in which share of good games a letter should come true: one that always does, or never, asks nobody to talk"""
GOOD: Final = ("together", "rides free", "learns after 1")
"""endings of the names of games that are good enough"""

BEGUN: Final = ("matchmaking", "action", "partner", "audit", "card", "innovation", "area")
"""kinds of measures that people begin by a code of their own"""
MISSED_SHEET: Final = 0.03
"""what one sheet that is not handed in may cost the room"""

Outcomes = dict[str, list[Outcome]]


class Check(NamedTuple):
    """A target, and what was reached."""

    what: str
    wanted: str
    reached: str
    holds: bool


def games(kind: Kind, seeds: Sequence[int]) -> Outcomes:
    """Every mixture under every seed, on all cores."""
    jobs = [(mixture, seed) for mixture in mixtures(plan_of(kind)) for seed in seeds]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        outcomes = list(pool.map(partial(play_one, kind), jobs))
    found: Outcomes = {}
    for (mixture, _), outcome in zip(jobs, outcomes, strict=True):
        found.setdefault(mixture.name, []).append(outcome)
    return found


def cut(outcomes: Sequence[Outcome]) -> float:
    """The mean cut of the last round of play."""
    return mean(outcome.cuts[-1] for outcome in outcomes)


def gain(outcomes: Sequence[Outcome], seat: str, number: int) -> float:
    """What a seat has gained after a round, in the mean."""
    return mean(outcome.gain(number)[seat] for outcome in outcomes)


def checks(played: Outcomes, targets: Mapping[str, tuple[float, float]]) -> Iterator[Check]:
    """Every target: those for cuts are the scenario's own, the others any good game's."""
    rounds = len(played["together"][0].cuts)
    for name, (least, most) in targets.items():
        reached = cut(played[name])
        yield Check(f"cut, {name}", f"{least:.0%} to {most:.0%}", f"{reached:.1%}", least <= reached <= most)
    seats = sorted(played["together"][0].gains[0])
    late = -(-2 * rounds // 3)
    for when, number in ((f"after round {late}", late), ("at the end of play", -2)):
        better = [s for s in seats if gain(played["together"], s, number) > gain(played["alone"], s, number)]
        least = len(seats) - (number > 0)
        yield Check(
            f"seats richer together than alone {when}", f"≥ {least}", ", ".join(better), len(better) >= least
        )
    for seat in seats:
        yield from _of_seat(played, seat)
    yield from _letters(played)


def dead_cards(scenario: Scenario, played: Outcomes) -> Check:
    """Cards that nobody builds or starts in any of these games. Aid and pledges are asked for, not begun."""
    begun = {card for outcomes in played.values() for each in outcomes for card in each.built | each.started}
    begins = [key for key, measure in scenario.measures.items() if measure.kind in BEGUN]
    dead = sorted({*scenario.projects, *begins} - begun)
    return Check("cards that nobody begins", "none", ", ".join(dead) or "none", not dead)


def _letters(played: Outcomes) -> Iterator[Check]:
    """How often each letter came true in good games."""
    good = [each for name, outcomes in played.items() if name.endswith(GOOD) for each in outcomes]
    for letter in good[0].letters:
        met, (least, most) = mean(each.letters[letter] for each in good), LETTERS
        yield Check(
            f"letter {letter} comes true", f"{least:.0%} to {most:.0%}", f"{met:.0%}", least <= met <= most
        )


def _of_seat(played: Outcomes, seat: str) -> Iterator[Check]:
    free, leads = played[f"{seat} rides free"], played[f"{seat} leads"]
    cost = cut(played["together"]) - cut(free)
    yield Check(
        f"{seat} rides free: cost to the room", f"≥ {FREE_RIDER:.0%}", f"{cost:.1%}", cost >= FREE_RIDER
    )
    tempted = gain(free, seat, -2) - gain(played["together"], seat, -2)
    yield Check(f"{seat} rides free: its own gain", "> 0", f"{tempted:.1f} M", tempted > 0)
    yield from _of_deputy(played, seat, cut(free))
    loses = gain(played["alone"], seat, -2) - gain(leads, seat, -2)
    yield Check(f"{seat} leads alone: its own loss", "> 0", f"{loses:.1f} M", loses > 0)


def _of_deputy(played: Outcomes, seat: str, free: float) -> Iterator[Check]:
    deputised, together = played[f"{seat} has a deputy"], played["together"]
    yield Check(
        f"{seat} has a deputy: cut",
        f"≥ riding free {free:.1%}",
        f"{cut(deputised):.1%}",
        cut(deputised) >= free,
    )
    poorer = gain(together, seat, -2) - gain(deputised, seat, -2)
    yield Check(f"{seat} has a deputy: its own loss", "> 0", f"{poorer:.1f} M", poorer > 0)
    lost = max(cut(together) - cut(played[f"{seat} misses round {n}"]) for n in MISSED)
    yield Check(
        f"{seat} misses a sheet: cost to the room",
        f"≤ {MISSED_SHEET:.0%}",
        f"{lost:.1%}",
        lost <= MISSED_SHEET,
    )


def table(played: Outcomes) -> Iterator[str]:
    """A line a mixture: cuts by round, by seed, and money by seat."""
    seats = sorted(played["together"][0].gains[0])
    for name, outcomes in played.items():
        by_round = " ".join(
            f"{mean(each.cuts[number] for each in outcomes):4.0%}" for number in range(len(outcomes[0].cuts))
        )
        by_seed = " ".join(f"{each.cuts[-1]:.0%}" for each in outcomes)
        money = " ".join(f"{seat} {gain(outcomes, seat, -2):.1f}" for seat in seats)
        built = mean(len(each.built) for each in outcomes)
        yield f"{name:24} {by_round} | {by_seed} | {built:4.1f} cards | {money}"


def main(words: Sequence[str] | None = None) -> int:
    """Play, print, and say what misses its target."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scenario", nargs="?", default=str(KEMI_TORNIO))
    parser.add_argument("--preset", help="a length that it has")
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--teams", type=int, help="so many tables, seated as a session would be")
    options = parser.parse_args(words)
    scenario = load(options.scenario)
    lengths = named_presets(scenario.about)
    if options.preset is not None and options.preset not in lengths:
        parser.error(f"--preset: write one of {', '.join(lengths)}")
    preset = lengths[options.preset] if options.preset else own_preset(scenario.about)
    kind = Kind(options.scenario, preset, options.teams)
    played = games(kind, range(FIRST_SEED, FIRST_SEED + options.seeds))
    for line in table(played):
        sys.stdout.write(f"{line}\n")
    targets = TARGETS.get((scenario.id, preset), {}) if options.teams is None else {}
    if not targets:
        sys.stdout.write("No cuts are aimed at for this scenario in this length.\n")
    results = [*checks(played, targets), dead_cards(scenario, played)]
    for check in results:
        mark = "ok" if check.holds else "MISSED"
        sys.stdout.write(f"{mark:7} {check.what}: {check.reached} (wanted {check.wanted})\n")
    return int(not all(check.holds for check in results))


if __name__ == "__main__":
    sys.exit(main())
