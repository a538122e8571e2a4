"""`schema`: the format of scenario and decisions files, for editors that complete and check."""

from __future__ import annotations

import argparse
import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from game.cli.faults import Exit
from game.cli.output import deliver, out_target
from game.cli.parsing import Commands
from sim.decisions import DECISIONS_FILE
from sim.scenario.schema import DIALECT, schema


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    w = commands.w
    parser = commands.add(
        "schema",
        command,
        examples=("schema --out kierto.schema.json", "schema decisions --out decisions.schema.json"),
        notes=(
            w("A YAML-aware editor completes and explains a file whose first line is")
            + "\n  # yaml-language-server: $schema=kierto.schema.json",
        ),
    )
    parser.add_argument(
        "what",
        nargs="?",
        choices=("scenario", "decisions"),
        default="scenario",
        help=w("which files (default: scenarios)"),
    )
    parser.add_argument("--out", metavar=w("FILE"), help=w("write into this file instead of printing"))


def command(options: argparse.Namespace) -> int:
    """Print the schema that was asked for."""
    out = out_target(options, marks=(DIALECT,))
    wanted = schema() if options.what == "scenario" else decisions_schema()
    deliver(options, out, json.dumps(wanted, indent=2) + "\n")
    return Exit.DONE


class _Numbers(GenerateJsonSchema):
    """Numbers are written as numbers, not as texts in quotes."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        bounds = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}
        bounded = {
            word: float(str(value)) for key, word in bounds.items() if (value := schema.get(key)) is not None
        }
        return {"type": "number", **bounded}


def decisions_schema() -> dict[str, Any]:
    """The schema of a decisions file, JSON Schema draft 2020-12."""
    whole = DECISIONS_FILE.json_schema(schema_generator=_Numbers)
    rounds = {"propertyNames": {"pattern": "^[1-9][0-9]?$"}, "description": "Round, then team or firm."}
    return {"$schema": DIALECT, "title": "Kierto decisions", **whole, **rounds}
