"""Decisions: what a firm may decide in a round, as plain frozen data.

The same forms stand in a decisions file, in the journal and in a bot's answer. `sim.rules.check`
says what is wrong with one; `sim.rules.apply` carries it out.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from sim.scenario.bounds import AMOUNT, AMOUNT_OR_NONE, COST, MONEY, PRICE
from sim.scenario.figures import Number
from sim.scenario.frozen import Frozen, Id
from sim.scenario.projects import ShortfallBy
from sim.state import RunsFor

Short = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A line of text: a reason, or the id of a contract."""
Share = Annotated[Number, Field(ge=0, le=1)]


class Decided(Frozen):
    """What every decision may carry: the team's own one-line reason."""

    reason: Short | None = Field(None, description="Why, in the team's own words.")


class PaidBy(Frozen):
    """Who carries a share of a project's cost, as a contribution or as an advance paid back."""

    firm: Id
    share: Share
    repaid_years: int = Field(0, ge=0, le=30, description="0: a gift to the project; else years of pay-back.")


class Invest(Decided):
    """Start a project: permit, build, run. The firm pays all of it; shared costs come with a deal."""

    do: Literal["invest"]
    project: Id
    co_funding: Id | None = Field(None, description="The call asked for co-funding.")


class Cancel(Decided):
    """Stop a project under way. What is paid, and the grant, are lost."""

    do: Literal["cancel"]
    project: Id


class SetRecovery(Decided):
    """Say what part of a side stream is collected."""

    do: Literal["set_recovery"]
    side_stream: Id
    share: Share


class SetBlend(Decided):
    """Say how much of a need secondaries may fill at most."""

    do: Literal["set_blend"]
    need: Id
    share: Share


class SetTreatment(Decided):
    """Say what a treatment runs for: what its outlets take, or also what is thrown away afterwards."""

    do: Literal["set_treatment"]
    treatment: Id
    runs_for: RunsFor


class DealExchange(Frozen):
    """One exchange inside a package."""

    giver: Id
    taker: Id
    most: Number = Field(gt=AMOUNT.least, le=AMOUNT.most, description="Units a year.")
    price: Number | None = Field(
        None,
        ge=PRICE.least,
        le=PRICE.most,
        description="EUR per unit; left out: set from the split of the gain.",
    )
    indexed: Share | None = Field(None, description="Share of the virgin price, instead of a fixed price.")
    years: int | None = Field(
        None, ge=1, le=50, description="Left out on a slip that is not yet written whole."
    )
    carrier: Id | None = None
    carriage_paid_by: Literal["giver", "taker"] = "taker"
    least: Number | None = Field(None, ge=AMOUNT_OR_NONE.least, le=AMOUNT_OR_NONE.most)
    shortfall_price: Number = Field(0, ge=COST.least, le=COST.most, validate_default=True)
    shortfall_paid_by: ShortfallBy = "giver"
    leaving_price: Number = Field(0, ge=MONEY.least, le=MONEY.most, validate_default=True)
    renews: bool = False

    @property
    def term(self) -> int:
        """For how many years it is agreed; 0 where the slip does not say yet."""
        return self.years or 0


class DealProject(Frozen):
    """One project a party builds for the package, and who pays what share of it."""

    project: Id
    paid_by: list[PaidBy] = Field(
        default_factory=list, description="What others carry; the owner has the rest."
    )
    co_funding: Id | None = None


class DealTerms(Decided):
    """A package: it stands only if every party signs and every part passes its check."""

    parties: list[Id] = Field(min_length=2, max_length=20)
    exchanges: list[DealExchange] = Field(default_factory=list, max_length=20)
    projects: list[DealProject] = Field(default_factory=list, max_length=20)
    takers_share: Share = Field(
        "0.5", validate_default=True, description="Share of the gain the takers keep where no price is named."
    )


class AgreeDeal(DealTerms):
    """A package signed by all its parties: "I build if you build"."""

    do: Literal["agree_deal"]
    signed: list[Id] = Field(min_length=1, max_length=20)


class OfferDeal(DealTerms):
    """A package put on the table by one party; the others accept or decline in the same round."""

    do: Literal["offer_deal"]
    offer: Id


class AcceptDeal(Decided):
    """Sign a package on the table."""

    do: Literal["accept_deal"]
    offer: Id


class DeclineDeal(Decided):
    """Refuse a package on the table."""

    do: Literal["decline_deal"]
    offer: Id


class LeaveExchange(Decided):
    """End a contract at New Year, at the price agreed for leaving early."""

    do: Literal["leave_exchange"]
    exchange: Short = Field(description="The contract's id.")


class Contribute(Decided):
    """Pay into the cluster fund."""

    do: Literal["contribute"]
    amount: Number = Field(gt=MONEY.least, le=MONEY.most, description="EUR.")


class Vote(Decided):
    """A seat's vote on something the cluster fund pays for, or all decide: more than half of the seats, or the
    majority that the measure asks for, carries it."""

    do: Literal["vote"]
    measure: Id
    in_favour: bool = True


class SetPriorityAreas(Decided):
    """A seat's proposal for the region's priority areas. What more than half of the seats propose is chosen."""

    do: Literal["set_priority_areas"]
    areas: list[Id] = Field(min_length=1, max_length=2)


class Apply(Decided):
    """Ask a call for co-funding of projects begun this round; or use a card, an audit, an innovation project."""

    do: Literal["apply"]
    call: Id = Field(description="The call, or whatever else firms apply for.")
    firm: Id | None = Field(
        None, description="Who leads; left out: the owner of the first project, or the first firm that may."
    )
    projects: list[Id] = Field(default_factory=list, max_length=20)
    partners: list[Id] = Field(default_factory=list, max_length=20, description="Other firms that take part.")
    signed: list[Id] = Field(
        default_factory=list, max_length=20, description="Partners of other teams that have signed."
    )


Decision = Annotated[
    Invest
    | Cancel
    | SetRecovery
    | SetBlend
    | SetTreatment
    | AgreeDeal
    | OfferDeal
    | AcceptDeal
    | DeclineDeal
    | LeaveExchange
    | Contribute
    | Vote
    | SetPriorityAreas
    | Apply,
    Field(discriminator="do"),
]

DECISION: TypeAdapter[Decision] = TypeAdapter(Decision)
"""Reads and writes one decision as plain data."""

DECISIONS_FILE: TypeAdapter[dict[int, dict[Id, list[Decision]]]] = TypeAdapter(
    dict[int, dict[Id, list[Decision]]]
)
"""A decisions file: round → team or firm → decisions."""
