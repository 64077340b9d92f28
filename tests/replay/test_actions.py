"""Stories of actions, each played through acts; record and tables must agree after each."""

import pytest

from autogestion.rules.refusals import RuleBroken
from autogestion.server.actions import acts, queries
from autogestion.server.actions.models import Coming
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
from autogestion.server.organisations.acts import leave
from autogestion.server.record import clock
from tests.visiting import lines_added
from tests.world import DAY, federated, founded

pytestmark = pytest.mark.django_db


def test_an_action_is_planned_called_for_printed_and_judged_against_its_aim():
    with federated() as world:
        decision = decided(world)
        action = planned(world, decision)
        task = execution.set_out_task(world.bruno, decision, world.warehouse, what="Bring tea.")
        with lines_added(world, "task.included"):
            acts.include_task(world.chidi, action, task)
        other = planned(world, decision)
        with lines_added(world), pytest.raises(RuleBroken, match="belongs to an action already"):
            acts.include_task(world.chidi, other, task)
        call = called(world, action, begins=clock.now() + DAY)
        acts.publish_call(world.bruno, call)
        acts.write_leaflet(world.chidi, action, template="call", texts=LEAFLET, call=call.number)
        for reached in ("no", "partly"):
            acts.evaluate_action(world.chidi, action, reached=reached, texts=SAID)
        (said,) = queries.evaluations_of(action)
        assert said.reached == "partly"
        acts.withdraw_call(world.chidi, call)
        assert not queries.leaflets_of(action).filter(call=None)


def test_two_stand_by_a_call_before_everybody_reads_it():
    with federated() as world:
        call = called(world, planned(world))
        for who in (world.awa, world.dora):
            with lines_added(world), pytest.raises(RuleBroken):
                acts.publish_call(who, call)
        acts.publish_call(world.chidi, call)
        with lines_added(world), pytest.raises(RuleBroken):
            acts.publish_call(world.bruno, call)
        with lines_added(world), pytest.raises(RuleBroken):
            acts.withdraw_call(world.dora, call)
        acts.withdraw_call(world.bruno, call)
        with lines_added(world), pytest.raises(RuleBroken):
            acts.withdraw_call(world.awa, call)


def test_who_comes_is_counted_and_stands_in_no_record():
    with federated() as world:
        call = called(world, planned(world))
        before = world.organisation.entries.count()
        for member, comes in (
            (world.dora, True),
            (world.dora, True),
            (world.emil, True),
            (world.emil, False),
        ):
            acts.come(member, call, comes=comes)
        assert Coming.objects.get().member == world.dora
        assert world.organisation.entries.count() == before
        assert queries.call_numbered(world.organisation, 1).coming_many == 1


def test_nobody_from_outside_plans_calls_prints_or_judges():
    with founded() as elsewhere, federated() as world:
        decision = decided(world)
        action = planned(world, decision)
        call = called(world, action)
        task = execution.set_out_task(world.bruno, decision, world.warehouse, what="Bring tea.")
        gone = world.admit("Gita", world.warehouse, by=world.awa)
        leave(gone, world.warehouse)
        attempts = [
            lambda who: acts.plan_action(who, decision, world.warehouse, **PICKET),
            lambda who: acts.include_task(who, action, task),
            lambda who: acts.write_call(who, action, texts=CALL),
            lambda who: acts.publish_call(who, call),
            lambda who: acts.withdraw_call(who, call),
            lambda who: acts.write_leaflet(who, action, template="call", texts=LEAFLET),
            lambda who: acts.evaluate_action(who, action, reached="yes", texts=SAID),
        ]
        for who in (gone, elsewhere.awa, world.dora):
            for attempt in attempts:
                with lines_added(world), pytest.raises(RuleBroken):
                    attempt(who)


def test_what_an_action_cannot_be():
    with federated() as world:
        action, other = planned(world), planned(world, decided(world))
        call = called(world, other)
        wrong = [
            lambda: acts.write_call(world.awa, action, texts={"headline": "Come"}),
            lambda: acts.write_call(world.awa, action, texts=CALL, begins=clock.now() - 1),
            lambda: acts.write_leaflet(world.awa, action, template="glossy", texts=LEAFLET),
            lambda: acts.write_leaflet(world.awa, action, template="call", texts=LEAFLET, call=call.number),
            lambda: acts.write_leaflet(world.awa, action, template="call", texts={"text": "So."}),
            lambda: acts.evaluate_action(world.awa, action, reached="splendidly", texts=SAID),
        ]  # fmt: skip
        for attempt in wrong:
            with lines_added(world), pytest.raises(RuleBroken):
                attempt()
