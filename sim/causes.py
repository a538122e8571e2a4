"""Causes: why something was disposed of, or bought virgin, in the order in which they are asked.

Removing a cause may free less than the amount that carries it: the next one may be waiting behind.
Texts must not promise more.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Cause(StrEnum):
    """The reason a kilogram was not put to use."""

    NOT_NEEDED = "not_needed"
    """a structural surplus: whoever could take it needs no more in the whole year"""
    NOT_COLLECTED = "not_collected"
    OFF_SPEC = "off_spec"
    RESIDUE = "residue"
    NO_PARTNER = "no_partner"
    NOT_BUILT = "not_built"
    CONTRACT_ENDED = "contract_ended"
    PARTNER_CLOSED = "partner_closed"
    CONTRACT_CAP = "contract_cap"
    CONTENT_LIMIT = "content_limit"
    """more of it would exceed the limit of a content"""
    BLEND_SETTING = "blend_setting"
    TAKER_DOWN = "taker_down"
    GIVER_DOWN = "giver_down"
    TAKER_FULL = "taker_full"
    CARRIER_BUSY = "carrier_busy"
    GIVER_SHORT = "giver_short"
    STORE_FULL = "store_full"
    """only where the outlet ran at its full contract rate"""
    CLOSED = "closed"
    SHARE_LIMIT = "share_limit"
    """virgin material that no listed secondary could replace: no fault of anybody"""


ORDER: Final[dict[Cause, int]] = {cause: place for place, cause in enumerate(Cause)}
