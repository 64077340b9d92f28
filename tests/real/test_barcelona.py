"""10,860 proposals for Barcelona's plan of 2016 with their answers and a thread of 330, brought in by acts.

The corpus may not be copied here (open data of decidim.barcelona, without a licence file). Here every
fiftieth proposal is posed; `make bench` brings in as many as there are.
"""

import pytest

from autogestion.server.bringing.tables import proposals, remarks
from autogestion.server.bringing.taking import bring_in
from tests.real import shared_data
from tests.visiting import at, browser
from tests.world import founded

CORPUS = shared_data.SHARED / "proposals" / "decidim-barcelona-pam2016"
DISCUSSED = "3608"


def read():
    return proposals(shared_data.needed(CORPUS / "proposals.csv").read_bytes())


def test_every_proposal_is_read_with_what_became_of_it():
    found = read()

    assert len(found) == 10_860
    assert sum(one.was_taken is True for one in found) == 8_142
    assert sum(one.was_taken is False for one in found) == 2_718
    # Seven of those that were turned down hold an answer without a word.
    assert sum(bool(one.answer) for one in found) == 2_711
    assert not any("<p>" in one.text or "<div>" in one.text for one in found)


def test_the_thread_is_read_with_its_sides():
    thread = remarks(shared_data.needed(CORPUS / "thread-03608.json").read_bytes())

    sides = [one.side for one in thread]
    assert [sides.count(side) for side in ("for", "against", "depends", "")] == [29, 26, 5, 270]


@pytest.mark.slow
@pytest.mark.django_db
def test_proposals_are_posed_argued_and_found():
    found = [one for one in read() if one.row % 50 == 0 or one.key == DISCUSSED]
    thread = remarks(shared_data.needed(CORPUS / "thread-03608.json").read_bytes())
    with founded() as world:
        brought = bring_in(
            world.awa, world.warehouse, found,
            source="decidim.barcelona", threads={DISCUSSED: thread},
        )  # fmt: skip

        assert (brought.posed + brought.known, brought.refused) == (len(found), [])
        assert (brought.remarks, brought.answers) == (60, 270)
        discussed = world.organisation.questions.get(arguments__number=60)
        page = browser(world.bruno).get(at(world, "questions", discussed.number))
        assert page.status_code == 200
        word = found[3].title.split()[-1]
        assert browser(world.bruno).get(at(world, "find"), {"q": word}).status_code == 200
