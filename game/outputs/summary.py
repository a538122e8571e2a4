"""What a game came to, for people at a terminal: the headline first, a table by rounds, and what kept it up."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from game.debrief.firms import TeamPurse
from game.debrief.model import GameDebrief, RoundDebrief
from game.outputs.figures import BesideIdle, FigureRow, indicator_rows
from game.outputs.round_text import against_idle, causes_in_words, round_name, years_text
from game.outputs.text_table import WIDTH, lay_out
from game.text.translator import Translator
from sim.balance import residuals
from sim.indicators.goals import GoalResult
from sim.resilience import Removal
from sim.rules.names import firm_name
from sim.scenario.problems import shortened
from sim.units import BASE

_MOST_PURSES: Final = 20
_LONGEST_REASON: Final = 86
_CAUSES: Final = 4
"""as many reasons as a room can discuss"""


def summaries(games: Sequence[GameDebrief], w: Translator) -> str:
    """The text of every cluster that was played, one below the other."""
    return "\n\n".join(summary(game, w, parallel=len(games) > 1) for game in games)


def summary(game: GameDebrief, w: Translator, *, parallel: bool = False) -> str:
    """The whole text, ready to print; with the teams' names where there are several clusters."""
    title = w.of(game.plan.scenario.about.title)
    names = f" · {', '.join(team.name for team in game.teams)}" if parallel else ""
    head = w("{title} · number of the draw {seed}", title=title, seed=game.seed)
    lines = [f"{head}{names}", "", *_headline(game, w), *_goals(game, w), "", *_table(game, w)]
    lines += [*_news(game, w), *_lapsed(game, w), "", *_reasons(game, w), "", _balance(game, w)]
    return "\n".join(lines) + "\n"


def _headline(game: GameDebrief, w: Translator) -> list[str]:
    """The number everybody shares, now and after the legacy run."""
    last = game.last_played
    legacy = [played for played in game.rounds if played.is_legacy and played is not last]
    lines = [w("Replaceable new material (bought new where recycled material would do):")]
    for played in (last, *legacy):
        amount = w.amount(played.headline.ours, "t", 3)
        line = w("{round}: {amount} a year", round=round_name(played.headline, w), amount=amount)
        lines.append(f"  {line}, {against_idle(played.headline, w)}" if game.decided else f"  {line}")
    if not game.decided:
        lines.append(w("Nobody decided anything: every other game is compared with this one."))
    return lines


def _goals(game: GameDebrief, w: Translator) -> list[str]:
    """A line for each goal; in a game in which nobody decided, what there is to reach."""
    goals, last = game.last_played.goals, game.last_played
    if not goals:
        return []
    if not game.decided:
        rows = [(f"  {_goal_name(result, w)}", _change(result.change, w)) for result in goals]
        return ["", w("Goals, compared with this game:"), *lay_out(rows)]
    head = w("Goals ({round}, compared with “if nobody acts”):", round=round_name(last.headline, w))
    return ["", head, *lay_out([_goal(result, w) for result in goals])]


def _goal(result: GoalResult, w: Translator) -> tuple[str, ...]:
    aim = w("aim: {change}", change=_change(result.change, w))
    return (
        f"  {_goal_name(result, w)}",
        _change(result.came_to, w),
        aim,
        w("reached") if result.reached else w("not reached"),
    )


def _goal_name(result: GoalResult, w: Translator) -> str:
    return w.of(result.goal.name, result.goal.indicator)


def _change(change: float | None, w: Translator) -> str:
    if change is None:
        return w("nothing to compare with")
    share = w.percent(abs(change))
    return w("{share} less", share=share) if change <= 0 else w("{share} more", share=share)


def _table(game: GameDebrief, w: Translator) -> list[str]:
    """Figures by round, idle beside what was played; more than fits stands below."""
    rows = (*indicator_rows(game, w), *_purses(game, w))
    lines: list[str] = []
    first, count = 0, len(game.rounds)
    while first < count:
        size = count - first
        block = _block(game, rows, slice(first, first + size), w)
        while size > 1 and max(map(len, block)) > WIDTH:
            size -= 1
            block = _block(game, rows, slice(first, first + size), w)
        lines += [*block, ""]
        first += size
    return lines[:-1]


def _block(game: GameDebrief, rows: Sequence[FigureRow], some: slice, w: Translator) -> list[str]:
    cells = [[row.label, *_cells(game, row.rounds[some])] for row in rows]
    return lay_out([*_heads(game, game.rounds[some], w), *cells])


def _heads(game: GameDebrief, rounds: Sequence[RoundDebrief], w: Translator) -> Iterator[list[str]]:
    names = [BesideIdle(round_name(played.headline, w), "") for played in rounds]
    years = [BesideIdle(years_text(played.record.years), "") for played in rounds]
    yield ["", *_cells(game, names)]
    yield ["", *_cells(game, years)]
    if game.decided:
        yield ["", *_cells(game, [BesideIdle(w("played"), w("nobody acts"))] * len(rounds))]


def _cells(game: GameDebrief, figures: Sequence[BesideIdle]) -> list[str]:
    """In a game in which nobody decided, idle is what was played."""
    pairs = ((figure.ours, figure.idle) if game.decided else (figure.ours,) for figure in figures)
    return [cell for pair in pairs for cell in pair]


def _purses(game: GameDebrief, w: Translator) -> Iterator[FigureRow]:
    """A line for each team; of very many, all together."""
    by_round = [played.purses for played in game.rounds]
    if len(game.teams) > _MOST_PURSES:
        yield FigureRow(w("All purses"), tuple(_purse(purses, w) for purses in by_round))
        return
    for at, team in enumerate(game.teams):
        rounds = tuple(_purse([purses[at]], w) for purses in by_round)
        yield FigureRow(w("Purse of {team}", team=team.name), rounds)


def _purse(purses: Sequence[TeamPurse], w: Translator) -> BesideIdle:
    ours, idle = sum(purse.cents for purse in purses), sum(purse.idle for purse in purses)
    return BesideIdle(w.money(ours), w.money(idle))


def _news(game: GameDebrief, w: Translator) -> list[str]:
    """A line for each piece of news, longer ones wrapped; the year stands once."""
    lines: list[str] = []
    before = 0
    for item in (item for played in game.rounds for item in played.news):
        year = str(item.year) if item.year != before else ""
        lines += textwrap.wrap(
            item.text(game.plan, w),
            WIDTH,
            initial_indent=f"  {year:4}  ",
            subsequent_indent=" " * len("  2026  "),
        )
        before = item.year
    return ["", w("News:"), *lines] if lines else []


def _lapsed(game: GameDebrief, w: Translator) -> list[str]:
    """A line for each offer that came to nothing because somebody left it unanswered."""
    lines = [
        w("The offer {offer} lapsed ({round}): not every party signed it.", offer=offer, round=name)
        for played in game.rounds
        for name in [round_name(played.headline, w)]
        for offer in played.lapsed
    ]
    return ["", *lines] if lines else []


def _reasons(game: GameDebrief, w: Translator) -> list[str]:
    """What kept the headline up in the last round that was played, largest first, what nobody can help last."""
    last = game.last_played
    rows = [
        (f"  {shortened(part.whole, _LONGEST_REASON)}", w.amount(part.kg, "t", 3))
        for part in causes_in_words(last, w, _CAUSES)
    ]
    name = round_name(last.headline, w)
    return [w("Obstacles ({round}, a year):", round=name), *lay_out(rows)]


def _balance(game: GameDebrief, w: Translator) -> str:
    """Whether everything closes, as it must."""
    ledgers = [ledger for played in game.rounds for ledger in played.cluster.ledgers]
    gaps = [gap for ledger in ledgers for gap in residuals(game.plan, ledger).where]
    if not gaps:
        return w("Balances: mass, energy, water and money close, to the kilogram and the cent.")
    return w(
        "Balances do not close in {n} places, first {gap}. Please report this.", n=len(gaps), gap=gaps[0]
    )


def resilience_table(game: GameDebrief, removals: Sequence[Removal], w: Translator) -> str:
    """What the next year would be without each firm, the one whose loss does most harm first."""
    ordered = sorted(
        removals,
        key=lambda removal: (
            -round(removal.extra_virgin_t),
            -removal.benefit_loss,
            removal.needs_met,
            removal.firm,
        ),
    )
    rows = [[w("Without"), w("needs still met"), w("more new material"), w("saving lost")]]
    rows += [_removal(game, removal, w) for removal in ordered]
    lines = ["", *_resilience_explained(w)]
    if not game.last_played.cluster.indicators.exchanges:
        lines.append(
            w("Nothing is exchanged yet, so nobody would miss anybody: with a firm, only its own needs go.")
        )
    return "\n".join([*lines, "", *lay_out(rows)]) + "\n"


def _removal(game: GameDebrief, removal: Removal, w: Translator) -> list[str]:
    return [
        firm_name(game.plan, removal.firm, w.language),
        w.percent(removal.needs_met),
        w.amount(round(removal.extra_virgin_t) * BASE, "t", 3),
        w.percent(removal.benefit_loss),
    ]


def _resilience_explained(w: Translator) -> list[str]:
    text = w(
        "If one firm were gone in the year after the last round: how much of the cluster's needs would still "
        "be met, how much more new material it would take (what is made elsewhere instead counts), and "
        "how much of what recycled material saves would be lost. The firm that would be missed most stands first."
    )
    return textwrap.wrap(text, WIDTH)
