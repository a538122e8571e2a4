"""Published formulas, as small pure functions with nothing of the game in them."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Mapping, Sequence

Edge = tuple[str, str]
"""A directed link: giver, taker."""


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


def recycling_connectance(nodes: int, pairs: int, used: float) -> float:
    """Eco-connectance times the mean share of a link's by-product that is really used (Tiejun 2010)."""
    return eco_connectance(nodes, pairs) * used


def material_use_rate(recovered: float, consumed: float) -> float:
    """Eurostat's circular material use rate U / (DMC + U), any one unit of mass.

    Depends on where the boundary is drawn, so never shown beside the secondary share.
    Source: Eurostat 2018, *Circular material use rate: calculation method*, doi 10.2785/132630.
    """
    whole = consumed + recovered
    return recovered / whole if whole else 0.0


def resource_productivity(value_eur: float, virgin_t: float) -> float:
    """EUR of value for a tonne of virgin material; 0 where none is used.

    After Eurostat's GDP / DMC, *Resource productivity statistics*; the cluster's value added and virgin
    use stand for them.
    """
    return value_eur / virgin_t if virgin_t else 0.0


def symbiosis_indicator(
    inward: Iterable[tuple[float, float]], outward: Iterable[tuple[float, float]]
) -> float:
    """ISI-type indicator: Σ in / (1 + Σ out) of (tonnes, degree of impact), 0 without symbiosis.

    `inward` is what is received inside the cluster, `outward` what leaves unused. To follow one cluster
    over time, not to compare clusters. After Felicio et al. 2016, doi 10.1016/j.jclepro.2016.01.031.
    """
    return sum(t * degree for t, degree in inward) / (1 + sum(t * degree for t, degree in outward))


def exchange_efficiency(flows: Sequence[tuple[float, float]]) -> float:
    """Technical exchange efficiency of a network: Σ min(supply, demand) / Σ max(supply, demand).

    Demand in units of the waste. 1 where every waste meets just its demand. After Fraccascia, Albino and
    Garavelli 2017, doi 10.1016/j.ijpe.2016.11.003.
    """
    most = sum(max(flow) for flow in flows)
    return sum(min(flow) for flow in flows) / most if most else 0.0


def counts_as_symbiosis(exchanges: Iterable[tuple[str, str, str]], recyclers: Collection[str] = ()) -> bool:
    """Chertow's 3-2 rule on (giver, taker, material): three firms, two resources, no recyclers.

    Source: Chertow 2007, doi 10.1162/jiec.2007.1110.
    """
    counted = [one for one in exchanges if one[0] not in recyclers and one[1] not in recyclers]
    firms = {firm for giver, taker, _ in counted for firm in (giver, taker)}
    return len(firms) >= 3 and len({material for _, _, material in counted}) >= 2


def link_saving_t(
    units: float, ratio: float, virgin: float, processing: float, per_km: float, km: float, disposal: float
) -> float:
    """t CO2e that one link saves a year, as one credit of the system; factors in kg CO2e per unit.

    units · (virgin · ratio − processing − per_km · km + disposal avoided). Source: system expansion as in
    ISO 14044 (2006), never added for giver and taker.
    """
    return units * (virgin * ratio - processing - per_km * km + disposal) / 1000


def network_efficiency(nodes: Collection[str], links: Iterable[Edge]) -> float:
    """Global efficiency: mean of 1 ÷ shortest path over ordered pairs, links taken both ways.

    Pairs without a path give 0. Source: Latora and Marchiori 2001, doi 10.1103/PhysRevLett.87.198701.
    """
    if len(nodes) < 2:
        return 0.0
    beside: dict[str, set[str]] = {node: set() for node in nodes}
    for one, other in links:
        beside[one].add(other)
        beside[other].add(one)
    lengths = Counter(steps for node in nodes for steps in _steps_from(node, beside).values() if steps)
    near = sum(count / steps for steps, count in sorted(lengths.items()))
    return near / (len(nodes) * (len(nodes) - 1))


def _steps_from(start: str, beside: Mapping[str, set[str]]) -> dict[str, int]:
    steps = {start: 0}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for other in beside[node]:
            if other not in steps:
                steps[other] = steps[node] + 1
                waiting.append(other)
    return steps
