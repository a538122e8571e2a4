"""What a line of each kind says, for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.roster.setup import BOT_NAMES
from game.session import entries
from game.session.fold import Deciding
from sim.decisions import DealTerms
from sim.message import Listing, Message, Named, NameKind, Sum
from sim.plan.plan import Plan
from sim.rules.names import named

_PHASES: Final[dict[entries.Phase, Message]] = {
    "set_up": Message("the set-up"),
    "briefing": Message("the briefing"),
    "news": Message("the news"),
    "decide": Message("teams decide"),
    "reveal": Message("the reveal"),
    "years": Message("the years run"),
    "results": Message("the results"),
    "end": Message("the end"),
    "legacy": Message("the years after"),
    "debrief": Message("the debrief"),
}


@dataclass(frozen=True, slots=True)
class Naming:
    """By what names a session's lines are said."""

    plan: Plan
    teams: Mapping[str, str]
    """team → what it is called now"""
    earlier: Callable[[int], Message]
    """what an earlier line says"""
    letters: tuple[Message, ...] = ()
    """the owners' letters that are opened at the end, and what they came to"""


def opened(naming: Naming, entry: entries.SessionOpened) -> Message:
    """The session begins."""
    title = named(naming.plan, "scenario", naming.plan.scenario.id)
    return Message(
        "{title}: {teams} teams, number of the draw {seed}",
        title=title,
        teams=len(naming.teams),
        seed=entry.setup.seed,
    )


def phase(naming: Naming, entry: entries.PhaseBegun) -> Message:
    """A phase begins; at the end the owners' letters are opened."""
    what = _PHASES[entry.phase]
    if entry.phase == "end" and naming.letters:
        what = Message("{end}. The owners' letters: {letters}", end=what, letters=Listing(naming.letters))
    return _in_round(entry, what)


def draft(naming: Naming, entry: entries.Draft) -> Message:
    """A team's sheet so far."""
    return Message(
        "Round {round}: {team} drafts {decisions}",
        round=entry.round,
        team=naming.teams[entry.team],
        decisions=_decisions(len(entry.decisions)),
    )


def slip(naming: Naming, entry: entries.SlipDraft) -> Message:
    """A deal slip so far."""
    if entry.deal is None:
        return _in_round(entry, Message("a deal slip is put away"))
    return _in_round(entry, Message("deal slip of {parties}: {what}", **_of_deal(naming, entry.deal)))


def wall(naming: Naming, entry: entries.WallTry) -> Message:
    """A slip on the wall."""
    return _in_round(entry, Message("on the wall, deal of {parties}: {what}", **_of_deal(naming, entry.deal)))


def promise(naming: Naming, entry: entries.Promised) -> Message:
    """What a team says it will do."""
    things = Listing(tuple(_thing(naming, thing) for thing in entry.things))
    return Message(
        "Round {round}: {team} says: {what}", round=entry.round, team=naming.teams[entry.team], what=things
    )


_KINDS: Final[dict[str, NameKind]] = {"project": "project", "recovery": "store", "measure": "measure"}


def _thing(naming: Naming, thing: entries.SaidThing) -> Message | Named:
    """What a thing that was said is called."""
    if thing.what in _KINDS:
        return named(naming.plan, _KINDS[thing.what], thing.id)
    if thing.what == "match" and thing.id in naming.plan.scenario.matches:
        match = naming.plan.scenario.matches[thing.id]
        return Message(
            "{stream} → {taker}",
            stream=named(naming.plan, "store", match.giver),
            taker=named(naming.plan, "taker", match.taker),
        )
    return Message("the fund")


def sheet(naming: Naming, entry: entries.Sheet) -> Message:
    """A sealed sheet."""
    number, team, sealed = entry.round, naming.teams[entry.team], _decisions(len(entry.decisions))
    if entry.by is None:
        return Message("Round {round}: {team} seals {decisions}", round=number, team=team, decisions=sealed)
    if entry.by == "deputy":
        return Message(
            "Round {round}: the deputy decides for {team}: {decisions}",
            round=number,
            team=team,
            decisions=sealed,
        )
    return Message(
        "Round {round}: {team} ({bot}) seals {decisions}",
        round=number,
        team=team,
        bot=BOT_NAMES[entry.by],
        decisions=sealed,
    )


def deal(naming: Naming, entry: entries.Signed) -> Message:
    """A package signed by all."""
    return _in_round(entry, Message("deal of {parties}: {what}", **_of_deal(naming, entry.deal)))


def event(naming: Naming, entry: entries.Injected) -> Message:
    """An event or measure begins."""
    measure = named(naming.plan, "measure", entry.measure)
    return _in_round(entry, Message("{measure} begins", measure=measure))


def money(naming: Naming, entry: entries.CashAdjusted) -> Message:
    """Money of the facilitator."""
    firm, amount = named(naming.plan, "firm", entry.firm), Sum(entry.cents)
    return _in_round(
        entry, Message("{firm} {amount} ({reason})", firm=firm, amount=amount, reason=entry.reason)
    )


def seat(naming: Naming, entry: entries.BotSeated) -> Message:
    """Who plays a seat."""
    who = Message("the bot “{bot}”", bot=BOT_NAMES[entry.bot]) if entry.bot else Message("people")
    team = entry.name or naming.teams[entry.team]
    return Message("Round {round}: {team} is played by {who}", round=entry.round, team=team, who=who)


def guess(naming: Naming, entry: entries.Guessed) -> Message:
    """What the room expects."""
    says: dict[entries.Expectation | None, Message] = {
        "falls": Message("the room guesses: new material falls"),
        "stays": Message("the room guesses: new material stays"),
        "rises": Message("the room guesses: new material rises"),
    }
    if entry.hands is None:
        return _in_round(entry, says[entry.expects])
    falls, stays, rises = entry.hands
    hands = Message(
        "hands: {falls} it falls, {stays} it stays, {rises} it rises", falls=falls, stays=stays, rises=rises
    )
    return _in_round(entry, hands)


def reason(naming: Naming, entry: entries.Explained) -> Message:
    """Why, in somebody's own words."""
    plan, text = naming.plan, entry.text
    if entry.team is not None:
        said_by = Message("{team}: “{text}”", team=naming.teams[entry.team], text=text)
        return _in_round(entry, said_by)
    giver, taker = (named(plan, "firm", firm or "") for firm in (entry.giver, entry.taker))
    return _in_round(entry, Message("offer {giver} → {taker}: “{text}”", giver=giver, taker=taker, text=text))


def step_guess(naming: Naming, entry: entries.StepGuess) -> Message:
    """What most hands were up for in the debrief."""
    guessed = f"{entry.options[entry.chosen]} %".replace("-", "−")
    if entry.step == "road":
        return Message("Debrief, the road not taken: most hands for {guess}", guess=guessed)
    return Message("Debrief, one signature: most hands for {guess}", guess=guessed)


def monday(naming: Naming, entry: entries.MondayPlan) -> Message:
    """What somebody will do at home."""
    parts = entry.by_product, entry.firm, entry.role, entry.date, entry.witness
    plan = Listing(tuple(part for part in parts if part), ",")
    if not entry.by_product:
        return Message("Monday {n} is taken off the sheet", n=entry.number)
    return Message("Monday {n}: {what}", n=entry.number, what=plan)


def talk(naming: Naming, entry: entries.TalkNote) -> Message:
    """What was written down while people talked."""
    return _in_round(entry, Message("noted: {text}", text=entry.text))


def evidence(naming: Naming, entry: entries.EvidenceSheet) -> Message:
    """That somebody marked the statements; not what, and not who."""
    if entry.moment == "before":
        return Message("A sheet of statements, marked before the game")
    if entry.moment == "after":
        return Message("A sheet of statements, marked after the game")
    return Message("A sheet of statements, marked half a year later")


def undone(naming: Naming, entry: entries.Undone) -> Message:
    """An earlier line, named by what it says, no longer counts."""
    return Message("Undone: {what}", what=naming.earlier(entry.of))


def redone(naming: Naming, entry: entries.Redone) -> Message:
    """It counts again."""
    return Message("Counts again: {what}", what=naming.earlier(entry.of))


def edited(naming: Naming, entry: entries.Edited) -> Message:
    """It reads otherwise."""
    return Message("Edited: {what}", what=naming.earlier(entry.of))


def end(naming: Naming, entry: entries.Ended) -> Message:
    """The game ends early."""
    return Message("The game ends after round {round}", round=entry.round)


def record(naming: Naming, entry: entries.RoundPlayed) -> Message:
    """The years of a round have run."""
    name = (
        Message("Round {round}", round=entry.round) if entry.phase == "play" else Message("The years after")
    )
    first, last = entry.years[0], entry.years[-1]
    if first == last:
        return Message("{name}: the year {year} has run", name=name, year=first)
    return Message("{name}: the years {first}–{last} have run", name=name, first=first, last=last)


def clock(naming: Naming, entry: entries.Clock) -> Message:
    """What was done to the clock."""
    minutes = f"{entry.minutes:+d}"
    if entry.paused is None:
        return _in_round(entry, Message("{minutes} minutes", minutes=minutes))
    if entry.paused:
        return _in_round(entry, Message("{minutes} minutes, clock held", minutes=minutes))
    return _in_round(entry, Message("{minutes} minutes, clock goes on", minutes=minutes))


_OfRound = (
    entries.PhaseBegun
    | entries.SlipDraft
    | entries.WallTry
    | Deciding
    | entries.Clock
    | entries.Guessed
    | entries.TalkNote
    | entries.Explained
)


def _in_round(entry: _OfRound, what: Message) -> Message:
    return Message("Round {round}: {what}", round=entry.round, what=what)


def _of_deal(naming: Naming, terms: DealTerms) -> dict[str, Listing]:
    """Whose a deal is and what it is about: two of the same parties are told apart."""
    plan = naming.plan
    parties = Listing(tuple(named(plan, "firm", firm) for firm in terms.parties), "+")
    exchanges = (
        Message(
            "{stream} → {taker}",
            stream=named(plan, "store", exchange.giver),
            taker=named(plan, "taker", exchange.taker),
        )
        for exchange in terms.exchanges
    )
    return {"parties": parties, "what": Listing(tuple(exchanges))}


def _decisions(count: int) -> Message:
    return Message.many("one decision", "{n} decisions", count) if count else Message("no decision")
