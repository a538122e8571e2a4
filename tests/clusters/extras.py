"""What few scenarios say: sales, support and premiums, stored carbon, distances and ends; drawn after all else."""

from __future__ import annotations

from tests.clusters.draws import FIRST_YEAR, Data, Draws


def add_extras(data: Data, seed: int) -> None:
    """Draw them for a cluster that is whole; each thing has luck of its own."""
    for firm in data["firms"].values():
        for key, line in firm["lines"].items():
            _line(line, Draws(seed, "extras", key))
        for treatment in firm["treatments"].values():
            for key, made in treatment["yields"].items():
                _yield(made, Draws(seed, "extras", key))
    for key, part in data["materials"].items():
        draws = Draws(seed, "extras", key)
        if draws.chance(0.1):
            part["greatest_km"] = draws.whole(300, 900)
    for key, part in data["exchanges"].items():
        if "least" in part:
            part["shortfall_paid_by"] = Draws(seed, "extras", key).pick(["giver", "taker", "both"])
    for key, part in data["matches"].items():
        draws = Draws(seed, "extras", key)
        if draws.chance(0.2):
            part["last_year"] = FIRST_YEAR + draws.whole(0, 4)


def _line(line: Data, draws: Draws) -> None:
    if "market" in line and draws.chance(0.2):
        line["market"]["premium"] = draws.yearly(draws.between(10, 200, 1))
    for stream in line["side_streams"].values():
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
