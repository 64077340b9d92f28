"""Scenes of the programme and of study circles: Awa writes from the Warehouse, all have decided on an article."""

from collections.abc import Callable

from autogestion.server.programme import acts
from autogestion.server.programme.models import Study
from autogestion.server.programme.tests.scenes import FIVE, HOURS, drafted, standing
from tests.hostile.scenes import Attempt, Stage
from tests.world import dossier


def write_draft(stage: Stage) -> Attempt:
    return lambda by: acts.write_draft(by, stage.world.warehouse, texts=HOURS)


def add_source(stage: Stage) -> Attempt:
    draft = drafted(stage.world)
    return lambda by: acts.add_source(by, stage.world.warehouse, draft, line=1)


def pose_article(stage: Stage) -> Attempt:
    draft = drafted(stage.world)
    return lambda by: acts.pose_article(
        by, stage.world.warehouse, change="written", dossier=dossier(), draft=draft
    )


def keep_alternative(stage: Stage) -> Attempt:
    article = standing(stage.world)
    draft = drafted(stage.world, FIVE, article=article)
    return lambda by: acts.keep_alternative(by, article, draft)


def drop_alternative(stage: Stage) -> Attempt:
    article = standing(stage.world)
    acts.keep_alternative(stage.world.chidi, article, drafted(stage.world, FIVE, article=article))
    return lambda by: acts.drop_alternative(by, article)


def _studying(stage: Stage) -> Study:
    world = stage.world
    study = acts.open_study(world.awa, world.warehouse, name="Hours", aim="Count them.")
    acts.add_reading(world.awa, world.warehouse, study, text="A book")
    acts.make_remark(world.awa, world.warehouse, study, reading=1, kind="note", text="So.")
    return study


def open_study(stage: Stage) -> Attempt:
    return lambda by: acts.open_study(by, stage.world.warehouse, name="Hours", aim="Count.")


def add_reading(stage: Stage) -> Attempt:
    study = _studying(stage)
    return lambda by: acts.add_reading(by, stage.world.warehouse, study, text="A book")


def make_remark(stage: Stage) -> Attempt:
    study = _studying(stage)
    return lambda by: acts.make_remark(
        by, stage.world.warehouse, study, reading=1, kind="note", text="No."
    )


def use_remark(stage: Stage) -> Attempt:
    study = _studying(stage)
    return lambda by: acts.use_remark(by, stage.world.warehouse, study, remark=1, dossier=dossier())


OF_PROGRAMME: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        write_draft, add_source, pose_article, keep_alternative, drop_alternative, open_study,
        add_reading, make_remark, use_remark,
    )
}  # fmt: skip
"""Acts of the programme, tried in the name of the Warehouse."""
