"""Scenes of the newspaper: Chidi edits it under the mandate of the Warehouse, and wrote a contribution."""

from collections.abc import Callable
from dataclasses import replace

from autogestion.server.newspaper import acts
from autogestion.server.newspaper.models import Collective, Contribution, Issue
from autogestion.server.newspaper.sent import Enclosed
from autogestion.server.newspaper.tests.scenes import HEAT, edited_by, layout, received, through
from tests.hostile.scenes import Attempt, Stage
from tests.world import dossier


def editors(stage: Stage) -> Collective:
    return edited_by(stage.world, ("Chidi",), voters=("Awa", "Bruno", "Gita"))


def written(stage: Stage) -> Contribution:
    return acts.write_contribution(stage.world.chidi, stage.world.warehouse, sent=HEAT)


def of_awa(stage: Stage) -> Contribution:
    return acts.write_contribution(stage.world.awa, stage.world.warehouse, sent=HEAT)


def laid(stage: Stage, collective: Collective) -> Issue:
    return acts.lay_issue(stage.world.chidi, collective, layout=layout(of_awa(stage).number))


def write_contribution(stage: Stage) -> Attempt:
    return lambda by: acts.write_contribution(by, stage.world.warehouse, sent=HEAT)


def answer_contribution(stage: Stage) -> Attempt:
    contribution = acts.write_contribution(stage.world.bruno, stage.world.warehouse, sent=HEAT)
    return lambda by: acts.answer_contribution(
        by, contribution, body=stage.world.warehouse, text="We come."
    )


def transcribe_file(stage: Stage) -> Attempt:
    page = Enclosed("image/png", "png", b"\x89PNG", "A page")
    contribution = acts.write_contribution(
        stage.world.bruno, stage.world.warehouse, sent=replace(HEAT, files=[page])
    )
    return lambda by: acts.transcribe_file(
        by, contribution, body=stage.world.warehouse, file=1, text="It says so."
    )


def link_contribution(stage: Stage) -> Attempt:
    contribution, question = of_awa(stage), stage.posed()
    return lambda by: acts.link_contribution(
        by, contribution, body=stage.world.warehouse, kind="question", thing=question.number
    )


def continue_contribution(stage: Stage) -> Attempt:
    contribution = written(stage)
    return lambda by: acts.continue_contribution(by, contribution, text="And more.")


def withdraw_contribution(stage: Stage) -> Attempt:
    contribution = written(stage)
    return lambda by: acts.withdraw_contribution(by, contribution)


def edit_contribution(stage: Stage) -> Attempt:
    collective, contribution = editors(stage), of_awa(stage)
    return lambda by: acts.edit_contribution(
        by, contribution, collective, title="Heat", text="Forty degrees.", why="Shorter."
    )


def agree_to_wording(stage: Stage) -> Attempt:
    collective, contribution = editors(stage), written(stage)
    acts.edit_contribution(
        stage.world.chidi, contribution, collective, title="Heat", text="Hot.", why="Shorter."
    )
    return lambda by: acts.agree_to_wording(by, contribution, version=1)


def refuse_contribution(stage: Stage) -> Attempt:
    collective, contribution = editors(stage), of_awa(stage)
    return lambda by: acts.refuse_contribution(by, contribution, collective, reason="Too long.")


def appeal_refusal(stage: Stage) -> Attempt:
    collective, contribution = editors(stage), written(stage)
    acts.refuse_contribution(stage.world.chidi, contribution, collective, reason="Too long.")
    return lambda by: acts.appeal_refusal(by, contribution, collective, text="It is short.")


def propose_editors(stage: Stage) -> Attempt:
    return lambda by: acts.propose_editors(
        by, stage.world.warehouse, editors=[stage.world.chidi], days=90, dossier=dossier()
    )


def propose_recall(stage: Stage) -> Attempt:
    collective = editors(stage)
    return lambda by: acts.propose_recall(by, stage.world.warehouse, collective, dossier=dossier())


def accept_mandate(stage: Stage) -> Attempt:
    editors(stage)
    question = acts.propose_editors(
        stage.world.awa, stage.world.warehouse, editors=[stage.world.chidi], days=90,
        dossier=dossier(),
    )  # fmt: skip
    through(stage.world, question, ("Awa", "Bruno", "Gita"))
    collective = Collective.objects.get(organisation=stage.world.organisation, ended_at=None)
    return lambda by: acts.accept_mandate(by, collective)


def leave_collective(stage: Stage) -> Attempt:
    collective = editors(stage)
    return lambda by: acts.leave_collective(by, collective)


def lay_issue(stage: Stage) -> Attempt:
    collective = editors(stage)
    contribution = of_awa(stage)
    return lambda by: acts.lay_issue(by, collective, layout=layout(contribution.number))


def publish_issue(stage: Stage) -> Attempt:
    collective = editors(stage)
    issue = laid(stage, collective)
    return lambda by: acts.publish_issue(by, collective, issue)


OF_NEWSPAPER: dict[str, Callable[[Stage], Attempt]] = {
    scene.__name__: scene
    for scene in (
        write_contribution, answer_contribution, transcribe_file, link_contribution,
        continue_contribution, withdraw_contribution, edit_contribution, agree_to_wording,
        refuse_contribution, appeal_refusal, propose_editors, propose_recall, accept_mandate,
        leave_collective, lay_issue, publish_issue,
    )
}  # fmt: skip
"""Acts of the newspaper, tried in the name of the Warehouse."""


def appears(stage: Stage) -> None:
    """What follows by itself: a mandate is given and taken back, a letter is taken out, an appeal is put."""
    world = stage.world
    collective = edited_by(world, ("Awa",), voters=("Awa", "Bruno", "Gita"))
    received(world)
    question = acts.propose_recall(world.awa, world.warehouse, collective, dossier=dossier())
    through(world, question, ("Awa", "Bruno", "Gita"))
