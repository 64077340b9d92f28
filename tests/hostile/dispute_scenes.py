"""Acts on how a question is put, and the moment just before each: who tries it now, is admitted or refused."""

from collections.abc import Callable

from autogestion.server.deliberation import acts
from autogestion.server.deliberation.models import Challenge
from tests.hostile.scenes import Attempt, Stage
from tests.world import World


def challenge_question(stage: Stage) -> Attempt:
    question = stage.complete()
    return lambda by: acts.challenge_question(
        by, question, ground="unclear", text="Second to which?"
    )


def _challenged(stage: Stage) -> Challenge:
    """By Bruno."""
    question = stage.complete()
    return acts.challenge_question(
        stage.world.bruno, question, ground="unclear", text="Second to which?"
    )


def support_challenge(stage: Stage) -> Attempt:
    challenge = _challenged(stage)
    return lambda by: acts.support_challenge(by, challenge)


def mark_contradiction(stage: Stage) -> Attempt:
    decision = Stage(stage.world, "whole").decided()
    question = stage.complete()
    return lambda by: acts.mark_contradiction(by, question, decision, text="All buy one.")


def lift_contradiction(stage: Stage) -> Attempt:
    decision = Stage(stage.world, "whole").decided()
    marked = acts.mark_contradiction(
        stage.world.chidi, stage.complete(), decision, text="All buy one."
    )
    return lambda by: acts.lift_contradiction(by, marked)


OF_DISPUTES: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (challenge_question, support_challenge, mark_contradiction, lift_contradiction)
}
"""Acts on a question of the Warehouse's own, and on one put to the whole."""


def settled(world: World) -> None:
    """Played by the clock: a challenge is dismissed and another carries; the Depot is concerned too."""
    question = Stage(world).complete()
    for ground in ("unclear", "leading"):
        challenge = acts.challenge_question(world.bruno, question, ground=ground, text="Hm.")
        for member in (world.awa, world.gita):
            acts.support_challenge(member, challenge)
    for answer in (2, 1):
        world.decide(
            world.asked("scope", world.warehouse), dict.fromkeys(("Awa", "Bruno", "Gita"), answer)
        )
    asked = world.pose(
        world.dora, world.depot, seconded_by=[world.emil],
        subject={"too": Stage(world).posed().number},
    )  # fmt: skip
    world.decide(asked, dict.fromkeys(("Dora", "Emil"), 1))
