"""What came of the pledge and of a levy, in sentences: who paid, who did not, and what the fund got. Neutral words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.text.translator import Translator
from sim.state import PledgeRound


def pledge_lines(w: Translator, outcome: PledgeRound, names: Mapping[str, str]) -> Iterator[str]:
    """Who paid the due and who did not, and what the region adds. `names`: seat → what it is called."""
    paid = [names.get(share.seat, share.seat) for share in outcome.shares if share.is_kept]
    others = [
        names.get(share.seat, share.seat) for share in outcome.shares if share.due and not share.is_kept
    ]
    if paid:
        yield w("Paid their due: {teams}", teams=", ".join(paid))
    if others:
        yield w("Did not pay all that was due: {teams}", teams=", ".join(others))
    if outcome.added:
        yield w("The region adds {money} to the fund.", money=w.money(outcome.added))
    else:
        yield w("The region adds nothing.")


def levy_line(w: Translator, levied: Mapping[str, int], names: Mapping[str, str]) -> str:
    """What teams paid for what they threw away. `levied`: seat → cents."""
    parts = ", ".join(f"{names.get(seat, seat)} {w.money(cents)}" for seat, cents in levied.items() if cents)
    return w(
        "The levy brought {money} into the fund: {teams}", money=w.money(sum(levied.values())), teams=parts
    )
