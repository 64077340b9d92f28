"""Every Debian vote with a published result comes out as its secretary published it."""

import pytest

from autogestion.rules.counting import debian
from tests.real import debian_files


@pytest.mark.parametrize("name", debian_files.names_with_result())
def test_debian_voters_find_their_published_result(name):
    published = debian_files.load_published(name)
    options, ballots = debian_files.load_ballots(name)

    result = debian.count(len(options), ballots, quorum=published.quorum, ratios=published.ratios)

    assert result.cast == published.ballots
    assert result.pairwise == published.pairwise
    assert tuple(dropped.option for dropped in result.dropped) == published.dropped
    assert result.winners == (published.winner,)


@pytest.mark.parametrize(
    "name", sorted(set(debian_files.names()) - set(debian_files.names_with_result()))
)
def test_older_debian_ballots_are_each_counted_once(name):
    options, ballots = debian_files.load_ballots(name)

    result = debian.count(len(options), ballots)

    assert result.cast == len(ballots)
    assert all(
        result.pairwise[a][b] + result.pairwise[b][a] <= len(ballots)
        for a in range(len(options))
        for b in range(len(options))
    )


def test_the_published_quorum_stands_between_two_whole_numbers():
    """So "more than R" and "at least R" never part in what was published."""
    for name in debian_files.names_with_result():
        electors = debian_files.load_published(name).electors
        at_least = debian.fewest_over(debian_files.QUORUM, electors)
        more_than = debian.fewest_over(debian_files.QUORUM, electors, strict=True)
        assert at_least == more_than
