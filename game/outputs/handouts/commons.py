"""What all teams pay for together, on paper: the pledge with a worked example, and what a levy would cost each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.text.translator import Translator
from sim.economy.levied import is_levy, levy_a_year
from sim.plan.plan import Plan
from sim.rules.names import seat_name
from sim.rules.pledge import added, due_of, terms_now
from sim.situation import Situation
from sim.state import PledgeShare, State


def due_in(plan: Plan, opening: State, firms: tuple[str, ...], number: int) -> int:
    """Cents that a seat of these firms owes in a round if nothing closes before; 0 where nothing is pledged."""
    return due_of(plan, replace(opening, round=number), firms)


def worked_example(plan: Plan, opening: State, w: Translator) -> Iterator[str]:
    """What the first round of the pledge would bring: if all pay, if the one does not who owes most, if more do not."""
    number = next((n for n in range(1, len(plan.scenario.about.rounds) + 1) if _is_open(plan, opening, n)), 0)
    terms = terms_now(plan, replace(opening, round=number)) if number else None
    dues = {seat: due_in(plan, opening, firms, number) for seat, firms in plan.seats.items()}
    if terms is None or not any(dues.values()):
        return
    names = {seat: seat_name(plan, seat, w.language) for seat in dues}
    owed = ", ".join(f"{names[seat]} {w.money(due)}" for seat, due in dues.items())
    yield w("Dues of round {n}: {teams}", n=number, teams=owed)
    most = max(dues, key=lambda seat: dues[seat])
    for text, missing in (
        (w("All pay"), frozenset[str]()),
        (w("All but {team} pay", team=names[most]), frozenset({most})),
    ):
        shares = tuple(PledgeShare(seat, due, 0 if seat in missing else due) for seat, due in dues.items())
        paid, match = sum(share.paid for share in shares), added(terms, shares)
        yield w(
            "{who}: {money} in the fund, and {credit} from the region",
            who=text,
            money=w.money(paid),
            credit=w.money(match),
        )
    yield w("Fewer pay: nothing from the region, and what was paid stays in the fund")


def _is_open(plan: Plan, opening: State, number: int) -> bool:
    return terms_now(plan, replace(opening, round=number)) is not None


def levy_costs(plan: Plan, opening: State, key: str, w: Translator) -> Iterator[str]:
    """What a levy would cost each seat a year, as all throw away at the opening; nothing for other measures."""
    if not is_levy(plan.measures[key]):
        return
    situation = Situation(plan, opening)
    costs = (
        f"{seat_name(plan, seat, w.language)} {w.money(levy_a_year(situation, key, firms))}"
        for seat, firms in plan.seats.items()
    )
    yield w("Cost a year, as things are: {teams}", teams=", ".join(costs))
