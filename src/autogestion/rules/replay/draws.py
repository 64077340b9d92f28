"""Replaying draws: announced after an election, their value agreed on, held."""

from autogestion.rules import draw as drawn
from autogestion.rules import drawing as rules
from autogestion.rules import results
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    charter_version,
    is_in,
    next_number,
    require,
    require_same,
)
from autogestion.rules.replay.votes import ballots_of
from autogestion.rules.scope import electors_by_body
from autogestion.rules.state import Draw, Organisation, Vote


def draw_announced(state: Organisation, entry: Line) -> None:
    """{draw, question, source}: an election is settled by a draw. `in`: the electors."""
    by_clock(entry)
    data = entry["body"]
    question, vote = state.questions[data["question"]], state.votes[data["question"]]
    council = state.councils[question.subject["council"]]
    rule = charter_version(state, vote.charter).councils
    require(entry["in"] == question.body and vote.closed_at == entry["at"], "it did not close now")
    require(
        rules.is_drawn(
            method=vote.method,
            ties=rule.ties,
            tied=(vote.result or {})["tied"],
            council_lives=council.ended_at is None and question.body in council.senders,
        ),
        "nothing is drawn after it",
    )
    require(data["source"] == rule.draw_sources, "the charter names another source")
    require(data["draw"] == next_number(state.draws), "draws are numbered in order")
    state.draws[data["draw"]] = Draw(data["draw"], question.number, data["source"], entry["at"])


def _is_elector(state: Organisation, draw: Draw, by: str) -> bool:
    return is_in(state, state.questions[draw.question].body, by)


def draw_written(state: Organisation, entry: Line) -> None:
    """{draw, value}: an elector writes down what came of the source."""
    draw, by = state.draws[entry["body"]["draw"]], by_member(state, entry)
    rules.check_value(
        is_elector=_is_elector(state, draw, by),
        is_held=draw.held_at is not None,
        is_written=bool(draw.value),
        value=entry["body"]["value"],
    )
    draw.value, draw.by = entry["body"]["value"], by


def draw_judged(state: Organisation, entry: Line) -> None:
    """{draw, agrees}: another elector looked it up. Where more found otherwise, it is written down anew."""
    draw, by = state.draws[entry["body"]["draw"]], by_member(state, entry)
    rules.check_judging(
        is_elector=_is_elector(state, draw, by),
        is_held=draw.held_at is not None,
        is_written=bool(draw.value),
        has_judged=by in {draw.by, *draw.agree, *draw.disagree},
    )
    (draw.agree if entry["body"]["agrees"] else draw.disagree).append(by)
    if rules.is_discarded(agree=1 + len(draw.agree), disagree=len(draw.disagree)):
        draw.value, draw.by, draw.agree, draw.disagree = "", "", [], []


def draw_held(state: Organisation, entry: Line) -> None:
    """{draw, order}: enough found the same value; the order of all candidates follows from it."""
    by_clock(entry)
    draw = state.draws[entry["body"]["draw"]]
    body = state.questions[draw.question].body or 0
    require(draw.held_at is None and bool(draw.value), "no value is written down")
    require(
        rules.is_agreed(
            agree=1 + len(draw.agree),
            disagree=len(draw.disagree),
            electors=len(state.bodies[body].members),
        ),
        "too few found the same value",
    )
    order = drawn_order(state, draw)
    require_same(entry["body"]["order"], order, "the value leads to another order")
    draw.order, draw.held_at = order, entry["at"]


def drawn_order(state: Organisation, draw: Draw) -> list[int]:
    """The order of the candidates that follows from the value."""
    vote = state.votes[draw.question]
    announced = rules.announcement(
        state.org, draw.question, vote.candidates, draw.source, places=vote.seats
    )
    drawn.check_announcement(announced)
    return list(rules.held(announced, draw.value).order)


def elected(state: Organisation, vote: Vote) -> list[int]:
    """The places on the ballot of those elected, by the ballots and by a draw that was held."""
    held = next(
        (one for one in state.draws.values() if one.question == vote.number and one.held_at), None
    )
    if held is None:
        return list((vote.result or {}).get("elected", []))
    counted = results.count(
        vote,
        charter=charter_version(state, vote.charter),
        ballots=ballots_of(vote),
        electors=electors_by_body(vote.roll),
        choices={},
        carried=[],
        base=[],
        tie_order=tuple(held.order),
    )
    return list(counted["elected"])


HANDLERS: dict[str, Handler] = {
    "draw.announced": draw_announced,
    "draw.written": draw_written,
    "draw.judged": draw_judged,
    "draw.held": draw_held,
}
