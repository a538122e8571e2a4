"""The scenario's questions for the debrief, one a page, and the picture that answers each."""

from __future__ import annotations

from typing import Final

from game.outputs.path.facts import PathFacts
from game.outputs.path.page import PathPage, Sentences
from game.outputs.path.words import step_title
from game.text.told_text import told
from game.text.translator import Translator
from sim.scenario.file import About, DebriefPicture

_USUAL: Final[DebriefPicture] = "mattered"
"""of a question that names no picture"""


def picture_of(about: About, at: int) -> DebriefPicture:
    """The picture that answers a question, by its place."""
    return about.answered_by[at] if at < len(about.answered_by) else _USUAL


def question_pages(facts: PathFacts) -> tuple[PathPage, ...]:
    """A page a question: to be talked about before one key shows the picture."""
    w, plan = facts.w, facts.game.plan
    about, title = plan.scenario.about, w("Questions")
    say = w("Read the question out. Let them talk. Then one key shows the picture.")
    if not about.questions:
        return (PathPage("home", title, say, Sentences((w("The scenario asks no questions."),))),)
    pages = []
    for at, question in enumerate(about.questions):
        which = w("{n} of {all}", n=at + 1, all=len(about.questions))
        shows = w("Enter shows: {page}", page=picture_name(w, picture_of(about, at)))
        text = Sentences((told(w, plan, question),))
        pages.append(PathPage("home", title, say, text, which, question=w("Talk first."), second=shows))
    return tuple(pages)


def picture_name(w: Translator, picture: DebriefPicture) -> str:
    """What a picture is called."""
    names: dict[DebriefPicture, str] = {
        "own_page": step_title(w, "own page"),
        "who_paid": step_title(w, "who paid"),
        "road": step_title(w, "road"),
        "signature": step_title(w, "signature"),
        "home": step_title(w, "home"),
        "flows": w("Flows"),
        "mattered": w("What mattered"),
        "what_if": w("What if?"),
        "lesson": w("Would it hold?"),
    }
    return names[picture]
