"""Every sentence the rules say, in one place, so that they can be translated later.

Names come in as text. Sentences are short and say what to do next.
"""

from __future__ import annotations

from collections.abc import Sequence

from sim.rules.objection import Problem


def nobody_decides() -> Problem:
    return Problem("Nobody sits at this seat.", "Name at least one firm that decides.")


def unknown_firm(name: str) -> Problem:
    return Problem(f"There is no firm called {name}.", "Name a firm of this cluster.")


def firm_closed(firm: str) -> Problem:
    return Problem(f"{firm} has closed.", "Choose a firm that still runs.")


def under_restructuring(firm: str) -> Problem:
    return Problem(
        f"{firm} is under restructuring and may promise nothing new.",
        "Wait until its debts are within its limit.",
    )


# --- projects


def unknown_project(name: str) -> Problem:
    return Problem(f"There is no project called {name}.", "Read the code on the card again.")


def not_your_project(project: str, owner: str) -> Problem:
    return Problem(f"{project} belongs to {owner}.", f"Offer {owner} a deal that includes it.")


def card_not_open(project: str, first: int) -> Problem:
    return Problem(f"{project} opens in round {first}.", "Choose it then.")


def card_expired(project: str, last: int) -> Problem:
    return Problem(f"{project} was open until round {last}.", "Choose another project.")


def already_under_way(project: str) -> Problem:
    return Problem(f"{project} is already under way.", "Leave it out.")


def already_stands(project: str) -> Problem:
    return Problem(f"{project} is already built.", "Leave it out.")


def too_many_sites(firm: str, limit: int) -> Problem:
    sites = "one building site" if limit == 1 else f"{limit} building sites"
    return Problem(f"{firm} can run {sites} at once.", "Wait until one is finished, or cancel one.")


def purse_too_small(firms: str, lacking: str) -> Problem:
    return Problem(f"{firms} lacks {lacking}.", "Choose something cheaper, or share the cost in a deal.")


def nothing_to_cancel(project: str) -> Problem:
    return Problem(f"{project} is not under way.", "Only a project under way can be cancelled.")


# --- settings


def unknown_stream(name: str) -> Problem:
    return Problem(f"There is no side stream called {name}.", "Name a side stream of your own.")


def not_your_stream(stream: str, owner: str) -> Problem:
    return Problem(f"{stream} belongs to {owner}.", "Name a side stream of your own.")


def nothing_to_collect(stream: str) -> Problem:
    return Problem(f"{stream} comes from a treatment and is always collected.", "Leave it out.")


def unknown_need(name: str) -> Problem:
    return Problem(f"There is no need called {name}.", "Name a need of your own.")


def not_your_need(need: str, owner: str) -> Problem:
    return Problem(f"{need} is needed by {owner}.", "Name a need of your own.")


# --- contracts


def unknown_contract(name: str, running: Sequence[str]) -> Problem:
    instead = f"Name one that runs: {', '.join(running)}." if running else "Leave it out: none of yours runs."
    return Problem(f"There is no exchange called {name}.", instead)


def contract_over(name: str) -> Problem:
    return Problem(f"The exchange {name} has ended already.", "Leave it out.")


def not_your_contract(giver: str, taker: str) -> Problem:
    return Problem(f"This exchange is between {giver} and {taker}.", "Only one of them can leave it.")


# --- deals


def empty_package() -> Problem:
    return Problem("The deal holds no exchange and no project.", "Add at least one.")


def party_twice(firm: str) -> Problem:
    return Problem(f"{firm} is named twice.", "Name each party once.")


def not_a_party() -> Problem:
    return Problem("None of your firms is a party to this deal.", "Let one of its parties decide.")


def not_signed(firm: str) -> Problem:
    return Problem(f"{firm} has not signed.", "Ask for the signature, or leave the deal.")


def stranger_signed(firm: str) -> Problem:
    return Problem(f"{firm} signed but is not a party.", "Add it to the parties, or strike it out.")


def unknown_giver(name: str) -> Problem:
    return Problem(f"Nobody gives anything called {name}.", "Name a side stream of a party.")


def unknown_taker(name: str) -> Problem:
    return Problem(f"Nobody takes in anything called {name}.", "Name a need or a treatment of a party.")


def owner_not_party(thing: str, owner: str) -> Problem:
    return Problem(f"{thing} belongs to {owner}, who is no party.", f"Add {owner} to the parties.")


def same_firm(thing: str, firm: str) -> Problem:
    return Problem(f"{firm} both gives and takes {thing}.", "What stays in one firm needs no deal.")


def does_not_fit(taker: str, material: str) -> Problem:
    return Problem(f"{taker} cannot use {material}.", "Look for another taker, or a treatment between.")


def grade_too_low(taker: str, material: str) -> Problem:
    return Problem(f"{material} is not clean or warm enough for {taker}.", "Look for a treatment between.")


def not_yet_known(material: str, taker: str) -> Problem:
    return Problem(f"Nobody knows yet that {material} fits {taker}.", "Look for what reveals new matches.")


def match_not_open(material: str, taker: str, first: int) -> Problem:
    return Problem(f"{material} for {taker} opens in round {first}.", "Agree on it then.")


def runs_already(material: str, taker: str) -> Problem:
    return Problem(f"{taker} already has a contract for this {material}.", "Leave the old contract first.")


def pair_twice(material: str, taker: str) -> Problem:
    return Problem(f"The deal names {material} for {taker} twice.", "Put both amounts in one exchange.")


def unknown_carrier(name: str) -> Problem:
    return Problem(f"There is no carrier called {name}.", "Name one of the scenario's carriers.")


def no_carrier(material: str) -> Problem:
    return Problem(f"Nothing here can carry {material}.", "Choose another exchange.")


def needs_pipe(material: str, carrier: str) -> Problem:
    return Problem(f"{material} cannot go by {carrier}.", "It needs a pipe.")


def pipe_not_built(carrier: str, project: str) -> Problem:
    return Problem(f"There is no {carrier} between these firms.", f"Add the project {project} to the deal.")


def promises_more_than_flows(stream: str, unit: str, flows: int, promised: int) -> Problem:
    """Amounts in kg, kWh or l a year."""
    said, real = (f"{amount // 1000:,}".replace(",", " ") for amount in (promised, flows))
    return Problem(
        f"{stream}: the slip says {said} {unit} a year, but about {real} {unit} would flow.",
        "Promise less, or find out what holds it back.",
    )


def amount_too_small(material: str) -> Problem:
    return Problem(f"The yearly amount of {material} is too small to count.", "Write a larger amount.")


def least_above_most(material: str) -> Problem:
    return Problem(f"The least amount of {material} is above the most.", "Lower it, or raise the most.")


def two_prices(material: str) -> Problem:
    return Problem(f"{material} has a fixed and an indexed price.", "Keep one of the two.")


def no_index(taker: str) -> Problem:
    return Problem(f"{taker} replaces nothing that is bought.", "Write a fixed price.")


def price_not_sane(material: str, limit: str) -> Problem:
    return Problem(f"The price of {material} looks like a typing error.", f"Stay within {limit} per unit.")


def outside_firm_loses(firm: str) -> Problem:
    return Problem(f"{firm} would lose by this price and will not sign.", "Offer it a better price.")


def project_twice(project: str) -> Problem:
    return Problem(f"{project} is in the deal twice.", "Name it once.")


def payer_not_party(firm: str, project: str) -> Problem:
    return Problem(f"{firm} pays for {project} but is no party.", f"Add {firm} to the parties.")


def payer_twice(firm: str, project: str) -> Problem:
    return Problem(f"{firm} is named twice as payer of {project}.", "Name each payer once.")


def owner_pays_rest(firm: str, project: str) -> Problem:
    return Problem(f"{firm} owns {project} and pays the rest anyway.", "Name only what others pay.")


def shares_above_one(project: str) -> Problem:
    return Problem(f"Others pay more than the whole of {project}.", "Lower their shares.")


def outside_firm_pays(firm: str, project: str) -> Problem:
    return Problem(
        f"{firm} is outside the cluster and pays for no project.", f"Share {project} between other firms."
    )


# --- offers


def offer_exists(offer: str) -> Problem:
    return Problem(f"An offer called {offer} lies on the table already.", "Give it another name.")


def no_offer(offer: str) -> Problem:
    return Problem(f"There is no offer called {offer} on the table.", "Answer an offer of this round.")


def already_signed() -> Problem:
    return Problem("You have signed this offer already.", "Leave it out.")
