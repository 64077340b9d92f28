"""What an operator could do to an inquiry, and what shows it (docs/trust.md)."""

import pytest

from autogestion.server.inquiry.tests.scenes import answered, nights, opened, published
from tests.trust.test_operator import first, told_otherwise
from tests.world import founded

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """An inquiry with eight sheets, closed and published."""
    with founded() as world:
        survey = opened(world)
        answered(world, survey, [nights(1)] * 8)
        published(world, survey)
        yield world


def reason(world, act: str, **says: object) -> str:
    """Why the record does not hold in which the line of this act says something else."""

    def changed(lines):
        line = first(lines, act)
        line["body"] |= says
        return lines

    (problem,) = told_otherwise(world, changed).problems
    return problem.reason


def test_more_sheets_than_could_be_handed_in_are_found_out(world):
    assert "more sheets than people" in reason(world, "survey.closed", answered=12)


def test_results_that_were_changed_open_no_commitment(world):
    assert "other results" in reason(world, "survey.published", files=["ab" * 32])


def test_fewer_asked_than_there_were_is_found_out(world):
    assert "other people are asked" in reason(world, "survey.opened", asked=2)
