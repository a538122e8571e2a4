"""Writing the hand-outs: a PDF each for guide, role sheets, cards, slips, decision sheets and owners' letters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game.atomic_write import write_whole
from game.outputs.handouts.cards import decision_cards
from game.outputs.handouts.envelopes import envelopes
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.guide import facilitators_guide
from game.outputs.handouts.paper import Paper
from game.outputs.handouts.roles import role_sheets
from game.outputs.handouts.rules import rules_page
from game.outputs.handouts.slips import deal_slips, decision_sheets
from game.roster.setup import Team
from game.session.presets import Programme

GUIDE: Final = "guide.pdf"
RULES: Final = "rules.pdf"
LETTERS: Final = "letters.pdf"
_NAMES: Final = (GUIDE, "roles.pdf", "cards.pdf", "deal-slips.pdf", "sheets.pdf", RULES, LETTERS)
FILES: Final = dict.fromkeys(_NAMES, ("/Creator (Kierto)",))
"""the files, and what each of them is known by"""


def write(
    facts: Facts, teams: Sequence[Team], programme: Programme, folder: Path, *, large: bool = False
) -> tuple[Path, ...]:
    """Write all of them; their paths, the guide first. `large`: large print.

    Teams played by bots need no paper, but their firms' cards are there: people bargain with them.
    Raises OSError where the folder cannot be written to.
    """
    w = facts.w
    people = [team for team in teams if team.bot is None] or list(teams)
    foot = w("Kierto · {scenario} · a game, not a forecast", scenario=w.of(facts.plan.scenario.about.title))

    def paper(title: str) -> Paper:
        return Paper(title, foot, large)

    guide, roles, cards = (
        paper(w("The facilitator's guide")),
        paper(w("Role sheets")),
        paper(w("Decision cards")),
    )
    slips, sheets = paper(w("Deal slips")), paper(w("Decision sheets"))
    facilitators_guide(guide, facts, people, programme)
    role_sheets(roles, facts, people)
    decision_cards(cards, facts, teams)
    deal_slips(slips, facts)
    decision_sheets(sheets, facts, people, programme.rounds)
    papers = dict(zip(_NAMES, (guide, roles, cards, slips, sheets), strict=False))
    if facts.plan.scenario.about.rules:
        papers[RULES] = paper(w("The rules on one page"))
        rules_page(papers[RULES], facts)
    if facts.plan.scenario.letters:
        papers[LETTERS] = paper(w("The owners' letters"))
        envelopes(papers[LETTERS], facts, people)
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(write_whole(folder / name, each.bytes()) for name, each in papers.items())
