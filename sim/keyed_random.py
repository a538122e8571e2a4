"""Luck: every draw is keyed by what it is for, so one team's action never shifts another's luck.

A draw is a pure function of (seed, purpose, thing, index). Nothing about a generator needs saving,
and a fork has the luck of its original. The logarithms and exponentials are rounded to nine digits
before use, so that a library's last bit does not change a game (but for a rounding edge, one in 10⁶).
"""

from __future__ import annotations

import math
from functools import lru_cache
from hashlib import blake2b
from statistics import NormalDist
from typing import Final

_DIGITS: Final = 9
_KEPT: Final = 16_384
"""draws: those of a game of Kemi-Tornio several times over, since its idle twin and every other try draws the same"""
_NORMAL: Final = NormalDist()


def uniform(seed: int, purpose: str, thing: str, index: int = 0) -> float:
    """A number in (0, 1), always the same for the same key."""
    key = f"{seed}|{purpose}|{thing}|{index}".encode()
    bits = int.from_bytes(blake2b(key, digest_size=8).digest(), "big") >> 11
    return (bits + 0.5) / (1 << 53)


def chance(probability: float, seed: int, purpose: str, thing: str, index: int = 0) -> bool:
    """Whether something with this probability happens."""
    return uniform(seed, purpose, thing, index) < probability


@lru_cache(maxsize=_KEPT)
def whole_hours(mean: int, seed: int, purpose: str, thing: str, index: int = 0) -> int:
    """A geometric time of at least one whole hour with exactly this mean (hours, at least 1)."""
    if mean <= 1:
        return 1
    survival = round(math.log(uniform(seed, purpose, thing, index)), _DIGITS)
    return 1 + int(survival / round(math.log1p(-1 / mean), _DIGITS))


@lru_cache(maxsize=_KEPT)
def normal(seed: int, purpose: str, thing: str, index: int = 0) -> float:
    """A standard normal draw, rounded to nine digits."""
    return round(_NORMAL.inv_cdf(uniform(seed, purpose, thing, index)), _DIGITS)


def lognormal(median: float, sigma: float, draw: float) -> float:
    """A standard normal draw as a lognormal one with this median and log-deviation, rounded to nine digits."""
    return round(median * math.exp(round(sigma * draw, _DIGITS)), _DIGITS)


def lognormal_of_mean(mean: float, sigma: float, draw: float) -> float:
    """The same with this mean."""
    return lognormal(mean * round(math.exp(-round(sigma * sigma / 2, _DIGITS)), _DIGITS), sigma, draw)
