"""How random tests draw: the same each time, or freely with `--hypothesis-profile free`."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from game.text.languages import MORE_LOCALES
from tools.locale.pseudo import write

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


@pytest.fixture(scope="module")
def pseudo_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The game knows the language that nobody speaks."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("locale")
        write(folder)
        patch.setenv(MORE_LOCALES, str(folder))
        yield
