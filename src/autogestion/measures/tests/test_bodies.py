"""What is told of a body never lets anybody find a few people by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from autogestion.measures.bodies import COUNT, VALUE, hidden

sizes = st.lists(st.integers(0, 40), min_size=1, max_size=12)


@given(sizes)
def test_who_is_left_over_is_nobody_or_enough(given_sizes):
    """Bodies of all sizes that make up the whole: those of which nothing is told are none, or ten; or five."""
    people = {number: {"x": size} for number, size in enumerate(given_sizes, start=1)}
    left_out = hidden({"x": sum(given_sizes)}, people)
    for least, silent in ((10, {VALUE, COUNT}), (5, {COUNT})):
        told = {
            number
            for number, codes in people.items()
            if codes["x"] >= least and left_out[number].get("x") not in silent
        }
        rest = sum(codes["x"] for number, codes in people.items() if number not in told)
        assert rest == 0 or rest >= least or not told


def test_as_few_as_possible_fall_silent_the_smallest_first():
    whole = {"x": 63}
    people = {1: {"x": 40}, 2: {"x": 20}, 3: {"x": 3}}
    assert hidden(whole, people) == {1: {}, 2: {"x": COUNT}, 3: {}}
    seven = {1: {"x": 40}, 2: {"x": 20}, 3: {"x": 7}}
    assert hidden({"x": 67}, seven) == {1: {}, 2: {"x": VALUE}, 3: {}}
    large = {1: {"x": 40}, 2: {"x": 20}}
    assert hidden({"x": 60}, large) == {1: {}, 2: {}}


def test_those_who_are_in_no_body_that_is_measured_are_left_over_too():
    assert hidden({"x": 44}, {1: {"x": 40}}) == {1: {"x": COUNT}}
    assert hidden({"x": 80}, {1: {"x": 40}}) == {1: {}}


def test_members_of_two_assemblies_do_not_hide_that_a_few_are_alone_in_a_third():
    """Forty in each of two, thirty of them in both, and three elsewhere: the sum of all is more than there are."""
    people = {1: {"x": 40}, 2: {"x": 40}, 3: {"x": 3}}
    assert hidden({"x": 53}, people)[1] == {"x": COUNT}
