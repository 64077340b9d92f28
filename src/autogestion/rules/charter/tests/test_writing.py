"""A charter that is written out and read again is the same charter."""

import json
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from autogestion.rules.charter import from_data, load, to_toml
from autogestion.rules.charter.tests.samples import problems, short, with_ordinary

shares = some.fractions(min_value=Fraction(1, 1000), max_value=1, max_denominator=1000).map(
    lambda share: f"{share.numerator}/{share.denominator}"
)
halves = some.fractions(min_value=Fraction(1, 2), max_value=1, max_denominator=1000).map(
    lambda share: f"{share.numerator}/{share.denominator}"
)
plain = (
    some.integers(1, 3) | shares | some.builds(lambda times: {"sqrt": times}, some.integers(1, 9))
)
amounts = plain | some.builds(
    lambda name, parts: {name: parts},
    some.sampled_from(["min", "max"]),
    some.lists(plain, min_size=2, max_size=5),
)
sides = some.sampled_from(["at_least", "more_than"])
quorums = amounts | some.builds(lambda side, amount: {side: amount}, sides, amounts)
majorities = some.builds(
    lambda side, share, of: {side: share, "of": of},
    sides,
    halves,
    some.sampled_from(["cast", "for_against", "present", "entitled", "seats"]),
)
turnouts = some.builds(lambda share: {"at_least": share, "of": "entitled", "votes": "cast"}, shares)
ways = majorities | some.builds(
    lambda majority, others, hours: {"all": [majority, *others], "notice_hours_min": hours},
    majorities,
    some.lists(turnouts | some.builds(lambda n: {"at_least": n}, some.integers(1, 3)), max_size=3),
    some.integers(0, 200),
)
lines = some.text(
    some.characters(
        exclude_categories=["Cc", "Cs"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
    ),
    min_size=1,
    max_size=100,
).filter(str.strip)


@given(lines, lines, quorums, some.lists(ways, min_size=1, max_size=4), some.integers(0, 2))
def test_whatever_charter_is_taken_comes_back_equal(name, source, quorum, passes, seconds):
    data = with_ordinary(source=source, quorum=quorum, passes=passes, seconds=seconds)
    refused = {problem.path for problem in problems(data | {"name": name})}
    assert refused <= {"kinds.ordinary.passes", "kinds.ordinary.quorum"}
    assume(not refused)
    charter = from_data(data | {"name": name})

    assert from_data(json.loads(json.dumps(charter.to_data(), sort_keys=True))) == charter
    assert load(to_toml(charter)) == charter
    assert to_toml(load(to_toml(charter))) == to_toml(charter)


def test_the_data_of_a_charter_holds_no_float_and_writes_shares_as_fractions():
    data = from_data(with_ordinary(quorum="12.5%")).to_data()

    assert data["kinds"]["ordinary"]["quorum"] == "1/8"
    assert data["kinds"]["ordinary"]["passes"] == [{"more_than": "1/2", "of": "for_against"}]
    json.loads(json.dumps(data), parse_float=pytest.fail)


def test_a_file_names_the_number_of_each_article():
    text = to_toml(from_data(short()))

    assert text.startswith(
        'format = 1\nname = "Charter of the bus depot"\n\n[founding]  # Article 1\n'
    )
    assert "\n[kinds.ordinary]  # Article 8\n" in text
