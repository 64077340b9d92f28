"""Scenes of actions: Awa planned one in the Warehouse, and wrote a call to it."""

from collections.abc import Callable

from autogestion.server.actions import acts
from autogestion.server.actions.tests.scenes import CALL, LEAFLET, PICKET, SAID
from autogestion.server.execution import acts as execution
from tests.hostile.scenes import Attempt, Stage


def _planned(stage: Stage):
    world, decision = stage.world, stage.decided()
    return decision, acts.plan_action(world.awa, decision, world.warehouse, **PICKET)


def plan_action(stage: Stage) -> Attempt:
    decision = stage.decided()
    return lambda by: acts.plan_action(by, decision, stage.world.warehouse, **PICKET)


def include_task(stage: Stage) -> Attempt:
    decision, action = _planned(stage)
    task = execution.set_out_task(stage.world.awa, decision, stage.world.warehouse, what="Tea.")
    return lambda by: acts.include_task(by, action, task)


def write_call(stage: Stage) -> Attempt:
    _decision, action = _planned(stage)
    return lambda by: acts.write_call(by, action, texts=CALL)


def publish_call(stage: Stage) -> Attempt:
    _decision, action = _planned(stage)
    call = acts.write_call(stage.world.bruno, action, texts=CALL)
    return lambda by: acts.publish_call(by, call)


def withdraw_call(stage: Stage) -> Attempt:
    _decision, action = _planned(stage)
    call = acts.write_call(stage.world.bruno, action, texts=CALL)
    return lambda by: acts.withdraw_call(by, call)


def write_leaflet(stage: Stage) -> Attempt:
    _decision, action = _planned(stage)
    return lambda by: acts.write_leaflet(by, action, template="call", texts=LEAFLET)


def evaluate_action(stage: Stage) -> Attempt:
    _decision, action = _planned(stage)
    return lambda by: acts.evaluate_action(by, action, reached="yes", texts=SAID)


OF_ACTIONS: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        plan_action, include_task, write_call, publish_call, withdraw_call, write_leaflet, evaluate_action,
    )
}  # fmt: skip
"""Acts of an action of the Warehouse."""
