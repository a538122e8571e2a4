"""What mouse and keys do: to the target under the hand, to the one that has the focus, or to the scene."""

from __future__ import annotations

import pygame

from game.screen.global_keys import everywhere
from game.screen.kit import hit_testing
from game.screen.kit.key_presses import is_letter, is_plain, text_of
from game.screen.kit.page import Act
from game.screen.kit.transition import Transition
from game.screen.scene_stack import SceneStack

_NEXT = (pygame.K_TAB, pygame.K_DOWN, pygame.K_RIGHT)
_BEFORE = (pygame.K_UP, pygame.K_LEFT)
_ACTIVATE = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


def mouse(stage: SceneStack, event: pygame.Event) -> Transition | None:
    """The mouse moves, or a button goes down or up; what is pressed and let go on the same target, is done."""
    page = stage.pages.get(stage.windows.kind_of(event))
    if page is None:
        return None
    stage.hand.at, stage.hand.on = page.canvas(event.pos), page.kind
    held = hit_testing.named(page.targets, stage.hand.pressed)
    if event.type == pygame.MOUSEMOTION:
        under = held or hit_testing.under(page.targets, stage.hand.at)
        if under is not None and (held is not None or under.follows):
            hit_testing.drag(under, stage.hand.at)
            stage.stir()
        return None
    if event.button != 1:
        return None
    under = hit_testing.under(page.targets, stage.hand.at)
    if event.type == pygame.MOUSEBUTTONDOWN:
        stage.hand.pressed = under.name if under else ""
        stage.hand.ring = False
        if under is not None and under.takes_focus:
            stage.hand.focus = under.name
        if under is not None:
            hit_testing.drag(under, stage.hand.at)
        return None
    stage.hand.pressed = ""
    if under is None or held is None or under.name != held.name or under.type is not None:
        return None
    return under.act()


def wheel(stage: SceneStack, event: pygame.Event) -> None:
    """The wheel, or two fingers: whatever scrolls under the mouse goes a step for each notch."""
    hand, page = stage.hand, stage.pages.get(stage.windows.kind_of(event))
    if page is None or hand.at is None or hand.on != page.kind:
        return
    scroller = hit_testing.scrolled(page.scrollers, page.targets, hand.at)
    moved = event.precise_y
    if scroller is None or moved * hand.wheel < 0:
        hand.wheel = 0.0
    hand.wheel += moved
    if scroller is not None and abs(hand.wheel) >= 1:
        scroller.turn(-1 if hand.wheel > 0 else 1)
        hand.wheel = 0.0


def key(stage: SceneStack, event: pygame.Event) -> Transition | None:
    """A key: everywhere the same, or the scene's before all others, or of what has the focus, or the scene's."""
    done, go = everywhere(stage, event)
    if done:
        return go
    if is_letter(event) and is_plain(event) and event.key != pygame.K_SPACE:
        _to_line(stage)
    if stage.scene.takes(event):
        return stage.scene.key(event)
    has_focus = stage.focused
    if has_focus is not None and has_focus.type is not None and has_focus.type(event):
        return None
    if has_focus is not None and has_focus.nudge is not None and event.key in (pygame.K_LEFT, pygame.K_RIGHT):
        has_focus.nudge(1 if event.key == pygame.K_RIGHT else -1)
        return None
    if event.key in _NEXT or event.key in _BEFORE:
        back = event.key in _BEFORE or (event.key == pygame.K_TAB and bool(event.mod & pygame.KMOD_SHIFT))
        _move_focus(stage, -1 if back else 1)
        return None
    if event.key in _ACTIVATE and has_focus is not None:
        stage.hand.ring = True
        return has_focus.act()
    if is_letter(event) and not is_plain(event):
        return None
    act = _shortcut(stage, event)
    return act() if act is not None else stage.scene.key(event)


def typed(stage: SceneStack, event: pygame.Event) -> None:
    """Text, for the line that has the focus, or for the one that letters go on."""
    text = text_of(event)
    if text.strip():
        _to_line(stage)
    has_focus = stage.focused
    if text and has_focus is not None and has_focus.type is not None:
        has_focus.type(event)


def _to_line(stage: SceneStack) -> None:
    """Whatever was pressed last, letters go on the scene's own line, if it has one."""
    if stage.scene.text_line and not stage.is_typing:
        stage.hand.focus, stage.hand.ring = stage.scene.text_line, False


def _shortcut(stage: SceneStack, event: pygame.Event) -> Act | None:
    targets = (hit_testing.with_key(page.targets, event.key) for page in stage.pages.values())
    return next((target.act for target in targets if target is not None), None)


def _move_focus(stage: SceneStack, by: int) -> None:
    page = stage.pages[stage.windows.kinds()[0]]
    name = hit_testing.next_focus(page.targets, stage.hand.focus, by)
    if name:
        stage.hand.focus, stage.hand.ring = name, True
