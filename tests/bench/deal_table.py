"""How long the deal table takes from the key to the picture, at most 100 ms: with closed books, and with the zone.

python -m tests.bench.deal_table
"""

from __future__ import annotations

from statistics import median
from time import perf_counter

from game.screen.settings import Settings
from sim.scenario.loader import load
from tests.screen.test_layout import SCENARIOS
from tools.gallery.slips import _deal
from tools.gallery.studio import Studio, open_without_windows

_PRICES = ("12 €", "13 €", "14 €")


def main() -> None:
    """Three tries in each of two rounds: in the later one books are open."""
    open_without_windows()
    studio = Studio(load(SCENARIOS / "kemi-tornio.yaml"), Settings())
    for books, number in (("closed", 1), ("open", None)):
        taken = []
        for _ in range(5):
            studio.clear(two=True)
            scene = _deal(studio, round_=number)
            studio.draw("room")
            for price in _PRICES:
                scene.editing.set(price)
                scene.enter()
                begun = perf_counter()
                scene.to_wall()
                studio.draw("room")
                taken.append((perf_counter() - begun) * 1000)
        print(f"{books:7} books: {median(taken):5.0f} ms, at most {max(taken):5.0f} ms", flush=True)


if __name__ == "__main__":
    main()
