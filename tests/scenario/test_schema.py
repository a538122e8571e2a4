"""The JSON Schema that editors complete and explain with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sim.scenario.reader import parse
from sim.scenario.schema import DIALECT, schema
from tests.scenario.files import SCENARIOS, TEXT, changed

SCHEMA = schema()
CHECK = Draft202012Validator(SCHEMA)


def as_json(data: Any) -> Any:
    """Data as JSON would hold it: keys are texts, numbers are binary."""
    if isinstance(data, dict):
        return {str(key): as_json(item) for key, item in data.items()}
    if isinstance(data, list):
        return [as_json(item) for item in data]
    return data if data is None or isinstance(data, str | bool | int) else float(data)


def faults(text: str) -> list[str]:
    """What the schema says about a file."""
    return [error.message for error in CHECK.iter_errors(as_json(parse(text.encode(), "x").data))]


def properties() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key of the format, with its part of the schema."""
    for part, found in [("Scenario", SCHEMA), *SCHEMA["$defs"].items()]:
        for name, value in found.get("properties", {}).items():
            yield f"{part}.{name}", value


def test_it_is_a_sound_schema_of_its_dialect() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == DIALECT


def test_every_key_is_explained() -> None:
    silent = [name for name, found in properties() if not found.get("description")]
    assert silent == []


def test_every_group_of_keys_is_explained() -> None:
    assert [name for name, found in SCHEMA["$defs"].items() if not found.get("description")] == []


def test_unknown_keys_are_refused_everywhere() -> None:
    assert [
        name for name, found in SCHEMA["$defs"].items() if found.get("additionalProperties") is not False
    ] == []


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.yaml")), ids=lambda file: file.stem)
def test_shipped_scenarios_keep_to_it(file: Any) -> None:
    assert faults(file.read_text(encoding="utf-8")) == []


def test_numbers_are_plain_numbers_and_not_texts() -> None:
    assert faults(changed("yearly: 60000", 'yearly: "60000"'))
    assert faults(changed("yearly: 60000", "yearly: 60000.5")) == []


@pytest.mark.parametrize(
    "written",
    [
        "yearly: {2026: 1, 2028: 2}",
        "yearly: {by_year: {2026: 1}, volatility: 0.1}",
        "yearly: {value: 5, tuned: why}",
        "yearly: {base: 5, low: 4, high: 6}",
        "yearly: 5",
    ],
)
def test_a_path_can_be_written_in_all_its_ways(written: str) -> None:
    assert faults(changed("yearly: 60000", written)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format: 1", "format: 2"),
        ("id: tutorial", "id: My scenario"),
        ("sites: 1", "sites: 1.5"),
        ("sites: 1", "sites: -1"),
        ("counted: true", "counted: yes"),
        ("kind: landfill", "kind: landfil"),
        ("recovery: 0.4", "recovery: 1.4"),
        ("capacity: 48000", "capacity: 0"),
        ("yearly: 60000", "yearly: {1: 5}"),
        ("yearly: 60000", "yearly: {value: 5, base: 6}"),
        ("virgin: iron", "vrigin: iron"),
        ("  foundry:\n", "  Foundry:\n"),
        ("place: [6, 2]", "place: [6]"),
        ("place: [6, 2]", "place: [6, 2, 1]"),
    ],
)
def test_what_the_loader_refuses_the_editor_underlines(old: str, new: str) -> None:
    assert faults(changed(old, new))


def test_a_half_written_file_is_told_what_is_missing() -> None:
    assert any("'about' is a required property" in said for said in faults("format: 1\nid: x\n"))
    assert TEXT.startswith("# yaml-language-server: $schema=")
