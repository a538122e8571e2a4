"""The scenario format as a JSON Schema, so that an editor completes, explains and checks while one writes."""

from __future__ import annotations

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from sim.scenario.file import Scenario

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_YEAR: Final = "^(19|20|21)[0-9][0-9]$|^2200$"


def schema() -> dict[str, Any]:
    """The schema of a scenario file, JSON Schema draft 2020-12."""
    found = Scenario.model_json_schema(schema_generator=_Plain)
    parts = found["$defs"]
    _also_base(parts["Figure"], "value")
    _also_level(parts["Path"])
    return {"$schema": DIALECT, **found, "title": "Kierto scenario"}


class _Plain(GenerateJsonSchema):
    """Numbers are plain numbers, ids and years are checked as keys, defaults are written as in a file."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        found: JsonSchemaValue = {"type": "number"}
        for name, key in (("ge", "minimum"), ("le", "maximum")):
            if name in schema:
                found[key] = int(schema[name])  # type: ignore[literal-required]
        return found

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        found = super().dict_schema(schema)
        if schema.get("keys_schema", {}).get("type") == "int":
            found["propertyNames"] = {"pattern": _YEAR}
        elif "patternProperties" in found:
            found["additionalProperties"] = False
        return found

    def encode_default(self, dft: Any) -> Any:
        encoded = super().encode_default(dft)
        if not isinstance(encoded, dict):
            return float(encoded) if _is_decimal(encoded) else encoded
        for key in ("value", "by_year"):
            if key in encoded:
                inside = encoded[key]
                return float(next(iter(inside.values())) if isinstance(inside, dict) else inside)
        return encoded


def _is_decimal(encoded: Any) -> bool:
    return isinstance(encoded, str) and encoded.lstrip("-").replace(".", "", 1).isdigit()


def _also_base(figure: dict[str, Any], name: str) -> None:
    """A figure's number may be called `base` beside `low` and `high`."""
    figure["properties"]["base"] = {
        **figure["properties"][name],
        "title": "Base",
        "description": "Another word for `value`, beside `low` and `high`.",
    }
    figure.pop("required")
    figure["oneOf"] = [{"required": [name]}, {"required": ["base"]}]


def _also_level(path: dict[str, Any]) -> None:
    """A path that stays level is written like a figure."""
    number = path["properties"]["volatility"]
    for name in ("value", "base"):
        path["properties"][name] = {
            "type": "number",
            "minimum": -number.get("maximum", 0) or None,
            "title": name.capitalize(),
            "description": "One level for all years, instead of `by_year`.",
        }
        path["properties"][name].pop("minimum")
    path.pop("required")
    path["oneOf"] = [{"required": [name]} for name in ("by_year", "value", "base")]
