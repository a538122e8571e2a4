"""Forged sessions with valid chains through every command and scene: a part of `tests.bench.forged`."""

from __future__ import annotations

from random import Random

from game.session.journal.chain import read
from tests.bench.forged import many
from tests.session.forged import forged, originals

SESSIONS = 30
"""`tools.release` takes 10 000"""


def test_forged_sessions_neither_fault_nor_command_the_terminal() -> None:
    assert many(SESSIONS, seed=1).opened


def test_what_is_forged_has_a_valid_chain_and_differs() -> None:
    contents = [forged(Random(number)) for number in range(50)]
    assert not any(read(content).damaged or read(content).torn for content in contents)
    assert len(set(contents)) > 40
    assert all(originals())
