"""What the Desk's drawing is given: the state of the moment, and what each control does. It knows no scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.screen.facilitator_prompt import FacilitatorPrompt
from game.screen.kit.page import Act
from game.screen.scenes.decide.model import Desk
from game.screen.session_clock import SessionClock
from game.session.session import Session
from game.text.translator import Translator


@dataclass(frozen=True, slots=True)
class DeskActions:
    """What the controls of the Desk do."""

    then_line: Callable[[Act], Act]
    """an action by mouse, after which one types on"""
    hold: Act
    more: Callable[[int], None]
    turn_curtain: Act
    close_round: Act


@dataclass(frozen=True, slots=True)
class DeskView:
    """The Desk at one moment."""

    w: Translator
    session: Session
    desk: Desk
    clock: SessionClock
    prompt: FacilitatorPrompt
    sealed: frozenset[str]
    """the teams whose sheets are in"""
    notice: str
    """what went wrong or is asked; empty where neither"""
    is_open: bool
    """whether what stands on sheets is shown"""
    two_windows: bool
    do: DeskActions
