"""What follows where people come and go: they are admitted, asked about, heard on appeal."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.rules.bodies import is_admitted_by
from autogestion.server.consequences.putting import put_by_rule
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.organisations import acts as organisations
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.acts import ByItself, Line
from autogestion.server.record.queries import text_behind


def settle_admission(organisation: Organisation, line: Line) -> None:
    """Enough members said yes: the person is admitted. One said no: the assembly votes."""
    number = line["body"]["admission"]
    admission = queries.admission_numbered(organisation, number)
    assert admission is not None
    answers = queries.answers_to(admission)
    if not all(answers.values()):
        _put_admission(organisation, number)
    elif is_admitted_by(
        answers, approvals=queries.charter_in_force(organisation).admission.approvals
    ):
        organisations.admit(ByItself(organisation), number)


def _put_admission(organisation: Organisation, number: int) -> None:
    admission = queries.admission_numbered(organisation, number)
    assert admission is not None
    with override(organisation.languages[0]):
        dossier = Dossier(
            asked=_("Do we admit %(name)s to our assembly?") % {"name": admission.member.name},
            why=admission.reason,
            cost=_("None."),
            concerned=_("The members of this assembly, and the person who asks."),
            carried_out_by=_("It is done by being decided."),
        )
    body = admission.body
    question = put_by_rule(
        organisation,
        body,
        dossier=dossier,
        kind="admission",
        scope="own",
        bodies=[body.number],
        subject={"admission": number},
        about=admission.member,
    )
    organisations.put_admission_to_vote(organisation, number, question.number)


def put_appeal(organisation: Organisation, line: Line) -> None:
    """Somebody appealed against their exclusion: the whole answers."""
    number = line["body"]["decision"]
    exclusion = queries.exclusion_after(organisation, number)
    appeal = text_behind(organisation, line["body"]["text"])
    assert exclusion is not None
    assert appeal is not None  # It was written in the act that this follows.
    with override(organisation.languages[0]):
        dossier = Dossier(
            asked=_("Does %(name)s stay a member of %(assembly)s?")
            % {"name": exclusion.member.name, "assembly": exclusion.body},
            why=appeal,
            cost=_("None."),
            concerned=_(
                "The person excluded, their assembly, and all of us: anyone could be next."
            ),
            carried_out_by=_(
                "Yes lifts the exclusion, no confirms it; it is done by being decided."
            ),
        )
    question = put_by_rule(
        organisation,
        exclusion.body,
        dossier=dossier,
        kind="appeal",
        scope="whole",
        bodies=[],
        subject={"decision": number},
        about=exclusion.member,
    )
    organisations.put_appeal_to_vote(organisation, number, question.number)
