"""Ballot files of every format, well formed and not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.count import reading
from autogestion.count.election import MalformedError

BLT = """4 2  # four candidates, two seats
-2
[tie 3 1 2 4]
3 4 1=3 2 0
1 2 0
1 0
0
"Amy"
"Bob"
"Chuck"
"Diane"
"Gardening club"
"""
PREFLIB = """# FILE NAME: garden.toi
# TITLE: Gardening club
# NUMBER ALTERNATIVES: 3
# ALTERNATIVE NAME 1: Amy
# ALTERNATIVE NAME 2: Bob
# ALTERNATIVE NAME 3: Chuck
4: 1,{2,3}
2: 3
"""
DEBIAN = """
   Tally Sheet for the votes cast.
     Option 1--->: Dig a pond
   /  Option 2-->: Further discussion
   |/
V: 12\tvoter0001
V: -1\tvoter0002
"""
ELEKTO = "Amy,Bob,Chuck\n1,No opinion,2\n3,1,3\n"
CIVS_HIGH = "Amy,Bob,Chuck\n3,1,1\n1,3,1\n3,2,1\n"
RCTAB = "count,rank1,rank2,rank3\n4,Amy,undervote,Bob|Chuck\n2,overvote,Bob,\n"
ABIF = """{title: "Capital"}
=A:[Amy Adams]
=B:[Bob Brown]
42:A/5>B/2
7:B/3=A/3
1:A/0,B/4
"""
OWN = """{"format": "autogestion-ballots-1", "method": "schulze", "strength": "margins",
 "options": ["Amy", "Bob", "none of these"],
 "ballots": [{"elector": "a1", "choice": [1, 2, null], "turn": 1},
             {"elector": "a1", "choice": [2, 1, null], "turn": 2},
             {"elector": "b2", "choice": 0, "turn": 1}]}
"""
WHOLE = [BLT, PREFLIB, DEBIAN, ELEKTO, RCTAB, ABIF, OWN]


def read(text, name=""):
    return reading.read(text.encode(), name)


def test_blt_has_seats_withdrawals_and_an_order_for_ties():
    election = read(BLT)

    assert election.names == ["Amy", "Bob", "Chuck", "Diane"]
    assert (election.seats, election.title) == (2, "Gardening club")
    assert election.withdrawn == {2}
    assert election.tie_order == (3, 1, 2, 4)
    assert election.ballots == [([2, 3, 2, 1], 3), ([None, 1, None, None], 1)]
    assert (election.invalid, election.voters) == (1, 5)


def test_blt_of_other_programs_may_start_with_a_mark_and_use_short_names():
    election = read('\ufeff2 1\n[nick a b]\n2 b a 0\n1 - b 0\n0\n"Åsa" "Bob" "Club"\n# end')

    assert election.names == ["Åsa", "Bob"]
    assert election.ballots == [([2, 1], 2), ([None, 2], 1)]


def test_preflib_sets_level_what_shares_a_brace():
    election = read(PREFLIB)

    assert election.names == ["Amy", "Bob", "Chuck"]
    assert election.ballots == [([1, 2, 2], 4), ([None, None, 1], 2)]
    assert election.title == "Gardening club"


def test_a_tally_sheet_of_debian_has_one_mark_an_option():
    election = read(DEBIAN)

    assert election.names == ["Dig a pond", "Further discussion"]
    assert election.ballots == [([1, 2], 1), ([None, 1], 1)]


def test_elekto_may_have_no_opinion_and_gaps():
    assert read(ELEKTO).ballots == [([1, None, 2], 1), ([2, 1, 2], 1)]


def test_civs_files_in_which_the_highest_is_best_are_known_by_their_shared_ones():
    assert read(CIVS_HIGH).ballots[2] == ([1, 2, None], 1)
    assert reading.read(ELEKTO.encode(), "civs", best="high").ballots[1] == ([1, None, 1], 1)


def test_papers_for_rctab_keep_skips_overvotes_and_repeats():
    election = read(RCTAB)

    assert election.names == ["Amy", "Bob", "Chuck"]
    assert election.kind == "positions"
    assert election.ballots == [(((1,), (), (2, 3)), 4), (((-1,), (2,), ()), 2)]


def test_abif_has_orders_and_points():
    election = read(ABIF)

    assert election.names == ["Amy Adams", "Bob Brown"]
    assert election.ballots == [([1, 2], 42), ([1, 1], 7), ([2, 1], 1)]
    assert election.scores == [([5, 2], 42), ([3, 3], 7), ([0, 4], 1)]


def test_our_own_file_says_its_method_and_the_last_turn_of_each_member_counts():
    election = read(OWN)

    assert (election.method, election.parameters) == ("schulze", {"strength": "margins"})
    assert election.ballots == [([2, 1, None], 1), (0, 1)]


CATEGORIES = """# NUMBER ALTERNATIVES: 3
# CATEGORY NAME 1: Good
# CATEGORY NAME 2: Fair
# CATEGORY NAME 3: Poor
# CATEGORY NAME 4: No
# ALTERNATIVE NAME 1: Amy
# ALTERNATIVE NAME 2: Bob
# ALTERNATIVE NAME 3: Chuck
4: 1,{},2,3
2: {1,2,3},{},{},{}
"""


def test_categories_are_an_order_and_points():
    election = read(CATEGORIES)

    assert election.ballots == [([1, 2, 3], 4), ([1, 1, 1], 2)]
    assert election.scores == [([3, 1, 0], 4), ([3, 3, 3], 2)]


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        ("", "", "Line 1: the file is empty."),
        ("2 1\n1 3 0\n0\n", "", "Line 2: there is no option '3'."),
        ("2 1\n1 1 1 0\n0\n", "", "Line 2: a ballot names option 1 twice."),
        ("2 1\n1 1 2\n", "", "Line 2: the file ends before a ballot ends."),
        ('2 1\n0\n"Amy"\n', "", "Line 3: the file ends before the name of option 2 comes."),
        ("2 1\nx 1 0\n0\n", "", "Line 2: a number (weight of a ballot) is expected, not 'x'."),
        ("0 0\n0\n", "", "Line 1: there are no options or no seats."),
        ('2 1\n0\n"Amy" "Amy"', "", "Line 3: the option 'Amy' is named twice."),
        (PREFLIB + "1: 4\n", "", "Line 9: there is no alternative 4."),
        (PREFLIB + "1: 1,1\n", "", "Line 9: the alternative 1 comes twice in an order."),
        (PREFLIB + "1: {2,3\n", "", "Line 9: the order '{2,3' cannot be read."),
        (PREFLIB + "1,2\n", "", "Line 9: a number of voters, a colon and their order are expected."),
        (CATEGORIES + "1: 1,{},{},{},2\n", "",
         "Line 11: the file names no more than 4 categories."),
        (DEBIAN + "V: 123 x\n", "", "Line 8: the ballot '123' has 3 ranks for 2 options."),
        (DEBIAN + "V: 1? x\n", "", "Line 8: the ballot '1?' has a mark that is no rank."),
        (DEBIAN + "V: 19 x\n", "", "Line 8: the ballot '19' has a rank outside 1 to 2."),
        (ELEKTO + "1,2\n", "", "Line 4: the ballot has 2 cells for 3 options."),
        (ELEKTO + "1,x,2\n", "", "Line 4: 'x' is no rank."),
        ("name,1,2,3\nabe,b,c,c\n", "civs", "Line 2: 'abe' is no rank."),
        ("Amy,Amy\n1,2\n", "", "Line 1: an option is named twice."),
        ("1,2,3,\n", "elekto", "Line 1: an option has no name."),
        (RCTAB + "x,Amy,,\n", "", "Line 4: 'x' is no number of papers."),
        (RCTAB + "1,Amy\n", "", "Line 4: the row has 2 cells, the first row 4."),
        (ABIF + "5:A>>B\n", "", "Line 7: the ballot 'A>>B' cannot be read."),
        (ABIF + "5:A>\n", "", "Line 7: the ballot 'A>' ends before its last option."),
        (ABIF + "5:A>A\n", "", "Line 7: a ballot names the option 'A' twice."),
        (ABIF + "what\n", "", "Line 7: 'what' is no ballot, no option and no heading."),
        (OWN[:-4], "own", "Line 5: this is no JSON (Expecting ',' delimiter)."),
        (OWN.replace("[2, 1, null]", "[2, 1]", 1).replace("choice", "chose"), "", "Line 3: ballot 1 has no choice."),
        (OWN.replace("margins", "loud"), "", "Line 1: the file says 'loud' for strength."),
        (OWN.replace('"options"', '"opinions"'), "", "Line 5: the file lists no options."),
        (OWN.replace("[2, 1, null]", "[2, 1]"), "",
         "Line 4: a ballot gives each of the 3 options a rank from 1 to 3, best first, or leaves it "
         "empty; two options may share a rank. It abstains with 0."),
        (OWN.replace('"weight"', "").replace('"turn": 1}]', '"turn": "x"}]'), "",
         "Line 5: ballot 3 has a turn or a weight that is no number."),
        ("# NUMBER ALTERNATIVES: 0\n", "", "Line 1: the file ends without naming an alternative."),
        ("Tally Sheet\n\n", "", "Line 2: the tally sheet ends without naming an option."),
        ("count,rank1\n4,undervote\n", "", "Line 2: the file ends without naming an option."),
        ("{title: none}\n", "abif", "Line 1: the file ends without naming an option."),
        ("9,4,\n2,9,8,7,10,\n", "blt", "Line 1: a number (options) is expected, not '9,4,'."),
    ],
)  # fmt: skip
def test_a_malformed_file_gets_one_sentence_with_its_line(text, name, sentence):
    with pytest.raises(MalformedError) as refused:
        read(text, name)

    assert str(refused.value) == sentence
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_text_says_so():
    with pytest.raises(MalformedError, match="Line 2: this is not written in UTF-8"):
        reading.read(b"2 1\n1 \xff 0\n")


@given(st.sampled_from(WHOLE), st.data())
def test_a_damaged_file_is_read_or_refused_but_nothing_else(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(0, 20))
    inserted = data.draw(st.text(max_size=6))
    damaged = (text[:at] + inserted + text[at + length :]).encode("utf-8", "surrogatepass")

    for name in ("", *reading.FORMATS):
        assert line_of_refusal(damaged, name) >= 1


def line_of_refusal(content, name):
    """Where reading breaks off; 1 where the file is read."""
    try:
        assert reading.read(content, name).names
    except MalformedError as refused:
        return refused.line
    return 1
