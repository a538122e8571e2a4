"""What was typed and could not be read, in the words of the room."""

from __future__ import annotations

from collections.abc import Iterable

from game.text.translator import Translator
from game.typed.absorbed_projects import AbsorbedProject
from game.typed.unclear import Unclear, in_words
from sim.plan.plan import Plan
from sim.rules.names import project_name


def said(w: Translator, items: Iterable[Unclear]) -> list[str]:
    """A sentence for each item."""
    return [" ".join(filter(None, in_words(w, item))) for item in items]


def veiled(w: Translator, items: Iterable[Unclear]) -> list[str]:
    """A sentence for each item that gives nothing away: the whole room may be reading."""
    says = {
        "unknown": w("Code {n} of the line is not known."),
        "not yours": w("Code {n} of the line belongs to another team."),
        "other": w("Code {n} of the line cannot be read."),
    }
    return [says[item.fault].format(n=w.number(item.at)) for item in items]


def taken_off(w: Translator, plan: Plan, absorbed: AbsorbedProject) -> str:
    """What is said of a sheet that held a project of a deal."""
    name = project_name(plan, absorbed.project, w.language)
    if absorbed.is_open:
        return w(
            "The deal now builds {project}. Without it the sheet of {team} is not valid: it is open again.",
            project=name,
            team=absorbed.team.name,
        )
    return w(
        "The deal now builds {project}. It is off the sheet of {team}.",
        project=name,
        team=absorbed.team.name,
    )
