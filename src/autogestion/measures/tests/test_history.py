"""Windows of the history: a window that is over does not change, and is measured once."""

import json
from statistics import median

import numpy as np
import pytest

from autogestion.measures import history
from autogestion.measures.chance import gini_interval, interval, mean_interval
from autogestion.measures.history import Following
from autogestion.measures.measure import Measure, told
from autogestion.measures.profile import profile
from autogestion.measures.spread import gini, ginis
from autogestion.measures.windows import Window, window_at, year_window
from bench.verify import Author

YEAR_2026, YEAR_2027 = 1_767_225_600, 1_798_761_600


@pytest.fixture(scope="module")
def lines() -> list[dict]:
    """A year and a half in which twenty members decide something twelve times."""
    author = Author(20)
    author.found()
    for number in range(1, 13):
        author.at += 40 * 86_400
        author.decide(number)
    return [json.loads(line) for line in author.lines]


def fed(following: Following, lines: list[dict]) -> list[history.Measured]:
    return [one for line in lines for one in following.feed(line)]


def test_quarters_and_years_are_those_of_the_calendar():
    assert year_window(2026) == Window("year", YEAR_2026, YEAR_2027)
    assert window_at("year", YEAR_2027 - 1) == year_window(2026)
    assert window_at("year", YEAR_2027) == year_window(2027)
    last = window_at("quarter", YEAR_2027 - 1)
    assert (last.ends, window_at("quarter", last.begins - 1).ends) == (YEAR_2027, last.begins)
    assert last.ends - last.begins == 92 * 86_400


def test_a_rolling_window_is_the_twelve_months_up_to_the_end_of_a_quarter():
    for at in (YEAR_2026, YEAR_2026 + 80 * 86_400, YEAR_2027 - 1):
        rolling, quarter = window_at("rolling", at), window_at("quarter", at)
        assert rolling.ends == quarter.ends
        assert rolling.ends - rolling.begins == 365 * 86_400
    assert window_at("rolling", YEAR_2027 - 1).begins == YEAR_2026
    assert (
        window_at("rolling", YEAR_2026).begins
        == window_at("quarter", YEAR_2026 - 270 * 86_400).begins
    )


def test_a_rolling_window_holds_what_a_year_holds_that_ends_with_it(lines):
    past = fed(Following(("rolling", "year")), lines)
    year = next(one for one in past if one.window.span == "year")
    same = next(
        one for one in past if one.window.span == "rolling" and one.window.ends == year.window.ends
    )
    assert same.numbers == year.numbers
    quarters = {one.window.ends for one in fed(Following(("quarter",)), lines)}
    assert {one.window.ends for one in past if one.window.span == "rolling"} == quarters


def test_bodies_are_measured_over_rolling_windows_where_they_are_asked_for(lines):
    asked = fed(Following(("quarter", "rolling"), bodies=True), lines)
    for one in asked:
        assert set(one.bodies) == ({1} if one.window.span == "rolling" else set())
        if one.bodies:
            assert one.bodies[1]["reach-of-initiative"] == one.numbers["reach-of-initiative"]
    assert not any(one.bodies for one in fed(Following(("rolling",)), lines))


def test_what_comes_later_changes_nothing_in_a_window_that_is_over(lines):
    first = fed(Following(("quarter", "year")), lines[: len(lines) // 2])
    whole = fed(Following(("quarter", "year")), lines)
    assert len(first) >= 2
    assert whole[: len(first)] == first
    assert [one.window.ends <= lines[-1]["at"] for one in whole] == [True] * len(whole)


def test_a_window_says_what_the_record_said_at_its_end(lines):
    window = fed(Following(("year",)), lines)[0]
    until = [line for line in lines if line["at"] < window.window.ends]
    assert window.lines == len(until)
    assert window.numbers["reach-of-initiative"]["value"] == pytest.approx(
        len({line["by"] for line in until if line["act"] == "question.posed"}) / 20
    )
    closed = sum(line["act"] == "vote.closed" for line in until)
    cast = sum(line["act"] == "ballot.cast" for line in until)
    assert closed > 3
    assert window.numbers["self-determination"]["acts"] == cast


def test_the_last_moment_of_a_window_is_its_end(lines):
    """A decision is as old as it is when the window ends, not when its last line was written."""
    past = fed(Following(("quarter",)), lines)
    window = next(one for one in past if "value" in one.numbers["days-in-force"])
    taken = [
        line["at"]
        for line in lines
        if line["act"] == "decision.taken"
        and line["body"]["adopted"]
        and line["at"] < window.window.ends
    ]
    ages = sorted((window.window.ends - at) / 86_400 for at in taken)
    assert ages
    assert window.numbers["days-in-force"]["value"] == pytest.approx(median(ages), abs=1e-4)


def test_a_line_at_the_very_end_of_a_window_lies_in_the_next_one(lines):
    count = next(place for place, line in enumerate(lines) if line["act"] == "question.posed")
    window = window_at("quarter", lines[count - 1]["at"])
    for at, size in ((window.ends, count), (window.ends - 1, count + 1)):
        moved = [*lines[:count], {**lines[count], "at": at}]
        following = Following(("quarter",))
        past = fed(following, moved)
        assert next(one.lines for one in [*past, *following.running()]) == size
        assert len(past) == (at == window.ends)


def test_each_vote_lies_in_one_window(lines):
    following = Following(("quarter",))
    past = fed(following, lines)
    counted = sum(one.numbers["unanimity"]["acts"] for one in [*past, *following.running()])
    plain = [one for one in lines if one["act"] == "vote.closed" and "for" in one["body"]["result"]]
    assert counted == len(plain) > 0


def test_a_window_that_is_kept_is_not_measured_again(lines, monkeypatch):
    whole = fed(Following(("quarter", "year")), lines)
    measured = []
    monkeypatch.setattr(
        history, "measures_of", lambda found, *, since, in_full: measured.append(since) or []
    )
    following = Following(("quarter", "year"), {one.window for one in whole})
    assert fed(following, lines) == []
    assert measured == []
    assert len(following.running()) == len(measured) == 2


def test_a_quarter_without_a_line_is_left_out():
    author = Author(3)
    author.found()
    author.at += 400 * 86_400
    author.decide(1)
    past = fed(Following(("quarter",)), [json.loads(line) for line in author.lines])
    assert [one.window.begins for one in past] == [YEAR_2026]


def test_the_history_stands_in_the_data_only_where_it_is_asked_for(lines):
    assert "history" not in profile(iter(lines))
    data = profile(iter(lines), spans=("year",))
    assert [one["is_over"] for one in data["history"]] == [True, False]
    assert data["measures"] == profile(iter(lines))["measures"]


def test_many_spreads_at_once_are_each_what_one_is():
    random = np.random.default_rng(5)
    values = np.array([0, 1, 2, 5, 9])
    often = random.multinomial(40, [0.5, 0.2, 0.1, 0.1, 0.1], size=50)
    one_by_one = [gini(np.repeat(values, row)) for row in often]
    assert ginis(values, often) == pytest.approx(one_by_one)
    assert list(ginis(np.array([0]), np.array([[7]]))) == [0]


def test_drawing_counts_anew_is_drawing_people_anew():
    counts = np.random.default_rng(4).negative_binomial(1, 0.2, 200)
    assert gini_interval(counts) == pytest.approx(interval(gini, counts), abs=0.01)
    low, high = mean_interval(counts / 10)
    assert low < counts.mean() / 10 < high
    assert high - low == pytest.approx(2 * 1.96 * counts.std() / 10 / 200**0.5, rel=0.1)
    assert gini_interval(counts[:1]) == mean_interval(counts[:1] / 1) == (0, 1)


@pytest.mark.parametrize(
    ("people", "value", "acts"), [(4, None, None), (5, None, 7), (9, None, 7), (10, 0.3, 7), (0, 0.3, 7)]
)  # fmt: skip
def test_of_few_people_counts_are_told_and_of_very_few_nothing(people, value, acts):
    measure = Measure(
        code="x", panel="initiative", says="", formula="", source="", lines=(), do="", unit="share",
        value=0.3, low=0.1, high=0.5, people=people, acts=7, curve=((0.0, 0.0), (1.0, 1.0)),
    )  # fmt: skip
    heard = told(measure)
    assert (heard.value, heard.acts) == (value, acts)
    assert heard.low == (None if value is None else 0.1)
    assert bool(heard.curve) == (value is not None)
