"""Every sentence the rules say about measures, votes, calls and the fund. Names come in as text."""

from __future__ import annotations

from sim.rules.objection import Problem


def unknown_measure(name: str) -> Problem:
    return Problem(f"There is nothing called {name} to start.", "Read the code on the card again.")


def not_voted_on(name: str) -> Problem:
    return Problem(f"The cluster does not vote on {name}.", "Firms apply for it, or it comes by itself.")


def not_applied_for(name: str) -> Problem:
    return Problem(f"Nobody applies for {name}.", "The cluster votes on it, or it comes by itself.")


def not_open_in(name: str, rounds: str) -> Problem:
    return Problem(f"{name} can be started only in round {rounds}.", "Choose it then.")


def needs_first(name: str, other: str) -> Problem:
    return Problem(f"{name} needs {other} first.", f"Start {other}, and come back when it works.")


def started_already(name: str) -> Problem:
    return Problem(f"{name} has been started already.", "Leave it out.")


def used_already(firm: str, name: str) -> Problem:
    return Problem(f"{firm} has used {name} already.", "Leave it out.")


def not_there_yet(thing: str, measure: str) -> Problem:
    return Problem(f"{thing} is not there yet.", f"It comes with {measure}.")


# --- votes, areas and the fund


def no_vote(firm: str) -> Problem:
    return Problem(f"{firm} has no seat and no vote.", "Let a seat of the cluster vote.")


def voted_twice(name: str) -> Problem:
    return Problem(f"This seat has voted on {name} already.", "Vote once.")


def fund_short(name: str, lacking: str) -> Problem:
    return Problem(f"The fund is {lacking} short for {name}.", "Contribute more, or start something cheaper.")


def no_fund() -> Problem:
    return Problem("This cluster has no shared fund.", "Share the cost of a project in a deal instead.")


def contribution_too_small() -> Problem:
    return Problem("Less than a cent is no contribution.", "Write a larger amount.")


def not_an_area(name: str) -> Problem:
    return Problem(f"There is no priority area called {name}.", "Name a priority area of the region.")


def area_twice(name: str) -> Problem:
    return Problem(f"{name} is named twice.", "Name each area once.")


def proposed_already() -> Problem:
    return Problem("This seat has proposed priority areas already.", "Propose once, at most two.")


# --- who may apply


def not_your_firm(firm: str) -> Problem:
    return Problem(f"{firm} is not yours.", "Let a firm of your own lead, and name the others as partners.")


def wrong_size(name: str, sizes: str) -> Problem:
    return Problem(f"{name} is for {sizes}.", "Let another firm lead.")


def wrong_sector(name: str, sectors: str) -> Problem:
    return Problem(f"{name} is for firms in {sectors}.", "Let another firm lead.")


def needs_anchor(firm: str, years: int) -> Problem:
    term = "one year" if years == 1 else f"{years} years"
    return Problem(f"{firm} holds no contract of {term} with an anchor firm.", "Agree on one first.")


def too_few_parties(name: str, least: int) -> Problem:
    return Problem(f"{name} needs at least {least} firms together.", "Make a deal with more parties.")


def too_few_sectors(name: str, least: int) -> Problem:
    return Problem(f"{name} needs firms from at least {least} sectors.", "Add a partner of another sector.")


def partner_not_signed(firm: str) -> Problem:
    return Problem(f"{firm} has not signed as a partner.", "Ask for the signature, or leave the partner out.")


def no_projects(name: str) -> Problem:
    return Problem(f"{name} is for projects, and none is named.", "Name at least one project.")


def ticket_too_small(name: str, least: str) -> Problem:
    return Problem(
        f"{name} is for projects of at least {least} together.", "Add a project, or choose a larger one."
    )


def outside_priority_area(project: str) -> Problem:
    return Problem(
        f"{project} is in none of the region's priority areas.", "Propose its area, or leave it out."
    )


def not_proven(project: str) -> Problem:
    return Problem(
        f"The technology of {project} is not yet proven in another sector.",
        "Wait until somebody has proven it.",
    )


def not_your_application(project: str) -> Problem:
    return Problem(f"{project} belongs to nobody who applies.", "Let its owner apply.")


# --- calls


def no_call(name: str) -> Problem:
    return Problem(f"There is no such call for co-funding: {name}.", "Leave the co-funding out.")


def not_begun_now(project: str) -> Problem:
    return Problem(f"{project} does not begin this round.", "Ask for co-funding when it begins.")


def asked_already(project: str) -> Problem:
    return Problem(f"Co-funding has been asked for {project} already.", "Ask one call for each project.")


def pot_empty(name: str) -> Problem:
    return Problem(f"The pot of {name} is empty.", "Leave the co-funding out.")


def pot_went_to_others(name: str) -> Problem:
    return Problem(
        f"The pot of {name} went to projects that save more per euro.", "Make a package that saves more."
    )
