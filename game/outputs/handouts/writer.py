"""Writing the hand-outs: a PDF each for guide, role sheets, round sheets, cards, slips, sheets and letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from game.atomic_write import write_whole
from game.outputs.handouts.cards import decision_cards
from game.outputs.handouts.deal_slips import deal_slips
from game.outputs.handouts.envelopes import envelopes
from game.outputs.handouts.evidence import evidence_sheets
from game.outputs.handouts.facts import Facts
from game.outputs.handouts.guide import facilitators_guide
from game.outputs.handouts.later import round_sheets
from game.outputs.handouts.paper import A4, Paper, PaperForm
from game.outputs.handouts.people import people_papers
from game.outputs.handouts.region_map import region_map
from game.outputs.handouts.roles import role_sheets
from game.outputs.handouts.rules import rules_page
from game.outputs.handouts.slips import decision_sheets
from game.outputs.handouts.wall_chart import wall_chart
from game.roster.setup import Team
from game.session.presets import Programme

GUIDE: Final = "guide.pdf"
ROLES: Final = "roles.pdf"
PEOPLE: Final = "people.pdf"
CARDS: Final = "cards.pdf"
SLIPS: Final = "deal-slips.pdf"
SHEETS: Final = "sheets.pdf"
WALL: Final = "wall.pdf"
MAP: Final = "map.pdf"
RULES: Final = "rules.pdf"
ROUNDS: Final = "rounds.pdf"
LETTERS: Final = "letters.pdf"
EVIDENCE: Final = "evidence.pdf"
_NAMES: Final = (GUIDE, ROLES, PEOPLE, CARDS, SLIPS, SHEETS, ROUNDS, WALL, MAP, RULES, LETTERS, EVIDENCE)
FILES: Final = dict.fromkeys(_NAMES, ("/Creator (Kierto)",))
"""the files, and what each of them is known by"""


def write(
    facts: Facts, teams: Sequence[Team], programme: Programme, folder: Path, form: PaperForm = A4
) -> tuple[Path, ...]:
    """Write all of them; their paths, the guide first. `form`: the sheets and letters.

    Teams played by bots need no paper, but their firms' cards are there: people bargain with them.
    Raises OSError where the folder cannot be written to.
    """
    w = facts.w
    foot = w("Kierto · {scenario} · a game, not a forecast", scenario=w.of(facts.plan.scenario.about.title))
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, title, draw in papers(facts, teams, programme):
        paper = Paper(
            title,
            foot,
            PaperForm(language=w.language, poster=True)
            if name == MAP
            else replace(form, language=w.language),
        )
        draw(paper)
        paths.append(write_whole(folder / name, paper.bytes()))
    return tuple(paths)


def papers(
    facts: Facts, teams: Sequence[Team], programme: Programme
) -> Iterator[tuple[str, str, Callable[[Paper], None]]]:
    """Each paper of a scenario: its file, its title, and what draws it."""
    w, scenario, rounds = facts.w, facts.plan.scenario, programme.rounds
    people = [team for team in teams if team.bot is None] or list(teams)
    yield (
        GUIDE,
        w("The facilitator's guide"),
        lambda paper: facilitators_guide(paper, facts, people, programme),
    )
    yield ROLES, w("Role sheets"), lambda paper: role_sheets(paper, facts, people, teams)
    yield PEOPLE, w("Cards and badges for people"), lambda paper: people_papers(paper, facts, people)
    yield CARDS, w("Decision cards"), lambda paper: decision_cards(paper, facts, teams)
    yield SLIPS, w("Deal slips"), lambda paper: deal_slips(paper, facts, len(people) * rounds)
    yield SHEETS, w("Decision sheets"), lambda paper: decision_sheets(paper, facts, people, rounds)
    if rounds > 1:
        title = w("What is new in each round")
        yield ROUNDS, title, lambda paper: round_sheets(paper, facts, people, teams, rounds)
    yield WALL, w("The wall chart"), lambda paper: wall_chart(paper, facts, people, rounds)
    yield MAP, w("The map for the wall"), lambda paper: region_map(paper, facts, teams)
    if scenario.about.rules:
        yield RULES, w("The rules on one page"), lambda paper: rules_page(paper, facts)
    if facts.asks_evidence and scenario.about.evidence:
        yield EVIDENCE, w("Sheets of statements"), lambda paper: evidence_sheets(paper, facts)
    if scenario.letters:
        yield LETTERS, w("The owners' letters"), lambda paper: envelopes(paper, facts, people)
