"""The curve of Kaplan and Meier against what is published, against another implementation, and on terms."""

import warnings
from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from autogestion.measures.gathering import DAY, Gathered
from autogestion.measures.measure import told
from autogestion.measures.seats import of_seats
from autogestion.measures.survival import Span, kaplan_meier, lasting, median
from autogestion.measures.tenure import of_tenure, stays
from autogestion.rules.state import Inquiry, Organisation, Term

FREIREICH = [Span(days, True) for days in (6, 6, 6, 7, 10, 13, 16, 22, 23)] + [
    Span(days, False) for days in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
]
"""Weeks without relapse of 21 children under 6-MP (Freireich and others 1963), the example of the textbooks."""

spans = st.lists(st.builds(Span, st.integers(1, 9).map(float), st.booleans()), min_size=1)


def test_the_curve_is_the_one_that_is_published():
    found = [
        (step.days, step.at_risk, round(step.share, 4), round(step.low, 4), round(step.high, 4))
        for step in kaplan_meier(FREIREICH)
    ]
    assert found == [
        (6, 21, 0.8571, 0.6197, 0.9516),
        (7, 17, 0.8067, 0.5631, 0.9228),
        (10, 15, 0.7529, 0.5032, 0.8894),
        (13, 12, 0.6902, 0.4316, 0.8491),
        (16, 11, 0.6275, 0.3675, 0.8049),
        (22, 7, 0.5378, 0.2678, 0.7468),
        (23, 6, 0.4482, 0.1881, 0.6801),
    ]
    assert median(kaplan_meier(FREIREICH)) == (23, 13, None)


@given(found=spans)
def test_another_implementation_gives_the_same(found):
    data = stats.CensoredData(
        uncensored=[span.days for span in found if span.is_ended],
        right=[span.days for span in found if not span.is_ended],
    )
    other = stats.ecdf(data).sf
    with warnings.catch_warnings(action="ignore"):
        between = other.confidence_interval(method="log-log")
    for step in kaplan_meier(found):
        (place,) = np.flatnonzero(other.quantiles == step.days)
        assert step.share == pytest.approx(other.probabilities[place], abs=1e-12)
        low, high = between.low.probabilities[place], between.high.probabilities[place]
        if step.share > 1e-12 and not isnan(low):
            assert (step.low, step.high) == (pytest.approx(low), pytest.approx(high))


@given(found=spans)
def test_without_anything_that_goes_on_it_is_the_plain_share(found):
    ended = [Span(span.days, True) for span in found]
    for step in kaplan_meier(ended):
        assert step.share == pytest.approx(sum(one.days > step.days for one in ended) / len(ended))
        assert 0 <= step.low <= step.share + 1e-12 <= step.high + 2e-12 <= 1 + 3e-12


def test_what_goes_on_is_neither_left_out_nor_taken_to_have_ended():
    found = [Span(10, True)] * 5 + [Span(500, False)] * 5
    assert kaplan_meier(found)[-1].share == 0.5
    assert lasting(kaplan_meier(found), found, 365).share == 0.5
    assert lasting(kaplan_meier(found), found, 501) is None
    going_on = [Span(500, False)] * 3
    assert lasting(kaplan_meier(going_on), going_on, 365).share == 1
    assert median(kaplan_meier(going_on)) == (None, None, None)


def test_the_interval_covers_what_is_true_in_about_nineteen_of_twenty():
    random = np.random.default_rng(8)
    covered, trials = 0, 600
    for _trial in range(trials):
        lasted, watched = random.exponential(1.0, 40), random.uniform(0.2, 3, 40)
        found = [Span(min(a, b), bool(a <= b)) for a, b in zip(lasted, watched, strict=True)]
        step = lasting(kaplan_meier(found), found, 0.7)
        covered += step.low <= np.exp(-0.7) <= step.high
    assert 0.93 <= covered / trials <= 0.97


def seated(number: int, member: str, since: int, until: int | None, why: str = "over") -> Term:
    return Term(
        number, 2, 1, 1, member, 1, since * DAY, (since + 100) * DAY,
        None if until is None else until * DAY, "" if until is None else why,
    )  # fmt: skip


def council(*terms: Term, ends: int = 400) -> Gathered:
    state = Organisation("", terms={term.number: term for term in terms})
    return Gathered(ends=ends * DAY, state=state)


def test_re_election_goes_on_with_the_stay_and_a_break_ends_it():
    found = council(
        seated(1, "a", 0, 100), seated(2, "a", 110, 210),  # Elected again: one stay of 210 days.
        seated(3, "b", 0, 100), seated(4, "b", 200, 300),  # Away for longer than a month: two.
        seated(5, "c", 300, None),  # Goes on.
        seated(6, "d", 0, 50, "council"),  # The council ended, not the stay.
        seated(7, "e", 0, 30, "recalled"),
    )  # fmt: skip
    assert sorted((span.days, span.is_ended) for span in stays(found)) == [
        (30, True), (50, False), (100, False), (100, True), (100, True), (210, True),
    ]  # fmt: skip


def measured(found: Gathered) -> dict:
    return {one.code: told(one) for one in of_tenure(found, 0)}


def test_irremovable_delegates_are_told_from_those_who_rotate():
    rotating = [seated(n, f"r{n}", 30 * n, 30 * n + 100) for n in range(10)]
    staying = [seated(n, f"s{n}", n, None) for n in range(10)]
    assert measured(council(*rotating))["days-in-seat"].value == 100
    assert measured(council(*rotating))["in-seat-after-a-year"].value == 0
    stayed = measured(council(*staying))
    assert stayed["days-in-seat"].value is None
    assert stayed["in-seat-after-a-year"].value == 1
    mixed = measured(council(*rotating[:5], *(seated(20 + n, f"s{n}", n, None) for n in range(5))))
    assert mixed["in-seat-after-a-year"].value == 0.5
    assert mixed["in-seat-after-a-year"].low < 0.5 < mixed["in-seat-after-a-year"].high


def test_of_few_delegates_no_curve_is_drawn_and_never_its_end_where_few_are_left():
    few = [seated(n, f"r{n}", 30 * n, 30 * n + 100) for n in range(9)]
    assert measured(council(*few))["days-in-seat"].survival == ()
    many = [seated(n, f"r{n}", 0, 10 + n) for n in range(20)]
    steps = measured(council(*many))["days-in-seat"].survival
    assert [step.at_risk for step in steps] == list(range(20, 4, -1))


def waiting(random: np.random.Generator, half: float) -> Gathered:
    """Sixty questions to twelve delegates; half are answered after so many days, some wait at the last line."""
    found, end = Gathered(ends=200 * DAY), 200
    for number in range(1, 61):
        at, takes = random.uniform(0, 180), random.exponential(half / np.log(2))
        found.asked[number] = int(at * DAY)
        found.state.terms[number] = Term(number, 9, 1, 1, f"{number % 12:x}", 1, 0, 0)
        found.state.inquiries[number] = Inquiry(number, number, "a", int(at * DAY), "")
        if at + takes < end:
            found.answered[number] = int((at + takes) * DAY)
    return found


@pytest.mark.parametrize("half", [5, 40])
def test_how_long_an_answer_takes_lies_in_its_interval_though_some_still_wait(half):
    """Forty lives of which the truth is known; of those answered alone the median is too short."""
    random, held, naive = np.random.default_rng(6), 0, []
    for _trial in range(40):
        found = waiting(random, half)
        (measure,) = [one for one in of_seats(found, 0) if one.code == "days-to-an-answer"]
        held += measure.low <= half <= (measure.high or np.inf)
        naive.append(np.median([found.answered[n] - found.asked[n] for n in found.answered]) / DAY)
    assert held >= 35, held
    assert half < 40 or np.mean(naive) < half
