"""Measures of a random cluster: whatever people can start, with effects of every kind."""

from __future__ import annotations

from tests.clusters.draws import FIRST_YEAR, WHY, Data, Draws, short_code
from tests.clusters.lines import Ground

AREAS = ("area0", "area1", "area2")
TECHNOLOGIES = ("sieving", "leaching", "drying")
_OF_PROJECTS = ("permit", "build", "risk", "cost", "readiness")
_KINDS = ("programme", "action", "card", "audit", "innovation", "partner", "matchmaking", "advantage")
_NUMBERS = {"readiness": "plus", "credit_limit": "times", "credit_rate": "times", "grant": "plus"}


def measures(grounds: list[Ground], projects: Data, hidden: list[str], seed: int, rounds: int) -> Data:
    """Three priority areas, a call, and one measure of each kind for about every three firms."""
    found: Data = {key: _area(Draws(seed, "area", number)) for number, key in enumerate(AREAS)}
    found["call0"] = _call(Draws(seed, "call", 0), rounds)
    found |= {"pledge0": _pledge(Draws(seed, "pledge", 0)), "levy0": _levy(Draws(seed, "levy", 0))}
    for number in range(len(_KINDS) * (1 + len(grounds) // 9)):
        draws = Draws(seed, "measure", number)
        near = grounds[min(number // len(_KINDS) * 9, len(grounds) - 1) :][:9]
        kind = _KINDS[number % len(_KINDS)]
        found[f"measure{number}"] = _measure(draws, kind, near, _Choices(projects, hidden, rounds, number))
    return found


def sort_cards(projects: Data, seed: int) -> None:
    """Some projects fall in priority areas, some use a technology that others use too."""
    for number, card in enumerate(projects.values()):
        draws = Draws(seed, "card", number)
        if draws.chance(0.4):
            card["technology"] = draws.pick(TECHNOLOGIES)
        if draws.chance(0.4):
            card["areas"] = draws.some(AREAS, draws.pick([1, 2]))


class _Choices:
    """What a measure may name besides firms, and its number."""

    def __init__(self, projects: Data, hidden: list[str], rounds: int, number: int) -> None:
        self.projects, self.hidden, self.rounds, self.number = projects, hidden, rounds, number


def _area(draws: Draws) -> Data:
    effects: list[Data] = [
        {"change": draws.pick(["permit", "build"]), "of": "all", "times": draws.between(0.4, 1, 2)}
    ]
    effects.append({"change": "grant", "of": "call0", "plus": draws.between(0, 0.2, 2)})
    return {"kind": "area", "what": "Better rates, faster permits.", "estimate": WHY, "effects": effects}


def _call(draws: Draws, rounds: int) -> Data:
    call = {"rate": draws.between(0.1, 0.6, 2), "pot": draws.size(100_000, 5_000_000)}
    if draws.chance(0.5):
        call["ceiling"] = draws.size(50_000, 500_000)
    eligible: Data = {
        "least_ticket": draws.pick([0, 10_000, 100_000]),
        "least_parties": draws.pick([1, 1, 2]),
    }
    if draws.chance(0.3):
        eligible["in_priority_area"] = True
    open_in = draws.some(list(range(1, rounds + 1)), 2)
    return {"kind": "programme", "call": call, "eligible": eligible, "rounds": open_in, "estimate": WHY}


def _pledge(draws: Draws) -> Data:
    most = draws.between(0, 1, 2)
    terms = {"share": draws.between(0.01, 1, 2), "all_paid": most, "one_missing": draws.pick([0, most])}
    return {"kind": "pledge", "pledge": terms, "estimate": WHY}


def _levy(draws: Draws) -> Data:
    effects = [
        {"change": "levy", "of": of, "plus": draws.between(0.01, 5, 2)}
        for of in draws.some(["heap", "landfill", "far_sale", "all"], 2)
    ]
    found: Data = {"kind": "action", "paid_by": "fund", "effects": effects, "estimate": WHY}
    return found | {"majority": draws.pick([0.4, 0.75, 1]), "lead_days": draws.pick([0, 100, 300])}


def _measure(draws: Draws, kind: str, near: list[Ground], choices: _Choices) -> Data:
    effects = [
        _effect(draws, kind, draws.pick(near), choices) for _ in range(draws.weighted({1: 0.6, 2: 0.4}))
    ]
    found: Data = {
        "kind": kind,
        "estimate": WHY,
        "effects": effects,
        "eligible": _eligible(draws, kind, near, choices),
    }
    if kind == "advantage":
        return found
    found |= {"news": f"Measure {choices.number}", "code": short_code("Z", choices.number)}
    found |= {"cost": draws.size(1_000, 50_000), "paid_by": _payer(draws, kind)}
    if draws.chance(0.3):
        open_in = draws.some(list(range(1, choices.rounds + 1)), 2)
        years = [FIRST_YEAR + number - 1 for number in open_in]
        found |= {"years": years} if choices.number % 2 else {"rounds": open_in}
    if found["paid_by"] == "applicant" and draws.chance(0.5):
        found["applicants_share"] = draws.between(0, 1, 2)
    if draws.chance(0.5):
        found["lead_days"] = draws.whole(0, 400)
    if draws.chance(0.5) and not any(one["change"] == "stand" for one in effects):
        found |= {"lasts_days": draws.whole(1, 900), "once": draws.chance(0.5)}
    return found


def _payer(draws: Draws, kind: str) -> str:
    if kind == "action":
        return "fund"
    return draws.pick(["applicant", "programme", *(["fund"] if kind == "matchmaking" else [])])


def _eligible(draws: Draws, kind: str, near: list[Ground], choices: _Choices) -> Data:
    found: Data = {}
    if draws.chance(0.3):
        found["sizes"] = draws.some(["anchor", "sme", "community"], 2)
    if draws.chance(0.3):
        found["sectors"] = [draws.pick(near).data["sector"]]
    if kind == "advantage":
        return found | draws.pick([{"anchor_years": draws.whole(1, 4)}, {"proven_elsewhere": True}, {}])
    if kind == "innovation":
        found |= {"least_parties": 2, "least_sectors": draws.pick([1, 2])}
    if choices.number != 1 and draws.chance(0.1):
        found["after"] = "measure1"
    return found


def _effect(draws: Draws, kind: str, ground: Ground, choices: _Choices) -> Data:
    changes = {"price": 1, "tax": 0.5, "rate": 1, "demand": 1, "share": 1, "carriage": 1, "credit_rate": 1,
               "credit_limit": 1, "need": 1, "saving": 1, "stand": 0.3, "stop": 0.4, "close": 0.1, "reveal": 0.5,
               **dict.fromkeys(_OF_PROJECTS, 1.0)}  # fmt: skip
    applied = kind not in ("action", "matchmaking")
    if kind == "advantage":
        changes |= {"stand": 0, "close": 0, "stop": 0}
    change = draws.weighted(changes)
    line = draws.pick(list(ground.data["lines"]))
    part = ground.data["lines"][line]
    if (change == "demand" and "market" not in part) or (change == "reveal" and not choices.hidden):
        change = "rate"
    of = _of(draws, change, ground, line, choices)
    if (
        applied
        and change in ("rate", "credit_rate", "credit_limit", "saving", *_OF_PROJECTS)
        and draws.chance(0.6)
    ):
        of = "applicant"
    found = {"change": change, "of": of}
    if change in ("share", "stand"):
        found = _of_secondary(draws, change, part) or {"change": "rate", "of": line}
    return found | _how_much(draws, str(found["change"]))


def _of(draws: Draws, change: str, ground: Ground, line: str, choices: _Choices) -> str:
    if change in _OF_PROJECTS:
        names = ["all", ground.id, draws.pick(TECHNOLOGIES), draws.pick(AREAS), *list(choices.projects)[:3]]
        return str(
            draws.pick([one for one in names if one not in TECHNOLOGIES or _used(one, choices.projects)])
        )
    if change in ("price", "need", "saving", "share"):
        return str(draws.pick(list(ground.data["lines"][line]["needs"])))
    if change == "reveal":
        return draws.pick([*choices.hidden, "all"])
    return {"tax": "waste_tax", "demand": line, "carriage": draws.pick(["truck", "belt", "all"]),
            "rate": draws.pick([ground.id, line]), "stop": line}.get(change, ground.id)  # fmt: skip


def _used(technology: str, projects: Data) -> bool:
    return any(card.get("technology") == technology for card in projects.values())


def _of_secondary(draws: Draws, change: str, line: Data) -> Data:
    """A need and one of its secondaries; nothing where no need has any."""
    pairs = [(need, one) for need, part in line["needs"].items() for one in part.get("secondaries", ())]
    if not pairs:
        return {}
    need, material = draws.pick(pairs)
    return {"change": change, "of": need, "material": material}


def _how_much(draws: Draws, change: str) -> Data:
    if change in ("stand", "close", "stop", "reveal"):
        return {}
    if change == "saving":
        return {
            "saves": {"low": draws.between(0, 0.05, 2), "value": draws.between(0.05, 0.1, 2), "high": 0.2}
        }
    how = _NUMBERS.get(
        change, draws.pick(["times", "times", "to"]) if change in ("share", "risk") else "times"
    )
    if how == "to":
        return {how: draws.between(0, 1, 2)}
    if change == "readiness":
        return {how: draws.whole(1, 3)}
    return {how: draws.between(0.3, 1.6, 2)}
