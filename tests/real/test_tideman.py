"""Elections collected by Nicolaus Tideman, as the program Condorcet counted them."""

import json

import pytest

from autogestion.rules.counting import irv, ranked_pairs, schulze
from autogestion.rules.counting.filling import Seats
from tests.real import shared_data

FOLDERS = [path.parent for path in shared_data.files("elections/tideman/*/Pairwise.json")]


def load(folder):
    """Option names and ballots of Condorcet's own format (.cvotes)."""
    path = shared_data.needed(folder / f"{folder.name}-aggregated-votes-implicit.cvotes")
    names, ballots = [], []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#/Candidates:"):
            names = [name.strip() for name in line.partition(":")[2].split(";")]
        elif line.strip() and not line.startswith("#"):
            order, _, weight = line.partition("*")
            ballots.append((ranks(order, names), int(weight or 1)))
    return names, ballots


def ranks(order, names):
    found = [None] * len(names)
    for rank, place in enumerate(order.split(">"), 1):
        for name in place.split("="):
            if name.strip() in names:
                found[names.index(name.strip())] = rank
    return found


def published(folder, name):
    return json.loads(shared_data.needed(folder / f"{name}.json").read_text("utf-8"))


def written(ranking, names):
    return " > ".join(" = ".join(names[n - 1] for n in place) for place in ranking)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_pairs_are_the_published_ones(folder):
    names, ballots = load(folder)
    pairs = schulze.count(len(names), ballots).pairwise

    for first, row in published(folder, "Pairwise").items():
        for second, votes in row["win"].items():
            assert pairs[names.index(first)][names.index(second)] == votes


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize(("strength", "word"), [("winning", "Winning"), ("margins", "Margin")])
def test_chains_and_places_of_schulze_are_the_published_ones(folder, strength, word):
    names, ballots = load(folder)
    expected = published(folder, f"Schulze_{word}")
    result = schulze.count(len(names), ballots, strength=strength)

    assert written(result.ranking, names) == expected["Ranking"]
    for first, row in expected["Stats"].items():
        for second, votes in row.items():
            assert result.paths[names.index(first)][names.index(second)] == votes


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize(("strength", "word"), [("winning", "Winning"), ("margins", "Margin")])
def test_places_of_ranked_pairs_are_the_published_ones(folder, strength, word):
    names, ballots = load(folder)
    result = ranked_pairs.count(len(names), ballots, strength=strength)

    assert written(result.ranking, names) == published(folder, f"Ranked_Pairs_{word}")["Ranking"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_run_off_has_the_published_winner_unless_a_tie_decides(folder):
    """Condorcet excludes all the lowest together; we report the tie where that matters."""
    names, ballots = load(folder)
    first = published(folder, "Instant-runoff")["Ranking"].split(" > ")[0]
    result = irv.count(len(names), ballots, seats=Seats(1))

    elected = [names[n - 1] for n in result.elected]
    assert elected == [first] or any(tie.resolved_by is None for tie in result.ties)
    assert (folder.name in DECIDED_BY_A_TIE) == (not elected)


DECIDED_BY_A_TIE = {"A26", "A67", "D03"}
