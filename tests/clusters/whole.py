"""A whole random cluster: firms one by one, then what is between them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tests.clusters import catalogue
from tests.clusters.catalogue import FAMILIES, SECTORS, Family, district_of, local
from tests.clusters.draws import FIRST_YEAR, WHY, Data, Draws
from tests.clusters.extras import add_extras
from tests.clusters.lines import Ground, Options, add_line
from tests.clusters.links import PIPES, Link, Way, exchange, fitting, match
from tests.clusters.measures import measures, sort_cards
from tests.clusters.news import events
from tests.clusters.projects import IN_USE, Board, add_for_link, add_own
from tests.clusters.treatments import add_collection, add_treatment


def random_scenario(
    seed: int,
    firms: int = 12,
    *,
    density: float = 1.0,
    rounds: int | Sequence[int] = 3,
    outages: bool = True,
    money: str = "purse",
) -> Data:
    """A valid format-1 scenario of so many firms, as the YAML loader would give it.

    `density` multiplies needs, side streams, treatments, projects and exchanges a firm. `rounds` is how
    many (each of a year, now and then one of two), or the years of each. Without `outages` nothing ever
    stops or goes off-spec. The same seed gives the same cluster, and fewer firms are the first of the
    same ones. Work and size grow in proportion to the firms.
    """
    draws = Draws(seed, "about")
    years = _rounds(draws, rounds)
    options = Options(seed, density, outages, years)
    grounds = [_firm(number, options) for number in range(firms)]
    data: Data = {
        "format": 1,
        "id": f"random-{seed}",
        "about": _about(draws, seed, years, money),
        "materials": catalogue.materials(seed, district_of(firms - 1) + 1),
        "carriers": catalogue.carriers(seed),
        "taxes": catalogue.taxes(seed),
        "firms": {ground.id: ground.data for ground in grounds},
    }
    _add_world(data, draws, firms)
    _add_between(data, grounds, options)
    add_extras(data, seed)
    return data


def _rounds(draws: Draws, rounds: int | Sequence[int]) -> list[int]:
    if not isinstance(rounds, int):
        return list(rounds)
    years = [1] * rounds
    if draws.chance(0.15):
        years[-1] = 2
    return years


def _about(draws: Draws, seed: int, years: list[int], money: str) -> Data:
    return {
        "title": draws.pick([f"Cluster {seed}", {"en": f"Cluster {seed}", "fi": "Ryväs", "sv": "Kluster"}]),
        "scenery": Draws(seed, "scenery").pick(["coast", "inland"]),
        "first_year": FIRST_YEAR,
        "rounds": years,
        "legacy_years": draws.whole(0, 5),
        "money": money,
        "estimate": WHY,
    }


def _firm(number: int, options: Options) -> Ground:
    draws = Draws(options.seed, "firm", number)
    size = draws.weighted({"anchor": 0.25, "sme": 0.55, "community": 0.2})
    district = district_of(number)
    data: Data = {
        "name": f"Firm {number}",
        "size": size,
        "sector": draws.pick(SECTORS),
        "place": [draws.between(0, 12, 2) + 60 * corner for corner in divmod(district, 10)],
        "purse": {
            "start": draws.size(50_000, 5_000_000),
            "yearly": draws.yearly(draws.size(10_000, 800_000)),
        },
        "credit": {
            "limit": Decimal(0) if draws.chance(0.05) else draws.size(50_000, 5_000_000),
            "rate": draws.between(0.02, 0.04) + (0 if size == "anchor" else draws.between(0.01, 0.05)),
        },
        "sites": draws.pick([0, 1, 2, 2, 2, 3, 5]),
        "jobs": draws.whole(1, 900),
        "lines": {},
        "treatments": {},
        "collections": {},
        "estimate": WHY,
    }
    if draws.chance(0.06):
        data["outside"] = True
    looks = Draws(options.seed, "looks", number)
    if looks.chance(0.5):
        data |= {"map": [looks.whole(0, 100), looks.whole(0, 100)], "picture": looks.pick(["hall", "mine"])}
    ground = Ground(number, district, data, draws, options, _families(options.seed, number))
    _fill(ground)
    return ground


def _families(seed: int, number: int) -> list[Family]:
    """What is dealt in around this firm: few families in a small cluster, so that its firms have links."""
    order = Draws(seed, "families", district_of(number)).some(FAMILIES, len(FAMILIES))
    return order[: min(len(order), 3 + number % catalogue.DISTRICT // 3)]


def _fill(ground: Ground) -> None:
    draws, density = ground.draws, ground.options.density
    for number in range(draws.weighted({1: 0.9, 2: 0.1})):
        add_line(ground, number)
    for number in range(draws.count(0.5 * density)):
        add_treatment(ground, number)
    if draws.chance(min(1, 0.15 * density)):
        line = next(iter(ground.data["lines"]))
        capacity = ground.data["lines"][line]["capacity"]
        made = capacity if isinstance(capacity, Decimal) else capacity.get("value", capacity.get("base"))
        add_collection(ground, line, made)


def _add_world(data: Data, draws: Draws, firms: int) -> None:
    """Distances, CO2 price and seats: sometimes given, sometimes left to their defaults."""
    if draws.chance(0.5):
        data["detour"] = {"value": Decimal("1.3"), "estimate": WHY}
    if draws.chance(0.4):
        data["co2_price"] = {"by_year": {FIRST_YEAR: 70, FIRST_YEAR + 5: 110}, "source": WHY}
    data["distances"] = [
        {"between": [f"f{one}", f"f{one + 1}"], "km": draws.between(1, 30, 1), "estimate": WHY}
        for one in range(0, firms - 1, 9)
        if draws.chance(0.5)
    ]
    if draws.chance(0.4):
        data["seats"] = _seats(data["firms"], draws.whole(1, 3))
    for number in range(0, firms - 1, 5):
        if draws.chance(0.3):
            data["firms"][f"f{number}"]["successor"] = f"f{number + 1}"


def _seats(firms: Data, each: int) -> Data:
    """Every firm of the cluster has a seat; buyers abroad have none."""
    inside = [key for key, part in firms.items() if not part.get("outside")]
    return {
        f"team{first // each}": {"firms": inside[first : first + each], "estimate": WHY}
        for first in range(0, len(inside), each)
    }


def _add_between(data: Data, grounds: list[Ground], options: Options) -> None:
    """Exchanges, matches, projects, events and measures."""
    board, years = Board(len(options.rounds)), sum(options.rounds)
    exchanges, matches = data.setdefault("exchanges", {}), data.setdefault("matches", {})
    in_use: set[str] = set()
    ways = _ways(district_of(len(grounds) - 1) + 1)
    for index in range(len(grounds)):
        draws = Draws(options.seed, "links", index)
        links = fitting(grounds, index, ways)
        spare = [link for link in links if link.spare]
        chosen = draws.some(spare if spare and draws.chance(0.9) else links, draws.count(options.density))
        for link in chosen:
            part = exchange(link, draws, years)
            exchanges[f"x{len(exchanges)}"] = part
            add_for_link(board, link, draws, part.get("carrier"), IN_USE)
            in_use |= {_process(link.giver.id), link.taker.id}
        _add_matches(matches, board, [link for link in links if link not in chosen], draws, options)
    for ground in grounds:
        add_own(board, ground, in_use)
    data["projects"] = board.cards
    hidden = [key for key, part in matches.items() if part.get("hidden")]
    data["events"] = events(grounds, hidden, options.seed, years)
    sort_cards(board.cards, options.seed)
    data["measures"] = measures(grounds, board.cards, hidden, options.seed, len(options.rounds))
    _reveal_the_rest(data, hidden)


def _reveal_the_rest(data: Data, hidden: list[str]) -> None:
    """Hidden matches that no event or measure reveals show by themselves in the second year."""
    measures_ = (*data["events"].values(), *data["measures"].values())
    effects = [effect for one in measures_ for effect in one.get("effects", ())]
    revealed = {effect["of"] for effect in effects if effect["change"] == "reveal"}
    for key in hidden:
        if revealed.isdisjoint((key, "all")):
            data["matches"][key].setdefault("revealed_from", FIRST_YEAR + 1)


def _process(giver: str) -> str:
    """The line or treatment that makes what is given: ids begin with firm and process."""
    return "_".join(giver.split("_")[:2])


def _add_matches(matches: Data, board: Board, links: list[Link], draws: Draws, options: Options) -> None:
    for link in draws.some(links, draws.count(1.0 * options.density)):
        matches[f"m{len(matches)}"] = match(link, draws, len(matches), len(options.rounds))
        add_for_link(board, link, draws, draws.pick(link.way.carriers), 0.05)


def _ways(districts: int) -> dict[str, Way]:
    """Material → what may carry it: pipes for energy and water, wheels and belts for tonnes."""
    found: dict[str, Way] = {}
    wheels = ("truck", "truck", "old_truck", "rail", "belt")
    for district in range(districts):
        for family in FAMILIES:
            carriers = (PIPES[family.virgin],) if family.virgin in PIPES else wheels
            way = Way(carriers, family.price)
            found |= {local(name, district): way for name in (family.raw, family.clean)}
    return found
