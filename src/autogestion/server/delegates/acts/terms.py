"""Seats taken and given up: by election, by the hour, by one's own will."""

from autogestion.rules import delegates as rules
from autogestion.rules.charter import Charter
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.delegates import accounts, queries
from autogestion.server.delegates.models import Council, Term
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member, Place
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act


@act
def seat_delegate(
    by: ByItself, council: Council, sender: Body, member: Member, *, election: int
) -> Term:
    """Who was elected takes a vacant seat of the body that elected them."""
    running = queries.states_of(queries.running_terms(council, sender))
    vacant = rules.vacant_seats(running, queries.seats_of(council, sender))
    charter = organisations.charter_in_force(by.organisation)
    until = rules.until(at=record.moment(), term_days=council.term_days, charter=charter)
    if not vacant or not organisations.is_in(member, sender):
        raise RuleBroken(_("There is no seat for this delegate to take."))
    term = Term.objects.create(
        organisation=by.organisation,
        number=organisations.next_number(by.organisation.terms.all()),
        council=council,
        sender=sender,
        seat=vacant[0],
        member=member,
        election=election,
        since=record.moment(),
        until=until,
        elect_at=until - rules.lead_hours(charter) * rules.HOUR,
        account_from=record.moment(),
    )
    note_look(term, charter)
    Place.objects.create(body=council.body, member=member, since=record.moment())
    record.append(
        "delegate.seated", by=by, within=council.body.number, term=term.number,
        sender=sender.number, seat=term.seat, member=member.pseudonym, election=election,
        until=term.until,
    )  # fmt: skip
    return term


def note_look(term: Term, charter: Charter) -> None:
    """When the clock has to look at this term next. Stands inside an act, or after one."""
    Term.objects.filter(pk=term.pk).update(look_at=accounts.look_at(term, charter))


def note_election(term: Term) -> None:
    """The election of who follows was called, or need not be."""
    Term.objects.filter(pk=term.pk).update(elect_at=None)


def vacate(term: Term, why: str) -> None:
    """The seat is vacant from this moment on. Stands inside the act that ends the term."""
    term.ended_at, term.why = record.moment(), why
    term.save(update_fields=["ended_at", "why"])
    Place.objects.filter(body=term.council.body, member=term.member, until=None).update(
        until=record.moment()
    )


@act
def end_term(by: ByItself, term: Term, *, why: str) -> None:
    """A term ends by itself: its time is over, its holder left the electors, the council ends."""
    fresh = queries.term_numbered(by.organisation, term.number)
    if fresh is None or fresh.ended_at is not None:
        raise RuleBroken(_("This term is over already."))
    vacate(fresh, why)
    record.append("term.ended", by=by, within=fresh.council.body.number, term=fresh.number, why=why)


@act
def resign(by: Member, term: Term) -> None:
    """Give up one's seat. The electors fill it again."""
    require_living(by.organisation)
    require_same(by, term.organisation_id)
    fresh = queries.term_numbered(by.organisation, term.number)
    if fresh is None:
        raise RuleBroken(_("There is no such seat in this organisation."))
    rules.check_resigning(is_theirs=fresh.member_id == by.pk, is_ended=fresh.ended_at is not None)
    vacate(fresh, "resigned")
    record.append("delegate.resigned", by=by, within=fresh.council.body.number, term=fresh.number)
