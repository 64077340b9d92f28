"""RCTab's own contests, round by round as its detailed reports have them."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from autogestion.count import reading
from autogestion.count.formats.rctab import WRITE_INS
from autogestion.rules.counting import rctab
from autogestion.rules.counting.rctab_rules import rules_from
from tests.real import shared_data

OWN = Path(__file__).parent / "data" / "rctab"
CONTESTS = sorted(OWN.glob("*/config.json")) + shared_data.files("elections/rctab/*/config.json")
FINAL_SURPLUS = "finalRoundSurplus"


@pytest.mark.parametrize("path", CONTESTS, ids=lambda path: path.parent.name)
def test_every_round_is_the_reported_one(path):
    config = json.loads(shared_data.needed(path).read_text("utf-8"))
    election = reading.read((path.parent / "ballots.csv").read_bytes(), rctab_config=config)
    reports = sorted(path.parent.glob("*report.json"))
    expected = [r for report in reports for r in json.loads(report.read_text("utf-8"))["results"]]

    result = rctab.count(contest(config, election), election.ballots, rules=rules_from(config))

    assert len(result.rounds) == len(expected)
    for ours, theirs in zip(result.rounds, expected, strict=True):
        same_votes(ours, theirs, election)
        same_outcome(ours, theirs, election)
    assert all(tie.resolved_by for tie in result.ties)


def contest(config, election):
    excluded = {c["name"] for c in config["candidates"] if c["excluded"]}
    return rctab.Contest(
        names=election.names,
        excluded={n for n, name in enumerate(election.names, 1) if name in excluded},
        write_ins=election.names.index(WRITE_INS) + 1 if WRITE_INS in election.names else 0,
    )


def same_votes(ours, theirs, election):
    one = ours.unit.one
    assert ours.quota == amount(theirs["threshold"], one)
    for name, votes in theirs["tally"].items():
        assert ours.votes[election.names.index(name)] == amount(votes, one), name
    inactive = dict(ours.inactive) | {FINAL_SURPLUS: ours.residue}
    for reason, votes in theirs["inactiveBallots"].items():
        assert inactive[reason] == amount(votes, one), reason


def same_outcome(ours, theirs, election):
    results = theirs["tallyResults"]
    elected = {election.names[n - 1] for n in ours.elected}
    eliminated = {election.names[n - 1] for n in ours.candidates}
    assert elected == {r["elected"] for r in results if "elected" in r}
    assert eliminated == {r["eliminated"] for r in results if "eliminated" in r}


def amount(text, one):
    return Fraction(text) * one
