"""The vectors of spec/counting, which any program that counts by these rules reproduces."""

import json
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest

from autogestion.rules.counting import rctab
from autogestion.rules.counting.by_method import Settings
from autogestion.rules.counting.filling import Seats
from autogestion.rules.counting.rctab_rules import rules_from

VECTORS = Path(__file__).parents[5] / "spec" / "counting" / "vectors"


def all_vectors():
    counts = {*VECTORS.glob("*.json")} - {VECTORS / "draw.json"}
    for path in sorted(counts):
        for vector in json.loads(path.read_text("utf-8"))["vectors"]:
            yield pytest.param(path.stem, vector, id=f"{path.stem}: {vector['name']}")


@pytest.mark.parametrize(("method", "vector"), list(all_vectors()))
def test_anyone_who_follows_the_specification_gets_this_result(method, vector):
    rule = import_module(f"autogestion.rules.counting.{method.replace('-', '_')}")
    ballots = [(choice, weight) for choice, weight in vector["ballots"]]

    if method == "electing":
        given = parameters(vector)
        seats, settings = given.pop("seats"), Settings(**given)
        result = rule.elect(
            vector["method"], vector["options"], ballots, seats=seats, settings=settings
        )
    elif method == "rctab":
        contest, rules = rctab.Contest(vector["names"]), rules_from(vector["parameters"])
        result = rctab.count(contest, marked(ballots), rules=rules)
    else:
        result = rule.count(vector["options"], ballots, **parameters(vector))

    assert result.to_data() == vector["result"]


def marked(ballots):
    return [(tuple(tuple(rank) for rank in choice), weight) for choice, weight in ballots]


def parameters(vector):
    given = dict(vector["parameters"])
    if "ratios" in given:
        given["ratios"] = [Fraction(ratio) for ratio in given["ratios"]]
    if "seats" in given:
        given["seats"] = Seats(
            given["seats"],
            given.pop("withdrawn", ()),
            given.pop("tie_order", ()),
            {frozenset(group): most for group, most in given.pop("limits", ())},
        )
    return given
