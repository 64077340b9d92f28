"""The pages of actions: who reads, who writes, what strangers see, how often the database is asked."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from autogestion.server.actions import acts, queries
from autogestion.server.actions.tests.scenes import (
    CALL,
    LEAFLET,
    PICKET,
    SAID,
    called,
    decided,
    planned,
)
from autogestion.server.execution import acts as execution
from autogestion.server.organisations.models import Member
from autogestion.server.web.templatetags.web import qr
from tests.visiting import at, browser, lines_added
from tests.world import federated, founded

pytestmark = pytest.mark.django_db


def read(member: Member, address: str) -> str:
    answer = browser(member).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_a_decision_to_an_action_its_call_its_leaflet_and_the_library():
    with federated() as world:
        decision = decided(world)
        device = browser(world.awa)
        assert "Plan an action" in read(world.awa, at(world, "decisions", decision.number))
        with lines_added(world, "action.planned"):
            device.post(at(world, "decisions", decision.number, "actions"), PICKET)
        action = queries.action_numbered(world.organisation, 1)
        late = CALL | {"begins": "1999-01-01T10:00"}
        assert device.post(f"{action.url}call/", late).status_code == 422
        with lines_added(world, "call.written"):
            device.post(f"{action.url}call/", CALL | {"begins": "2026-12-01T06:00"})
        with lines_added(world, "leaflet.written"):
            device.post(f"{action.url}leaflet/", LEAFLET | {"template": "demands", "call": "1"})
        page = read(world.dora, at(world, "leaflets", 1))
        assert "Six hours" in page
        assert 'class="qr"' not in page  # Nobody outside could read the call yet.
        assert "Awa" not in page.partition('<article class="leaflet')[2].partition("</article>")[0]
        acts.publish_call(world.bruno, queries.call_numbered(world.organisation, 1))
        leaflet, call = read(world.dora, at(world, "leaflets", 1)), at(world, "calls", 1)
        assert (
            str(qr(f"http://testserver{call}", "Code that holds the address of the call"))
            in leaflet
        )
        assert Client().get(call).status_code == 200
        judged = {"took_part": "on", "reached": "partly", **SAID}
        silent = {**judged, "took_part": ""}
        assert browser(world.bruno).post(f"{action.url}evaluate/", silent).status_code == 422
        with lines_added(world, "action.evaluated"):
            browser(world.bruno).post(f"{action.url}evaluate/", judged)
        assert "The aim was reached in part." in read(world.dora, action.url)
        offered = read(world.awa, f"{action.url}offer/")
        for words in (
            PICKET["name"],
            "Begin at five.",
            "Gate 3",
            'value="2026-12-01"',
            f"{action.url}",
        ):
            assert words in offered
        assert PICKET["name"] in read(world.dora, at(world, "actions"))
        assert PICKET["name"] in read(world.awa, at(world, "decisions", decision.number))


def test_a_stranger_reads_a_call_that_two_stand_by_and_nothing_else():
    with founded() as elsewhere, federated() as world:
        action = planned(world)
        call = called(world, action)
        acts.come(world.dora, call, comes=True)
        outside = (Client(), browser(elsewhere.awa))
        for device in outside:
            assert device.get(call.url).status_code == 404
        browser(world.chidi).post(f"{call.url}publish/")
        for device in outside:
            answer = device.get(call.url)
            assert answer.status_code == 200
            page = answer.content.decode()
            assert "We stand there <strong>together</strong>." in page
            assert "1 member says that they come." in page
            for name in ("Awa", "Chidi", "Dora", PICKET["name"], PICKET["aim"]):
                assert name not in page.replace(elsewhere.awa.name, "", page.count("masthead"))
            for part in (("actions",), ("actions", 1), ("leaflets", 1)):
                assert device.get(at(world, *part)).status_code in (302, 403)
            with lines_added(world):
                assert device.post(f"{call.url}come/", {"comes": "yes"}).status_code in (302, 403)
                assert device.post(f"{call.url}withdraw/").status_code in (302, 403)
        browser(world.emil).post(f"{call.url}come/", {"comes": "yes"})
        assert "2 members say" in read(world.farah, call.url)
        browser(world.bruno).post(f"{call.url}withdraw/")
        for device in outside:
            assert device.get(call.url).status_code == 404


@pytest.mark.parametrize("times", [1, 3])
def test_a_page_asks_the_database_as_often_for_many_as_for_few(times):
    with federated() as world:
        decision = decided(world)
        for _ in range(times):
            action = planned(world, decision)
            task = execution.set_out_task(world.bruno, decision, world.warehouse, what="Tea.")
            acts.include_task(world.awa, action, task)
        for member in (world.awa, world.bruno, world.chidi)[:times]:
            call = called(world, action)
            acts.write_leaflet(world.awa, action, template="call", texts=LEAFLET, call=call.number)
            acts.evaluate_action(member, action, reached="yes", texts=SAID)
            acts.come(member, call, comes=True)
        device, counts = browser(world.awa), {}
        pages = {
            "actions": at(world, "actions"), "action": action.url, "call": call.url,
            "leaflet": at(world, "leaflets", 1), "decision": at(world, "decisions", decision.number),
        }  # fmt: skip
        for name, address in pages.items():
            device.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert device.get(address).status_code == 200
            counts[name] = len(asked)
        assert counts == {"actions": 4, "action": 14, "call": 6, "leaflet": 5, "decision": 24}
