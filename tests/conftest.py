"""How random tests draw: the same each time, or freely with `--hypothesis-profile free`."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("ci", derandomize=True, database=None, deadline=None, print_blob=True)
settings.register_profile(
    "free", database=None, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")


@pytest.fixture(autouse=True)
def same_game_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set-up draws the seed of a new game; in tests it draws the same one."""
    monkeypatch.setattr(secrets, "randbelow", lambda below: 4242 % below)


@pytest.fixture(autouse=True)
def machine_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine that the tests run on speaks."""
    monkeypatch.setenv("LANGUAGE", "en")
