"""The rules of deciding: what may be decided, why not, and what a decision changes. Pure functions.

A check changes nothing and returns every problem; applying never fails after a clean check.
"""

from sim.rules.measures import adjust_cash, inject
from sim.rules.objection import Objection, Problem
from sim.rules.sheets import SIGNED, Seating, Settled, carry_signed, check, check_sheet, put_on_table, settle

VERSION = 2
"""Of the rules and of the model: raised whenever the same decisions could come to another game."""

__all__ = [
    "SIGNED",
    "VERSION",
    "Objection",
    "Problem",
    "Seating",
    "Settled",
    "adjust_cash",
    "carry_signed",
    "check",
    "check_sheet",
    "inject",
    "put_on_table",
    "settle",
]
