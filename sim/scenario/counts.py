"""Whole figures: days, hours, vehicles, building sites. A plain number, or a group that says where it is from.

Whoever reads a scenario reckons with them as with any whole number; what the author wrote beside one is
in its `figure`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, PlainSerializer, WrapValidator
from pydantic_core import core_schema

from sim.scenario.figures import Figure, figure_group


class WholeFigure(int):
    """A whole number with provenance of its own, and the least and most that the format allows."""

    figure: Figure
    bounds: Count

    def with_figure(self, figure: Figure) -> WholeFigure:
        """The same count at another value: the nearest whole number. Its bounds are left to the checks."""
        return self.bounds.of(figure.model_copy(update={"value": Decimal(round(figure.value))}))


@dataclass(frozen=True, slots=True)
class Count:
    """Marks a whole number of the format as a figure: `Annotated[int, Count(1, 100)]`."""

    least: int
    most: int

    def of(self, figure: Figure) -> WholeFigure:
        """The count that a figure says."""
        count = WholeFigure(figure.value)
        count.figure, count.bounds = figure, self
        return count

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        plain = Annotated[int, Field(strict=True, ge=self.least, le=self.most)]
        read = WrapValidator(self._read, json_schema_input_type=plain | Figure)
        return handler.generate_schema(Annotated[plain, read, PlainSerializer(_written)])

    def _read(
        self,
        raw: Any,
        plain: core_schema.ValidatorFunctionWrapHandler,
        info: core_schema.ValidationInfo,
    ) -> int:
        if not isinstance(raw, dict):
            number: int = plain(raw)
            return number
        figure = Figure.model_validate(figure_group(raw), context=info.context)
        for stated in (figure.value, figure.low, figure.high):
            if stated is not None:
                plain(int(stated) if stated == int(stated) else stated)
        return self.of(figure)


Days = Annotated[int, Count(0, 3650)]
DayOfYear = Annotated[int, Count(1, 365)]


def _written(count: int, info: core_schema.SerializationInfo) -> Any:
    """What the author wrote: the number, or the group round it."""
    if not isinstance(count, WholeFigure):
        return int(count)
    return count.figure.model_dump(mode=info.mode, exclude_unset=info.exclude_unset)
