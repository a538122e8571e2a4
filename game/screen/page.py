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

from game.screen.art import Art
from game.screen.fonts import Fonts, Weight
from game.screen.go import Go
from game.screen.theme import CANVAS, DESK_TEXT, LIGHT, RADIUS, ROOM_TEXT, Colour, Theme
from game.screen.writing import Laid, Span, lay, lay_short, spans

Kind = Literal["room", "desk"]
Box = tuple[float, float, float, float]
"""x, y, width, height in canvas pixels"""
Point = tuple[float, float]
Align = Literal["left", "centre", "right"]
Upright = Literal["top", "middle", "bottom"]
Act = Callable[[], Go | None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written:
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
class Target:
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
class Hand:
    """Where the mouse is, what has the focus, and whether the focus is shown."""

    at: Point | None = None
    focus: str = ""
    ring: bool = False
    pressed: str = ""


@dataclass(slots=True)
class Look:
    """What a page is drawn with: shared by all pages of a window."""

    theme: Theme = LIGHT
    text_scale: float = 1.0
    fonts: Fonts = field(default_factory=Fonts)
    art: Art = field(default_factory=Art)
    still: bool = False
    """reduced motion: states cut"""


@dataclass(slots=True)
class Kept(Generic[T]):
    """What a part of a page put there, to be put there again."""

    blits: list[tuple[pygame.Surface, Point]]
    written: tuple[Written, ...]
    came_to: T


class Page:
    """One window's drawing of one moment."""

    def __init__(
        self, surface: pygame.Surface, look: Look, kind: Kind, hand: Hand, moment: float = 0.0
    ) -> None:
        self.surface = surface
        self.look = look
        self.theme = look.theme
        self.fonts = look.fonts
        self.art = look.art
        self.kind: Kind = kind
        self.hand = hand
        self.moment = moment
        """seconds since the scene began"""
        wide, high = surface.get_size()
        self.k = max(0.05, min(wide / CANVAS[0], high / CANVAS[1]))
        self.dx = (wide - CANVAS[0] * self.k) / 2
        self.dy = (high - CANVAS[1] * self.k) / 2
        self.written: list[Written] = []
        self.targets: list[Target] = []
        self.layer = 0
        self._taken: list[tuple[pygame.Surface, Point]] | None = None
        """everything that is put there, while a part of the page is drawn to be kept"""
        self.outer: Page | None = None
        """the page that this one is drawn into, smaller (`inset`)"""

    # --- places -----------------------------------------------------------------------------------
    def px(self, length: float) -> int:
        """A length in pixels of the window, at least 1 where there is any."""
        return max(1, round(length * self.k)) if length > 0 else 0

    def at(self, point: Point) -> tuple[int, int]:
        """A point in pixels of the window."""
        return round(point[0] * self.k + self.dx), round(point[1] * self.k + self.dy)

    def rect(self, box: Box) -> pygame.Rect:
        """A box in pixels of the window: neighbours meet without a gap."""
        x, y = self.at(box[:2])
        right, bottom = self.at((box[0] + box[2], box[1] + box[3]))
        return pygame.Rect(x, y, right - x, bottom - y)

    def canvas(self, pixel: Point) -> Point:
        """A point of the window in canvas pixels."""
        return (pixel[0] - self.dx) / self.k, (pixel[1] - self.dy) / self.k

    # --- what stays -------------------------------------------------------------------------------
    def put(self, drawn: pygame.Surface, at: Point | pygame.Rect) -> None:
        """Put a picture on the page, its upper left corner at a place in pixels of the window."""
        self.surface.blit(drawn, at)
        if self._taken is not None:
            self._taken.append((drawn, (at[0], at[1])))

    def put_all(self, drawn: list[tuple[pygame.Surface, Point]]) -> None:
        """Put many pictures there at once."""
        self.surface.fblits(drawn)
        if self._taken is not None:
            self._taken += drawn

    def kept(self, key: tuple[object, ...], draw: Callable[[], T]) -> T:
        """A part of the page that is the same from frame to frame: drawn once, and put there again.

        What it puts there must follow from the key, and it must have no targets: those belong to the moment.
        """
        place = (self.surface.get_size(), self.k, self.dx, self.dy, self.theme.name, self.look.text_scale)
        whole = (*key, *place, self.kind, self.layer)
        found: Kept[T] | None = self.art.kept.get(whole)
        if found is None:
            found = self._drawn_to_be_kept(draw)
            self.art.kept.put(whole, found)
        else:
            self.put_all(found.blits)
            self.written += found.written
        return found.came_to

    def _drawn_to_be_kept(self, draw: Callable[[], T]) -> Kept[T]:
        outside, self._taken = self._taken, []
        first, targets = len(self.written), len(self.targets)
        came_to = draw()
        if len(self.targets) != targets:
            raise ValueError("a part of a page that is kept has a target")
        taken, self._taken = self._taken, outside
        if outside is not None:
            outside += taken
        return Kept(taken, tuple(self.written[first:]), came_to)

    # --- shapes -----------------------------------------------------------------------------------
    def fill(self, colour: Colour) -> None:
        """The whole window in one colour."""
        self.surface.fill(colour)

    def box(
        self,
        box: Box,
        fill: Colour,
        radius: float = 0,
        edge: Colour | None = None,
        stroke: float = 0,
        shadow: tuple[float, float] | None = None,
    ) -> None:
        """A box, with round corners, an edge, or a shadow (how far down, how soft) if wanted."""
        area = self.rect(box)
        if area.width <= 0 or area.height <= 0:
            return
        if shadow is not None:
            down, blur = self.px(shadow[0]), self.px(shadow[1])
            soft = self.art.shadow(area.size, self.px(radius), blur, self.theme.shade)
            self.put(soft, (area.x - blur, area.y - blur + down))
        if radius or stroke:
            self.put(self.art.box(area.size, self.px(radius), fill, edge, self.px(stroke)), area)
        elif self._taken is None:
            self.surface.fill(fill, area)
        else:
            self.put(self.art.plain(area.size, fill), area)

    def veil(self, colour: Colour, opacity: int, box: Box | None = None) -> None:
        """A see-through cover over the page, or a part of it."""
        area = self.rect(box) if box else self.surface.get_rect()
        cover = self.art.once(("veil", area.size, colour, opacity), lambda: _veil(area.size, colour, opacity))
        self.put(cover, area)

    def line(self, start: Point, end: Point, colour: Colour, width: float = 2) -> None:
        """A straight line."""
        pygame.draw.line(self.surface, colour, self.at(start), self.at(end), self.px(width))

    def circle(
        self, centre: Point, radius: float, fill: Colour, edge: Colour | None = None, stroke: float = 0
    ) -> None:
        """A smooth disc."""
        pixels = self.px(radius)
        drawn = self.art.disc(pixels, fill, edge, self.px(stroke) if edge is not None else 0)
        x, y = self.at(centre)
        middle = drawn.get_width() // 2
        self.put(drawn, (x - middle, y - middle))

    def icon(self, name: str, centre: Point, size: float, colour: Colour | None = None) -> None:
        """A Lucide icon about a point."""
        drawn = self.art.icon(name, self.px(size), colour or self.theme.ink)
        self.put(drawn, drawn.get_rect(center=self.at(centre)))

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
        upright: Upright = "top",
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
        how = (size, weight, colour, ground, align, upright, lines, tabular, shorten)
        key = ("text", box, pieces, how, self.k, self.dx, self.dy, self.look.text_scale, self.layer)
        found: Kept[Box] | None = self.fonts.lines.get(key)
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
        upright: Upright,
        lines: int | None,
        tabular: bool,
        shorten: bool,
    ) -> Kept[Box]:
        """A text, its words at their places; nothing is put there yet."""
        pieces = spans(text, weight) if isinstance(text, str) else text
        area = self.rect(box)
        least = max(6, int(size * self.k))
        most = max(least, round(size * self.k * self.look.text_scale))
        lay_out = lay_short if shorten else lay
        laid = lay_out(self.fonts, pieces, most, least, area.size, lines)
        spare = area.height - laid.height
        top = area.y + {"top": 0, "middle": spare // 2, "bottom": spare}[upright]
        blits, covered = self._words(laid, area, top, colour, align, tabular)
        plain = "".join(piece.text for piece in pieces)
        left, over = self.canvas(covered.topleft)
        place = left, over, covered.width / self.k, covered.height / self.k
        one = Written(plain, place, laid.size / self.k, colour, ground, laid.fits, self.layer)
        return Kept(blits, (one,) if plain.strip() else (), place)

    def note(self, text: str, box: Box, size: float, colour: Colour, ground: Colour) -> None:
        """Leave a record of a text that was drawn in another way."""
        self.written.append(Written(text, box, size, colour, ground, True, self.layer))

    def _words(
        self, laid: Laid, area: pygame.Rect, top: int, colour: Colour, align: Align, tabular: bool
    ) -> tuple[list[tuple[pygame.Surface, Point]], pygame.Rect]:
        """Each word and its place, and what all of them cover."""
        covered = pygame.Rect(area.x, top, 0, laid.height)
        left, found = area.right, list[tuple[pygame.Surface, Point]]()
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
    def target(self, one: Target) -> None:
        """Let a place answer to the hand; shows the focus ring where it has the focus."""
        self.targets.append(one)
        if self.hand.ring and self.hand.focus == one.name:
            x, y, wide, high = one.box
            grown = self.rect((x - 6, y - 6, wide + 12, high + 12))
            pygame.draw.rect(
                self.surface, self.theme.ink, grown, self.px(4), border_radius=self.px(RADIUS["card"] + 4)
            )

    def hovers(self, box: Box) -> bool:
        """Whether the mouse is over a box."""
        if self.hand.at is None:
            return False
        x, y = self.hand.at
        return box[0] <= x < box[0] + box[2] and box[1] <= y < box[1] + box[3]


def _veil(size: tuple[int, int], colour: Colour, opacity: int) -> pygame.Surface:
    drawn = pygame.Surface(size, pygame.SRCALPHA)
    drawn.fill((*colour, opacity))
    return drawn
