"""Elections of free software projects, held by Schulze: their published results."""

import json

import pytest

from autogestion.count import choices, methods, reading
from autogestion.count.methods import Wishes
from autogestion.rules.counting import schulze
from tests.real import shared_data

YEARS = [
    "steering/2017",
    "steering/2018",
    "steering/2019",
    "steering/2020",
    "steering/2022",
    "steering/2023",
    "steering/2023-GB",
    "steering/2024",
    "steering/2025",
    "steering/2025-GB",
    "code-of-conduct/2023",
]


@pytest.fixture
def published():
    path = shared_data.needed(shared_data.SHARED / "elections/kubernetes/expected.json")
    return json.loads(path.read_text("utf-8"))


def counted(path, **wishes):
    election = reading.read(shared_data.needed(shared_data.SHARED / path).read_bytes())
    answer = methods.count("schulze", election, Wishes(**wishes))
    return election, answer


def named(election, places):
    return [sorted(election.names[n - 1] for n in place) for place in places]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("strength", ["winning", "margins"])
@pytest.mark.parametrize("unranked", ["ignore", "last"])
def test_kubernetes_contributors_find_their_order_by_each_variant(
    published, year, strength, unranked
):
    words = {"ignore": "no_opinion_pair_ignored", "last": "no_opinion_ranked_last"}
    expected = published[year]["recomputed"][f"schulze_{strength}__{words[unranked]}"]
    path = f"elections/kubernetes/{year.replace('/', '-')}/ballots.csv"

    election, answer = counted(path, strength=strength, unranked=unranked)

    assert named(election, answer.ranking) == [sorted(place) for place in expected]


# In 2017 the limit on one employer, who held seats already, left one more to these two: the second,
# placed fourth, was passed over.
EMPLOYER_2017 = ("Phillip Whitrock", "Michael Rubin")


@pytest.mark.parametrize("year", YEARS)
def test_kubernetes_contributors_find_their_published_winners(published, year):
    path = f"elections/kubernetes/{year.replace('/', '-')}/ballots.csv"
    election = reading.read(shared_data.needed(shared_data.SHARED / path).read_bytes())
    seats, limits = published[year]["seats"], {}
    if year == "steering/2017":
        limits[frozenset(election.names.index(name) + 1 for name in EMPLOYER_2017)] = 1

    answer = methods.count("schulze", election, Wishes(seats, unranked="ignore", limits=limits))

    elected = {election.names[n - 1].split(" (")[0] for n in answer.elected}
    assert elected == set(published[year]["published_winners"])


def test_knative_contributors_find_their_two_winners():
    election, answer = counted("elections/knative-2021-SC/ballots.csv", seats=2, unranked="ignore")

    assert {election.names[n - 1] for n in answer.elected} == {"csantanapr", "lball"}


@pytest.mark.parametrize("name", ["civs_ballots.csv", "opavote_ballots.blt"])
def test_nix_contributors_find_the_same_order_in_both_files(name):
    expected = shared_data.needed(shared_data.SHARED / "elections/nixos-expected.json")
    order = json.loads(expected.read_text("utf-8"))["2024"]["recomputed_schulze_order"]

    election, answer = counted(f"elections/nixos-2024/{name}", seats=7)

    assert named(election, answer.ranking) == [sorted(place) for place in order]
    assert {election.names[n - 1] for n in answer.elected} == {
        "Ericson2314", "Gabriella439", "jtojnar", "roberth", "fpletz", "tomberek", "winterqt",
    }  # fmt: skip


@pytest.mark.parametrize(
    "path", shared_data.files("elections/nodejs-tsc/*.json"), ids=lambda path: path.stem
)
def test_the_technical_committee_of_node_finds_its_decision(path):
    vote = json.loads(shared_data.needed(path).read_text("utf-8"))
    given = list(vote["votes"].values())
    if isinstance(given[0], dict):
        options = list(given[0])
        scores = [([ballot[option] for option in options], 1) for ballot in given]
        election = reading.Election(options, scores, kind="scores")
        result = schulze.count(len(options), choices.ranks(election))
        assert [options[n - 1] for n in result.winners] == vote["outcome"]["winner(s)"]
    else:
        assert (given.count(1) > given.count(-1)) == (vote.get("outcome", "Yes") == "Yes")
