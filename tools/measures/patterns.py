"""Regular expressions between a rule and a screen: a sentence is made where it is shown, and never recognised."""

from __future__ import annotations

from typing import Final

from tools.measures.measure import Count, Measure, Offender, counted
from tools.measures.sources import House, lies_in

LIBRARIES: Final = ("re", "regex", "fnmatch", "parse")
ALLOWED: Final[dict[str, str]] = {
    "sim.scenario.translations": "reads the lines of a translator's file",
    "sim.scenario.written_numbers": "reads a number as an author wrote it into a scenario",
    "game.typed": "reads what is typed: codes, amounts and prices",
    "game.screen.catalogue": "reads the head of a saved file without opening the whole",
    "game.bug_report": "finds the names of people, machines and sessions in a log, to leave them out",
    "game.program_words": "finds in a log and in faults what people typed, to leave it out",
    "game.outputs.scenario_page": "finds addresses in an author's sources and escapes Markdown",
}
"""modules and folders that may use patterns, each on what comes from outside the program"""


def patterns(house: House) -> Count:
    """Modules of sim/ and game/ that import a library of patterns and do not read what comes from outside.

    `ALLOWED` names those that do, and what they read.
    """
    return counted(
        Offender(source.path, imported.line, f"{source.name} imports {imported.name}")
        for source in house.shipped
        for imported in source.imports
        if lies_in(imported.name, *LIBRARIES) and not lies_in(source.name, *ALLOWED)
    )


MEASURES = (Measure("patterns", "regular expressions between a rule and a screen", 0, patterns),)
