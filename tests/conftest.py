"""How the tests run: random ones draw the same each time, slow files can be left out, workers share what is left."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings

import tests.read_once  # noqa: F401 (before whatever reads scenarios)
from game.text.languages import MORE_LOCALES
from tools.locale.pseudo import write

_ALWAYS: Final = settings(database=None, deadline=None, print_blob=True)
settings.register_profile("ci", _ALWAYS, derandomize=True, max_examples=30)
settings.register_profile("free", _ALWAYS, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")  # another one by `--hypothesis-profile free`

TESTS: Final = Path(__file__).parent
SLOW: Final = (
    "bots/test_dilemma.py",
    "bots/test_legal.py",
    "cli",
    "experiments",
    "measures/test_balances.py",
    "outputs",
    "preview/test_worker.py",
    "scenario/test_hostile_files.py",
    "scenario/test_kemi_tornio_games.py",
    "scenario/test_mutations.py",
    "screen",
    "session/journal/test_killed.py",
    "session/test_golden.py",
    "session/test_hostile.py",
    "session/test_killed.py",
    "session/test_session.py",
    "test_house.py",
    "test_random_scenarios.py",
    "text",
    "tools",
    "year/test_any_game.py",
    "year/test_resting.py",
)
"""Folders and files whose tests take more than two seconds together."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--quick`."""
    parser.addoption("--quick", action="store_true", help="leave out slow files: most tests in half a minute")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With `--quick`, do not even read the slow files."""
    is_slow = any(collection_path == TESTS / slow for slow in SLOW)
    return True if is_slow and config.getoption("quick") else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each worker tests that stand together, so that a file's fixtures are made once; who is done takes over."""
    from xdist.scheduler import WorkStealingScheduling  # type: ignore[import-untyped]

    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None


@pytest.fixture(autouse=True)
def same_game_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set-up draws the seed of a new game; in tests it draws the same one."""
    monkeypatch.setattr(secrets, "randbelow", lambda below: 4242 % below)


@pytest.fixture(autouse=True, scope="session")
def folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nobody's settings, and nothing that was worked out before, has a part in a test."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("KIERTO_FOLDER", str(tmp_path_factory.mktemp("user")))
        yield


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
