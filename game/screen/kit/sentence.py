"""A sentence with slots: words, and between them values that Tab reaches, that are typed over or stepped by arrows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import pygame

from game.design import spacing
from game.design.text_styles import BODY, LABEL
from game.design.theme import RADIUS
from game.screen.kit import layout
from game.screen.kit.hit_testing import Spoken
from game.screen.kit.layout import REST
from game.screen.kit.page import Act, Box, HitTarget, Page
from game.screen.kit.ruler import Ruler
from game.screen.kit.text_field import TextField
from game.screen.kit.text_input import take
from game.screen.kit.widgets import Button

_STEPS: Final = {pygame.K_UP: 1, pygame.K_RIGHT: 1, pygame.K_DOWN: -1, pygame.K_LEFT: -1}
_NARROWEST: Final = spacing.XL
_FIRST: Final = 0xE000


@dataclass(frozen=True)
class Slot:
    """A value in a sentence."""

    name: str
    value: str
    editing: TextField
    """what is being typed over it"""
    enter: Act
    """takes what was typed"""
    step: Callable[[int], None]
    is_open: bool = False
    """whether nothing is written there yet"""
    label: str = ""
    """what a screen reader calls it"""

    @property
    def shown(self) -> str:
        """What is typed; else the value."""
        return self.editing.text or self.value

    def holds(self, focus: str) -> bool:
        """Whether the hand is at it, or at its − or +."""
        return focus in (self.name, f"{self.name} −", f"{self.name} +")

    def width(self, ruler: Ruler) -> float:
        """As wide as what stands in it."""
        return max(_NARROWEST, ruler.width(self.shown, LABEL) + 2 * spacing.S)

    def typed(self, event: pygame.Event) -> bool:
        """Letters go into it, arrows step it while nothing is typed; whoever leaves it by Tab has entered it."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_TAB and self.editing.text:
            self.enter()
            return True
        if event.type == pygame.KEYDOWN and event.key in _STEPS and not self.editing.text:
            self.step(_STEPS[event.key])
            return True
        return take(self.editing, event)

    def draw(self, page: Page, box: Box) -> None:
        """Draw it: a strong edge where it has the focus or lacks its value."""
        theme, has_focus = page.theme, self.holds(page.hand.focus)
        is_strong = has_focus or self.is_open or bool(self.editing.text)
        rim = (theme.ink, spacing.OUTLINE) if is_strong else (theme.line, spacing.HAIRLINE)
        ground = theme.panel if has_focus or self.is_open else theme.sunk
        page.box(box, ground, RADIUS["badge"], rim=rim)
        with page.on(ground):
            page.text(box, self.shown, LABEL, align="centre", valign="middle", lines=1)
        editing = self.editing if self.editing.text else None
        spoken = Spoken(self.label, "line", value=self.shown, editing=editing)
        target = HitTarget(self.name, box, self.enter, type=self.typed, layer=page.layer, spoken=spoken)
        page.target(target)
        page.scrolls(box, lambda by: self.step(-by))


def slot_hands(page: Page, box: Box, slot: Slot) -> None:
    """− and + for a slot that was pressed."""
    minus, plus = layout.columns(box, REST, REST, gap=spacing.S)
    Button("", lambda: slot.step(-1), f"{slot.name} −", "minus", says=f"{slot.label} −").draw(page, minus)
    Button("", lambda: slot.step(1), f"{slot.name} +", "plus", says=f"{slot.label} +").draw(page, plus)


def slot_letters(many: int, first: int = 0) -> list[str]:
    """What stands for slots in a text: letters that no language has."""
    return [chr(_FIRST + first + i) for i in range(many)]


class Atom(NamedTuple):
    """A word or a slot."""

    item: str | Slot
    is_apart: bool
    """whether a blank stands before it; else nothing breaks there"""


@dataclass(frozen=True)
class Sentence:
    """Words and slots, broken into lines where there is no room."""

    atoms: tuple[Atom, ...]

    @classmethod
    def of(cls, text: str, slots: Sequence[Slot]) -> Sentence:
        """A text in which letters of `slot_letters` stand for slots."""
        places = dict(zip(slot_letters(len(slots)), slots, strict=True))
        atoms: list[Atom] = []
        for word in text.split():
            is_apart, run = True, ""
            for letter in word:
                if letter not in places:
                    run += letter
                    continue
                atoms += [Atom(run, is_apart)] if run else []
                atoms.append(Atom(places[letter], is_apart and not run))
                is_apart, run = False, ""
            atoms += [Atom(run, is_apart)] if run else []
        return cls(tuple(atoms))

    @property
    def slots(self) -> list[Slot]:
        """Its slots in order."""
        return [atom.item for atom in self.atoms if isinstance(atom.item, Slot)]

    @property
    def words(self) -> int:
        """How many words it says."""
        return sum(
            len((each.item if isinstance(each.item, str) else each.item.shown).split()) for each in self.atoms
        )

    def height(self, ruler: Ruler, wide: float) -> float:
        """As high as its lines are in a column so wide."""
        return len(self._lines(ruler, wide)) * (_row(ruler) + spacing.XS) - spacing.XS

    def draw(self, page: Page, box: Box) -> None:
        """Draw it along the top of a box."""
        lines = self._lines(page.ruler, box[2])
        places = layout.rows(box, *[_row(page.ruler)] * len(lines), gap=spacing.XS)
        for line, place in zip(lines, places, strict=True):
            run, rest = "", place
            for nth, atom in enumerate(line):
                run += " " if atom.is_apart and nth else ""
                if isinstance(atom.item, Slot):
                    rest = _run(page, rest, run)
                    here, rest = layout.take_left(rest, atom.item.width(page.ruler))
                    atom.item.draw(page, here)
                    run = ""
                else:
                    run += atom.item
            _run(page, rest, run)

    def _lines(self, ruler: Ruler, wide: float) -> list[list[Atom]]:
        groups = [*self._groups()]
        widths = [sum(_width(ruler, atom) for atom in group) for group in groups]
        lines = layout.wrapped(widths, wide, _blank(ruler))
        return [[atom for i in line for atom in groups[i]] for line in lines]

    def _groups(self) -> Iterator[list[Atom]]:
        """Parts that are never broken: a slot and the stop behind it."""
        group: list[Atom] = []
        for atom in self.atoms:
            if atom.is_apart and group:
                yield group
                group = []
            group.append(atom)
        yield group


def _run(page: Page, box: Box, text: str) -> Box:
    """Words along the left of a box; returns what is left of it."""
    ruler = page.ruler
    words = layout.take_left(box, _blank(ruler) if text.startswith(" ") else 0.0)[1]
    wide = ruler.width(text.strip(), BODY) if text.strip() else 0.0
    here, rest = layout.take_left(words, wide)
    if wide:
        page.text(here, text.strip(), BODY, valign="middle", lines=1)
    return layout.take_left(rest, _blank(ruler))[1] if text.endswith(" ") and wide else rest


def _row(ruler: Ruler) -> float:
    return ruler.line(LABEL) + spacing.S


def _width(ruler: Ruler, atom: Atom) -> float:
    return atom.item.width(ruler) if isinstance(atom.item, Slot) else ruler.width(atom.item, BODY)


def _blank(ruler: Ruler) -> float:
    return ruler.width("a a", BODY) - ruler.width("aa", BODY)
