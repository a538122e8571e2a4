"""What the ledger calls its movements, payments and accounts, in words: for whoever reads it in a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping

from game.session.session import Session
from game.text.causes import cause_text
from game.text.disposal import disposed
from game.text.translator import Translator
from sim.ledger import AIR, BUSINESS, FUND, IN_USE, LOSSES, MARKET, OUTSIDE, PROGRAMME, SINKS, WATERS
from sim.plan.plan import Plan
from sim.rules.names import material_name, readable, thing_name

_FEED = "/feed"
"""behind a treatment's id: what waits before it"""


class LedgerWords:
    """Names of all places, accounts and causes of a session, each worked out once."""

    def __init__(self, session: Session, w: Translator) -> None:
        self.plan: Plan = session.plan
        self.w = w
        self._states = {world: session.records[-1].worlds[world].state for world in session.worlds}
        self._states[""] = self._states[session.worlds[0]]  # what is the same in every cluster
        self._outside = _outside(w)
        self._known: dict[tuple[str, ...], str] = {}
        self.kinds: Mapping[str, str] = movements(w)
        self.payments: Mapping[str, str] = payments(w)
        self.games: Mapping[str, str] = {"played": w("This game"), "idle": w("If nobody acts")}

    def place(self, world: str, key: str) -> str:
        """A store, a process, a contract, an account, or the world outside."""
        if (world, key) not in self._known:
            self._known[world, key] = self._place(world, key)
        return self._known[world, key]

    def _place(self, world: str, key: str) -> str:
        if not key or key in self._outside:
            return self._outside.get(key, "")
        if key.startswith(BUSINESS):
            return self.w("{firm}, other business", firm=self.place(world, key.removeprefix(BUSINESS)))
        return thing_name(self.plan, key.removesuffix(_FEED), self._states[world], self.w.language)

    def why(self, world: str, cause: str, culprit: str) -> str:
        """A cause with its culprit, in a sentence; nothing where there is none."""
        if not cause:
            return ""
        key = (world, cause, culprit)
        if key not in self._known:
            self._known[key] = cause_text(self.plan, self._states[world], self.w, cause, culprit)
        return self._known[key]

    def material(self, key: str) -> str:
        """What a material is called."""
        return material_name(self.plan, key, self.w.language)

    def payment(self, key: str) -> str:
        """What a payment is for."""
        return self.payments.get(key) or readable(key)


def _outside(w: Translator) -> dict[str, str]:
    names = {
        OUTSIDE: w("Outside"),
        MARKET: w("Market"),
        AIR: w("Air"),
        LOSSES: w("Losses"),
        WATERS: w("Waters"),
        IN_USE: w("Goods in use"),
        FUND: w("Cluster fund"),
        PROGRAMME: w("Public programme"),
        "state": w("State"),
        "carriers": w("Hauliers"),
        "bank": w("Bank"),
        "owner": w("Owner"),
    }
    return names | {sink: disposed(w, sink) for sink in SINKS}


def movements(w: Translator) -> dict[str, str]:
    """Kind of movement → what it is called."""
    return {
        "bought": w("Bought new"),
        "virgin": w("Used new"),
        "exchange": w("Sent under a deal"),
        "received": w("Arrived under a deal"),
        "own": w("Own use"),
        "used": w("Used recycled"),
        "made": w("Made"),
        "product": w("Product delivered"),
        "disposal": w("Thrown away"),
        "returned": w("Back from use"),
        "turned_back": w("Turned back"),
        "rest": w("Lost on the way"),
        "service": w("Demand, for reference"),
    }


def payments(w: Translator) -> dict[str, str]:
    """Kind of payment → what it is for."""
    return {
        "own_money": w("From the owner"),
        "letter": w("The owner's letter"),
        "virgin_saved": w("Bought less new"),
        "co2_saved": w("CO₂ allowances saved"),
        "disposal_saved": w("Threw away less"),
        "tax_saved": w("Waste tax saved"),
        "contract": w("Deal"),
        "shortfall": w("Less came than promised"),
        "leaving": w("A deal was left"),
        "sales": w("Sales"),
        "premium": w("Paid more for recycled"),
        "carriage": w("Haulage"),
        "treatment": w("Treatment"),
        "auxiliary": w("Aids of a treatment"),
        "intake": w("Taking in"),
        "sorting": w("Sorting"),
        "running": w("Running a project"),
        "lost_power": w("Power lost"),
        "disposal": w("Disposal"),
        "project": w("Building"),
        "loan": w("Loans repaid"),
        "grant": w("Grant"),
        "support": w("Support"),
        "waste_tax": w("Waste tax"),
        "co2": w("CO₂ allowances"),
        "over_limit": w("Over a limit"),
        "rise": w("Dearer waste"),
        "contribution": w("Into the fund"),
        "levy": w("Levy into the fund"),
        "measure": w("A measure of the fund"),
        "match": w("What the region adds"),
        "adjustment": w("The facilitator"),
        "interest": w("Interest"),
        "closing": w("A firm closed"),
        "virgin": w("New material, ordinary business"),
    }
