"""Acts of carrying out, and the moment just before each: who tries it now, is admitted or refused."""

from collections.abc import Callable

from autogestion.server.execution import acts
from autogestion.server.execution.models import Task, Undertaking
from autogestion.server.record import clock
from tests.hostile.scenes import Attempt, Stage
from tests.world import DAY


def set_out_task(stage: Stage) -> Attempt:
    decision = stage.decided()
    return lambda by: acts.set_out_task(by, decision, stage.world.warehouse, what="Buy it.")


def _task(stage: Stage, **said: object) -> Task:
    return acts.set_out_task(
        stage.world.awa, stage.decided(), stage.world.warehouse, what="Buy it.", **said
    )


def _turns(stage: Stage) -> Task:
    return _task(stage, every=7, way="turns")


def _in_hand(stage: Stage) -> Undertaking:
    """Chidi has it in hand."""
    return acts.take_on(stage.world.chidi, _task(stage), until=clock.now() + DAY)


def withdraw_task(stage: Stage) -> Attempt:
    task = _task(stage)
    return lambda by: acts.withdraw_task(by, task)


def offer_for_shifts(stage: Stage) -> Attempt:
    task = _turns(stage)
    return lambda by: acts.offer_for_shifts(by, task)


def decline_shifts(stage: Stage) -> Attempt:
    task = _turns(stage)
    acts.offer_for_shifts(stage.world.chidi, task)
    return lambda by: acts.decline_shifts(by, task)


def take_on(stage: Stage) -> Attempt:
    task = _task(stage)
    return lambda by: acts.take_on(by, task, until=clock.now() + DAY)


def join_undertaking(stage: Stage) -> Attempt:
    hand = _in_hand(stage)
    return lambda by: acts.join_undertaking(by, hand)


def leave_undertaking(stage: Stage) -> Attempt:
    hand = _in_hand(stage)
    return lambda by: acts.leave_undertaking(by, hand, text="I cannot.")


def hand_on(stage: Stage) -> Attempt:
    hand = _in_hand(stage)
    return lambda by: acts.hand_on(by, hand, to=stage.world.gita, text="You?")


def take_over(stage: Stage) -> Attempt:
    """Bruno has it in hand, and asks Chidi."""
    world = stage.world
    hand = acts.take_on(world.bruno, _task(stage), until=clock.now() + DAY)
    acts.hand_on(world.bruno, hand, to=world.chidi, text="You?")
    return lambda by: acts.take_over(by, hand)


def put_off(stage: Stage) -> Attempt:
    hand = _in_hand(stage)
    return lambda by: acts.put_off(by, hand, until=hand.until + DAY, text="Tomorrow.")


def ask_for_help(stage: Stage) -> Attempt:
    hand = _in_hand(stage)
    return lambda by: acts.ask_for_help(by, hand, text="Who has a car?")


def report_done(stage: Stage) -> Attempt:
    hand = _in_hand(stage)
    return lambda by: acts.report_done(by, hand, text="Done.")


def say_seen(stage: Stage) -> Attempt:
    hand = _in_hand(stage)
    acts.report_done(stage.world.chidi, hand, text="Done.")
    return lambda by: acts.say_seen(by, hand, done=True)


def tell_execution(stage: Stage) -> Attempt:
    decision = stage.decided()
    return lambda by: acts.tell_execution(
        by, decision, stage.world.warehouse, stage="how", text="In shifts."
    )


def regard_decision(stage: Stage) -> Attempt:
    decision = stage.decided()
    return lambda by: acts.regard_decision(by, decision, stance="object")


def evaluate_execution(stage: Stage) -> Attempt:
    hand = _in_hand(stage)
    texts = {"wanted": "Tea.", "happened": "Tea.", "learnt": "Nothing."}
    return lambda by: acts.evaluate_execution(by, hand.task.decision, reached="yes", texts=texts)


def state_expectation(stage: Stage) -> Attempt:
    question = stage.world.pose(stage.world.chidi, stage.world.warehouse, complete=False)
    return lambda by: acts.state_expectation(by, question, text="Tea.")


def name_event(stage: Stage) -> Attempt:
    decision = stage.decided()
    return lambda by: acts.name_event(by, decision, text="Rents rise")


def see_event(stage: Stage) -> Attempt:
    decision = stage.decided()
    acts.name_event(stage.world.bruno, decision, text="Rents rise")
    acts.see_event(stage.world.bruno, decision, event=1)
    return lambda by: acts.see_event(by, decision, event=1)


OF_EXECUTION: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        set_out_task, withdraw_task, offer_for_shifts, decline_shifts, take_on, join_undertaking,
        leave_undertaking, hand_on, take_over, put_off, ask_for_help, report_done, say_seen,
        tell_execution, regard_decision, evaluate_execution, state_expectation, name_event, see_event,
    )
}  # fmt: skip
"""Acts in the Warehouse because of a decision of its own."""


def turns(stage: Stage) -> None:
    """A turn begins by the hour."""
    acts.offer_for_shifts(stage.world.bruno, _turns(stage))
    stage.world.wait(hours=1)
