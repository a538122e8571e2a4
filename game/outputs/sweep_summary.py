"""What a sweep came to, for people at a terminal: how the figures of the last rounds are spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.experiments.sweep.table import SHARES, SpreadLine
from game.outputs.text_table import lay_out
from game.text.translator import Translator
from sim.scenario.file import Scenario


def sweep_summary(scenario: Scenario, bots: Sequence[str], lines: Sequence[SpreadLine], w: Translator) -> str:
    """The indicators the scenario shows and the purses, in the last round and after the legacy run."""
    games = w.many("{n} game", "{n} games", max((line.games for line in lines), default=0))
    who = w("bots: {names}", names=", ".join(bots))
    head = f"{w.of(scenario.about.title)} · {games} · {who}"
    gap = [""] * len(SHARES)
    rows: list[Sequence[str]] = [
        (w("of 100 games, at most"), *(w.number(share * 100) for share in SHARES), "")
    ]
    for phase in ("play", "legacy"):
        last = max((line.round for line in lines if line.phase == phase), default=None)
        if last is not None:
            title = w("Round {n}", n=last) if phase == "play" else w("The years after")
            rows += [
                (),
                (title, *gap, w("if nobody acts")),
                *_rows(scenario, [line for line in lines if line.round == last], w),
            ]
    return "\n".join([head, "", *lay_out(rows)] if rows[1:] else [head]) + "\n"


def _rows(scenario: Scenario, lines: Sequence[SpreadLine], w: Translator) -> Iterator[Sequence[str]]:
    here = {(line.world, line.figure): line for line in lines}
    purses = (figure for _, figure in here if figure.startswith("purse_eur."))
    for figure in dict.fromkeys((*scenario.about.indicators, *purses)):
        played, idle = here.get(("played", figure)), here.get(("idle", figure))
        if played is not None and idle is not None:
            middle = idle.quantiles[len(SHARES) // 2]
            yield f"  {figure}", *(w.rounded(value, 3) for value in (*played.quantiles, middle))
