"""Measures: one mechanism for programmes, cluster actions, cards, audits, areas, innovation, partners, events.

A measure is who may use it, what it costs and who pays, when it works, and a list of effects. An event
is a measure that happens by itself. Nothing in the program is written for one scenario: whatever a
theme needs is said here.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from sim.scenario.counts import Count, DayOfYear, Days
from sim.scenario.figures import Number, Quantity, Thing, Whole, YesNo, figure
from sim.scenario.frozen import Id
from sim.scenario.projects import Code, Year
from sim.scenario.texts import LocalText

Kind = Literal[
    "event",
    "programme",
    "action",
    "card",
    "audit",
    "area",
    "innovation",
    "partner",
    "matchmaking",
    "advantage",
    "pledge",
]
Change = Literal[
    "price", "tax", "rate", "demand", "permit", "build", "share", "carriage", "readiness", "risk", "cost",
    "credit_rate", "credit_limit", "need", "grant", "saving", "levy", "reveal", "stand", "close",
    "stop",
]  # fmt: skip
Begins = Literal["by itself", "by choice", "by condition", "by vote", "by application", "by contribution"]
Size = Literal["anchor", "sme", "community"]

WITHOUT_NUMBER: Final[tuple[Change, ...]] = ("saving", "reveal", "stand", "close", "stop")
"""Changes that no `times`, `plus` or `to` belongs to."""


class Effect(Thing):
    """One change of the world. A figure changes by exactly one of `times`, `plus` and `to`."""

    change: Change = Field(
        description=(
            "What changes: `price` (a need), `tax`, `rate` (a firm, line or treatment; 1 before), `demand` (a "
            "line; 1 before), `permit` or `build` (time of projects; 1 before), `share` (greatest share: `of` a "
            "need, `material` the secondary), `carriage` (a carrier, EUR per unit), `readiness` (a technology's "
            "levels), `risk` (chance of overrun), `cost` (of projects, EUR), `credit_rate` or `credit_limit` (a "
            "firm), `need` (amount per unit), `grant` (rate of a call), `saving` (what an audit finds in a need), "
            "`levy` (`plus` so many EUR per unit of a kind of disposal, from the purse into the fund at New Year), "
            "`reveal` (a match), `stand` (a firm's line, treatment or project, or with `material` a need's "
            "intake, opens), `close` (a firm) or `stop` (a line or treatment)."
        )
    )
    of: Id = Field(
        description=(
            "The id of what changes; for a levy a kind of disposal (`heap`, `landfill`). "
            "A firm stands for what it has; a priority area or technology for its "
            "projects; `applicant` for the firms that use the measure, or their projects in it; `all` for "
            "everything the change can apply to."
        )
    )
    material: Id | None = Field(None, description="Which secondary of a need (share; stand of an intake).")
    times: Number | None = Field(None, description="Times so much: 1.25 for a quarter more.")
    plus: Number | None = Field(None, description="So much more; negative for less.")
    to: Number | None = Field(None, description="The new figure.")
    saves: Quantity | None = Field(
        None, description="Part of the need that is saved, 0–1, drawn between low and high (saving)."
    )


class Eligible(Thing):
    """Who may use a measure. What is left out does not limit."""

    sizes: list[Size] = Field(default_factory=list, max_length=3, description="Sizes of firms.")
    sectors: list[Id] = Field(default_factory=list, max_length=30, description="Sectors of firms.")
    least_parties: Annotated[int, Count(1, 20)] = Field(1, description="Firms that must take part together.")
    least_sectors: Annotated[int, Count(1, 20)] = Field(1, description="Different sectors among them.")
    least_ticket: Quantity = Field(figure(0), description="EUR of project cost at least.")
    in_priority_area: YesNo = Field(False, description="Only projects inside a chosen priority area.")
    proven_elsewhere: YesNo = Field(
        False, description="Only projects whose technology stands already in a firm of another sector."
    )
    after: Id | None = Field(None, description="A measure that must be in force, such as a funding desk.")
    anchor_years: Annotated[int, Count(0, 50)] = Field(
        0,
        description="Years of a contract with an anchor firm that the firm must hold: the tractor effect.",
    )


class Call(Thing):
    """Public co-funding: a rate, a pot, a deadline; paid the year after the project is completed."""

    rate: Quantity = Field(description="Share of the cost that is paid, 0–1.")
    pot: Quantity = Field(description="EUR in all.")
    ceiling: Quantity | None = Field(None, description="EUR a project at most.")


class Pledge(Thing):
    """Match money: every seat owes the fund a due each round, and the region adds to it when they all pay."""

    share: Quantity = Field(
        description="A seat's due: this share, 0–1, of its firms' own money (`purse.yearly`) of the round's years."
    )
    all_paid: Quantity = Field(
        description="What the region adds when every seat has paid its due: so many times the dues, 0–1."
    )
    one_missing: Quantity = Field(
        description="What it adds when all but one have paid: so many times the dues paid, 0–1; with fewer, nothing."
    )


class Measure(Thing):
    """Something that changes the world: it happens by itself, or people start it."""

    kind: Kind = Field("event", description="What sort of measure it is; under `events:` left out.")
    news: LocalText | None = Field(None, description="What the Room reads when it happens or begins.")
    answers: list[Id] = Field(
        default_factory=list,
        max_length=3,
        description="Firms whose teams answer the news first; left out: those that it changes.",
    )
    people: Quantity | None = Field(
        None,
        description="How many people it touches: they work where it happens, or live with it. Left out: nobody knows.",
    )
    front_page: YesNo = Field(
        False, description="News that always has a page of its own: the argument of its years hangs on it."
    )
    what: LocalText | None = Field(None, description="What it does, on its card.")
    code: Code | None = Field(None, description="Short code on the card.")

    year: Year | None = Field(
        None, description="Events: the year it happens; with a chance, the first it can."
    )
    chance: Quantity = Field(
        figure(1), description="Events: chance a year (from `year` on, if both are given)."
    )
    day: DayOfYear = Field(1, description="Events: the day of the year, 1 to 365.")
    happened: Year | None = Field(
        None,
        description="Events with a chance: the year in which it really happened, for games that keep to history.",
    )

    years: list[Year] = Field(
        default_factory=list,
        max_length=50,
        description="Years in which it can be started; empty: every year.",
    )
    rounds: list[Whole] = Field(
        default_factory=list,
        max_length=50,
        description="Older files: rounds in which it can be started; empty: every round.",
    )
    eligible: Eligible = Field(default_factory=lambda: Eligible(), description="Who may use it.")
    cost: Quantity = Field(figure(0), description="EUR, each time it is started.")
    paid_by: Literal["fund", "applicant", "programme"] = Field(
        "programme",
        description="fund: the cluster fund, after a vote; applicant: the firms that use it; or a programme.",
    )
    applicants_share: Quantity = Field(
        figure(1), description="Share of the cost the applicants bear, if they pay; a programme has the rest."
    )
    lead_days: Days = Field(0, description="Days from its start until it works.")
    lasts_days: Annotated[int, Count(1, 36500)] | None = Field(
        None, description="Days it works. Left out: for good."
    )
    once: YesNo = Field(True, description="Whether it can be started only once (by each firm).")
    call: Call | None = Field(None, description="If it pays grants.")
    pledge: Pledge | None = Field(None, description="The terms of a pledge (`kind: pledge`).")
    majority: Quantity | None = Field(
        None,
        description="Votes: the share of all seats, 0–1, that must be in favour. Left out: more than half of them.",
    )
    opens_books: YesNo = Field(
        False,
        description="While it works, the wall shows what a deal brings each team, and not only its sign.",
    )
    effects: list[Effect] = Field(default_factory=list, max_length=50, description="What it changes.")

    @property
    def begins(self) -> Begins:
        """How it comes into force. What the fund pays for is voted on; what firms use is applied for."""
        if self.kind in _OF_ITSELF:
            return _OF_ITSELF[self.kind]
        voted = self.kind == "action" or self.paid_by == "fund"
        return "by vote" if voted else "by application"


_OF_ITSELF: Final[dict[str, Begins]] = {
    "event": "by itself",
    "area": "by choice",
    "advantage": "by condition",
    "pledge": "by contribution",
}
