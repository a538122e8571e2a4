"""The presenter's path in its steps: before and after the room has guessed, at the Desk, and with nothing known yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import cast

import pygame

from game.debrief.sankey.views import GameView
from game.experiments.ablation import AblationEffect, Amounts, ChoicePair, Mattered
from game.experiments.choices import choices
from game.experiments.lesson import DrawnWorld, Lesson
from game.experiments.more_answers import MoreAnswers
from game.experiments.path_answers import PathAnswers
from game.experiments.references import ReferenceGame
from game.experiments.replay_plan import of_session
from game.experiments.signature import SignatureEffect
from game.screen.catalogue import Saved
from game.screen.scenes.compare.scene import Compare
from game.screen.scenes.path.more import MoreName
from game.screen.scenes.path.scene import PathScene
from game.session.session import Session
from game.session.unsigned import UnsignedSlip
from sim.decisions import DealExchange, DealTerms
from tools.gallery.picture import Picture
from tools.gallery.studio import Studio, in_front

_EVENING = 1_795_340_000.0
"""when the sessions on the pictures were last written to"""
STEPS = {"role": 0, "own": 1, "paid": 2, "road": 3, "signature": 4, "home": 5, "monday": 6}


def paths() -> Iterator[Picture]:
    """All of them."""
    for name, at in STEPS.items():
        yield Picture(f"path.{name}", lambda studio, at=at: _path(studio, at))  # type: ignore[misc]
    yield Picture("path.own_team", lambda studio: _path(studio, 1, 1))
    yield Picture("path.paid_teams", lambda studio: _path(studio, 2, 1))
    yield Picture("path.road_lines", lambda studio: _path(studio, 3, 1))
    yield Picture("path.road_money", lambda studio: _path(studio, 3, 2))
    yield Picture("path.signature_both", lambda studio: _path(studio, 4, 1))
    for number, view in ((0, "ours"), (2, "ours"), (0, "difference")):
        yield Picture(f"path.flows_{view}{number}", lambda studio, at=(view, number): _flows(studio, *at))  # type: ignore[misc]
    yield from (Picture("path.flows_firm", _firm), Picture("path.flows_followed", _followed))
    yield Picture("path.flows_followed_two", _followed, ("room", "desk"), two=True)
    for name in ("mattered", "what if", "lesson", "questions"):
        yield Picture(f"path.{name.replace(' ', '_')}", lambda studio, name=name: _more(studio, name))  # type: ignore[misc]
    for leaf in (1, 2, 3, 4):
        yield Picture(f"path.mattered_{leaf}", lambda studio, leaf=leaf: _more(studio, "mattered", leaf))  # type: ignore[misc]
    yield Picture("path.mattered_waiting", lambda studio: _more(studio, "mattered", known=False))
    yield Picture("path.what_if_two", lambda studio: _more(studio, "what if", 1), ("room", "desk"), two=True)
    yield Picture("path.flows_two", lambda studio: _flows(studio, "ours", 0, 1), ("room", "desk"), two=True)
    yield Picture("path.waiting", lambda studio: _path(studio, 4, known=False))
    yield Picture("compare", _compare)
    yield Picture("compare.nothing", lambda studio: _compare(studio, found=0))
    yield Picture("play_on", _play_on)
    yield Picture("play_on.two", _play_on, ("room", "desk"), two=True)
    for leaf, shown in enumerate(("parted", "differ", "purses")):
        yield Picture(f"compare.{shown}", lambda studio, leaf=leaf: _compare(studio, leaf))  # type: ignore[misc]
    yield Picture("compare.parted_two", lambda studio: _compare(studio, 0), ("room", "desk"), two=True)
    for name in ("paid", "signature", "monday"):
        at = STEPS[name]
        yield Picture(f"path.{name}_two", lambda studio, at=at: _path(studio, at), ("room", "desk"), two=True)  # type: ignore[misc]


def _path(studio: Studio, step: int, leaf: int = 0, *, known: bool = True) -> None:
    session = studio.games.over("debrief")
    scene = cast(PathScene, studio.put("path", session))
    if known and studio.context.answers is not None:
        studio.context.answers.known = answers_like(session)
    scene.model.to(step)
    scene.model.leaf = leaf
    if scene.model.step.name in ("road", "signature") and leaf:
        scene.model.leaf = 0
        scene.model.guess(1)
        scene.model.leaf = leaf
    if scene.model.step.name == "monday":
        for fields in (("Kuona", "Maarakentaja", "tehtaanjohtaja", "14.12.", "Kaupunki"),
                       ("Kuori ja hake", "Voimalaitos", "ostaja", "16.12.", "Metsä")):  # fmt: skip
            session.notes.monday(fields)


def _play_on(studio: Studio) -> None:
    _path(studio, 0)
    studio.put("play_on", detail=studio.context.session)


def _compare(studio: Studio, leaf: int | None = None, found: int = 4) -> None:
    """A game beside its fork; without a leaf, the list to choose from."""
    _path(studio, 0)
    scene = in_front(Compare, studio.put("compare", detail=studio.context.session))
    model = scene.model
    if model is None:
        raise ValueError("there is no game to compare")
    id_, origin = studio.scenario.id, (model.key, f"{studio.scenario.id} 2026-11-22 13.45", 5)
    saved = tuple(
        Saved(Path(f"{id_} 2026-11-{22 - at} 13.45.kierto"), _EVENING - 86_400 * at, {}, 5, 5, "end", id_, "",
              None if at else origin)
        for at in range(found)
    )  # fmt: skip
    model.saved = lambda: saved
    model.open = lambda path: studio.games.forked()
    if leaf is not None:
        model.choose(0)
        last = len(model.pages()) - 1  # the other game is opened
        model.leaf = leaf if leaf < 2 else last


def _flows(studio: Studio, view: GameView, number: int, looked_at: int = 0) -> None:
    _path(studio, 0)
    more = cast(PathScene, studio.scene).more
    more.open("flows")
    more.flows.view, more.flows.number = view, number
    for _ in range(looked_at):
        more.key(pygame.Event(pygame.KEYDOWN, key=pygame.K_DOWN))


def _firm(studio: Studio) -> None:
    """A firm among the flows."""
    _flows(studio, "ours", 0)
    more = cast(PathScene, studio.scene).more
    for _ in range(3):
        more.key(pygame.Event(pygame.KEYDOWN, key=pygame.K_g))


def _followed(studio: Studio) -> None:
    """A tonne of new material on its way to its ends."""
    _flows(studio, "ours", 0)
    cast(PathScene, studio.scene).more.key(pygame.Event(pygame.KEYDOWN, key=pygame.K_t))


def _more(studio: Studio, name: MoreName, leaf: int = 0, *, known: bool = True) -> None:
    _path(studio, 0)
    scene = cast(PathScene, studio.scene)
    if known and studio.context.answers is not None:
        studio.context.answers.more = more_like(scene.model.session)
    scene.more.open(name)
    scene.more.leaf = leaf


def more_like(session: Session) -> MoreAnswers:
    """What mattered as it might be, made of what was decided."""
    played = [record.worlds[session.worlds[0]] for record in session.records if record.phase == "play"]
    ours = [cluster.indicators.addressable_virgin_kg for cluster in played]
    decided = of_session(session.plan, session.past, session.worlds[0])
    decided = replace(decided, rounds=decided.rounds[: len(played)])
    single = choices(session.plan, decided)[:24]
    purses = {
        team.id: (310_000_000, -90_000_000, 40_000_000)[at % 3] for at, team in enumerate(session.teams)
    }

    known = tuple((choice, _effect(ours, purses, at)) for at, choice in enumerate(single))
    kinds = tuple(
        (kind, _effect(ours, purses, at))
        for at, kind in enumerate(dict.fromkeys(choice.kind for choice in single))
    )
    beyond = Amounts(4_000_000, 4_000_000, 0, 0)
    pairs = tuple(ChoicePair(a, b, _effect(ours, purses, 0), beyond) for a, b in pairwise(single[:4]))
    mattered = Mattered(kinds, known, pairs, 40, 40)
    return MoreAnswers(mattered, True, known[:4], True, _lesson(session, purses))


def _effect(ours: Sequence[int], purses: dict[str, int], part: int) -> AblationEffect:
    less = tuple(kg + (kg // (12 + part) if at else 0) for at, kg in enumerate(ours))
    amounts = Amounts(ours[-1] - less[-1], ours[-1] - less[-1], -3_000_000 * part, -5_000_000)
    return AblationEffect(amounts, amounts, purses, part % 3, less)


def _lesson(session: Session, purses: dict[str, int]) -> Lesson:
    goals, idle = tuple(session.scenario.about.goals), dict.fromkeys(purses, 1)
    worlds = tuple(
        DrawnWorld(number, 80, 100, 90, 100, (number % 3 > 0,) * len(goals), purses, idle, number % 4)
        for number in range(1, 21)
    )
    return Lesson(worlds, 20, goals)


def answers_like(session: Session) -> PathAnswers:
    """Answers as they might be, made of the game itself: playing all of it would take too long for a picture."""
    played = [record.worlds[session.worlds[0]] for record in session.records if record.phase == "play"]
    idle = [cluster.idle.addressable_virgin_kg for cluster in played]
    ours = [cluster.indicators.addressable_virgin_kg for cluster in played]
    steps = len(idle)
    purses = {team.id: 3_000_000_000 + 40_000_000 * at for at, team in enumerate(session.teams)}
    games = (
        ReferenceGame(
            "alone", tuple(kg - kg * (at + 1) // (9 * steps) for at, kg in enumerate(idle)), purses
        ),
        ReferenceGame(
            "together", tuple(kg - kg * 9 * (at + 1) // (20 * steps) for at, kg in enumerate(idle)), purses
        ),
        ReferenceGame(
            "best", tuple(kg - kg * 11 * (at + 1) // (20 * steps) for at, kg in enumerate(idle)), purses
        ),
    )
    fork = min(2, steps)
    signed = tuple(kg if at < fork - 1 else kg - idle[at] // 12 for at, kg in enumerate(ours))
    gains = dict(
        zip((team.id for team in session.teams), (210_000_000, 130_000_000, -40_000_000, 0), strict=False)
    )
    effect = SignatureEffect(
        UnsignedSlip(fork, "unanswered", _terms(session)), signed, ours[-1] - signed[-1], gains, 1
    )
    return PathAnswers(games, True, (effect,), True, 17, 20, 20)


def _terms(session: Session) -> DealTerms:
    """The first exchange there could be."""
    match = next(iter(session.scenario.matches.values()))
    plan = session.plan
    parties = [plan.firm_of(match.giver), plan.firm_of(match.taker)]
    return DealTerms(
        parties=sorted(set(parties)),
        exchanges=[DealExchange(giver=match.giver, taker=match.taker, most=1000, price=1, years=5)],
    )
