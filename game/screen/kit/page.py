"""A page: what one window shows at one moment, drawn in canvas pixels (1920 × 1080) at the window's own size.

Drawing leaves a record: every text with its place and ground, every place that answers to the hand. The
window's events go to the targets of the page last drawn, and tests read the same record to say what is
cut, covered, too small, or too pale.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Generic, TypeVar

import pygame

from game.design.text_styles import TextStyle, Weight
from game.design.theme import DESK_TEXT, FOCUS, FOCUS_GAP, LIGHT, RADIUS, ROOM_TEXT, Colour, Theme
from game.screen.kit.artwork import Artwork
from game.screen.kit.fonts import Fonts
from game.screen.kit.hit_testing import Act as Act
from game.screen.kit.hit_testing import HitTarget as HitTarget
from game.screen.kit.hit_testing import InputState as InputState
from game.screen.kit.hit_testing import PictureRecord, Scroller
from game.screen.kit.layout import Box as Box
from game.screen.kit.layout import Point as Point
from game.screen.kit.layout import inset, is_inside, take_top
from game.screen.kit.ruler import Kind as Kind
from game.screen.kit.ruler import Ruler, Text
from game.screen.kit.shapes import Blits, Shapes
from game.screen.kit.spare_time import SpareTime
from game.screen.kit.surface_cache import Same
from game.screen.kit.text_layout import Span, spans
from game.screen.kit.text_setting import Align as Align
from game.screen.kit.text_setting import SetText, TextOptions, TextSetter
from game.screen.kit.text_setting import TextRecord as TextRecord
from game.screen.kit.text_setting import VAlign as VAlign
from game.text.translator import Translator

T = TypeVar("T")


@dataclass(slots=True)
class RenderStyle:
    """What a page is drawn with: shared by all pages of a window."""

    theme: Theme = LIGHT
    text_scale: float = 1.0
    fonts: Fonts = field(default_factory=Fonts)
    art: Artwork = field(default_factory=Artwork)
    still: bool = False
    """reduced motion: states cut"""
    spare: SpareTime = field(default_factory=SpareTime)
    words: Translator = field(default_factory=partial(Translator, "en"))
    """of what a page says by itself: names of keys, what is seen in its pictures"""


@dataclass(slots=True)
class CachedPart(Generic[T]):
    """What a part of a page put there, to be put there again."""

    blits: Blits
    written: tuple[TextRecord, ...]
    came_to: T


class Page(Shapes):
    """One window's drawing of one moment."""

    def __init__(
        self, surface: pygame.Surface, look: RenderStyle, kind: Kind, hand: InputState, moment: float = 0.0
    ) -> None:
        super().__init__(surface, look.theme, look.art)
        self.look = look
        self.fonts = look.fonts
        self.kind: Kind = kind
        self.reading: Kind = kind
        """how far off it is read: a Room that is worked at the laptop has the Desk's text"""
        self.ground: Colour | None = None
        """the colour that texts stand on, if they do not say another; the panel, if nobody does"""
        self.hand = hand
        self.moment = moment
        """seconds since the scene began"""
        self.written: list[TextRecord] = []
        self.targets: list[HitTarget] = []
        self.came_after: list[int] = []
        """of each target, how many texts were written before it: the order in which both are read"""
        self.scrollers: list[Scroller] = []
        self.pictures: list[PictureRecord] = []
        self.keys_here: list[tuple[str, str]] = []
        """what its bar of keys has to say, all of it: (key, what it does)"""
        self.about = ""
        """what a screen reader calls it, where no heading of it does"""
        self.layer = 0
        self.outer: Page | None = None
        """the page that this one is drawn into, smaller (`inset`)"""

    # --- what stays -------------------------------------------------------------------------------
    def cached(self, key: tuple[object, ...], draw: Callable[[], T]) -> T:
        """A part of the page that is the same from frame to frame: drawn once, and put there again.

        What it puts there must follow from the key, and it must have no targets: those belong to the moment.
        """
        whole, undone = self._here(key), self.look.spare.left_undone
        part: CachedPart[T] | None = self.art.kept.get(whole)
        if part is None:
            part = self._drawn_to_be_kept(draw)
            if self.look.spare.left_undone == undone:
                self.art.kept.put(whole, part)
        else:
            self.put_all(part.blits)
            self.written += part.written
        return part.came_to

    def cached_later(self, key: tuple[object, ...], draw: Callable[[], object]) -> None:
        """The same, of a part that is not missed at once: in a frame that has worked enough it waits for the next."""
        if self.look.spare.is_over and self.art.kept.get(self._here(key)) is None:
            self.look.spare.leave()
        else:
            self.cached(key, draw)

    def waits(self, of: object, what: str) -> bool:
        """Whether something that takes a frame of its own waits for the second picture of what it is of: where time
        is limited, it is due then."""
        key = (what, "has waited", self.kind, Same(of))
        if math.isinf(self.look.spare.seconds) or self.art.kept.get(key) is not None:
            return False
        self.look.spare.leave()
        return bool(self.art.kept.put(key, True))

    def prefetch(self, key: tuple[object, ...], draw: Callable[[], object]) -> bool:
        """Have a part ready that will be shown soon. Whether it was: if not, this took as long as drawing it."""
        whole, written, seen = self._here(key), len(self.written), self.surface.get_clip()
        if self.art.kept.get(whole) is not None:
            return True
        self.surface.set_clip((0, 0, 0, 0))
        self.art.kept.put(whole, self._drawn_to_be_kept(draw))
        self.surface.set_clip(seen)
        del self.written[written:]
        return False

    def _here(self, key: tuple[object, ...]) -> tuple[object, ...]:
        """A part's key on this page: how it looks depends on the window and the look too."""
        place = (self.surface.get_size(), self.k, self.dx, self.dy, self.theme.name, self.look.text_scale)
        return (*key, *place, self.kind, self.reading, self.ground, self.layer)

    def _drawn_to_be_kept(self, draw: Callable[[], T]) -> CachedPart[T]:
        outside, self._taken = self._taken, []
        first, targets = len(self.written), len(self.targets)
        came_to = draw()
        if len(self.targets) != targets:
            raise ValueError("a part of a page that is kept has a target")
        taken, self._taken = self._taken, outside
        if outside is not None:
            outside += taken
        return CachedPart(taken, tuple(self.written[first:]), came_to)

    # --- text -------------------------------------------------------------------------------------
    @property
    def ruler(self) -> Ruler:
        """Measures texts as this page will draw them."""
        return Ruler(self.fonts, self.look.text_scale, self.reading, self.k)

    def text(
        self,
        box: Box,
        text: Text,
        style: TextStyle | None = None,
        *,
        size: float = 0,
        weight: Weight = "regular",
        tabular: bool = False,
        colour: Colour | None = None,
        ground: Colour | None = None,
        align: Align = "left",
        valign: VAlign = "top",
        lines: int | None = None,
        shorten: bool = False,
    ) -> Box:
        """A text within a box; `**strong**` words are bold. Returns what it covers.

        `ground`: the colour it stands on, if not the page's. `shorten`: a name that people gave may lose its
        end where there is no room for it. Without a style (in scenes not yet redrawn) `size` is the least, and
        with larger text chosen it grows as far as its box allows.
        """
        if style is None:
            size = size or (ROOM_TEXT if self.kind == "room" else DESK_TEXT)
            style = TextStyle(size, size, weight, tabular=tabular, may_shrink=True)
        ground = ground or self.ground or self.theme.panel
        options = TextOptions(colour or self.theme.ink, ground, align, valign, lines, shorten)
        return self._set(box, text if isinstance(text, str) else tuple(text), style, options)

    def _set(self, box: Box, text: str | tuple[Span, ...], style: TextStyle, options: TextOptions) -> Box:
        """Put a text there, as it was set before if it was."""
        here = (self.k, self.dx, self.dy, self.look.text_scale, self.reading, self.layer)
        key = ("text", box, text, style, options, here)
        cached: SetText | None = self.fonts.lines.get(key)
        if cached is None:
            words = spans(text, style.weight, style.strong) if isinstance(text, str) else text
            cached = TextSetter(self, self.ruler, style, options).set(box, words, self.layer)
            self.fonts.lines.put(key, cached)
        for drawn, at in cached.blits:
            self.put(drawn, at)
        if cached.record.text.strip():
            self.written.append(cached.record)
        return cached.record.box

    @contextmanager
    def on(self, ground: Colour) -> Iterator[None]:
        """What is drawn within stands on this colour."""
        before, self.ground = self.ground, ground
        yield
        self.ground = before

    def flow(
        self, box: Box, text: Text, style: TextStyle, gap: float = 0, *, colour: Colour | None = None
    ) -> Box:
        """A text along the top of a box, as high as it needs; returns what is left below."""
        top, rest = take_top(box, self.ruler.height(text, box[2], style), gap)
        self.text(top, text, style, colour=colour)
        return rest

    def note(self, text: str, box: Box, size: float, colour: Colour, ground: Colour) -> None:
        """Leave a record of a text that was drawn in another way."""
        self.written.append(TextRecord(text, box, size, colour, ground, True, self.layer))

    def pictured(self, box: Box, say: Callable[[], str]) -> None:
        """What is seen in a picture, in one sentence, for who does not see it."""
        self.pictures.append(PictureRecord(box, say, len(self.written), self.layer))

    def call_out(self) -> None:
        """The text written last is said by a screen reader as soon as it is there."""
        self.written[-1] = replace(self.written[-1], is_live=True)

    def measure(self, text: str, size: float, weight: Weight = "regular") -> float:
        """Canvas pixels a line of text takes at its least size."""
        return self.fonts.width(text, max(6, int(size * self.k)), weight) / self.k

    def height(self, text: str, wide: float, size: float, weight: Weight = "regular") -> float:
        """Canvas pixels a text takes down a column so wide, at its least size."""
        return self.ruler.height(text, wide, TextStyle(size, size, weight, may_shrink=True))

    # --- the hand ---------------------------------------------------------------------------------
    def target(self, target: HitTarget) -> None:
        """Let a place answer to the hand; shows the focus ring where it has the focus."""
        self.targets.append(target)
        self.came_after.append(len(self.written))
        if self.hand.ring and self.hand.focus == target.name:
            ring = self.rect(inset(target.box, -FOCUS_GAP))
            radius = self.px(RADIUS["card"] + FOCUS)
            pygame.draw.rect(self.surface, self.theme.ink, ring, self.px(FOCUS), border_radius=radius)

    def scrolls(self, box: Box, turn: Callable[[int], None]) -> None:
        """Let the mouse wheel turn what stands in a box: −1 back, 1 on."""
        self.scrollers.append(Scroller(box, turn, self.layer))

    def hovers(self, box: Box) -> bool:
        """Whether the mouse is over a box."""
        if self.hand.at is None or self.hand.on != self.kind:
            return False
        return is_inside(box, self.hand.at)

    def warmth(self, box: Box) -> float:
        """How far a box has taken on the colour of what lies under the mouse, 0 to 1."""
        return self.hand.warmth.of(box, under=self.hovers(box), still=self.look.still)
