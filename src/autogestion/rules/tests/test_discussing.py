"""Rules of discussing: what is quoted stands there literally, marks are contradicted, minutes not written over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogestion.rules import concerned
from autogestion.rules import discussing as rules
from autogestion.rules.refusals import RuleBroken


@given(st.text(min_size=1).filter(str.strip), st.data())
def test_every_passage_of_a_text_is_found_where_it_stands(text, data):
    text = text.replace("\r", "")
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    passage = text[first:last].strip()
    if not passage:
        with pytest.raises(RuleBroken):
            rules.passage_in(text, passage)
        return
    start, end = rules.passage_in(text, f" {passage}\n")
    assert text[start:end] == passage
    assert rules.is_passage(start, end) == (end <= rules.PIECE_MAX)


@given(st.text(), st.text())
def test_what_is_quoted_is_part_of_the_text_or_refused(text, passage):
    try:
        first, last = rules.passage_in(text, passage)
    except RuleBroken:
        return
    assert text[first:last] in text
    assert text[first:last]


def test_line_ends_are_no_difference():
    assert rules.passage_in("One\ntwo", "One\r\ntwo") == (0, 7)


@pytest.mark.parametrize("settled", [True, False])
def test_a_point_is_marked_the_other_way_only(settled):
    rules.check_marking(is_settled=not settled, settled=settled)
    with pytest.raises(RuleBroken, match="already"):
        rules.check_marking(is_settled=settled, settled=settled)


@pytest.mark.parametrize(("first", "last"), [(-1, 3), (3, 3), (4, 3), (0, rules.PIECE_MAX + 1)])
def test_these_are_no_ends_of_a_passage(first, last):
    assert not rules.is_passage(first, last)


def test_five_conditions_at_most_named_by_the_author():
    concerned.check_naming(is_author=True, named=3, more=2)
    for wrong in (
        {"is_author": False, "named": 0, "more": 1},
        {"is_author": True, "named": 0, "more": 0},
        {"is_author": True, "named": 4, "more": 2},
    ):
        with pytest.raises(RuleBroken):
            concerned.check_naming(**wrong)
    concerned.check_ticking(None, named=0)
    concerned.check_ticking(2, named=2)
    for condition in (0, 3, -1):
        with pytest.raises(RuleBroken):
            concerned.check_ticking(condition, named=2)
