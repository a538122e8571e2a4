"""Cases without luck: what can be worked out on paper. What may differ is one batch, one load or a rounding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from statistics import fmean
from typing import Final

from sim.economy.outlook import Outlook
from sim.economy.price_zone import Pricing
from sim.indicators.formulas import ProductFlow, eco_connectance, link_density, mci
from sim.indicators.gain import gains
from sim.ledger import Kind, Ledger
from sim.opening import opening_state
from sim.units import BASE, CENTS, DAY, YEAR
from tools.validation.by_hand import FIRST_YEAR, Data, SteadyPair
from tools.validation.played import moved, plan_of, play, weeks, year
from tools.validation.row import Case, Row, known

SECTION: Final = "Without luck"
BATCH: Final = DAY / YEAR
"""part of a year that a day's batch makes"""


def worked(_replicates: int) -> Iterator[Row]:
    """Waste 30 t, need 40 t, ratio 0.8; fees 95, virgin price 60, carriage 5, treatment 12 EUR/t."""
    plan, played = plan_of(SteadyPair().data()), play(SteadyPair().data())[0]
    yield known("exchanged, t", 30, moved(played.ledger, Kind.EXCHANGE) / BASE, 30 * BATCH, "a batch")
    yield known("bought new, t", 16, moved(played.ledger, Kind.VIRGIN) / BASE, 40 * BATCH, "a batch")
    (gain,) = gains(plan, [played.ledger], played.state.contracts)
    yield known("joint gain, EUR", 3780, gain.joint / CENTS, 3780 * BATCH, "a batch")
    state = opening_state(plan)
    pricing = Pricing(plan, state, Outlook.at(plan, state, FIRST_YEAR))
    zone = pricing.zone("giver_waste", "taker_need", "waste", "belt", giver_pays=False)
    yield known("least price the giver can take, EUR/t", -95, zone.floor / CENTS)
    yield known("most the taker can pay, EUR/t", 31, zone.ceiling / CENTS)
    for price, gainer, loser in ((-95, "taker", "giver"), (31, "giver", "taker")):
        cash = play(SteadyPair(price=price).data())[0].state.cash
        for firm, gained in ((gainer, 3780), (loser, 0)):
            got = (cash[firm] - 100_000_000) / CENTS
            yield known(f"at {price} EUR/t the {firm} gains, EUR", gained, got, 3780 * BATCH, "a batch")


def least(_replicates: int) -> Iterator[Row]:
    """Exchanged = min(supply, need × greatest share ÷ ratio, contract); bought = need − ratio × exchanged."""
    narrow = {
        "supply": SteadyPair(waste=3000, need=8000, ratio=Decimal("0.8")),
        "need": SteadyPair(waste=9000, need=2000, ratio=Decimal("0.5")),
        "share": SteadyPair(waste=9000, need=6000, ratio=1, greatest_share=Decimal("0.3")),
        "contract": SteadyPair(waste=9000, need=9000, ratio=1, most=1234),
    }
    for what, pair in narrow.items():
        ledger = year(pair.data())
        demand = pair.need * Decimal(pair.greatest_share) / Decimal(pair.ratio)
        exchanged = float(min(Decimal(pair.waste), demand, Decimal(pair.most or 10**9)))
        used = moved(ledger, Kind.USED) / BASE
        yield known(f"{what} is narrow: used, t", exchanged, used, float(pair.waste) * BATCH, "a batch")
        bought = float(pair.need) - float(pair.ratio) * used
        yield known(
            f"{what} is narrow: bought for what was used, t",
            bought,
            moved(ledger, Kind.VIRGIN) / BASE,
            0.002,
            "2 kg",
        )


# -- sharing --------------------------------------------------------------------------------------


def two_takers(pair: SteadyPair, second: int) -> Data:
    """A pair with a twin of the taker, whose contract is for so many tonnes."""
    data = pair.data()
    twin = data["firms"]["taker"]
    line = twin["lines"]["taker_line"]
    needs = {"other_need": line["needs"]["taker_need"]}
    data["firms"]["other"] = twin | {"lines": {"other_line": line | {"needs": needs}}}
    data["exchanges"]["second"] = data["exchanges"]["pair"] | {"taker": "other_need", "most": second}
    return data


def sharing(_replicates: int) -> Iterator[Row]:
    """20 000 t for two contracts that ask for more: in proportion to what they ask for, by belt and by truck."""
    for carrier, lot in (("belt", 0), ("truck", 40)):
        for first, second in ((20_000, 40_000), (1_000, 59_000), (30_000, 30_000)):
            pair = SteadyPair(waste=20_000, need=80_000, ratio=1, most=first, carrier=carrier, lot=lot or 1)
            ledger = year(two_takers(pair, second))
            sent = [moved(ledger, Kind.EXCHANGE, target=key) / BASE for key in ("pair", "second")]
            for asked, got in zip((first, second), sent, strict=True):
                share = sum(sent) * asked / (first + second)
                claim = f"{carrier}, {first} and {second} t asked for: the {asked} t get, t"
                yield known(claim, share, got, lot or 20_000 * BATCH, "a load" if lot else "a batch")


# -- Little's law ---------------------------------------------------------------------------------


def on_road(ledger: Ledger) -> list[int]:
    """What was on the road at each week's close."""
    opening = sum(amount for key, amount in ledger.opening.items() if key.place == "pair")
    sent, received = (accumulate(weeks(ledger, kind)) for kind in (Kind.EXCHANGE, Kind.RECEIVED))
    return [opening + out - there for out, there in zip(sent, received, strict=True)]


def little(_replicates: int) -> Iterator[Row]:
    """Mean stock = flow × time: goods on the road, and virgin material ordered in lots."""
    for hours in (10, 100, 500):
        pair = SteadyPair(
            waste=YEAR, need=2 * YEAR, ratio=1, carrier="truck", transit_hours=hours, batch_hours=1, years=2
        )
        road = on_road(play(pair.data(), 2)[1].ledger)
        yield known(
            f"1 t an hour, {hours} h on the way: on the road, t",
            hours,
            fmean(road) / BASE,
            2,
            "a load and a batch",
        )
    lot, reorder, lead = 200, 150, 4
    means = []
    for stock in range(reorder + 10, reorder + lot + 1, 10):
        data = SteadyPair(need=YEAR, batch_hours=1, contract=False).data()
        need = data["firms"]["taker"]["lines"]["taker_line"]["needs"]["taker_need"]
        need["supply"] = {"lot": lot, "reorder": reorder, "lead_days": lead, "stock": stock}
        ledger = year(data)
        bought, used = (accumulate(weeks(ledger, kind)) for kind in (Kind.BOUGHT, Kind.VIRGIN))
        means.append(stock + fmean(more - less for more, less in zip(bought, used, strict=True)) / BASE)
    claim = f"1 t an hour, lots of {lot} t ordered at {reorder} t, {lead} days: mean stock, t"
    yield known(claim, reorder - lead * DAY + lot / 2, fmean(means), 5, "half the step of the opening stocks")


# -- markets --------------------------------------------------------------------------------------


def scrap(_replicates: int) -> Iterator[Row]:
    """Goods come back after two years, half a tonne for each; those sold before the first year too."""
    data = SteadyPair(years=4, contract=False).data()
    data["materials"]["scrap"] = dict(data["materials"]["waste"])
    data["firms"]["giver"]["collections"] = {
        "yard": {
            "of_line": "taker_line", "material": "scrap", "share": Decimal("0.5"), "after_years": 2,
            "sold_before": {FIRST_YEAR - 2: 10, FIRST_YEAR - 1: 20}, "disposal": {"kind": "landfill"},
        }
    }  # fmt: skip
    years = [played.ledger for played in play(data, 4)]
    sold = [10, 20, *(moved(ledger, Kind.PRODUCT, source="taker_line") / BASE for ledger in years)]
    for ledger, before in zip(years, sold, strict=False):
        yield known(
            f"{ledger.year}: scrap of what was sold two years before, t",
            before / 2,
            moved(ledger, Kind.RETURNED) / BASE,
            0.001,
            "1 kg",
        )


def rebound(_replicates: int) -> Iterator[Row]:
    """Demand × (1 − elasticity × pass-through × saving a unit ÷ price), in the year after the saving."""
    for elasticity, passed in ((Decimal("-1"), Decimal("0.5")), (Decimal("-0.4"), Decimal(1))):
        data = SteadyPair(years=2).data()
        line = data["firms"]["taker"]["lines"]["taker_line"]
        line["capacity"] = 80
        line["market"] |= {"price": 100, "elasticity": elasticity, "pass_through": passed}
        made = moved(play(data, 2)[1].ledger, Kind.PRODUCT, source="taker_line") / BASE
        saved = (24 * 60 - 30 * 5 - 30 * 12) / (40 * 100)
        expected = 40 * (1 - float(elasticity * passed) * saved)
        yield known(
            f"elasticity {elasticity}, {passed} passed on: sold, t", expected, made, 40 * BATCH, "a batch"
        )


def season(_replicates: int) -> Iterator[Row]:
    """Weights of months: what is sold by the end of January, June and December, where the line can follow."""
    data = SteadyPair(contract=False, years=2).data()
    line = data["firms"]["taker"]["lines"]["taker_line"]
    line["capacity"] = 400
    line["market"]["season"] = list(range(1, 13))
    sold = list(accumulate(weeks(play(data, 2)[1].ledger, Kind.PRODUCT, source="taker_line")))
    for month, ends in ((1, 31), (6, 181), (12, 365)):
        full, part = divmod(ends, 7)
        by_then = sold[-1] if month == 12 else sold[full - 1] + (sold[full] - sold[full - 1]) * part / 7
        expected = 40 * sum(range(1, month + 1)) / 78
        yield known(
            f"month {month} of weights 1 to 12: sold by its end, t",
            expected,
            by_then / BASE,
            0.5,
            "a week's bend and a batch",
        )


def follows(_replicates: int) -> Iterator[Row]:
    """A treatment works for its outlets: twice what is sent, where half of its feed becomes the yield."""
    for most in (0, 1, 100, 3000):
        data = SteadyPair(waste=10_000, need=20_000, ratio=1, most=most, giver_store=500, years=2).data()
        waste = {"material": "waste", "disposal": {"kind": "landfill", "fee": 50}}
        clean = {"material": "clean", "share": Decimal("0.5"), "store": 200, "disposal": waste["disposal"]}
        plant = {
            "takes": "waste",
            "capacity": 9000,
            "cost": 5,
            "yields": {"cleaned": clean},
            "residue": waste,
        }
        data["materials"]["clean"] = data["materials"]["waste"]
        data["firms"]["giver"]["treatments"] = {"plant": plant}
        need = data["firms"]["taker"]["lines"]["taker_line"]["needs"]["taker_need"]
        need["secondaries"] = {"clean": {"ratio": 1}}
        data["exchanges"]["pair"] |= {"giver": "cleaned"}
        treated = moved(play(data, 2)[1].ledger, Kind.USED, target="plant") / BASE
        yield known(
            f"contract of {most} t: treated, t", 2 * most, treated, 2 * most * 7 / 365, "a week's pace"
        )


def formulas(_replicates: int) -> Iterator[Row]:
    """Published indicators, with numbers worked out by hand."""
    product = ProductFlow(
        mass=1000, recycled_feed=0.4, reused_feed=0.1, collected_for_recycling=0.6, collected_for_reuse=0.05,
        recycling_efficiency=0.9, feed_efficiency=0.85, use=1.2,
    )  # fmt: skip
    yield known(
        "Material Circularity Indicator of a worked product", 0.65767, mci(product), 5e-6, "its digits"
    )
    linear = replace(
        product, recycled_feed=0, reused_feed=0, collected_for_recycling=0, collected_for_reuse=0, use=1
    )
    yield known("and of a wholly linear one", 0.1, mci(linear), 1e-9, "binary fractions")
    yield known("12 firms, 15 links: link density", 15 / 132, link_density(12, 15), 1e-9, "binary fractions")
    yield known(
        "12 firms, 14 linked pairs: eco-connectance",
        14 / 66,
        eco_connectance(12, 14),
        1e-9,
        "binary fractions",
    )


CASES: Final = tuple(
    Case(function.__name__, SECTION, function)
    for function in (worked, least, sharing, little, scrap, rebound, season, follows, formulas)
)
