"""`autogestion count FILE` as a member types it."""

import json
from pathlib import Path

import pytest

from autogestion.cli import main
from autogestion.count.tests.test_formats import ABIF, BLT, DEBIAN, ELEKTO, OWN, PREFLIB, RCTAB

APART = Path(__file__).parents[4] / "spec" / "counting" / "vectors" / "apart.json"


@pytest.fixture
def count(tmp_path, capsys):
    def counting(text, *words):
        file = tmp_path / "ballots"
        file.write_text(text, "utf-8")
        code = main(["count", str(file), *words])
        return code, *capsys.readouterr()

    return counting


def counted(count, text, *words):
    code, out, err = count(text, *words, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_the_whole_count_is_written_as_json(count):
    assert counted(count, DEBIAN, "--method", "debian", "--quorum", "0.5", "--ratio", "2") == {
        "method": "debian",
        "seats": 1,
        "ballots": 2,
        "valid": 2,
        "elected": ["Further discussion"],
        "ranking": [["Further discussion"]],
        "ties": [],
        "rounds": [{"round": 1, "action": "strongest chains", "paths": {"Further discussion": {}}}],
        "pairwise": {
            "Dig a pond": {"Further discussion": 1},
            "Further discussion": {"Dig a pond": 1},
        },
        "dropped": [{"option": "Dig a pond", "reason": "majority"}],
    }


@pytest.mark.parametrize(
    ("method", "elected"),
    [
        ("majority", ["Amy"]),
        ("approval", ["Amy"]),
        ("schulze", ["Amy"]),
        ("debian", ["Amy"]),
        ("ranked-pairs", ["Amy"]),
        ("irv", ["Amy"]),
        ("stv-scottish", ["Amy"]),
        ("stv-wigm", ["Amy"]),
        ("stv-meek", ["Amy"]),
        ("rctab", ["Amy"]),
    ],
)
@pytest.mark.parametrize("shape", ["--json", "--table"])
def test_every_method_counts_the_same_file(count, method, elected, shape):
    code, out, err = count(PREFLIB, "--method", method, shape)

    assert (code, err) == (0, "")
    found = json.loads(out)["elected"] if shape == "--json" else out.splitlines()[-1]
    assert found == (elected if shape == "--json" else "elected: Amy")


def test_points_are_counted_where_a_file_has_them(count):
    data = counted(count, ABIF, "--method", "score")

    assert data["rounds"][0]["votes"] == {"Amy Adams": 231, "Bob Brown": 109}
    assert data["elected"] == ["Amy Adams"]


def test_a_file_without_points_is_not_counted_by_score(count):
    assert count(BLT, "--method", "score") == (
        2, "", "This file gives no points, so it cannot be counted by score.\n",
    )  # fmt: skip


def test_rounds_name_who_was_elected_and_who_withdrew_is_passed_over(count):
    data = counted(count, BLT, "--method", "stv-scottish")

    assert (data["seats"], data["ballots"], data["valid"]) == (2, 5, 4)
    assert data["elected"] == ["Diane", "Amy"]
    assert [step["elected"] for step in data["rounds"]] == [["Diane"], [], [], ["Amy"]]


@pytest.mark.parametrize("method", ["schulze", "ranked-pairs", "majority", "approval"])
def test_who_withdrew_wins_nothing_and_leads_to_nobody(count, method):
    text = '3 1\n-1\n5 1 2 0\n2 3 0\n1 2 3 0\n0\n"A" "B" "C"'
    data = counted(count, text, "--method", method)

    assert "A" not in [name for place in data["ranking"] for name in place]
    assert data["elected"] == (["C"] if method == "majority" else ["B"])


def test_an_open_tie_leaves_a_seat_empty(count):
    data = counted(count, '3 2\n6 1 0\n3 2 0\n3 3 0\n0\n"A" "B" "C"', "--method", "stv-meek")

    assert data["elected"] == ["A"]
    assert data["ties"] == [{"place": 2, "candidates": ["B", "C"], "resolved_by": None}]


def test_no_opinion_is_ignored_or_last(count):
    ignored = counted(count, ELEKTO, "--method", "schulze", "--unranked", "ignore")
    last = counted(count, ELEKTO, "--method", "schulze", "--unranked", "last")

    assert ignored["pairwise"]["Amy"]["Bob"] == 0
    assert last["pairwise"]["Amy"]["Bob"] == 1


def test_no_more_than_the_limit_from_one_group(count):
    text = '3 2\n6 1 2 0\n5 2 1 0\n3 3 0\n0\n"A" "B" "C"'
    words = ("--method", "schulze", "--group", "depot=A;B", "--at-most", "1")

    assert counted(count, text, *words)["elected"] == ["A", "C"]


def test_our_own_file_needs_no_word_about_the_method(count):
    data = counted(count, OWN)

    assert data["method"] == "schulze"
    assert data["elected"] == ["Bob"]


def test_papers_are_counted_by_a_configuration(count, tmp_path):
    config = tmp_path / "config.json"
    config.write_text(
        json.dumps(
            {
                "candidates": [{"name": "Amy"}, {"name": "Bob"}, {"name": "Chuck"}],
                "rules": {"overvoteRule": "alwaysSkipToNextRank", "numberOfWinners": "1"},
            }
        )
    )
    data = counted(count, RCTAB, "--method", "rctab", "--rctab-config", str(config))

    assert data["elected"] == ["Amy"]
    assert data["rounds"][0]["votes"] == {"Amy": 4, "Bob": 2, "Chuck": 0}


AMENDMENTS = """{"format": "autogestion-ballots-1", "method": "apart", "quorum": 2,
 "options": ["At five", "At four", "A pause", "The text as it stands"],
 "ballots": [{"elector": "a1", "choice": [1, 2, 4, 3], "turn": 1},
             {"elector": "b2", "choice": [2, 1, 4, 3], "turn": 1},
             {"elector": "c3", "choice": [1, 2, 2, 3], "turn": 1},
             {"elector": "d4", "choice": 0, "turn": 1}]}
"""


def test_our_file_of_amendments_says_which_carry(count):
    assert counted(count, AMENDMENTS) == {
        "method": "apart",
        "ballots": 4,
        "valid": 3,
        "quorum": 2,
        "carried": ["At five", "At four"],
        "weighed": [
            {"option": "At five", "for": 3, "against": 0},
            {"option": "At four", "for": 3, "against": 0},
            {"option": "A pause", "for": 1, "against": 2},
        ],
        "pairwise": {
            "At five": {"At four": 2, "A pause": 3, "The text as it stands": 3},
            "At four": {"At five": 1, "A pause": 2, "The text as it stands": 3},
            "A pause": {"At five": 0, "At four": 0, "The text as it stands": 1},
            "The text as it stands": {"At five": 0, "At four": 0, "A pause": 2},
        },
    }


def test_the_table_of_amendments_shows_for_and_against_and_every_two(count):
    _, out, _ = count(AMENDMENTS, "--table", "--quorum", "0")

    assert (
        out
        == """apart: 4 ballots, 3 of them valid

             for  against
[1] At five    3        0  carried
[2] At four    3        0  carried
[3] A pause    1        2

prefer                     [1]  [2]  [3]  [4]
[1] At five                       2    3    3
[2] At four                  1         2    3
[3] A pause                  0    0         1
[4] The text as it stands    0    0    2

carried: At five, At four
"""
    )


def test_any_file_of_ranks_can_be_weighed_apart_and_what_was_withdrawn_does_not_carry(count):
    text = '3 1\n-1\n5 1 2 3 0\n2 3 2 0\n0\n"Amy" "Bob" "As it stands"'

    assert counted(count, text, "--method", "apart")["carried"] == ["Bob"]
    assert counted(count, text, "--method", "apart", "--quorum", "6")["carried"] == []


@pytest.mark.parametrize(
    "vector",
    [pytest.param(one, id=one["name"]) for one in json.loads(APART.read_text("utf-8"))["vectors"]],
)
def test_the_command_counts_the_vectors_of_amendments_as_the_specification_says(count, vector):
    names = [f"option {n}" for n in range(1, vector["options"] + 1)]
    ballots = [{"choice": choice, "weight": weight} for choice, weight in vector["ballots"]]
    file = {
        "format": "autogestion-ballots-1",
        "method": "apart",
        "options": names,
        "ballots": ballots,
    }
    data = counted(count, json.dumps(file | vector["parameters"]))

    wanted = vector["result"]
    assert (data["valid"], data["quorum"]) == (wanted["cast"], wanted["quorum"])
    assert data["carried"] == [names[n - 1] for n in wanted["carried"]]
    assert [[data["pairwise"][a].get(b, 0) for b in names] for a in names] == wanted["pairwise"]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (AMENDMENTS, ("--seats", "2"),
         "Amendments are weighed each by itself: they fill no seats and know no limits."),
        ("2 1\n1 3 0\n0\n", ("--method", "irv"), "Line 2: there is no option '3'."),
        (PREFLIB, (), "Say with --method how to count this file."),
        (PREFLIB, ("--method", "irv", "--seats", "2"),
         "Instant run-off fills one seat; stv-scottish fills several."),
        (PREFLIB, ("--method", "debian", "--ratio", "1,2,3,4"),
         "There are 4 ratios for 2 options beside the default."),
        (PREFLIB, ("--method", "irv", "--at-most", "1"),
         "A limit takes both: --at-most and at least one --group."),
        (PREFLIB, ("--method", "irv", "--at-most", "1", "--group", "x=Zoe"),
         "--group 'x=Zoe' names no option of this file."),
        (OWN.replace("[2, 1, null]", "[2, 9, null]"), (),
         "Line 4: a ballot gives each of the 3 options a rank from 1 to 3, best first, or leaves it empty; "
         "two options may share a rank. It abstains with 0."),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_gets_one_sentence_and_exit_code_2(count, text, words, sentence):
    assert count(text, *words) == (2, "", sentence + "\n")


def test_a_missing_file_gets_one_sentence(capsys, tmp_path):
    missing = tmp_path / "nowhere"

    assert main(["count", str(missing), "--method", "irv"]) == 2
    assert capsys.readouterr().err == f"{missing}: No such file or directory.\n"


def test_the_table_shows_every_round_and_what_happened(count):
    _, out, _ = count(
        '3 1\n4 1 0\n3 2 1 0\n2 3 2 0\n0\n"Amy" "Bob" "Chuck" "Club"', "--method", "irv"
    )

    assert (
        out
        == """Club
irv: 9 ballots, 9 of them valid, 1 seat

             1  2
Amy          4  4
Bob          3  5
Chuck        2  0
(exhausted)  0  0
(quota)      5  5

  1. first preferences
  2. excluded: Chuck; elected: Bob

order: Bob > Amy > Chuck
elected: Bob
"""
    )


CIRCLE = '3 2\n4 1 2 3 0\n3 2 3 1 0\n2 3 1 2 0\n0\n"Amy" "Bob" "Chuck"'


def test_the_table_of_schulze_shows_pairs_chains_and_who_is_passed_over(count):
    words = ("--group", "depot=Amy;Bob", "--at-most", "1", "--table")
    _, out, _ = count(CIRCLE, "--method", "schulze", *words)

    assert (
        out
        == """schulze: 9 ballots, 9 of them valid, 2 seats

prefer     [1]  [2]  [3]
[1] Amy           6    4
[2] Bob      3         7
[3] Chuck    5    2

chain  [1]  [2]  [3]
[1]           6    6
[2]      5         7
[3]      5    5
  passed over by the limit: Bob

order: Amy > Bob > Chuck
elected: Amy, Chuck
"""
    )


def test_the_table_of_ranked_pairs_says_which_majorities_are_kept(count):
    _, out, _ = count(CIRCLE, "--method", "ranked-pairs", "--table")

    assert out.splitlines()[6:10] == [
        "  7 to 2: kept [2] over [3]",
        "  6 to 3: kept [1] over [2]",
        "  5 to 4: dropped [3] over [1]",
        "",
    ]
