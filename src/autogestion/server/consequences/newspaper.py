"""What follows in the newspaper: mandates given and taken back by decisions, appeals put, the letter box emptied."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.server.consequences.putting import put_by_rule
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.forgetting.wiping import wipe
from autogestion.server.newspaper import acts, queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.acts import ByItself, Line
from autogestion.server.web.numbers import plain


def follow_decision(organisation: Organisation, line: Line) -> None:
    """A decision about who edits: it gives the mandate, or takes it back."""
    decision = dossiers.decision_numbered(organisation, line["body"]["decision"])
    assert decision is not None
    if not {"editors", "collective"} & decision.question.subject.keys():
        return
    if "refusal" in decision.question.subject:
        return
    by = ByItself(organisation)
    for collective in queries.collectives(organisation).filter(ended_at=None).order_by("number"):
        if acts.ended_by(collective, decision):
            acts.recall_collective(by, collective, decision)
    if "editors" in decision.question.subject and decision.adopted:
        acts.mandate_collective(by, decision)


def put_appeal(organisation: Organisation, line: Line) -> None:
    """A writer appealed: the body that mandated the editors answers, and what it adopts has to appear."""
    number, editors = line["body"]["contribution"], line["body"]["collective"]
    contribution = queries.contribution_numbered(organisation, number)
    assert contribution is not None
    refusal = next(one for one in contribution.refusals.all() if one.collective.number == editors)
    assert refusal.appeal is not None
    body = refusal.collective.body
    with override(organisation.languages[0]):
        dossier = Dossier(
            asked=_(
                "Does contribution %(number)s, which our editors refused, stand in the next issue?"
            )
            % {"number": plain(number)},
            why=refusal.appeal,
            cost=_("Room in one issue."),
            concerned=_("Its writer, and all who read the newspaper."),
            carried_out_by=_("The editors: no issue of theirs appears without it."),
        )
    question = put_by_rule(
        organisation, body, dossier=dossier, kind="ordinary", scope="own", bodies=[body.number],
        subject={"refusal": number, "collective": editors},
    )  # fmt: skip
    acts.note_question(refusal, question)


def wipe_what_was_withdrawn(_organisation: Organisation, _line: Line) -> None:
    """Copies of what its writer took back go too."""
    transaction.on_commit(wipe)
