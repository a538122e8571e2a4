"""The loop: events to the scene in front, time, drawing; and the keys that work everywhere.

A fault in a scene must not end a session in front of thirty people: it is written down in full, said in
one sentence, and the show goes on from the journal, which is safe on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

import pygame

from game.screen import aim, theme
from game.screen.bulletin import Bulletin
from game.screen.drawing.notice import notice, offer
from game.screen.flow import back
from game.screen.go import BACK, BLANK, DRESS, QUIT, TURN, Go
from game.screen.hearing import Hearing
from game.screen.keepsakes import save_picture, write_down
from game.screen.page import Act, Hand, Kind, Look, Page, Target
from game.screen.scene import Scene
from game.screen.show import Show
from game.screen.windows import Windows

_FRAMES = 60
_DESK_EVERY = 0.25
"""seconds after which a quiet page is drawn anew all the same, for clocks and carets"""
_LONGEST = 1.0
"""seconds that a frame lasts at most: when a laptop wakes, its night was not part of the film"""
_NEXT = (pygame.K_TAB, pygame.K_DOWN, pygame.K_RIGHT)
_BEFORE = (pygame.K_UP, pygame.K_LEFT)
_PRESSES = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN)
_ACTIVATE = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


@dataclass(frozen=True, slots=True)
class Route:
    """How to make a scene; an overlay lies over the scene before it and goes back to it."""

    make: Callable[[Show, Go], Scene]
    overlay: bool = False


@dataclass(slots=True)
class App:
    """The show on its windows."""

    show: Show
    routes: Mapping[str, Route]
    windows: Windows
    stack: list[Scene] = field(default_factory=list)
    hand: Hand = field(default_factory=Hand)
    look: Look = field(default_factory=Look)
    pages: dict[Kind, Page] = field(default_factory=dict)
    hearing: Hearing = field(default_factory=Hearing)
    bulletin: Bulletin = field(default_factory=Bulletin)
    moment: float = 0.0
    blank: bool = False
    ended: bool = False
    _dirty: bool = True
    _is_stale: bool = False
    """whether something was pressed since the pages were drawn"""
    _quiet: float = 0.0
    _with_ctrl: bool = False
    """whether the last key was a shortcut: X11 types the digit of Ctrl+1 as well"""
    _rescued: bool = False
    """whether the way out of a write fault has been shown"""

    @property
    def scene(self) -> Scene:
        """The scene in front."""
        return self.stack[-1]

    def start(self, go: Go) -> None:
        """Begin with a scene."""
        self._dress()
        self.follow(go)

    def run(self) -> None:
        """Until somebody quits."""
        clock = pygame.time.Clock()
        pygame.key.start_text_input()
        while not self.ended:
            self.step(pygame.event.get(), clock.tick(_FRAMES) / 1000)

    def step(self, events: Iterable[pygame.Event], seconds: float) -> None:
        """One frame: what happened, how much time passed, what is to be seen."""
        for event in events:
            if self._is_stale and event.type in _PRESSES:
                self.draw()  # fast hands: each press meets the page that the one before has made
            self._guarded(partial(self.take, event))
            self._is_stale = self._is_stale or event.type in (*_PRESSES, pygame.MOUSEBUTTONUP)
            if self.ended:
                return
        seconds = min(max(seconds, 0.0), _LONGEST)
        self.moment += seconds
        if self.bulletin.tick(self.show, self.windows, self.look, seconds):
            self._dirty = True
        self._guarded(partial(self._tick, seconds))
        sound = self.hearing.listen(self.show.session, self.show.clock.left)
        if sound is not None:
            self.show.play(sound)
        self._quiet += seconds
        if not self.ended and (self._dirty or self.scene.is_moving or self._quiet >= _DESK_EVERY):
            self.draw()

    # --- drawing ----------------------------------------------------------------------------------
    def draw(self) -> dict[Kind, Page]:
        """Draw what is seen now."""
        self._dirty, self._is_stale, self._quiet = False, False, 0.0
        for kind in self.windows.kinds():
            surface = self.windows.surface(kind)
            page = Page(surface, self.look, kind, self.hand, self.moment)
            self._guarded(partial(self._paint, page))
            self.pages[kind] = page
            self.windows.present(kind)
        return self.pages

    def _paint(self, page: Page) -> Go | None:
        if page.kind == "desk" or not self.scene.covers or page.dx or page.dy:
            page.fill(page.theme.paper)
        if self.blank and page.kind == "room":
            page.fill((0, 0, 0))
            return None
        draw = self.scene.room if page.kind == "room" else self.scene.desk
        draw(page)
        if self.bulletin.text and (page.kind == "desk" or not self.show.two_windows):
            notice(page, self.bulletin.text)
        if page.kind == "desk" and self.windows.lacks_room:
            say = self.show.words
            text = say("The Room's window was closed. The game goes on here at the Desk.")
            offer(page, text, say("Open the Room again"), self._open_room)
        return None

    def _open_room(self) -> None:
        """Whoever was typing goes on typing."""
        self.windows.open_room()
        self.hand.focus = self.scene.first_focus

    def _tick(self, seconds: float) -> Go | None:
        session = self.show.session
        if session is not None and session.write_fault and not self._rescued and "rescue" in self.routes:
            self._rescued = True
            return Go("rescue")
        if session is None or not session.write_fault:
            self._rescued = False
        return self.scene.tick(seconds)

    # --- events -----------------------------------------------------------------------------------
    def take(self, event: pygame.Event) -> Go | None:
        """Give an event to what it is for."""
        self._dirty = True
        if event.type == pygame.QUIT:
            return self._stop()
        if event.type == pygame.WINDOWCLOSE:
            return self._stop() if self.windows.closed(event) == "desk" else None
        if event.type == pygame.DROPFILE:
            return self.scene.dropped(event.file)
        if event.type in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            return self._mouse(event)
        if event.type == pygame.TEXTINPUT:
            focused = self._focused()
            if focused is not None and focused.type is not None and not self._with_ctrl:
                focused.type(event)
            return None
        if event.type == pygame.KEYDOWN:
            self._with_ctrl = bool(event.mod & pygame.KMOD_CTRL)
            return self._key(event)
        return None

    def _stop(self) -> Go:
        """A game under way is not ended by a slip of the hand; asked twice, it is meant."""
        is_sure = self.show.session is None or self.scene.name in ("stop", "fault") or "stop" not in self.routes
        return QUIT if is_sure else Go("stop")

    def _mouse(self, event: pygame.Event) -> Go | None:
        page = self.pages.get(self.windows.kind_of(event))
        if page is None:
            return None
        self.hand.at = page.canvas(event.pos)
        held = aim.named(page.targets, self.hand.pressed)
        if event.type == pygame.MOUSEMOTION:
            if held is not None:
                aim.drag(held, self.hand.at)
            return None
        if event.button != 1:
            return None
        under = aim.under(page.targets, self.hand.at)
        if event.type == pygame.MOUSEBUTTONDOWN:
            self.hand.pressed = under.name if under else ""
            self.hand.ring = False
            if under is not None and under.takes_focus:
                self.hand.focus = under.name
            if under is not None:
                aim.drag(under, self.hand.at)
            return None
        self.hand.pressed = ""
        if under is None or held is None or under.name != held.name or under.type is not None:
            return None
        return under.act()

    def _key(self, event: pygame.Event) -> Go | None:
        done, go = self._everywhere(event)
        if done:
            return go
        if self.scene.takes(event):
            return self.scene.key(event)
        focused = self._focused()
        if focused is not None and focused.type is not None and focused.type(event):
            return None
        if focused is not None and focused.nudge is not None and event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            focused.nudge(1 if event.key == pygame.K_RIGHT else -1)
            return None
        if event.key in _NEXT or event.key in _BEFORE:
            back = event.key in _BEFORE or (event.key == pygame.K_TAB and bool(event.mod & pygame.KMOD_SHIFT))
            self._move_focus(-1 if back else 1)
            return None
        if event.key in _ACTIVATE and focused is not None:
            self.hand.ring = True
            return focused.act()
        act = self._shortcut(event)
        return act() if act is not None else self.scene.key(event)

    def _everywhere(self, event: pygame.Event) -> tuple[bool, Go | None]:
        """The keys that do the same in every scene: (whether it was one, where to go)."""
        ctrl, alt = bool(event.mod & pygame.KMOD_CTRL), bool(event.mod & pygame.KMOD_ALT)
        if event.key == pygame.K_F11 or (event.key == pygame.K_RETURN and alt):
            self.windows.toggle_full()
        elif event.key == pygame.K_F12:
            self._screenshot()
        elif event.key == pygame.K_F3:
            self.windows.turn()
        elif event.key == pygame.K_F5:
            pass
        elif event.key == pygame.K_m and (ctrl or not (alt or self._is_typing() or self.scene.has_m)):
            self._turn_sound()
        elif ctrl and event.key in (pygame.K_PLUS, pygame.K_KP_PLUS, pygame.K_EQUALS):
            self.show.settings.larger(1)
            self.dressed()
        elif ctrl and event.key in (pygame.K_MINUS, pygame.K_KP_MINUS):
            self.show.settings.larger(-1)
            self.dressed()
        elif ctrl and event.key == pygame.K_z and self.show.session is not None:
            self._undo()
        elif self.blank or (event.key == pygame.K_PERIOD and not self._is_typing()):
            self.blank = not self.blank
        elif event.key == pygame.K_F1 and "keys" in self.routes:
            return True, BACK if self.scene.name == "keys" else Go("keys")
        elif event.key == pygame.K_F2 and "console" in self.routes and self.show.session is not None:
            return True, back(self.show.session) if self.scene.name == "console" else Go("console")
        else:
            return False, None
        return True, None

    def _is_typing(self) -> bool:
        """Whether a line of text has the focus."""
        focused = self._focused()
        return focused is not None and focused.type is not None

    def _turn_sound(self) -> None:
        """Sounds off, or on again; kept for the next time."""
        settings, say = self.show.settings, self.show.words
        settings.sound = not settings.sound
        self.show.changed()
        self.show.notices.append(say("Sounds are on.") if settings.sound else say("Sounds are off."))

    def _undo(self) -> None:
        """The last line that counts is taken back; what it was is said."""
        from game.session.faults import SessionFault

        session = self.show.session
        if session is None:
            return
        try:
            line = session.undo_last()
        except SessionFault as fault:
            self.show.notices.append(self.show.words.heard(str(fault)))
            return
        text = next(one.text for one in session.history(self.show.words.language) if one.line == line)
        self.show.notices.append(self.show.words("Undone: {what}", what=self.show.words.heard(text)))
        self.scene.begin()

    def _shortcut(self, event: pygame.Event) -> Act | None:
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return None
        found = (aim.with_key(page.targets, event.key) for page in self.pages.values())
        return next((one.act for one in found if one is not None), None)

    def _focused(self) -> Target | None:
        shown = (self.pages[kind].targets for kind in self.windows.kinds() if kind in self.pages)
        return next((one for one in (aim.named(each, self.hand.focus) for each in shown) if one), None)

    def _move_focus(self, by: int) -> None:
        page = self.pages[self.windows.kinds()[0]]
        found = aim.next_focus(page.targets, self.hand.focus, by)
        if found:
            self.hand.focus, self.hand.ring = found, True

    # --- going on ---------------------------------------------------------------------------------
    def follow(self, go: Go | None) -> None:
        """Go where a scene says."""
        if go is None:
            return
        self._dirty = True
        if go is QUIT:
            self.ended = True
        elif go is BACK:
            self._leave()
        elif go is TURN or go.to == TURN.to:
            self.windows.turn()
            return
        elif go is BLANK:
            self.blank = not self.blank
            return
        elif go.to == DRESS:
            self.dressed()
            self.follow(Go(go.detail) if go.detail else None)
            return
        else:
            route = self.routes[go.to]
            scene = route.make(self.show, go)  # before the old one goes: if it cannot be made, there is one still
            if not route.overlay:
                while self.stack:
                    self._leave()
            scene.below = self.stack[-1] if self.stack else None
            self.stack.append(scene)
            if not route.overlay and self.windows.kinds() == ("desk",):
                self.windows.turn()  # one window: a new scene begins with what everybody may see
        if self.stack and not self.ended:
            self.hand.focus, self.hand.pressed = self.scene.first_focus, ""
            self.scene.begin()
        if not self.stack:
            self.ended = True

    def _leave(self) -> None:
        self.stack.pop().leave()

    def dressed(self) -> None:
        """Settings have changed: new words, new look."""
        self.show.changed()
        self._dress()
        for scene in self.stack:
            scene.begin()

    def _dress(self) -> None:
        settings = self.show.settings
        self.look.theme = theme.THEMES[settings.theme]
        self.look.text_scale = settings.text_scale
        self.look.still = settings.still
        self._dirty = True

    def _screenshot(self) -> None:
        say = self.show.words
        try:
            path = save_picture(self.windows.surface(self.windows.kinds()[-1]), self.show.folder / "pictures")
        except OSError as fault:
            self.show.notices.append(say("The picture could not be saved: {why}.", why=fault.strerror or fault))
        else:
            self.show.notices.append(say("A picture was saved: {name}.", name=str(path)))

    def _guarded(self, act: Callable[[], Go | None]) -> None:
        """Do something of a scene; a fault in it is written down, said, and survived once."""
        try:
            self.follow(act())
        except Exception:
            if not self.stack or self.scene.name == "fault" or "fault" not in self.routes:
                raise
            self.follow(Go("fault", write_down(self.show.folder)))
