"""Pictures of deal slips: blank, filled, on the wall, signed, and what cannot be read or done."""

from __future__ import annotations

from collections.abc import Iterator

from game.screen.scenes.deal.scene import Deal
from game.screen.scenes.decide.scene import Decide
from game.typed.slip_parser import TypedSlip, read_slip
from game.typed.slots import ExchangeSlot
from tools.gallery.desks import at_the_desk, bargained, slip_over
from tools.gallery.picture import Picture
from tools.gallery.slip_lines import as_typed
from tools.gallery.studio import Studio, in_front


def slips() -> Iterator[Picture]:
    yield Picture("deal", lambda studio: _deal(studio), ("desk",), two=True)
    yield Picture("deal.blank", _deal_blank, ("desk",), two=True)
    yield Picture("deal.wall", _deal_wall, ("room", "desk"), two=True)
    yield Picture("deal.wall_loss", _deal_loss, ("room",), two=True)
    yield Picture("deal.wall_open", _deal_open, ("room",), two=True)
    yield Picture("deal.wall_alone", _deal_wall, ("desk",))
    yield Picture("deal.choosing", lambda studio: _deal(studio, choose=True), ("desk",), two=True)
    yield Picture("deal.package", lambda studio: _deal(studio, several=3), ("desk",), two=True)
    yield Picture("deal.signed", _signed, ("desk",), two=True)
    yield Picture("deal.one", lambda studio: _deal(studio), ("room",))
    yield Picture("deal.unclear", _deal_unclear, ("desk",), two=True)
    yield Picture("deal.impossible", _deal_impossible, ("desk",), two=True)


def _deal(studio: Studio, *, choose: bool = False, several: int = 1, round_: int | None = None) -> Deal:
    """A slip for what all gain by most surely: then its answer stands on the picture in full."""
    desk = at_the_desk(studio, round_).desk_state if round_ else at_the_desk(studio).desk_state
    if choose:
        return slip_over(studio, desk, TypedSlip())
    session, world = desk.session, desk.team.world
    gain = [one for one in desk.chances() if session.verdict(world, one.terms).answer == "both gain"]
    if not (gain or round_):  # of a short scenario the first round has most
        return _deal(studio, several=several, round_=1)
    line = " ".join(as_typed(session.plan, desk.codes, one.terms) for one in gain[:several])
    return slip_over(studio, desk, read_slip(session.plan, desk.codes, line))


def _deal_blank(studio: Studio) -> None:
    """As it is opened by its code alone."""
    desk = at_the_desk(studio, 1).desk_state
    slip_over(studio, desk, TypedSlip((desk.chances()[0].match,)))


def _deal_wall(studio: Studio) -> None:
    """With every clause, after a try on the wall."""
    scene = _deal(studio)
    assert scene.terms is not None, "what all gain by can be read"
    exchange = scene.terms.exchanges[0]
    unit = scene.session.plan.stores[exchange.giver].unit
    scene.editing.set(f"least {int(exchange.most) // 2} {unit} short 2 € both exit 0.2 M€")
    scene.enter()
    scene.to_wall()


def _deal_loss(studio: Studio) -> None:
    """With closed books; the giver asks far too much."""
    scene = _deal(studio, round_=1)
    scene.editing.set("90 €")
    scene.enter()
    scene.to_wall()


def _deal_open(studio: Studio) -> None:
    """With open books, at the second try: sums, and what they were before."""
    scene = _deal(studio)
    scene.to_wall()
    scene.editing.set("13 €")
    scene.enter()
    scene.to_wall()


def _signed(studio: Studio) -> None:
    """The deal with most in it, shown in full."""
    bargained(studio)
    desk = in_front(Decide, studio.scene).desk_state
    line, one = max(desk.signed(), key=lambda found: len(found[1].deal.exchanges))
    studio.put("signed", detail=(desk, line, one))


def _deal_impossible(studio: Studio) -> None:
    scene = _deal(studio)
    for _ in range(60):
        if scene.terms is not None:
            scene.step(ExchangeSlot(0, "years"), 1)
            scene.step(ExchangeSlot(0, "most"), 5)


def _deal_unclear(studio: Studio) -> None:
    scene = _deal(studio)
    scene.editing.set("X4 120 kt ZZ9 C1 3 €")
    scene.enter()
