"""Moments and numbers in the three languages."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from autogestion.rules.refusals import RuleBroken
from autogestion.server.web import numbers, refusals, times

AT = int(datetime(2026, 3, 12, 18, 0, tzinfo=UTC).timestamp())
DAY = 86_400


def shown(template: str, **context: object) -> str:
    return Template("{% load web %}" + template).render(Context(context))


def test_a_moment_is_exact_for_machines_and_local_for_people():
    with timezone.override("Europe/Paris"):
        html = shown("{% when at %}", at=AT)
    assert html == '<time datetime="2026-03-12T18:00:00Z">Thursday 12 March 2026, 19:00</time>'


def test_a_moment_is_said_in_the_readers_language():
    with translation.override("fr"):
        assert "jeudi" in shown("{% when at %}", at=AT)


def test_no_moment_is_nothing():
    assert shown("{% when at %}", at=None) == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "less than a minute"),
        (59, "less than a minute"),
        (60, "1 minute"),
        (2 * 3600 - 1, "1 hour"),
        (2 * DAY - 1, "1 day"),
        (45 * DAY, "45 days"),
        (100 * DAY, "3 months"),
        (800 * DAY, "2 years"),
    ],
)
def test_a_span_is_never_rounded_up(seconds, words):
    assert times.span(seconds) == words


def test_a_vote_closes_and_has_closed():
    assert "closes in 2 days" in shown("{% closes at %}", at=AT + 2 * DAY, now=AT)
    assert "closed 3 hours ago" in shown("{% closes at %}", at=AT - 3 * 3600, now=AT)
    assert "closed" in shown("{% closes at %}", at=AT, now=AT)


def test_where_the_present_is_not_known_the_day_and_hour_are_said():
    assert (
        shown("{% ago at %}", at=AT)
        == shown("{% closes at %}", at=AT)
        == shown("{% when at %}", at=AT)
    )


def test_what_was_is_ago_and_what_comes_is_in():
    assert ">5 days ago<" in shown("{% ago at %}", at=AT - 5 * DAY, now=AT)
    assert ">in 5 days<" in shown("{% ago at %}", at=AT + 5 * DAY, now=AT)


def test_numbers_are_grouped_as_the_language_does():
    assert numbers.plain(1_234_567) == "1,234,567"
    with translation.override("fr"):
        assert numbers.plain(1_234_567).replace("\u202f", "\xa0") == "1\xa0234\xa0567"


def test_a_share_just_under_half_does_not_read_as_half():
    assert numbers.percent(4_999, 10_000) == "49.9%"
    assert numbers.percent(1, 2) == "50.0%"
    assert numbers.percent(0, 0) == "0.0%"


def test_a_refusal_says_its_moments_and_numbers_as_the_reader_does():
    refusal = RuleBroken(
        "The vote closed on %(closed_at)s with %(ballots)s ballots.", closed_at=AT, ballots=1204
    )
    assert (
        refusals.in_words(refusal)
        == "The vote closed on Thursday 12 March 2026, 18:00 UTC with 1,204 ballots."
    )


def test_a_refusal_with_a_percent_sign_and_no_values_is_said_as_it_is():
    assert refusals.in_words(RuleBroken("Less than 50% voted.")) == "Less than 50% voted."
    long = RuleBroken("This text has %(length)d characters.", length=20_001)
    assert refusals.in_words(long) == "This text has 20,001 characters."
