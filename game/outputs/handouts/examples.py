"""Examples of what may be written on a sheet or a slip, with codes of the scenario and words of the language.

Whatever stands here can be typed as it is printed; every word that can be typed stands in one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from game.outputs.handouts.commons import due_in
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.thousands import thousands_of
from game.roster.setup import Team
from game.typed.codes import FUND, Handle, shown
from game.typed.deals import Chance, chances, may_advance
from game.typed.vocabulary import printed
from sim.rules.measures import start_problems
from sim.rules.names import firm_name
from sim.units import CENTS

CodedName = tuple[tuple[str, ...], str]
"""codes, and what they are of; no codes: the name of a firm"""
_PAID: Final = 500_000
"""EUR, as an example of what may be paid into the fund"""


def on_sheets(facts: Facts, team: Team, number: int = 1) -> list[tuple[str, str]]:
    """What may stand on a line of a team's sheet of a round, and what it means: with codes that stand beside it."""
    w, codes, is_later = facts.w, list(facts.codes.values()), number > 1
    here = {code for items in own_codes(facts, team, number) for codes_, _ in items for code in codes_}
    own = [handle for handle in codes if handle.code in here]
    ways = [
        *_first(own, "project", "", w("build it")),
        *_first(own if is_later else [], "project", f" {printed(w, 'no')}", w("do not build it after all")),
        *_first(own, "recovery", " 80 %", w("collect 80 %")),
        *_first(own, "blend", " 50 %", w("allow up to 50 % recycled")),
        *_first(own, "treatment", f" {printed(w, 'all')}", w("treat all, though nobody takes it")),
        *_first(own, "treatment", f" {printed(w, 'takers')}", w("treat only what others take")),
    ]
    voted = _voted(facts, number)
    ways += _first(voted, "measure", f" {printed(w, 'yes')}", w("vote for it, or apply for it"))
    ways += _first(voted, "measure", f" {printed(w, 'no')}", w("vote against it"))
    if is_later:
        ways += _first(
            _exchanged(facts, team, number), "match", f" {printed(w, 'leave')}", w("end this exchange")
        )
    due = due_in(facts.plan, facts.state, team.firms, number)
    if due:
        ways.append((shown(FUND, w), w("pay your due into the fund: {money}", money=w.money(due))))
    elif facts.plan.has_fund:
        paid = w("pay {money} into the fund", money=w.money(_PAID * CENTS))
        ways.append((f"{shown(FUND, w)} {w.number(_PAID / 1e6, 1)}", paid))
    return ways


def _voted(facts: Facts, number: int) -> list[Handle]:
    """What can be voted for in a round."""
    measures, now = facts.plan.measures, facts.offers(number).situation
    codes = (handle for handle in facts.codes.values() if handle.what == "measure")
    voted = [handle for handle in codes if measures[handle.id].begins == "by vote"]
    return [handle for handle in voted if not start_problems(now, handle.id)]


def _exchanged(facts: Facts, team: Team, number: int) -> list[Handle]:
    """What the team may have agreed on before a round."""
    earlier = facts.offers(number - 1)
    known = {key for firm in team.firms for key in earlier.exchanges(firm)}
    return [handle for handle in facts.codes.values() if handle.what == "match" and handle.id in known]


def own_codes(facts: Facts, team: Team, number: int) -> Iterator[list[CodedName]]:
    """Each firm of a team, and what it has a code for in a round."""
    for firm in team.firms:
        role = facts.role(firm)
        named: list[CodedName] = []
        for card in role.cards:
            if card.window is None or card.window.is_open(number):
                works = (code for code, _, project in role.works if project == card.code)
                named.append(((card.code, *works), card.name))
        named += [((code,), name) for code, name, project in role.works if not project]
        named += [((stream.code,), stream.name) for stream in role.streams]
        named += [((need.code,), need.name) for need in role.bought]
        if named:
            yield [((), role.name), *named]


def on_slips(facts: Facts) -> list[str]:
    """What may stand on a deal slip: an exchange with all that can be said of it, and who carries a project's cost."""
    w, plan = facts.w, facts.plan
    possible = chances(plan, facts.state, plan.seats)
    if not possible:
        return []
    first, year = possible[0], printed(w, "year")
    thousands, aid = thousands_of(plan, first.match), plan.scenario.about.brokers_aid
    least, short, out = printed(w, "least"), printed(w, "short"), printed(w, "exit")
    agreed = f"12 {thousands} 3 € 6 {year}"
    lines = [f"{first.code} {agreed}"]
    if aid:
        lines += [f"{first.code} 50 %", f"{first.code} {printed(w, 'fair')}"]
    lines += [
        f"{first.code} {printed(w, 'index')} 60 % 6 {year} {least} 8 {thousands} {short} 5 € {printed(w, 'giver')}",
        f"{first.code} {agreed} {short} 5 € {printed(w, 'taker')} {out} {w('{n} M€', n=w.number(0.2, 1))}",
        f"{first.code} {agreed} {short} 5 € {printed(w, 'both')} {printed(w, 'renews')}",
    ]
    carried = _carried(facts, possible)
    if carried is not None:
        line = carried.typed(facts, "" if aid else f"3 € 6 {year}")
        lines += [f"{line} {printed(w, 'lends')} 30 % 5 {year}", f"{line} {printed(w, 'pays')} 20 %"]
    return lines


def _first(handles: list[Handle], what: str, behind: str, meaning: str) -> list[tuple[str, str]]:
    return [(f"{handle.code}{behind}", meaning) for handle in handles if handle.what == what][:1]


@dataclass(frozen=True, slots=True)
class CarriedCard:
    """An exchange, a project of its package, and a firm that could carry a share of it."""

    code: str
    project: str
    firm: str
    others: tuple[str, ...] = ()
    """what else the exchange needs: projects"""

    def typed(self, facts: Facts, terms: str) -> str:
        """The three as they are typed, with terms of the exchange."""
        card = facts.plan.scenario.projects[self.project].code
        name = firm_name(facts.plan, self.firm, facts.w.language)
        return f"{' '.join(filter(None, (self.code, terms, card)))} {name}"


def carried_card(facts: Facts) -> CarriedCard | None:
    """The example of a card that somebody else lends for."""
    return _carried(facts, chances(facts.plan, facts.state, facts.plan.seats))


def _carried(facts: Facts, possible: Sequence[Chance]) -> CarriedCard | None:
    """Without the broker's aid the firm is one that has no part in it: paper proposes no lender."""
    plan, aid = facts.plan, facts.plan.scenario.about.brokers_aid
    for chance in possible:
        strangers = [
            key for key, firm in plan.firms.items() if key not in chance.terms.parties and not firm.outside
        ]
        for part in chance.terms.projects:
            for firm in may_advance(plan, chance.terms, part.project) if aid else strangers[-1:]:
                others = (each.project for each in chance.terms.projects if each.project != part.project)
                return CarriedCard(chance.code, part.project, firm, tuple(others))
    return None
