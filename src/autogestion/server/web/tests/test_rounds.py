"""A count that anybody can follow, whatever the method: words, table and picture say the same."""

import re
from fractions import Fraction

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from autogestion.rules.counting.by_method import Settings
from autogestion.rules.counting.electing import BALLOTS, PROPORTIONAL, elect
from autogestion.rules.counting.filling import Seats
from autogestion.server.web import flows
from autogestion.server.web.rounds import follow

AMY, BOB, CHUCK, DIANE = "Amy", "Bob", "Chuck", "<b>Diane</b>"
NAMES = [AMY, BOB, CHUCK, DIANE]
CAST = {
    "numbers": [(1, 9), (3, 5), (2, 4), (4, 3)],
    "sets": [([1, 2], 9), ([3], 5), ([2], 4), ([3, 4], 3)],
    "scores": [([5, 4, 0, 0], 9), ([0, 2, 5, 0], 9), ([0, 0, 4, 5], 3)],
    "ranks": [([1, 2, 3, None], 9), ([None, None, 1, 2], 5), ([2, 1, None, None], 4),
              ([None, None, 2, 1], 3)],
}  # fmt: skip


def counted(method, ballots=None, seats=1, **settings):
    given = ballots or CAST[BALLOTS[method]]
    answer = elect(method, 4, given, seats=Seats(seats), settings=Settings(**settings))
    return answer.to_data()["rounds"]


def page(following):
    return render_to_string("web/components/rounds.html", {"following": following})


@pytest.mark.parametrize("method", BALLOTS)
def test_every_method_can_be_followed_in_words(method):
    following = follow(NAMES, counted(method))

    assert following.steps
    assert all(step.sentences for step in following.steps)
    assert "&lt;b&gt;Diane" in page(following) or not following.rows
    assert "<b>Diane" not in page(following)


def test_a_transferable_vote_is_told_round_by_round():
    following = follow(NAMES, counted("stv-scottish", seats=2))

    assert [step.sentences for step in following.steps] == [
        ["Every ballot counts for its first choice.", "Amy is elected."],
        [
            "Amy has more votes than it takes. What is too much passes on to the next choices on "
            "these ballots."
        ],
        [
            "<b>Diane</b> has fewest votes and is out.",
            "The ballots pass on to their next choice.",
            "Chuck is elected.",
        ],
    ]


@pytest.mark.parametrize("method", ["stv-scottish", "stv-wigm"])
def test_who_is_out_when_only_as_many_are_left_as_seats_passes_nothing_on(method):
    ballots = [([1, None, None, None], 6), ([None, 1, None, 2], 4), ([2, None, 1, None], 3),
               ([None, None, None, 1], 5)]  # fmt: skip
    following = follow(NAMES, counted(method, ballots, seats=3))
    told = " ".join(sentence for step in following.steps for sentence in step.sentences)

    assert "Chuck has fewest votes and is out." in told
    assert "pass on" not in told


def test_the_table_has_what_everybody_has_gains_and_loses():
    amy, bob, chuck, diane, needed = follow(NAMES, counted("stv-scottish", seats=2)).rows

    assert [(cell.votes, cell.change) for cell in amy.cells] == [("9", ""), ("8", "−1"), ("8", "")]
    assert [(cell.votes, cell.change) for cell in bob.cells][1] == ("4.99", "+0.99")
    assert [cell.is_elected for cell in chuck.cells] == [False, False, True]
    assert [cell.is_out for cell in diane.cells] == [False, False, True]
    assert [cell.votes for cell in needed.cells] == ["8", "8", "8"]


def test_what_a_tie_would_lead_to_is_said():
    ballots = [([1, None, None, None], 6), ([None, 1, None, None], 3), ([None, None, 1, None], 3)]
    following = follow(NAMES, counted("stv-scottish", ballots, seats=2))

    assert following.steps[-1].sentences == [
        "Bob, Chuck have equally many, and it matters: the count ends here.",
        "If it is Bob, these are elected: Amy, Chuck.",
        "If it is Chuck, these are elected: Amy, Bob.",
    ]


def test_ears_hear_the_table_and_eyes_see_the_picture_beside_it():
    html = page(follow(NAMES, counted("stv-scottish", seats=2)))
    picture = re.search(
        r'<div class="rounds__frame" aria-hidden="true">.*?</svg></div>', html, re.DOTALL
    )

    assert picture
    table = html[picture.end() :]
    assert table.count('<th scope="row">') == 5
    assert table.count('<span class="unseen"> elected</span>') == 4
    assert 'role="region" tabindex="0" aria-label="Votes in each round"' in table


def test_one_round_needs_no_picture():
    following = follow(NAMES, counted("approval"))

    assert following.picture is None
    assert [row.cells[0].votes for row in following.rows] == ["9", "13", "8", "3"]
    assert "<svg" not in page(following)


@pytest.mark.parametrize("method", ["irv", *PROPORTIONAL])
def test_what_is_drawn_lies_within_the_picture_and_bars_keep_their_votes(method):
    rounds = counted(method, seats=1)
    picture = follow(NAMES, rounds).picture
    total = sum(Fraction(str(votes)) for votes in rounds[0]["votes"])

    for lane in picture.lanes:
        for bar in lane.bars:
            assert 0 <= bar.x <= picture.width - flows.BAR
            assert 0 <= bar.y <= bar.y + bar.height <= picture.height
    first = {
        lane.label: lane.bars[0].height for lane in picture.lanes if lane.bars[0].x == flows.LABELS
    }
    assert first == {
        name: int(Fraction(str(votes)) * flows.TALL / total)
        for name, votes in zip(NAMES, rounds[0]["votes"], strict=True)
    }


def test_votes_of_one_go_straight_to_each_heir_and_those_of_several_run_together_first():
    def passing(before, after):
        votes = [[Fraction(n) for n in row] for row in (before, after)]
        drawing = flows.draw(["A", "B", "C", "nobody"], votes, [frozenset(), frozenset()])
        return [ribbon.path for ribbon in drawing.ribbons if ribbon.is_passing]

    assert len(passing([6, 4, 2, 0], [7, 5, 0, 0])) == 2
    assert len(passing([6, 4, 2, 0], [5, 3, 4, 0])) == 3
    assert passing([6, 4, 2, 0], [6, 4, 2, 0]) == []


def test_a_count_of_very_many_rounds_is_told_and_tabled_without_a_picture():
    many = [
        {"action": "excluded", "candidates": [1], "votes": [n, 50 - n]}
        for n in range(flows.ROUNDS_MOST + 1)
    ]
    following = follow([AMY, BOB], many)

    assert following.picture is None
    assert len(following.columns) == flows.ROUNDS_MOST + 1


def test_the_picture_has_digits_of_no_language():
    with translation.override("fr"):
        following = follow(
            NAMES,
            counted("stv-scottish", [(choice, w * 1000) for choice, w in CAST["ranks"]], seats=2),
        )
        html = page(following)

    assert re.search(r'viewBox="0 0 \d+ \d+"', html)
    assert following.rows[0].cells[0].votes.startswith("9")
    assert len(following.rows[0].cells[0].votes) == 5
