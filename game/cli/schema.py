"""`schema`: the format of scenario and decisions files, for editors that complete and check."""

from __future__ import annotations

import argparse
import json
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from game.cli.faults import Exit
from game.cli.output import file_target, put, write
from sim.decisions import DECISIONS_FILE
from sim.scenario.schema import DIALECT, schema

_EPILOG: Final = """\
examples:
  python main.py schema --out kierto.schema.json
  python main.py schema decisions --out decisions.schema.json

A YAML-aware editor completes and explains a file whose first line is
  # yaml-language-server: $schema=kierto.schema.json"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "schema",
        help="print the format of scenario or decisions files, for editors",
        description="Print the JSON Schema of a file format.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="?", choices=("scenario", "decisions"), default="scenario")
    parser.add_argument("--out", metavar="FILE", help="write the schema here instead of printing it")
    parser.set_defaults(command=command)


def command(options: argparse.Namespace) -> int:
    """Print the schema that was asked for."""
    out = file_target("--out", options.out, mark=DIALECT) if options.out else None
    text = json.dumps(_schema(options.what), indent=2) + "\n"
    if out is None:
        put(text)
    else:
        write(out, text)
    return Exit.DONE


def _schema(what: str) -> dict[str, Any]:
    return schema() if what == "scenario" else decisions_schema()


class _Numbers(GenerateJsonSchema):
    """Numbers are written as numbers, not as texts in quotes."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        bounds = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum", "lt": "exclusiveMaximum"}
        found = {
            word: float(str(value)) for key, word in bounds.items() if (value := schema.get(key)) is not None
        }
        return {"type": "number", **found}


def decisions_schema() -> dict[str, Any]:
    """The schema of a decisions file, JSON Schema draft 2020-12."""
    found = DECISIONS_FILE.json_schema(schema_generator=_Numbers)
    rounds = {"propertyNames": {"pattern": "^[1-9][0-9]?$"}, "description": "Round, then team or firm."}
    return {"$schema": DIALECT, "title": "Kierto decisions", **found, **rounds}
