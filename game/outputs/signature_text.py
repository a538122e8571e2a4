"""The other games and the deals that nobody signed, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.model import GameDebrief
from game.experiments.path_answers import PathAnswers
from game.experiments.references import ReferenceName
from game.experiments.signature import SignatureEffect
from game.outputs.text_table import lay_out
from game.text.translator import Translator
from sim.rules.names import firm_name, store_name


def signature_lines(game: GameDebrief, answers: PathAnswers, w: Translator) -> Iterator[str]:
    """All lines of both; nothing where nothing was found."""
    names: dict[ReferenceName, str] = {
        "alone": w("Each for itself"),
        "together": w("All together"),
        "best": w("Best known"),
    }
    idle = game.last_played.headline.idle
    if answers.references:
        yield from ("", w("Other games of the same luck"))
        rows = [
            (
                f"  {names[each.name]}",
                w.amount(each.headlines[-1], "t", 3),
                _change(each.headlines[-1], idle, w),
            )
            for each in answers.references
        ]
        yield from lay_out(rows, words=1)
    if answers.signatures:
        yield from ("", w("Deals that nobody signed: one signature more, all else as it was"))
        deals = [_row(game, each, w) for each in answers.signatures]
        yield from lay_out(deals, words=2)
        if answers.tried:
            yield "  " + w(
                "The first holds in {n} of {all} games with other figures.", n=answers.held, all=answers.tried
            )


def _row(game: GameDebrief, effect: SignatureEffect, w: Translator) -> tuple[str, ...]:
    plan, terms = game.plan, effect.slip.terms
    year = plan.scenario.about.years_of(effect.slip.round)[0]
    exchange = max(terms.exchanges, key=lambda each: (each.most or 0, each.giver))
    parties = ", ".join(firm_name(plan, firm, w.language) for firm in terms.parties)
    return f"  {year} {store_name(plan, exchange.giver, w.language)}", parties, f"−{w.amount(effect.fall)}"


def _change(kg: int, idle: int, w: Translator) -> str:
    return w.percent(kg / idle - 1, signed=True) if idle else ""
