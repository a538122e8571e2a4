"""Where it goes round, in words: the flows of a round or of all, in this game and in those beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from game.cluster_map.link_facts import LinkFacts
from game.cluster_map.links import BETWEEN, LinkKey, SankeyLink
from game.cluster_map.round_flows import RoundFlows
from game.debrief.followed import Followed
from game.debrief.sankey.frame import SankeyFrame, SankeyPicture
from game.debrief.sankey.layout import sankeys
from game.debrief.sankey.nearest import Looked
from game.debrief.sankey.views import (
    ALL_ROUNDS,
    GAME_VIEWS,
    FlowViews,
    GameView,
    ViewKey,
    flow_views,
)
from game.outputs.path.facts import PathFacts
from game.outputs.path.flow_firm import firm_told, things_of_firm
from game.outputs.path.followed import again_told, ends_told, start_told, unit_of, way_told
from game.outputs.path.page import FlowsBody, PathPage
from game.outputs.path.provenance import Origins, origin_words, provenance_of
from game.outputs.round_text import years_text
from game.roster.teams import marks_of
from game.text.causes import cause_text
from game.text.translator import Translator
from sim.rules.names import firm_name, material_name
from sim.units import BASE, Unit

_CAPITAL = 0.45
"""of a letter, by how much a capital is wider"""
_LETTER = 0.58
"""of its size, how wide a letter is on average"""
_SEEN: Final = Fraction(1, 100)
"""of a tonne, how much of it lights a flow"""


def known_flows(facts: PathFacts) -> FlowViews:
    """All views that are known by now."""
    beside: dict[GameView, Sequence[RoundFlows]] = {}
    for name in ("alone", "best"):
        reference = facts.answers.reference(name)
        if reference is not None and reference.flows:
            beside[name] = reference.flows
    return flow_views(facts.game.plan, [each.cluster for each in facts.rounds], beside)


def pictures(
    facts: PathFacts, views: FlowViews, size: tuple[float, float], letters: float
) -> Mapping[ViewKey, SankeyPicture]:
    """All views laid out together. `letters`: canvas pixels of the text on it."""
    w, plan = facts.w, facts.game.plan

    def wide(link: SankeyLink) -> float:
        text = _amount(w, link)
        return (len(text) + _CAPITAL * sum(map(str.isupper, text))) * letters * _LETTER + letters * 0.2

    def named(firm: str) -> float:
        return len(firm_name(plan, firm, w.language)) * letters * _LETTER * 1.05

    frame = SankeyFrame(*size, name=letters * 1.25, label=letters * 1.15, label_wide=wide, name_wide=named)
    return sankeys({key: flows.links for key, flows in views.items()}, frame)


def _amount(w: Translator, link: SankeyLink) -> str:
    return w.amount(link.amount, link.key.unit)


def view_name(w: Translator, view: GameView) -> str:
    """What a view is called."""
    names: dict[GameView, str] = {
        "ours": w("This game"),
        "idle": w("If nobody acts"),
        "difference": w("Changed by you"),
        "alone": w("Each for itself"),
        "best": w("Best known"),
    }
    return names[view]


def years_of(facts: PathFacts, number: int) -> str:
    """The years of a round, or of all that were played."""
    rounds = facts.rounds
    years = [year for each in rounds for year in each.record.years]
    return years_text(tuple(years) if number == ALL_ROUNDS else rounds[number - 1].record.years)


def order_of(picture: SankeyPicture) -> tuple[LinkKey, ...]:
    """The flows to look at one after the other: exchanges first, the largest first."""
    bands = sorted(picture.bands, key=lambda band: -band.wide)
    blocks = sorted(picture.blocks, key=lambda block: -block.box[3])
    return (*(band.link.key for band in bands), *(block.link.key for block in blocks))


LaidOut = tuple[FlowViews, Mapping[ViewKey, SankeyPicture], Origins]
"""the flows that are known, their pictures, and where the scenario's figures are from"""


FollowedSoFar = Followed | Literal["under way", "lost"] | None


class FlowsAt(NamedTuple):
    """Which view is open, what is looked at in it, and the tonne of it that is followed, if any."""

    view: ViewKey
    focus: Looked | None
    tonne: FollowedSoFar = None
    """under way: where it ends is still being worked out; lost: it could not be"""


def flows_page(facts: PathFacts, known: LaidOut, at: FlowsAt) -> PathPage:
    """One view, and what there is to tell of the flow or the firm that is looked at."""
    w, (key, focus, _), (views, laid_out, origins) = facts.w, at, known
    flows, picture = views[key], laid_out[key]
    title, about = w("Where it goes round"), f"{years_of(facts, key[1])} · {view_name(w, key[0])}"
    amounts = {link.key: _amount(w, link) for link in flows.links}
    plan = facts.game.plan
    names = {bar.firm: firm_name(plan, bar.firm, w.language) for bar in picture.bars}
    body = FlowsBody(
        picture, names, dict(_marks(facts)), amounts, focus, is_difference=key[0] == "difference"
    )
    (question, second), third = _whole(facts, flows, picture), ""
    note = w("Energy and water: scales of their own.")
    if isinstance(focus, str) and focus in names:
        question, second, third, note = _of_firm(facts, focus, (flows, key[0]), origins)
    elif (link := next((link for link in flows.links if link.key == focus), None)) is not None:
        question, second, third, note = _of_link(facts, link, (flows, key), origins)
    say = w("Follow one flow from its giver to its end. Ask: “Why does this still go to waste?”")
    page = PathPage("road", title, say, body, about, question=question, second=second, third=third, note=note)
    if isinstance(at.tonne, Followed):
        return _followed(facts, at.tonne, body, page)
    return _under_way(facts, body, page, is_lost=at.tonne == "lost") if at.tonne is not None else page


def _under_way(facts: PathFacts, body: FlowsBody, page: PathPage, *, is_lost: bool) -> PathPage:
    """While a tonne is followed beside the frames: what it begins as, and that one has to wait."""
    w, start = facts.w, body.focus
    about = page.about if start is None else f"{page.about} · {start_told(facts.game.plan, w, start)}"
    lit = frozenset({start}) if isinstance(start, LinkKey) and start in body.amounts else None
    waits = w("The tonne is on its way: one moment …")
    question = w("The tonne could not be followed.") if is_lost else waits
    body = replace(body, lit=None if is_lost else lit)
    title = w("From source to end")
    return replace(page, title=title, about=about, body=body, question=question, second="", third="")


def _followed(facts: PathFacts, tonne: Followed, body: FlowsBody, page: PathPage) -> PathPage:
    """A tonne of what is looked at on its way to its ends."""
    w, plan, start = facts.w, facts.game.plan, body.focus
    if start is None:
        return page
    lit = {key: share for key, share in tonne.passed.items() if share >= _SEEN}
    amounts = {key: w.percent(float(lit[key])) if key in lit else "" for key in body.amounts}
    amounts |= {start: w.amount(BASE, start.unit, 1)} if isinstance(start, LinkKey) else {}
    about = (page.about, start_told(plan, w, start), again_told(w, tonne, start))
    note = w("A process mixes what it takes in. What its recipe does not name goes into the air.")
    return replace(
        page,
        title=w("From source to end"),
        say=w("Follow the tonne with a finger. Ask: “Where could it have gone instead?”"),
        body=replace(body, lit=frozenset(lit), amounts=amounts),
        about=" · ".join(filter(None, about)),
        parts=tuple(ends_told(plan, w, tonne, unit_of(start))),
        note=" · ".join((*way_told(plan, w, tonne, start), note)),
    )


class LastFlowsPage:
    """The page made last: under the mouse the same is asked for many times a second."""

    def __init__(self) -> None:
        self._made: tuple[LaidOut, FlowsAt, str, PathPage] | None = None

    def page(self, facts: PathFacts, known: LaidOut, at: FlowsAt) -> PathPage:
        """Made anew where anything of it is another."""
        made, language = self._made, facts.w.language
        if made is not None and made[0] is known and made[1:3] == (at, language):
            return made[3]
        page = flows_page(facts, known, at)
        self._made = known, at, language, page
        return page


Told = tuple[str, str, str, str]
"""three lines for the hall, and a note for the Desk"""


def _of_firm(facts: PathFacts, firm: str, of: tuple[RoundFlows, GameView], origins: Origins) -> Told:
    things = things_of_firm(facts, firm)
    question, second, why = firm_told(facts, firm, *of)
    third = " · ".join(filter(None, (why, origin_words(facts, things, origins))))
    return question, second, third, provenance_of(facts, things, origins)


def _of_link(facts: PathFacts, link: SankeyLink, of: tuple[RoundFlows, ViewKey], origins: Origins) -> Told:
    known = of[0].facts.get(link.key, LinkFacts())
    things = _things(facts, link)
    note = f"{_note(facts, link, known)} {provenance_of(facts, things, origins)}"
    return _told(facts, link), _facts(facts, link, known, of[1]), origin_words(facts, things, origins), note


def _marks(facts: PathFacts) -> dict[str, int]:
    return {firm: mark for firm, (mark, _) in marks_of(facts.game.teams).items()}


def _sum(flows: RoundFlows, kinds: Sequence[str], unit: Unit = "t") -> int:
    return sum(link.amount for link in flows.links if link.key.kind in kinds and link.key.unit == unit)


def _whole(facts: PathFacts, flows: RoundFlows, picture: SankeyPicture) -> tuple[str, str]:
    """What the picture says on the whole; and what is not drawn in it."""
    w = facts.w
    exchanged, bought = _sum(flows, BETWEEN), _sum(flows, ("virgin",))
    question = w(
        "Exchanged {amount} a year, bought new {bought}",
        amount=w.amount(exchanged),
        bought=w.amount(bought),
    )
    if not picture.others:
        return question, w("Energy and water: scales of their own.")
    tonnes = sum(abs(link.amount) for link in picture.others if link.key.unit == "t")
    return question, w.many("{n} flow is not drawn ({amount}).", "{n} flows are not drawn ({amount}).",
                            len(picture.others), amount=w.amount(tonnes))  # fmt: skip


def _told(facts: PathFacts, link: SankeyLink) -> str:
    """Between whom, and how much."""
    w, plan, key = facts.w, facts.game.plan, link.key
    amount = w.amount(link.amount, key.unit)
    if key.kind == "virgin":
        return w(
            "{firm} buys new: {amount} a year", firm=firm_name(plan, key.target, w.language), amount=amount
        )
    giver = firm_name(plan, key.source, w.language)
    if key.kind == "landfill":
        return w("{firm} throws away: {amount} a year", firm=giver, amount=amount)
    taker = firm_name(plan, key.target, w.language)
    return w("{giver} → {taker}: {amount} a year", giver=giver, taker=taker, amount=amount)


def _facts(facts: PathFacts, link: SankeyLink, known: LinkFacts, view: ViewKey) -> str:
    """What it is, its money, its climate, why."""
    w, plan, years = facts.w, facts.game.plan, max(1, known.years)
    parts = []
    money = w.money(known.cents // years, signed=link.key.kind in BETWEEN)
    if link.key.kind in BETWEEN:
        parts.append(w("both gain {money}", money=money))
    else:
        parts.append(w("costs {money}", money=money))
    if known.co2e_kg:
        parts.append(w("CO₂e {amount}", amount=_signed(w, known.co2e_kg // years)))
    why = known.main_why
    if why is not None and view[0] in ("ours", "difference") and facts.rounds:
        state = facts.rounds[(view[1] or len(facts.rounds)) - 1].cluster.state
        parts.append(cause_text(plan, state, w, *why))
    return " · ".join(part for part in parts if part)


def _signed(w: Translator, kg: int) -> str:
    return f"{'+' if kg > 0 else ''}{w.amount(kg)}"


def _note(facts: PathFacts, link: SankeyLink, known: LinkFacts) -> str:
    """For the Desk: what it is, since when, and where its figures are from."""
    w, plan = facts.w, facts.game.plan
    parts = [", ".join(material_name(plan, key, w.language) for key, _ in link.materials[:2])]
    if known.deals:
        parts.append(w("deal of {year}", year=known.deals[0][0]))
    return f"{', '.join(parts)}."


def _things(facts: PathFacts, link: SankeyLink) -> set[str]:
    """The stores that a flow comes from, and the needs that it fills."""
    plan, key = facts.game.plan, link.key
    materials = {material for material, _ in link.materials}
    things = {
        store.id for store in plan.stores.values() if store.firm == key.source and store.material in materials
    }
    things |= {
        need.id for need in plan.needs.values() if need.firm == key.target and need.virgin in materials
    }
    return things


def views_known(views: FlowViews) -> tuple[GameView, ...]:
    """The games there are, in their order."""
    return tuple(view for view in GAME_VIEWS if (view, ALL_ROUNDS) in views)
