"""A page: what one window shows at one moment, drawn in canvas pixels (1920 × 1080) at the window's own size.

Drawing leaves a record: every text with its place and ground, every place that answers to the hand. The
window's events go to the targets of the page last drawn, and tests read the same record to say what is
cut, covered, too small, or too pale.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

import pygame

from game.design.theme import DESK_TEXT, FOCUS, FOCUS_GAP, LIGHT, RADIUS, ROOM_TEXT, Colour, Theme
from game.screen.kit.animation import Warmth
from game.screen.kit.artwork import Artwork
from game.screen.kit.canvas import Box as Box
from game.screen.kit.canvas import Point as Point
from game.screen.kit.fonts import Fonts, Weight
from game.screen.kit.shapes import Blits, Shapes
from game.screen.kit.text_layout import Laid, Span, lay, lay_short, spans
from game.screen.kit.transition import Transition

Kind = Literal["room", "desk"]
Align = Literal["left", "centre", "right"]
VAlign = Literal["top", "middle", "bottom"]
Act = Callable[[], Transition | None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TextRecord:
    """A text on the page, as drawn."""

    text: str
    box: Box
    """what it covers"""
    size: float
    """canvas pixels"""
    colour: Colour
    ground: Colour
    fits: bool
    layer: int
    """what stands on a higher layer (an overlay, a callout) may cover what is below"""


@dataclass(frozen=True, slots=True)
class HitTarget:
    """A place that answers to mouse and keys."""

    name: str
    box: Box
    act: Act
    key: int = 0
    """the key that does the same, from anywhere on the page"""
    drag: Callable[[float, float], None] | None = None
    """given the place of the mouse within the box, 0 to 1 each way, while the button is held"""
    nudge: Callable[[int], None] | None = None
    """given −1 or 1 by the arrow keys while it has the focus"""
    type: Callable[[pygame.Event], bool] | None = None
    """takes keys and letters while it has the focus; False: not for it"""
    layer: int = 0
    takes_focus: bool = True


@dataclass(slots=True)
class InputState:
    """Where the mouse is, what has the focus, and whether the focus is shown."""

    at: Point | None = None
    on: Kind = "room"
    """the page that the mouse is over"""
    focus: str = ""
    ring: bool = False
    pressed: str = ""
    warmth: Warmth = field(default_factory=Warmth)


@dataclass(slots=True)
class RenderStyle:
    """What a page is drawn with: shared by all pages of a window."""

    theme: Theme = LIGHT
    text_scale: float = 1.0
    fonts: Fonts = field(default_factory=Fonts)
    art: Artwork = field(default_factory=Artwork)
    still: bool = False
    """reduced motion: states cut"""


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
        self.hand = hand
        self.moment = moment
        """seconds since the scene began"""
        self.written: list[TextRecord] = []
        self.targets: list[HitTarget] = []
        self.layer = 0
        self.outer: Page | None = None
        """the page that this one is drawn into, smaller (`inset`)"""

    # --- what stays -------------------------------------------------------------------------------
    def cached(self, key: tuple[object, ...], draw: Callable[[], T]) -> T:
        """A part of the page that is the same from frame to frame: drawn once, and put there again.

        What it puts there must follow from the key, and it must have no targets: those belong to the moment.
        """
        whole = self._here(key)
        found: CachedPart[T] | None = self.art.kept.get(whole)
        if found is None:
            found = self._drawn_to_be_kept(draw)
            self.art.kept.put(whole, found)
        else:
            self.put_all(found.blits)
            self.written += found.written
        return found.came_to

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
        return (*key, *place, self.kind, self.layer)

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
    def text(
        self,
        box: Box,
        text: str | Sequence[Span],
        size: float = 0,
        weight: Weight = "regular",
        colour: Colour | None = None,
        ground: Colour | None = None,
        align: Align = "left",
        valign: VAlign = "top",
        lines: int | None = None,
        tabular: bool = False,
        shorten: bool = False,
    ) -> Box:
        """A text within a box; `**strong**` words are bold. Returns what it covers.

        `size` is the least; with larger text chosen it grows as far as its box allows. `ground` is the colour
        it stands on: panel if not said. `shorten`: a name that people gave may lose its end where there is
        no room for it.
        """
        size = size or (ROOM_TEXT if self.kind == "room" else DESK_TEXT)
        colour, ground = colour or self.theme.ink, ground or self.theme.panel
        pieces = text if isinstance(text, str) else tuple(text)
        how = (size, weight, colour, ground, align, valign, lines, tabular, shorten)
        key = ("text", box, pieces, how, self.k, self.dx, self.dy, self.look.text_scale, self.layer)
        found: CachedPart[Box] | None = self.fonts.lines.get(key)
        if found is None:
            found = self._set(box, pieces, *how)
            self.fonts.lines.put(key, found)
        for drawn, at in found.blits:
            self.put(drawn, at)
        self.written += found.written
        return found.came_to

    def _set(
        self,
        box: Box,
        text: str | tuple[Span, ...],
        size: float,
        weight: Weight,
        colour: Colour,
        ground: Colour,
        align: Align,
        valign: VAlign,
        lines: int | None,
        tabular: bool,
        shorten: bool,
    ) -> CachedPart[Box]:
        """A text, its words at their places; nothing is put there yet."""
        pieces = spans(text, weight) if isinstance(text, str) else text
        area = self.rect(box)
        least = max(6, int(size * self.k))
        most = max(least, round(size * self.k * self.look.text_scale))
        lay_out = lay_short if shorten else lay
        laid = lay_out(self.fonts, pieces, most, least, area.size, lines)
        spare = area.height - laid.height
        top = area.y + {"top": 0, "middle": spare // 2, "bottom": spare}[valign]
        blits, covered = self._words(laid, area, top, colour, align, tabular)
        plain = "".join(piece.text for piece in pieces)
        left, over = self.canvas(covered.topleft)
        place = left, over, covered.width / self.k, covered.height / self.k
        one = TextRecord(plain, place, laid.size / self.k, colour, ground, laid.fits, self.layer)
        return CachedPart(blits, (one,) if plain.strip() else (), place)

    def note(self, text: str, box: Box, size: float, colour: Colour, ground: Colour) -> None:
        """Leave a record of a text that was drawn in another way."""
        self.written.append(TextRecord(text, box, size, colour, ground, True, self.layer))

    def _words(
        self, laid: Laid, area: pygame.Rect, top: int, colour: Colour, align: Align, tabular: bool
    ) -> tuple[Blits, pygame.Rect]:
        """Each word and its place, and what all of them cover."""
        covered = pygame.Rect(area.x, top, 0, laid.height)
        left, found = area.right, Blits()
        for row, line in enumerate(laid.lines):
            if not line:
                continue
            wide = line[-1].x + line[-1].width
            x = area.x + {"left": 0, "centre": (area.width - wide) // 2, "right": area.width - wide}[align]
            y = top + row * laid.line_height
            left = min(left, x)
            covered.width = max(covered.width, wide)
            for word in line:
                drawn = self.fonts.text(word.text, laid.size, colour, word.weight, tabular)
                found.append((drawn, (x + word.x, y + (laid.line_height - drawn.get_height()) // 2)))
        covered.x = left
        return found, covered

    def measure(self, text: str, size: float, weight: Weight = "regular") -> float:
        """Canvas pixels a line of text takes at its least size."""
        return self.fonts.width(text, max(6, int(size * self.k)), weight) / self.k

    def height(self, text: str, wide: float, size: float, weight: Weight = "regular") -> float:
        """Canvas pixels a text takes down a column so wide, at its least size."""
        least = max(6, int(size * self.k))
        laid = lay(self.fonts, spans(text, weight), least, least, (int(wide * self.k), 10**6))
        return (laid.height + 1) / self.k

    # --- the hand ---------------------------------------------------------------------------------
    def target(self, one: HitTarget) -> None:
        """Let a place answer to the hand; shows the focus ring where it has the focus."""
        self.targets.append(one)
        if self.hand.ring and self.hand.focus == one.name:
            x, y, wide, high = one.box
            far = FOCUS_GAP
            grown, radius = (
                self.rect((x - far, y - far, wide + 2 * far, high + 2 * far)),
                self.px(RADIUS["card"] + 4),
            )
            pygame.draw.rect(self.surface, self.theme.ink, grown, self.px(FOCUS), border_radius=radius)

    def hovers(self, box: Box) -> bool:
        """Whether the mouse is over a box."""
        if self.hand.at is None or self.hand.on != self.kind:
            return False
        x, y = self.hand.at
        return box[0] <= x < box[0] + box[2] and box[1] <= y < box[1] + box[3]

    def warmth(self, box: Box) -> float:
        """How far a box has taken on the colour of what lies under the mouse, 0 to 1."""
        return self.hand.warmth.of(box, under=self.hovers(box), still=self.look.still)
