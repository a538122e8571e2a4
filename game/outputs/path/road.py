"""The road not taken: this game beside the others of the same luck; hands first, then the lines, then the money."""

from __future__ import annotations

from game.experiments.references import ReferenceGame
from game.outputs.path.facts import PathFacts, options_about
from game.outputs.path.page import Answer, Curve, Curves, Guesses, PathPage, SumRow, Sums
from game.outputs.path.words import step_line, step_title
from game.session.debrief_notes import GuessStep


def road_pages(facts: PathFacts) -> tuple[PathPage, ...]:
    """Guess, see, and count the money."""
    w = facts.w
    title, say = step_title(w, "road"), step_line(w, "road")
    about = about_shares(facts)
    if not facts.can_play:
        return (_page(facts, title, say, about),)
    reached = facts.answers.reference("best") or facts.answers.reference("together")
    if not facts.answers.has_references or reached is None:
        waiting = w("The other games are still being played. Talk on.")
        if facts.answers.is_broken:
            waiting = w("The other games could not be played.")
        return (PathPage("road", title, say, _curves(facts, ()), about=about, question=waiting),)
    guesses = _guesses(facts, reached)
    best = reached.name == "best"
    question = w("Guess: how far does the best game get?")
    if not best:
        question = w("Guess first: how far would all have got together?")
    return (
        PathPage("road", title, say, _curves(facts, ()), about, guesses,
                 w("Same luck, same firms"), question, w("Hands up. Then one key shows the lines.")),
        PathPage("road", title, say, _curves(facts, facts.answers.references), about, _answer(facts, reached),
                 w("The best known game") if best else w("All together"),
                 w("Where did your line leave the others?"), w("All lines have the luck of this game.")),
        PathPage("road", title, say, _money(facts), w("All purses together at the end of play"),
                 question=w("Who would have had to be poorer for it?"),
                 second=w("Tonnes and money do not rank the games alike.")),
    )  # fmt: skip


def about_shares(facts: PathFacts) -> str:
    """What is measured; and how this game stands by all new material, replaceable or not."""
    whole = facts.rounds[-1].headline.whole if facts.rounds else 0.0
    return facts.w("Replaceable new material, 0 % = if nobody acts · all new material {change}",
                   change=facts.w.percent(whole, signed=True))  # fmt: skip


def _page(facts: PathFacts, title: str, say: str, about: str) -> PathPage:
    why = facts.w("Recorded under other rules: the other games cannot be played now.")
    return PathPage("road", title, say, _curves(facts, ()), about=about, question=why)


def _curves(facts: PathFacts, references: tuple[ReferenceGame, ...]) -> Curves:
    curves: list[Curve] = [facts.curve("ours", facts.ours)]
    curves += [facts.curve(each.name, facts.shares(each.headlines)) for each in references]
    if (real := real_region(facts)) is not None and references:
        curves.append(facts.curve("real", (real,) * len(facts.years)))
    return Curves(facts.years, tuple(curves))


def real_region(facts: PathFacts) -> float | None:
    """What the scenario says of its real region: its known links in this game's outlets, never a published figure."""
    goals = facts.game.plan.scenario.about.goals
    return next((float(goal.change.value) for goal in goals if goal.real_region), None)


def _guesses(facts: PathFacts, reached: ReferenceGame) -> Guesses:
    truth = round(facts.shares(reached.headlines)[-1] * 100)
    options = options_about(truth, round(facts.ours[-1] * 100), 8)
    words = tuple(facts.w.percent(each / 100, signed=True) for each in options)
    per_cent = facts.guesses.get("road")
    return Guesses("road", options, words, options.index(per_cent) if per_cent in options else None)


def _answer(facts: PathFacts, reached: ReferenceGame) -> Answer:
    truth = facts.w.percent(facts.shares(reached.headlines)[-1], signed=True)
    return Answer(truth, guessed_words(facts, "road", truth))


def guessed_words(facts: PathFacts, step: GuessStep, truth: str) -> str:
    """What most hands said, and whether it was so."""
    w, per_cent = facts.w, facts.guesses.get(step)
    if per_cent is None:
        return w("Nobody guessed.")
    guess = w.percent(per_cent / 100, signed=True)
    return w("Most hands were right.") if guess == truth else w("Most said {guess}.", guess=guess)


def _money(facts: PathFacts) -> Sums:
    w = facts.w
    purses = facts.rounds[-1].purses if facts.rounds else ()
    idle = sum(purse.idle for purse in purses)
    ours = sum(purse.cents for purse in purses)
    rows = [_row(facts, w("This game"), ours - idle, ours, facts.ours[-1] if facts.ours else 0.0)]
    names = {"alone": w("Each for itself"), "together": w("All together"), "best": w("Best known")}
    for game in facts.answers.references:
        whole = sum(game.purses.values())
        rows.append(_row(facts, names[game.name], whole - idle, whole, facts.shares(game.headlines)[-1]))
    return Sums(tuple(rows), w("Compared with: if nobody acts."))


def _row(facts: PathFacts, name: str, more: int, whole: int, change: float) -> SumRow:
    w = facts.w
    second = w("all purses {money} · new material {change}",
               money=w.money(whole), change=w.percent(change, signed=True))  # fmt: skip
    return SumRow(name, w.money(more, signed=True), more, second)
