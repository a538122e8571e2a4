"""Who leads through a session: a rehearsal that turns its pages, or a tour that looks on and points."""

from __future__ import annotations

import pygame

from game.screen.input_dispatch import key
from game.screen.kit.page import Page
from game.screen.kit.transition import Transition
from game.screen.scene_stack import SceneStack
from game.screen.tour import Seen

_BACK_AND_ON = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}


def lead(stage: SceneStack, seconds: float) -> Transition | None:
    """Time passes for whoever leads; a rehearsal waits while anything lies over the game."""
    context = stage.context
    if context.tour is not None:
        _look(stage, seconds)
    if context.rehearsal is None or stage.scene.below is not None:
        return None
    if not context.rehearsal.is_due(stage.scene.name, seconds):
        return None
    stage.stir()
    return key(stage, pygame.Event(pygame.KEYDOWN, key=pygame.K_PAGEDOWN, mod=0, unicode="", scancode=0))


def _look(stage: SceneStack, seconds: float) -> None:
    """The tour looks on. It is over at the title, and where another session is opened."""
    context, scene = stage.context, stage.scene
    tour = context.tour
    if tour is None:
        return
    if scene.name == "title" or context.session is not tour.session:
        context.tour = None
        stage.stir()
        return
    settings = context.settings
    seen = Seen(
        scene.name,
        scene.below is not None,
        scene.signs,
        stage.windows.kinds()[0],
        stage.blank,
        (settings.language, settings.text_scale),
        context.printing.remark,
        context.session,
    )
    if tour.look(seen, seconds):
        stage.stir()


def draw_leading(stage: SceneStack, page: Page) -> None:
    """What they say, over the page in front."""
    context = stage.context
    if page.kind != stage.windows.kinds()[0]:
        return
    if context.rehearsal is not None and stage.scene.below is None and not stage.blank:
        context.rehearsal.draw(page)
    if context.tour is not None:
        context.tour.draw(page)


def touched(stage: SceneStack, event: pygame.Event) -> bool:
    """A hand did something; whether it was for the tour: Alt and an arrow are a step of it."""
    context = stage.context
    for leading in (context.rehearsal, context.tour):
        if leading is not None:
            leading.touched()
    if context.tour is None or event.type != pygame.KEYDOWN or not event.mod & pygame.KMOD_ALT:
        return False
    by = _BACK_AND_ON.get(event.key, 0)
    if by:
        context.tour.go(by)
    return by != 0
