"""Debian's votes, played end to end through the acts, come out as its secretary published them.

Four tally sheets of 2002 and 2003 are not played: their results were not published in a form to
compare with, and without the quorum we do not know how many developers there were. That their
ballots are each counted once is tested in test_debian.py.
"""

import math

import pytest

from tests.real import debian_files
from tests.real.debian_project import founded_project

PLAYED = debian_files.names_with_result()
YEARS = {
    "2004 to 2006": ("2004", "2006"),
    "2007 to 2011": ("2007", "2011"),
    "2012 to 2018": ("2012", "2018"),
}
"""Three parts, so that two processors share the work; the developers of a part are those of its votes."""


def names_between(first: str, last: str) -> list[str]:
    return [name for name in PLAYED if first <= name[:4] <= last]


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(("first", "last"), YEARS.values(), ids=YEARS)
def test_debian_votes_again_and_decides_as_it_did(first, last, subtests):
    with founded_project() as project:
        for name in names_between(first, last):
            with subtests.test(name):
                published = debian_files.load_published(name)
                _options, ballots = debian_files.load_ballots(name)
                project.have_developers(published.electors)

                result = project.vote(published, ballots).result

                assert (result["entitled"], result["cast"]) == (
                    published.electors,
                    published.ballots,
                )
                assert result["count"]["pairwise"] == [list(row) for row in published.pairwise]
                assert result["quorum"] == published.quorum
                assert [dropped["option"] for dropped in result["count"]["dropped"]] == list(
                    published.dropped
                )
                assert result["winner"] == published.winner
                is_default = published.winner == len(published.options)
                assert result["outcome"] == ("rejected" if is_default else "adopted")
                decision = project.world.organisation.decisions.latest("number")
                assert (decision.adopted, decision.option) == (not is_default, published.winner)


def test_every_vote_with_a_published_result_is_played():
    played = [name for first, last in YEARS.values() for name in names_between(first, last)]

    assert played == PLAYED
    assert sorted(set(debian_files.names()) - set(played)) == [
        "2002", "2003_gr_sec415", "2003_gr_voting", "2003_leader2003",
    ]  # fmt: skip


@pytest.mark.parametrize("name", PLAYED)
def test_so_many_developers_give_the_published_quorum_to_its_last_digit(name):
    published = debian_files.load_published(name)

    assert float(f"{1.5 * math.sqrt(published.electors):.15g}") == published.quorum_exact
