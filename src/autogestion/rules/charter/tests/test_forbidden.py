"""What no centre may do has no word in a charter, and whoever writes one is told the principle."""

import pytest

from autogestion.rules.charter.tests.samples import only_problem, short, with_ordinary

FORBIDDEN = [
    ("veto", "S4"),
    ("council_veto", "S4"),
    ("may_override", "S4"),
    ("casting_vote", "S4"),
    ("tie-break", "S4"),
    ("chair", "S4"),
    ("weight", "S4"),
    ("votes_per_share", "S4"),
    ("proxies", "S4"),
    ("appointed_by", "S11"),
    ("co_opted", "S11"),
    ("dissolved_by", "S11"),
    ("council_may_dissolve", "S11"),
    ("suspended_by", "S11"),
    ("expelled_by", "S11"),
    ("remove_members", "S11"),
    ("mandate_years", "S11"),
    ("term_prolonged_by_council", "S11"),
    ("recall_after_days", "S3"),
    ("recall_cause", "S3"),
    ("may_speak", "S11"),
    ("close_debate", "S11"),
    ("agenda_by", "S11"),
    ("secret", "S11"),
    ("confidential", "S11"),
    ("visible_to", "S11"),
    ("approved_by", "S8"),
    ("posed_by", "S8"),
]


@pytest.mark.parametrize("word, principle", FORBIDDEN)
def test_what_no_centre_may_do_is_refused_naming_the_principle(word, principle):
    problem = only_problem(with_ordinary(**{word: 1}))

    assert problem.path == f"kinds.ordinary.{word}"
    assert problem.values == {"principle": principle}
    assert f"({principle})" in str(problem)


@pytest.mark.parametrize("place", ["veto", "assemblies__veto", "kinds__ordinary__Veto"])
def test_it_is_refused_wherever_it_is_written(place):
    assert "gives no one a veto (S4)" in str(only_problem(short(**{place: {"by": "council"}})))


def test_a_word_that_is_one_letter_off_a_known_one_is_a_slip_and_no_offence():
    assert "Did you mean “several”?" in str(only_problem(short(assemblies__severall=True)))
