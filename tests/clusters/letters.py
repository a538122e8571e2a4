"""Letters of owners in random clusters: a wish of every kind, each of which needs another firm."""

from __future__ import annotations

from collections.abc import Callable

from tests.clusters.draws import FIRST_YEAR, WHY, Data, Draws

_DISPOSALS = (None, "landfill", "heap", "far_sale", "flare", "discharge", "energy_recovery")


def add_letters(data: Data, draws: Draws) -> None:
    """In some clusters one to three letters, from the first or the second year on."""
    wishes = _wishes(data)
    if not wishes or not draws.chance(0.7):
        return
    letters: Data = {}
    for number in range(draws.whole(1, 3)):
        firm, wish = draws.pick(wishes)(draws)
        if sum(letter["firm"] == firm for letter in letters.values()) < 3:
            letters[f"letter{number}"] = {
                "firm": firm,
                "what": f"Letter {number}",
                "bonus": draws.whole(0, 2_000_000),
                "wish": wish,
                "estimate": WHY,
            }
    data["letters"] = letters
    data["about"]["letters_from"] = FIRST_YEAR + draws.whole(0, 1) * (sum(data["about"]["rounds"]) > 1)


def _wishes(data: Data) -> list[Callable[[Draws], tuple[str, Data]]]:
    """What may be wished here: each a way to draw whose letter it is, and its wish."""
    firms = {key: firm for key, firm in data["firms"].items() if not firm.get("outside")}
    if len(firms) < 2:
        return []
    linked = list(_linked(data))

    def better_off(draws: Draws) -> tuple[str, Data]:
        whose, other = _two(list(firms), draws)
        return whose, {"better_off": {"size": firms[other]["size"]}}

    def contracts(draws: Draws) -> tuple[str, Data]:
        whose, other = _two(list(firms), draws)
        size = {"size": firms[other]["size"]} if draws.chance(0.5) else {}
        return whose, {"contracts": {"firms": 1, "years": draws.whole(1, 4), **size}}

    def runs(draws: Draws) -> tuple[str, Data]:
        match, giver, _, _ = draws.pick(linked)
        return giver, {"runs": {"matches": [match]}}

    def filled(draws: Draws) -> tuple[str, Data]:
        _, giver, _, need = draws.pick([link for link in linked if link[3]])
        return giver, {"filled": {"need": need, "share": draws.between(0.05, 1, 2)}}

    def disposed(draws: Draws) -> tuple[str, Data]:
        match, giver, _, _ = draws.pick(away)
        to = draws.pick(_DISPOSALS)
        wish = {"of": [data["matches"][match]["giver"]], "below": draws.whole(1, 5000)}
        return giver, {"disposed": wish | ({"to": to} if to else {})}

    away = [link for link in linked if not _at_home(data, link[0], link[1])]
    may = {runs: linked, disposed: away, filled: [link for link in linked if link[3]]}
    return [better_off, contracts, *(draw for draw, links in may.items() if links)]


def _two(firms: list[str], draws: Draws) -> tuple[str, str]:
    whose = draws.pick(firms)
    return whose, draws.pick([firm for firm in firms if firm != whose])


def _at_home(data: Data, match: str, firm: str) -> bool:
    """Whether what a match gives can be used, or treated, by the firm itself."""
    own, giver = data["firms"][firm], data["matches"][match]["giver"]
    streams = {key: part for line in own["lines"].values() for key, part in line["side_streams"].items()}
    streams |= {key: part for works in own["treatments"].values() for key, part in works["yields"].items()}
    used = {works["takes"] for works in own["treatments"].values()}
    used |= {
        material
        for line in own["lines"].values()
        for need in line["needs"].values()
        for material in need.get("secondaries", {})
    }
    return streams[giver]["material"] in used


def _linked(data: Data) -> list[tuple[str, str, str, str]]:
    """Matches between two firms inside: (match, giver's firm, taker's firm, its need or nothing)."""
    stores: dict[str, str] = {}
    takers: dict[str, str] = {}
    needs: set[str] = set()
    for key, firm in data["firms"].items():
        if firm.get("outside"):
            continue
        for line in firm["lines"].values():
            stores |= dict.fromkeys(line["side_streams"], key)
            takers |= dict.fromkeys(line["needs"], key)
            needs |= set(line["needs"])
        for works, treatment in firm["treatments"].items():
            stores |= dict.fromkeys(treatment["yields"], key)
            takers[works] = key
    links = (
        (name, stores.get(match["giver"], ""), takers.get(match["taker"], ""), match["taker"])
        for name, match in data["matches"].items()
    )
    return [
        (name, giver, taker, end if end in needs else "")
        for name, giver, taker, end in links
        if giver and taker and giver != taker
    ]
