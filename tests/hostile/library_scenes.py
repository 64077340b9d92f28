"""Scenes of the library of struggles: the Warehouse added an entry, Awa wrote it."""

from collections.abc import Callable

from autogestion.server.library import acts
from autogestion.server.library.models import Struggle
from autogestion.server.library.tests.scenes import BREAD, RENT
from tests.hostile.scenes import Attempt, Stage
from tests.world import dossier


def added(stage: Stage) -> Struggle:
    return acts.add_struggle(stage.world.awa, stage.world.warehouse, said=BREAD)


def add_struggle(stage: Stage) -> Attempt:
    return lambda by: acts.add_struggle(by, stage.world.warehouse, said=RENT)


def correct_struggle(stage: Stage) -> Attempt:
    struggle = added(stage)
    return lambda by: acts.correct_struggle(
        by, struggle, body=stage.world.warehouse, said=RENT, why="It was so.", read=1
    )


def add_voice(stage: Stage) -> Attempt:
    struggle = added(stage)
    return lambda by: acts.add_voice(by, struggle, body=stage.world.warehouse, text="It was cold.")


def use_struggle(stage: Stage) -> Attempt:
    struggle = added(stage)
    return lambda by: acts.use_struggle(
        by, stage.world.warehouse, struggle, part="demands", item=1, dossier=dossier()
    )


def follow_as_assembly(stage: Stage) -> Attempt:
    return lambda by: acts.follow_as_assembly(
        by, stage.world.warehouse, kind="trade", word="Tenants"
    )


def let_go_as_assembly(stage: Stage) -> Attempt:
    world = stage.world
    topic = acts.follow_as_assembly(world.awa, world.warehouse, kind="country", word="GB")
    return lambda by: acts.let_go_as_assembly(by, world.warehouse, topic.number)


OF_LIBRARY: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        add_struggle,
        correct_struggle,
        add_voice,
        use_struggle,
        follow_as_assembly,
        let_go_as_assembly,
    )
}
"""Acts of the library, tried in the name of the Warehouse."""
