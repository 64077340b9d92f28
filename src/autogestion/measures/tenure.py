"""How long delegates hold a seat without a break, those who still hold it included (D2)."""

from collections.abc import Iterator
from itertools import groupby

from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.measure import GROUP_MIN, Measure
from autogestion.measures.survival import Span, kaplan_meier, lasting, median
from autogestion.rules.state import Term
from autogestion.rules.words import gettext_noop as _

BREAK_DAYS = 31
"""Who sits again after fewer days has not been away: an election takes its time."""
YEAR_DAYS = 365


def of_tenure(found: Gathered, since: int) -> Iterator[Measure]:
    """How many people hold the seats, and how long."""
    yield _rotation(found, since)
    yield from _survival(found)


def stays(found: Gathered) -> list[Span]:
    """For how long each delegate sat in a council without a break, over the whole record.

    A stay that goes on is watched up to the last line; one that ended with its council up to there.
    """
    terms = sorted(found.state.terms.values(), key=lambda term: (*_whose(term), term.since))
    spans: list[Span] = []
    for _who, theirs in groupby(terms, key=_whose):
        begun, last = 0, None
        for term in theirs:
            if last is None or _ends(last, found) + BREAK_DAYS * DAY <= term.since:
                spans += [_span(begun, last, found)] if last else []
                begun = term.since
            last = term
        spans += [_span(begun, last, found)] if last else []
    return spans


def _whose(term: Term) -> tuple[str, int]:
    return term.member, term.council


def _ends(term: Term, found: Gathered) -> int:
    return found.ends if term.ended_at is None else term.ended_at


def _span(begun: int, last: Term, found: Gathered) -> Span:
    is_ended = last.ended_at is not None and last.why != "council"
    return Span((_ends(last, found) - begun) / DAY, is_ended)


def _rotation(found: Gathered, since: int) -> Measure:
    terms = [term for term in found.state.terms.values() if _ends(term, found) >= since]
    holders = {term.member for term in terms}
    return Measure(
        code="rotation", panel="renewal",
        says=_("Different people, as a share of the terms: all of it where nobody has held more than one."),
        formula="different holders / terms", source="the essay: leaders become irremovable",
        lines=("delegate.seated",), do=_("Stand for the seat of somebody who has held it before."),
        unit="share", value=len(holders) / len(terms) if terms else None, people=len(holders),
        acts=len(terms),
    )  # fmt: skip


def _survival(found: Gathered) -> Iterator[Measure]:
    spans = stays(found)
    steps = kaplan_meier(spans)
    holders = len({term.member for term in found.state.terms.values()})
    half, low, high = median(steps)
    yield Measure(
        code="days-in-seat", panel="renewal",
        says=_("After how many days in the same council, re-elections included, half of the delegates have left it."),
        formula="median of Kaplan and Meier's curve over stays without a break, from the first line on; a stay that "
        "goes on counts up to the last line",
        source="Kaplan and Meier 1958; Brookmeyer and Crowley 1982",
        lines=("delegate.seated", "term.ended", "delegate.recalled", "delegate.resigned"), unit="days",
        do=_("A recall needs no reason and nobody's leave."),
        value=half, low=low, high=high, people=holders, acts=len(spans),
        survival=tuple(step for step in steps if step.at_risk >= GROUP_MIN),
    )  # fmt: skip
    year = lasting(steps, spans, YEAR_DAYS)
    known = year is not None and _at_risk_after(spans, YEAR_DAYS) >= GROUP_MIN
    yield Measure(
        code="in-seat-after-a-year", panel="renewal",
        says=_("How many delegates still sit in the same council a year after they came into it."),
        formula="Kaplan and Meier's curve at 365 days; Greenwood's interval on the scale of ln(−ln S)",
        source="Kaplan and Meier 1958; Greenwood 1926",
        lines=("delegate.seated", "term.ended", "delegate.recalled", "delegate.resigned"), unit="share",
        do=_("Stand for the seat of somebody who has held it before."),
        value=year.share if year and known else None, low=year.low if year else None,
        high=year.high if year else None, people=holders, acts=len(spans),
    )  # fmt: skip


def _at_risk_after(spans: list[Span], days: float) -> int:
    """How many stays are known to have lasted as long, or to have ended before."""
    return sum(span.is_ended or span.days >= days for span in spans)
