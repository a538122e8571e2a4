"""A Sankey with loops: each firm once and in one place, widths that are the ledger's, few crossings."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import pytest

from game.cluster_map.links import BETWEEN, LinkKey, SankeyLink, difference, together
from game.debrief.sankey.frame import Box, Point, SankeyBand, SankeyFrame, SankeyPicture
from game.debrief.sankey.layout import MOST_CROSSINGS, sankeys

FRAME = SankeyFrame(1840, 760)
SEEDS = range(12)


def link(source: str, target: str, kt: int, kind: str = "recovered") -> SankeyLink:
    """So many kilotonnes a year."""
    key = LinkKey(source, target, kind, "t")  # type: ignore[arg-type]
    return SankeyLink(key, kt * 1_000_000, (("slag", kt * 1_000_000),))


def any_rounds(seed: int) -> dict[int, list[SankeyLink]]:
    """Six rounds of a cluster of nine firms, more exchanged in each; some flows go round."""
    luck, firms = Random(seed), [f"firm{number}" for number in range(9)]
    pairs = luck.sample(list(combinations(firms, 2)), 13)
    pairs += luck.sample([(b, a) for a, b in combinations(firms, 2)], 3)
    luck.shuffle(pairs)
    bought = [link("", firm, luck.randint(10, 200), "virgin") for firm in firms]
    wasted = [link(firm, "landfill", luck.randint(0, 300) + 1, "landfill") for firm in firms]
    given = [link(giver, taker, luck.randint(15, 200)) for giver, taker in pairs]
    return {number: [*given[: 2 + 3 * number], *bought, *wasted] for number in range(6)}


@pytest.mark.parametrize("seed", SEEDS)
def test_each_firm_stands_once_and_in_its_place_in_every_round(seed: int) -> None:
    pictures = sankeys(any_rounds(seed), FRAME)
    places: dict[str, set[Point]] = {}
    for picture in pictures.values():
        assert len({bar.firm for bar in picture.bars}) == len(picture.bars)
        for bar in picture.bars:
            places.setdefault(bar.firm, set()).add(bar.box[:2])
    assert all(len(known) == 1 for known in places.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_at_most_three_bands_cross_and_what_is_left_out_is_named(seed: int) -> None:
    rounds = any_rounds(seed)
    for number, picture in sankeys(rounds, FRAME).items():
        assert picture.crossings <= MOST_CROSSINGS
        assert seen_crossings(picture) <= MOST_CROSSINGS
        shown = [*(band.link for band in picture.bands), *(block.link for block in picture.blocks)]
        assert sorted((*shown, *picture.others)) == sorted(rounds[number])


@pytest.mark.parametrize("seed", SEEDS)
def test_widths_are_tonnes_at_one_scale(seed: int) -> None:
    scales = set()
    for picture in sankeys(any_rounds(seed), FRAME).values():
        for band in picture.bands:
            if band.wide > FRAME.least + 0.01:
                scales.add(round(band.wide / band.link.amount * 1e9, 3))
        for bar in picture.bars:
            into = sum(band.wide for band in picture.bands if band.link.key.target == bar.firm)
            out = sum(band.wide for band in picture.bands if band.link.key.source == bar.firm)
            of_firm = [block for block in picture.blocks if block.link.key.firm == bar.firm]
            into += sum(block.box[3] for block in of_firm if block.link.key.kind == "virgin")
            out += sum(block.box[3] for block in of_firm if block.link.key.kind == "landfill")
            assert bar.box[3] == pytest.approx(max(into, out))
    assert len(scales) == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_lies_beyond_the_frame_and_no_amount_on_another_band(seed: int) -> None:
    for picture in sankeys(any_rounds(seed), FRAME).values():
        for bar in picture.bars:
            assert is_within(bar.box)
        for band in picture.bands:
            assert all(-1 <= x <= FRAME.wide + 1 and -1 <= y <= FRAME.high + 1 for x, y in band.way)
            if band.label is not None:
                others = [other for other in picture.bands if other is not band]
                assert not any(runs_through(label_box(band), other) for other in others)
        for one, other in combinations([band for band in picture.bands if band.label], 2):
            assert not meet(label_box(one), label_box(other))


def test_what_goes_back_runs_above_everything() -> None:
    links = [link("steel", "works", 100), link("works", "mill", 80), link("mill", "steel", 40)]
    (picture,) = sankeys({1: links}, FRAME).values()
    back = [band for band in picture.bands if band.goes_back]
    assert [band.link.key.source for band in back] == ["mill"]
    assert min(y for _, y in back[0].way) < min(bar.box[1] for bar in picture.bars)
    assert picture.crossings == 0


def test_years_are_averaged_and_games_are_held_against_each_other() -> None:
    early, late = [link("steel", "works", 90)], [link("steel", "works", 30), link("mill", "works", 60)]
    (slag, other) = together([(early, 2), (late, 1)])
    assert (slag.amount, other.amount) == (70_000_000, 20_000_000)
    assert {each.key.source: each.amount for each in difference(late, early)} == {
        "steel": -60_000_000,
        "mill": 60_000_000,
    }
    assert difference(late, late) == ()


def seen_crossings(picture: SankeyPicture) -> int:
    """By geometry alone: how often middle lines cut each other."""
    return sum(cuts(one.way, other.way) for one, other in combinations(picture.bands, 2))


def cuts(one: tuple[Point, ...], other: tuple[Point, ...]) -> int:
    """Pieces of two ways that cut each other; ways that only meet at an end do not."""
    return sum(_cut(*a, *b) for a in pairwise(one) for b in pairwise(other))


def _cut(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def label_box(band: SankeyBand) -> Box:
    """Where its amount stands."""
    assert band.label is not None
    return band.label


def runs_through(box: Box, band: SankeyBand) -> bool:
    """Whether the middle line of a band comes through a box."""
    x, y, wide, high = box
    return any(x < px < x + wide and y < py < y + high for px, py in band.way)


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes lie on each other."""
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def is_within(box: Box) -> bool:
    """Whether a box lies in the frame."""
    x, y, wide, high = box
    return x >= 0 and y >= 0 and x + wide <= FRAME.wide and y + high <= FRAME.high + 1


def test_exchanges_alone_run_between_firms() -> None:
    links = [link("", "steel", 50, "virgin"), link("steel", "landfill", 80, "landfill")]
    (picture,) = sankeys({1: links}, FRAME).values()
    assert not picture.bands
    assert {block.link.key.kind for block in picture.blocks}.isdisjoint(BETWEEN)
    assert [bar.firm for bar in picture.bars] == ["steel"]
