"""How soon a preview shows something, and how soon it is settled: `python -m tests.bench.preview`.

On kemi-tornio in round 2 of the cooperative game, as the Desk uses it: a draft changes at every frame of
a drag of a third of a second, and then rests. Measured from the last change; frames are looked at, too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep

from game.bots.game import play_bots
from game.cli.decisions_file import read_decisions
from game.cli.files import read_plan, shipped
from game.preview.preview import PublicSituation, Request
from game.preview.worker import PreviewWorker
from sim.decisions import DECISION, Decision
from sim.plan.plan import Plan

DRAGS = 30
FRAME = 1 / 60
GOLDEN = Path(__file__).parents[1] / "golden" / "kemi-tornio-together.yaml"


def second_round(plan: Plan) -> tuple[PublicSituation, dict[str, tuple[Decision, ...]]]:
    """A round in the middle of a game, and somebody's draft in it."""
    sheets = read_decisions(str(GOLDEN), plan).sheets
    first = next(iter(play_bots(plan, 1, {}, 1, sheets)))
    draft = {seat: tuple(decisions) for seat, decisions in sheets.get(2, {}).items()}
    seat, decisions = next(iter(draft.items()))
    return PublicSituation(first.result.state, plan.seats, 1), {seat: decisions}


def drag(
    worker: PreviewWorker, situation: PublicSituation, draft: dict[str, tuple[Decision, ...]]
) -> list[float]:
    """First figures, settled figures, and the longest time one frame spent on the preview; ms."""
    longest = 0.0
    for step in range(20):
        start = perf_counter()
        share = {"do": "set_recovery", "side_stream": "mine_rock", "share": f"0.{50 + step}"}
        changed = {seat: (*decisions, DECISION.validate_python(share)) for seat, decisions in draft.items()}
        begun = perf_counter()
        ticket = worker.ask(situation, Request(changed))
        worker.poll()
        longest = max(longest, perf_counter() - begun)
        sleep(max(0.0, FRAME - (perf_counter() - start)))
    asked, first = begun, 0.0
    while True:
        at = perf_counter()
        found = worker.poll()
        longest = max(longest, perf_counter() - at)
        if found is not None and found.ticket == ticket:
            first = first or perf_counter() - asked
            if found.settled:
                return [1000 * first, 1000 * (perf_counter() - asked), 1000 * longest]
        sleep(0.002)


def quantiles(times: list[float]) -> Iterator[str]:
    """The median and the 95th of a hundred."""
    ordered = sorted(times)
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        yield f"{name} {ordered[min(len(ordered) - 1, int(share * len(ordered)))]:6.1f} ms"


def main() -> None:
    plan = read_plan(shipped("kemi-tornio"))
    situation, draft = second_round(plan)
    worker = PreviewWorker(plan)
    worker.ask(situation, Request({}, patient=True))
    while not ((found := worker.poll()) and found.settled):
        sleep(0.005)
    times = [drag(worker, situation, draft) for _ in range(DRAGS)]
    worker.close()
    for name, column in zip(
        ("first figures", "settled", "longest frame"), zip(*times, strict=True), strict=True
    ):
        sys.stdout.write(f"{name:14} {'   '.join(quantiles(list(column)))}\n")


if __name__ == "__main__":
    main()
