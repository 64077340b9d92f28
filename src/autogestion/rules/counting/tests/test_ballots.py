"""What a ballot says, read once for every method."""

from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules.counting.ballots import orders

OPTIONS = 5
ranks = st.lists(st.none() | st.integers(1, OPTIONS), min_size=OPTIONS, max_size=OPTIONS)


@given(ranks)
def test_an_order_names_who_comes_next_as_long_as_the_ballot_says_so(choice):
    given_ranks = [rank for rank in choice if rank is not None]
    alone = [rank for rank in sorted(set(given_ranks)) if given_ranks.count(rank) == 1]
    shared = min((r for r in given_ranks if given_ranks.count(r) > 1), default=OPTIONS + 1)
    expected = tuple(choice.index(rank) + 1 for rank in alone if rank < shared)

    sheet = orders(OPTIONS, [(choice, 3)])

    assert sheet.rows == ([expected] if expected else [])
    assert sheet.abstentions == (0 if expected else 3)


def test_equal_orders_lie_together_whatever_ranks_say_them():
    sheet = orders(3, [([1, 2, None], 2), ([1, 3, None], 3), ([2, 1, None], 1), (0, 4)])

    assert dict(zip(sheet.rows, sheet.weights, strict=True)) == {(1, 2): 5, (2, 1): 1}
    assert sheet.abstentions == 4
