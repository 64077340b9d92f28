"""Replaying votes: the roll frozen, ballots cast, the count made again."""

from autogestion.rules import questions as question_rules
from autogestion.rules import results
from autogestion.rules import votes as rules
from autogestion.rules.candidates import check_ballot
from autogestion.rules.keys import check_signed
from autogestion.rules.mandates import check_answered, check_kept, is_kept
from autogestion.rules.opening import open_hours, paper
from autogestion.rules.replay.amending import is_to_be_amended
from autogestion.rules.replay.dossier import is_held, is_waived, opening_at
from autogestion.rules.replay.handlers import (
    Handler,
    Line,
    base_members,
    by_clock,
    charter_in_force,
    charter_version,
    concerned_bodies,
    require,
    require_same,
    running_terms,
)
from autogestion.rules.replay.mandates import (
    base_votes,
    counted_as_of,
    is_answering,
    is_laid,
    is_seat_of,
    mandates_of,
)
from autogestion.rules.replay.proofs import is_signed
from autogestion.rules.scope import electors_by_body, roll, roll_digest
from autogestion.rules.state import Organisation, Question, Vote


def vote_opened(state: Organisation, entry: Line) -> None:
    """{vote, method, options, closes, electors, roll}: the notice is over; the roll is fixed."""
    by_clock(entry)
    data = entry["body"]
    question = state.questions[data["vote"]]
    require(question.withdrawn_at is None, "the question was withdrawn")
    at_once = is_waived(state, question)
    require(
        question.laid_until is not None or not is_laid(state, question),
        "it does not lie before those below",
    )
    require(not is_to_be_amended(state, question), "its amendments come first")
    check_answered(is_answering=is_answering(state, question.number))
    check_ballot(kind=question.kind, candidates=question.candidates)
    question_rules.check_opening(
        complete_at=question.complete_at,
        opening_at=question.complete_at or 0 if at_once else opening_at(state, question),
        at=entry["at"],
        held=is_held(state, question, entry["at"]),
        is_opened=question.opened_at is not None,
    )
    vote = _laid_open(state, question, entry["at"], at_once=at_once)
    expected = {
        "vote": vote.number,
        "method": vote.method,
        "options": vote.options,
        "closes": vote.closes_at,
        "at_once": at_once,
        "electors": electors_by_body(vote.roll),
        "roll": roll_digest(vote.roll),
        **special(vote),
    }
    require(entry["in"] == question.body, "it opened in another body")
    require_same(data, expected, "the vote opened is not the one that the dossier leads to")
    question.opened_at = entry["at"]
    state.votes[vote.number] = vote


def _laid_open(state: Organisation, question: Question, at: int, *, at_once: bool) -> Vote:
    """The vote that the dossier leads to at this moment, by the charter in force."""
    charter = charter_in_force(state)
    kind = charter.rule_for(question.kind)
    counted_as = counted_as_of(state, question)
    on_it = paper(
        kind=counted_as or question.kind,
        needs=[option.needs for option in question.options],
        charter=charter,
        candidates=question.candidates,
        seats=question.subject.get("seats", 0),
        is_apart="amends" in question.subject,
    )
    vote = Vote(
        number=question.number,
        kind=question.kind,
        charter=len(state.charters),
        method=on_it.method,
        options=on_it.options,
        needs=on_it.needs,
        body=question.body,
        opened_at=at,
        closes_at=at + open_hours(kind, on_it.method) * question_rules.HOUR,
        notice_hours=(at - (question.complete_at or 0)) // question_rules.HOUR,
        roll=_roll(state, question),
        at_once=at_once,
        signed=kind.signed,
        counted_as=counted_as,
        seats=on_it.seats,
        candidates=on_it.candidates,
        limits=on_it.limits,
    )
    _send(state, question, vote)
    return vote


def _send(state: Organisation, question: Question, vote: Vote) -> None:
    """In a council: who sent each delegate, how many members each body has, what the base answered."""
    if question.body not in state.councils or question.scope != "own":
        return
    vote.sent = {term.member: term.sender for term in running_terms(state, question.body or 0)}
    vote.members = {body: base_members(state, body) for body in sorted({*vote.sent.values()})}
    vote.laid = base_votes(state, question.number)
    vote.mandates = mandates_of(state, vote)


def special(vote: Vote) -> rules.Json:
    """What the line that opens a vote says beyond the usual, in an election and in a council."""
    if vote.seats:
        return {"seats": vote.seats, "candidates": vote.candidates, "limits": vote.limits}
    if vote.sent:
        members = {str(body): count for body, count in vote.members.items()}
        return {"senders": members, "laid": vote.laid, "mandates": vote.mandates}
    return {}


def _roll(state: Organisation, question: Question) -> dict[str, int]:
    bodies = concerned_bodies(state, question)
    places = (
        (pseudonym, body.number, state.members[pseudonym].base == body.number)
        for body in bodies
        for pseudonym in body.members
    )
    electors = roll(places, {body.number for body in bodies})
    # One roll in memory for all votes that have the same: a verifier holds thousands of votes.
    before = next(reversed(state.votes.values()), None)
    return before.roll if before is not None and before.roll == electors else electors


def ballot_cast(state: Organisation, entry: Line) -> None:
    """{vote, choice, turn}: a member votes, or changes their ballot (turn 2, 3, …)."""
    data = entry["body"]
    by = entry["by"]
    vote = state.votes[data["vote"]]
    before = vote.ballots.get(by)
    rules.check_casting(
        is_elector=vote.roll.get(by) == entry["in"] and by is not None,
        has_seat=not vote.sent or by not in vote.sent or is_seat_of(state, vote, by),
        at=entry["at"],
        closes_at=vote.closes_at,
        is_closed=vote.closed_at is not None,
        turn=data["turn"],
        turns_before=before[1] if before else 0,
    )
    check_signed(
        is_demanded=vote.signed,
        is_signed=vote.signed and is_signed(entry),
        article="",
    )
    choice = rules.read_choice(data["choice"], method=vote.method, options=vote.options)
    mandate = vote.mandates.get(by)
    if mandate is not None:
        charter = charter_version(state, vote.charter)
        check_kept(
            is_imperative=charter.councils.mandates == "imperative",
            mandate=mandate,
            is_kept=is_kept(choice, mandate, vote.method),
            article=charter.councils_article,
        )
    vote.ballots[by] = (choice, data["turn"], entry["proof"]["how"])


def vote_extended(state: Organisation, entry: Line) -> None:
    """{vote, closes}: the quorum is missing at the hour of closing; the vote stays open once more."""
    by_clock(entry)
    vote = state.votes[entry["body"]["vote"]]
    rules.check_closing(
        at=entry["at"], closes_at=vote.closes_at, is_closed=vote.closed_at is not None
    )
    kind = charter_version(state, vote.charter).rule_for(vote.kind)
    quorate = result(state, vote)["quorate"]
    require(
        rules.must_extend(
            quorate=quorate,
            extension_hours=kind.extension_hours,
            is_extended=vote.extended_at is not None,
        ),
        "the charter does not extend it",
    )
    vote.closes_at += kind.extension_hours * rules.HOUR
    require(entry["body"]["closes"] == vote.closes_at, "the charter extends it by another time")
    vote.extended_at = entry["at"]


def vote_closed(state: Organisation, entry: Line) -> None:
    """{vote, result}: counted, and what the count amounts to."""
    by_clock(entry)
    vote = state.votes[entry["body"]["vote"]]
    is_early = vote.at_once and len(vote.ballots) == len(vote.roll)
    rules.check_closing(
        at=entry["at"],
        closes_at=vote.closes_at,
        is_closed=vote.closed_at is not None,
        is_early=is_early,
    )
    kind = charter_version(state, vote.charter).rule_for(vote.kind)
    counted = result(state, vote)
    require(
        not rules.must_extend(
            quorate=counted["quorate"],
            extension_hours=kind.extension_hours,
            is_extended=vote.extended_at is not None,
        ),
        "the charter keeps it open once more",
    )
    require_same(entry["body"]["result"], counted, "the ballots above it give another result")
    vote.closed_at = entry["at"]
    vote.result = counted


def result(state: Organisation, vote: Vote) -> rules.Json:
    """The count of a vote as its ballots stand, and by which means they came."""
    base = [state.votes[number] for number in vote.laid]
    counted = results.count(
        vote,
        charter=charter_version(state, vote.charter),
        ballots=ballots_of(vote),
        electors=electors_by_body(vote.roll),
        choices={by: choice for by, (choice, *_) in vote.ballots.items()} if vote.sent else {},
        carried=[ballots_of(laid) for laid in base],
        base=[electors_by_body(laid.roll) for laid in base],
    )
    return counted | {"means": rules.means(how for *_, how in vote.ballots.values())}


def ballots_of(vote: Vote) -> rules.Ballots:
    """The ballots of a vote, grouped by body and choice."""
    return rules.Ballots.of(
        (vote.roll[by], choice) for by, (choice, _turn, _how) in vote.ballots.items()
    )


HANDLERS: dict[str, Handler] = {
    "vote.opened": vote_opened,
    "ballot.cast": ballot_cast,
    "vote.extended": vote_extended,
    "vote.closed": vote_closed,
}
