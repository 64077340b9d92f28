"""Seats that stay with the same, and mandates that nobody calls to account (D2)."""

from collections.abc import Iterator

from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.measure import GROUP_MIN, Measure
from autogestion.measures.shares import share
from autogestion.measures.survival import Span, kaplan_meier, median
from autogestion.measures.tenure import BREAK_DAYS
from autogestion.rules.mandates import is_kept
from autogestion.rules.state import Organisation, Term, Vote
from autogestion.rules.words import gettext_noop as _


def of_seats(found: Gathered, since: int) -> Iterator[Measure]:
    """Incumbents, silence about departures, and how long an answer takes."""
    yield _incumbents(found, since)
    yield _silent_gap(found, since)
    yield _answers(found)


def _incumbents(found: Gathered, since: int) -> Measure:
    """Of those who stood for a seat that they had, how many won it; against a draw among all who stood."""
    state = found.state
    elected = {(term.election, term.member) for term in state.terms.values()}
    stood, won, chance, people = 0, 0, 0.0, set()
    for vote in found.votes:
        if vote.kind != "election" or vote.closed_at is None or vote.closed_at < since:
            continue
        held = state.votes[vote.number]
        for candidate in held.candidates:
            if _has_sat(state, held, candidate):
                people.add(candidate)
                stood += 1
                won += (vote.number, candidate) in elected
                chance += min(1.0, held.seats / len(held.candidates))
    return share(
        "incumbents-elected", won, stood,
        _("Of those who stood again for a seat that they had, how many were elected."),
        "candidates who had the seat and were elected / candidates who had it; X₀: seats drawn among all who stood",
        ("vote.opened", "delegate.seated"), _("Stand against somebody who has held the seat before."),
        len(people), source="counted; Wilson 1927", chance=chance / stood if stood else None,
    )  # fmt: skip


def _has_sat(state: Organisation, vote: Vote, candidate: str) -> bool:
    """In the same council for the same body, up to a month before or still."""
    council = state.questions[vote.number].subject.get("council")
    return any(
        term.member == candidate
        and term.council == council
        and term.sender == vote.body
        and term.election != vote.number
        and term.since < vote.opened_at
        and (term.ended_at is None or term.ended_at + BREAK_DAYS * DAY >= vote.opened_at)
        for term in state.terms.values()
    )


def _silent_gap(found: Gathered, since: int) -> Measure:
    """Terms in which a delegate left the mandate in half of the votes or more: in how many no recall was opened."""
    state = found.state
    recalled = {term for recall in state.recalls.values() for term in recall.terms}
    terms = [one for one in state.terms.values() if (one.ended_at or found.ends) >= since]
    gone = [term for term in terms if _departed(found, term)]
    return share(
        "silent-gap", sum(term.number not in recalled for term in gone), len(gone),
        _(
            "Of the terms in which a delegate mostly voted otherwise than the mandate, in how many nobody opened "
            "a recall."
        ),
        "terms without a recall / terms in which half or more of the ballots under a mandate departed from it",
        ("ballot.cast", "vote.opened", "recall.opened"), _("Ask why, and recall where the answer does not do."),
        len({term.member for term in gone}),
    )  # fmt: skip


def _departed(found: Gathered, term: Term) -> bool:
    bound = kept = 0
    for vote in found.votes:
        if vote.body != term.council or vote.closed_at is None or term.member not in vote.mandates:
            continue
        if (
            term.since <= vote.opened_at < (term.ended_at or found.ends + 1)
            and term.member in vote.cast
        ):
            bound += 1
            kept += is_kept(vote.cast[term.member], vote.mandates[term.member], vote.method)
    return bound > 0 and 2 * kept <= bound


def _answers(found: Gathered) -> Measure:
    """Over the whole record: a question that still waits is not left out, but counts as waiting."""
    spans = [
        Span((found.answered.get(number, found.ends) - at) / DAY, number in found.answered)
        for number, at in found.asked.items()
    ]
    steps = kaplan_meier(spans)
    half, low, high = median(steps)
    asked_of = {
        found.state.terms[found.state.inquiries[number].term].member for number in found.asked
    }
    return Measure(
        code="days-to-an-answer", panel="information",
        says=_("After how many days half of the questions to delegates have an answer."),
        formula="median of Kaplan and Meier's curve from the first line on; one that waits counts up to the last line",
        source="Kaplan and Meier 1958; Brookmeyer and Crowley 1982", lines=("inquiry.made", "inquiry.answered"),
        unit="days", do=_("Ask again, or put the recall."), value=half, low=low, high=high, people=len(asked_of),
        acts=len(spans), survival=tuple(step for step in steps if step.at_risk >= GROUP_MIN),
    )  # fmt: skip
