"""A cause that is removed frees its tonnes, or they stop at one that is asked later."""

from __future__ import annotations

from tests.year.counterfactual import ENOUGH, SIDES, tried

FEW = range(100, 106)
"""`tools.release` tries a thousand."""


def test_large_causes_hold_when_they_are_removed() -> None:
    outcome = tried(FEW)
    assert len(outcome.labelled) > 5
    for kind in SIDES:
        assert outcome.share(kind) >= ENOUGH, sorted(outcome.worst, reverse=True)[:5]
