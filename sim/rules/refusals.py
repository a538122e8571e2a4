"""Every refusal of the rules: what is wrong, and what to do instead. Each is written once, here.

The places are filled by the rule that refuses; sentences are short, for a plant manager.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sim.message import Message, Value
from sim.rules.objection import Problem


@dataclass(frozen=True, slots=True)
class RefusalText:
    """What is wrong and what to do instead, as templates; called with what fills their places."""

    what: str
    instead: str

    def __call__(self, **values: Value) -> Problem:
        return Problem(_message(self.what, values), _message(self.instead, values))


def _message(template: str, values: dict[str, Value]) -> Message:
    return Message(
        template, **{place: value for place, value in values.items() if f"{{{place}}}" in template}
    )


NOBODY_DECIDES: Final = RefusalText("Nobody sits at this seat.", "Name at least one firm that decides.")
UNKNOWN_FIRM: Final = RefusalText("There is no firm called {name}.", "Name a firm of this cluster.")
FIRM_CLOSED: Final = RefusalText("{firm} has closed.", "Choose a firm that still runs.")
UNDER_RESTRUCTURING: Final = RefusalText(
    "{firm} is under restructuring and may promise nothing new.", "Wait until its debts are within its limit."
)

# --- projects

UNKNOWN_PROJECT: Final = RefusalText("There is no project called {name}.", "Read the code on the card again.")
NOT_YOUR_PROJECT: Final = RefusalText(
    "{project} belongs to {owner}.", "Offer {owner} a deal that includes it."
)
CARD_NOT_OPEN: Final = RefusalText("{project} opens in {first}.", "Choose it then.")
CARD_EXPIRED: Final = RefusalText("{project} was open until {last}.", "Choose another project.")
ALREADY_UNDER_WAY: Final = RefusalText("{project} is already under way.", "Leave it out.")
ALREADY_STANDS: Final = RefusalText("{project} is already built.", "Leave it out.")
TOO_MANY_SITES: Final = RefusalText(
    "{firm} can run {sites} at once.", "Wait until one is finished, or cancel one."
)
PURSE_TOO_SMALL: Final = RefusalText(
    "{firms} lacks {lacking}.", "Choose something cheaper, or share the cost in a deal."
)
NOTHING_TO_CANCEL: Final = RefusalText(
    "{project} is not under way.", "Only a project under way can be cancelled."
)

# --- the table

BOT_DECLINES: Final = RefusalText(
    "{team} is played by a bot and does not sign this.", "Offer it more, or leave it out."
)
NO_PURSE: Final = RefusalText(
    "{firm} has closed and has no purse.", "Change the purse of a firm that is open."
)

# --- settings

UNKNOWN_STREAM: Final = RefusalText(
    "There is no side stream called {name}.", "Name a side stream of your own."
)
NOT_YOUR_STREAM: Final = RefusalText("{stream} belongs to {owner}.", "Name a side stream of your own.")
NOTHING_TO_COLLECT: Final = RefusalText(
    "{stream} comes from a treatment and is always collected.", "Leave it out."
)
UNKNOWN_NEED: Final = RefusalText("There is no need called {name}.", "Name a need of your own.")
NOT_YOUR_NEED: Final = RefusalText("{need} is needed by {owner}.", "Name a need of your own.")
UNKNOWN_TREATMENT: Final = RefusalText(
    "There is no treatment called {name}.", "Name a treatment of your own."
)
NOT_YOUR_TREATMENT: Final = RefusalText("{treatment} belongs to {owner}.", "Name a treatment of your own.")

# --- contracts

UNKNOWN_CONTRACT: Final = RefusalText("There is no exchange called {name}.", "Name one that runs: {running}.")
NO_CONTRACT: Final = RefusalText("There is no exchange called {name}.", "Leave it out: none of yours runs.")
CONTRACT_OVER: Final = RefusalText("The exchange {name} has ended already.", "Leave it out.")
NOT_YOUR_CONTRACT: Final = RefusalText(
    "This exchange is between {giver} and {taker}.", "Only one of them can leave it."
)

# --- deals

EMPTY_PACKAGE: Final = RefusalText("The deal holds no exchange and no project.", "Add at least one.")
PARTY_TWICE: Final = RefusalText("{firm} is named twice.", "Name each party once.")
NOT_A_PARTY: Final = RefusalText(
    "None of your firms is a party to this deal.", "Let one of its parties decide."
)
NOT_SIGNED: Final = RefusalText("{firm} has not signed.", "Ask for the signature, or leave the deal.")
STRANGER_SIGNED: Final = RefusalText(
    "{firm} signed but is not a party.", "Add it to the parties, or strike it out."
)
UNKNOWN_GIVER: Final = RefusalText("Nobody gives anything called {name}.", "Name a side stream of a party.")
UNKNOWN_TAKER: Final = RefusalText(
    "Nobody takes in anything called {name}.", "Name a need or a treatment of a party."
)
OWNER_NOT_PARTY: Final = RefusalText(
    "{thing} belongs to {owner}, who is no party.", "Add {owner} to the parties."
)
SAME_FIRM: Final = RefusalText(
    "{firm} both gives and takes {thing}.", "What stays in one firm needs no deal."
)
DOES_NOT_FIT: Final = RefusalText(
    "{taker} cannot use {material}.", "Look for another taker, or a treatment between."
)
GRADE_TOO_LOW: Final = RefusalText(
    "{material} is not clean or warm enough for {taker}.", "Look for a treatment between."
)
NOT_YET_KNOWN: Final = RefusalText(
    "Nobody knows yet that {material} fits {taker}.", "Look for what reveals new exchanges."
)
MATCH_NOT_OPEN: Final = RefusalText("{material} for {taker} opens in {first}.", "Agree on it then.")
MATCH_IS_OVER: Final = RefusalText("{material} for {taker} ended with {last}.", "Look for another taker.")
TOO_FAR: Final = RefusalText(
    "{material} may be carried {most} km; {taker} is {number} km away.", "Look for a taker nearby."
)
RUNS_ALREADY: Final = RefusalText(
    "{taker} already has a contract for this {material}.", "Leave the old contract first."
)
PAIR_TWICE: Final = RefusalText(
    "The deal names {material} for {taker} twice.", "Put both amounts in one exchange."
)
UNKNOWN_CARRIER: Final = RefusalText(
    "There is no carrier called {name}.", "Name one of the scenario's carriers."
)
NO_CARRIER: Final = RefusalText("Nothing here can carry {material}.", "Choose another exchange.")
NEEDS_PIPE: Final = RefusalText("{material} cannot go by {carrier}.", "It needs a pipe.")
PIPE_NOT_BUILT: Final = RefusalText(
    "There is no {carrier} between these firms.", "Add the project {project} to the deal."
)
PROMISES_MORE_THAN_FLOWS: Final = RefusalText(
    "{stream}: the slip says {promised} a year, but about {amount} would flow.",
    "Promise less, or find out what holds it back.",
)
AMOUNT_TOO_SMALL: Final = RefusalText(
    "The yearly amount of {material} is too small to count.", "Write a larger amount."
)
LEAST_ABOVE_MOST: Final = RefusalText(
    "The least amount of {material} is above the most.", "Lower it, or raise the most."
)
TWO_PRICES: Final = RefusalText("{material} has a fixed and an indexed price.", "Keep one of the two.")
NO_INDEX: Final = RefusalText("{taker} replaces nothing that is bought.", "Write a fixed price.")
PRICE_NOT_SANE: Final = RefusalText(
    "The price of {material} looks like a typing error.", "Stay within {limit} per unit."
)
OUTSIDE_FIRM_LOSES: Final = RefusalText(
    "{firm} would lose by this price and will not sign.", "Offer it a better price."
)
PROJECT_TWICE: Final = RefusalText("{project} is in the deal twice.", "Name it once.")
PAYER_NOT_PARTY: Final = RefusalText(
    "{firm} pays for {project} but is no party.", "Add {firm} to the parties."
)
PAYER_TWICE: Final = RefusalText("{firm} is named twice as payer of {project}.", "Name each payer once.")
OWNER_PAYS_REST: Final = RefusalText(
    "{firm} owns {project} and pays the rest anyway.", "Name only what others pay."
)
SHARES_ABOVE_ONE: Final = RefusalText("Others pay more than the whole of {project}.", "Lower their shares.")
OUTSIDE_FIRM_PAYS: Final = RefusalText(
    "{firm} is outside the cluster and pays for no project.", "Share {project} between other firms."
)

# --- offers

OFFER_EXISTS: Final = RefusalText("There is an offer called {offer} already.", "Give it another name.")
NO_OFFER: Final = RefusalText("There is no offer called {offer}.", "Answer an offer of this round.")
ALREADY_SIGNED: Final = RefusalText("You have signed this offer already.", "Leave it out.")
UNKNOWN_MEASURE: Final = RefusalText(
    "There is nothing called {name} to start.", "Read the code on the card again."
)
NOT_VOTED_ON: Final = RefusalText(
    "The cluster does not vote on {name}.", "Firms apply for it, or it comes by itself."
)
NOT_APPLIED_FOR: Final = RefusalText(
    "Nobody applies for {name}.", "The cluster votes on it, or it comes by itself."
)
NOT_OPEN_IN: Final = RefusalText("{name} can be started only in {years}.", "Choose it then.")
NEEDS_FIRST: Final = RefusalText("{name} needs {other} first.", "Start {other}, and come back when it works.")
STARTED_ALREADY: Final = RefusalText("{name} has been started already.", "Leave it out.")
USED_ALREADY: Final = RefusalText("{firm} has used {name} already.", "Leave it out.")
NOT_THERE_YET: Final = RefusalText("{thing} is not there yet.", "It comes with {measure}.")

# --- votes, areas and the fund

NO_VOTE: Final = RefusalText("{firm} has no seat and no vote.", "Let a seat of the cluster vote.")
VOTED_TWICE: Final = RefusalText("This seat has voted on {name} already.", "Vote once.")
FUND_SHORT: Final = RefusalText(
    "The fund is {lacking} short for {name}.", "Contribute more, or start something cheaper."
)
NO_FUND: Final = RefusalText(
    "This cluster has no shared fund.", "Share the cost of a project in a deal instead."
)
CONTRIBUTION_TOO_SMALL: Final = RefusalText("Less than a cent is no contribution.", "Write a larger amount.")
NOT_AN_AREA: Final = RefusalText(
    "There is no priority area called {name}.", "Name a priority area of the region."
)
AREA_TWICE: Final = RefusalText("{name} is named twice.", "Name each area once.")
PROPOSED_ALREADY: Final = RefusalText(
    "This seat has proposed priority areas already.", "Propose once, at most two."
)

# --- who may apply

NOT_YOUR_FIRM: Final = RefusalText(
    "{firm} is not yours.", "Let a firm of your own lead, and name the others as partners."
)
WRONG_SIZE: Final = RefusalText("{name} is for {sizes}.", "Let another firm lead.")
WRONG_SECTOR: Final = RefusalText("{name} is for firms in {sectors}.", "Let another firm lead.")
NEEDS_ANCHOR: Final = RefusalText(
    "{firm} holds no contract of {term} with an anchor firm.", "Agree on one first."
)
TOO_FEW_PARTIES: Final = RefusalText(
    "{name} needs at least {least} firms together.", "Make a deal with more parties."
)
TOO_FEW_SECTORS: Final = RefusalText(
    "{name} needs firms from at least {least} sectors.", "Add a partner of another sector."
)
PARTNER_NOT_SIGNED: Final = RefusalText(
    "{firm} has not signed as a partner.", "Ask for the signature, or leave the partner out."
)
NO_PROJECTS: Final = RefusalText("{name} is for projects, and none is named.", "Name at least one project.")
TICKET_TOO_SMALL: Final = RefusalText(
    "{name} is for projects of at least {least} together.", "Add a project, or choose a larger one."
)
OUTSIDE_PRIORITY_AREA: Final = RefusalText(
    "{project} is in none of the region's priority areas.", "Propose its area, or leave it out."
)
NOT_PROVEN: Final = RefusalText(
    "The technology of {project} is not yet proven in another sector.", "Wait until somebody has proven it."
)
NOT_YOUR_APPLICATION: Final = RefusalText("{project} belongs to nobody who applies.", "Let its owner apply.")

# --- calls

NO_CALL: Final = RefusalText("There is no such support: {name}.", "Leave the support out.")
NOT_BEGUN_NOW: Final = RefusalText("{project} does not begin this round.", "Ask for support when it begins.")
ASKED_ALREADY: Final = RefusalText(
    "Support has been asked for {project} already.", "Ask for one support for each project."
)
POT_EMPTY: Final = RefusalText("The money of {name} has run out.", "Leave the support out.")
POT_WENT_TO_OTHERS: Final = RefusalText(
    "The money of {name} went to projects that save more per euro.", "Make a package that saves more."
)


# --- parts of the sentences above


def building_sites(count: int) -> Message:
    """So many building sites."""
    return Message.many("one building site", "{n} building sites", count)


def years(count: int) -> Message:
    """A number of years."""
    return Message.many("one year", "{n} years", count)
