"""Takers: what each need and intake could use week by week, and what its blend and its limits let in."""

from __future__ import annotations

import numpy as np

from sim.units import WEEKS, YEAR
from sim.year.columns import WEEK, Weeks, added, column, nothing, scaled, stacked
from sim.year.stores import Intake
from sim.year.year_record import Record


class Takers:
    """Matrices of one year: a row for each need, or for each intake in the order of the cluster."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.intakes = list(record.cluster.intakes.values())
        needs, counts = record.cluster.needs.values(), record.needs
        self.blend = scaled(
            counts.required,
            column(need.blend_num for need in needs),
            column(need.blend_den for need in needs),
        )
        self.need_at_blend = (counts.replaced * 20 >= self.blend * 19).astype(np.int64)
        """1 in the weeks in which secondaries filled nearly all (19 parts in 20) that the blend lets in"""
        self.num = column(intake.plan.ratio[0] for intake in self.intakes)
        self.den = column(intake.plan.ratio[1] for intake in self.intakes)
        self._of_needs()
        self._of_feeds()
        self.setting = (self.technical - self.allowed) * self.at_blend
        """what only the blend kept out"""
        self.standing = (column(intake.built.from_week for intake in self.intakes) <= WEEK).astype(np.int64)
        self.open = self.allowed * self.standing
        self.down = self._down()
        """what it could not take while its machine stood still"""

    def _of_needs(self) -> None:
        """What an intake of a need could use of what is required, and what its blend lets it; 1 where it was at its
        blend, and where it took less than it had for what it holds of a content."""
        counts, places = self.record.needs, len(self.intakes)
        rows = [row for row, intake in enumerate(self.intakes) if not intake.plan.is_feed]
        fillers = [self.intakes[row] for row in rows]
        self.need_rows = [self.record.need_row[intake.plan.taker] for intake in fillers]
        shares = (
            column(intake.share_num for intake in fillers),
            column(intake.share_den for intake in fillers),
        )
        share = scaled(counts.required[self.need_rows], *shares)
        allowed = np.minimum(share, self.blend[self.need_rows])
        self.share = added(share, rows, places)
        """most of each, in virgin-equivalents"""
        self.technical = added(scaled(share, self.den[rows], self.num[rows]), rows, places)
        self.allowed = added(scaled(allowed, self.den[rows], self.num[rows]), rows, places)
        self.at_blend = added(self.need_at_blend[self.need_rows], rows, places)
        self.refuses = added((counts.limited[self.need_rows] > 0).astype(np.int64), rows, places)
        self.share_of_needs = added(share, self.need_rows, len(counts.required))
        """most of all secondaries of each need together"""

    def _of_feeds(self) -> None:
        """A treatment could use what it treats at full rate."""
        rows = [row for row, intake in enumerate(self.intakes) if intake.plan.is_feed]
        treatments = [self.record.cluster.treatments[self.intakes[row].plan.taker] for row in rows]
        weekly = column(treatment.full_capacity // WEEKS for treatment in treatments) + nothing()
        most = added(weekly, rows, len(self.intakes))
        self.technical, self.allowed = self.technical + most, self.allowed + most

    def _down(self) -> Weeks:
        record, rows = self.record, [row for row, intake in enumerate(self.intakes) if _may_stop(intake)]
        lost = [
            record.treatments.lost[record.treatment_row[intake.plan.process]] if intake.plan.is_feed
            else record.lines.lost[record.line_row[intake.plan.process]]
            for intake in map(self.intakes.__getitem__, rows)
        ]  # fmt: skip
        return added(scaled(self.open[rows], stacked(lost) * WEEKS, YEAR), rows, len(self.intakes))


def _may_stop(intake: Intake) -> bool:
    return intake.machine is not None and intake.capacity > 0
