"""One signature: the deal that would have changed most; hands first, then both futures, and who would have paid."""

from __future__ import annotations

from game.experiments.signature import SignatureEffect
from game.outputs.path.facts import PathFacts, options_about
from game.outputs.path.gains import gains
from game.outputs.path.page import Answer, Curves, Guesses, PathPage
from game.outputs.path.road import about_shares, guessed_words, real_region
from game.outputs.path.words import step_line, step_title
from game.roster.setup import Team
from sim.rules.names import store_name

"""whose sums stand beside the answer"""


def signature_pages(facts: PathFacts) -> tuple[PathPage, ...]:
    """Guess, and see both futures."""
    w = facts.w
    title, say = step_title(w, "signature"), step_line(w, "signature")
    about = about_shares(facts)
    first = next(iter(facts.answers.signatures), None)
    if first is None or not facts.answers.has_signatures:
        return (PathPage("signature", title, say, _ours(facts), about=about, question=_waiting(facts)),)
    fork = first.slip.round - 1
    curves = _ours(facts).curves
    signed = facts.curve("signed", facts.shares(first.headlines))
    guesses = _guesses(facts, first)
    truth, words = w.percent(signed.values[-1], signed=True), deal_words(facts, first)
    return (
        PathPage("signature", title, say, Curves(facts.years, curves, fork, True), about, guesses,
                 words, w("Guess first: where would you be today?"),
                 w("Hands up. Then one key shows both futures, same luck."), note=_note(facts, first)),
        PathPage("signature", title, say, Curves(facts.years, (*curves, signed), fork), about,
                 Answer(truth, guessed_words(facts, "signature", truth), gains(facts, first.purses)), words,
                 _verdict(facts, first, signed.values[-1]), _holds(facts, first),
                 note=_note(facts, first)),
    )  # fmt: skip


def _waiting(facts: PathFacts) -> str:
    w = facts.w
    if not facts.can_play:
        return w("Recorded under other rules: the other games cannot be played now.")
    if facts.answers.has_signatures:
        return w("No single deal would have changed much. What would?")
    if facts.answers.is_broken:
        return w("The other games could not be played.")
    return w("The deals nobody signed are still being tried. Talk on.")


def _ours(facts: PathFacts) -> Curves:
    return Curves(facts.years, (facts.curve("ours", facts.ours),))


def parties_of(facts: PathFacts, effect: SignatureEffect) -> list[Team]:
    """The teams that would have had to sign."""
    firms = set(effect.slip.terms.parties)
    return [team for team in facts.game.teams if firms & set(team.firms)]


def deal_words(facts: PathFacts, effect: SignatureEffect) -> str:
    """The year, who, and what: the exchange that would have carried most stands for the deal."""
    w, plan = facts.w, facts.game.plan
    exchange = max(effect.slip.terms.exchanges, key=lambda each: (each.most or 0, each.giver))
    what = store_name(plan, exchange.giver, w.language)
    year = facts.rounds[effect.slip.round - 1].record.years[0]
    teams = " + ".join(team.name for team in parties_of(facts, effect))
    return w("{year}: if {teams} had signed for: {what}", year=year, teams=teams, what=what)


def _guesses(facts: PathFacts, effect: SignatureEffect) -> Guesses:
    truth = round(facts.shares(effect.headlines)[-1] * 100)
    options = options_about(truth, round(facts.ours[-1] * 100), 4)
    words = tuple(facts.w.percent(each / 100, signed=True) for each in options)
    per_cent = facts.guesses.get("signature")
    return Guesses("signature", options, words, options.index(per_cent) if per_cent in options else None)


def _verdict(facts: PathFacts, effect: SignatureEffect, change: float) -> str:
    w, real = facts.w, real_region(facts)
    if real is not None and change <= real < facts.ours[-1]:
        return w("Past the real region, by one signature.")
    payers = [team.name for team in facts.game.teams if effect.purses.get(team.id, 0) < 0]
    if payers:
        return w("{teams}: what would you have needed?", teams=" + ".join(payers[:2]))
    return w("Nobody would be poorer. What stopped you?")


def _holds(facts: PathFacts, effect: SignatureEffect) -> str:
    w, known = facts.w, facts.answers
    parts = []
    if known.tried == known.of:
        parts.append(w("Holds in {n} of {all} varied games.", n=known.held, all=known.of))
    elif known.tried:
        parts.append(w("So far it holds in {n} of {all} varied games.", n=known.held, all=known.tried))
    aside = effect.set_aside
    if aside:
        parts.append(w.many("{n} decision is set aside.", "{n} decisions are set aside.", aside))
    return " ".join(parts) or w("The same luck, one deal more.")


def _note(facts: PathFacts, first: SignatureEffect) -> str:
    """Where the deal comes from; and what else would have helped."""
    w = facts.w
    origins = {
        "refused": w("It was on the wall, and not signed."),
        "unanswered": w("It was offered, and nobody answered."),
        "drafted": w("It was begun on a slip, and not signed."),
        "package": w("Nobody asked for it: worked out from what all could see."),
    }
    others = " · ".join(
        f"{deal_words(facts, each)} ({w.percent(facts.shares(each.headlines)[-1], signed=True)})"
        for each in facts.answers.signatures[1:4]
    )
    return f"{origins[first.slip.origin]} {w('Next: {deals}', deals=others) if others else ''}".strip()
