"""Projects (an investment under way: permit, build, run), exchanges that exist, and matches."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from sim.scenario.counts import Count, Days
from sim.scenario.figures import Quantity, Thing, Whole, Yearly, YesNo, figure, path
from sim.scenario.frozen import Id
from sim.scenario.law import Approval
from sim.scenario.texts import LocalText

Year = Annotated[Whole, Field(ge=1900, le=2200)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=6)]


class Permit(Thing):
    """How long the authority takes: lognormal with this median."""

    median_days: Quantity = Field(description="Half of all permits come sooner than this many days.")
    spread: Quantity = Field(figure("0.5"), description="Log-deviation.")


class Builds(Thing):
    """What stands when it is done: one of treatment, line, intake, pipe, less_waste, less_input and store."""

    treatment: Id | None = Field(None, description="A treatment that stands then.")
    line: Id | None = Field(None, description="A line that stands then.")
    intake: Id | None = Field(None, description="A need; `material` says for which secondary.")
    material: Id | None = Field(None, description="The secondary that the intake is for.")
    pipe: tuple[Id, Id] | None = Field(None, description="Giver firm and taker firm; `carrier` says which.")
    carrier: Id | None = Field(None, description="The carrier of the pipe.")
    less_waste: Id | None = Field(None, description="A side stream that shrinks by `share`.")
    less_input: Id | None = Field(None, description="A need that shrinks by `share`.")
    store: Id | None = Field(None, description="A side stream or yield whose store grows by `amount`.")
    share: Quantity | None = Field(None, description="By what share it shrinks, 0–1.")
    amount: Quantity | None = Field(None, description="By how many units the store grows.")


class Offered(Thing):
    """A card that lies on the table for some years."""

    from_year: Year | None = Field(None, description="The year its card comes; left out: the first.")
    to_year: Year | None = Field(
        None,
        description="The last year in which it can be taken up: an offer, a call or a permit lapses then.",
    )
    from_round: Whole = Field(1, ge=1, le=100, description="Older files: the round its card comes.")
    to_round: Whole = Field(100, ge=1, le=100, description="Older files: the last round it can be taken up.")


class Project(Offered):
    """A card: what it is, what it costs, what it does, when, how sure, and what it needs from others."""

    code: Code = Field(description="Short code on the card: S2.")
    firm: Id = Field(description="The firm that builds it.")
    what: LocalText | None = Field(
        None, description="One or two sentences on the card: what it does and needs."
    )
    cost: Quantity = Field(description="EUR.")
    running: Yearly = Field(path(0), description="EUR a year once it stands.")
    permit: Permit | None = Field(None, description="The permit it needs; left out: none.")
    approvals: list[Approval] = Field(
        default_factory=list,
        max_length=10,
        description="What it needs by law; `permit` says how long that takes.",
    )
    build_days: Days = Field(description="Days to build.")
    ramp_days: Days = Field(0, description="Days from the first to the full output.")
    ramp_start: Quantity = Field(figure("0.3"), description="Share of capacity when the ramp begins.")
    overrun_chance: Quantity = Field(figure(0), description="Chance to be late and dearer.")
    overrun_cost: Quantity = Field(figure("0.3"), description="Share added to the cost then.")
    overrun_days: Days = Field(365, description="Days added when it runs late.")
    readiness: Annotated[int, Count(1, 9)] = Field(
        9, description="Technology readiness level. Below 9 it can fail."
    )
    fails: Quantity = Field(figure("0.05"), description="Chance to fail for each level of readiness below 9.")
    falls_short: Quantity = Field(
        figure("0.05"), description="Chance to fall short for each level of readiness below 9."
    )
    short_reaches: Quantity = Field(
        figure("0.6"), description="Share of what it promises that it reaches when it falls short."
    )
    technology: Id | None = Field(
        None, description="The technology it uses, one word; projects of other firms may share it."
    )
    areas: list[Id] = Field(
        default_factory=list, max_length=20, description="Priority areas it falls in: measures of kind area."
    )
    builds: list[Builds] = Field(min_length=1, max_length=20, description="What stands when it is done.")
    done: YesNo = Field(False, description="Stands already at the start.")


ShortfallBy = Literal["giver", "taker", "both"]


class ExchangeTerms(Thing):
    """A contract: who gives what to whom, how much, for how long, at what price."""

    giver: Id = Field(description="A side stream, a yield or a collection.")
    taker: Id = Field(description="A need or a treatment.")
    most: Quantity = Field(description="Units a year.")
    price: Quantity = Field(
        figure(0), description="EUR per unit paid by the taker; negative: the giver pays."
    )
    indexed: Quantity | None = Field(
        None, description="Instead of `price`: share of the virgin price of what it replaces."
    )
    first_year: Year = Field(description="The first year of the contract.")
    last_year: Year = Field(description="The last year of the contract.")
    renews: YesNo = Field(False, description="Goes on after its last year unless left.")
    carrier: Id | None = Field(None, description="Left out: the first truck or rail of the scenario.")
    carriage_paid_by: Literal["giver", "taker"] = Field(
        "taker", description="Who pays the carriage: giver or taker."
    )
    least: Quantity | None = Field(None, description="Least units a year, if agreed.")
    shortfall_price: Quantity = Field(
        figure(0), description="EUR per unit short of `least`, paid by whoever held it up as far as they owe."
    )
    shortfall_paid_by: ShortfallBy = Field(
        "giver", description="Who owes `least`: giver (deliver or pay), taker (take or pay) or both."
    )
    leaving_price: Quantity = Field(figure(0), description="EUR for leaving early.")


class Match(Offered):
    """An exchange that could be made: shown to teams, or hidden until something reveals it."""

    giver: Id = Field(description="A side stream, a yield or a collection.")
    taker: Id = Field(description="A need or a treatment.")
    code: Code | None = Field(None, description="Short code on the card: M2.")
    hidden: YesNo = Field(False, description="Whether teams see it only when something reveals it.")
    revealed_from: Year | None = Field(None, description="The year it shows by itself, if hidden.")
    last_year: Year | None = Field(
        None, description="The last year it can run: whatever is agreed on it ends then at the latest."
    )
