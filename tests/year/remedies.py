"""What removes each cause from a scenario given as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final

from sim.causes import Cause
from tests.clusters.draws import FIRST_YEAR, Data

YEARS: Final = 3
MORE: Final = 20
"""How much larger a store is made."""
ENDLESS: Final = 1000  # of a need or a contract that shall take all
PLENTY: Final = 10**9  # t, MWh or m3 of what shall never run out


def _parts(data: Data, *groups: str) -> Iterator[tuple[str, Data, Data]]:
    """(id, part, what it stands in) of every line or treatment."""
    for firm in data["firms"].values():
        for group in groups:
            for key, part in firm.get(group, {}).items():
                yield key, part, firm


def _needs(data: Data) -> dict[str, Data]:
    return {key: need for _, line, _ in _parts(data, "lines") for key, need in line["needs"].items()}


def _machine(data: Data, key: str) -> Data:
    """The line or treatment that a need, a store or itself stands in."""
    for name, part, _ in _parts(data, "lines", "treatments"):
        inside = {**part.get("needs", {}), **part.get("side_streams", {}), **part.get("yields", {})}
        if key == name or key in inside:
            return part
    return {}


def _store(data: Data, key: str) -> Data:
    for _, part, _ in _parts(data, "lines", "treatments"):
        stores: Data = {**part.get("side_streams", {}), **part.get("yields", {})}
        if key in stores:
            found: Data = stores[key]
            return found
    return next(part for name, part, _ in _parts(data, "collections") if name == key)


def _value(figure: Any) -> Decimal:
    return Decimal(str(figure.get("value", figure.get("base")) if isinstance(figure, dict) else figure))


def _collect(data: Data, source: str, culprit: str) -> None:
    _store(data, culprit)["recovery"] = 1


def _pass_tests(data: Data, source: str, culprit: str) -> None:
    _machine(data, culprit)["off_spec"] = 0


def _agree(data: Data, source: str, culprit: str) -> None:
    """A contract with whoever could have taken it, or what it is treated to, by a belt that carries anything."""
    data["carriers"]["ideal"] = {"kind": "conveyor", "per_unit": 0, "estimate": "for the test"}
    for number, giver in enumerate(_leads_to(data, source, culprit)):
        data["exchanges"][f"ideal{number}"] = {
            "giver": giver, "taker": culprit, "most": 10**8, "carrier": "ideal", "first_year": FIRST_YEAR,
            "last_year": FIRST_YEAR + YEARS, "estimate": "for the test",
        }  # fmt: skip


def _leads_to(data: Data, source: str, taker: str) -> list[str]:
    """The store itself if the taker takes its material, or the yields it comes to that the taker takes."""
    needs = _needs(data)
    works = _machine(data, taker)
    taken = set(needs[taker]["secondaries"]) if taker in needs else {works["takes"]}
    material = _store(data, source)["material"]
    if material in taken:
        return [source]
    return [
        key for _, part, _ in _parts(data, "treatments") if part["takes"] == material
        for key, product in part["yields"].items() if product["material"] in taken
    ]  # fmt: skip


def _build(data: Data, source: str, culprit: str) -> None:
    data["projects"][culprit]["done"] = True


def _renew(data: Data, source: str, culprit: str) -> None:
    for part in data["exchanges"].values():
        if part["giver"] == source:
            _prolong(part)


def _prolong(part: Data) -> None:
    part |= {"renews": True, "last_year": max(part["last_year"], FIRST_YEAR + YEARS)}


def _stay(data: Data, source: str, culprit: str) -> None:
    for news in (*data["events"].values(), *data["measures"].values()):
        news["effects"] = [
            effect for effect in news.get("effects", ())
            if (effect["change"], effect.get("of")) != ("close", culprit)
        ] or [{"change": "price", "of": "all", "times": 1}]  # fmt: skip


def _allow(data: Data, source: str, culprit: str) -> None:
    data["exchanges"][culprit]["most"] = _value(data["exchanges"][culprit]["most"]) * ENDLESS


def _blend(data: Data, source: str, culprit: str) -> None:
    _needs(data)[culprit]["blend"] = 1


def _accept(data: Data, source: str, culprit: str) -> None:
    part = _needs(data).get(culprit) or _machine(data, culprit)
    part.pop("limits", None)


def _mend(data: Data, source: str, culprit: str) -> None:
    part = _machine(data, culprit)
    part.pop("outage", None)
    part.pop("stops", None)


def _enlarge_intake(data: Data, source: str, culprit: str) -> None:
    """Room for what may come in a year."""
    needs = _needs(data)
    if culprit in needs:
        line = _machine(data, culprit)
        yearly = _value(line["capacity"]) * _value(needs[culprit]["amount"]) * 4
        for secondary in needs[culprit]["secondaries"].values():
            secondary["store"] = round(yearly, 3) + 1
    else:
        works = _machine(data, culprit)
        works["feed_store"] = _value(works["capacity"])


def _more_vehicles(data: Data, source: str, culprit: str) -> None:
    carrier = data["exchanges"][culprit].get("carrier")
    for key, part in data["carriers"].items():
        if carrier in (None, key):
            part.pop("capacity", None)
            if part["kind"] in ("truck", "rail"):
                part["vehicles"] = 100_000


def _enlarge_store(data: Data, source: str, culprit: str) -> None:
    part = _store(data, culprit)
    part["store"] = _value(part.get("store", 0)) * MORE + 1000


def _need_more(data: Data, source: str, culprit: str) -> None:
    needs = _needs(data)
    if culprit in needs:
        need = needs[culprit]
        need["amount"] = _value(need["amount"]) * ENDLESS
        need.pop("supply", None)
        for secondary in need["secondaries"].values():
            if "store" in secondary:
                secondary["store"] = _value(secondary["store"]) * ENDLESS
    else:
        works = _machine(data, culprit)
        works["capacity"] = _value(works["capacity"]) * ENDLESS
        if "feed_store" in works:
            works["feed_store"] = _value(works["feed_store"]) * ENDLESS


def _give_more(data: Data, source: str, culprit: str) -> None:
    _store(data, culprit).update(store=PLENTY, stock=PLENTY)


def _agree_with_giver(data: Data, source: str, culprit: str) -> None:
    _agree(data, culprit, source)


def _renew_with_giver(data: Data, source: str, culprit: str) -> None:
    for part in data["exchanges"].values():
        if part["taker"] == source:
            _prolong(part)


REMEDIES: Final[dict[str, Callable[[Data, str, str], None]]] = {
    Cause.NOT_NEEDED: _need_more,
    Cause.NOT_COLLECTED: _collect,
    Cause.OFF_SPEC: _pass_tests,
    Cause.NO_PARTNER: _agree,
    Cause.NOT_BUILT: _build,
    Cause.CONTRACT_ENDED: _renew,
    Cause.PARTNER_CLOSED: _stay,
    Cause.CONTRACT_CAP: _allow,
    Cause.CONTENT_LIMIT: _accept,
    Cause.BLEND_SETTING: _blend,
    Cause.TAKER_DOWN: _mend,
    Cause.GIVER_DOWN: _mend,
    Cause.TAKER_FULL: _enlarge_intake,
    Cause.CARRIER_BUSY: _more_vehicles,
    Cause.STORE_FULL: _enlarge_store,
}
"""Cause → how it is removed from a scenario. A residue cannot be, nor a firm that has closed, nor that nobody could
ever take something (a cause without a culprit)."""
VIRGIN_REMEDIES: Final = REMEDIES | {
    Cause.NO_PARTNER: _agree_with_giver,
    Cause.CONTRACT_ENDED: _renew_with_giver,
    Cause.GIVER_SHORT: _give_more,
}
"""The same for virgin material: its source is the need, and who might have given more is the culprit."""
