"""Transferable votes, step by step as droop reports them: Glasgow's wards among them."""

from fractions import Fraction
from pathlib import Path

import pytest

from autogestion.count.formats import blt
from autogestion.rules.counting import stv_meek, stv_scottish, stv_wigm
from autogestion.rules.counting.filling import Seats
from tests.real import droop_reports, shared_data

OWN = Path(__file__).parent / "data" / "droop"
REPORTS = sorted(OWN.glob("expected/**/*.txt")) + shared_data.files(
    "elections/droop/expected/**/*.txt"
)

COUNTS = {
    "stv-scottish": stv_scottish.count,
    "stv-wigm": stv_wigm.count,
    "stv-wigm exact": lambda *given, **seats: stv_wigm.count(*given, **seats, exact=True),
    "stv-meek": stv_meek.count,
}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_step_of_the_count_is_the_published_one(path):
    """With droop's lot (the order of the ballot) given beforehand, all numbers are the same."""
    election, rule, report = load(shared_data.needed(path))
    result = count(election, rule, tie_order=range(1, len(election.names) + 1))

    assert {election.names[n - 1] for n in result.elected} == report.elected
    if rule == "stv-meek":
        same_by_candidate(result, election, report)
    else:
        same_by_transfer(result, election, report)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_without_a_lot_only_those_are_elected_whom_no_lot_decides(path):
    election, rule, report = load(shared_data.needed(path))
    result = count(election, rule, tie_order=election.tie_order)

    elected = {election.names[n - 1] for n in result.elected}
    is_open = any(tie.resolved_by is None for tie in result.ties)
    assert elected == report.elected or (is_open and elected < report.elected)
    assert not is_open or report.ties_by_lot


def load(path):
    name, rule = droop_reports.rule_of(path)
    root = path.parents[1 if path.parent.name == "expected" else 2]
    folder = root / "blt" / path.parent.relative_to(root / "expected")
    election = blt.read((folder / f"{name}.blt").read_text("utf-8-sig"))
    return election, rule, droop_reports.read(path)


def count(election, rule, *, tie_order):
    seats = Seats(election.seats, election.withdrawn, election.tie_order or tuple(tie_order))
    return COUNTS[rule](len(election.names), election.ballots, seats=seats)


def same_by_transfer(result, election, report):
    """After each transfer every candidate has the votes that droop prints.

    The last exclusion may leave as many as there are seats: then rule 52 says that nothing is
    transferred any more, while droop still prints where the papers would have gone.
    """
    moving = [step for step in result.rounds if step.action in MOVING]
    assert len(moving) == len(report.transfers)
    last_moves_nothing = result.rounds[-1].action == "last seats"
    for ours, theirs in zip(
        moving[: len(moving) - last_moves_nothing], report.transfers, strict=False
    ):
        same_votes(ours, election, theirs)


MOVING = ("first preferences", "surplus", "excluded")


def same_by_candidate(result, election, report):
    for ours in result.rounds:
        if ours.action in ("elected", "excluded"):
            same_votes(ours, election, report.of_candidate(election.names[ours.candidates[0] - 1]))


def same_votes(ours, election, theirs):
    for number, name in enumerate(election.names, 1):
        if number not in election.withdrawn:
            assert printed(ours, number) == theirs.votes[name], (theirs.action, name)


def printed(step, number):
    """Our votes in as many decimals as droop prints."""
    votes = step.votes[number - 1]
    if step.unit.places is None:
        rounded = round(Fraction(votes) * 10**12)
        return f"{rounded // 10**12}.{rounded % 10**12:012d}"
    return step.unit.said(votes)
