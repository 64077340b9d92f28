"""Polis's open conversations: our groups beside Polis's own, by the adjusted Rand index.

Data gathered with Polis, CC BY 4.0, The Computational Democracy Project; read where it lies.
"""

import csv
from pathlib import Path

import pytest
from sklearn.metrics import adjusted_rand_score

from autogestion.opinions.answers import read
from autogestion.opinions.groups import grouped
from tests.real.shared_data import SHARED

POLIS = SHARED / "surveys" / "polis"
pytestmark = pytest.mark.skipif(not POLIS.is_dir(), reason="the open conversations are not here")

AGREES = 0.8
BESIDE = {
    # (groups that Polis has, groups that we have)
    "15-per-hour-seattle": (2, 2),
    "brexit-consensus": (2, 2),
    "canadian-electoral-reform": (2, 2),
    "london.youth.policing": (3, 2),
    "scoop-hivemind.freshwater": (2, 2),
    "scoop-hivemind.ubi": (4, 2),
}
HISTORICAL = {"scoop-hivemind.freshwater"}
"""Where Polis's groups are not those that lie closest together in the answers that it exports."""


def spread(places: list[tuple[float, float]], groups: list) -> float:
    """The sum of squared distances to the middle of one's group, which k-means makes small."""
    total = 0.0
    for group in set(groups):
        mine = [place for place, one in zip(places, groups, strict=True) if one == group]
        middle = [sum(axis) / len(mine) for axis in zip(*mine, strict=True)]
        total += sum((x - middle[0]) ** 2 + (y - middle[1]) ** 2 for x, y in mine)
    return total


@pytest.mark.parametrize("name", sorted(BESIDE))
def test_our_groups_beside_those_of_polis(name, capsys):
    path = POLIS / name / "participants-votes.csv"
    answers = read(path.read_text(encoding="utf-8").splitlines(keepends=True))
    ours = grouped(answers)
    with path.open(encoding="utf-8") as file:
        theirs = [row["group-id"] for row in csv.DictReader(file)]
    both = [(a, b) for a, b in zip(theirs, ours.group, strict=True) if a != "" and b is not None]
    index = adjusted_rand_score([a for a, _b in both], [b for _a, b in both])
    with capsys.disabled():
        print(
            f"\n{name}: {len(set(theirs) - {''})} groups and {len(ours.sizes)}, index {index:.3f}"
        )
    assert (len(set(theirs) - {""}), len(ours.sizes)) == BESIDE[name]
    if name in HISTORICAL:
        known = [at for at, one in enumerate(ours.group) if one is not None and theirs[at] != ""]
        places = [ours.place[at] for at in known]
        here = [ours.group[at] for at in known]
        assert spread(places, here) < 0.75 * spread(places, [theirs[at] for at in known])
    elif len(set(theirs) - {""}) == len(ours.sizes):
        assert index >= AGREES


def test_there_are_open_conversations_to_compare():
    assert {path.name for path in POLIS.iterdir() if path.is_dir()} == set(BESIDE)


def test_the_long_form_of_a_conversation_holds_the_same_people():
    folder = Path(POLIS / "brexit-consensus")
    wide = read(
        (folder / "participants-votes.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    )
    long = read((folder / "votes.csv").read_text(encoding="utf-8").splitlines(keepends=True))
    assert len(long.people) == len(wide.people)
