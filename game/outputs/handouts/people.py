"""What each person holds: a card with something to do in every part of a round, a badge a firm, the yellow sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.cluster_map.firm_models import picture_for
from game.design.theme import LIGHT
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.paper import EDGE, FULL, HIGH, WIDE, Paper, PrintStyle
from game.roster.setup import Team
from game.text.translator import Translator

_COLUMNS, _ROWS, _INSIDE = 2, 2, 9.0
_CARD: Final = (WIDE / _COLUMNS, (HIGH - 14) / _ROWS)
_BADGES: Final = 4
"""on a page"""
_WRONG: Final = 8
"""lines of the yellow sheet"""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """What somebody in a team does."""

    name: str
    task: str
    moments: tuple[tuple[str, str], ...]
    """a part of the round, and what to do in it"""


def person_cards(w: Translator, has_pledge: bool) -> tuple[PersonCard, ...]:
    """Four people's cards, none without a task in any part of a round."""
    return _firm_holder(w), _treasurer(w, has_pledge), _envoy(w), _voice(w)


def _parts(w: Translator) -> tuple[str, ...]:
    return w("News"), w("Silence"), w("Talk"), w("The bell"), w("Your word"), w("The years")


def _firm_holder(w: Translator) -> PersonCard:
    does = (
        w("Is your firm hit? Tell your team."),
        w("Write one deal for your firm, and with whom."),
        w("Bargain for your firm. Keep to the limit on its sheet."),
        w("Have you signed every slip of your firm?"),
        w("Listen: do the others say what they signed?"),
        w("Watch your firm on the map: what leaves it?"),
    )
    return PersonCard(
        w("Firm holder"), w("You hold a firm, and sign for it."), tuple(zip(_parts(w), does, strict=True))
    )


def _treasurer(w: Translator, has_pledge: bool) -> PersonCard:
    pledged = w("Hold up the pledge card: paid or not.")
    does = (
        w("What gets dearer? What gets cheaper?"),
        w("Add up: what can your purse pay this round?"),
        w("Read each slip: price, years, who lends. Then sign it too."),
        w("Is there money for all that is on the sheet?"),
        pledged if has_pledge else w("Listen: who can pay for what they say?"),
        w("Write what is in the purse on the team's page."),
    )
    return PersonCard(
        w("Treasurer"),
        w("You keep the purse, and sign beside each firm."),
        tuple(zip(_parts(w), does, strict=True)),
    )


def _envoy(w: Translator) -> PersonCard:
    does = (
        w("Who is hit? Go there first."),
        w("Choose two neighbours. Write what you will ask."),
        w("Walk and ask. Bring the best deal to the wall."),
        w("Hand in your signed slips."),
        w("Note who breaks a promise."),
        w("Tell your team what you saw at the others."),
    )
    return PersonCard(
        w("Envoy"), w("You go to the neighbours, and to the wall."), tuple(zip(_parts(w), does, strict=True))
    )


def _voice(w: Translator) -> PersonCard:
    does = (
        w("Answer if your team is asked."),
        w("Write one deal that lowers the number on the wall."),
        w("Write the sheet: codes only. Read it to your team."),
        w("Hand in the sheet."),
        w("Stand up. In 20 seconds: what will you do, and why?"),
        w("Guess: more new material, or less? Say why."),
    )
    return PersonCard(
        w("Voice"),
        w("You write the sheet, and speak for your team."),
        tuple(zip(_parts(w), does, strict=True)),
    )


def people_papers(paper: Paper, facts: Facts, people: Sequence[Team]) -> None:
    """For each team a page of cards and its firms' badges; at the end the yellow sheet."""
    cards = person_cards(facts.w, bool(facts.plan.pledge))
    for team in people:
        paper.page()
        paper.entry(facts.w("Team {team}", team=team.name))
        for at, card in enumerate(cards):
            wide, high = _CARD
            _card(paper, facts.w, card, team, (at % _COLUMNS * wide, at // _COLUMNS * high, wide, high))
        paper.cut((WIDE / 2, 0), (WIDE / 2, _ROWS * _CARD[1]))
        paper.cut((0, _CARD[1]), (WIDE, _CARD[1]))
        for at, firm in enumerate(team.firms):
            if at % _BADGES == 0:
                paper.page()
            _badge(paper, facts, team, firm, at % _BADGES * (HIGH - 14) / _BADGES)
    _yellow(paper, facts.w)


def _card(paper: Paper, w: Translator, card: PersonCard, team: Team, box: Box) -> None:
    x, y, wide = box[0] + _INSIDE, box[1] + _INSIDE, box[2] - 2 * _INSIDE
    bottom = box[1] + box[3] - 4
    paper.mark((x + wide - 5, y + 5), 4.5, team.mark)
    y = paper.text((x, y), wide - 14, card.name, PrintStyle(18, "bold"), high=9)
    y = paper.text((x, y), wide - 14, card.task, PrintStyle(12), high=11) + 2
    step = (bottom - 8 - y) / len(card.moments)
    for part, does in card.moments:
        below = paper.text((x, y), wide, part, PrintStyle(10, "bold", LIGHT.ink2), high=5)
        paper.text((x, below), wide, does, PrintStyle(11.5), high=step - (below - y) - 0.5)
        y += step
    moves = w("Pass this card on after rounds 2 and 4. Fewer people: hold two.")
    paper.text((x, bottom - 7), wide, moves, PrintStyle(9, colour=LIGHT.ink2), high=7)


def _badge(paper: Paper, facts: Facts, team: Team, firm: str, top: float) -> None:
    part = facts.plan.scenario.firms[firm]
    high = (HIGH - 14) / _BADGES
    if top:
        paper.cut((0, top), (WIDE, top))
    paper.mark((EDGE + 11, top + high / 2), 10, team.mark)
    paper.text((EDGE + 28, top + high / 2 - 14), 94, facts.role(firm).name, PrintStyle(28, "bold"), high=24)
    paper.text(
        (EDGE + 28, top + high / 2 + 12), 94, facts.w("Team {team}", team=team.name), PrintStyle(14), high=7
    )
    paper.picture(
        picture_for(part.picture, part.sector),
        (WIDE - EDGE - 56, top + 8, 56, high - 16),
        facts.role(firm).name,
    )


def _yellow(paper: Paper, w: Translator) -> None:
    """For those who know better: a figure of the game that is wrong."""
    paper.page()
    paper.entry(w("This figure is wrong"))
    paper.box((0, 0, WIDE, 12), (250, 222, 90), None, 0)
    y = paper.text((EDGE, 18), FULL, w("This figure is wrong"), PrintStyle(24, "bold"), high=12)
    how = w(
        "Print it on yellow paper. Write what you know better, and hand it in: it is read out in the debrief."
    )
    y = paper.text((EDGE, y + 1), FULL, how, PrintStyle(12)) + 4
    labels = (w("Where it stands"), w("It says"), w("It should say"), w("How we know"))
    for at, label in enumerate(labels):
        paper.text((EDGE + at * FULL / 4, y), FULL / 4 - 5, label, PrintStyle(11, colour=LIGHT.ink2), high=6)
    for line in range(_WRONG):
        for at in range(len(labels)):
            x = EDGE + at * FULL / 4
            paper.line((x, y + 22 + line * 20), (x + FULL / 4 - 5, y + 22 + line * 20))
