"""Councils that publish how many votes each candidate had: their seats, filled from these sums."""

import re

import pytest

from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.places import by_votes, seated
from tests.real import shared_data

ROW = re.compile(r"^\| ([^|]+?) *\| (\d+) *\|$", re.MULTILINE)
WINNER = re.compile(r"^\* (.+)$", re.MULTILINE)


def pages():
    return shared_data.files("elections/python-steering-council/*.rst")


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_pythons_steering_council_is_that_of_its_approvals(path):
    """In 2024 an extension took further ballots, whose sums are added. 2026 counts stars, not approvals."""
    results = shared_data.needed(path).read_text("utf-8").partition("\nResults\n=======\n")[2]
    votes = {}
    for name, given in ROW.findall(results):
        votes[name] = votes.get(name, 0) + int(given)

    filled = seated(by_votes(list(votes.values())), Seats(5))

    names = list(votes)
    assert {names[n - 1] for n in filled.elected} == set(WINNER.findall(results)[:5])
    assert len(filled.elected) == 5


def test_rakus_council_is_that_of_its_approvals_with_two_level_on_the_last_seats():
    path = shared_data.SHARED / "elections/raku-2020/results-totals.txt"
    text = shared_data.needed(path).read_text("utf-8")
    votes = [
        (name, int(given)) for name, given in re.findall(r"@?([\w]+) +(\d+)$", text, re.MULTILINE)
    ]
    seats = re.findall(r"^ *\d+: +@(\w+)", text, re.MULTILINE)

    filled = seated(by_votes([given for _name, given in votes]), Seats(7))

    assert [votes[n - 1][0] for n in filled.elected] == seats
    assert [(tie.place, tie.resolved_by is None) for tie in filled.ties] == [(6, False)]
