"""What counts and how it is played, on one page: the goals of all, the purse of each, and the rules in a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from game.screen.kit.page import Page
from game.session.session import Session
from game.text.translator import Translator

_TEXT = 40.0
_GOALS = 3
_LEFT, _RIGHT = (80.0, 740.0, 262.0), (880.0, 980.0, 180.0)
"""where a column begins, how wide it is, and where its lines begin"""
_BOTTOM = 890.0


def rules_page(page: Page, session: Session, w: Translator) -> None:
    """Goals at the left, rules at the right."""
    paper = page.theme.paper
    page.box((40, 40, 810, 856), page.theme.panel, 28, shadow=(8, 24))
    page.text(
        (_LEFT[0], 60, _LEFT[1], 100), w("What counts"), size=64, weight="bold", valign="middle", lines=1
    )
    against = (_LEFT[0], 148, _LEFT[1], 104)
    page.text(
        against,
        w("for all, in the last year, against nobody deciding"),
        size=40,
        colour=page.theme.ink2,
        lines=2,
    )
    page.text(
        (_RIGHT[0], 60, _RIGHT[1], 100),
        w("How it works"),
        size=64,
        weight="bold",
        ground=paper,
        valign="middle",
        lines=1,
    )
    counts = [*_goals(session, w), ("coins", w("For your team: **your purse at the end**"))]
    _column(page, _LEFT, counts, on_panel=True)
    _column(page, _RIGHT, list(_rules(session, w)), on_panel=False)


def _column(
    page: Page, place: tuple[float, float, float], lines: list[tuple[str, str]], *, on_panel: bool
) -> None:
    """Each line with its icon, evenly down the page."""
    left, wide, top = place
    step = (_BOTTOM - top) / len(lines)
    ground = page.theme.panel if on_panel else page.theme.paper
    for i, (icon, text) in enumerate(lines):
        y = top + i * step
        page.icon(icon, (left + 32, y + step / 2), 60)
        page.text((left + 90, y, wide - 90, step), text, size=_TEXT, ground=ground, valign="middle")


def _goals(session: Session, w: Translator) -> Iterator[tuple[str, str]]:
    """All goals of the scenario, as it names them."""
    goals = session.scenario.about.goals[:_GOALS]
    for one in goals:
        change = w.percent(float(one.change.value), signed=True)
        name = w.of(one.name, one.indicator)
        yield "flag", w("**{name}** ({change})", name=name, change=change)
    if not goals:
        yield "flag", w("Use less virgin material.")


def _rules(session: Session, w: Translator) -> Iterator[tuple[str, str]]:
    """The round, the sheet, deals, votes, time."""
    yield "clock", _length(session, w)
    yield "pencil", w("**Sheet:** your codes, sealed until all are in. Without one, all goes on as before.")
    yield (
        "handshake",
        w("**Deal:** a by-product is worth something when giver **and** taker build. All sign the slip."),
    )
    if any(one.begins == "by vote" for one in session.plan.measures.values()):
        yield "vote", w("**Vote:** what the common fund pays for is decided together, yes or no.")
    yield "hard-hat", w("**Time:** permits and building take time. Start early.")
    yield "message-circle", w("**Talk first.** Then write.")


def _length(session: Session, w: Translator) -> str:
    """How long a round is, in minutes here and in years there."""
    minutes, lengths = session.setup.minutes_per_round, session.scenario.about.rounds[: session.rounds]
    least, most = min(lengths), max(lengths)
    if least == most:
        years = w.many("{n} year", "{n} years", most)
        return w(
            "**Round:** about {minutes} minutes; {years} in the cluster. {n} rounds.",
            minutes=minutes,
            years=years,
            n=session.rounds,
        )
    return w(
        "**Round:** about {minutes} minutes; {least} to {most} years in the cluster. {n} rounds.",
        minutes=minutes,
        least=least,
        most=most,
        n=session.rounds,
    )
