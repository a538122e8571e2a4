"""What a page of the path is made of. Plain words and figures: whoever draws or prints them counts nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from game.cluster_map.links import LinkKey
from game.debrief.path import StepName
from game.debrief.sankey.frame import SankeyPicture
from game.debrief.sankey.nearest import Looked
from game.session.debrief_notes import GuessStep

CurveKind = Literal["ours", "signed", "alone", "together", "best", "real"]


@dataclass(frozen=True, slots=True)
class Sentences:
    """A few sentences, large."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SumRow:
    """A sum of money, and whose or of what."""

    name: str
    money: str
    cents: int
    second: str = ""
    mark: int | None = None
    """of a team"""


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums below each other, on one scale; below them what belongs to all."""

    rows: tuple[SumRow, ...]
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """A game through its rounds: shares against the same years in which nobody acts, −0.25 for a quarter less."""

    kind: CurveKind
    values: tuple[float, ...]
    name: str
    """with what it came to in the last year"""


@dataclass(frozen=True, slots=True)
class Curves:
    """Games beside each other, year by year of the rounds' ends."""

    years: tuple[int, ...]
    curves: tuple[Curve, ...]
    fork: int | None = None
    """the round at whose beginning the ways part, from 0"""
    is_open: bool = False
    """whether where it leads is still to be guessed"""


@dataclass(frozen=True, slots=True)
class Guesses:
    """Answers to choose from, by show of hands."""

    step: GuessStep
    per_cents: tuple[int, ...]
    options: tuple[str, ...]
    chosen: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The number that was guessed at, and what stands beside it."""

    number: str
    text: str
    sums: Sums | None = None
    lines: tuple[str, ...] = ()
    """sentences below it, in place of sums"""


@dataclass(frozen=True, slots=True)
class TeamColumn:
    """A part of a team's own page."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamPage:
    """A team's own game: its purse, and what it said, agreed on and moved."""

    name: str
    mark: int
    money: str
    columns: tuple[TeamColumn, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Lists beside each other."""

    columns: tuple[TeamColumn, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """A list to choose from."""

    rows: tuple[tuple[str, str], ...]
    """what each is called, and what there is to know of it"""
    at: int
    """which has the hand on it"""


@dataclass(frozen=True, slots=True)
class MondaySheet:
    """Who will do what on Monday: a row a plan."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FlowsBody:
    """What went between firms, with the words that stand on it."""

    picture: SankeyPicture
    names: Mapping[str, str]
    """firm → what it is called"""
    marks: Mapping[str, int]
    """firm → the mark of its team; none: nobody plays it"""
    amounts: Mapping[LinkKey, str]
    focus: Looked | None = None
    """the flow or the firm that is spoken of"""
    lit: frozenset[LinkKey] | None = None
    """what a tonne is followed along; None: nothing is followed"""
    is_difference: bool = False


Body = Sentences | Sums | Curves | TeamPage | SideBySide | Choices | MondaySheet | FlowsBody
Side = Guesses | Answer


class BandPart(NamedTuple):
    """A figure in the band below, what it is, and more of it."""

    figure: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class PathPage:
    """One page of a step."""

    step: StepName
    title: str
    say: str
    """the facilitator's line, at the Desk"""
    body: Body
    about: str = ""
    side: Side | None = None
    side_title: str = ""
    question: str = ""
    """in the band below; a sentence of the scenario may stand there"""
    second: str = ""
    third: str = field(default="", kw_only=True)
    """below both, smaller: where figures are from"""
    parts: tuple[BandPart, ...] = field(default=(), kw_only=True)
    """in the band, in place of the question: figures beside each other"""
    note: str = field(default="", kw_only=True)
    """what only the facilitator reads"""
