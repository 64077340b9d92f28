"""How people leave an assembly: by their own will, or by its decision, after being heard."""

from autogestion.rules import bodies as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.organisations import queries
from autogestion.server.organisations.acts.common import body_here, require_living, require_same
from autogestion.server.organisations.models import (
    Body,
    Exclusion,
    Member,
    Organisation,
    Place,
)
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act


@act
def leave(by: Member, body: Body) -> None:
    """A member leaves an assembly. Everything they did stays in the record; they can come back."""
    require_living(by.organisation)
    require_same(by, body.organisation_id)
    body = body_here(by.organisation, body.number)
    rules.check_leaving(is_member=queries.is_in(by, body))
    _unseat(by, body)
    record.append("member.left", by=by, within=body.number)


def _unseat(member: Member, body: Body) -> None:
    Place.objects.filter(member=member, body=body, until=None).update(until=record.moment())
    member.refresh_from_db(fields=["base"])
    if member.base_id == body.pk:
        member.base = queries.bodies_of(member).first()
        member.save(update_fields=["base"])


def await_exclusion(
    organisation: Organisation, *, decision: int, member: Member, body: Body, takes_effect_at: int
) -> None:
    """An exclusion was decided and waits for the time of appeal. Stands inside the act that decides."""
    Exclusion.objects.create(
        organisation=organisation,
        decision=decision,
        member=member,
        body=body,
        takes_effect_at=takes_effect_at,
    )


@act
def appeal_exclusion(by: Member, exclusion: Exclusion, *, text: str) -> str:
    """The person concerned appeals to the whole; until it answers, they stay. Answers the text's commitment."""
    require_living(by.organisation)
    require_same(by, exclusion.organisation_id)
    exclusion = _exclusion(by.organisation, exclusion.decision)
    rules.check_appeal(
        is_concerned=exclusion.member_id == by.pk,
        has_appealed=exclusion.appeal is not None,
        is_ended=exclusion.ended_at is not None,
        takes_effect_at=exclusion.takes_effect_at,
        at=record.moment(),
    )
    kept = record.keep_paragraphs(by.organisation, text)
    exclusion.appealed_with = kept.commitment
    exclusion.save(update_fields=["appealed_with"])
    record.append(
        "exclusion.appealed",
        by=by,
        within=exclusion.body.number,
        decision=exclusion.decision,
        text=kept.commitment,
    )
    return kept.commitment


def _exclusion(organisation: Organisation, decision: int) -> Exclusion:
    exclusion = queries.exclusion_after(organisation, decision)
    if exclusion is None:
        raise RuleBroken(_("There is no such exclusion in this organisation."))
    return exclusion


def put_appeal_to_vote(organisation: Organisation, decision: int, question: int) -> None:
    """Note which question answers an appeal. Stands inside the act that poses it."""
    Exclusion.objects.filter(organisation=organisation, decision=decision).update(appeal=question)


@act
def lift_exclusion(by: ByItself, decision: int) -> None:
    """The whole answered the appeal: the member stays."""
    exclusion = _exclusion(by.organisation, decision)
    exclusion.ended_at = record.moment()
    exclusion.save(update_fields=["ended_at"])
    record.append("exclusion.lifted", by=by, within=exclusion.body.number, decision=decision)


@act
def exclude(by: ByItself, decision: int) -> None:
    """An exclusion takes effect: its time of appeal is over, or the whole confirmed it."""
    exclusion = _exclusion(by.organisation, decision)
    if exclusion.ended_at is not None or (
        exclusion.appeal is None and record.moment() < exclusion.takes_effect_at
    ):
        raise RuleBroken(_("This exclusion does not take effect now."))
    exclusion.ended_at = record.moment()
    exclusion.save(update_fields=["ended_at"])
    if queries.is_in(exclusion.member, exclusion.body):
        _unseat(exclusion.member, exclusion.body)
    record.append(
        "member.excluded",
        by=by,
        within=exclusion.body.number,
        member=exclusion.member.pseudonym,
        decision=decision,
    )
