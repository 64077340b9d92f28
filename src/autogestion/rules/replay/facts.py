"""Replaying how facts are added to a dossier, and asked for."""

from autogestion.rules import questions as rules
from autogestion.rules.replay.dossier import open_dossier, own_condition, restart_notice
from autogestion.rules.replay.handlers import Handler, Line, charter_in_force, require
from autogestion.rules.replay.inquiry import fact_drawn
from autogestion.rules.state import Demand, Organisation, Piece, Question


def fact_added(state: Organisation, entry: Line) -> None:
    """{question, fact, text, source, files, demand}: a fact with where it comes from.

    `demand` is the number of the missing fact that it gives, or None. {survey, item} beside, where it is
    a finding of an inquiry; {condition} where its writer says that this trade or condition is theirs.
    """
    question, by = open_dossier(state, entry)
    data = entry["body"]
    require(data["fact"] == len(question.facts) + 1, "facts are numbered in order")
    if data["demand"] is not None:
        _answer_demand(state, question, data["demand"], entry["at"])
    question.facts.append(
        Piece(
            data["fact"],
            data["text"],
            by,
            entry["at"],
            side=data["source"],
            answers=data["demand"],
            files=list(data["files"]),
            condition=own_condition(question, data),
        )
    )
    if "survey" in data:
        fact_drawn(state, question, entry)


def _answer_demand(state: Organisation, question: Question, number: int, at: int) -> None:
    demand = question.demands[number - 1]
    require(demand.number == number and demand.answered_at is None, "the fact was given already")
    facts = charter_in_force(state).facts
    if rules.holds_vote_back(
        demand, at=at, seconds_needed=facts.demand_seconds, answer_days=facts.answer_days
    ):
        restart_notice(question, at)
    demand.answered_at = at


def fact_demanded(state: Organisation, entry: Line) -> None:
    """{question, demand, text}: a member says which fact is missing."""
    question, by = open_dossier(state, entry)
    data = entry["body"]
    require(data["demand"] == len(question.demands) + 1, "demands are numbered in order")
    question.demands.append(Demand(data["demand"], data["text"], by, entry["at"]))


def demand_supported(state: Organisation, entry: Line) -> None:
    """{question, demand}: another member asks for the same fact."""
    question, by = open_dossier(state, entry)
    demand = question.demands[entry["body"]["demand"] - 1]
    rules.check_support(
        has_supported=by == demand.by or by in demand.supporters,
        is_answered=demand.answered_at is not None,
    )
    demand.supporters.append(by)


HANDLERS: dict[str, Handler] = {
    "fact.added": fact_added,
    "fact.demanded": fact_demanded,
    "demand.supported": demand_supported,
}
