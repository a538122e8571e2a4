"""What a page of the site asks the program, in its language: the plan, keys, papers, scenarios, words on buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from game.cli.files import read_scenario
from game.debrief.path import path_steps
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.guide import (
    GuideStep,
    a_round,
    always_asked,
    before_people,
    keys_needed,
    the_plan,
    when_wrong,
)
from game.outputs.handouts.writer import papers
from game.outputs.path.words import step_line, step_title
from game.resources import SCENARIOS
from game.roster.seating import seating
from game.screen.scenes.help.model import all_keys
from game.session.presets import PRESETS, SAID, presets_of, span, suggested
from game.text.key_caps import on_keyboard
from game.text.languages import catalogue
from game.text.translator import Translator
from sim.plan.plan import Plan
from tools.site.catalogue import ROOT

_SHOWN: Final = "kemi-tornio"
"""the scenario whose evening is told"""


_ANY: Final = "fi"
"""a language whose catalogue holds every sentence of the program"""


class UnknownWordsError(ValueError):
    """A page names words that the program says nowhere."""


class Told:
    """The program's answers to a page in one language; each is Markdown."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.w = Translator(language)

    @property
    def plan(self) -> Plan:
        """Of the scenario that is told."""
        return _plan(_SHOWN)

    def named(self, text: str) -> str:
        """Words that stand on a button or page. Raises UnknownWordsError for those that stand nowhere."""
        known: dict[Any, Any] = getattr(catalogue(_ANY), "_catalog", {})
        if text not in known:
            raise UnknownWordsError(f"The program says nowhere: {text}")
        return f"**{self.w(text)}**"

    def of_plan(self) -> dict[str, int]:
        """Figures of the scenario's own session."""
        plan = suggested(self.plan.scenario.about)
        return {
            "minutes": plan.total, "rounds": plan.rounds, "debrief": plan.debrief, "teams": len(self.plan.seats),
            "years": sum(len(each) for each in self._years()), "firms": len(self.plan.firms),
        }  # fmt: skip

    def _years(self) -> list[Sequence[int]]:
        about = self.plan.scenario.about
        return [about.years_of(number) for number in range(1, len(about.rounds) + 1)]

    def first_title(self) -> str:
        """What the scenario is called that is played first."""
        return self.w.of(_plan("tutorial").scenario.about.title)

    def start_command(self) -> str:
        """What is typed to set Kierto up, as the README has it."""
        return (ROOT / "README.md").read_text("utf-8").split("```\n")[1].strip()

    def decisions(self) -> list[tuple[str, str]]:
        """The records of decisions: file, title."""
        files = sorted((ROOT / "docs" / "adr").glob("*.md"))
        heads = (path.read_text("utf-8").partition("\n")[0].lstrip("# ") for path in files)
        return [(path.relative_to(ROOT).as_posix(), head) for path, head in zip(files, heads, strict=True)]

    def hours(self, *heads: str) -> str:
        """The session by the clock."""
        return _steps(heads, the_plan(self.w, suggested(self.plan.scenario.about)))

    def a_round(self, *heads: str) -> str:
        """A later round, minute by minute."""
        lengths = suggested(self.plan.scenario.about).lengths
        return _steps(heads, a_round(self.w, sorted(lengths)[len(lengths) // 2]))

    def before(self) -> str:
        """What to prepare."""
        return _points(before_people(self.w, len(self.plan.seats)))

    def keys(self, *heads: str) -> str:
        """The keys that a session needs."""
        return _table(heads, ((_key(key), does) for key, does in keys_needed(self.w)))

    def all_keys(self, *heads: str) -> str:
        """Every key that works everywhere."""
        return _table(heads, ((_key(on_keyboard(self.w, key)), does) for key, does in all_keys(self.w)))

    def when_wrong(self, *heads: str) -> str:
        """What may go wrong, and what to do."""
        return _table(heads, when_wrong(self.w))

    def papers(self, *heads: str) -> str:
        """What is printed: file, what it is."""
        facts = Facts(self.plan, self.w)
        teams = seating(self.plan, len(self.plan.seats), language=self.language)
        printed = papers(facts, teams, suggested(self.plan.scenario.about))
        return _table(heads, ((f"`{name}`", title) for name, title, _ in printed))

    def debrief(self, *heads: str) -> str:
        """The steps of the debrief: minutes, what, what to say."""
        steps = path_steps(suggested(self.plan.scenario.about).debrief)
        w = self.w
        return _table(
            heads,
            (
                (str(step.minutes), f"**{step_title(w, step.name)}**", step_line(w, step.name))
                for step in steps
            ),
        )

    def questions(self) -> str:
        """What is asked in every debrief."""
        return _points(always_asked(self.w))

    def lengths(self, *heads: str) -> str:
        """The lengths that a session can have: name, minutes, rounds, minutes of debrief."""
        rows = []
        for name in presets_of(self.plan.scenario.about):
            plan = PRESETS[name]
            rounds = f"{plan.rounds} × {span(plan.lengths)}"
            rows.append((self.w.say(SAID[name]), str(plan.total), rounds, str(plan.debrief)))
        return _table(heads, rows)

    def scenarios(self, *heads: str) -> str:
        """The shipped scenarios: title, firms, teams, lengths."""
        return _table(heads, (self._scenario(_plan(name)) for name in _shipped()))

    def _scenario(self, plan: Plan) -> tuple[str, ...]:
        w, about = self.w, plan.scenario.about
        lengths = " · ".join(w.say(SAID[name]) for name in presets_of(about))
        return f"**{w.of(about.title)}**", str(len(plan.firms)), str(len(plan.seats)), lengths


def _shipped() -> list[str]:
    """The tutorial first."""
    return sorted(
        (path.stem for path in SCENARIOS.glob("*.yaml")), key=lambda name: (name != "tutorial", name)
    )


@cache
def _plan(name: str) -> Plan:
    return Plan(read_scenario(str(SCENARIOS / f"{name}.yaml")))


def _key(names: str) -> str:
    """Keys as HTML, each of which does it."""
    return " · ".join(f"<kbd>{key}</kbd>" for key in names.split(" · "))


def _points(texts: Sequence[str]) -> str:
    return "\n".join(f"- {_safe(text)}" for text in texts)


def _steps(heads: Sequence[str], steps: Sequence[GuideStep]) -> str:
    return _table(heads, ((step.time, f"**{step.what}**", step.say) for step in steps))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(_safe, row))} |" for row in lines)


def _safe(text: str) -> str:
    """A cell stays one line of its own."""
    return text.replace("|", "\\|").replace("\n", " ")
