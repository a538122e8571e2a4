"""Appetites: what a taker could use in a whole year, mended, built and open, beyond what it used.

What is thrown away beyond that is a structural surplus: no larger store, contract or vehicle would put it to use.
"""

from __future__ import annotations

from sim.year.lines import RunningLine
from sim.year.stores import Intake, Store
from sim.year.treatments import RunningTreatment
from sim.year.year_record import Record


class Appetites:
    """Asked of the record of one year. Amounts in the units of the secondary."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.cluster = record.cluster
        self._unused: dict[Intake, int] = {}

    def takers(self, store: Store) -> list[Intake]:
        """Everybody who could take it, with or without a contract; no treatment for whose yields there is nobody."""
        intakes = self.cluster.intakes
        takers = [intakes[taker, store.plan.material] for taker, _ in store.strangers]
        takers += [exchange.sink for exchange in self.cluster.outlets[store.id].exchanges]
        return [intake for intake in dict.fromkeys([*takers, *store.own]) if self._is_open(intake)]

    def _is_open(self, intake: Intake) -> bool:
        if not intake.plan.is_feed:
            return True
        treatment = self.cluster.treatments[intake.plan.taker]
        return treatment.takes_all or any(self._may_go(product) for product in treatment.yields)

    def _may_go(self, product: Store) -> bool:
        return bool(product.strangers or product.own or self.cluster.outlets[product.id].exchanges)

    def whole(self, intake: Intake) -> int:
        """What it could use in a year."""
        if intake.plan.is_feed:
            return _at_full_rate(self.cluster.treatments[intake.plan.taker])
        most = self._wanted(intake) * intake.share_num // intake.share_den
        return most * intake.ratio_den // intake.ratio_num

    def largest(self, takers: list[Intake]) -> Intake:
        """Who of them could use most, or, where that is a treatment with few outlets, the largest of those."""
        largest = max(takers, key=self.whole)
        for _ in range(len(self.cluster.treatments)):
            treatment = self.cluster.treatments.get(largest.plan.taker)
            if treatment is None or self._of_capacity(treatment) <= self.unused(largest):
                break
            beyond = [intake for product in treatment.yields for intake in self.takers(product)]
            if not beyond:
                break
            largest = max(beyond, key=self.whole)
        return largest

    def unused(self, intake: Intake) -> int:
        """What it could have used besides what it did."""
        if intake not in self._unused:
            self._unused[intake] = (
                0  # where treatments feed each other in a ring, none has more room for the others
            )
            self._unused[intake] = self._of_feed(intake) if intake.plan.is_feed else self._of_need(intake)
        return self._unused[intake]

    def _of_feed(self, intake: Intake) -> int:
        treatment = self.cluster.treatments[intake.plan.taker]
        left = self._of_capacity(treatment)
        if treatment.takes_all:
            return left
        outlets = (
            sum(map(self.unused, self.takers(product))) * product.den // product.num
            for product in treatment.yields
        )
        return min(left, max(outlets))

    def _of_capacity(self, treatment: RunningTreatment) -> int:
        """What it could have treated besides, whatever comes of its yields."""
        return max(0, _at_full_rate(treatment) - treatment.treated)

    def _of_need(self, intake: Intake) -> int:
        wanted = self._wanted(intake)
        replaced = self.cluster.needs[intake.plan.taker].replaced
        of_it = (
            wanted * intake.share_num // intake.share_den - intake.used * intake.ratio_num // intake.ratio_den
        )
        return max(0, min(of_it, wanted - replaced)) * intake.ratio_den // intake.ratio_num

    def _wanted(self, intake: Intake) -> int:
        """Virgin-equivalents its line would need in a year in which nothing held it up."""
        need = self.cluster.needs[intake.plan.taker]
        line = self.cluster.lines[need.plan.line]
        most = _at_full_rate(line)
        if line.wanted is not None:
            most = min(most, sum(line.wanted))
        return max(need.required, most * need.num // need.den)


def _at_full_rate(machine: RunningLine | RunningTreatment) -> int:
    num, den = machine.factor
    return machine.full_capacity * num // den
