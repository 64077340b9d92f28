"""How people enter an assembly: by its members' invitation, or by asking them."""

from django.db import transaction

from autogestion.rules import bodies as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations import queries
from autogestion.server.organisations.acts.common import (
    body_here,
    known,
    require_living,
    require_same,
)
from autogestion.server.organisations.models import (
    Admission,
    AdmissionAnswer,
    Body,
    Invitation,
    Member,
    Organisation,
    Place,
)
from autogestion.server.organisations.secrets import hash_of, new_secret
from autogestion.server.people.acts import Newcomer
from autogestion.server.people.models import Person
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act

REASON_MAX = 2000


@act
def invite(by: Member, body: Body, *, uses: int, days: int | None = None) -> tuple[Invitation, str]:
    """A member invites to their assembly. Answers the invitation and the secret of its link.

    `uses` people at most are admitted by it, within `days` (at most, and by default, the charter's).
    """
    require_living(by.organisation)
    require_same(by, body.organisation_id)
    body = body_here(by.organisation, body.number)
    rules.check_inviting(
        is_member=queries.is_in(by, body), is_founded=body.founded_at is not None, uses=uses
    )
    longest = queries.charter_in_force(by.organisation).admission.invitation_days
    secret = new_secret()
    invitation = Invitation.objects.create(
        organisation=by.organisation, number=queries.next_number(by.organisation.invitations.all()), body=body, by=by,
        secret=hash_of(secret), uses_left=uses,
        expires_at=record.asked_at(by) + max(1, min(days or longest, longest)) * rules.DAY,
    )  # fmt: skip
    record.append(
        "invitation.made",
        by=by,
        within=body.number,
        invitation=invitation.number,
        uses=uses,
        expires=invitation.expires_at,
    )
    return invitation, secret


@act
def withdraw_invitation(by: Member, invitation: Invitation) -> None:
    """A member of the assembly takes an invitation to it back."""
    require_living(by.organisation)
    invitation = _invitation(by, invitation)
    rules.check_withdrawing(
        is_member=queries.is_in(by, invitation.body),
        is_withdrawn=invitation.withdrawn_at is not None,
    )
    invitation.withdrawn_at = record.moment()
    invitation.save(update_fields=["withdrawn_at"])
    record.append(
        "invitation.withdrawn", by=by, within=invitation.body.number, invitation=invitation.number
    )


def _invitation(by: Member, invitation: Invitation) -> Invitation:
    require_same(by, invitation.organisation_id)
    fresh = queries.invitation_numbered(by.organisation, invitation.number)
    if fresh is None:
        raise RuleBroken(_("This invitation is to another organisation."))
    return fresh


def accept_invitation(
    person: Person | Newcomer,
    invitation: Invitation,
    *,
    own_name: str = "",
    known_by: str = "session",
) -> Member:
    """Whoever holds an invitation enters the assembly; a member of another one moves."""
    with transaction.atomic():
        member = known(person, invitation.organisation, own_name=own_name, known_by=known_by)
        _accept_invitation(member, invitation)
    return member


@act
def _accept_invitation(by: Member, invitation: Invitation) -> None:
    require_living(by.organisation)
    invitation = _invitation(by, invitation)
    rules.check_invitation(
        expires_at=invitation.expires_at, uses_left=invitation.uses_left,
        is_withdrawn=invitation.withdrawn_at is not None, at=record.moment(),
    )  # fmt: skip
    invitation.uses_left -= 1
    invitation.save(update_fields=["uses_left"])
    left = _seat(by, invitation.body)
    record.append(
        "member.admitted",
        by=by,
        within=invitation.body.number,
        member=by.pseudonym,
        left=left,
        invitation=invitation.number,
    )


def _seat(member: Member, body: Body) -> int | None:
    """Give the member a place. Answers the number of the base they leave for it, None where they leave none."""
    charter = queries.charter_in_force(member.organisation)
    rules.check_place(
        is_founded=body.founded_at is not None, is_member=queries.is_in(member, body),
        size=queries.size_of(body), size_max=charter.assemblies.size_max, article="",
    )  # fmt: skip
    member.refresh_from_db(fields=["base"])
    left = None if charter.assemblies.several else member.base
    if left is not None:
        Place.objects.filter(member=member, body=left, until=None).update(until=record.moment())
    Place.objects.create(member=member, body=body, since=record.moment())
    if left is not None or member.base is None:
        member.base = body
        member.save(update_fields=["base"])
    return left.number if left else None


def request_admission(
    person: Person | Newcomer,
    body: Body,
    *,
    reason: str,
    own_name: str = "",
    known_by: str = "session",
) -> Admission:
    """Somebody asks an assembly to admit them."""
    with transaction.atomic():
        member = known(person, body.organisation, own_name=own_name, known_by=known_by)
        return _request_admission(member, body, reason=reason)


@act
def _request_admission(by: Member, body: Body, *, reason: str) -> Admission:
    require_living(by.organisation)
    body = body_here(by.organisation, body.number)
    request_days = queries.charter_in_force(by.organisation).admission.request_days
    rules.check_request(
        is_founded=body.founded_at is not None, is_member=queries.is_in(by, body),
        has_open_request=queries.open_admissions(body, request_days).filter(member=by).exists(),
    )  # fmt: skip
    admission = Admission.objects.create(
        organisation=by.organisation,
        number=queries.next_number(by.organisation.admissions.all()),
        body=body,
        member=by,
        reason=record.keep_paragraphs(by.organisation, reason, max_length=REASON_MAX),
        requested_at=record.moment(),
    )
    record.append(
        "admission.requested",
        by=by,
        within=body.number,
        admission=admission.number,
        reason=admission.reason.commitment,
    )
    return admission


@act
def answer_admission(by: Member, admission: Admission, *, yes: bool) -> None:
    """A member of the assembly says yes or no to a request.

    Enough yeses admit; a single no puts the request to the whole assembly.
    """
    require_living(by.organisation)
    require_same(by, admission.organisation_id)
    admission = _admission(by.organisation, admission.number)
    rules.check_answer(
        is_member=queries.is_in(by, admission.body),
        is_open=admission.ended_at is None and admission.question is None,
        has_answered=admission.answers.filter(member=by).exists(),
        requested_at=admission.requested_at,
        request_days=queries.charter_in_force(by.organisation).admission.request_days,
        at=record.moment(),
        article="",
    )
    AdmissionAnswer.objects.create(admission=admission, member=by, yes=yes)
    record.append(
        "admission.answered",
        by=by,
        within=admission.body.number,
        admission=admission.number,
        yes=yes,
    )


def _admission(organisation: Organisation, number: int) -> Admission:
    admission = queries.admission_numbered(organisation, number)
    if admission is None:
        raise RuleBroken(_("There is no such request in this organisation."))
    admission.organisation = admission.body.organisation = admission.member.organisation = (
        organisation
    )
    return admission


@act
def admit(by: ByItself, number: int) -> None:
    """The assembly agreed to a request: the person has a place in it."""
    admission = _admission(by.organisation, number)
    left = _seat(admission.member, admission.body)
    _end(admission)
    record.append(
        "member.admitted",
        by=by,
        within=admission.body.number,
        member=admission.member.pseudonym,
        left=left,
        admission=number,
    )


@act
def refuse_admission(by: ByItself, number: int) -> None:
    """The assembly voted on a request and did not admit. The person can ask again."""
    admission = _admission(by.organisation, number)
    _end(admission)
    record.append("admission.refused", by=by, admission=number)


def _end(admission: Admission) -> None:
    admission.ended_at = record.moment()
    admission.save(update_fields=["ended_at"])


def put_admission_to_vote(organisation: Organisation, number: int, question: int) -> None:
    """Note which question answers a request. Stands inside the act that poses it."""
    Admission.objects.filter(organisation=organisation, number=number).update(question=question)
