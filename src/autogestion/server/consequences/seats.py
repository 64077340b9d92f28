"""What follows where seats are won and lost: who was elected takes theirs, a vacant one is filled."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.rules.drawing import is_drawn
from autogestion.server.consequences.putting import put_by_rule
from autogestion.server.delegates import acts, drawing, queries
from autogestion.server.delegates.acts.terms import note_election
from autogestion.server.delegates.models import Council, Term
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.models import Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Organisation
from autogestion.server.record import clock
from autogestion.server.record.acts import ByItself, Line
from autogestion.server.votes import queries as votes


def elect(council: Council, body: Body) -> None:
    """Put the election of this body's delegates, where it has seats to fill and is not electing already."""
    organisation = council.body.organisation
    if queries.election_under_way(council, body) is not None:
        return
    charter = organisations.charter_in_force(organisation)
    seats, replaces = queries.to_fill(council, body, charter, clock.now())
    if not seats:
        return
    with override(organisation.languages[0]):
        dossier = Dossier(
            asked=_("Whom do we, %(body)s, send to %(council)s?")
            % {"body": body, "council": council},
            why=_("Seats of ours are vacant, or will be before this election is over."),
            cost=_("The time of those whom we send, and ours for their accounts."),
            concerned=_("Our members. Anyone of us can stand, or ask another to."),
            carried_out_by=_("Those elected, until their time is over or we recall them."),
        )
    put_by_rule(
        organisation,
        body,
        dossier=dossier,
        kind="election",
        scope="own",
        bodies=[body.number],
        subject={"council": council.body.number, "seats": seats, "replaces": replaces},
    )


def settle_election(organisation: Organisation, question: Question, _is_adopted: bool) -> None:
    """An election closed: those elected take their seats, and what stays vacant is voted on again."""
    council = queries.council_numbered(organisation, question.subject["council"])
    vote = votes.vote_numbered(organisation, question.number)
    body = question.body
    assert council is not None
    assert vote is not None
    assert vote.result is not None
    assert body is not None
    if not queries.is_sender(council, body) or council.ended_at is not None:
        return
    by = ByItself(organisation)
    _seat(by, council, body, question, drawing.elected(vote))
    rule = vote.charter.read().councils
    if is_drawn(method=vote.method, ties=rule.ties, tied=vote.result["tied"], council_lives=True):
        acts.announce_draw(by, question, source=rule.draw_sources)
        return
    fill_vacancies(council, body)


def _seat(
    by: ByItself, council: Council, body: Body, question: Question, elected: list[str]
) -> None:
    """Those elected take the seats that are vacant, or whose term they follow."""
    organisation = by.organisation
    if elected:
        for term in queries.running_terms(council, body):
            if term.number in question.subject["replaces"]:
                acts.end_term(by, term, why="over")
    for pseudonym in elected:
        member = organisations.member_with_pseudonym(organisation, pseudonym)
        assert member is not None
        is_free = not queries.terms_in(council, member).filter(ended_at=None).exists()
        if is_free and organisations.is_in(member, body) and _has_room(council, body):
            acts.seat_delegate(by, council, body, member, election=question.number)


def hold_draw_when_agreed(organisation: Organisation, line: Line) -> None:
    """Enough electors found the same value: the draw is held."""
    draw = drawing.draw_numbered(organisation, line["body"]["draw"])
    assert draw is not None
    if drawing.is_agreed(draw):
        acts.hold_draw(ByItself(organisation), draw)


def seat_the_drawn(organisation: Organisation, line: Line) -> None:
    """A draw was held: those whom it elects take their seats, and what stays vacant is voted on again."""
    draw = drawing.draw_numbered(organisation, line["body"]["draw"])
    assert draw is not None
    question, body = draw.question, draw.question.body
    council = queries.council_numbered(organisation, question.subject["council"])
    assert council is not None
    assert body is not None
    if queries.is_sender(council, body) and council.ended_at is None:
        _seat(
            ByItself(organisation), council, body, question, drawing.elected(drawing.vote_of(draw))
        )
        fill_vacancies(council, body)


def _has_room(council: Council, body: Body) -> bool:
    return queries.running_terms(council, body).count() < queries.seats_of(council, body)


def fill_vacancies(council: Council, body: Body, *, after: Term | None = None) -> None:
    """Elect where seats are vacant. `after`: the term whose end makes one so; its successor may be elected already."""
    is_living = council.ended_at is None and council.body.founded_at is not None
    if not is_living or not queries.is_sender(council, body):
        return
    if after is not None and queries.is_replaced(after):
        return
    charter = organisations.charter_in_force(council.body.organisation)
    if charter.councils.vacancy == "substitute":
        _seat_substitutes(council, body)
    elect(council, body)


def _seat_substitutes(council: Council, body: Body) -> None:
    """The next of the last election take the vacant seats, as far as its count names one."""
    organisation = council.body.organisation
    last = queries.last_election(council, body)
    while last is not None and _has_room(council, body):
        member = queries.substitute(last, body, council)
        if member is None:
            return
        acts.seat_delegate(ByItself(organisation), council, body, member, election=last.number)


def end_terms_without_electors(organisation: Organisation, line: Line) -> None:
    """Who no longer belongs to those who elected them no longer speaks for them."""
    for term in queries.terms_without_electors(organisation):
        acts.end_term(ByItself(organisation), term, why="left")


def end_term_in_time(organisation: Organisation, term: Term) -> None:
    """The time of a delegate is over."""
    acts.end_term(ByItself(organisation), term, why="over")


def elect_in_time(organisation: Organisation, term: Term) -> None:
    """A term ends soon: the electors choose who follows."""
    fresh = queries.term_numbered(organisation, term.number)
    note_election(term)
    if fresh is not None and fresh.ended_at is None:
        fill_vacancies(fresh.council, fresh.sender)


__all__ = [
    "elect",
    "elect_in_time",
    "end_term_in_time",
    "end_terms_without_electors",
    "fill_vacancies",
    "settle_election",
]
