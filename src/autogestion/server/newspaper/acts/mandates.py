"""Who edits: members named by a decision of an assembly or a council, who accept it, until it is taken back."""

from collections.abc import Sequence

from autogestion.rules import newspaper_editing as rules
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.posing import may_pose, write_question
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.newspaper import queries
from autogestion.server.newspaper.acts.common import fresh_collective
from autogestion.server.newspaper.models import Collective, Editor, Refusal
from autogestion.server.newspaper.states import collective_state
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act


@act
def propose_editors(
    by: Member, body: Body, *, editors: Sequence[Member], days: int, dossier: Dossier
) -> Question:
    """Ask one's assembly or council to give these members the mandate to edit the newspaper."""
    charter, numbers = may_pose(by, body, kind="ordinary", scope="own", bodies=None)
    named = [one.pseudonym for one in editors]
    rules.check_naming_editors(
        editors=named, days=days, belonging=queries.belonging(by.organisation, named)
    )
    subject = {"editors": named, "days": days}
    return write_question(by, body, charter, dossier, "ordinary", "own", numbers, (), None, subject)


@act
def propose_recall(by: Member, body: Body, collective: Collective, *, dossier: Dossier) -> Question:
    """Ask one's assembly or council to take the mandate back that it gave."""
    charter, numbers = may_pose(by, body, kind="ordinary", scope="own", bodies=None)
    require_same(by, collective.organisation_id)
    found = queries.collective_numbered(by.organisation, collective.number)
    rules.check_recalling(collective_state(found) if found else None, body=body.number)
    subject = {"collective": collective.number}
    return write_question(by, body, charter, dossier, "ordinary", "own", numbers, (), None, subject)


@act
def mandate_collective(by: ByItself, decision: Decision) -> Collective:
    """A decision that gives the mandate was adopted; it ends the one that the same body gave before."""
    subject, body = decision.question.subject, decision.question.body
    assert body is not None
    organisation = by.organisation
    organisation.collectives.filter(body=body, ended_at=None).update(ended_at=record.moment())
    row = Collective.objects.create(
        organisation=organisation, decision=decision.number, body=body, since=record.moment(),
        number=organisations.next_number(organisation.collectives.all()),
        until=rules.mandate_ends(since=record.moment(), days=subject["days"]),
    )  # fmt: skip
    members = {
        one.pseudonym: one for one in organisation.members.filter(pseudonym__in=subject["editors"])
    }
    Editor.objects.bulk_create(
        Editor(collective=row, member=members[pseudonym]) for pseudonym in subject["editors"]
    )
    record.append(
        "collective.mandated", by=by, within=body.number, collective=row.number,
        decision=decision.number,
    )  # fmt: skip
    return row


@act
def recall_collective(by: ByItself, collective: Collective, decision: Decision) -> None:
    """The body that gave the mandate took it back."""
    Collective.objects.filter(pk=collective.pk).update(ended_at=record.moment())
    record.append(
        "collective.recalled", by=by, within=collective.body.number, collective=collective.number,
        decision=decision.number,
    )  # fmt: skip


def ended_by(collective: Collective, decision: Decision) -> bool:
    """Whether this decision takes the mandate back."""
    question = decision.question
    return rules.is_taken_back(
        collective_state(collective), body=question.body.number if question.body else None,
        subject=question.subject, adopted=decision.adopted,
    )  # fmt: skip


@act
def accept_mandate(by: Member, collective: Collective) -> None:
    """Whom the decision names says that they edit."""
    require_living(by.organisation)
    row = fresh_collective(by, collective)
    rules.check_accepting(collective_state(row), by=by.pseudonym, at=record.moment())
    row.editors.filter(member=by).update(accepted_at=record.moment())
    record.append("collective.accepted", by=by, within=row.body.number, collective=row.number)


@act
def leave_collective(by: Member, collective: Collective) -> None:
    """Edit no longer, or decline."""
    require_living(by.organisation)
    row = fresh_collective(by, collective)
    rules.check_leaving(collective_state(row), by=by.pseudonym)
    row.editors.filter(member=by).delete()
    record.append("collective.left", by=by, within=row.body.number, collective=row.number)


def note_question(refusal: Refusal, question: Question) -> None:
    """Remember by which question the appeal is answered. Stands inside what follows from it."""
    Refusal.objects.filter(pk=refusal.pk).update(question=question.number)
