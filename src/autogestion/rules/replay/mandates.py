"""Replaying mandates: a council's question lies before those below; who departs from a mandate says why."""

from autogestion.rules import mandates as rules
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    by_clock,
    by_member,
    charter_in_force,
    require,
    running_terms,
)
from autogestion.rules.state import Organisation, Question, Vote


def is_laid(state: Organisation, question: Question) -> bool:
    """Whether this question lies before those below first, by the charter in force."""
    return rules.is_laid(
        in_council=question.body in state.councils and question.scope == "own",
        kind=question.kind,
        subject=question.subject,
        charter=charter_in_force(state),
    )


def question_laid(state: Organisation, entry: Line) -> None:
    """{question, until, before}: a council's question lies before those who send delegates to it, `before`."""
    by_clock(entry)
    data = entry["body"]
    question = state.questions[data["question"]]
    require(is_laid(state, question), "it is not one that lies before those below")
    require(question.complete_at == entry["at"], "its dossier was not completed now")
    require(question.laid_until is None, "it lies before them already")
    senders = {number: [*council.senders] for number, council in state.councils.items()}
    until = rules.laid_until(
        at=entry["at"],
        levels=rules.levels_below(senders, question.body or 0),
        charter=charter_in_force(state),
    )
    require(data["until"] == until, "they have another time to answer")
    require(data["before"] == sorted(senders[question.body or 0]), "others send delegates")
    question.laid_until = until


def laid_votes(state: Organisation, number: int) -> dict[int, Vote]:
    """Body below -> its closed vote on the council's question that lies before it."""
    return {
        vote.body: vote
        for vote in state.votes.values()
        if vote.kind == "mandate"
        and vote.closed_at is not None
        and vote.body is not None
        and state.questions[vote.number].subject.get("laid") == number
    }


def is_answering(state: Organisation, number: int) -> bool:
    """Whether somebody below still votes on a council's question."""
    return any(
        vote.kind == "mandate"
        and vote.closed_at is None
        and state.questions[vote.number].subject.get("laid") == number
        for vote in state.votes.values()
    )


def base_votes(state: Organisation, number: int) -> list[int]:
    """The votes of the assemblies themselves on a council's question, over however many councils."""
    found: list[int] = []
    for body, vote in laid_votes(state, number).items():
        found += base_votes(state, vote.number) if body in state.councils else [vote.number]
    return sorted(found)


def mandates_of(state: Organisation, vote: Vote) -> dict[str, int]:
    """Delegate on the roll of a council's vote -> the place on the ballot for which they were sent."""
    instructed = {
        body: rules.instructed(laid.result, laid.options)
        for body, laid in laid_votes(state, vote.number).items()
    }
    return {
        delegate: place
        for delegate, body in vote.sent.items()
        if (place := instructed.get(body)) is not None
    }


def counted_as_of(state: Organisation, question: Question) -> str:
    """The kind of the council's question that this one lays before the base; '' for every other one."""
    laid = state.questions.get(question.subject.get("laid", 0))
    while laid is not None and "laid" in laid.subject:
        laid = state.questions[laid.subject["laid"]]
    return laid.kind if laid is not None else ""


def departure_explained(state: Organisation, entry: Line) -> None:
    """{vote, text}: a delegate who voted against their mandate says why."""
    vote, by = state.votes[entry["body"]["vote"]], by_member(state, entry)
    mandate, ballot = vote.mandates.get(by), vote.ballots.get(by)
    rules.check_explaining(
        has_departed=mandate is not None
        and ballot is not None
        and not rules.is_kept(ballot[0], mandate, vote.method),
        has_explained=by in vote.departures,
    )
    vote.departures[by] = entry["body"]["text"]


def is_seat_of(state: Organisation, vote: Vote, by: str) -> bool:
    """Whether this delegate still holds the seat with which they stand on the roll."""
    return any(
        term.sender == vote.sent[by] for term in running_terms(state, vote.body or 0, member=by)
    )


HANDLERS: dict[str, Handler] = {
    "question.laid": question_laid,
    "departure.explained": departure_explained,
}
