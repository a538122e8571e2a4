"""The keys that do the same in every scene: windows, pictures, sounds, language, size of text, undo, a dark Room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from game.screen.crash_report import save_picture
from game.screen.kit.key_presses import is_plain
from game.screen.kit.transition import BACK, Transition
from game.screen.phase_order import back, here
from game.screen.scene_stack import SceneStack
from sim.os_errors import because

if TYPE_CHECKING:
    from game.session.session import Session

_LARGER: Final = {
    pygame.K_PLUS: 1,
    pygame.K_KP_PLUS: 1,
    pygame.K_EQUALS: 1,
    pygame.K_MINUS: -1,
    pygame.K_KP_MINUS: -1,
}
"""with Ctrl: larger text, or smaller"""

_DARK: Final = (pygame.K_PERIOD, pygame.K_b)
"""what clickers send to darken the Room"""


def everywhere(stage: SceneStack, event: pygame.Event) -> tuple[bool, Transition | None]:
    """The keys that do the same in every scene: (whether it was one, where to go)."""
    ctrl, alt = bool(event.mod & pygame.KMOD_CTRL), bool(event.mod & pygame.KMOD_ALT)
    is_free = is_plain(event) and not _is_own(stage, event.key)
    if event.key == pygame.K_F11 or (event.key == pygame.K_RETURN and alt):
        stage.windows.toggle_full()
    elif event.key == pygame.K_F10:
        stage.frame_times.shown = not stage.frame_times.shown
    elif event.key in (pygame.K_F9, pygame.K_F12):
        (_report_problem if event.key == pygame.K_F9 else _screenshot)(stage)
    elif event.key in (pygame.K_F3, pygame.K_F6):
        (stage.windows.turn if event.key == pygame.K_F3 else stage.windows.swap)()
    elif event.key == pygame.K_F5:
        pass
    elif event.key in (pygame.K_m, pygame.K_l) and (ctrl or is_free):
        (_turn_sound if event.key == pygame.K_m else _turn_language)(stage)
    elif ctrl and event.key in _LARGER:
        stage.context.settings.larger(_LARGER[event.key])
        stage.dressed()
    elif ctrl and event.key == pygame.K_z and stage.context.session is not None:
        return True, None if _untyped(stage, event) else _undo(stage)
    elif stage.blank or (event.key in _DARK and is_free):
        stage.blank = not stage.blank
    elif event.key == pygame.K_F1 and "keys" in stage.routes:
        return True, BACK if stage.scene.name == "keys" else Transition("keys")
    elif event.key == pygame.K_F2 and "console" in stage.routes and stage.context.session is not None:
        return True, _console(stage, stage.context.session)
    else:
        return False, None
    return True, None


def _is_own(stage: SceneStack, letter: int) -> bool:
    """Whether a letter is being typed, or is one that the scene needs for itself."""
    scene = stage.scene
    return stage.is_typing or bool(scene.text_line) or letter in scene.own_letters


def _untyped(stage: SceneStack, event: pygame.Event) -> bool:
    """Whether what was typed last, and is in no journal yet, was taken back."""
    line = stage.focused
    return line is not None and line.type is not None and line.type(event)


def _turn_language(stage: SceneStack) -> None:
    """The next language, on every page; kept for the next time."""
    stage.context.settings.next_language()
    stage.dressed()


def _turn_sound(stage: SceneStack) -> None:
    """Sounds off, or on again; kept for the next time."""
    settings, say = stage.context.settings, stage.context.words
    settings.sound = not settings.sound
    stage.context.changed()
    stage.context.notices.append(say("Sounds are on.") if settings.sound else say("Sounds are off."))


def _console(stage: SceneStack, session: Session) -> Transition:
    """To the console, or from it to what lies below."""
    below = stage.scene.below
    is_open = stage.scene.name == "console"
    return back(session, below.name if below is not None else "") if is_open else Transition("console")


def _undo(stage: SceneStack) -> Transition | None:
    """The last line that counts is taken back; what it was is said. Was it the end of the game, the game goes on."""
    from game.session.errors import SessionError

    session = stage.context.session
    if session is None:
        return None
    phase = session.phase
    try:
        line = session.undo_last()
    except SessionError as fault:
        stage.context.notices.append(stage.context.words.say(fault.message))
        return None
    text = next(item.text for item in session.history() if item.line == line)
    stage.context.notices.append(stage.context.words("Undone: {what}", what=stage.context.words.say(text)))
    if session.phase != phase:
        return here(session)
    stage.scene.undone(line)
    stage.scene.begin()
    return None


def _report_problem(stage: SceneStack) -> None:
    stage.context.notices.append(stage.context.report_problem())


def _screenshot(stage: SceneStack) -> None:
    say = stage.context.words
    try:
        path = save_picture(
            stage.windows.surface(stage.windows.kinds()[-1]), stage.context.folder / "pictures"
        )
    except OSError as fault:
        stage.context.notices.append(
            say("The picture could not be saved: {why}.", why=say.say(because(fault)))
        )
    else:
        stage.context.notices.append(say("A picture was saved: {name}.", name=str(path)))
