"""What tests begin with is laid back to the row, and a row that differs is still found."""

import pytest

from autogestion.server.deliberation.models import Question
from autogestion.server.portable.tests.exports import forget_everything
from autogestion.server.record import clock
from tests import kept, tables
from tests.replay.check import check_all_organisations
from tests.world import federated

pytestmark = pytest.mark.django_db


def test_a_world_that_is_laid_back_is_the_one_that_was_played():
    with federated() as played:
        rows, at = tables.taken(tables.filled()), clock.now()
    forget_everything()
    kept.next_test()
    with federated() as world:
        assert tables.taken(tables.filled()) == rows
        assert clock.now() == at
        assert world == played
        assert world.pose(world.dora, world.depot, complete=False).pk is not None


def test_the_second_world_of_a_test_is_another_organisation():
    with federated() as first:
        forget_everything()
    with federated() as second:
        assert second.organisation.org != first.organisation.org


def test_a_row_that_the_record_does_not_tell_of_is_found_in_a_world_that_was_right_before():
    with federated() as world:
        check_all_organisations()
        question = Question.objects.filter(organisation=world.organisation)
        number = question.get().number
        question.update(number=number + 1)
        with pytest.raises(AssertionError, match="differ"):
            check_all_organisations()
        question.update(number=number)
