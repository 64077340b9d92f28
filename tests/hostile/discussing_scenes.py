"""Acts of discussing a question, and the moment just before each: who tries it now, is admitted or refused."""

from collections.abc import Callable

from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.models import Question
from autogestion.server.discussing import acts
from autogestion.server.discussing.models import Thread
from tests.hostile.scenes import Attempt, Stage


def name_conditions(stage: Stage) -> Attempt:
    question = stage.posed()
    return lambda by: deliberation.name_conditions(by, question, conditions=["drivers"])


def open_thread(stage: Stage) -> Attempt:
    question = stage.posed()
    return lambda by: acts.open_thread(by, question, title="Kettles", text="Which one?")


def _opened(stage: Stage) -> Thread:
    """By Bruno, who has asked for somebody to contradict him, with a point and minutes."""
    by = stage.world.bruno
    thread = acts.open_thread(by, stage.posed(), title="Kettles", text="Which one?")
    acts.name_point(by, thread, text="We need one.", settled=True)
    acts.write_thread_minutes(by, thread, text="Bruno asked which one.")
    return thread


def answer_thread(stage: Stage) -> Attempt:
    thread = _opened(stage)
    return lambda by: acts.answer_thread(by, thread, text="The red.", quotes=1, passage="one")


def name_point(stage: Stage) -> Attempt:
    thread = _opened(stage)
    return lambda by: acts.name_point(by, thread, text="Which colour?", settled=False)


def mark_point(stage: Stage) -> Attempt:
    thread = _opened(stage)
    return lambda by: acts.mark_point(by, thread, number=1, settled=False)


def write_thread_minutes(stage: Stage) -> Attempt:
    thread = _opened(stage)
    return lambda by: acts.write_thread_minutes(by, thread, text="Nobody knew.", corrects=1)


def _argued(stage: Stage) -> Question:
    question = stage.posed()
    deliberation.add_argument(stage.world.bruno, question, side="for", text="It whistles.")
    return question


def say_mind_changed(stage: Stage) -> Attempt:
    question = _argued(stage)
    return lambda by: acts.say_mind_changed(by, question, argument=1)


def take_mind_back(stage: Stage) -> Attempt:
    """What Chidi said."""
    question = _argued(stage)
    acts.say_mind_changed(stage.world.chidi, question, argument=1)
    return lambda by: acts.take_mind_back(by, question, argument=1)


OF_DISCUSSING: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        open_thread, answer_thread, name_point, mark_point, write_thread_minutes,
        say_mind_changed, take_mind_back, name_conditions,
    )
}  # fmt: skip
"""Acts on a question of the Warehouse, or on one put to the whole."""
