"""Replaying elections: who stands, who takes a seat, how a term ends."""

from autogestion.rules import candidates
from autogestion.rules import delegates as rules
from autogestion.rules.elections import substitute
from autogestion.rules.replay.draws import elected
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    Mismatch,
    by_clock,
    by_member,
    charter_in_force,
    is_adopted,
    is_in,
    next_number,
    require,
    running_terms,
)
from autogestion.rules.state import Candidate, Organisation, Question, Term, Vote


def candidate_stood(state: Organisation, entry: Line) -> None:
    """{question, candidate, statement, alike}: a member stands in an election.

    `alike`: the number of the first candidate who names the same workplace, their own, or 0.
    """
    question, by = _standing(state, entry, by_member(state, entry))
    data = entry["body"]
    _check_alike(question, data["candidate"], data["alike"])
    _restart_notice(state, question, entry["at"])
    question.candidates.append(
        Candidate(
            data["candidate"],
            by,
            by,
            entry["at"],
            statement=data["statement"],
            alike=data["alike"],
            accepted_at=entry["at"],
        )
    )


def _restart_notice(state: Organisation, question: Question, at: int) -> None:
    if candidates.restarts_notice(
        question.candidates,
        complete_at=question.complete_at,
        notice_hours=charter_in_force(state).rule_for("election").notice_hours,
        at=at,
    ):
        question.complete_at = at


def _standing(state: Organisation, entry: Line, member: str) -> tuple[Question, str]:
    """The election in which this member can be a candidate, at this line."""
    question = state.questions[entry["body"]["question"]]
    require(question.kind == "election", "it is no election")
    charter, council = charter_in_force(state), question.subject["council"]
    terms = [
        term for term in state.terms.values() if (term.council, term.member) == (council, member)
    ]
    candidates.check_standing(
        is_member=is_in(state, question.body, member),
        is_open=is_open(question),
        is_named=any(
            one.member == member and one.withdrawn_at is None for one in question.candidates
        ),
        has_seat=any(
            term.ended_at is None and term.number not in question.subject["replaces"]
            for term in terms
        ),
        barred_until=candidates.barred_until(terms, charter, at=entry["at"]),
        article="",
    )
    require(
        entry["body"]["candidate"] == len(question.candidates) + 1,
        "candidates are numbered in order",
    )
    return question, member


def is_open(question: Question) -> bool:
    """Whether one can still stand."""
    return question.opened_at is None and question.withdrawn_at is None


def _check_alike(question: Question, own: int, alike: int) -> None:
    first = {0, own} | {one.alike for one in question.candidates if one.alike == one.number}
    require(alike in first, "nobody else named that workplace first")


def candidate_proposed(state: Organisation, entry: Line) -> None:
    """{question, candidate, member}: an elector asks another one to stand."""
    by, data = by_member(state, entry), entry["body"]
    question, member = _standing(state, entry, data["member"])
    require(is_in(state, question.body, by) and by != member, "an elector asks another one")
    question.candidates.append(Candidate(data["candidate"], member, by, entry["at"]))


def candidate_accepted(state: Organisation, entry: Line) -> None:
    """{question, candidate, statement, alike}: the member who was asked agrees to stand."""
    question, candidate = _own_candidacy(state, entry, has_accepted=True)
    _check_alike(question, candidate.number, entry["body"]["alike"])
    _restart_notice(state, question, entry["at"])
    candidate.accepted_at = entry["at"]
    candidate.statement, candidate.alike = entry["body"]["statement"], entry["body"]["alike"]


def candidate_withdrawn(state: Organisation, entry: Line) -> None:
    """{question, candidate}: a candidate no longer stands, or does not agree to."""
    _question, candidate = _own_candidacy(state, entry, has_accepted=False)
    candidate.withdrawn_at = entry["at"]


def _own_candidacy(
    state: Organisation, entry: Line, *, has_accepted: bool
) -> tuple[Question, Candidate]:
    question = state.questions[entry["body"]["question"]]
    candidate = question.candidates[entry["body"]["candidate"] - 1]
    candidates.check_candidate(
        is_open=is_open(question),
        is_theirs=by_member(state, entry) == candidate.member,
        has_accepted=has_accepted and candidate.accepted_at is not None,
        is_withdrawn=candidate.withdrawn_at is not None,
    )
    return question, candidate


def delegate_seated(state: Organisation, entry: Line) -> None:
    """{term, sender, seat, member, election, until}: who was elected takes a vacant seat. `in` is the council."""
    by_clock(entry)
    data = entry["body"]
    question, vote = state.questions[data["election"]], state.votes[data["election"]]
    council = state.councils[entry["in"]]
    require(
        _council_of(state, question) == council.number and question.body == data["sender"],
        "they were elected to another council or by another body",
    )
    require(data["sender"] in council.senders, "this body sends no delegates")
    _check_elected(state, question, vote, data["member"])
    require(is_in(state, data["sender"], data["member"]), "they are not one of the electors")
    require(
        not running_terms(state, council.number, member=data["member"]), "they have a seat already"
    )
    require(
        not any(
            (term.election, term.member) == (question.number, data["member"])
            for term in state.terms.values()
        ),
        "they were seated by this election already",
    )
    running = running_terms(state, council.number, sender=data["sender"])
    seats = rules.seats_for(council.seats, len(state.bodies[data["sender"]].members))
    require(data["seat"] in rules.vacant_seats(running, seats), "there is no such vacant seat")
    end = rules.until(at=entry["at"], term_days=council.term_days, charter=charter_in_force(state))
    require(data["until"] == end, "the term is longer or shorter than decided")
    require(data["term"] == next_number(state.terms), "terms are numbered in order")
    state.terms[data["term"]] = Term(
        number=data["term"],
        council=council.number,
        sender=data["sender"],
        seat=data["seat"],
        member=data["member"],
        election=data["election"],
        since=entry["at"],
        until=data["until"],
        account_from=entry["at"],
    )
    state.bodies[council.number].members[data["member"]] = entry["at"]


def _council_of(state: Organisation, question: Question) -> int:
    """The council to which a question elects: an election, or a recall by electing another."""
    if question.kind == "recall":
        return state.recalls[question.subject["recall"]].council
    return int(question.subject["council"])


def _check_elected(state: Organisation, question: Question, vote: Vote, member: str) -> None:
    """One of those elected; the successor, where a recall carried; or the substitute, if the charter says so."""
    if question.kind == "recall":
        recall = state.recalls[question.subject["recall"]]
        require(recall.successor == member, "somebody else was to take the seat")
        require(is_adopted(state, vote.number), "nobody was recalled for them")
        require(
            all(state.terms[number].why == "recalled" for number in recall.terms),
            "the seat was not theirs to take",
        )
        return
    places = elected(state, vote)
    chosen = [vote.candidates[place - 1] for place in places if place <= len(vote.candidates)]
    if member in chosen:
        return
    is_filled = charter_in_force(state).councils.vacancy == "substitute"
    require(is_filled, "nobody elected them")
    seated = {term.member for term in state.terms.values() if term.election == vote.number}
    held = running_terms(state, question.subject["council"])
    seated |= {term.member for term in held}
    able = {one for one in vote.candidates if is_in(state, question.body, one)}
    require(
        substitute(vote.result or {}, vote.candidates, able - seated) == member,
        "they are not the next one of that election",
    )


def term_ended(state: Organisation, entry: Line) -> None:
    """{term, why}: the time is over, or the delegate no longer belongs to those who elected them."""
    by_clock(entry)
    term = state.terms[entry["body"]["term"]]
    why = entry["body"]["why"]
    require(term.ended_at is None and entry["in"] == term.council, "it ended already")
    if why == "over":
        require(entry["at"] >= term.until or is_replaced(state, term), "its time is not over")
    elif why == "left":
        require(not is_in(state, term.sender, term.member), "they still belong to their electors")
    elif why == "council":
        require(
            term.sender not in state.councils[term.council].senders
            or not rules.is_formed(len(state.councils[term.council].senders)),
            "the body still sends delegates",
        )
    else:
        raise Mismatch("a term does not end like this by itself")
    end_term(state, term, entry["at"], why)


def is_replaced(state: Organisation, term: Term) -> bool:
    """Whether an election was held for the time after this term, and somebody was elected."""
    return any(
        question.kind == "election"
        and term.number in question.subject["replaces"]
        and (result := state.votes[question.number].result) is not None
        and bool(result["elected"])
        for question in state.questions.values()
        if question.number in state.votes
    )


def end_term(state: Organisation, term: Term, at: int, why: str) -> None:
    """The seat is vacant from this moment on."""
    term.ended_at, term.why = at, why
    del state.bodies[term.council].members[term.member]


def delegate_resigned(state: Organisation, entry: Line) -> None:
    """{term}: a delegate gives up their seat."""
    term = state.terms[entry["body"]["term"]]
    require(entry["in"] == term.council, "the seat is in another council")
    rules.check_resigning(
        is_theirs=by_member(state, entry) == term.member, is_ended=term.ended_at is not None
    )
    end_term(state, term, entry["at"], "resigned")


HANDLERS: dict[str, Handler] = {
    "candidate.stood": candidate_stood,
    "candidate.proposed": candidate_proposed,
    "candidate.accepted": candidate_accepted,
    "candidate.withdrawn": candidate_withdrawn,
    "delegate.seated": delegate_seated,
    "term.ended": term_ended,
    "delegate.resigned": delegate_resigned,
}
