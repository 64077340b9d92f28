"""Acts that say something more simply, and the moment just before each: who tries it now, is admitted or refused."""

from collections.abc import Callable

from autogestion.server.bringing import acts as bringing
from autogestion.server.deliberation import acts as deliberation
from autogestion.server.explaining import acts
from tests.hostile.scenes import Attempt, Stage


def add_explanation(stage: Stage) -> Attempt:
    return lambda by: acts.add_explanation(by, word="early turn", text="From 5:30 to 13:00.")


def bring_precedent(stage: Stage) -> Attempt:
    return lambda by: bringing.bring_precedent(
        by, title="A second kettle", text="Bought.", source="The other union", outcome="adopted",
        decided_at=0, review_at=1, sums={"for": 3},
    )  # fmt: skip


def add_summary(stage: Stage) -> Attempt:
    question = stage.posed()
    return lambda by: deliberation.add_summary(by, question, text="A kettle, yes or no?")


OF_EXPLAINING: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene for scene in (add_explanation, bring_precedent, add_summary)
}
"""A word of the whole organisation; a question of the Warehouse."""
