"""Projects (an investment under way: permit, build, run), exchanges that exist, and events."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario.figures import Id, LocalText, Number, PlainText, Quantity, Thing, Yearly, figure, path

Year = Annotated[int, Field(ge=1900, le=2200)]


class Permit(Thing):
    """How long the authority takes: lognormal with this median."""

    median_days: Quantity
    spread: Quantity = Field(figure("0.5"), description="Log-deviation.")


class Builds(Thing):
    """What stands when the project is done. Exactly one of the first six, with its amount where it has one."""

    treatment: Id | None = None
    line: Id | None = None
    intake: Id | None = Field(None, description="A need; `material` says for which secondary.")
    material: Id | None = None
    pipe: tuple[Id, Id] | None = Field(None, description="Giver firm and taker firm; `carrier` says which.")
    carrier: Id | None = None
    less_waste: Id | None = Field(None, description="A side stream that shrinks by `share`.")
    less_input: Id | None = Field(None, description="A need that shrinks by `share`.")
    store: Id | None = Field(None, description="A side stream or yield whose store grows by `amount`.")
    share: Quantity | None = None
    amount: Quantity | None = None


class Project(Thing):
    """A card: what it is, what it costs, what it does, when, how sure, and what it needs from others."""

    code: PlainText = Field(description="Short code on the card: S2.", max_length=6)
    firm: Id
    what: LocalText | None = None
    cost: Quantity = Field(description="EUR.")
    running: Yearly = Field(path(0), description="EUR a year once it stands.")
    permit: Permit | None = None
    build_days: int = Field(ge=0, le=3650)
    ramp_days: int = Field(0, ge=0, le=3650)
    ramp_start: Quantity = Field(figure("0.3"), description="Share of capacity when the ramp begins.")
    overrun_chance: Quantity = Field(figure(0), description="Chance to be late and dearer.")
    overrun_cost: Quantity = Field(figure("0.3"), description="Share added to the cost then.")
    overrun_days: int = Field(365, ge=0, le=3650)
    readiness: int = Field(9, ge=1, le=9, description="Technology readiness level. Below 9 it can fail.")
    builds: list[Builds] = Field(min_length=1, max_length=20)
    from_round: int = Field(1, ge=1, le=100)
    to_round: int = Field(100, ge=1, le=100)
    done: bool = Field(False, description="Stands already at the start.")


class ExchangeTerms(Thing):
    """A contract: who gives what to whom, how much, for how long, at what price."""

    giver: Id = Field(description="A side stream, a yield or a collection.")
    taker: Id = Field(description="A need or a treatment.")
    most: Quantity = Field(description="Units a year.")
    price: Quantity = Field(figure(0), description="EUR per unit paid by the taker; negative: the giver pays.")
    indexed: Quantity | None = Field(
        None, description="Instead of `price`: share of the virgin price of what it replaces."
    )
    first_year: Year
    last_year: Year
    renews: bool = Field(False, description="Goes on after its last year unless left.")
    carrier: Id | None = Field(None, description="Left out: the first truck or rail of the scenario.")
    carriage_paid_by: Literal["giver", "taker"] = "taker"
    least: Quantity | None = Field(None, description="Least units a year, if agreed.")
    shortfall_price: Quantity = Field(figure(0), description="EUR per unit short of `least`, paid by the giver.")
    leaving_price: Quantity = Field(figure(0), description="EUR for leaving early.")


class Match(Thing):
    """An exchange that could be made: shown to teams, or hidden until something reveals it."""

    giver: Id
    taker: Id
    code: PlainText | None = Field(None, max_length=6)
    hidden: bool = False
    revealed_from: Year | None = None
    from_round: int = Field(1, ge=1, le=100)


class Effect(Thing):
    """One change of the world. Exactly one of `times`, `plus` and `to`, except for closing and revealing."""

    change: Literal["price", "tax", "rate", "demand", "close", "reveal"]
    of: Id = Field(description="The id of what changes: a need, tax, line, firm or match.")
    times: Number | None = None
    plus: Number | None = None
    to: Number | None = None


class Event(Thing):
    """News that changes the world, in a fixed year or by chance."""

    news: LocalText | None = None
    year: Year | None = None
    chance: Quantity = Field(figure(1), description="Chance a year (from `year` on, if both are given).")
    day: int = Field(1, ge=1, le=365)
    lasts_days: int | None = Field(None, ge=1, le=36500, description="Left out: for good.")
    effects: list[Effect] = Field(default_factory=list, max_length=50)
