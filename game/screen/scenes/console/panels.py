"""What the actions of the console ask for: events, money, rounds to fork from, a second copy, a line to edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.design.text_styles import LABEL, SMALL
from game.screen.kit.input_field import InputField
from game.screen.kit.transition import Transition
from game.screen.kit.widgets import Button, Dial
from game.screen.parts.exchange_words import advance_words, exchange_values
from game.screen.parts.typing_problem import said
from game.screen.scenes.console.edit import DealEdit, Form, SheetEdit
from game.screen.scenes.console.forms import (
    CashForm,
    EndForm,
    EventForm,
    EvidenceForm,
    ForkForm,
    MirrorForm,
    NameForm,
    PapersForm,
)
from game.screen.scenes.console.model import MOST_ADVANCES, ConsoleModel
from game.screen.scenes.console.naming import rename
from game.screen.scenes.console.panel_frame import framed
from game.screen.scenes.console.panel_view import Panel, Row, Words
from game.screen.scenes.console.paper_panels import evidence_panel, report_panel
from game.text.decisions import tell
from game.typed.deals import advances
from sim.rules.names import firm_name, measure_name, project_name, store_name

FIRST: Final[dict[type[Form], str]] = {
    EventForm: "close panel",
    CashForm: "amount",
    ForkForm: "fork 1",
    SheetEdit: "codes",
    DealEdit: "codes",
    MirrorForm: "folder",
    NameForm: "new name",
    EndForm: "close panel",
    PapersForm: "write report",
    EvidenceForm: "sheet",
}
"""what has the focus when a form opens"""


@dataclass(frozen=True, slots=True)
class PanelActions:
    """What leads from an open panel to somewhere else."""

    end: Callable[[], Transition | None]
    fork: Callable[[int], Transition | None]
    merge: Callable[[], Transition | None]
    remove: Callable[[SheetEdit | DealEdit, int], None]


def panel_of(model: ConsoleModel, do: PanelActions) -> Panel | None:
    """The panel of the form that is open."""
    match model.form:
        case EventForm() as form:
            return _events(model, form)
        case CashForm() as form:
            return _cash(model, form)
        case ForkForm() as form:
            return _forks(model, form, do)
        case MirrorForm() as form:
            return _mirror(model, form)
        case NameForm() as form:
            return _name(model, form)
        case PapersForm() as form:
            return report_panel(model, form)
        case EvidenceForm() as form:
            return evidence_panel(model, form)
        case EndForm() as form:
            return _end(model, form, do)
        case SheetEdit() as form:
            return _sheet(model, form, do)
        case DealEdit() as form:
            return _deal(model, form, do)
        case None:
            return None


def _events(model: ConsoleModel, form: EventForm) -> Panel:
    """Events and measures that are not under way, with the year in which they would come by themselves."""
    w = model.w
    about = w("News that you bring now begins at New Year {year}, in every cluster.", year=form.begins())
    items = tuple((_event(model, form, key),) for key in form.measures())
    return framed(model, w("Bring in news"), (Words(about, is_muted=True),), items=items, columns=3)


def _event(model: ConsoleModel, form: EventForm, key: str) -> Button:
    w, plan = model.w, model.session.plan
    event = plan.scenario.events.get(key)
    due = w("comes by itself in {year}", year=event.year) if event is not None and event.year else ""
    bring = partial(model.finish, partial(form.bring, key))
    return Button(
        measure_name(plan, key, w.language), _quietly(bring), f"event {key}", text=SMALL, second=due
    )


def _quietly(act: Callable[[], object]) -> Callable[[], None]:
    """An action whose answer leads nowhere."""

    def done() -> None:
        act()

    return done


def _cash(model: ConsoleModel, form: CashForm) -> Panel:
    """A firm, an amount in millions of euros, and the reason."""
    w, plan = model.w, model.session.plan
    world, firm = form.firm
    name = firm_name(plan, firm, w.language)
    if len(model.session.worlds) > 1:
        name = f"{name}, {world}"
    adjust = partial(model.adjust, form)
    return framed(
        model,
        w("Change a purse"),
        (Words(w("The purse changes at once. Everybody can read why."), is_muted=True),),
        (Dial(name, form.next_firm, "which firm", size=0),),
        (
            Words(w("million euros, + or −"), is_muted=True),
            InputField(form.amount, adjust, "amount", "0.5", label=w("million euros, + or −")),
        ),
        (InputField(form.reason, adjust, "why", w("the reason, in a few words"), label=w("Reason")),),
        (Button(w("Give or take"), adjust, icon="check", style="primary"),),
    )


def _forks(model: ConsoleModel, form: ForkForm, do: PanelActions) -> Panel:
    """The same luck, another way: from the news of a round on."""
    about = model.w("Play on from which round? This session stays as it is.")
    items = tuple(
        (Button(str(number), partial(do.fork, number), f"fork {number}"),) for number in form.rounds
    )
    return framed(model, model.w("Branch this game"), (Words(about, is_muted=True),), items=items, columns=8)


def _mirror(model: ConsoleModel, form: MirrorForm) -> Panel:
    """A folder on another disk into which every line is written too."""
    w, keep = model.w, partial(model.keep_mirror, form)
    about = w("Each line is also written into this folder: a memory stick, another disk.")
    hint = w("an existing folder; empty: no second copy. You can drop it on the window.")
    return framed(
        model,
        w("Second copy"),
        (Words(about, is_muted=True),),
        (InputField(form.folder, keep, "folder", hint, text=SMALL, label=w("Second copy")),),
        (Button(w("Keep it there"), keep, icon="check", style="primary"),),
    )


def _name(model: ConsoleModel, form: NameForm) -> Panel:
    """What the session under way is to be called."""
    w, act = model.w, partial(rename, model, form)
    about = w("The file keeps all that is in it, and the game goes on in it.")
    return framed(
        model,
        w("Name the session"),
        (Words(about, is_muted=True),),
        (InputField(form.name, act, "new name", text=SMALL, label=w("New name")),),
        (Button(w("Call it that"), act, icon="check", style="primary"),),
    )


def _end(model: ConsoleModel, form: EndForm, do: PanelActions) -> Panel:
    """Before the game ends in front of everybody: what that means."""
    w = model.w
    about = w.many("The game ends after its first round.", "The game ends after {n} rounds.", form.rounds)
    if not form.rounds:
        about = w("No year has run yet: there will be nothing to look back on.")
    more = w("The decisions of this round are left out. You can take the end back here in the console.")
    merge: tuple[Row, ...] = ()
    if form.left > 1:
        first = form.rounds + 1
        label = w("Rounds {first} and {last} as one", first=first, last=first + 1)
        merge = ((Button(label, do.merge, "one round fewer", "skip-forward"),),)
    return framed(
        model,
        w("End the game here?"),
        (Words(about, LABEL),),
        (Words(more, is_muted=True),),
        *merge,
        (
            Button(w("Play on"), partial(model.open, None), "play on", "play", "primary"),
            Button(w("End the game"), do.end, "end the game", "flag"),
        ),
    )


def _editor(model: ConsoleModel, form: SheetEdit | DealEdit, hint: str) -> tuple[Row, ...]:
    """What a sheet and a deal have in common: a line for codes, saving, and what was unclear."""
    w, save = model.w, _quietly(partial(model.finish, form.save))
    line: Row = (
        InputField(form.editing, form.enter, "codes", hint, label=w("Codes")),
        Button(w("Save"), save, icon="check", style="primary"),
    )
    unclear = tuple((Words(text, LABEL),) for text in said(w, form.unclear))
    return (line, *unclear)


def _strike(form: SheetEdit | DealEdit, at: int, do: PanelActions, says: str) -> Button:
    return Button("", partial(do.remove, form, at), f"strike {at}", "x", "quiet", says=says)


def _sheet(model: ConsoleModel, form: SheetEdit, do: PanelActions) -> Panel:
    """A sheet as it is to read: its decisions, and a line for codes."""
    w, session = model.w, model.session
    team = session.team(form.sheet.team)
    state = session.state(team.world)
    texts = (tell(session.plan, state, w, decision) for decision in form.decisions)
    items = tuple(
        (Words(text), _strike(form, i, do, w("Take off: {what}", what=text))) for i, text in enumerate(texts)
    )
    title = w("Sheet of {team}, round {n}", team=team.name, n=form.sheet.round)
    return framed(model, title, *_editor(model, form, w("codes: S2, R3 80, A1 yes")), items=items, columns=2)


def _deal(model: ConsoleModel, form: DealEdit, do: PanelActions) -> Panel:
    """A signed deal as it is to read: each exchange, and who carries a share of what another builds."""
    w = model.w
    items = (*_exchanges(model, form, do), *_advances(model, form))
    title = w("Deal of round {n}", n=form.signed.round)
    return framed(model, title, *_editor(model, form, w("what differs: X4 120 kt 3 € 6 y")), items=items)


def _exchanges(model: ConsoleModel, form: DealEdit, do: PanelActions) -> Iterator[Row]:
    """What goes where: how much, at what price, for how long."""
    w, plan, exchanges = model.w, form.session.plan, form.terms.exchanges
    for at, exchange in enumerate(exchanges):
        stream = store_name(plan, exchange.giver, w.language)
        taker = firm_name(plan, plan.firm_of(exchange.taker), w.language)
        values = exchange_values(w, plan, exchange)
        dials = (Dial(value, partial(form.step, at, what), f"{what} {at}", size=0) for what, value in values)
        strike = (_strike(form, at, do, w("Take off: {what}", what=stream)),) if len(exchanges) > 1 else ()
        yield (Words(f"{stream} → {taker}"), *dials, *strike)


def _advances(model: ConsoleModel, form: DealEdit) -> Iterator[Row]:
    """Who carries a share of what another builds."""
    w, plan = model.w, form.session.plan
    for project, firm in advances(plan, form.terms, MOST_ADVANCES):
        if firm:
            label = advance_words(w, plan, form.terms, project, firm)
            dial = Dial(label, partial(form.advance, project, firm), f"advance {project} {firm}", size=0)
            yield (Words(project_name(plan, project, w.language)), dial)
