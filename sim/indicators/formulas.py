"""Published formulas, as small pure functions with nothing of the game in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFlow:
    """What goes into a product and what becomes of it; shares and efficiencies from 0 to 1.

    In brackets the symbols of the methodology.
    """

    mass: float = 1.0
    """M"""
    recycled_feed: float
    """share of the feed (F_R)"""
    reused_feed: float = 0.0
    """share of the feed (F_U)"""
    collected_for_recycling: float
    """share of the product (C_R)"""
    collected_for_reuse: float = 0.0
    """share of the product (C_U)"""
    recycling_efficiency: float
    """at the end of the product's life (E_C)"""
    feed_efficiency: float
    """of the recycling that made the feed (E_F)"""
    use: float = 1.0
    """life time × intensity, against the average of its kind (X)"""


def mci(flow: ProductFlow) -> float:
    """Material Circularity Indicator, 0 to 1: how far a flow of mass is from take, make and dispose.

    A wholly linear product has 0.1. Raises ValueError for a product without mass.
    Source: Ellen MacArthur Foundation and Granta Design, *Circularity Indicators: An Approach to
    Measuring Circularity*, Methodology (2015, revised 2019).
    """
    mass, recycled = flow.mass, flow.recycled_feed
    if mass <= 0:
        raise ValueError("the mass of a product is positive")
    virgin = mass * (1 - recycled - flow.reused_feed)
    from_collecting = mass * (1 - flow.recycling_efficiency) * flow.collected_for_recycling
    from_feed = mass * (1 - flow.feed_efficiency) * recycled / flow.feed_efficiency if recycled else 0.0
    lost = mass * (1 - flow.collected_for_recycling - flow.collected_for_reuse)
    waste = lost + (from_feed + from_collecting) / 2
    linear_flow = (virgin + waste) / (2 * mass + (from_feed - from_collecting) / 2)
    return max(0.0, 1 - linear_flow * 0.9 / flow.use)


def link_density(nodes: int, links: int) -> float:
    """Directed links over those possible. Source: Tiejun 2010, doi 10.1016/j.resconrec.2009.09.010."""
    return links / (nodes * (nodes - 1)) if nodes > 1 else 0.0


def eco_connectance(nodes: int, pairs: int) -> float:
    """Linked pairs over all pairs, direction apart. Source: Tiejun 2010, as `link_density`."""
    return pairs / (nodes * (nodes - 1) / 2) if nodes > 1 else 0.0


def resource_productivity(value_eur: float, virgin_t: float) -> float:
    """EUR of value for a tonne of virgin material; 0 where none is used.

    After Eurostat's GDP / DMC, *Resource productivity statistics*; the cluster's value added and virgin
    use stand for them.
    """
    return value_eur / virgin_t if virgin_t else 0.0
