"""What is measured of real organisations is what is published of them: turnout, contest, many seats, one purse."""

import re
from collections import Counter
from datetime import UTC, datetime

import numpy as np
import pytest

from autogestion.measures.attending import of_attending
from autogestion.measures.chance import by_chance, gini_interval
from autogestion.measures.gathering import DAY, Gathered, VoteSeen
from autogestion.measures.spread import carriers_of_half, effective_number, gini
from tests.real import debian_files
from tests.real.rust_project import teams
from tests.real.shared_data import SHARED, needed

NOBODY = "none of the above"


def debian(*, leaders: bool) -> Gathered:
    """Each vote whose result is published, with as many on its roll and as many ballots as there were."""
    found = Gathered()
    for number, name in enumerate(debian_files.names_with_result(), start=1):
        published = debian_files.load_published(name)
        if leaders and published.options[-1].lower() != NOBODY:
            continue
        place = int(re.sub(r"\D", "", name[4:]) or 1)
        at = int(datetime(int(name[:4]), min(12, place), 1, tzinfo=UTC).timestamp())
        roll = [f"{place:x}" for place in range(published.electors)]
        found.votes.append(
            VoteSeen(
                number, "ordinary", at, None, frozenset(roll), False, {}, "debian",
                dict.fromkeys(roll[: published.ballots], 1), at + 14 * DAY,
            )
        )  # fmt: skip
    found.votes.sort(key=lambda vote: vote.opened_at)
    found.ends = found.votes[-1].opened_at + 15 * DAY
    return found


def test_fewer_and_fewer_of_debian_elect_its_leader():
    """Of 911 developers 392 voted in 2011 (43 %); 28 % are published for 2023: 1.25 points a year less."""
    found = debian(leaders=True)
    assert len(found.votes) == 15
    (of_2011,) = [
        vote for vote in found.votes if datetime.fromtimestamp(vote.opened_at, UTC).year == 2011
    ]
    assert round(len(of_2011.cast) / len(of_2011.roll), 2) == 0.43
    measured = {one.code: one for one in of_attending(found, 0)}
    trend = measured["turnout-trend"]
    assert trend.low <= -1.25 <= trend.high < 0
    assert trend.value == pytest.approx(-1.43, abs=0.01)
    assert measured["turnout"].value == pytest.approx(0.409, abs=0.001)


def test_in_all_its_votes_together_the_fall_cannot_be_told_from_none():
    """Resolutions are of so many kinds: what is not sure raises no alarm."""
    trend = {one.code: one for one in of_attending(debian(leaders=False), 0)}["turnout-trend"]
    assert trend.acts == 37
    assert trend.low < -0.5 < 0 < trend.high


def test_the_choice_of_debian_s_leader_narrows():
    """By how many candidates, all alike, as many first places would be shared: four and more at first, one at last."""
    numbers = {}
    for name in debian_files.names_with_result():
        options, ballots = debian_files.load_ballots(name)
        if options[-1].lower() == NOBODY:
            first = Counter(
                place
                for ranks, _one in ballots
                for place, rank in enumerate(ranks[:-1])
                if rank == 1 and ranks.count(1) == 1
            )
            numbers[int(name[:4])] = effective_number(np.array(list(first.values())))
    early = [number for year, number in numbers.items() if year <= 2007]
    late = [number for year, number in numbers.items() if year >= 2015]
    assert np.mean(early) > 3 > 2 > np.mean(late)
    assert min(numbers.values()) == 1  # One candidate alone, in 2011 and later.


def test_seats_in_the_teams_of_rust_lie_with_more_people_than_a_draw_would_leave_out():
    """Many are in one team and some in a dozen: more unequal than chance, and not a few who hold all."""
    held = Counter(member for team in teams().values() for member in team.members)
    counts = np.array(list(held.values()))
    people, seats = len(counts), int(counts.sum())
    low, high = gini_interval(counts)
    # Everybody in the teams has one seat at least: the draw is of those beyond it.
    beyond = counts - 1
    assert gini_interval(beyond)[0] > by_chance(gini, people, int(beyond.sum()))
    assert low <= gini(counts) <= high
    assert carriers_of_half(counts) > 0.1 * people
    assert seats > people


def test_the_purse_of_rust_s_council_hangs_on_two_who_give():
    """Its own ledger, up to the day it was taken: who gave, by how many alike as much would be given."""
    path = needed(SHARED / "ledger" / "rust-council-budget.dat")
    given: Counter[str] = Counter()
    for entry in path.read_text(encoding="utf-8").split("\n\n"):
        source = re.search(r"^  income:(\S+)\s*$", entry, re.MULTILINE)
        amount = re.search(r"^  assets:\S+\s+\$([\d,.]+)", entry, re.MULTILINE)
        if source and amount:
            given[source[1]] += round(float(amount[1].replace(",", "")) * 100)
    parts = np.array(list(given.values())) / sum(given.values())
    assert given["microsoft"] == 65_000_000
    assert 1 < 1 / (parts**2).sum() < 2.5
    assert max(parts) > 0.4
