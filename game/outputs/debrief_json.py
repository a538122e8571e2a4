"""The debrief of a session for programs: the object that `debrief --json` prints.

Tonnes are virgin-equivalent or of waste, money is in EUR; what has no unit in its name is a count or a share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.debrief.causes import TopCause
from game.debrief.contributions import Contribution
from game.debrief.deals import DealResult
from game.debrief.fund import FundRound
from game.debrief.model import GameDebrief, RoundDebrief
from game.experiments.ablation import Mattered
from game.experiments.lesson import Lesson
from game.experiments.path_answers import PathAnswers
from game.experiments.references import ReferenceGame
from game.experiments.replanned import Effects
from game.experiments.signature import SignatureEffect
from game.outputs.followed_json import followed_objects
from game.outputs.json_result import JsonObject, goal_result, guess_object
from game.outputs.mattered_json import mattered_object
from game.session.promises import PromiseResult
from sim.indicators.gain import Gain
from sim.letters import OpenedLetter
from sim.units import BASE, CENTS

_ALL = 10**6
"""more causes than any round has"""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was worked out about one cluster's game beside its records. What was not asked for is None."""

    each_for_itself: GameDebrief | None = None
    mattered: Mattered | None = None
    replanned: Effects = ()
    """of what mattered, with the others deciding anew"""
    lesson: Lesson | None = None
    path: PathAnswers | None = None
    """the other games, and the deals that nobody signed"""


def debrief_object(
    games: tuple[GameDebrief, ...], answers: Mapping[str, Answers], *, is_verified: bool = False
) -> JsonObject:
    """The whole debrief. `answers`: world → what was worked out about it."""
    return {
        "scenario": games[0].plan.scenario.id,
        "seed": games[0].seed,
        "verified": is_verified,
        "worlds": [_world(game, answers[game.world]) for game in games],
    }


def _world(game: GameDebrief, answers: Answers) -> JsonObject:
    data: JsonObject = {
        "name": game.world,
        "teams": {team.id: team.name for team in game.teams},
        "goals": [goal_result(result) for result in game.last_played.goals],
        "references": _references(game, answers.each_for_itself),
        "rounds": [_round(played) for played in game.rounds],
        "deals": [_deal(result) for result in game.deals],
        "followed": list(followed_objects(game)),
    }
    if game.letters:
        data["letters"] = [_letter(letter) for letter in game.letters]
    if answers.path is not None:
        data["other_games"] = [_other_game(each) for each in answers.path.references]
        data["signatures"] = [_signature(each) for each in answers.path.signatures]
        data["first_signature_holds"] = {"in": answers.path.held, "of": answers.path.tried}
    if answers.mattered is not None:
        data["mattered"] = mattered_object(answers.mattered, answers.replanned)
    if answers.lesson is not None:
        data["lesson"] = _lesson(answers.lesson)
    return data


def _letter(letter: OpenedLetter) -> JsonObject:
    return {
        "letter": letter.letter,
        "team": letter.seat,
        "firm": letter.firm,
        "fulfilled": letter.is_met,
        "bonus_eur": letter.cents / CENTS,
        "why": str(letter.why),
    }


def _references(game: GameDebrief, private: GameDebrief | None) -> JsonObject:
    """The headline of the last round played, and of the games it is compared with."""
    head = game.last_played.headline
    data: JsonObject = {"round": head.round, "played_t": head.ours / BASE, "idle_t": head.idle / BASE}
    real = next((goal for goal in game.plan.scenario.about.goals if goal.real_region), None)
    if real is not None:
        data["real_region_change"] = float(real.change.value)
    if private is not None:
        data["each_for_itself_t"] = private.last_played.headline.ours / BASE
    return data


def _other_game(game: ReferenceGame) -> JsonObject:
    """A game of the same luck: its headline round by round, and its purses at the end of play."""
    purses = {team: cents / CENTS for team, cents in game.purses.items()}
    return {"game": game.name, "headline_t": [kg / BASE for kg in game.headlines], "purses_eur": purses}


def _signature(effect: SignatureEffect) -> JsonObject:
    """A deal that nobody signed: literally what one signature more comes to, all else as it was."""
    return {
        "round": effect.slip.round,
        "origin": effect.slip.origin,
        "deal": effect.slip.terms.model_dump(mode="json", exclude_none=True),
        "less_t": effect.fall / BASE,
        "headline_t": [kg / BASE for kg in effect.headlines],
        "purses_eur": {team: cents / CENTS for team, cents in effect.purses.items()},
        "set_aside": effect.set_aside,
    }


def _round(played: RoundDebrief) -> JsonObject:
    head = played.headline
    return {
        "round": head.round,
        "phase": played.record.phase,
        "years": list(head.years),
        "headline_t": head.ours / BASE,
        "idle_headline_t": head.idle / BASE,
        "virgin_t": played.cluster.indicators.virgin_kg / BASE,
        "idle_virgin_t": played.cluster.idle.virgin_kg / BASE,
        "causes": [
            {"cause": part.cause, "culprit": part.culprit or None, "t": part.kg / BASE}
            for part in played.causes(_ALL)
        ],
        "top_causes": [_top_cause(part) for part in played.top_causes],
        "contributions": [_contribution(part) for part in played.contributions],
        "exchanges": [_exchange(played, gain) for gain in played.gains],
        "fund": _fund(played.fund),
        "promises": {each.team: _promise(each) for each in played.spoken.promises},
        "guess": guess_object(played.spoken.guessed, played.came),
        "purses": {
            purse.team.id: {
                "purse_eur": purse.cents / CENTS,
                "idle_eur": purse.idle / CENTS,
                "before_eur": purse.before / CENTS,
            }
            for purse in played.purses
        },
    }


def _fund(fund: FundRound) -> JsonObject:
    """What went into the fund in a round and out of it; of the pledge, who paid."""
    pledge = {share.seat: share.is_kept for share in fund.pledge.shares if share.due} if fund.pledge else None
    return {
        "pledge_kept": pledge,
        "contributed_eur": fund.contributed / CENTS,
        "region_added_eur": fund.added / CENTS,
        "levied_eur": {team: cents / CENTS for team, cents in fund.levied.items()},
        "spent_eur": fund.spent / CENTS,
        "left_eur": fund.left / CENTS,
    }


def _promise(result: PromiseResult) -> JsonObject:
    """What was said at the bell, by id: what was then done, and what was not."""
    return {
        "done": [f"{thing.what} {thing.id}" for thing in result.kept],
        "not_done": [f"{thing.what} {thing.id}" for thing in result.broken],
        "said_on_line": result.line,
        "decided_on_lines": list(result.decided),
    }


def _top_cause(part: TopCause) -> JsonObject:
    return {
        "kind": part.kind,
        "material": part.material or None,
        "unit": part.unit,
        "amount": part.amount / BASE,
        "explained": part.explained / BASE,
        "cause": part.cause,
        "culprit": part.culprit or None,
        "firm": part.firm,
        "helper": part.helper or None,
    }


def _contribution(part: Contribution) -> JsonObject:
    return {
        "giver": part.giver,
        "taker": part.taker,
        "from": part.store,
        "to": part.need,
        "contract": part.contract or None,
        "t": part.kg / BASE,
    }


def _deal(result: DealResult) -> JsonObject:
    """An exchange that was agreed on; amounts and money a year."""
    return {
        "deal": result.deal,
        "contract": result.contract.id,
        "from": result.contract.giver,
        "to": result.contract.taker,
        "years": list(result.years),
        "promised": result.promised / BASE,
        "delivered": result.delivered / BASE,
        "promised_eur": result.promised_cents / CENTS,
        "paid_eur": result.paid_cents / CENTS,
        "cause": result.cause or None,
        "culprit": result.culprit or None,
    }


def _exchange(played: RoundDebrief, gain: Gain) -> JsonObject:
    """A round's totals. The joint gain is the real saving, the tax avoided and the grant together."""
    return {
        "contract": gain.contract,
        "giver": gain.giver_firm,
        "taker": gain.taker_firm,
        "material": gain.material,
        "unit": played.plan.scenario.materials[gain.material].unit,
        "sent": gain.sent / BASE,
        "received": gain.received / BASE,
        "giver_gain_eur": gain.giver / CENTS,
        "taker_gain_eur": gain.taker / CENTS,
        "joint_gain_eur": gain.joint / CENTS,
        "real_saving_eur": gain.real / CENTS,
        "tax_avoided_eur": gain.tax_avoided / CENTS,
        "grant_eur": gain.grant / CENTS,
        "paid_to_giver_eur": gain.paid / CENTS,
    }


def _lesson(lesson: Lesson) -> JsonObject:
    seats = lesson.worlds[0].purses if lesson.worlds else {}
    return {
        "tried": lesson.tried,
        "of": lesson.of,
        "headline_below_idle": lesson.headline_below_idle,
        "virgin_below_idle": lesson.virgin_below_idle,
        "goals": [
            {
                "indicator": goal.indicator,
                "change": float(goal.change.value),
                "reached": lesson.goal_reached(at),
            }
            for at, goal in enumerate(lesson.goals)
        ],
        "purse_better": {seat: lesson.purse_better(seat) for seat in seats},
        "set_aside": sum(world.set_aside for world in lesson.worlds),
    }
