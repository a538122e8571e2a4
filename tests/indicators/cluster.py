"""A small cluster to write ledgers about by hand: steelworks, slag processor, road builder, heat plant."""

from __future__ import annotations

from typing import Any

from sim.ledger import Kind, Ledger, Payment, Row, StockKey
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.state import Contract

YEAR = 2020
PURSE = {"purse": {"start": 0}, "credit": {"limit": 1000, "rate": 0.05}}


def _firm(east: int, **more: Any) -> dict[str, Any]:
    return {"size": "anchor", "place": [east, 0], "jobs": 10, **PURSE, **more}


def _materials() -> dict[str, Any]:
    return {
        "ore": {"resource": "ores", "stage": "extraction", "upstream": 0.5},
        "steel": {"resource": "goods"},
        "slag": {"resource": "minerals", "stage": "end_of_life"},
        "dirty-slag": {"resource": "minerals", "stage": "end_of_life"},
        "gravel": {"resource": "minerals", "stage": "end_of_life"},
        "dust": {"resource": "minerals", "stage": "end_of_life"},
        "rock": {"resource": "minerals", "stage": "extraction", "upstream": 0.01},
        "road": {"resource": "goods"},
        "gas": {"unit": "MWh", "resource": "energy", "direct": 0.3},
        "oil": {"unit": "MWh", "resource": "fossil", "tonnes": 0.1, "direct": 0.28, "upstream": 0.05},
        "heat": {"unit": "MWh", "resource": "energy"},
        "power": {"unit": "MWh", "resource": "energy", "grid": 0.1},
        "water": {"unit": "m3", "resource": "water"},
        "wood": {"resource": "biomass", "biogenic": 1.5},
    }


def _steelworks() -> dict[str, Any]:
    return _firm(
        0,
        lines={
            "furnace": {
                "makes": "steel",
                "capacity": 1000,
                "market": {"demand": 100, "price": 500},
                "needs": {
                    "ore-need": {"virgin": "ore", "amount": 2, "price": 100},
                    "cooling": {"virgin": "water", "amount": 5, "price": 1},
                },
                "side_streams": {
                    "slag-stream": {
                        "material": "slag",
                        "mixed": "dirty-slag",
                        "amount": 1,
                        "store": 50,
                        "sorting_cost": 0,
                        "disposal": {
                            "kind": "landfill",
                            "fee": 20,
                            "tax": "waste",
                            "co2e": 10,
                            "transport": 5,
                        },
                    },
                    "gas-stream": {
                        "material": "gas",
                        "amount": 1,
                        "disposal": {"kind": "flare", "co2e": 300},
                    },
                },
            }
        },
    )


def _roads() -> dict[str, Any]:
    return _firm(
        10,
        lines={
            "paver": {
                "makes": "road",
                "capacity": 1000,
                "market": {"demand": 40},
                "needs": {
                    "stone": {
                        "virgin": "rock",
                        "amount": 1,
                        "price": 60,
                        "counted": True,
                        "secondaries": {
                            "slag": {"ratio": 0.8, "label": "lower_use", "cost": 12},
                            "gravel": {"ratio": 1, "label": "same_use"},
                        },
                    },
                    "cover": {
                        "virgin": "rock",
                        "amount": 0.5,
                        "price": 10,
                        "counted": True,
                        "secondaries": {"dust": {"label": "fill"}},
                    },
                },
            }
        },
    )


def _boilers() -> dict[str, Any]:
    return _firm(
        20,
        lines={
            "boiler": {
                "makes": "heat",
                "capacity": 1000,
                "market": {"demand": 80},
                "needs": {
                    "fuel": {
                        "virgin": "oil",
                        "amount": 1,
                        "price": 50,
                        "counted": True,
                        "secondaries": {"gas": {"ratio": 0.9, "label": "energy"}},
                    },
                    "chips": {"virgin": "wood", "amount": 0.1, "price": 20},
                },
            }
        },
    )


def _processor() -> dict[str, Any]:
    return _firm(
        5,
        treatments={
            "crusher": {
                "takes": "slag",
                "capacity": 1000,
                "yields": {
                    "gravel-yield": {
                        "material": "gravel",
                        "share": 0.9,
                        "store": 50,
                        "disposal": {"kind": "heap", "fee": 1},
                    }
                },
                "residue": {"material": "dust", "disposal": {"kind": "heap", "fee": 2}},
                "auxiliaries": {"power": {"amount": 0.01, "price": 50}},
                "cost": 4,
            }
        },
    )


def scenario() -> Scenario:
    """The cluster as a scenario."""
    return Scenario.model_validate(
        {
            "format": 1,
            "id": "small",
            "about": {"title": "Small", "first_year": YEAR, "rounds": [1, 1]},
            "materials": _materials(),
            "carriers": {"truck": {"kind": "truck", "co2e_per_unit_km": 0.1}},
            "distances": [{"between": ["steelworks", "roads"], "km": 30}],
            "taxes": {"waste": 75},
            "firms": {
                "steelworks": _steelworks(),
                "roads": _roads(),
                "boilers": _boilers(),
                "processor": _processor(),
            },
        }
    )


def plan() -> Plan:
    """The cluster in whole numbers."""
    return Plan(scenario())


def contract(key: str, giver: str, taker: str, price: int = 0) -> Contract:
    """An exchange by truck; price in cents per t."""
    return Contract(key, giver, taker, "truck", 10**9, price, None, YEAR, YEAR + 9)


class Year:
    """A ledger written by hand, in t, MWh, m3 and EUR."""

    def __init__(self, year: int = YEAR) -> None:
        self.ledger = Ledger(year)

    def move(
        self, kind: Kind, source: str, target: str, material: str, amount: float, *why: str, week: int = 0
    ) -> Year:
        """So many units of a material moved."""
        self.ledger.move(Row(source, target, material, kind, *why), week, round(amount * 1000))
        return self

    def pay(self, kind: str, payer: str, payee: str, about: str, euros: float, week: int = 0) -> Year:
        """So many euros were paid."""
        self.ledger.pay(Payment(payer, payee, kind, about), week, round(euros * 100))
        return self

    def bought(self, need: str, line: str, material: str, amount: float, *why: str) -> Year:
        """Virgin material bought and consumed."""
        cause = why or ("no_partner", "")
        self.move(Kind.BOUGHT, "outside", need, material, amount)
        return self.move(Kind.VIRGIN, need, line, material, amount, *cause)

    def sent(self, key: str, giver: str, taker: str, line: str, material: str, amount: float) -> Year:
        """A secondary sent, received and used."""
        self.move(Kind.EXCHANGE, giver, key, material, amount)
        self.move(Kind.RECEIVED, key, taker, material, amount)
        return self.move(Kind.USED, taker, line, material, amount)

    def served(self, line: str, material: str, wanted: float, delivered: float) -> Year:
        """What the market wanted of a line, and got."""
        self.move(Kind.SERVICE, "market", line, material, wanted)
        return self.move(Kind.PRODUCT, line, "market", material, delivered)

    def stock(self, place: str, material: str, opening: float, closing: float) -> Year:
        """What lay in a store on both New Years."""
        self.ledger.opening[StockKey(place, material)] = round(opening * 1000)
        self.ledger.closing[StockKey(place, material)] = round(closing * 1000)
        return self

    def cash(self, firm: str, opening: float, closing: float) -> Year:
        """What a firm had on both New Years."""
        self.ledger.opening_cash[firm] = round(opening * 100)
        self.ledger.closing_cash[firm] = round(closing * 100)
        return self


def sound_year() -> Year:
    """A year that closes: 100 t of steel, 100 t of slag of which 30 reach the road, 20 are parked."""
    year = Year()
    year.bought("ore-need", "furnace", "ore", 200, "share_limit", "")
    year.bought("cooling", "furnace", "water", 500, "share_limit", "")
    year.served("furnace", "steel", 100, 100)
    year.move(Kind.MADE, "furnace", "slag-stream", "slag", 90)
    year.move(Kind.DISPOSAL, "furnace", "landfill", "dirty-slag", 10, "not_collected", "steelworks", week=3)
    year.move(Kind.DISPOSAL, "slag-stream", "landfill", "slag", 40, "contract_cap", "c1", week=5)
    year.move(Kind.REST, "furnace", "waters", "", 500).move(Kind.REST, "furnace", "losses", "", -100)
    year.move(Kind.MADE, "furnace", "gas-stream", "gas", 100)
    year.move(Kind.DISPOSAL, "gas-stream", "flare", "gas", 100, "no_partner", "")
    year.sent("c1", "slag-stream", "stone", "paver", "slag", 30).stock("slag-stream", "slag", 5, 25)
    year.bought("stone", "paver", "rock", 16, "giver_short", "steelworks")
    year.bought("cover", "paver", "rock", 20).served("paver", "road", 40, 40)
    year.move(Kind.REST, "paver", "air", "", 26)
    year.pay("virgin", "business:roads", "outside", "stone", 960)
    year.pay("contract", "roads", "steelworks", "c1", 300).pay("carriage", "roads", "carriers", "c1", 150)
    return year.cash("roads", 1000, 550).cash("steelworks", 0, 300)
