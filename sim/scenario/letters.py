"""Letters of owners: a wish that a firm is told in secret, and what the owner adds to its purse where it came true."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from sim.scenario.figures import Quantity, Thing, Whole
from sim.scenario.frozen import Frozen, Id
from sim.scenario.materials import DisposalKind
from sim.scenario.measures import Size
from sim.scenario.texts import LocalText

MOST_A_FIRM: Final = 3


class ContractsWish(Frozen):
    """Contracts with firms of other teams, kept to the end of play."""

    firms: Whole = Field(1, ge=1, le=100, description="With how many different firms of other teams.")
    size: Size | None = Field(None, description="Only firms of this size count; left out: any.")
    years: Whole = Field(1, ge=1, le=50, description="Each for so many years at least.")


class DisposedWish(Frozen):
    """Little of a side stream is thrown away in the last year."""

    of: list[Id] = Field(
        min_length=1, max_length=20, description="Side streams or yields of the firm, together."
    )
    below: Quantity = Field(description="Less than so many of their units in the last year of play.")
    to: DisposalKind | None = Field(None, description="Only what goes there counts; left out: anywhere.")


class FilledWish(Frozen):
    """A need is filled by secondaries to some share in the last year."""

    need: Id = Field(description="The need, of any firm.")
    share: Quantity = Field(description="At least this share, 0–1, in the last year of play.")


class RunsWish(Frozen):
    """One of some exchanges runs in the last year."""

    matches: list[Id] = Field(
        min_length=1, max_length=20, description="Matches, one of which moves something in the last year."
    )


class BetterOffWish(Frozen):
    """Every firm of a size has more money at the end of play than if nobody acts."""

    size: Size = Field(description="The size of the firms of other teams.")


class Wish(Frozen):
    """What an owner wishes: exactly one of these. None of them can come true without another team."""

    contracts: ContractsWish | None = Field(None, description="Contracts with firms of other teams.")
    disposed: DisposedWish | None = Field(None, description="Little of a side stream is thrown away.")
    filled: FilledWish | None = Field(None, description="A need is filled by secondaries to a share.")
    runs: RunsWish | None = Field(None, description="One of some exchanges runs.")
    better_off: BetterOffWish | None = Field(None, description="All firms of a size gain.")


class Letter(Thing):
    """A letter that the owner of a firm writes: its team alone reads it, and it is opened at the end."""

    firm: Id = Field(description="The firm whose owner writes.")
    what: LocalText = Field(description="The letter itself, two or three sentences.")
    bonus: Quantity = Field(description="EUR that the owner adds to the purse if it is so at the end.")
    wish: Wish = Field(description="What must be so: one of the kinds.")
