"""How often a property is tried, as a share of what the profile asks: dear ones less often, cheap ones more."""

from __future__ import annotations

from typing import Any

from hypothesis import settings


def tries(share: float, **others: Any) -> settings:
    """Settings for `share` times the examples of the profile: few in CI, many before a release."""
    return settings(max_examples=max(1, round(share * settings().max_examples)), **others)
