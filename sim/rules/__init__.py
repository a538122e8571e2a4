"""The rules of deciding: what may be decided, why not, and what a decision changes. Pure functions.

A check changes nothing and returns every problem; applying never fails after a clean check.
"""

from sim.rules.measures import inject
from sim.rules.objection import Objection, Problem
from sim.rules.sheets import Settled, apply, check, check_sheet, put_on_table, settle

__all__ = [
    "Objection",
    "Problem",
    "Settled",
    "apply",
    "check",
    "check_sheet",
    "inject",
    "put_on_table",
    "settle",
]
