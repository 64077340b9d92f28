"""PrefLib's and other collections: results generally known, or found by others too."""

import json

import pytest

from autogestion.count import methods, reading
from autogestion.count.methods import Wishes
from autogestion.rules.counting import stv_meek
from autogestion.rules.counting.filling import Seats
from tests.real import shared_data

PREFLIB = "elections/preflib/"


def elected(path, method, seats=1):
    found = shared_data.needed(shared_data.SHARED / path)
    election = reading.read(found.read_bytes())
    answer = methods.count(method, election, Wishes(seats))
    return [election.names[n - 1].strip('"') for n in answer.elected]


@pytest.mark.parametrize(
    ("name", "method", "winner"),
    [
        ("00005-00000001.toi", "irv", "Bob Kiss"),
        ("00005-00000001.toi", "schulze", "Bob Kiss"),
        ("00005-00000002.toi", "irv", "Bob Kiss"),
        ("00005-00000002.toi", "schulze", "Andy Montroll"),
        ("00005-00000002.toi", "ranked-pairs", "Andy Montroll"),
        ("00005-00000002.toi", "majority", "Kurt Wright"),
        ("00016-00000002.toi", "irv", "Mick Ireland"),
        ("00018-00000002.soi", "schulze", "Annie Young"),
        ("00018-00000002.soi", "majority", "Bob Fine"),
        ("00019-00000002.toi", "irv", "Jean Quan"),
        ("00019-00000002.toi", "schulze", "Jean Quan"),
        ("00020-00000003.toi", "irv", "Pat Mccarthy"),
        ("00020-00000003.toi", "majority", "Shawn Bunney"),
        ("00020-00000003.toi", "schulze", "Pat Mccarthy"),
        ("00022-00000001.toi", "irv", "Stephen H. Cassidy"),
        ("00022-00000001.toi", "majority", "Anthony B. ''Tony'' Santos"),
        ("00022-00000001.toi", "schulze", "Stephen H. Cassidy"),
        ("00030-00000001.soi", "irv", "D.Milbnd"),
        ("00031-00000002.toc", "schulze", "Cummings"),
        ("00031-00000002.toc", "irv", "Pollina"),
        ("00002-00000008.soi", "schulze", "Swirl"),
    ],
)
def test_the_method_decides_who_wins_on_the_same_ballots(name, method, winner):
    assert elected(PREFLIB + name, method) == [winner]


@pytest.mark.parametrize(
    ("name", "seats", "winners"),
    [
        ("00001-00000001.soi", 4, ["Glennon", "Ryan", "Sargent", "Wright"]),
        ("00001-00000002.soi", 3, ["Burton", "Higgins", "Lenihan"]),
        ("00001-00000003.soi", 5, ["Brady", "Bruton", "Dempsey", "English", "Wallace"]),
        ("00008-00000011.soi", 4, ["Elder", "Malik", "Roberts", "Wardrop"]),
        ("00018-00000002.soi", 3, ["Erwin", "Fine", "Young"]),
        ("00018-00000004.soi", 2, ["Becker", "Wheeler"]),
    ],
)
@pytest.mark.parametrize("method", ["stv-scottish", "stv-wigm", "stv-meek"])
def test_several_seats_go_to_those_who_took_them(name, seats, winners, method):
    named = " ".join(elected(PREFLIB + name, method, seats))
    assert [winner for winner in winners if winner in named] == winners


def test_burlingtons_run_off_ends_one_vote_from_the_official_count():
    """4313 to 4060 here, 4061 there: one ballot with an overvote was read otherwise."""
    path = shared_data.needed(shared_data.SHARED / (PREFLIB + "00005-00000002.toi"))
    election = reading.read(path.read_bytes())
    last = methods.count("irv", election, Wishes()).rounds[-1]

    votes = dict(zip(election.names, last["votes"], strict=True))
    assert (votes["Bob Kiss"], votes["Kurt Wright"]) == (4313, 4060)


@pytest.mark.parametrize(
    "path", shared_data.files("elections/securepoll/*.json"), ids=lambda path: path.stem
)
def test_securepolls_lots_decide_only_what_we_report_as_a_tie(path):
    """SecurePoll counts by keep factors, as stv-meek does, and draws where votes are equal."""
    ballots, expected = json.loads(shared_data.needed(path).read_text("utf-8"))[:2]
    names = list(ballots["candidates"])
    papers = [paper(names, vote) for vote in ballots["rankedVotes"].values()]
    result = stv_meek.count(len(names), papers, seats=Seats(ballots["seats"]))

    ours = {int(names[n - 1]) for n in result.elected}
    open_ties = [tie for tie in result.ties if tie.resolved_by is None]
    tied = {int(names[n - 1]) for tie in open_ties for n in tie.candidates}
    assert ours <= set(expected["elected"])
    assert set(expected["elected"]) - ours <= tied


def paper(names, vote):
    ranks = [None] * len(names)
    for rank, option in vote["rank"].items():
        ranks[names.index(str(option))] = int(rank)
    return ranks, vote["count"]


@pytest.mark.parametrize(
    ("name", "method", "winner"),
    [
        ("burl2009.abif", "irv", "Bob Kiss (Progressive)"),
        ("burl2009.abif", "schulze", "Andy Montroll (Democrat)"),
        ("tennessee-example-STAR.abif", "score", "Nashville, TN"),
        ("tennessee-example-approval.abif", "approval", "Nashville, TN"),
        ("tn-example-scores-and-commas.abif", "score", "Nashville, TN"),
        ("tn-example-scores-and-commas.abif", "schulze", "Nashville, TN"),
    ],
)
def test_abif_files_have_the_winners_of_their_pages(name, method, winner):
    assert elected(f"elections/abif/{name}", method) == [winner]


@pytest.mark.parametrize(
    ("name", "tied"),
    [
        ("tennessee-example-irv-tie.abif", {"Memphis, TN", "Knoxville, TN"}),
        ("mock-tie.abif", {"H", "S"}),
    ],
)
def test_the_last_tie_of_a_run_off_elects_nobody_and_is_reported(name, tied):
    path = shared_data.needed(shared_data.SHARED / "elections/abif" / name)
    election = reading.read(path.read_bytes())
    answer = methods.count("irv", election, Wishes())

    (left_open,) = [tie for tie in answer.ties if tie.resolved_by is None]
    assert answer.elected == ()
    assert {election.names[n - 1] for n in left_open.candidates} == tied


@pytest.mark.parametrize(
    "path",
    shared_data.files("elections/votelib-blt/*.blt") + shared_data.files(PREFLIB + "*.[st]o[ic]"),
    ids=lambda path: path.name,
)
@pytest.mark.parametrize("method", ["stv-scottish", "schulze"])
def test_every_ballot_of_every_collected_file_is_counted(path, method):
    election = reading.read(shared_data.needed(path).read_bytes())
    answer = methods.count(method, election, Wishes(1))

    assert 0 < answer.valid <= election.voters
    assert len(answer.elected) == 1 or answer.ties
