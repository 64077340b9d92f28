"""Acts of tendencies, and the moment just before each: who tries it now, is admitted or refused."""

from collections.abc import Callable

from autogestion.server.tendencies import acts
from autogestion.server.tendencies.models import Tendency
from tests.hostile.scenes import Attempt, Stage


def form_tendency(stage: Stage) -> Attempt:
    return lambda by: acts.form_tendency(by, name="Six hours", platform="Enough.")


def _formed(stage: Stage) -> Tendency:
    """Of Chidi and Bruno."""
    tendency = acts.form_tendency(stage.world.bruno, name="Six hours", platform="Enough.")
    acts.join_tendency(stage.world.chidi, tendency)
    return tendency


def join_tendency(stage: Stage) -> Attempt:
    tendency = _formed(stage)
    return lambda by: acts.join_tendency(by, tendency)


def leave_tendency(stage: Stage) -> Attempt:
    tendency = _formed(stage)
    return lambda by: acts.leave_tendency(by, tendency)


def rewrite_platform(stage: Stage) -> Attempt:
    tendency = _formed(stage)
    return lambda by: acts.rewrite_platform(by, tendency, platform="More.")


def speak_for_tendency(stage: Stage) -> Attempt:
    tendency, question = _formed(stage), stage.posed()
    return lambda by: acts.speak_for_tendency(by, tendency, question, text="Think.")


OF_TENDENCIES: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        form_tendency, join_tendency, leave_tendency, rewrite_platform, speak_for_tendency,
    )
}  # fmt: skip
"""Acts of a tendency to which Chidi belongs."""
