"""The facilitator's guide: what to prepare, the plan by the clock, what to say when, keys, and what to do if."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.board.facilitator_script import PartName, beat_for, parts
from game.design.theme import LIGHT
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import ASIDE, BODY, EDGE, HIGH, NOTE, WIDE, Paper, PrintStyle
from game.outputs.round_text import years_text
from game.roster.setup import Team
from game.session.presets import Programme
from game.session.round_shape import round_shape
from game.text.key_caps import on_keyboard
from game.text.told_text import told
from game.text.translator import Translator

_FULL = WIDE - 2 * EDGE
_TIME = 24.0

_SAID_LATER: Final[tuple[PartName, ...]] = ("talk", "sheets", "reveal", "results")
"""what of a round's beat is not its story"""


@dataclass(frozen=True, slots=True)
class GuideStep:
    """A part of the session or of a round: from when, what happens, what to say or do."""

    time: str
    what: str
    say: str


def facilitators_guide(paper: Paper, facts: Facts, teams: Sequence[Team], plan: Programme) -> None:
    """Four or five pages."""
    w = facts.w
    sheet = _Sheet(paper)
    sheet.title(w.of(facts.plan.scenario.about.title), w("The facilitator's guide"))
    sheet.head(w("Before people come"))
    for text in before_people(w, len(teams)):
        sheet.point(text)
    sheet.head(w("The plan by the clock"))
    sheet.steps(the_plan(w, plan))
    _speech(sheet, facts)
    usual = sorted(plan.lengths)[plan.rounds // 2]
    sheet.head(w.many("A round of {n} minute", "A round of {n} minutes, minute by minute", usual))
    sheet.steps(a_round(w, usual))
    sheet.point("\n".join(_talk(w, minutes, number) for number, minutes in enumerate(plan.lengths, 1)))
    _beats(sheet, facts, plan.rounds)
    sheet.head(w("What people should take home"))
    for goal in facts.plan.scenario.about.learning_goals:
        sheet.point(told(w, facts.plan, goal))
    sheet.head(w("Questions for the debrief"))
    for text in (
        *always_asked(w),
        *(told(w, facts.plan, question) for question in facts.plan.scenario.about.questions),
    ):
        sheet.point(text)
    sheet.head(w("Keys"))
    for key, does in keys_needed(w):
        sheet.step(GuideStep(key, does, ""))
    sheet.head(w("If something goes wrong"))
    for what, do in when_wrong(w):
        sheet.point(f"{what}: {do}")


def _speech(sheet: _Sheet, facts: Facts) -> None:
    """The explanation in three minutes: the same words that the Desk shows page by page."""
    w, speech = facts.w, facts.plan.scenario.about.speech
    if speech:
        sheet.head(w("The explanation in three minutes, spoken"))
    for paragraph in speech:
        sheet.point(told(w, facts.plan, paragraph))


def _beats(sheet: _Sheet, facts: Facts, rounds: int) -> None:
    """Round by round, what it is about: the same words that the Desk shows at their time."""
    w, about = facts.w, facts.plan.scenario.about
    beats = [(number, beat_for(facts.plan, number, w)) for number in range(1, rounds + 1)]
    if any(beat for _, beat in beats):
        sheet.head(w("Round by round"))
    for number, beat in beats:
        if beat is not None:
            title = f"{w('Round {n}', n=number)} · {years_text(about.years_of(number))}"
            lines = (beat.story, *(beat.at(w, part) for part in _SAID_LATER))
            sheet.step(GuideStep("", title, "\n".join(filter(None, lines))))


class _Sheet:
    """Text that flows down the pages."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.y = HIGH

    def _room(self, high: float) -> None:
        self.y = self.paper.go_on(self.y, high)

    def title(self, small: str, large: str) -> None:
        self._room(30)
        self.y = self.paper.text((EDGE, self.y), _FULL, small, ASIDE)
        self.y = self.paper.text((EDGE, self.y), _FULL, large, PrintStyle(24, "bold")) + 2

    def head(self, text: str) -> None:
        self._room(28)
        self.paper.entry(text)
        self.y = self.paper.text((EDGE, self.y + 5), _FULL, text, PrintStyle(14, "bold")) + 1.5

    def point(self, text: str) -> None:
        high = self.paper.height(_FULL - 6, text, BODY)
        self._room(high)
        self.paper.box((EDGE + 1, self.y + 1.7, 1.6, 1.6), LIGHT.ink, None, 0.8)
        self.y = self.paper.text((EDGE + 6, self.y), _FULL - 6, text, BODY) + 1.2

    def steps(self, steps: Sequence[GuideStep]) -> None:
        for step in steps:
            self.step(step)

    def step(self, step: GuideStep) -> None:
        paper, at = self.paper, _TIME * self.paper.scale
        wide = _FULL - at
        high = paper.height(wide, step.what, PrintStyle(11, "bold")) + (
            paper.height(wide, step.say, BODY) if step.say else 0
        )
        self._room(high)
        paper.text((EDGE, self.y), at - 2, step.time, NOTE)
        self.y = paper.text((EDGE + at, self.y), wide, step.what, PrintStyle(11, "bold"))
        if step.say:
            self.y = paper.text((EDGE + at, self.y), wide, step.say, BODY)
        self.y += 1.8


def the_plan(w: Translator, plan: Programme) -> list[GuideStep]:
    """The parts of a session by the clock, from 0:00."""
    rounds = w.many("{n} round", "{n} rounds", plan.rounds)
    parts = [
        (plan.intro, w("Introduction"), w("The story, the firms, who plays whom. One number for all, a purse each.")),
        (plan.practice, w("Joint practice"), w("One sheet together: on paper, then typed by you. None of it counts.")),
        (plan.recap, w("Previously"), w("What the first half-day came to.")),
        (sum(plan.lengths), rounds, _lengths(w, plan.lengths)),
        (plan.legacy, w("The years after"), w("More years run, and nobody decides. What lasts, and what does not?")),
        (plan.stretch, w("A stretch"), w("Stand up, open a window. Leave the game behind.")),
        (plan.debrief, w("Debrief"), w("The most important part. Keep its time: drop a round rather than this.")),
        (plan.slack, w("Slack"), w("For latecomers and good arguments.")),
    ]  # fmt: skip
    steps, at = [], 0
    for minutes, what, say in parts:
        if minutes:
            steps.append(GuideStep(f"{at // 60}:{at % 60:02d}", what, say))
            at += minutes
    return steps


def _lengths(w: Translator, minutes: Sequence[int]) -> str:
    """How long each round is."""
    if min(minutes) == max(minutes):
        return w.many("{n} minute each", "{n} minutes each", minutes[0])
    return w("{lengths} minutes", lengths=" · ".join(map(str, minutes)))


def _talk(w: Translator, minutes: int, number: int) -> str:
    """How long everybody is silent in a round, and then talks."""
    shape = round_shape(minutes, number)
    silence, talk = (
        w.clock(round(each * 60)) for each in (shape.talk - shape.silence, shape.close - shape.talk)
    )
    return w("Round {n}: {silence} of silence, {talk} of talk", n=number, silence=silence, talk=talk)


def a_round(w: Translator, minutes: int, number: int = 2) -> list[GuideStep]:
    """What happens in the so many-th round, of so many minutes."""
    steps = []
    for part in parts(w, minutes, number):
        seconds = round(part.at * 4) * 15
        steps.append(GuideStep(w.clock(seconds), part.what, part.say))
    return steps


def before_people(w: Translator, teams: int) -> list[str]:
    """What to prepare for so many teams."""
    return [
        w("Print everything once, the decision cards twice. Cut the cards of people and of decisions."),
        w.many(
            "One table for each of {n} team: its role sheets, its cards, sheets, slips, and pens.",
            "One table for each of {n} teams: its role sheets, its cards, sheets, slips, and pens.",
            teams,
        ),
        w("Keep the sheets of later rounds back, and the hidden exchanges. Hand each out after its news."),
        w("Connect the projector as a second display before you start Kierto. Try the clicker."),
        w("Rehearse alone: “Rehearse” at set-up shows the whole session in ten minutes, with what you say."),
        w(
            "In each team: firm holders, a treasurer, an envoy, a voice. Others watch, as townspeople or journalists."
        ),
    ]


def always_asked(w: Translator) -> list[str]:
    """The questions of every debrief."""
    return [
        w("Say: “Leave your role. How was it? No numbers yet.”"),
        w("What happened, and when did it turn?"),
        w("What will you do on Monday?"),
    ]


def keys_needed(w: Translator) -> list[tuple[str, str]]:
    """The few keys that a session needs: (key as the keyboards of this language print it, what it does)."""
    return [
        (on_keyboard(w, "PgDn"), w("the next step, also from a clicker")),
        ("F3", w("switch between Room and Desk on one display")),
        ("F2", w("the console: undo, edit, news, bots, time")),
        (on_keyboard(w, "Ctrl+Z"), w("take back the last line")),
        (".", w("blank the screen")),
        ("F1", w("all keys")),
    ]


def when_wrong(w: Translator) -> list[tuple[str, str]]:
    """What may go wrong, and what to do."""
    return [
        (w("The reveal shows a typing error"), w("F2, choose the line, edit it. The years run again from there.")),
        (w("The computer stopped"), w("Start Kierto again and choose Go on. Nothing that was on the screen is lost.")),
        (w("You are late"), w("End the game after any round: F2, then X. The years after and the debrief follow.")),
        (w("A team leaves"), w("F2: hand its seat to a bot. A latecomer can take it back.")),
        (w("Somebody doubts a figure"), w("Every figure has a source, or says that it is an estimate, and why.")),
    ]  # fmt: skip
