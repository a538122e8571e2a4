"""What if: one decision less, or one signature more; both futures with the same luck, and who gains and who pays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from game.experiments.ablation import AblationEffect
from game.experiments.choices import Choice
from game.experiments.replay_plan import DecidedGame
from game.experiments.signature import SignatureEffect, with_signature
from game.outputs.choice_words import choice_words
from game.outputs.path.facts import PathFacts
from game.outputs.path.gains import gains
from game.outputs.path.page import Answer, Curve, Curves, PathPage, Sentences
from game.outputs.path.road import about_shares
from game.outputs.path.signature import deal_words
from game.text.decisions import tell, tell_deal
from sim.decisions import DealTerms


class Option(NamedTuple):
    """Something to try: a decision to leave out, or a deal to sign."""

    without: Choice | None = None
    signed: SignatureEffect | None = None


class _Future(NamedTuple):
    """What an option comes to."""

    headlines: tuple[int, ...]
    purses: dict[str, int]
    """seat → cents more at the end than as it was played"""
    set_aside: int


def options(facts: PathFacts, choices: Sequence[Choice]) -> tuple[Option, ...]:
    """All there is to try: what was decided, deals first, then what was not signed, the greatest effect first."""
    decided = sorted(choices, key=lambda choice: (choice.kind != "deals", choice.round))
    signatures = (Option(signed=effect) for effect in facts.answers.signatures)
    return (*(Option(without=choice) for choice in decided), *signatures)


def changed(decided: DecidedGame, option: Option) -> tuple[DecidedGame, int]:
    """The game with an option tried, and the round in which it parts from what was played."""
    if option.signed is not None:
        return with_signature(decided, option.signed.slip), _round(option)
    places = option.without.places if option.without is not None else frozenset()
    return decided.without(places), _round(option)


def what_if_page(
    facts: PathFacts,
    at: tuple[int, Sequence[Option]],
    effect_of: Callable[[Choice], AblationEffect | None],
) -> PathPage:
    """One option."""
    w, (place, all_options) = facts.w, at
    title = w("What if?")
    if not all_options:
        return PathPage("signature", title, "", Sentences((_why_nothing(facts),)))
    option = all_options[place]
    future, about, which = (
        _future(option, effect_of),
        about_shares(facts),
        w("{n} of {all}", n=place + 1, all=len(all_options)),
    )
    ours, number, (words, note) = facts.curve("ours", facts.ours), _round(option) - 1, _words(facts, option)
    say = w("Choose with ↑ and ↓. Hands first: “More or less new material without it?”")
    if future is None:
        body, waiting = Curves(facts.years, (ours,), number, True), w("This game is being played …")
        if facts.answers.is_broken:
            waiting = w("The other games could not be played.")
        return PathPage("signature", title, say, body, about, Answer("…", which), words, waiting,
                        w("Same luck, one decision less."), note=note)  # fmt: skip
    other = facts.shares(future.headlines)
    end = w.percent(other[-1], signed=True)
    curve = Curve("signed", other, f"{w('with it') if option.signed else w('without it')} {end}")
    answer = Answer(end, which, gains(facts, future.purses))
    return PathPage("signature", title, say, Curves(facts.years, (ours, curve), number), about, answer, words,
                    _verdict(facts, future), _aside(facts, future), note=note)  # fmt: skip


def _why_nothing(facts: PathFacts) -> str:
    if facts.can_play:
        return facts.w("Nobody decided anything in these years.")
    return facts.w("Recorded under other rules: the other games cannot be played now.")


def _future(option: Option, effect_of: Callable[[Choice], AblationEffect | None]) -> _Future | None:
    if option.signed is not None:
        return _Future(option.signed.headlines, option.signed.purses, option.signed.set_aside)
    effect = effect_of(option.without) if option.without is not None else None
    if effect is None:
        return None
    purses = {seat: -cents for seat, cents in effect.purses.items()}
    return _Future(effect.headlines, purses, effect.set_aside)


def _round(option: Option) -> int:
    if option.signed is not None:
        return option.signed.slip.round
    return option.without.round if option.without is not None else 1


def _words(facts: PathFacts, option: Option) -> tuple[str, str]:
    """What is tried, for the hall; and all of it, for the Desk."""
    w = facts.w
    if option.signed is not None:
        return deal_words(facts, option.signed), ""
    if option.without is None:
        return "", ""
    short = choice_words(facts.game, option.without, w)
    plan, decision = facts.game.plan, option.without.decision
    if isinstance(decision, DealTerms):
        whole = "\n".join(tell_deal(plan, w, decision))
    else:
        whole = tell(plan, facts.game.rounds[option.without.round - 1].cluster.before, w, decision)
    return w("Without: {decision}", decision=short), whole


def _verdict(facts: PathFacts, future: _Future) -> str:
    w, last = facts.w, facts.rounds[-1]
    kg = future.headlines[-1] - last.headline.ours
    amount, year = w.amount(abs(kg)), last.record.years[-1]
    if not kg:
        return w("The same new material in {year}", year=year)
    if kg > 0:
        return w("{amount} more new material in {year}", amount=amount, year=year)
    return w("{amount} less new material in {year}", amount=amount, year=year)


def _aside(facts: PathFacts, future: _Future) -> str:
    w, aside = facts.w, future.set_aside
    literal = w("Same luck; all else as it was decided.")
    if aside <= 0:
        return literal
    more = w.many("{n} decision is set aside.", "{n} decisions are set aside.", aside)
    return f"{literal} {more}"
