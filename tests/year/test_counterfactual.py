"""A cause that is removed frees its tonnes, or they stop at one that is asked later."""

from __future__ import annotations

from tests.year.counterfactual import ENOUGH, SIDES, tried

FEW = range(100, 116)
"""`tools.release` tries a thousand."""


def test_large_causes_hold_when_they_are_removed() -> None:
    outcome = tried(FEW)
    for kind in SIDES:
        assert len([side for side, _ in outcome.labelled if side == kind]) > 3
        assert outcome.share(kind) >= ENOUGH, sorted(outcome.worst, reverse=True)[:5]
