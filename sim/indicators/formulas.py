"""Published formulas, as small pure functions with nothing of the game in them."""

from __future__ import annotations


def mci(m: float, fr: float, fu: float, cr: float, cu: float, ec: float, ef: float, x: float = 1.0) -> float:
    """Material Circularity Indicator, 0 to 1: how far a flow of mass is from take, make and dispose.

    `m` product mass; `fr`, `fu` recycled and reused shares of the feed; `cr`, `cu` shares collected for
    recycling and reuse; `ec`, `ef` efficiencies of recycling at the end of life and of the feed; `x` use
    against the average of its kind (life time × intensity). A wholly linear product has 0.1.
    Source: Ellen MacArthur Foundation and Granta Design, *Circularity Indicators: An Approach to
    Measuring Circularity*, Methodology (2015, revised 2019).
    """
    if m <= 0:
        raise ValueError("the mass of a product is positive")
    virgin = m * (1 - fr - fu)
    from_collecting = m * (1 - ec) * cr
    from_feed = m * (1 - ef) * fr / ef if fr else 0.0
    waste = m * (1 - cr - cu) + (from_feed + from_collecting) / 2
    linear_flow = (virgin + waste) / (2 * m + (from_feed - from_collecting) / 2)
    return max(0.0, 1 - linear_flow * 0.9 / x)


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
