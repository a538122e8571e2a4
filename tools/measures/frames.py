"""How long the screen stands still."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Final

from tools.measures.measure import Count, Measure
from tools.measures.sources import House

BENCH: Final = "tests.bench.frame"
LONGEST_MS: Final = 16


def frame_when_a_round_ends(house: House) -> Count:
    """Milliseconds that the longest frame takes on the screen's own thread while a round ends.

    What is timed stands in `longest_frame_ms` of tests/bench/frame.py.
    """
    if find_spec(BENCH) is None:
        return Count(None, note=f"there is no {BENCH} yet that measures it")
    return Count(round(import_module(BENCH).longest_frame_ms(), 1))


MEASURES = (
    Measure(
        "frame", "longest frame when a round ends", LONGEST_MS, frame_when_a_round_ends, unit=" ms", slow=True
    ),
)
