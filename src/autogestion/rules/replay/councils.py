"""Replaying councils: proposed to bodies that decide each for itself, formed by them, ended by them."""

from autogestion.rules import delegates as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    charter_in_force,
    is_adopted,
    is_in,
    joined_bodies,
    next_number,
    require,
    running_terms,
)
from autogestion.rules.state import Body, Council, Organisation, Question


def council_proposed(state: Organisation, entry: Line) -> None:
    """{council, name, remit, bodies, seats, days}: a member proposes a council to several bodies."""
    data, charter = entry["body"], charter_in_force(state)
    rules.check_seats(data["seats"])
    rules.check_proposing(
        is_member=is_in(state, entry["in"], by_member(state, entry)),
        asked=data["bodies"],
        proposed_in=entry["in"],
        able=able_to_send(state),
        term_days=data["days"],
        term_days_max=charter.councils.term_days,
        article="",
    )
    require(
        data["council"] == next_number(state.bodies), "councils are numbered with the assemblies"
    )
    state.bodies[data["council"]] = Body(
        number=data["council"], name=data["name"], within=None, proposed_at=entry["at"]
    )
    state.councils[data["council"]] = Council(
        number=data["council"],
        remit=data["remit"],
        seats=data["seats"],
        term_days=data["days"],
        asked=list(data["bodies"]),
    )


def able_to_send(state: Organisation) -> set[int]:
    """The bodies that can send delegates: assemblies that have joined, and councils that exist."""
    councils = {
        council.number
        for council in state.councils.values()
        if state.bodies[council.number].founded_at is not None and council.ended_at is None
    }
    return {body.number for body in joined_bodies(state)} | councils


def council_joined(state: Organisation, entry: Line) -> None:
    """{council, question}: a body decided to send delegates."""
    council = _decided(state, entry, joins=True)
    require(entry["in"] not in council.senders, "it sends delegates already")
    council.senders[entry["in"]] = entry["at"]


def council_left(state: Organisation, entry: Line) -> None:
    """{council, question}: a body decided to send delegates no longer."""
    council = _decided(state, entry, joins=False)
    require(entry["in"] in council.senders, "it sends no delegates")
    del council.senders[entry["in"]]


def _decided(state: Organisation, entry: Line, *, joins: bool) -> Council:
    by_clock(entry)
    data = entry["body"]
    question = state.questions[data["question"]]
    require(
        question.kind == "council"
        and question.body == entry["in"]
        and question.subject == {"council": data["council"], "joins": joins}
        and is_adopted(state, question.number),
        "the body did not decide this",
    )
    council = state.councils[data["council"]]
    require(council.ended_at is None, "the council has ended")
    return council


def council_formed(state: Organisation, entry: Line) -> None:
    """{}: as many bodies send delegates as a council needs. It exists, with all its seats vacant."""
    by_clock(entry)
    body = state.bodies[entry["in"]]
    council = state.councils[body.number]
    require(body.founded_at is None and council.ended_at is None, "it exists already, or has ended")
    require(rules.is_formed(len(council.senders)), "too few bodies send delegates")
    body.founded_at = entry["at"]


def council_ended(state: Organisation, entry: Line) -> None:
    """{}: too few bodies still send delegates, or none that was asked does."""
    by_clock(entry)
    body = state.bodies[entry["in"]]
    council = state.councils[body.number]
    require(council.ended_at is None, "it has ended already")
    require(not rules.is_formed(len(council.senders)), "enough bodies send delegates")
    require(body.founded_at is not None or not is_asking(state, council), "bodies are still asked")
    require(not running_terms(state, council.number), "delegates still hold seats in it")
    council.ended_at = entry["at"]


def is_asking(state: Organisation, council: Council) -> bool:
    """Whether a body is still being asked about this council."""
    return any(asks_about(state, question, council.number) for question in state.questions.values())


def asks_about(state: Organisation, question: Question, council: int) -> bool:
    """Whether this is an undecided question about sending delegates to the council."""
    if question.kind != "council" or question.subject["council"] != council:
        return False
    vote = state.votes.get(question.number)
    return question.withdrawn_at is None and (vote is None or vote.closed_at is None)


HANDLERS: dict[str, Handler] = {
    "council.proposed": council_proposed,
    "council.joined": council_joined,
    "council.left": council_left,
    "council.formed": council_formed,
    "council.ended": council_ended,
}
