"""What is chosen while a game is set up: teams, their names, bots, firms that change sides, and the plan."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from game.roster.seating import SeatingError, seating, spoken
from game.roster.setup import BotName, Preset, Setup, Team
from game.screen.kit.text_field import TextField
from game.session.presets import (
    LEAST_MINUTES,
    Programme,
    in_preset,
    own_preset,
    presets_of,
    suggested,
)
from game.text.translator import Translator
from sim.plan.plan import Plan
from sim.scenario.file import Scenario
from sim.scenario.history import as_it_was, has_history

BOTS: Final[tuple[BotName, ...]] = (
    "cooperative",
    "conditional",
    "dealing",
    "private",
    "stubborn",
    "idle",
)
MOST_TEAMS: Final = 8
SESSION: Final = "the session itself"
"""what is named, beside teams"""
USUAL_TEAMS: Final = 4
"""with fewer their rows are no higher"""
MOST_MINUTES: Final = 60
SEEDS: Final = range(1000, 10_000)
"""from which the first luck is drawn: short enough to be written on a board"""


@dataclass(slots=True)
class SetUpModel:
    """The table as it stands now, and how long is played with which luck."""

    scenario: Scenario
    """the cluster that is played, as its file has it"""
    w: Translator
    seed: int
    plan: Plan = field(init=False)
    """of the game as it is cut into rounds now"""
    preset: Preset = field(init=False)
    programme: Programme = field(init=False)
    """the plan of the session that goes with it"""
    rounds: int = field(init=False)
    longer: int = 0
    """minutes that each round has more than the plan gives it"""
    history: bool = False
    """whether what is left to chance comes as it really came"""
    parallel: bool = False
    """whether each team runs a cluster of its own"""
    teams: list[Team] = field(default_factory=list)
    problem: str = ""
    remark: str = ""
    """what the bot just seated is like"""
    picked: str = ""
    """the firm that is being moved to another team"""
    naming: str = ""
    """the team whose name is being typed, or `SESSION`"""
    session_name: str = ""
    """what its file is called; empty: as its scenario"""
    editing: TextField = field(default_factory=lambda: TextField(longest=24))

    def __post_init__(self) -> None:
        self._cut(own_preset(self.scenario.about))
        self.seat(min(len(self.plan.seats), MOST_TEAMS))

    def seat(self, teams: int) -> None:
        """So many teams, with the ends of a match apart."""
        try:
            self.teams = list(seating(self.plan, teams, parallel=self.parallel, language=self.w.language))
            self.problem = self.naming = self.picked = ""
        except SeatingError as fault:
            self.problem = self.w.say(fault.message)

    def more(self, by: int) -> None:
        """A team more, or fewer."""
        wanted = len(self.teams) + by
        if 1 <= wanted <= MOST_TEAMS:
            self.seat(wanted)

    # --- the plan ---------------------------------------------------------------------------------
    @property
    def fitted(self) -> Programme:
        """The plan of the session as it is chosen now."""
        lengths = (
            max(LEAST_MINUTES, minutes + self.longer) for minutes in self.programme.lengths[: self.rounds]
        )
        return replace(self.programme, lengths=tuple(lengths))

    @property
    def length(self) -> tuple[int, int]:
        """Hours and minutes of the whole session, with its debrief."""
        return divmod(self.fitted.total, 60)

    @property
    def presets(self) -> tuple[Preset, ...]:
        """The lengths that the scenario can be played in, the longest first."""
        return presets_of(self.scenario.about)

    def _cut(self, preset: Preset) -> None:
        """The game of a preset: its rounds, and the figures that change with it."""
        self.preset = preset
        self._lay_out()
        self.programme = suggested(self.plan.scenario.about)
        self.rounds, self.longer = self.programme.rounds, 0

    def other_preset(self, by: int) -> None:
        """A longer session or a shorter one; the teams stay."""
        at = self.presets.index(self.preset) - by
        if 0 <= at < len(self.presets):
            self._cut(self.presets[at])

    def _lay_out(self) -> None:
        game = in_preset(self.scenario, self.preset)
        self.plan = Plan(as_it_was(game) if self.history else game)

    @property
    def has_history(self) -> bool:
        """Whether the scenario says when anything left to chance really happened."""
        return has_history(self.scenario)

    def other_history(self, by: int) -> None:
        """What is left to chance is drawn, or comes as it really came; teams and rounds stay."""
        self.history = by > 0
        self._lay_out()

    def setup(self, language: str) -> Setup:
        """What the session begins with; a name that is still being typed is the team's."""
        self.named()
        return Setup(
            seed=self.seed,
            teams=tuple(self.teams),
            rounds=self.rounds,
            preset=self.preset,
            round_minutes=self.fitted.lengths,
            language=language,
            deputy=True,
        )

    def play(self, mode: str) -> None:
        """One cluster for all, or one a team ("parallel")."""
        self.parallel = mode == "parallel"
        self.seat(len(self.teams))

    def more_rounds(self, by: int) -> None:
        """Up to as many as the scenario has."""
        self.rounds = max(1, min(self.programme.rounds, self.rounds + by))

    def more_minutes(self, by: int) -> None:
        """A minute more or less for each round."""
        longest = max(self.programme.lengths) + self.longer
        if LEAST_MINUTES < longest + by <= MOST_MINUTES or by > 0:
            self.longer = min(MOST_MINUTES - max(self.programme.lengths), self.longer + by)

    def other_seed(self, by: int) -> None:
        """Another luck."""
        self.seed = max(0, self.seed + by)

    # --- who plays --------------------------------------------------------------------------------
    def turn_bot(self, i: int) -> None:
        """The next way in turn to play a seat: people, or one of the bots."""
        team = self.teams[i]
        ways: list[BotName | None] = [None, *BOTS]
        bot = ways[(ways.index(team.bot) + 1) % len(ways)]
        self.teams[i] = team.model_copy(update={"bot": bot})
        self.remark = self._temper(bot)

    def _temper(self, bot: BotName | None) -> str:
        """What a bot is like, in a line."""
        w = self.w
        match bot:
            case "cooperative":
                return w("This bot opens its books and makes fair deals with everybody.")
            case "dealing":
                return w("This bot makes deals with one partner at a time.")
            case "conditional":
                return w("This bot does as the others did: it pays and shares while they do.")
            case "stubborn":
                return w("This bot plans alone, reads no news and signs only what favours it clearly.")
            case "private":
                return w("This bot proposes no deals, and accepts only what pays it well.")
            case "idle":
                return w("This bot decides nothing: the firm goes on as before.")
            case _:
                return w("People at the table play this team.")

    # --- firms ------------------------------------------------------------------------------------
    def pick(self, firm: str) -> None:
        """Take a firm up, or lay it down again."""
        self.picked = "" if self.picked == firm else firm

    def put(self, i: int) -> None:
        """The firm that was taken up goes to this team."""
        firm, self.picked = self.picked, ""
        moved = [
            (*(seated for seated in team.firms if seated != firm), *([firm] if at == i else []))
            for at, team in enumerate(self.teams)
        ]
        if not all(moved):
            self.problem = self.w("A team needs a firm. Have fewer teams instead.")
            return
        self.problem = ""
        self.teams = [
            spoken(self.plan, team.model_copy(update={"firms": firms}), self.w.language)
            for team, firms in zip(self.teams, moved, strict=True)
        ]

    # --- names ------------------------------------------------------------------------------------
    def rename(self, i: int) -> None:
        """Type another name for a team; what was typed for the one before is its name."""
        self.named()
        self.naming = self.teams[i].id
        self.editing.set(self.teams[i].name)
        self.editing.select()

    def named(self) -> None:
        """The name that was typed is the team's."""
        name = self.editing.text.strip()
        if self.naming == SESSION:
            self.session_name = name
        elif name and self.naming:
            self.teams = [
                team.model_copy(update={"name": name, "automatic": False}) if team.id == self.naming else team
                for team in self.teams
            ]
        self.naming = ""

    def rename_session(self) -> None:
        """Type a name for the session."""
        self.named()
        self.naming = SESSION
        self.editing.set(self.session_name)
        self.editing.select()

    def lay_down(self) -> bool:
        """Nothing is moved or renamed any more; whether anything was."""
        was = bool(self.picked or self.naming)
        self.picked = self.naming = ""
        return was
