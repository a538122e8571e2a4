"""One decision: what speaks against it as things stand, and carrying it out once nothing does."""

from __future__ import annotations

from sim.decisions import (
    AcceptDeal,
    AgreeDeal,
    Apply,
    Cancel,
    Contribute,
    DealTerms,
    Decision,
    DeclineDeal,
    Invest,
    LeaveExchange,
    OfferDeal,
    SetBlend,
    SetPriorityAreas,
    SetRecovery,
    Vote,
)
from sim.rules import offers, refusals
from sim.rules.applications import apply_for, apply_problems
from sim.rules.exchanges import leave, leave_problems
from sim.rules.fund import contribute, contribute_problems
from sim.rules.grant_calls import note_application
from sim.rules.objection import Problem
from sim.rules.packages import asked_calls, conclude, package_problems
from sim.rules.projects import WHOLE, begin, cancel, cancel_problems, invest_problems
from sim.rules.settings import blend_problems, recovery_problems, set_blend, set_recovery
from sim.rules.votes import Ballot, area_problems, propose_areas, vote, vote_problems
from sim.situation import Situation, Standing
from sim.state import Payer


def problems_with(
    situation: Situation, ballot: Ballot, firms: tuple[str, ...], decision: Decision
) -> list[Problem]:
    """Everything against a decision of these firms, as things stand; each thing said once."""
    if not firms:
        return [refusals.NOBODY_DECIDES()]
    return list(dict.fromkeys(_against(Standing.of(situation), ballot, firms, decision)))


def _against(
    situation: Situation, ballot: Ballot, firms: tuple[str, ...], decision: Decision
) -> list[Problem]:
    match decision:
        case Invest():
            return invest_problems(situation, firms, decision)
        case Cancel():
            return cancel_problems(situation, firms, decision)
        case SetRecovery():
            return recovery_problems(situation, firms, decision)
        case SetBlend():
            return blend_problems(situation, firms, decision)
        case LeaveExchange():
            return leave_problems(situation, firms, decision)
        case AgreeDeal():
            return _deal_problems(situation, firms, decision)
        case OfferDeal():
            return offers.offer_problems(situation, firms, decision)
        case AcceptDeal():
            return offers.accept_problems(situation, firms, decision)
        case DeclineDeal():
            return offers.decline_problems(situation, firms, decision)
        case Contribute():
            return contribute_problems(situation, firms, decision)
        case Vote():
            return vote_problems(situation, ballot, firms, decision)
        case SetPriorityAreas():
            return area_problems(situation, ballot, firms, decision)
        case Apply():
            return apply_problems(situation, firms, decision)


def _deal_problems(situation: Situation, firms: tuple[str, ...], decision: AgreeDeal) -> list[Problem]:
    stranger = [] if offers.signers(decision, firms) else [refusals.NOT_A_PARTY()]
    return stranger + package_problems(situation, decision, frozenset(decision.signed))


def carry_out(situation: Situation, ballot: Ballot, firms: tuple[str, ...], decision: Decision) -> None:
    """Carry out a decision that has passed its check. Changes the situation's state or the ballot."""
    state = situation.state
    match decision:
        case Invest(project=project):
            begin(situation, project, (Payer(situation.plan.projects[project].firm, WHOLE),))
            if decision.co_funding is not None:
                note_application(state, decision.co_funding, (project,))
        case Cancel(project=project):
            cancel(state, project)
        case SetRecovery():
            set_recovery(state, decision)
        case SetBlend():
            set_blend(state, decision)
        case LeaveExchange():
            leave(situation, firms, decision)
        case OfferDeal():
            offers.put_offer(state, firms, decision)
        case AcceptDeal():
            offers.accept(state, firms, decision)
        case DeclineDeal(offer=offer):
            offers.decline(state, offer)
        case DealTerms():
            conclude(situation, decision)
            for call, projects in asked_calls(decision).items():
                note_application(state, call, projects)
        case Contribute():
            contribute(situation, firms, decision)
        case Vote():
            vote(ballot, firms, decision)
        case SetPriorityAreas():
            propose_areas(ballot, firms, decision)
        case Apply():
            apply_for(situation, firms, decision)


def asked_of_calls(situation: Situation, decision: Decision) -> dict[str, list[str]]:
    """Call → the projects for which a decision asks it for co-funding, as one application."""
    match decision:
        case Invest(project=project, co_funding=str(call)):
            return {call: [project]}
        case AgreeDeal():
            return asked_calls(decision)
        case Apply(call=call) if situation.plan.measures[call].call is not None:
            return {call: list(dict.fromkeys(decision.projects))}
        case _:
            return {}
