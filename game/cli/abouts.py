"""What each command is for: one sentence, in the order in which the commands are listed."""

from __future__ import annotations

from game.text.translator import Translator


def abouts(w: Translator) -> dict[str, str]:
    """Command → what it does."""
    return {
        "play": w("Opens a scenario at set-up, or a session where it stopped."),
        "replay": w("Opens a session's debrief."),
        "run": w(
            "Plays a scenario to its end and on, and shows its figures by round, compared with “if nobody acts”."
        ),
        "sheet": w(
            "Reads lines as they are typed at the Desk for a team, and prints what they come to as JSON."
        ),
        "report": w("Writes a session's report: a page to read and print, and tables."),
        "debrief": w("Says why a session came out as it did, what mattered, and whether its lesson holds."),
        "evidence": w("Says what games moved in people, by sheets that they marked without a name."),
        "check": w("Checks scenario files and sessions; every problem on its own line."),
        "verify": w(
            "Plays sessions again and compares what comes of them with what was recorded, round by round."
        ),
        "handouts": w(
            "Writes role sheets, cards, deal slips, decision sheets and the facilitator's guide as PDF, to print."
        ),
        "describe": w(
            "Prints a page about a scenario that an expert of the region can check in twenty minutes."
        ),
        "translate": w("Writes or updates the files beside a scenario in which its texts are translated."),
        "sweep": w(
            "Plays a scenario many times with bots, and shows how the figures of each round are spread."
        ),
        "search": w("Looks for better games of a scenario, and says what no game can go beyond."),
        "schema": w("Prints the format of scenario or decisions files as JSON Schema, for editors."),
        "compile": w(
            "Makes simulated years faster on this machine: compiles what runs hour by hour, for it."
        ),
        "problem": w("Writes one file with all that a bug report needs, without names."),
    }
