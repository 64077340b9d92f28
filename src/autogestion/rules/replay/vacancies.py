"""Which seats a body has to fill in a council, judged from the state."""

from autogestion.rules import delegates as rules
from autogestion.rules.replay.handlers import charter_in_force, require, running_terms
from autogestion.rules.state import Organisation, Question


def to_fill(state: Organisation, council: int, sender: int, at: int) -> tuple[int, list[int]]:
    """(how many seats an election called at this moment fills, the running terms that end before it is over)."""
    running = running_terms(state, council, sender=sender)
    seats = rules.seats_for(state.councils[council].seats, len(state.bodies[sender].members))
    lead = rules.lead_hours(charter_in_force(state))
    ending = rules.due_to_elect(running, at=at, lead_hours=lead)
    vacant = rules.vacant_seats(running, seats)
    return len(vacant) + len(ending), sorted(term.number for term in ending)


def check_election_posed(state: Organisation, question: Question) -> None:
    """Whether this body has these seats to fill, and is not electing already."""
    council = state.councils[question.subject["council"]]
    sender = question.body or 0
    seats, replaces = to_fill(state, council.number, sender, question.posed_at)
    rules.check_election(
        sends=sender in council.senders and state.bodies[council.number].founded_at is not None,
        vacant=seats,
        is_pending=is_electing(state, council.number, sender),
    )
    require(
        (question.subject["seats"], question.subject["replaces"]) == (seats, replaces),
        "it fills other seats than are vacant",
    )


def is_electing(state: Organisation, council: int, sender: int) -> bool:
    """Whether an election of this body for this council is under way, or waits for its draw."""
    waiting = {draw.question for draw in state.draws.values() if draw.held_at is None}
    return any(
        question.kind == "election"
        and (question.body, question.subject["council"]) == (sender, council)
        and question.withdrawn_at is None
        and (
            (vote := state.votes.get(question.number)) is None
            or vote.closed_at is None
            or question.number in waiting
        )
        for question in state.questions.values()
    )
