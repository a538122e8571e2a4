"""What a game came to, for people: the headline first, a table by rounds, and what kept it up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from game.cli import goals, news
from game.cli.numbers import count, percent, rounded, whole
from game.cli.played import Game, Round, World
from game.cli.table import WIDTH, lay_out
from game.cli.words import WHY, because
from sim.balance import residuals
from sim.causes import Cause
from sim.indicators.why import headline_causes
from sim.resilience import Removal
from sim.rules.names import firm_name
from sim.scenario.problems import shortened
from sim.units import BASE, CENTS


class Line(NamedTuple):
    """A line of the table: what it shows, its unit, and how to read it off a world."""

    label: str
    unit: str
    shown: Callable[[World], str]


LINES: Final = (
    Line("Addressable virgin use", "t a year", lambda w: rounded(w.indicators.addressable_virgin_kg / BASE)),
    Line("  of it made elsewhere", "t a year", lambda w: rounded(w.indicators.undelivered_virgin_kg / BASE)),
    Line("All virgin use", "t a year", lambda w: rounded(w.indicators.virgin_kg / BASE)),
    Line("Secondary share of inputs", "", lambda w: percent(w.indicators.secondary_share)),
    Line("Exchanges at work", "", lambda w: whole(w.indicators.exchanges)),
    Line("Side streams put to use", "", lambda w: percent(w.indicators.symbiotic_utilisation)),
    Line("Landfill", "t a year", lambda w: rounded(w.indicators.landfill_kg / BASE)),
    Line("Heaps", "t a year", lambda w: rounded(w.indicators.heap_kg / BASE)),
    Line("CO₂e", "t a year", lambda w: rounded(w.indicators.co2e_kg / BASE)),
    Line("Fresh water", "m3 a year", lambda w: rounded(w.indicators.water_l / BASE)),
    Line("Resource productivity", "EUR/t", lambda w: rounded(w.indicators.resource_productivity_eur_per_t)),
)
_ALL_PURSES: Final = Line("All purses", "EUR", lambda w: rounded(sum(w.purses.values()) / CENTS))
_MOST_PURSES: Final = 20
_NOTHING: Final = (rounded(0), percent(0))
"""A line that shows only this is left out: the scenario does not follow it."""
_RESILIENCE: Final = (
    "If one firm were gone in the year after the last round: how much of the cluster's needs would still",
    "be met, how much more virgin material it would take (what is made elsewhere instead counts), and",
    "how much of what secondaries save would be lost. The firm that would be missed most stands first.",
)
_NOTHING_EXCHANGED: Final = (
    "Nothing is exchanged yet, so nobody would miss anybody: with a firm, only its own needs go."
)
_LONGEST_REASON: Final = 86
_CAUSES: Final = 4
"""As many reasons as a room can discuss."""


def summaries(games: Sequence[Game]) -> str:
    """The text of every cluster that was played, one below the other."""
    return "\n\n".join(summary(game, parallel=len(games) > 1) for game in games)


def summary(game: Game, *, parallel: bool = False) -> str:
    """The whole text, ready to print; with the cluster's name where there are several."""
    about = game.plan.scenario.about
    name = f" · {', '.join(game.teams.values())}" if parallel else ""
    lines = [f"{about.title.en} · seed {game.seed}{name}", "", *headline(game)]
    lines += [*goals.as_lines(game, goals.goals(game)), "", *table(game)]
    lines += [*news.as_lines(news.news(game)), *lapsed(game)]
    lines += ["", *reasons(game), "", balance(game)]
    return "\n".join(lines) + "\n"


def headline(game: Game) -> list[str]:
    """The one number everybody shares, now and after the legacy run."""
    phases = ("play", "legacy")
    last = [next((one for one in reversed(game.rounds) if one.phase == phase), None) for phase in phases]
    lines = ["Addressable virgin use (virgin material bought where a secondary could serve):"]
    lines += [_headline(one, decided=game.decided) for one in last if one is not None]
    if not game.decided:
        lines.append("Nobody decided anything: this is the idle game that every other one is compared with.")
    return lines


def _headline(one: Round, *, decided: bool) -> str:
    ours = one.ours.indicators.addressable_virgin_kg
    idle = one.idle.indicators.addressable_virgin_kg
    text = f"  {_name(one)} ({_years(one)}): {rounded(ours / BASE)} t a year"
    return f"{text}, {_against(ours, idle)}" if decided else text


def _against(ours: int, idle: int) -> str:
    if ours == idle or not idle:
        return "as when idle"
    return f"{percent(abs(ours - idle) / idle)} {'less' if ours < idle else 'more'} than idle"


def _name(one: Round) -> str:
    return f"round {one.number}" if one.phase == "play" else "legacy run"


def _years(one: Round) -> str:
    return str(one.years[0]) if len(one.years) == 1 else f"{one.years[0]}–{one.years[-1]}"


def table(game: Game) -> list[str]:
    """Indicators by round, idle beside what was played; more than fits stands below."""
    lines: list[str] = []
    left = list(game.rounds)
    while left:
        size = len(left)
        block = _block(game, left)
        while size > 1 and max(map(len, block)) > WIDTH:
            size -= 1
            block = _block(game, left[:size])
        lines += [*block, ""]
        left = left[size:]
    return lines[:-1]


def _block(game: Game, rounds: Sequence[Round]) -> list[str]:
    seats = list(rounds[0].ours.purses)
    seen = (_row(game, rounds, line) for line in LINES)
    told = [row for at, row in enumerate(seen) if at == 0 or any(cell not in _NOTHING for cell in row[2:])]
    purses = [_purse(game, seat) for seat in seats] if len(seats) <= _MOST_PURSES else [_ALL_PURSES]
    return lay_out([*_heads(game, rounds), *told, *(_row(game, rounds, one) for one in purses)], words=2)


def _heads(game: Game, rounds: Sequence[Round]) -> Iterator[list[str]]:
    gap = [""] if game.decided else []
    yield ["", "", *(cell for one in rounds for cell in (_name(one), *gap))]
    yield ["", "", *(cell for one in rounds for cell in (_years(one), *gap))]
    if game.decided:
        yield ["", "", *(cell for _ in rounds for cell in ("played", "idle"))]


def _row(game: Game, rounds: Sequence[Round], line: Line) -> list[str]:
    worlds = (world for one in rounds for world in ((one.ours, one.idle) if game.decided else (one.ours,)))
    return [line.label, line.unit, *(line.shown(world) for world in worlds)]


def _purse(game: Game, seat: str) -> Line:
    return Line(f"Purse of {game.teams[seat]}", "EUR", lambda world: rounded(world.purses[seat] / CENTS))


def lapsed(game: Game) -> list[str]:
    """A line for each offer that came to nothing because somebody left it unanswered."""
    lines = [
        f"The offer {key} of {_name(one)} lapsed: not every party signed it."
        for one in game.rounds
        for key in one.lapsed
    ]
    return ["", *lines] if lines else []


def reasons(game: Game) -> list[str]:
    """What kept the headline up in the last round that was played, largest first, what nobody can help last."""
    last = game.last_played
    found = dict(headline_causes(game.plan, last.ours.ledgers))
    limit = sum(found.pop(why) for why in list(found) if why[0] == Cause.SHARE_LIMIT)
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    shown = _CAUSES if len(ordered) > _CAUSES + 1 else len(ordered)
    rows = [(because(game.plan, last.ours.state, *why), amount) for why, amount in ordered[:shown]]
    if rest := ordered[shown:]:
        rows.append((f"and {count(len(rest), 'smaller reason')}", sum(amount for _, amount in rest)))
    if limit:
        rows.append((WHY[Cause.SHARE_LIMIT], limit))
    told = [(f"  {shortened(text, _LONGEST_REASON)}", rounded(amount / BASE)) for text, amount in rows]
    return [f"Why it is so high in {_name(last)} (t a year):", *lay_out(told)]


def balance(game: Game) -> str:
    """Whether everything closes, as it must."""
    plan = game.plan
    found = [residuals(plan, ledger) for one in game.rounds for ledger in one.ours.ledgers]
    gaps = [gap for residual in found for gap in residual.where]
    if not gaps:
        return "Balances: mass, energy, water and money close, to the kilogram and the cent."
    return f"Balances do not close in {len(gaps)} places, first {gaps[0]}. Please report this."


def resilience_table(game: Game, removals: Sequence[Removal]) -> str:
    """What the next year would be without each firm, the one whose loss does most harm first."""
    ordered = sorted(
        removals, key=lambda one: (-round(one.extra_virgin_t), -one.benefit_loss, one.needs_met, one.firm)
    )
    rows = [["Without", "needs still met", "more virgin use, t", "saving lost"]]
    for one in ordered:
        shown = percent(one.needs_met), rounded(round(one.extra_virgin_t)), percent(one.benefit_loss)
        rows.append([firm_name(game.plan, one.firm), *shown])
    return "\n".join(["", *_RESILIENCE, *_nothing_to_lose(game), "", *lay_out(rows)]) + "\n"


def _nothing_to_lose(game: Game) -> list[str]:
    return [] if game.last_played.ours.indicators.exchanges else [_NOTHING_EXCHANGED]
