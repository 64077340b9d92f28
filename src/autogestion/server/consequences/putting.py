"""Putting a question by rule: nobody poses it, its dossier is complete at once."""

from autogestion.server.deliberation import acts as deliberation
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record.acts import ByItself


def put_by_rule(
    organisation: Organisation,
    body: Body | None,
    *,
    dossier: Dossier,
    kind: str,
    scope: str,
    bodies: list[int],
    subject: dict,
    about: Member | None = None,
    options_of: Question | None = None,
    counted_as: str = "",
) -> Question:
    """Pose a question by rule; its dossier is complete at once and the notice runs.

    `about`: the person whom the sentence that asks it names. `options_of`: the question whose options
    it has. `counted_as`: the kind of the council's question that it lays before the base.
    """
    by = ByItself(organisation)
    options = (
        list(options_of.options.select_related("text").order_by("number")) if options_of else []
    )
    question = deliberation.pose_by_rule(
        by,
        body,
        dossier=dossier,
        kind=kind,
        scope=scope,
        bodies=bodies,
        subject=subject,
        about=about,
        options=[option.text for option in options],
        needs=[option.needs for option in options],
        counted_as=counted_as,
    )
    deliberation.complete_by_itself(by, question)
    return question
