"""Pictures of the Desk: sheets, deal slips, the script, and the console."""

from __future__ import annotations

from collections.abc import Iterator

from game.preview.preview import Request, preview
from game.screen.scenes.bell.scene import Bell
from game.screen.scenes.console.edit import SheetEdit
from game.screen.scenes.console.scene import Console
from game.screen.scenes.deal.scene import Deal
from game.screen.scenes.decide.model import Desk
from game.screen.scenes.decide.scene import Decide
from game.screen.scenes.decide.situation import public_situation
from game.session.entries import Phase
from game.typed.slip_parser import TypedSlip
from sim.rules.cards import Card
from tools.gallery.picture import Picture
from tools.gallery.studio import Studio, in_front


def deciding() -> Iterator[Picture]:
    """While teams decide: the Room and the Desk."""
    yield from _rooms()
    yield from _desks()


def _rooms() -> Iterator[Picture]:
    yield Picture("decide.first", lambda studio: at_the_desk(studio, 1))
    yield Picture("decide", lambda studio: at_the_desk(studio))
    yield Picture("decide.two", lambda studio: at_the_desk(studio), two=True)
    yield Picture("decide.offers", _offers, two=True)
    yield Picture("decide.eight", lambda studio: at_the_desk(studio, 1, 8))
    yield Picture("decide.parallel", lambda studio: at_the_desk(studio, 1, 4, parallel=True))
    yield Picture(
        "decide.long_names",
        lambda studio: at_the_desk(studio, 1, 4, long_names=True),
        ("room", "desk"),
    )
    yield Picture("decide.board", lambda studio: _board(studio))
    yield Picture("decide.board_eight", lambda studio: _board(studio, 2, 8))
    yield Picture("decide.board_long_names", lambda studio: _board(studio, 1, 4, long_names=True))
    yield Picture("decide.late", _late)


def _desks() -> Iterator[Picture]:
    yield Picture("decide.desk", _typed, ("desk",), two=True)
    yield Picture("decide.wrong", _typed_wrong, ("desk",), two=True)
    yield Picture("decide.curtain", _typed, ("desk",))
    yield Picture("decide.wrong_behind_curtain", _typed_wrong, ("desk",))
    yield Picture("decide.asked", _asked, ("desk",), two=True)
    yield Picture("decide.refused", _refused, ("desk",), two=True)
    yield Picture("decide.credit", _on_credit, ("desk",), two=True)
    yield Picture("bell", _bell, ("room", "desk"), two=True)
    yield Picture("bell.eight", lambda studio: _bell(studio, 8), ("room", "desk"), two=True)
    yield Picture("bell.alone", _bell, ("desk",))
    yield Picture("decide.closing", _closing, ("room", "desk"))
    yield Picture("decide.sealed", _sealed, ("desk",), two=True)
    yield Picture("decide.desk_eight", lambda studio: at_the_desk(studio, 2, 8), ("desk",), two=True)
    yield Picture("decide.bargained", bargained, ("desk",), two=True)
    yield Picture("decide.behind", _behind, ("desk",), two=True)
    yield Picture("decide.waiting", _waiting, ("desk",), two=True)
    yield Picture("decide.behind_eight", lambda studio: _behind(studio, 8), ("desk",), two=True)
    yield Picture("news.behind", lambda studio: _presented(studio, "news", 24), ("desk",), two=True)
    yield Picture("results.ahead", lambda studio: _presented(studio, "results", -9), ("desk",), two=True)
    yield Picture("years.desk", lambda studio: _presented(studio, "years", 3), ("desk",), two=True)


def at_the_desk(
    studio: Studio,
    round_: int | None = None,
    teams: int | None = None,
    *,
    parallel: bool = False,
    long_names: bool = False,
) -> Decide:
    """A round in which teams decide, by default the richest."""
    games = studio.games
    session = games.at("decide", round_ or games.rich, teams, parallel=parallel, long_names=long_names)
    scene = in_front(Decide, studio.put("decide", session))
    studio.wait(0.1)
    return scene


def _offers(studio: Studio) -> None:
    """Three slips wait for signatures, and half of the teams have sealed."""
    scene = at_the_desk(studio)
    session, chances = scene.session, scene.desk_state.chances()
    for chance in chances[-3:]:
        session.slip(session.worlds[0], [chance.match], chance.terms)
    for team in session.teams[::2]:
        session.seal(team.id, ())


def _board(
    studio: Studio, round_: int | None = None, teams: int | None = None, *, long_names: bool = False
) -> None:
    at_the_desk(studio, round_, teams, long_names=long_names).shows_board = True


def _late(studio: Studio) -> None:
    scene = at_the_desk(studio)
    studio.context.clock.passed = studio.context.clock.given + 754
    studio.context.clock.paused = True
    for team in scene.session.teams[:3]:
        scene.session.seal(team.id, ())


def _typed(studio: Studio) -> None:
    scene = at_the_desk(studio)
    desk = scene.desk_state
    _fill(desk)
    _look(desk)
    desk.editing.set("B1 yes")


def _fill(desk: Desk) -> None:
    """Everything that the open sheet's team could play, by code."""
    firms = set(desk.team.firms)
    for code, one in list(desk.codes.items()):
        mine = one.what == "project" and one.firm in firms
        mine = mine or (one.what == "recovery" and one.firm in firms)
        if mine and len(desk.sheet) < 6:
            desk.editing.set(code if one.what == "project" else f"{code} 80")
            desk.enter()
    desk.editing.set("")
    desk.unclear = ()


def _look(desk: Desk) -> None:
    """The preview of the open sheet, worked out here and now."""
    session = desk.session
    situation = public_situation(session, desk.team.world)
    asked = Request({desk.team.id: desk.sheet}, draws=3)
    desk.preview = preview(session.plan, situation, asked)


def _typed_wrong(studio: Studio) -> None:
    desk = at_the_desk(studio).desk_state
    _fill(desk)
    desk.editing.set("ZZ9, C1 maybe, Q7 140")
    desk.enter()


def _asked(studio: Studio) -> None:
    desk = at_the_desk(studio, 1).desk_state
    desk.enter()


def _refused(studio: Studio) -> None:
    """More than the team can build or pay for at once."""
    desk = at_the_desk(studio).desk_state
    _fill(desk)
    desk.enter()


def _on_credit(studio: Studio) -> None:
    """A team whose cards cost more than its purse holds, or can bear once one is on the sheet."""
    desk = at_the_desk(studio, 1).desk_state
    short = [
        i
        for i, team in enumerate(desk.session.teams)
        if any(
            desk.session.plan.projects[one.project].cost > desk.purse_of(team) for one in _cards_of(desk, i)
        )
    ]
    desk.open(short[0] if short else 0)
    _fill(desk)


def _cards_of(desk: Desk, at: int) -> list[Card]:
    desk.open(at)
    return desk.cards()


def _closing(studio: Studio) -> None:
    at_the_desk(studio).close_round()


def _bell(studio: Studio, teams: int = 4) -> None:
    """Three voices have spoken, the last one more than once."""
    at_the_desk(studio, 2, teams)
    bell = in_front(Bell, studio.put("bell"))
    for many in (2, 1, 3):
        for thing in bell.model.things(bell.model.team, bell.w)[:many]:
            bell._tick(thing)
        bell._on()
    bell.model.open(2)


def _sealed(studio: Studio) -> None:
    scene = at_the_desk(studio)
    _fill(scene.desk_state)
    session = scene.session
    for team in session.teams:
        session.seal(team.id, ())


def bargained(studio: Studio) -> None:
    scene = in_front(Decide, studio.put("decide", studio.games.bargained("decide")))
    _look(scene.desk_state)


def slip_over(studio: Studio, desk: Desk, slip: TypedSlip) -> Deal:
    return in_front(Deal, studio.put("deal", detail=desk.deal(slip).detail))


def _waiting(studio: Studio, teams: int = 4) -> None:
    """Two slips begun and not signed, and what each open card would change."""
    scene = at_the_desk(studio, 2, teams)
    desk = scene.desk_state
    for chance in desk.chances()[:2]:
        slip_over(studio, desk, TypedSlip((chance.match,))).leave()
        studio.app.stack.pop()
    _look(desk)


def _behind(studio: Studio, teams: int = 4) -> None:
    """A quarter of an hour late, and time for sheets is up."""
    _waiting(studio, teams)
    context = studio.context
    context.began.at -= 24 * 60
    context.clock.passed = context.clock.given + 30
    context.clock.paused = True


def _presented(studio: Studio, phase: Phase, late: int) -> None:
    """A phase as the Desk presents it, so many minutes behind its plan."""
    games = studio.games
    studio.put(phase, games.at(phase, games.rich))
    studio.context.began.at -= late * 60
    studio.scene.tick(0)


# --- the console ----------------------------------------------------------------------------------


def consoles() -> Iterator[Picture]:
    """The facilitator's console, and what its actions open."""
    yield Picture("console", _console)
    yield Picture("console.two", _console, ("room", "desk"), two=True)
    yield Picture("console.eight", lambda studio: _console(studio, 2, 8), ("desk",), two=True)
    for panel in ("event", "cash", "fork", "mirror", "name", "papers", "sheets", "end"):
        yield Picture(
            f"console.{panel}",
            lambda studio, name=panel: _opened(studio, name),  # type: ignore[misc]
            ("desk",),
            two=True,
        )
    yield Picture("console.sheet", lambda studio: _under_the_pencil(studio, "Sheet"), ("desk",), two=True)
    yield Picture("console.deal", lambda studio: _under_the_pencil(studio, "Signed"), ("desk",), two=True)


def _console(studio: Studio, round_: int | None = None, teams: int | None = None) -> Console:
    at_the_desk(studio, round_, teams)
    scene = in_front(Console, studio.put("console"))
    studio.wait(0.5)
    return scene


def _opened(studio: Studio, panel: str) -> None:
    letters = {
        "event": "E",
        "cash": "A",
        "fork": "K",
        "mirror": "C",
        "name": "N",
        "papers": "R",
        "sheets": "Q",
        "end": "X",
    }
    tiles = {tile.letter: tile for tile in _console(studio).view().tiles}
    if letters[panel] in tiles:  # a small scenario has no statements
        tiles[letters[panel]].act()


def _under_the_pencil(studio: Studio, kind: str) -> None:
    """The last line of a kind that has enough on it to be worth editing."""
    bargained(studio)
    model = (scene := in_front(Console, studio.put("console"))).model
    lines = [line for line in model.items() if type(line.reads).__name__ == kind and not model.hides(line)]
    if not lines:
        return  # in a small scenario nobody has decided anything of this kind
    line = max(lines, key=lambda item: len(getattr(item.reads, "decisions", ())))
    model.choose(model.items().index(line))
    scene.edit(line)
    if isinstance(model.form, SheetEdit):
        model.form.editing.set("ZZ9 80")
        model.form.enter()


def late_news(studio: Studio) -> None:
    """What a facilitator has just brought into play while teams decide."""
    session = studio.games.at("decide")
    session.inject(list(session.scenario.events)[-1])
    studio.put("decide", session)
    studio.put("late_news")
    studio.wait(2)
