"""What anybody tries with actions, expectations and reviews."""

from collections.abc import Callable
from typing import Any

from autogestion.server.actions import acts
from autogestion.server.actions.tests.scenes import CALL, LEAFLET, PICKET, SAID
from autogestion.server.execution import acts as execution
from autogestion.server.record import clock


def one_of(some: Any, things: str) -> Any:
    return some.one_of(getattr(some.world.organisation, things).order_by("number"))


def plan(some: Any) -> None:
    decision, body = one_of(some, "decisions"), some.body()
    some.all_try(lambda member: acts.plan_action(member, decision, body, **PICKET))


def call(some: Any) -> None:
    action, begins = one_of(some, "actions"), some.chance.choice([0, clock.now() + 3600])
    some.all_try(lambda member: acts.write_call(member, action, texts=CALL, begins=begins))


def publish(some: Any) -> None:
    found = one_of(some, "calls")
    some.all_try(lambda member: acts.publish_call(member, found))


OF_ACTIONS: dict[str, Callable[[Any], object]] = {
    "plan action": plan,
    "write call": call,
    "publish call": publish,
    "include task": lambda some: acts.include_task(
        some.someone(), one_of(some, "actions"), some.task()
    ),
    "withdraw call": lambda some: acts.withdraw_call(some.someone(), one_of(some, "calls")),
    "write leaflet": lambda some: acts.write_leaflet(
        some.someone(), one_of(some, "actions"), template="information", texts=LEAFLET,
        call=some.chance.choice([None, 1]),
    ),
    "evaluate action": lambda some: acts.evaluate_action(
        some.someone(), one_of(some, "actions"), reached="no", texts=SAID
    ),
    "expect": lambda some: execution.state_expectation(
        some.someone(), some.question(), text="Tea by May."
    ),
    "name event": lambda some: execution.name_event(
        some.someone(), one_of(some, "decisions"), text="Rents rise"
    ),
    "see event": lambda some: execution.see_event(
        some.someone(), one_of(some, "decisions"), event=some.number(2)
    ),
    "come": lambda some: acts.come(some.someone(), one_of(some, "calls"), comes=True),
}  # fmt: skip
