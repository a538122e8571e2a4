"""The report as one page that needs nothing else: no network, no script, its letters inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.cluster_map.potential_map import LANDFILL
from game.debrief.contributions import by_firms, worked
from game.debrief.headline import headlines, name_of, years_of
from game.debrief.headline_causes import reasons
from game.debrief.round_cards import cards, in_world, purses
from game.debrief.top_causes import whys
from game.outputs.report import drawings
from game.outputs.report.figures import rows
from game.outputs.report.flow_table import moved
from game.outputs.report.font_subset import lettering
from game.resources import ASSETS
from game.session.records import RoundRecord
from game.session.session import Session
from game.text.translator import Translator
from sim.rules.names import firm_name, material_name
from sim.scenario.checks.provenance import trail
from sim.scenario.file import Scenario

FOLDER: Final = ASSETS / "report"
_PAGE: Final = "report.html.j2"
_ALWAYS: Final = "“”"
"""characters that the style sheet itself puts on the page"""
_SHAPES: Final = "●▲◆■●▲◆■"
"""a team's mark as a letter; its colour is the style sheet's"""


def page(session: Session, w: Translator) -> str:
    """The whole page. Raises ValueError where nothing has been played."""
    records = session.records
    if not records:
        raise ValueError("nothing has been played")
    about = session.scenario.about
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = made.get_template(_PAGE)
    said = {
        "language": w.language,
        "title": w.of(about.title),
        "style": (FOLDER / "report.css").read_text(encoding="utf-8"),
        "says": _says(session, w),
        "worlds": [_world(session, records, world, w) for world in session.worlds],
        "sources": _sources(session.scenario, w),
        "shapes": _SHAPES,
    }
    return template.render(said, letters=lettering(template.render(said, letters="") + _ALWAYS))


def _says(session: Session, w: Translator) -> dict[str, str]:
    """The headings and fixed sentences of the page."""
    setup = session.setup
    return {
        "report": w("Report of a game"),
        "headline": w("Addressable virgin use"),
        "headline_is": w("Virgin material bought for uses in which a secondary material could serve."),
        "game": w("This is a game, not a forecast."),
        "idle": w(
            "Every figure stands beside that of the same years with the same luck in which nobody decides."
        ),
        "rounds": w("Round by round"),
        "pairs": w("Above: this game. Below, smaller: nobody decides."),
        "flows": w("What flowed"),
        "flows_are": w(
            "The width of a ribbon is its amount, by the same scale in both years. The smallest are left out."
        ),
        "kinds": w("Bought new"),
        "exchanged": w("Exchanged"),
        "energy": w("Energy exchanged"),
        "landfill": w("To landfill and heaps"),
        "helped": w("What made it fall"),
        "helped_are": w(
            "Virgin material that each flow took the place of in a year, beside nobody deciding."
        ),
        "why": w("Why it was not less"),
        "why_are": w(
            "What stopped a tonne is no promise that the tonne is free once it is gone: the next "
            "reason may be waiting behind it."
        ),
        "a_year": w("a year"),
        "why_round": w("Why"),
        "decided": w("What was decided, and why"),
        "gained": w("Who gained"),
        "purses": w("Purses at the end of each round; below, against nobody deciding."),
        "sources": w("Where the figures are from"),
        "figures": w("figures"),
        "seed": w(
            "Luck {seed} · rules {rules} · {rounds} rounds",
            seed=setup.seed,
            rules=session.past.head.rules,
            rounds=len([one for one in session.records if one.phase == "play"]),
        ),
        "team": w("Team"),
    }


def _world(session: Session, records: tuple[RoundRecord, ...], world: str, w: Translator) -> dict[str, Any]:
    found = headlines(records, world, w)
    played = [one for one in found if not one.legacy] or list(found)
    last, legacy = played[-1], next((one for one in found if one.legacy), None)
    final = next(one for one in reversed(records) if one.phase == "play" or len(records) == 1)
    return {
        "name": ", ".join(team.name for team in in_world(session, world)),
        "first": w.amount(played[0].idle, "t", 3),
        "last": w.amount(last.ours, "t", 3),
        "said": _said(last.change, last.years, w),
        "legacy": _said(legacy.change, legacy.years, w) if legacy else "",
        "chart": drawings.chart(found, w),
        "rounds": [(name_of(one, w), years_of(one)) for one in records],
        "rows": rows(records, world, w),
        "flows": list(_flows(session, records, world, w)),
        "helped": list(_helped(session, final, world, w)),
        "why": reasons(session.plan, final.worlds[world], w),
        "why_in": f"{name_of(final, w)}, {years_of(final)}",
        "told": [
            (
                name_of(one, w),
                years_of(one),
                cards(session, one, world, w),
                whys(session.plan, one.worlds[world], w),
            )
            for one in records
        ],
        "purses": _purses(session, records, world, w),
    }


def _helped(session: Session, record: RoundRecord, world: str, w: Translator) -> Iterator[dict[str, Any]]:
    """Every flow that saved virgin material, with the teams at its ends."""
    marks = {firm: team for team in in_world(session, world) for firm in team.firms}
    found = by_firms(session.plan, worked(session.plan, record.worlds[world]))
    for one in found:
        teams = dict.fromkeys(marks[firm].mark for firm in (one.giver, one.taker) if firm in marks)
        yield {
            "amount": f"−{w.amount(one.kg)}",
            "share": one.kg / found[0].kg,
            "name": one.name(session.plan, w.language),
            "ends": one.ends(session.plan, w.language),
            "marks": list(teams),
        }


def _said(change: float, years: str, w: Translator) -> str:
    share = w.percent(abs(change))
    if round(change * 100) < 0:
        return w("{share} less than with nobody deciding, in {years}", share=share, years=years)
    if round(change * 100) > 0:
        return w("{share} more than with nobody deciding, in {years}", share=share, years=years)
    return w("as with nobody deciding, in {years}", years=years)


def _flows(
    session: Session, records: tuple[RoundRecord, ...], world: str, w: Translator
) -> Iterator[tuple[int, Any]]:
    """The first year of the game and its last, the legacy run's included."""
    ends = [(records[0], 0), (records[-1], len(records[-1].years) - 1)]
    years = {
        record.years[at]: moved(session.plan, record.worlds[world], record.worlds[world].ledgers[at])
        for record, at in ends
    }
    names = _names(session, w)
    scale = drawings.scales(years.values())
    for year, found in years.items():
        yield year, drawings.flows(found, names, scale, w)


def _names(session: Session, w: Translator) -> drawings.Names:
    plan = session.plan
    places = {key: firm_name(plan, key, w.language) for key in plan.firms}
    materials = {key: material_name(plan, key, w.language) for key in plan.scenario.materials}
    return drawings.Names(places | {LANDFILL: w("Landfill, heaps")}, materials)


def _purses(
    session: Session, records: tuple[RoundRecord, ...], world: str, w: Translator
) -> list[dict[str, Any]]:
    found = [purses(session, record, world) for record in records]
    return [
        {
            "team": team,
            "rounds": [
                (w.money(one[at].cents), w.money(one[at].cents - one[at].idle, signed=True)) for one in found
            ],
        }
        for at, team in enumerate(in_world(session, world))
    ]


def _sources(scenario: Scenario, w: Translator) -> list[dict[str, Any]]:
    """Every source and every reason, with how many figures rest on it and the first few of them."""
    titles = {
        "source": w("Published"),
        "estimate": w("Estimated"),
        "tuned": w("Bent for play"),
    }
    found = list(trail(scenario))
    parts = []
    for origin, title in titles.items():
        counts = Counter(one.text for one in found if one.origin == origin)
        if counts:
            parts.append(
                {"title": title, "total": w.number(sum(counts.values())), "texts": counts.most_common()}
            )
    return parts
