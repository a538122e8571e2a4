"""The ten slides of a game, in the order of the debrief's path: what came of it, who paid, what was left, Monday."""

from __future__ import annotations

from collections.abc import Sequence

from game.outputs.path.facts import PathFacts
from game.outputs.path.page import Curves, PathPage
from game.outputs.path.pages import monday_heads, monday_rows, path_pages
from game.outputs.path.words import step_line, step_title
from game.outputs.picture_words import curves_words, stairs_words, still_bought_words
from game.outputs.round_text import against_idle, round_name, years_text
from game.outputs.slides.slide import Hue, Series, Slide, SlideChart, SlideTable
from game.outputs.staircase_text import ColumnText, scale_of, staircase_in_words, still_bought_in_words
from game.text.told_text import told
from sim.rules.names import store_name, taker_name
from sim.units import CENTS

_MOST_DEALS = 6
_MOST_PARTS = 6
_MOST_QUESTIONS = 3
_MILLION = 1e6
_THIN = 0.08
"""of the tallest column: a lower one has its figure below it, beside its name"""


def slides(facts: PathFacts) -> tuple[Slide, ...]:
    """All ten; without the other games, and without the deals that nobody signed, their slides are left out: they would
    show the line of the second once more. Raises ValueError where no round was played."""
    if not facts.rounds:
        raise ValueError("no round was played")
    known = facts.answers
    made = (_first, _rounds, _stairs, _still, _deals, _purses)
    beside = (*((_road,) if known.has_references else ()), *((_signature,) if known.has_signatures else ()))
    return tuple(slide(facts) for slide in (*made, *beside, _home, _monday))


def _unit(facts: PathFacts) -> tuple[float, str]:
    """kg of the unit of all amounts, and what it is called."""
    scale = scale_of(max(head.idle for head in facts.game.headlines))
    return scale.kg * 10.0**scale.decimals, scale.name


def _first(facts: PathFacts) -> Slide:
    w, about = facts.w, facts.game.plan.scenario.about
    years = f"{facts.rounds[0].record.years[0]}–{facts.rounds[-1].record.years[-1]}"
    lead = f"{years} · {against_idle(facts.rounds[-1].headline, w)}"
    foot = w("Every figure is compared with the same years and the same luck if nobody acts.")
    texts = (w("This is a game, not a forecast."), foot)
    return Slide(w.of(about.title), lead, texts, say=step_line(w, "role"), is_first=True)


def _rounds(facts: PathFacts) -> Slide:
    w, heads = facts.w, facts.game.headlines
    names = tuple(f"{round_name(head, w)}\n{years_text(head.years)}" for head in heads)
    kg, unit = _unit(facts)
    ours = Series(w("this game"), "ours", tuple(head.ours / kg for head in heads))
    idle = Series(w("if nobody acts"), "idle", tuple(head.idle / kg for head in heads))
    last = facts.game.last_played.headline
    about = w("Line chart by round. At the end: this game {ours}, if nobody acts {idle}.",
              ours=w.amount(last.ours), idle=w.amount(last.idle))  # fmt: skip
    chart = SlideChart("lines", names, (idle, ours), "#,##0", about)
    foot = w("New (virgin) material that the firms buy where recycled material would do.")
    lead = w("Replaceable new material, {unit} a year", unit=unit)
    return Slide(w("Round by round"), lead, chart, foot, say=f"{against_idle(last, w)}. {foot}")


def _stairs(facts: PathFacts) -> Slide:
    w, stairs = facts.w, staircase_in_words(facts.game.last_played, facts.w)
    columns, (kg, unit) = stairs.columns, _unit(facts)
    low = tuple(min(each.top, each.bottom) / kg for each in columns)
    hues: tuple[tuple[Hue, str], ...] = (
        ("idle", w("if nobody acts")),
        ("saved", w("Less bought")),
        ("rise", w("More bought")),
        ("ours", w("this game")),
    )
    series = [Series(" ", "hidden", low)]
    for hue, name in hues:
        high = tuple(abs(c.top - c.bottom) / kg if _hue(c) == hue else None for c in columns)
        labels = tuple(c.amount if _hue(c) == hue and not _is_thin(c, stairs.whole) else "" for c in columns)
        if any(high):
            series.append(Series(name, hue, high, labels))
    names = tuple(f"{c.name}\n{c.amount}" if _is_thin(c, stairs.whole) else c.name for c in columns)
    chart = SlideChart("stairs", names, tuple(series), "#,##0",
                       stairs_words(w, stairs))  # fmt: skip
    return Slide(w("Deal by deal"), w("Replaceable new material, {unit} a year", unit=unit), chart, stairs.order,
                 w("Ask: “Which step surprises you? Who had to say yes to it?”"))  # fmt: skip


def _is_thin(column: ColumnText, whole: int) -> bool:
    return abs(column.top - column.bottom) < _THIN * whole


def _hue(column: ColumnText) -> Hue:
    if column.kind in ("idle", "ours"):
        return "idle" if column.kind == "idle" else "ours"
    return "rise" if column.is_rise else "saved"


def _still(facts: PathFacts) -> Slide:
    w, still = facts.w, still_bought_in_words(facts.game.last_played, facts.w, _MOST_PARTS)
    names = tuple(f"{each.name} ({each.about})" if each.about else each.name for each in still.parts)
    kg, unit = _unit(facts)
    figures = tuple(abs(each.top - each.bottom) / kg for each in still.parts)
    amounts = tuple(each.amount for each in still.parts)
    chart = SlideChart("bars", names, (Series(w("Replaceable new material"), "bought", figures, amounts),), "#,##0",
                       still_bought_words(w, still))  # fmt: skip
    return Slide(still.title, w("What stopped each tonne, {unit} a year", unit=unit), chart, still.foot,
                 w("Say: “Each bar is what stopped a tonne first. {more}” Ask: “Who could have moved it?”",
                   more=still.foot))  # fmt: skip


def _deals(facts: PathFacts) -> Slide:
    w, plan = facts.w, facts.game.plan
    in_tonnes = [each for each in facts.game.deals if plan.stores[each.contract.giver].unit == "t"]
    shown = sorted(in_tonnes, key=lambda each: (-each.promised, each.contract.id))[:_MOST_DEALS]
    title, say = w("Deals: promised and delivered"), step_line(w, "own page")
    if not shown:
        return Slide(title, body=(w("Nobody signed a deal."),), say=say)
    names = tuple(
        f"{store_name(plan, each.contract.giver, w.language)} → "
        f"{taker_name(plan, each.contract.taker, w.language)}"
        for each in shown
    )
    kg, unit = _unit(facts)
    promised = tuple(each.promised / kg for each in shown)
    delivered = tuple(each.delivered / kg for each in shown)
    listed = "; ".join(
        f"{name}: {w.amount(each.promised)}, {w.amount(each.delivered)}"
        for name, each in zip(names, shown, strict=True)
    )
    series = (Series(w("Promised"), "idle", promised), Series(w("Delivered"), "saved", delivered))
    chart = SlideChart("bars", names, series, "#,##0",
                       w("Bars from the top, promised and delivered: {parts}", parts=listed))  # fmt: skip
    left = len(facts.game.deals) - len(shown)
    foot = (
        w.many("{n} deal more is in the tables.", "{n} deals more are in the tables.", left) if left else ""
    )
    return Slide(title, w("The largest, {unit} a year", unit=unit), chart, foot, say)


def _purses(facts: PathFacts) -> Slide:
    w, purses = facts.w, facts.rounds[-1].purses
    series = [Series(w("If nobody acts"), "idle", tuple(each.idle / CENTS / _MILLION for each in purses))]
    alone = facts.answers.reference("alone")
    if alone is not None:
        cents = tuple(alone.purses.get(each.team.id, each.idle) / CENTS / _MILLION for each in purses)
        series.append(Series(w("Each for itself"), "alone", cents))
    series.append(Series(w("This game"), "ours", tuple(each.cents / CENTS / _MILLION for each in purses)))
    listed = "; ".join(
        f"{each.team.name}: {w.money(each.cents)} ({w.money(each.cents - each.idle, signed=True)})"
        for each in purses
    )
    about = w("Columns by team, in brackets compared with “if nobody acts”: {parts}", parts=listed)
    chart = SlideChart("columns", tuple(each.team.name for each in purses), tuple(series), "#,##0.0", about)
    return Slide(step_title(w, "who paid"), w("Purse at the end of play, M€"), chart, w("Who is poorer than alone?"),
                 step_line(w, "who paid"))  # fmt: skip


def _road(facts: PathFacts) -> Slide:
    w, page = facts.w, _last_with_curves(path_pages(facts, "road"))
    foot = w("Where did your line leave the others?")
    return Slide(page.title, page.about, _curves(facts, page), foot, page.say)


def _signature(facts: PathFacts) -> Slide:
    w, page = facts.w, _last_with_curves(path_pages(facts, "signature"))
    known = bool(facts.answers.signatures)
    lead = page.side_title or page.question
    foot = f"{page.question} {page.second}".strip() if known else w("Which deal did you nearly sign?")
    return Slide(page.title, lead, _curves(facts, page), foot, f"{page.say} {page.note}".strip())


def _last_with_curves(pages: Sequence[PathPage]) -> PathPage:
    return [page for page in pages if isinstance(page.body, Curves)][-1]


def _curves(facts: PathFacts, page: PathPage) -> SlideChart:
    curves = page.body.curves if isinstance(page.body, Curves) else ()
    series = tuple(Series(curve.name, curve.kind, curve.values) for curve in curves)
    years = tuple(str(year) for year in facts.years)
    return SlideChart("lines", years, series, "0%", curves_words(facts.w, (curve.name for curve in curves)))


def _home(facts: PathFacts) -> Slide:
    w, plan = facts.w, facts.game.plan
    asked = [told(w, plan, text) for text in plan.scenario.about.questions[:_MOST_QUESTIONS]]
    general = w("What is not true where you work?"), w("Which neighbour do you never call?")
    return Slide(step_title(w, "home"), body=(*general, *asked), say=step_line(w, "home"))


def _monday(facts: PathFacts) -> Slide:
    w = facts.w
    rows = monday_rows(facts)[:6] or (("",) * len(monday_heads(w)),) * 4
    lead, foot = w("Which neighbour do you call on Monday?"), w("This is a game, not a forecast.")
    table = SlideTable(monday_heads(w), rows)
    return Slide(step_title(w, "monday"), lead, table, foot, step_line(w, "monday"))
