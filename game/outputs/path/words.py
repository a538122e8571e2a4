"""What each step is called and what the facilitator says to it: general sentences, for every scenario."""

from __future__ import annotations

from game.debrief.path import StepName
from game.text.translator import Translator


def step_title(w: Translator, step: StepName) -> str:
    """What a step is called on the Room."""
    titles: dict[StepName, str] = {
        "role": w("Out of the role"),
        "own page": w("Your own page"),
        "who paid": w("Who paid?"),
        "road": w("The road not taken"),
        "signature": w("One signature"),
        "home": w("At home"),
        "monday": w("Monday"),
    }
    return titles[step]


def step_line(w: Translator, step: StepName) -> str:
    """The line to say."""
    lines: dict[StepName, str] = {
        "role": w(
            "Say: “You are yourselves again. Stand up. Tell somebody from another team one thing that annoyed "
            "you. One minute each.”"
        ),
        "own page": w(
            "Give each team its page. Say: “Alone first, two minutes. Then aloud in your team. Find a promise you "
            "kept, and one that cost you.” Say nothing yourself."
        ),
        "who paid": w(
            "First the deals, without names. Then the teams. Say: “Who is poorer than alone? How did it look from "
            "your chair?” Let the others ask back."
        ),
        "road": w(
            "Hands first: nobody sees a line before all have guessed. Then show the lines, then the money. Ask: “What "
            "would you have had to know?”"
        ),
        "signature": w(
            "Read out the deal. Hands first. Then show both futures. Ask those who would pay: “What would you have "
            "needed to sign?”"
        ),
        "home": w("Say: “Talk in pairs, with somebody of another trade.” Take three answers aloud."),
        "monday": w(
            "Say: “Write one line each: side stream, firm, your role, a date, a witness.” Type a few while they write. "
            "No names of people."
        ),
    }
    return lines[step]
