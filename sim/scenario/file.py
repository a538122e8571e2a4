"""A whole scenario file, format 1."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario.beats import Beat
from sim.scenario.evidence import EvidenceItem
from sim.scenario.figures import Quantity, Thing, Whole, Yearly, YesNo, figure
from sim.scenario.firms import Firm
from sim.scenario.frozen import Frozen, Id, PlainText
from sim.scenario.letters import Letter
from sim.scenario.materials import Carrier, Content, Distance, Material
from sim.scenario.measures import Measure
from sim.scenario.projects import ExchangeTerms, Match, Project, Year
from sim.scenario.region import RegionMap
from sim.scenario.texts import LocalText

Few = Annotated[list[LocalText], Field(max_length=50)]
DebriefPicture = Literal[
    "own_page", "who_paid", "road", "signature", "home", "flows", "mattered", "what_if", "lesson"
]
"""the pages of the debrief that a question may lead to"""


class Seat(Thing):
    """A seat: the firms a team runs, and a purse shared between them."""

    firms: list[Id] = Field(min_length=1, max_length=100, description="The firms this team runs.")


class Goal(Thing):
    """What the cluster tries to reach, against *idle*, in the last round."""

    indicator: PlainText = Field(
        description="The indicator that should change: `addressable_virgin_t`, `landfill_t`, `co2e_t` and so on."
    )
    change: Quantity = Field(description="For instance −0.25 for a quarter less.")
    real_region: YesNo = Field(
        False,
        description="Whether this is where the real region stands: its known links in this game's outlets.",
    )
    also: dict[PlainText, Quantity] = Field(
        default_factory=dict,
        max_length=5,
        description="Other indicators that it counts besides, each with its weight; `indicator` has 1.",
    )


PresetName = Literal["two-hours", "ninety-minutes", "one-hour", "two-half-days"]
Rounds = Annotated[list[Annotated[Whole, Field(ge=1, le=10)]], Field(min_length=1, max_length=50)]


class PresetTerms(Thing):
    """The game for a session of another length: its years in other rounds, and figures that change with it."""

    rounds: Rounds = Field(description="The years each round covers; the years of the game in all.")
    change: dict[PlainText, Quantity] = Field(
        default_factory=dict,
        max_length=50,
        description="Place of a figure → the figure in its stead: `measures.approval.cost: 500000`.",
    )


class StatedFact(Thing):
    """A figure that texts tell and no rule uses: people, a year, a plant elsewhere."""

    value: Quantity = Field(description="The figure.")
    unit: PlainText = Field(description="What it counts: people, MW, year.")


class About(Thing):
    """What the facilitator reads before choosing the scenario."""

    title: LocalText = Field(description="The name on the scenario's card.")
    story: Few = Field(
        default_factory=list, description="The story, told before the first round: one text a page."
    )
    speech: Few = Field(
        default_factory=list,
        description="The explanation in three minutes, spoken by the facilitator: a paragraph a page of the briefing.",
    )
    rules: Few = Field(
        default_factory=list, description="The rules on one page, for every table: one text a rule."
    )
    learning_goals: Few = Field(default_factory=list, description="What players should take home.")
    questions: Few = Field(default_factory=list, description="For the debrief.")
    answered_by: list[DebriefPicture] = Field(
        default_factory=list,
        max_length=50,
        description="The picture of the debrief that answers each question, in their order; left out: what mattered.",
    )
    evidence: list[EvidenceItem] = Field(
        default_factory=list,
        max_length=10,
        description="Statements that everybody marks from 1 to 5, without a name, before and after the game and half a "
        "year later; only where the facilitator asks for it.",
    )
    scenery: Literal["coast", "inland"] = Field(
        "inland", description="Of older files, and no longer drawn: a coast is drawn from `map` alone."
    )
    brokers_aid: YesNo = Field(
        False, description="For learners: on a deal slip, `fair` stands for a price that shares the gain."
    )
    minutes: Whole = Field(120, ge=1, le=10_000, description="How long the game takes.")
    first_year: Year = Field(description="The year the first round begins with.")
    rounds: Rounds = Field(description="The years each round covers: [1, 2, 2].")
    presets: dict[PresetName, PresetTerms] = Field(
        default_factory=dict, description="The same game for sessions of another length, by their names."
    )
    legacy_years: Whole = Field(
        5, ge=0, le=20, description="Years that run on after the last round, with no decisions."
    )
    money: Literal["purse", "cash"] = Field(
        "purse", description="purse: only differences from idle business enter; cash: everything does."
    )
    purse_bears_rises: Quantity = Field(
        figure(0),
        description="Share, 0–1, of what taxes and fees rise by after the first year that a purse pays for what is "
        "still thrown away; the rest is ordinary business.",
    )
    letters_from: Year | None = Field(
        None,
        description="The year in whose round every team gets a letter of an owner, if there are `letters`.",
    )
    goals: list[Goal] = Field(
        default_factory=list,
        max_length=20,
        description="What the cluster tries to reach; shown from the first round.",
    )
    indicators: list[PlainText] = Field(
        default_factory=list, max_length=30, description="Shown on the screen."
    )

    @property
    def last_year(self) -> int:
        """The last year in which anybody decides."""
        return self.first_year + sum(self.rounds) - 1

    def round_of(self, year: int) -> int:
        """The round in which a year is decided on."""
        return sum(self.years_of(number + 1)[0] <= year for number in range(len(self.rounds)))

    def years_of(self, number: int) -> range:
        """The years that a round covers; one more than the last: the years that run on without decisions."""
        first = self.first_year + sum(self.rounds[: number - 1])
        length = self.rounds[number - 1] if number <= len(self.rounds) else self.legacy_years
        return range(first, first + length)


class Scenario(Frozen):
    """A cluster and its years: everything a game needs to be played."""

    format: Literal[1] = Field(description="The version of this format: 1.")
    id: Id = Field(description="The scenario's own id.")
    about: About = Field(description="Title, story, goals, years and rounds.")
    facts: dict[Id, StatedFact] = Field(
        default_factory=dict,
        max_length=200,
        description="Figures that only texts tell, by id, each with its origin.",
    )
    materials: dict[Id, Material] = Field(min_length=1, description="Everything that flows, by id.")
    contents: Annotated[dict[Id, Content], Field(max_length=3)] = Field(
        default_factory=dict,
        description="Up to three things that materials hold and that mix by mass, by id.",
    )
    carriers: dict[Id, Carrier] = Field(default_factory=dict, description="Ways to move things, by id.")
    distances: list[Distance] = Field(
        default_factory=list, description="Road distances, where the straight line would mislead."
    )
    detour: Quantity | None = Field(None, description="Road km per straight km; default 1.3.")
    taxes: dict[Id, Yearly] = Field(default_factory=dict, description="EUR per unit, by year.")
    co2_price: Yearly | None = Field(
        None, description="EUR per t of scope 1 CO2e; left out: inside fuel prices."
    )
    firms: dict[Id, Firm] = Field(min_length=1, description="The firms of the cluster, by id.")
    seats: dict[Id, Seat] = Field(default_factory=dict, description="Left out: one seat a firm.")
    projects: dict[Id, Project] = Field(
        default_factory=dict, description="What can be built: the cards, by id."
    )
    exchanges: dict[Id, ExchangeTerms] = Field(default_factory=dict, description="Existing at the start.")
    matches: dict[Id, Match] = Field(default_factory=dict, description="Exchanges that could be made, by id.")
    events: dict[Id, Measure] = Field(
        default_factory=dict, description="News that changes the world by itself, by id."
    )
    measures: dict[Id, Measure] = Field(
        default_factory=dict,
        description="What people can start: programmes, actions, cards, audits, areas and so on, by id.",
    )
    letters: Annotated[dict[Id, Letter], Field(max_length=300)] = Field(
        default_factory=dict,
        description="Wishes of the firms' owners, by id; each team gets one, drawn by the session's seed.",
    )
    beats: Annotated[dict[Id, Beat], Field(max_length=100)] = Field(
        default_factory=dict, description="What some years are about, for the facilitator, by id."
    )
    map: RegionMap | None = Field(
        None, description="Where the cluster lies; mostly in a file beside the scenario, `ID.map`."
    )
