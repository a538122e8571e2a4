"""Mixes: what a store, a load or a batch holds of the scenario's named contents. It mixes by mass."""

from __future__ import annotations

from collections.abc import Sequence

from sim.units import BASE


class Mix:
    """So much of each content, in millionths of its unit."""

    __slots__ = ("amounts",)

    def __init__(self, amounts: list[int]) -> None:
        self.amounts = amounts

    def add(self, amounts: Sequence[int]) -> None:
        """Something with so much of each comes in."""
        self.amounts = [known + more for known, more in zip(self.amounts, amounts, strict=True)]

    def add_at(self, levels: Sequence[int], amount: int) -> None:
        """So many kg, kWh or l come in, with so much of each in a unit."""
        if levels:
            self.add([level * amount // BASE for level in levels])

    def take(self, part: int, whole: int) -> list[int]:
        """A part of the whole leaves, with its share of each."""
        taken = [amount * part // whole for amount in self.amounts] if part < whole else self.amounts
        self.amounts = [known - less for known, less in zip(self.amounts, taken, strict=True)]
        return taken


def exceeds(amounts: Sequence[int], limits: Sequence[tuple[int, int]], whole: int) -> bool:
    """Whether so much of each in the whole is more than a limit in a unit."""
    return any(amounts[place] * BASE > most * whole for place, most in limits)


def hand_over(source: Mix | None, sink: Mix | None, part: int, whole: int) -> None:
    """A part of what one holds goes to the other, where contents are followed at all."""
    if source is not None and sink is not None:
        sink.add(source.take(part, whole))
