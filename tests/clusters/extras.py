"""What few scenarios say: sales, support and premiums, stored carbon, distances and ends; drawn after all else."""

from __future__ import annotations

from tests.clusters.draws import FIRST_YEAR, WHY, Data, Draws
from tests.clusters.letters import add_letters


def add_extras(data: Data, seed: int) -> None:
    """Draw them for a cluster that is whole; each thing has luck of its own."""
    _add_contents(data, Draws(seed, "contents"))
    rises = Draws(seed, "rises")
    if rises.chance(0.5):
        data["about"]["purse_bears_rises"] = rises.between(0, 1, 2)
    for firm in data["firms"].values():
        for key, line in firm["lines"].items():
            _line(line, Draws(seed, "extras", key))
            _leftover(key, line, Draws(seed, "left", key))
        for works, treatment in firm["treatments"].items():
            treatment["runs_for"] = Draws(seed, "extras", works).pick(["outlets", "outlets", "disposal"])
            for key, made in treatment["yields"].items():
                _yield(made, Draws(seed, "extras", key))
    for key, part in data["materials"].items():
        draws = Draws(seed, "extras", key)
        if part.get("unit", "t") == "t" and part["resource"] == "biomass":
            part |= {"energy": draws.between(2, 5, 1), "basis": draws.pick(["wet", "dry"])}
        if draws.chance(0.1):
            part["greatest_km"] = draws.whole(300, 900)
    for key, part in data["exchanges"].items():
        if "least" in part:
            part["shortfall_paid_by"] = Draws(seed, "extras", key).pick(["giver", "taker", "both"])
    for key, part in data["matches"].items():
        draws = Draws(seed, "extras", key)
        if draws.chance(0.2):
            part["last_year"] = FIRST_YEAR + draws.whole(0, 4)
    add_letters(data, Draws(seed, "letters"))
    _add_debrief(data["about"], Draws(seed, "debrief"))


PICTURES = ["own_page", "who_paid", "road", "signature", "home", "flows", "mattered", "what_if", "lesson"]


def _add_debrief(about: Data, draws: Draws) -> None:
    """In some clusters questions with their pictures, and statements that people mark."""
    if draws.chance(0.5):
        return
    pictures = draws.some(PICTURES, draws.whole(1, 3))
    about["questions"] = [f"Question {number}?" for number, _ in enumerate(pictures)]
    about["answered_by"] = pictures
    moves = draws.pick(["towards", "away"])
    about["evidence"] = [{"text": "Tonnes move people more than money.", "moves": moves}]


CONTENTS = {"moisture": "kg", "chlorine": "g", "mercury": "mg"}


def _add_contents(data: Data, draws: Draws) -> None:
    """In some clusters one to three contents, held, added, carried and limited here and there."""
    if not draws.chance(0.4):
        return
    names = draws.some(list(CONTENTS), draws.whole(1, 3))
    data["contents"] = {name: {"unit": CONTENTS[name], "estimate": WHY} for name in names}

    def some(chance: float, most: int) -> Data:
        return (
            {name: draws.whole(0, most) for name in names if draws.chance(0.7)}
            if draws.chance(chance)
            else {}
        )

    for part in data["materials"].values():
        part["contents"] = some(0.6, 500)
    for firm in data["firms"].values():
        for line in firm["lines"].values():
            streams = list(line["side_streams"].values())
            for stream in streams:
                stream["disposal"] |= {"limits": some(0.4, 400), "over_limit": draws.whole(1, 90)}
            if streams and draws.chance(0.5):
                draws.pick(streams)["carries"] = True
                line["adds"] = some(0.8, 300)
            for need in line["needs"].values():
                if "supply" not in need:
                    need["limits"] = some(0.5, 400)
                for secondary in need.get("secondaries", {}).values():
                    secondary["own_line"] = draws.chance(0.3)
        for treatment in firm["treatments"].values():
            treatment["limits"] = some(0.2, 500)
            draws.pick(list(treatment["yields"].values()))["carries"] = draws.chance(0.5)


def _leftover(key: str, line: Data, draws: Draws) -> None:
    """What the use of a secondary leaves behind: here and there in lines that take one."""
    taken = [material for need in line["needs"].values() for material in need.get("secondaries", {})]
    if not taken or not draws.chance(0.2):
        return
    line["side_streams"][f"{key}_left"] = {
        "material": "rest",
        "amount": draws.between(0.1, 0.9),
        "left_of": draws.pick(taken),
        "store": draws.whole(0, 50),
        "stock": 0,
        "disposal": {"kind": "landfill", "fee": 5},
    }


def _line(line: Data, draws: Draws) -> None:
    if "market" in line and draws.chance(0.2):
        line["market"]["premium"] = draws.yearly(draws.between(10, 200, 1))
    for stream in line["side_streams"].values():
        if draws.chance(0.1):
            power = {
                "material": "power",
                "amount": draws.between(0.01, 0.3),
                "price": draws.yearly(draws.between(40, 90, 1)),
            }
            stream["lost_power"] = power
        if draws.chance(0.1):
            stream["disposal"]["removes"] = draws.between(-50, 900, 1)
    for need in line["needs"].values():
        for secondary in need.get("secondaries", {}).values():
            if draws.chance(0.1):
                secondary["removes"] = draws.between(-50, 900, 1)


def _yield(made: Data, draws: Draws) -> None:
    if draws.chance(0.2):
        made["sale"] = draws.yearly(draws.between(1, 80, 2))
    if draws.chance(0.2):
        made["support"] = draws.yearly(draws.between(1, 40, 2))
