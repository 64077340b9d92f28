import pytest

from autogestion.rules.counting import rctab
from autogestion.rules.counting.rctab_chance import Draws, hashed_order
from autogestion.rules.counting.rctab_papers import OVERVOTE, next_holder
from autogestion.rules.counting.rctab_rules import Rules, rules_from
from autogestion.rules.refusals import RuleBroken

TWO = rctab.Contest(["Amy", "Bob"])


def holder(marks, gone=(), **rules):
    return next_holder(marks, Rules(**rules), lambda option: option not in gone)


def test_a_paper_counts_for_the_first_who_continues():
    assert holder(((1,), (2,)), gone={1}) == 2


def test_too_many_skipped_ranks_exhaust_a_paper():
    marks = ((), (), (2,))
    assert holder(marks, skipped_max=1) == "skippedRankings"
    assert holder(marks, skipped_max=None) == 2


@pytest.mark.parametrize(
    ("overvotes", "gone", "expected"),
    [
        ("exhaustImmediately", (), "overvotes"),
        ("alwaysSkipToNextRank", (), 3),
        ("exhaustIfMultipleContinuing", (), "overvotes"),
        ("exhaustIfMultipleContinuing", (1,), 2),
    ],
)
def test_two_marks_on_one_rank_are_read_as_the_rules_say(overvotes, gone, expected):
    assert holder(((1, 2), (3,)), gone, overvotes=overvotes) == expected


def test_a_mark_that_does_not_say_of_whom_exhausts_or_is_skipped():
    assert holder(((OVERVOTE,), (1,))) == "overvotes"
    assert holder(((OVERVOTE,), (1,)), overvotes="alwaysSkipToNextRank") == 1


def test_a_repeated_name_exhausts_where_the_rules_say_so():
    marks = ((1,), (1,), (2,))
    assert holder(marks, gone={1}) == 2
    assert holder(marks, gone={1}, exhaust_on_duplicate=True) == "repeatedRankings"


def test_without_a_seed_a_final_tie_is_left_open():
    papers = [(((1,),), 2), (((2,),), 2)]
    result = rctab.count(TWO, papers, rules=Rules(tiebreak="random"))

    assert result.elected == ()
    assert result.ties[-1].resolved_by is None


def test_a_seed_announced_beforehand_gives_everybody_the_same_draw():
    papers = [(((1,),), 2), (((2,),), 2)]
    result = rctab.count(TWO, papers, rules=Rules(tiebreak="random", seed=1))

    assert result.elected == (2,)
    assert "recompute" in result.ties[-1].resolved_by


def test_draws_are_those_of_the_published_generator():
    """Random(1).nextDouble() is 0.7308781907032909, then 0.41008081149220166."""
    draws = Draws(1)
    assert [draws.one_of(10**6), draws.one_of(10**6)] == [730878, 410080]


def test_hashed_names_come_in_the_order_of_a_hashed_set():
    assert hashed_order(["Dopey", "Sneezy", "Grumpy", "Happy"]) == [
        "Happy", "Sneezy", "Grumpy", "Dopey",
    ]  # fmt: skip


def test_settings_that_are_not_known_are_refused_with_a_sentence():
    with pytest.raises(RuleBroken) as refused:
        rules_from({"rules": {"winnerElectionMode": "byApplause"}})

    assert str(refused.value) == (
        "The configuration says byApplause for winnerElectionMode, which this count does not know."
    )


def test_when_all_are_below_the_minimum_nobody_can_be_elected():
    with pytest.raises(RuleBroken, match="fewer than the 5 votes"):
        rctab.count(TWO, [(((1,),), 2), (((2,),), 2)], rules=Rules(minimum=5))


def test_bottoms_up_leaves_the_last_who_remain():
    papers = [(((1,), (2,)), 5), (((2,),), 3), (((3,), (2,)), 1)]
    contest = rctab.Contest(["Amy", "Bob", "Chuck"])
    result = rctab.count(contest, papers, rules=Rules(mode="bottomsUp", winners=2))

    assert set(result.elected) == {1, 2}
