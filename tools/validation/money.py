"""Cases of money without luck: taxes, interest, contracts, CO2 prices, advances."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from sim.ledger import Kind
from sim.state import Payer, ProjectState
from sim.units import BASE, CENTS, WEEKS
from tools.validation.by_hand import FIRST_YEAR, WHY, SteadyPair
from tools.validation.played import moved, paid, play
from tools.validation.row import Case, Row, known

SECTION: Final = "Money"
ROUNDED: Final = "half a cent a week"
HALF_A_CENT: Final = WEEKS / 2 / CENTS
"""EUR a year: each week's payment is rounded to the cent"""


def tax(_replicates: int) -> Iterator[Row]:
    """A tax of 10 EUR/t in the first year and 30 in the third, on 30 t a year, paid from a whole purse."""
    data = SteadyPair(tax=10, giver_store=0, contract=False, years=4).data()
    data["about"]["money"] = "cash"
    data["taxes"]["landfill_tax"] = {"by_year": {FIRST_YEAR: 10, FIRST_YEAR + 2: 30}, "estimate": WHY}
    for played, rate in zip(play(data, 4), (10, 20, 30, 30), strict=True):
        due = moved(played.ledger, Kind.DISPOSAL) * rate / BASE
        yield known(
            f"{rate} EUR/t on what is landfilled, EUR",
            due,
            paid(played.ledger, "waste_tax") / CENTS,
            HALF_A_CENT,
            "half a cent a week",
        )


def rises(_replicates: int) -> Iterator[Row]:
    """The tax rises from 10 to 20 to 30 EUR/t, and half of the rise falls on the purse of who throws away."""
    data = SteadyPair(waste=3000, tax=10, giver_store=0, contract=False, years=3).data()
    data["about"]["purse_bears_rises"] = Decimal("0.5")
    data["taxes"]["landfill_tax"] = {"by_year": {FIRST_YEAR: 10, FIRST_YEAR + 2: 30}, "estimate": WHY}
    for played, risen in zip(play(data, 3), (0, 10, 20), strict=True):
        ledger = played.ledger
        got = (ledger.opening_cash["giver"] - ledger.closing_cash["giver"]) / CENTS
        due = moved(ledger, Kind.DISPOSAL) / BASE * risen / 2
        yield known(
            f"{risen} EUR/t more than in the first year: paid from the purse, EUR",
            due,
            got,
            HALF_A_CENT,
            ROUNDED,
        )


def interest(_replicates: int) -> Iterator[Row]:
    """A debt on which nothing else is paid grows by its yearly rate."""
    for rate in ("0.03", "0.1", "0.5"):
        data = SteadyPair(contract=False, years=2).data()
        data["about"]["money"] = "cash"
        data["firms"]["taker"] |= {"purse": {"start": 0}}
        data["firms"]["giver"] |= {
            "purse": {"start": -500_000}, "credit": {"limit": 10_000_000, "rate": Decimal(rate)}, "lines": {},
        }  # fmt: skip
        data["materials"].pop("waste")
        data["matches"] = {}
        data["firms"]["taker"]["lines"]["taker_line"]["needs"]["taker_need"]["secondaries"] = {}
        for after, played in enumerate(play(data, 2), 1):
            owed = 500_000 * (1 + float(rate)) ** after
            got = -played.state.cash["giver"] / CENTS
            yield known(
                f"500 000 EUR at {rate} a year: owed after year {after}, EUR",
                owed,
                got,
                HALF_A_CENT * after * 1.5,
                "half a cent a week",
            )


def contracts(_replicates: int) -> Iterator[Row]:
    """An indexed price follows the virgin price of what a tonne replaces; who sends less than agreed pays for it."""
    data = SteadyPair(waste=3000, need=4000, ratio=Decimal("0.8"), years=2).data()
    need = data["firms"]["taker"]["lines"]["taker_line"]["needs"]["taker_need"]
    need["price"] = {"by_year": {FIRST_YEAR: 60, FIRST_YEAR + 1: 80}, "estimate": WHY}
    agreed = {"indexed": Decimal("0.5"), "least": 3500, "shortfall_price": 7}
    data["exchanges"]["pair"] = {k: v for k, v in data["exchanges"]["pair"].items() if k != "price"} | agreed
    for played, virgin in zip(play(data, 2), (60, 80), strict=True):
        sent = moved(played.ledger, Kind.RECEIVED) / BASE
        due, got = sent * 0.5 * 0.8 * virgin, paid(played.ledger, "contract", payee="giver") / CENTS
        yield known(
            f"half of {virgin} EUR/t, ratio 0.8: contract price paid, EUR", due, got, HALF_A_CENT, ROUNDED
        )
        short = paid(played.ledger, "shortfall", payer="giver") / CENTS
        yield known(
            "3 500 t agreed at least, 7 EUR/t short: paid, EUR", (3500 - sent) * 7, short, 0.01, "a cent"
        )


def co2(_replicates: int) -> Iterator[Row]:
    """A CO2 price of 80 EUR/t on a material of 0.5 t CO2e: what its replacement saves, and what is still paid."""
    data = SteadyPair(waste=3000, need=4000, ratio=Decimal("0.8")).data()
    data["co2_price"] = 80
    data["materials"]["rock"]["direct"] = Decimal("0.5")
    ledger = play(data)[0].ledger
    saved = 0.8 * moved(ledger, Kind.USED) / BASE * 40
    yield known(
        "saved by the taker, EUR",
        saved,
        paid(ledger, "co2_saved") / CENTS,
        HALF_A_CENT + 0.04,
        f"{ROUNDED}, a kg",
    )
    left = moved(ledger, Kind.VIRGIN) / BASE * 40
    yield known("still paid outside the purse, EUR", left, paid(ledger, "co2") / CENTS, HALF_A_CENT, ROUNDED)


def steam(_replicates: int) -> Iterator[Row]:
    """Drawing a tonne of steam costs 0.2 MWh of power at 60 EUR; what is not given costs none."""
    data = SteadyPair(waste=3000, need=2000, ratio=1).data()
    data["materials"]["power"] = {"unit": "MWh", "resource": "energy", "estimate": WHY}
    stream = data["firms"]["giver"]["lines"]["giver_line"]["side_streams"]["giver_waste"]
    stream["lost_power"] = {"material": "power", "amount": Decimal("0.2"), "price": 60}
    ledger = play(data)[0].ledger
    sent = moved(ledger, Kind.EXCHANGE) / BASE
    power = moved(ledger, Kind.BOUGHT, material="power") / BASE
    yield known("power bought for what was given, MWh", 0.2 * sent, power, 0.001, "1 kWh")
    got = paid(ledger, "lost_power", payer="giver") / CENTS
    yield known("paid for it, EUR", 12 * sent, got, HALF_A_CENT + 0.06, f"{ROUNDED}, 1 kWh")


def advance(_replicates: int) -> Iterator[Row]:
    """One firm advances 40 % of another's project of 100 000 EUR, and is paid back in four years."""
    data = SteadyPair(contract=False, years=6).data()
    data["projects"] = {
        "silo": {
            "firm": "taker", "code": "S1", "cost": 100_000, "build_days": 100, "estimate": WHY,
            "builds": [{"less_input": "taker_need", "share": 0}],
        }
    }  # fmt: skip
    payer = Payer("giver", (2, 5), repaid_years=4)
    begun = {"silo": ProjectState("silo", "build", 0, 0, (payer,), FIRST_YEAR)}
    years = [played.ledger for played in play(data, 6, projects=begun)]
    for firm, share in (("giver", 40_000), ("taker", 60_000)):
        got = paid(years[0], "project", payer=firm) / CENTS
        yield known(f"{firm}: paid for the project, EUR", share, got, 0.01, "a cent")
    back = [paid(ledger, "loan", payer="taker", payee="giver") / CENTS for ledger in years]
    for after, (due, got) in enumerate(zip((0, 10_000, 10_000, 10_000, 10_000, 0), back, strict=True)):
        yield known(f"paid back in year {after + 1}, EUR", due, got)


def premium(_replicates: int) -> Iterator[Row]:
    """Buyers pay 80 EUR for each t of CO2e spared: 0.8 × (0.3 + 0.5) less 0.1 for each t of waste used."""
    data = SteadyPair(waste=3000, need=4000, ratio=Decimal("0.8")).data()
    data["materials"]["rock"] |= {"direct": Decimal("0.5"), "upstream": Decimal("0.3")}
    data["materials"]["waste"] |= {"direct": Decimal("0.1")}
    data["firms"]["taker"]["lines"]["taker_line"]["market"] |= {"premium": 80}
    ledger = play(data)[0].ledger
    due = moved(ledger, Kind.USED) / BASE * 80 * (0.8 * 0.8 - 0.1)
    yield known("premium on the product, EUR", due, paid(ledger, "premium") / CENTS, HALF_A_CENT, ROUNDED)


def sales(_replicates: int) -> Iterator[Row]:
    """A yield that nobody in the cluster takes is sold at 90 EUR/t, with support of 8 EUR/t that ends."""
    data = SteadyPair(waste=3000, contract=False, years=2).data()
    data["materials"]["clean"] = data["materials"]["waste"]
    clean = {"material": "clean", "share": 1, "sale": 90, "support": {FIRST_YEAR: 8, FIRST_YEAR + 1: 0}}
    plant = {
        "takes": "waste",
        "capacity": 9000,
        "yields": {"cleaned": clean | {"disposal": {"kind": "landfill"}}},
    }
    data["firms"]["giver"]["treatments"] = {"plant": plant}
    for played, support in zip(play(data, 2), (8, 0), strict=True):
        sold = moved(played.ledger, Kind.USED, target="plant") / BASE
        for kind, price in (("sales", 90), ("support", support)):
            got = paid(played.ledger, kind, about="cleaned") / CENTS
            yield known(f"{kind} of a yield at {price} EUR/t, EUR", sold * price, got, HALF_A_CENT, ROUNDED)


CASES: Final = tuple(
    Case(function.__name__, SECTION, function)
    for function in (tax, rises, interest, contracts, co2, premium, sales, steam, advance)
)
