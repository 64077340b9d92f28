"""Replaying recalls: opened, supported, answered, put, carried."""

from autogestion.rules import recall as rules
from autogestion.rules.replay.elections import end_term
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
from autogestion.rules.replay.reports import is_missed_now, is_refused_now
from autogestion.rules.state import Organisation, Recall


def recall_opened(state: Organisation, entry: Line) -> None:
    """{recall, council, terms, reasons, successor?}: an elector wants delegates recalled. `in`: the electors.

    `terms`: the numbers of running ones, ascending. `successor`: who is to take the seat.
    """
    by, data = by_member(state, entry), entry["body"]
    successor = data.get("successor", "")
    rules.check_opening(
        is_elector=is_in(state, entry["in"], by),
        are_running=_are_running(state, entry),
        has_opened=any(
            one.by == by and one.terms == data["terms"] and not is_settled(state, one)
            for one in state.recalls.values()
        ),
        successor=rules.successor_problem(
            is_named=bool(successor),
            is_alone=len(data["terms"]) == 1,
            is_elector=is_in(state, entry["in"], successor),
            has_seat=bool(running_terms(state, data["council"], member=successor)),
        ),
    )
    recall = _recall(state, entry, by)
    recall.reasons, recall.successor = data["reasons"], successor
    recall.agreed_at = entry["at"] if successor == by else None


def _are_running(state: Organisation, entry: Line) -> bool:
    data = entry["body"]
    theirs = running_terms(state, data["council"], sender=entry["in"])
    wanted = data["terms"]
    return bool(wanted) and wanted == sorted({*wanted} & {term.number for term in theirs})


def _recall(state: Organisation, entry: Line, by: str | None) -> Recall:
    data = entry["body"]
    require(data["recall"] == next_number(state.recalls), "recalls are numbered in order")
    recall = Recall(
        data["recall"], data["council"], entry["in"], list(data["terms"]), by, entry["at"]
    )
    state.recalls[recall.number] = recall
    return recall


def is_settled(state: Organisation, recall: Recall) -> bool:
    """Whether it was voted on, or all whom it is about have lost their seats meanwhile."""
    vote = state.votes.get(recall.question or 0)
    if vote is not None and vote.closed_at is not None:
        return True
    return all(state.terms[number].ended_at is not None for number in recall.terms)


def recall_arisen(state: Organisation, entry: Line) -> None:
    """{recall, council, terms, why}: the charter puts it, with nobody's leave. `in`: the electors."""
    by_clock(entry)
    why = entry["body"]["why"]
    require(_are_running(state, entry) and len(entry["body"]["terms"]) == 1, "they hold no seat")
    term = state.terms[entry["body"]["terms"][0]]
    require(term.sender == entry["in"], "their electors are others")
    if why == "asked":
        asked_at = rules.asked_at(term, recalls_of(state, term.number), charter_in_force(state))
        require(asked_at is not None and entry["at"] >= asked_at, "the charter does not ask now")
    elif why == "missed":
        require(is_missed_now(term, entry["at"]), "no account was missed")
    elif why == "refused":
        require(is_refused_now(state, term, entry["at"]), "no account was refused")
    else:
        raise Mismatch("a recall does not arise like this")
    _recall(state, entry, None).why = why


def recalls_of(state: Organisation, term: int) -> list[Recall]:
    """The recalls of which this term is part."""
    return [recall for recall in state.recalls.values() if term in recall.terms]


def recall_supported(state: Organisation, entry: Line) -> None:
    """{recall}: another elector supports that it be put."""
    recall, by = state.recalls[entry["body"]["recall"]], by_member(state, entry)
    rules.check_supporting(
        is_elector=is_in(state, recall.sender, by),
        has_supported=by == recall.by or by in recall.seconds,
        is_put=recall.question is not None or is_settled(state, recall),
    )
    recall.seconds.append(by)


def recall_agreed(state: Organisation, entry: Line) -> None:
    """{recall}: the one named would take the seat."""
    recall = state.recalls[entry["body"]["recall"]]
    rules.check_agreeing(
        is_successor=by_member(state, entry) == recall.successor,
        has_agreed=recall.agreed_at is not None,
    )
    recall.agreed_at = entry["at"]


def recall_answered(state: Organisation, entry: Line) -> None:
    """{recall, text}: a delegate whose recall it is answers."""
    recall, by = state.recalls[entry["body"]["recall"]], by_member(state, entry)
    rules.check_answering(
        is_delegate=any(state.terms[number].member == by for number in recall.terms),
        has_answered=by in recall.answers,
        is_open=recall.question not in state.votes and not is_settled(state, recall),
    )
    recall.answers[by] = entry["body"]["text"]


def delegate_recalled(state: Organisation, entry: Line) -> None:
    """{term, recall}: the electors recalled a delegate; the seat is vacant from this line on. `in`: the council."""
    by_clock(entry)
    data = entry["body"]
    recall, term = state.recalls[data["recall"]], state.terms[data["term"]]
    require(term.number in recall.terms and entry["in"] == term.council, "it is another seat")
    require(term.ended_at is None, "it ended already")
    require(is_adopted(state, recall.question), "the electors did not recall them")
    end_term(state, term, entry["at"], "recalled")


HANDLERS: dict[str, Handler] = {
    "recall.opened": recall_opened,
    "recall.arisen": recall_arisen,
    "recall.supported": recall_supported,
    "recall.agreed": recall_agreed,
    "recall.answered": recall_answered,
    "delegate.recalled": delegate_recalled,
}
