"""What I have learnt to do: read from one's own acts, seen by oneself alone (F12)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from autogestion.server.discussing import acts as discussing
from autogestion.server.execution import acts
from autogestion.server.organisations.models import Member
from tests.visiting import at, browser, lines_added
from tests.world import DAY, World, federated, founded

pytestmark = pytest.mark.django_db
QUERIES_MAX = 7


def parts(world: World, member: Member) -> tuple[str, str]:
    """What stands under what one has done, and under what one never did."""
    with lines_added(world):
        answer = browser(member).get(at(world, "learnt"))
    assert answer.status_code == 200
    done, _never, never = answer.content.decode().partition('id="never"')
    return done, never


def test_each_reads_their_own_acts_and_is_offered_what_they_never_did():
    with federated() as world:
        question = world.pose(world.awa, world.warehouse, seconded_by=[world.bruno])
        decision = world.decide(question, {"Awa": 1, "Bruno": 1, "Chidi": 1})
        for every in (0, 7):
            task = acts.set_out_task(
                world.awa, decision, world.warehouse, what="Buy it.", every=every,
                **({"way": "open"} if every else {}),
            )  # fmt: skip
            hand = acts.take_on(
                world.bruno, task, until=0 if every else decision.taken_at + 5 * DAY
            )
            acts.report_done(world.bruno, hand, text="It boils.")
        thread = discussing.open_thread(world.awa, question, title="Tea", text="Who?")
        for version in range(2):
            discussing.write_thread_minutes(world.bruno, thread, text="Tea.", corrects=version)
        done, never = parts(world, world.bruno)
        assert "Carrying out a task" in done
        assert "Having a shift" in done
        assert "Writing the minutes of a discussion" in done
        assert "2 times" in done
        assert "Putting a question" in never
        assert "A study circle" in never
        done, never = parts(world, world.awa)
        assert "Putting a question" in done
        assert "Carrying out a task" in never
        done, never = parts(world, world.dora)
        assert "Nothing yet." in done
        assert "Carrying out a task" in never
        device = browser(world.bruno)
        with CaptureQueriesContext(connection) as queries:
            device.get(at(world, "learnt"))
        assert len(queries) <= QUERIES_MAX


def test_there_is_no_way_to_another_s():
    with federated() as world, founded() as elsewhere:
        assert (
            browser(world.bruno)
            .get(at(world, "members", world.awa.pseudonym, "learnt"))
            .status_code
            == 404
        )
        assert browser(elsewhere.awa).get(at(world, "learnt")).status_code == 403
