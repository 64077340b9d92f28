"""Delegates: how long, how often replaced, how bound and how answerable (D2, D3, D5)."""

from collections.abc import Iterator

from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.measure import Measure
from autogestion.measures.shares import share
from autogestion.measures.tenure import of_tenure
from autogestion.rules.mandates import is_kept
from autogestion.rules.words import gettext_noop as _

YEAR = 365 * DAY
HUNDRED = 100


def of_delegates(found: Gathered, since: int) -> Iterator[Measure]:
    """Everything about mandates, accounts and recalls in councils since then."""
    yield from of_tenure(found, since)
    yield from _recalls(found, since)
    yield from _mandates(found, since)
    yield from _accounts(found, since)


def _recalls(found: Gathered, since: int) -> Iterator[Measure]:
    terms = [term for term in found.state.terms.values() if (term.ended_at or found.ends) >= since]
    held = {term.member for term in terms}
    years = sum(((term.ended_at or found.ends) - max(term.since, since)) / YEAR for term in terms)
    opened = [recall for recall in found.state.recalls.values() if recall.at >= since]
    yield Measure(
        code="recalls-opened", panel="delegates",
        says=_(
            "How many recalls were opened in a hundred years of mandates. None can mean contentment, "
            "or resignation."
        ),
        formula="recalls opened / years of mandates, times 100", source="counted",
        lines=("recall.opened", "recall.arisen", "delegate.seated"), unit="per-100-years",
        do=_("Open one where you would not elect the same delegate today."),
        value=HUNDRED * len(opened) / years if years else None, people=len(held), acts=len(opened),
    )  # fmt: skip
    carried = sum(
        term.why == "recalled" and (term.ended_at or 0) >= since
        for term in found.state.terms.values()
    )
    yield share(
        "recalls-carried", min(carried, len(opened)), len(opened),
        _("How many of the recalls that were opened took the seat."), "seats recalled / recalls opened",
        ("delegate.recalled", "recall.opened"), _("Support one that you agree with: it is one press."),
        len(held),
    )  # fmt: skip


def _mandates(found: Gathered, since: int) -> Iterator[Measure]:
    bound = kept = free = 0
    delegates: set[str] = set()
    for vote in found.votes:
        if not vote.delegates or vote.closed_at is None or vote.closed_at < since:
            continue
        delegates |= vote.cast.keys()
        for delegate, choice in vote.cast.items():
            if delegate in vote.mandates:
                bound += 1
                kept += is_kept(choice, vote.mandates[delegate], vote.method)
            else:
                free += 1
    yield share(
        "mandates-kept", kept, bound,
        _("How often a delegate who had a mandate voted as it said."),
        "ballots as the mandate / ballots under a mandate", ("vote.opened", "ballot.cast"),
        _("Ask why, and recall where the answer does not do."), len(delegates),
    )  # fmt: skip
    yield share(
        "votes-without-mandate", free, free + bound,
        _("How often delegates voted without a mandate, since those below had settled nothing."),
        "ballots without a mandate / ballots in councils", ("vote.opened", "ballot.cast"),
        _("Vote when a council's question lies before your assembly."), len(delegates),
    )  # fmt: skip


def _accounts(found: Gathered, since: int) -> Iterator[Measure]:
    state = found.state
    given = sum(report.at >= since for report in state.reports.values())
    holding = {
        term.member for term in state.terms.values() if (term.ended_at or found.ends) >= since
    }
    missed = sum(at >= since for at in found.missed)
    yield share(
        "accounts-missed", missed, given + missed,
        _("How many of the accounts that were due were never given in time."),
        "accounts missed / accounts given or missed", ("report.made", "report.missed"),
        _("Ask your delegate something: the question stands on their name until it is answered."), len(holding),
    )  # fmt: skip
    asked = [number for number, at in found.asked.items() if at >= since]
    answered = sum(number in found.answered for number in asked)
    whom = {state.terms[state.inquiries[number].term].member for number in asked}
    yield share(
        "inquiries-answered", answered, len(asked),
        _("How many questions to delegates have been answered."), "answered / asked",
        ("inquiry.made", "inquiry.answered"), _("Ask again, or put the recall."), len(whom), "information",
    )  # fmt: skip
