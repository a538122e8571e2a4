"""The script of a round: what the facilitator says now, and what comes next. The Desk shows it, the guide prints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from game.session.entries import Phase
from game.session.presets import ASKS_FROM
from game.session.round_shape import RoundShape, round_shape
from game.session.schedule import Pace
from game.text.told_text import told
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.scenario.beats import beat_of

USUAL: Final = 10
"""minutes of a round, where nothing else is said"""
PartName = Literal[
    "news", "silence", "talk", "slips", "sheets", "bell", "close", "reveal", "guess", "years", "results"
]
_WHOLE: Final = 0.75
"""minutes from which a silence is called a minute"""
_TALK: Final = 90
"""seconds that teams talk about what they will do otherwise"""
_REFLECTION: Final = 2
"""the round after which a short reflection is offered"""


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """A part of a round."""

    name: PartName
    at: float
    """the minute of the round at which it begins"""
    what: str
    say: str


@dataclass(frozen=True, slots=True)
class Cue:
    """What the facilitator needs at a glance."""

    what: str
    """the part of the round"""
    say: str
    """to be said or done now"""
    then: str
    """the part that follows; empty after the last"""


def _silence(w: Translator, long: float) -> str:
    """What is said as so many minutes of it begin."""
    if long < _WHOLE:
        return w("Say: “Half a minute, no talking. Write down one deal you would like, and with whom.”")
    return w.many("Say: “One minute, no talking. Write down one deal you would like, and with whom.”",
                  "Say: “{n} minutes, no talking. Write down one deal you would like, and with whom.”",
                  max(1, round(long)))  # fmt: skip


def _sheets(w: Translator, left: float) -> str:
    """What is said as sheets are typed, with so many minutes left."""
    return w.many("Type each sheet while the others talk. Say what does not work. Say: “{n} minute left.”",
                  "Type each sheet while the others talk. Say what does not work. Say: “{n} minutes left.”",
                  max(1, round(left)))  # fmt: skip


def parts(w: Translator, minutes: int = USUAL, number: int = 2) -> tuple[ScriptPart, ...]:
    """The so many-th round, of so many minutes, from its news to its results."""
    at = round_shape(minutes, number)
    return (
        ScriptPart("news", 0.0, w("News"), w("Read the news aloud. Ask: “Who gains, who loses?”")),
        ScriptPart("silence", at.silence, w("A silent minute"), _silence(w, at.talk - at.silence)),
        ScriptPart("talk", at.talk, w("Teams talk"),
             w("Say: “Envoys, come up front.” Three deals may come to the wall, three tries each: F7.")),
        ScriptPart("slips", at.slips, w("Deal slips"),
             w("Type each slip as it comes. Read out whether it can be signed, and what it still needs.")),
        ScriptPart("sheets", at.sheets, w("Sheets"), _sheets(w, at.close - at.sheets)),
        ScriptPart("bell", at.bell, w("The bell"),
             w("Ring it: “Slips and sheets to me.” F8: each voice says what its team will do. Tick its words.")),
        ScriptPart("close", at.close, w("Close"),
             w("Where a sheet is missing, a deputy decides. Vote by show of hands.")),
        ScriptPart("reveal", at.reveal, w("Reveal"),
             w("Read out each deal and each project. Ask for one reason each time.")),
        ScriptPart("guess", at.guess, w("Thumbs"),
             w("Ask: “More new material, or less? Thumbs up or down.” Type what most say.")),
        ScriptPart("years", at.years, w("The years run"),
             w("The film stops at what matters. At waste: “Who could have used this?”")),
        ScriptPart("results", at.results, w("Results"),
             w("Read the big number. Did we guess right? Read one reason.")),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoundBeat:
    """What a round is about, in the words of the moment."""

    story: str
    argument: str
    gains: str
    risk: str
    say: str

    def at(self, w: Translator, part: PartName) -> str:
        """What of it belongs to a part of the round; empty: nothing."""
        words: dict[PartName, str] = {
            "news": self.story,
            "talk": w("The argument: {argument}", argument=self.argument),
            "sheets": w("Watch: {risk}", risk=self.risk) if self.risk else "",
            "reveal": self.gains,
            "results": w("Say: “{words}”", words=self.say),
        }
        return words.get(part, "")


def beat_for(plan: Plan, number: int, w: Translator) -> RoundBeat | None:
    """The beat of a round, told; None where the scenario has none for its years."""
    beat = beat_of(plan.scenario.beats, plan.scenario.about.years_of(number))
    if beat is None:
        return None
    texts = (beat.story, beat.argument, beat.gains, beat.risk, beat.say)
    return RoundBeat(*(told(w, plan, text) for text in texts))


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a session stands: all that the script depends on."""

    phase: Phase
    round: int
    rounds: int
    passed: float = 0.0
    """how much of the time for deciding has passed, from 0 to 1 and beyond"""
    missing: tuple[str, ...] = ()
    """the teams whose sheets are not sealed"""
    guessed: bool = False
    """whether the room has said what it expects"""
    absent: tuple[str, ...] = ()
    """the teams of people for which a deputy decided last"""
    beat: RoundBeat | None = None
    """what the round is about, where the scenario says it"""
    letters: tuple[tuple[str, int], ...] = ()
    """teams that have an owner's letter, each with the number of its envelope"""
    minutes: int = USUAL
    """of its round"""
    pledges: bool = False
    """whether teams owe the fund their due in this round"""
    letters_in: int = 0
    """the round in which they are handed out; 0: there are none"""


def cue(w: Translator, now: Moment) -> Cue:
    """What to say and do now."""
    if now.phase in ("set_up", "briefing"):
        say = w("Tell the story, then present each team's firms. Practise one deal together.")
        return Cue(w("Briefing"), say, w("News"))
    if now.phase in ("end", "legacy", "debrief"):
        return _after(w, now)
    script = parts(w, now.minutes, now.round)
    at = _place(now, round_shape(now.minutes, now.round), script)
    then = script[at + 1].what if at + 1 < len(script) else _next(w, now)
    say = _said(w, now, script[at])
    if now.beat is not None and (extra := now.beat.at(w, script[at].name)):
        say = f"{extra} {say}"
    if now.phase == "news" and now.letters and now.round == now.letters_in:
        say = f"{say} {_hand_out(w, now)}"
    return Cue(script[at].what, say, then)


def _hand_out(w: Translator, now: Moment) -> str:
    """Which of its envelopes each team gets: the number says nothing of what is in it."""
    numbers = ", ".join(f"{team} {number}" for team, number in now.letters)
    return w("Hand out the owners' letters: {envelopes}. They are secret till the end.", envelopes=numbers)


def _place(now: Moment, shape: RoundShape, script: Sequence[ScriptPart]) -> int:
    """The part of the round under way."""
    if now.phase == "decide":
        first, last = shape.silence, shape.close
        minute = last if not now.missing else min(last, first + max(0.0, now.passed) * (last - first))
    elif now.phase == "reveal":
        minute = shape.guess if now.guessed else shape.reveal
    else:
        minute = {"years": shape.years, "results": shape.results}.get(now.phase, 0.0)
    return max(i for i, part in enumerate(script) if part.at <= minute)


def _said(w: Translator, now: Moment, part: ScriptPart) -> str:
    """What its part of the script says, and what this round adds to it."""
    if now.absent and now.phase in ("results", "news"):
        return w.many(
            "Nobody decided for {teams}. Ask somebody to sit down there, or seat a bot: F2.",
            "Nobody decided for {teams}. Ask people to sit down there, or seat bots: F2.",
            len(now.absent),
            teams=", ".join(now.absent),
        )
    if now.phase == "decide" and not now.missing:
        return w("All sheets are in. Vote by show of hands, then close the round.")
    if now.phase == "decide" and part.name == "bell" and now.pledges:
        return f"{part.say} {w('Cards for the pledge: all up on three.')}"
    if now.phase == "decide" and part.name == "close":
        return w("Time is up. Where a sheet is missing, a deputy decides. Close the round.")
    if now.phase == "reveal" and now.guessed:
        return w("The room has guessed. Let the years run.")
    if now.phase == "news" and now.round == 1:
        return w("Read the news and the goal aloud. One number is for all. Each team has a purse of its own.")
    if now.phase == "news" and now.round == now.rounds:
        return w("The last round. Read the news aloud. Ask: “What should last when you no longer decide?”")
    if now.phase == "results" and now.round == _REFLECTION < now.rounds:
        return w(
            "Read the big number and one reason. {n} seconds in each team: “What will we do differently?”",
            n=_TALK,
        )
    return part.say


def _next(w: Translator, now: Moment) -> str:
    return w("The end") if now.round >= now.rounds else w("News")


def _after(w: Translator, now: Moment) -> Cue:
    if now.phase == "end":
        say = w("Ask: “Who paid? Who gained? What do you think will last?”")
        if now.letters and now.round >= now.letters_in:
            say = f"{w('Each team reads its letter aloud. Who helped it without knowing?')} {say}"
        return Cue(w("The end"), say, w("The years after"))
    if now.phase == "legacy":
        say = w("Years have passed without decisions. Ask: “What lasted, what did not, and why?”")
        return Cue(w("The years after"), say, w("Debrief"))
    return Cue(w("Debrief"), w("Say: “Leave your role. How was it? No numbers yet.”"), "")


def on_time(w: Translator, now: Pace) -> str:
    """Where the session stands against its plan, in a few words."""
    if now.behind > 0:
        return w.many("{n} minute behind the plan", "{n} minutes behind the plan", now.behind)
    if now.behind < 0:
        return w.many("{n} minute ahead of the plan", "{n} minutes ahead of the plan", -now.behind)
    return w("On time")


def advice(w: Translator, now: Pace) -> str:
    """What to do about it; empty if nothing. The debrief is the last thing to be shortened."""
    if now.drop:
        return w.many(
            "Leave out {n} round, and keep the debrief: F2, X.",
            "Leave out {n} rounds, and keep the debrief: F2, X.",
            now.drop,
        )
    if now.late:
        return w("Keep the talks short. Do not cut the debrief.")
    if now.behind >= ASKS_FROM:
        return w.many("{n} minute of slack is left.", "{n} minutes of slack are left.", now.slack_left)
    return w("There is time: let them talk.") if now.behind <= -ASKS_FROM else ""
