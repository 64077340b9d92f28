"""Lending means to a group, using those of a host, showing things there, and ending it from either side (F10)."""

from autogestion.rules import groups as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation.models import Decision
from autogestion.server.execution.acts.common import check_bound, fresh_decision
from autogestion.server.groups import queries
from autogestion.server.groups.models import Borrowing, GroupFollow, Lending, Piece
from autogestion.server.inquiry import queries as inquiry
from autogestion.server.library import queries as library
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import NAME_MAX, require_living, require_same
from autogestion.server.organisations.models import Body, Member, Organisation
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act


@act
def offer_means(by: Member, group: Organisation, body: Body, decision: Decision) -> Lending:
    """Offer a group the means of one's organisation, because it was decided. It gives no power over the group."""
    organisation, decision = by.organisation, fresh_decision(by, decision)
    check_bound(by, decision, body)
    rules.check_offering(
        is_itself=group.org == organisation.org,
        is_lent=queries.lent(organisation).filter(group=group.org).exists(),
    )
    if queries.organisation_of(group.org) is None:
        raise RuleBroken(_("This group is not founded yet, or has dissolved itself."))
    lending = Lending.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.lent.all()),
        group=group.org, body=body, decision=decision, by=by, at=record.moment(),
        name=record.keep_line(organisation, str(group), max_length=NAME_MAX),
    )  # fmt: skip
    record.append(
        "means.offered", by=by, within=body.number, offer=lending.number, group=group.org,
        name=lending.name.commitment, decision=decision.number,
    )  # fmt: skip
    return lending


@act
def end_means(by: Member, lending: Lending, decision: Decision) -> None:
    """Lend them no more, because it was decided since. What the group has stays the group's."""
    require_same(by, lending.organisation_id)
    decision = fresh_decision(by, decision)
    fresh = queries.lending_numbered(by.organisation, lending.number)
    if fresh is None:
        raise RuleBroken(_("Nothing of this number was offered."))
    check_bound(by, decision, fresh.body)
    rules.check_ending(
        queries.lending_as_state(fresh), body=fresh.body.number, decision=decision.number
    )
    fresh.ended_at = record.moment()
    fresh.save(update_fields=["ended_at"])
    record.append(
        "means.ended", by=by, within=fresh.body.number, offer=fresh.number,
        decision=decision.number,
    )  # fmt: skip


@act
def take_up_means(by: Member, host: Organisation, offer: int) -> Borrowing:
    """Use the means that a host offers to one's group, from now on."""
    organisation = by.organisation
    require_living(organisation)
    rules.check_taking_up(
        is_member=queries.belongs(by),
        is_itself=host.org == organisation.org,
        is_taken=organisation.borrowed.filter(host=host.org, ended_at=None).exists(),
    )
    if not queries.offered(host, offer, organisation.org):
        raise RuleBroken(_("This organisation offers nothing to your group now."))
    borrowing = Borrowing.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.borrowed.all()),
        host=host.org, offer=offer, by=by, at=record.moment(),
    )  # fmt: skip
    record.append("means.taken-up", by=by, borrowing=borrowing.number, host=host.org, offer=offer)
    return borrowing


@act
def give_up_means(by: Member, borrowing: Borrowing) -> None:
    """Leave a host: nothing of one's group is shown there any more, and all of it stays with the group."""
    require_living(by.organisation)
    require_same(by, borrowing.organisation_id)
    fresh = queries.borrowing_numbered(by.organisation, borrowing.number)
    if fresh is None:
        raise RuleBroken(_("Nothing of this number was taken up."))
    rules.check_giving_up(queries.borrowing_as_state(fresh), is_member=queries.belongs(by))
    fresh.ended_at = record.moment()
    fresh.save(update_fields=["ended_at"])
    record.append("means.given-up", by=by, borrowing=fresh.number)


@act
def show_piece(by: Member, *, shelf: str, title: str, text: str, thing: int = 0) -> Piece:
    """Show something of one's group on its open page and at its hosts. `thing`: its own library entry or inquiry."""
    organisation = by.organisation
    require_living(organisation)
    rules.check_piece(
        is_member=queries.belongs(by), shelf=shelf, thing=thing,
        is_there=_is_there(organisation, shelf, thing),
    )  # fmt: skip
    piece = Piece.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.pieces.all()),
        shelf=shelf, thing=thing, by=by, at=record.moment(),
        title=record.keep_line(organisation, title, max_length=rules.TITLE_MAX),
        text=record.keep_paragraphs(organisation, text, max_length=rules.TEXT_MAX),
    )  # fmt: skip
    record.append(
        "piece.shown", by=by, piece=piece.number, shelf=shelf, title=piece.title.commitment,
        text=piece.text.commitment, thing=thing,
    )  # fmt: skip
    return piece


def _is_there(organisation: Organisation, shelf: str, thing: int) -> bool:
    if shelf == rules.LIBRARY:
        return library.struggle_numbered(organisation, thing) is not None
    if shelf == rules.INQUIRY:
        survey = inquiry.survey_numbered(organisation, thing)
        return survey is not None and survey.opened_at is not None
    return False


@act
def withdraw_piece(by: Member, piece: Piece) -> None:
    """Take back what one's group shows: from that moment it is shown nowhere."""
    require_living(by.organisation)
    require_same(by, piece.organisation_id)
    fresh = queries.piece_numbered(by.organisation, piece.number)
    if fresh is None:
        raise RuleBroken(_("Your group shows nothing of this number."))
    rules.check_withdrawing(queries.piece_as_state(fresh), is_member=queries.belongs(by))
    fresh.withdrawn_at = record.moment()
    fresh.save(update_fields=["withdrawn_at"])
    record.append("piece.withdrawn", by=by, piece=fresh.number)


@act
def announce_piece(by: ByItself, lending: Lending) -> None:
    """Tell those who follow a group here of the next thing that it shows: its number, and nothing of what it says."""
    fresh = queries.lending_numbered(by.organisation, lending.number)
    piece = queries.next_piece(fresh) if fresh and queries.is_in_force(fresh) else None
    if fresh is None or piece is None:
        raise RuleBroken(_("There is nothing to announce."))
    rules.check_announcing(queries.lending_as_state(fresh), piece=piece)
    fresh.announced = piece
    fresh.save(update_fields=["announced"])
    record.append("piece.announced", by=by, offer=fresh.number, piece=piece)


def follow_group(by: Member, lending: Lending) -> None:
    """Be told of what it shows. It stands in no record, and the group does not learn of it."""
    GroupFollow.objects.get_or_create(member=by, lending=lending)


def unfollow_group(by: Member, lending: Lending) -> None:
    """Be told no more."""
    GroupFollow.objects.filter(member=by, lending=lending).delete()


def let_go(member: int, row: int) -> None:
    """The same, by a letter's link."""
    GroupFollow.objects.filter(member=member, pk=row).delete()


def unfollow_groups(by: Member) -> None:
    """Follow no group, as who erases their name does."""
    GroupFollow.objects.filter(member=by).delete()
