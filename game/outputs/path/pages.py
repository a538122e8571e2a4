"""All pages of the path, in the order of its steps."""

from __future__ import annotations

from game.debrief.path import StepName
from game.outputs.path.facts import PathFacts
from game.outputs.path.own_page import own_pages
from game.outputs.path.page import MondaySheet, PathPage, Sentences
from game.outputs.path.road import road_pages
from game.outputs.path.signature import signature_pages
from game.outputs.path.who_paid import who_paid_pages
from game.outputs.path.words import step_line, step_title
from game.text.translator import Translator


def path_pages(facts: PathFacts, step: StepName) -> tuple[PathPage, ...]:
    """The pages of one step: one at least."""
    if not facts.rounds and step in ("own page", "who paid", "road", "signature"):
        nothing = Sentences((facts.w("No round was played."),))
        return (PathPage(step, step_title(facts.w, step), step_line(facts.w, step), nothing),)
    match step:
        case "own page":
            return own_pages(facts)
        case "who paid":
            return who_paid_pages(facts)
        case "road":
            return road_pages(facts)
        case "signature":
            return signature_pages(facts)
        case "monday":
            return (_monday(facts),)
        case _:
            return (_spoken(facts.w, step),)


def _spoken(w: Translator, step: StepName) -> PathPage:
    """A step that needs nothing but people."""
    texts: tuple[str, ...] = (w("Tell somebody from another team one thing that annoyed you."),)
    second = w("Then listen to theirs.")
    if step == "home":
        texts = w("What is not true where you work?"), w("Which neighbour do you never call?")
        second = w("Somebody beside you has what you throw away, or buys what you have.")
    return PathPage(step, step_title(w, step), step_line(w, step), Sentences(texts), second=second)


def monday_heads(w: Translator) -> tuple[str, ...]:
    """What a line of the Monday sheet asks for."""
    return w("Side stream"), w("Firm to call"), w("Who, by role"), w("By when"), w("Witness")


def monday_rows(facts: PathFacts) -> tuple[tuple[str, ...], ...]:
    """The lines as they were typed."""
    return tuple((plan.by_product, plan.firm, plan.role, plan.date, plan.witness) for plan in facts.mondays)


def _monday(facts: PathFacts) -> PathPage:
    w = facts.w
    sheet = MondaySheet(monday_heads(w), monday_rows(facts))
    return PathPage("monday", step_title(w, "monday"), step_line(w, "monday"), sheet,
                    question=w("Which neighbour do you call on Monday?"),
                    second=w("Side stream, firm, role, date, witness. It goes into the report."))  # fmt: skip
