"""The scenario format as a JSON Schema, so that an editor completes, explains and checks while one writes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from sim.scenario.bounds import BOUNDS, Bounds
from sim.scenario.figures import MOST, Figure, Path
from sim.scenario.file import Scenario

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_YEAR: Final = "^(19|20|21)[0-9][0-9]$|^2200$"


def schema() -> dict[str, Any]:
    """The schema of a scenario file, JSON Schema draft 2020-12."""
    whole = Scenario.model_json_schema(schema_generator=_Plain)
    parts: dict[str, Any] = whole["$defs"]
    for kind, bounds in BOUNDS.items():
        for name, bound in bounds.items():
            _bound((parts.get(kind.__name__) or whole)["properties"][name], bound)
    _other_names(parts["Figure"], "value", "base")
    _other_names(parts["Path"], "by_year", "value", "base")
    return {"$schema": DIALECT, **whole, "title": "Kierto scenario"}


class _Plain(GenerateJsonSchema):
    """Numbers are plain numbers, ids and years are checked as keys, defaults are written as in a file."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        least, most = schema.get("ge", -MOST), schema.get("le", MOST)
        return {"type": "number", "minimum": _plain(least), "maximum": _plain(most)}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        described = super().dict_schema(schema)
        if "patternProperties" in described:
            described["additionalProperties"] = False
        elif (keys := schema.get("keys_schema", {})).get("type") == "literal":
            described["propertyNames"] = {"enum": list(keys["expected"])}
        else:
            described["propertyNames"] = {"pattern": _YEAR}
        return described

    def encode_default(self, dft: Any) -> Any:
        if isinstance(dft, Figure):
            return _plain(dft.value)
        if isinstance(dft, Path):
            return _plain(next(iter(dft.by_year.values())))
        return _plain(dft) if isinstance(dft, Decimal) else super().encode_default(dft)


def _plain(number: Decimal | int | float) -> int | float:
    return int(number) if number == int(number) else float(number)


def _bound(place: dict[str, Any], bounds: Bounds) -> None:
    """Give the least and most to every plain number that may stand at a place."""
    if place.get("type") == "number":
        place["exclusiveMinimum" if bounds.open_below else "minimum"] = _plain(bounds.least)
        place["maximum"] = _plain(bounds.most)
        if bounds.open_below:
            place.pop("minimum", None)
    for inside in (*place.get("anyOf", ()), *place.get("prefixItems", ())):
        _bound(inside, bounds)
    for inside in (place.get("additionalProperties"), *place.get("patternProperties", {}).values()):
        if isinstance(inside, dict):
            _bound(inside, bounds)


def _other_names(part: dict[str, Any], *names: str) -> None:
    """A part whose main figure is written under exactly one of several keys."""
    words = {"value": "The figure.", "base": "Another word for `value`, beside `low` and `high`."}
    for name in names:
        number = {"type": "number", "minimum": -int(MOST), "maximum": int(MOST)}
        part["properties"].setdefault(
            name, {**number, "title": name.capitalize(), "description": words.get(name)}
        )
    part.pop("required", None)
    part["oneOf"] = [{"required": [name]} for name in names]
