"""Scenes of inquiries: the Warehouse asks, Awa began it."""

from collections.abc import Callable

from autogestion.server.inquiry import acts
from autogestion.server.inquiry.items import Written
from autogestion.server.inquiry.models import Survey
from autogestion.server.inquiry.tests.scenes import ITEMS, drafted, fresh, nights, opened, published
from autogestion.server.inquiry.tests.scenes import answered as all_answer
from tests.hostile.scenes import Attempt, Stage
from tests.world import dossier

PAY = Written("What are you paid an hour?", [])


def draft_survey(stage: Stage) -> Attempt:
    return lambda by: acts.draft_survey(
        by, stage.world.warehouse, title="Nights", why="To know.", items=ITEMS
    )


def join_drafting(stage: Stage) -> Attempt:
    survey = drafted(stage.world)
    return lambda by: acts.join_drafting(by, survey)


def propose_change(stage: Stage) -> Attempt:
    survey = drafted(stage.world)
    return lambda by: acts.propose_change(by, survey, kind="number", written=PAY)


def support_change(stage: Stage) -> Attempt:
    survey = drafted(stage.world)
    acts.propose_change(stage.world.bruno, survey, kind="number", written=PAY)
    return lambda by: acts.support_change(by, survey, number=1)


def support_survey(stage: Stage) -> Attempt:
    survey = drafted(stage.world)
    return lambda by: acts.support_survey(by, survey, version=1)


def print_codes(stage: Stage) -> Attempt:
    survey = opened(stage.world)
    return lambda by: acts.print_codes(by, survey, count=3)


def _found(stage: Stage) -> Survey:
    survey = opened(stage.world, first_days=0)
    all_answer(stage.world, survey, [nights(1)] * 6)
    return published(stage.world, survey)


def add_finding(stage: Stage) -> Attempt:
    question = stage.world.pose(stage.world.awa, stage.world.warehouse, complete=False)
    survey = _found(stage)
    return lambda by: acts.add_finding(by, survey, question, item=1, text="So.", source="There.")


def ask_from_survey(stage: Stage) -> Attempt:
    survey = _found(stage)
    return lambda by: acts.ask_from_survey(
        by, stage.world.warehouse, fresh(stage.world, survey), item=1, dossier=dossier()
    )


OF_INQUIRIES: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        draft_survey, join_drafting, propose_change, support_change, support_survey, print_codes,
        add_finding, ask_from_survey,
    )
}  # fmt: skip
"""Acts of inquiries, tried in the Warehouse."""
