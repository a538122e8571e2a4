"""What is known of a finished round in one world: the same whether it was just played or read from a journal.

Screens, replays and reports read these; nothing is run to show them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sim.indicators.round import Indicators
from sim.ledger import Ledger
from sim.rules import Objection
from sim.state import State

FACILITATOR = "facilitator"
"""Who decided what no team decides, in an objection."""


@dataclass(frozen=True, slots=True)
class WorldRecord:
    """One world in one round: years in order, beside the idle twin of the same luck."""

    ledgers: tuple[Ledger, ...]
    before: State
    """when its first year began, decisions carried out"""
    state: State
    """at the New Year after it"""
    indicators: Indicators
    idle_ledgers: tuple[Ledger, ...]
    idle: Indicators
    idle_state: State
    """where the idle twin stands at the New Year after it"""
    set_aside: tuple[Objection, ...]
    """decisions that did not stand when the round was played, each with its reason; the decider is the team,
    `SIGNED` for a package signed in the round (its index: which of them), `FACILITATOR` for an adjustment"""
    lapsed: tuple[str, ...]
    digests: dict[str, str]
    """firm → hash of all that touched it"""
    digest: str


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """A finished round."""

    round: int
    phase: Literal["play", "legacy"]
    years: tuple[int, ...]
    stands_on: int
    """the last line of the journal that had a part in it"""
    worlds: dict[str, WorldRecord]
