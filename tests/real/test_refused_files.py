"""Other programs' broken ballot files, and those of abcvoting: counted, or refused in one sentence."""

import json

import pytest

from autogestion.cli import main
from autogestion.count import methods, reading
from autogestion.count.election import MalformedError
from autogestion.count.methods import Wishes
from tests.real import shared_data

BROKEN = shared_data.files("vectors/malformed-ballots/*") + shared_data.files(
    "vectors/abcvoting/data-fail/*"
)
ABC = "vectors/abcvoting/data/"


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_a_broken_file_gets_one_sentence_with_its_line_and_exit_code_2(path, capsys):
    code = main(["count", str(shared_data.needed(path)), "--method", "approval", "--json"])
    out, err = capsys.readouterr()

    assert (code, out) == (2, "")
    assert err.startswith("Line ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("format_", list(reading.FORMATS))
@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_a_broken_file_is_read_as_no_format_without_saying_where(path, format_):
    """Some are well-formed in a format they were not meant for; nothing but that, or a line."""
    content = shared_data.needed(path).read_bytes()
    try:
        election = reading.read(content, format_)
    except MalformedError as refused:
        line = refused.line
    else:
        line = 1
        assert election.names
    assert 1 <= line <= content.count(b"\n") + 1


@pytest.mark.parametrize(
    ("name", "approvals"),
    [
        # 1 of {1,2} then 4, 2 of 2 then {1,4}, 1 of 1 2 3, 1 of 4 5 6 1; who is ranked is approved.
        ("test1.toi", [5, 4, 1, 4, 1, 1]),
        # Categories from the best down; the last one is not approved where all are named.
        ("test5.cat", [2, 4, 3, 2, 2, 3]),
    ],
)
def test_approvals_of_abcvotings_files_add_up(name, approvals):
    election = reading.read(shared_data.needed(shared_data.SHARED / ABC / name).read_bytes())
    answer = methods.count("approval", election, Wishes(2))

    assert answer.rounds[0]["votes"] == approvals


def test_the_same_approvals_in_our_own_form_and_in_categories_elect_the_same(tmp_path, capsys):
    """abcvoting's profile of test5 and test6, written as sets: members 0 to 5 are options 1 to 6."""
    path = shared_data.needed(shared_data.SHARED / ABC / "test5.cat")
    profile = [[4], [2, 5, 6], [1, 3], [], [1, 2, 3, 4, 5, 6], [6], [2], [2, 3]]
    own = tmp_path / "own.json"
    own.write_text(
        json.dumps(
            {
                "format": "autogestion-ballots-1",
                "method": "approval",
                "options": [str(n) for n in range(6)],
                "ballots": [{"choice": choice} for choice in profile],
            }
        )
    )
    answers = []
    for file, words in ((path, ("--format", "preflib")), (own, ())):
        assert (
            main(["count", str(file), "--method", "approval", "--seats", "3", "--json", *words])
            == 0
        )
        data = json.loads(capsys.readouterr().out)
        answers.append((data["elected"], data["ranking"], data["ties"]))

    assert answers[0] == answers[1]


def test_the_alternative_that_a_file_does_not_name_is_refused_with_its_line():
    path = shared_data.needed(shared_data.SHARED / ABC / "test2.soi")

    with pytest.raises(MalformedError, match="Line 20: there is no alternative 6"):
        reading.read(path.read_bytes())
