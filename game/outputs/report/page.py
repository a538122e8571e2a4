"""The report as one page that needs nothing else: no network, no script, its letters inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from markupsafe import Markup

from game.debrief.contributions import Contribution
from game.debrief.firms import TeamPurse
from game.debrief.model import GameDebrief, RoundDebrief
from game.debrief.sankey.views import ALL_ROUNDS
from game.debrief.standing import remarks
from game.experiments.search.best_known import shipped_best
from game.outputs.deal_rows import deal_heads, deal_rows
from game.outputs.evidence_text import evidence_in_words, how_read
from game.outputs.figures import indicator_rows
from game.outputs.notes_text import notes_in_words
from game.outputs.owners_letters import letters_in_words
from game.outputs.path.facts import PathFacts, path_facts
from game.outputs.path.flows import known_flows
from game.outputs.path.followed import tonnes_told
from game.outputs.purse_text import game_purses_in_words, purses_in_words
from game.outputs.report.beside import beside
from game.outputs.report.chart import chart
from game.outputs.report.flow_drawing import flow_drawings
from game.outputs.report.form import ReportForm
from game.outputs.report.names import PAGE_MARK
from game.outputs.report.stairs import stairs_drawing
from game.outputs.report.templates import FOLDER, filled
from game.outputs.round_text import (
    against_idle,
    between,
    cards_in_words,
    causes_in_words,
    flow_name,
    round_name,
    top_causes_in_words,
    years_text,
)
from game.outputs.search_summary import beside_best
from game.outputs.staircase_text import staircase_in_words, still_bought_in_words
from game.roster.teams import team_by_firm
from game.session.session import Session
from game.text.translator import Translator
from sim.scenario.checks.provenance import trail
from sim.scenario.file import Scenario

_PAGE: Final = "report.html.j2"
_FOLLOWED: Final = 3
"""flows of new material, and of exchanges, of which a tonne is followed"""
_EVERY: Final = 99
"""more causes than a purse can have"""
_ALWAYS: Final = "“”"
"""characters that the style sheet itself puts on the page"""
_SHAPES: Final = "●▲◆■●▲◆■"
"""a team's mark as a letter; its colour is the style sheet's"""


def page(session: Session, w: Translator, form: ReportForm | None = None) -> str:
    """The whole page. Raises ValueError where nothing has been played."""
    form = form or ReportForm()
    if not session.records:
        raise ValueError("nothing has been played")
    parts = {
        "language": w.language,
        "title": w.of(session.scenario.about.title),
        "style": (FOLDER / "report.css").read_text(encoding="utf-8"),
        "w": w,
        "seed": _seed(session, w),
        "mark": Markup(PAGE_MARK),
        "remarks": [w.say(remark) for remark in remarks(session)],
        "worlds": [_world(facts) for facts in path_facts(session, w, form.answers, (), form.more)],
        "notes": notes_in_words(session.notes, w, with_texts=form.has_texts),
        "has_texts": form.has_texts,
        "evidence": evidence_in_words(session.scenario.about.evidence, [session.notes.sheets()], w),
        "evidence_read": how_read(w),
        "sources": list(_sources(session.scenario, w)),
        "shapes": _SHAPES,
    }
    return filled(_PAGE, parts, _ALWAYS)


def _seed(session: Session, w: Translator) -> str:
    return w(
        "Number of the draw {seed} · version {rules} of the rules · {rounds} rounds",
        seed=session.setup.seed,
        rules=session.past.head.rules,
        rounds=len([record for record in session.records if record.phase == "play"]),
    )


def _world(facts: PathFacts) -> dict[str, Any]:
    """One cluster's part of the page."""
    game, w = facts.game, facts.w
    played = [each for each in game.rounds if not each.is_legacy] or list(game.rounds)
    legacy = next((each.headline for each in game.rounds if each.is_legacy), None)
    last = game.last_played
    return {
        "name": ", ".join(team.name for team in game.teams),
        "first": w.amount(played[0].headline.idle, "t", 3),
        "last": w.amount(last.headline.ours, "t", 3),
        "said": against_idle(last.headline, w),
        "legacy": against_idle(legacy, w) if legacy else "",
        "best": _beside_best(game, w),
        "chart": chart(game.headlines, w),
        "rounds": [_title(each, w) for each in game.rounds],
        "rows": indicator_rows(game, w),
        **_flows(facts),
        "helped": [_helped(last, part, w) for part in last.contributions],
        "deal_heads": deal_heads(w),
        "deals": deal_rows(game, w),
        "why_in": ", ".join(_title(last, w)),
        "told": [
            (*_title(each, w), cards_in_words(each, w), top_causes_in_words(each, w)) for each in game.rounds
        ],
        "letters": letters_in_words(game, w),
        "purses": [
            {"team": team, "rounds": [_purse(each.purses[at], w) for each in game.rounds]}
            for at, team in enumerate(game.teams)
        ],
        **_why(game, w) | beside(facts),
    }


def _flows(facts: PathFacts) -> dict[str, Any]:
    """What flowed, as drawings; and one tonne of the largest flows, followed through all rounds."""
    if not facts.rounds:
        return {"flows": [], "followed": []}
    views = known_flows(facts)
    followed = tonnes_told(facts.game.plan, facts.w, views["ours", ALL_ROUNDS], _FOLLOWED)
    return {"flows": list(flow_drawings(facts, views)), "followed": list(followed)}


def _why(game: GameDebrief, w: Translator) -> dict[str, Any]:
    """Why the last round came out as it did, and each purse, in it and over the game."""
    last = game.last_played
    return {
        "stairs": stairs_drawing(staircase_in_words(last, w), w),
        "still": still_bought_in_words(last, w, _EVERY),
        "why": causes_in_words(last, w),
        "purse_causes": purses_in_words(last, w, _EVERY),
        "game_purse_causes": game_purses_in_words(game, w, _EVERY),
    }


def _beside_best(game: GameDebrief, w: Translator) -> str:
    """How far a whole game came beside the best known one; nothing for a part of one, or for other figures."""
    known, headline = shipped_best(game.plan.scenario), game.last_played.headline
    whole = len(game.plan.scenario.about.rounds) == sum(not each.is_legacy for each in game.rounds)
    return (
        beside_best(known, 1 - headline.ours / headline.idle, w) if known and whole and headline.idle else ""
    )


def _title(played: RoundDebrief, w: Translator) -> tuple[str, str]:
    """A round's name and its years."""
    return round_name(played.headline, w), years_text(played.record.years)


def _helped(played: RoundDebrief, part: Contribution, w: Translator) -> dict[str, Any]:
    """A flow that saved virgin material, with the teams at its ends."""
    teams = team_by_firm(played.teams)
    return {
        "amount": f"−{w.amount(part.kg)}",
        "share": part.kg / played.contributions[0].kg,
        "name": flow_name(played.plan, part, w),
        "ends": between(played.plan, part.giver, part.taker, w),
        "marks": list(dict.fromkeys(teams[firm].mark for firm in (part.giver, part.taker) if firm in teams)),
    }


def _purse(purse: TeamPurse, w: Translator) -> tuple[str, str]:
    return w.money(purse.cents), w.money(purse.cents - purse.idle, signed=True)


def _sources(scenario: Scenario, w: Translator) -> Iterator[dict[str, Any]]:
    """Every source and every reason, with how many figures rest on it."""
    titles = {"source": w("Published"), "estimate": w("Estimated"), "tuned": w("Bent for play")}
    trails = list(trail(scenario))
    for origin, title in titles.items():
        counts = Counter(each.text for each in trails if each.origin == origin)
        if counts:
            yield {"title": title, "total": w.number(sum(counts.values())), "texts": counts.most_common()}
