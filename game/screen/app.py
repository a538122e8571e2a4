"""The loop: events to the scene in front, time, drawing, and from one scene to the next.

A fault in a scene must not end a session in front of thirty people: it is written down in full, said in
one sentence, and the show goes on from the journal, which is safe on the disk.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

import pygame

from game.log import logger
from game.screen.access.reader import WISH
from game.screen.crash_report import write_down
from game.screen.heap import Heap
from game.screen.input_dispatch import key, mouse, typed, wheel
from game.screen.kit.animation import SceneFade
from game.screen.kit.key_presses import only_types
from game.screen.kit.page import Kind, Page
from game.screen.kit.transition import BACK, BLANK_ROOM, QUIT, RELOAD_THEME, SWAP_VIEW, Transition
from game.screen.leading import draw_leading, lead, touched
from game.screen.notifications import Notifications
from game.screen.parts.notice import notice, offer
from game.screen.reader_wishes import grant
from game.screen.scene_stack import SceneStack
from game.screen.sound_cues import SoundCues
from sim.message import MessageError

_FRAMES = 60
_DESK_EVERY = 0.25
"""seconds after which a quiet page is drawn anew all the same, for clocks and carets"""
_LONGEST = 1.0
"""seconds that a frame lasts at most: when a laptop wakes, its night was not part of the film"""
WORK = 0.009
"""seconds of a frame after which pictures that can wait are left for the next"""
_PRESSES = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, WISH)


@dataclass(slots=True)
class App(SceneStack):
    """The show on its windows."""

    hearing: SoundCues = field(default_factory=SoundCues)
    bulletin: Notifications = field(default_factory=Notifications)
    change: SceneFade = field(default_factory=SceneFade)
    moment: float = 0.0
    ended: bool = False
    _stirred: set[Kind] = field(default_factory=set)
    """pages in which nothing happened but that the mouse went over them"""
    _is_stale: bool = False
    """whether something was pressed since the pages were drawn"""
    _quiet: float = 0.0
    _with_ctrl: bool = False
    """whether the last key was a shortcut: X11 types the digit of Ctrl+1 as well"""
    _rescued: bool = False
    """whether the way out of a write fault has been shown"""

    def start(self, go: Transition) -> None:
        """Begin with a scene."""
        self._dress()
        self.follow(go)

    def run(self) -> None:
        """Until somebody quits."""
        clock, heap = pygame.time.Clock(), Heap()
        pygame.key.start_text_input()
        self.look.spare.seconds = WORK
        while not self.ended:
            passed = clock.tick(_FRAMES) / 1000
            begun = time.perf_counter()
            self.step(pygame.event.get(), passed)
            self.frame_times.add(time.perf_counter() - begun)
            heap.settle(self.scene.name)

    def step(self, events: Iterable[pygame.Event], seconds: float) -> None:
        """One frame: what happened, how much time passed, what is to be seen."""
        self.look.spare.begin()
        for event in events:
            if self._is_stale and event.type in _PRESSES:
                self.draw()  # fast hands: each press meets the page that the one before has made
            self._guarded(partial(self._unless_refused, partial(self.take, event)))
            self._is_stale = self._is_stale or event.type in (*_PRESSES, pygame.MOUSEBUTTONUP)
            if self.ended:
                return
        seconds = min(max(seconds, 0.0), _LONGEST)
        self.moment += seconds
        self._guarded(partial(self._announce, seconds))
        self._guarded(partial(self._unless_refused, partial(self._tick, seconds)))
        self._guarded(partial(self._unless_refused, partial(self._lead, seconds)))
        sound = self.hearing.listen(self.context.session, self.context.clock.left)
        if sound is not None:
            self.context.play(sound)
        self._quiet += seconds
        if self.change.tick(seconds):
            self._stirred.add(self.windows.kinds()[-1])
        if self.hand.warmth.tick(seconds):
            self._stirred.add(self.hand.on)
        if not self.ended:
            self._draw_what_moved()
            self._guarded(partial(self.reader.tell, seconds, lambda: self.reading))

    def _announce(self, seconds: float) -> None:
        """What the machine has to tell; papers that could not be written are no reason to stop."""
        if self.bulletin.tick(self.context, self.windows, self.look, seconds):
            self._dirty = True

    # --- drawing ----------------------------------------------------------------------------------
    def draw(self) -> dict[Kind, Page]:
        """Draw all that is seen now."""
        self._dirty, self._is_stale, self._quiet = False, False, 0.0
        for kind in self.windows.kinds():
            self._draw(kind)
        return self.pages

    def _draw_what_moved(self) -> None:
        """Everything after something happened; while a scene moves, the Room; else where the mouse goes."""
        kinds = self.windows.kinds()
        if self._dirty or self._quiet >= _DESK_EVERY:
            self.draw()
            return
        room: Kind = kinds[-1]
        moving = room if self.scene.is_moving else None
        for kind in kinds:
            if kind == moving or kind in self._stirred:
                self._draw(kind)
            elif kind == room and self.change.before is not None:
                if self.change.again(self.windows.surface(kind)):
                    self.windows.present(kind)
                else:
                    self._draw(kind)

    def _draw(self, kind: Kind) -> None:
        self._stirred.discard(kind)
        page = Page(self.windows.surface(kind), self.look, kind, self.hand, self.moment)
        undone = self.look.spare.left_undone
        self._guarded(partial(self._paint, page))
        self.pages[kind] = page
        self.reader.drawn(page)
        is_whole = self.look.spare.left_undone == undone
        if not is_whole:
            self._stirred.add(kind)
        if kind == self.windows.kinds()[-1]:
            self.change.over(page.surface, moves=self.scene.is_moving or not is_whole)
        self.windows.present(kind)

    def _paint(self, page: Page) -> Transition | None:
        if page.kind == "desk" or not self.scene.covers or page.dx or page.dy:
            page.fill(page.theme.paper)
        if self.blank and page.kind == "room":
            page.fill((0, 0, 0))
            draw_leading(self, page)
            return None
        draw = self.scene.room if page.kind == "room" else self.scene.desk
        draw(page)
        draw_leading(self, page)
        self.frame_times.draw(page, self.context.words)
        if page.kind == "desk" and self.windows.lacks_room:
            say = self.context.words
            text = say("The Room's window was closed. The game goes on here at the Desk.")
            offer(page, text, say("Open the Room again"), self._open_room)
        if self.bulletin.text and (page.kind == "desk" or not self.context.two_windows):
            notice(page, self.bulletin.text)
        return None

    def _open_room(self) -> None:
        """Whoever was typing goes on typing."""
        self.windows.open_room()
        self.hand.focus = self.scene.first_focus

    def _tick(self, seconds: float) -> Transition | None:
        session = self.context.session
        if session is not None and session.write_fault and not self._rescued and "rescue" in self.routes:
            self._rescued = True
            return Transition("rescue")
        if session is None or not session.write_fault:
            self._rescued = False
        held = self.context.rehearsal is not None and self.context.rehearsal.paused
        return self.scene.tick(0.0 if held else seconds)

    def _lead(self, seconds: float) -> Transition | None:
        return None if self.ended else lead(self, seconds)

    # --- events -----------------------------------------------------------------------------------
    def take(self, event: pygame.Event) -> Transition | None:
        """Give an event to what it is for."""
        if event.type == pygame.MOUSEMOTION and not self.hand.pressed:
            self._stirred.add(self.windows.kind_of(event))
        else:
            self._dirty = True
        if event.type in _PRESSES and touched(self, event):
            return None
        if event.type == pygame.QUIT:
            return self._stop()
        if event.type == pygame.WINDOWCLOSE:
            return self._stop() if self.windows.closed(event) == "desk" else None
        if event.type in (pygame.DROPFILE, WISH):
            return grant(self, event) if event.type == WISH else self.scene.dropped(event.file)
        if event.type in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            return mouse(self, event)
        if event.type == pygame.MOUSEWHEEL:
            wheel(self, event)
        if event.type == pygame.TEXTINPUT and not self._with_ctrl:
            typed(self, event)
        if event.type == pygame.KEYDOWN:
            self._with_ctrl = bool(event.mod & pygame.KMOD_CTRL) and not only_types(event)
            return None if only_types(event) else key(self, event)
        return None

    def _stop(self) -> Transition:
        """A game under way is not ended by a slip of the hand; asked twice, it is meant."""
        is_sure = (
            self.context.session is None or self.scene.name in ("stop", "fault") or "stop" not in self.routes
        )
        return QUIT if is_sure else Transition("stop")

    # --- going on ---------------------------------------------------------------------------------
    def follow(self, go: Transition | None) -> None:
        """Go where a scene says."""
        if go is None:
            return
        self._dirty = True
        if go is QUIT:
            self.ended = True
        elif go is BACK:
            self._leave()
        elif go is SWAP_VIEW or go.to == SWAP_VIEW.to:
            self.windows.turn()
            return
        elif go is BLANK_ROOM:
            self.blank = not self.blank
            return
        elif go.to == RELOAD_THEME:
            self.dressed()
            self.follow(Transition(go.detail) if go.detail else None)
            return
        else:
            self._bring(go)
        for kind in self.pages.keys() - {*self.windows.kinds()}:
            del self.pages[
                kind
            ]  # a page of the scene before, which nothing draws over: its keys would still act
        if self.stack and not self.ended:
            self.hand.focus, self.hand.pressed = self.scene.first_focus, ""
            self.hand.warmth.forget()
            self.scene.begin()
        if not self.stack:
            self.ended = True

    def _bring(self, go: Transition) -> None:
        """A scene comes to the front: over the one that is there, or in place of all."""
        route = self.routes[go.to]
        scene = route.make(
            self.context, go
        )  # before the old one goes: if it cannot be made, there is one still
        if not route.overlay:
            self._fade()
            while self.stack:
                self._leave()
        scene.below = self.stack[-1] if self.stack else None
        scene.look, scene.hand, scene.front = self.look, self.hand, lambda: self.windows.kinds()[0]
        self.stack.append(scene)
        logger("screen").info("scene %s", go.to)
        if (route.is_for_all or not route.overlay) and self.windows.kinds() == ("desk",):
            self.windows.turn()

    def _fade(self) -> None:
        """What the Room shows now gives way to what comes."""
        kind = self.windows.kinds()[-1]
        if kind in self.pages:
            self.change.begin(self.windows.surface(kind), still=self.look.still or self.blank)

    def _leave(self) -> None:
        self.stack.pop().leave()

    def _unless_refused(self, act: Callable[[], Transition | None]) -> Transition | None:
        """What a session refuses, or cannot write, is no fault of a scene: why not is said."""
        try:
            return act()
        except MessageError as refused:
            self.context.notices.append(self.context.words.say(refused.message))
            return None

    def _guarded(self, act: Callable[[], Transition | None]) -> None:
        """Do something of a scene; a fault in it is written down, said, and survived once."""
        try:
            self.follow(act())
        except Exception:
            if not self.stack or self.scene.name == "fault" or "fault" not in self.routes:
                raise
            self.follow(Transition("fault", write_down(self.context.folder)))
