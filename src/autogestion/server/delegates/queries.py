"""Reading councils, terms and elections."""

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery

from autogestion.rules import delegates as rules
from autogestion.rules import elections
from autogestion.rules import state as states
from autogestion.rules.charter import Charter
from autogestion.server.delegates.models import Council, Sender, Term
from autogestion.server.deliberation.models import Candidate, Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Body, Member, Organisation, Place
from autogestion.server.votes.models import Vote


def council_numbered(organisation: Organisation, number: int) -> Council | None:
    """The council with this number, also one that is still being asked about, or has ended."""
    council = (
        Council.objects.select_related("body__name", "remit")
        .filter(body__organisation=organisation, body__number=number)
        .first()
    )
    if council is not None:
        council.body.organisation = organisation
    return council


def councils(organisation: Organisation) -> QuerySet[Council]:
    """All councils in order of number."""
    return (
        Council.objects.filter(body__organisation=organisation)
        .select_related("body__name", "remit")
        .order_by("body__number")
    )


def able_to_send(organisation: Organisation) -> set[int]:
    """The bodies that can send delegates: assemblies that have joined, and councils that exist."""
    living = councils(organisation).filter(ended_at=None, body__founded_at__isnull=False)
    return organisations.joined_numbers(organisation) | set(
        living.values_list("body__number", flat=True)
    )


def senders_of(council: Council) -> set[int]:
    """The numbers of the bodies that send delegates."""
    return set(council.senders.values_list("body__number", flat=True))


def is_sender(council: Council, body: Body) -> bool:
    return council.senders.filter(body=body).exists()


def sends_to(organisation: Organisation) -> dict[int, list[int]]:
    """Number of each body -> the numbers of the councils to which it sends delegates."""
    found: dict[int, list[int]] = {}
    rows = Sender.objects.filter(council__body__organisation=organisation, council__ended_at=None)
    for sender, council in rows.values_list("body__number", "council__body__number"):
        found.setdefault(sender, []).append(council)
    return found


def base_of(organisation: Organisation, number: int) -> set[int]:
    """The numbers of the assemblies below a body, over any number of steps; itself where it is one."""
    below: dict[int, list[int]] = {}
    for sender, above in sends_to(organisation).items():
        for council in above:
            below.setdefault(council, []).append(sender)
    are_councils = set(councils(organisation).values_list("body__number", flat=True))
    todo, seen = [number], set()
    while todo:
        body = todo.pop()
        if body not in seen:
            seen.add(body)
            todo += below.get(body, ())
    return seen - are_councils


def base_members(organisation: Organisation, number: int) -> int:
    """How many members meet in the assemblies below a body, each counted once."""
    places = organisations.places_in(organisation, base_of(organisation, number))
    return places.values("member").distinct().count()


def running_terms(council: Council, sender: Body | None = None) -> QuerySet[Term]:
    """Terms that have not ended, by body and seat."""
    running = council.terms.filter(ended_at=None).select_related("member", "sender__name")
    return (running.filter(sender=sender) if sender else running).order_by("sender__number", "seat")


def term_numbered(organisation: Organisation, number: int) -> Term | None:
    term = (
        organisation.terms.select_related("council__body__name", "member", "sender__name")
        .filter(number=number)
        .first()
    )
    if term is not None:
        term.organisation = term.member.organisation = organisation
        term.council.body.organisation = term.sender.organisation = organisation
    return term


def terms_in(council: Council, member: Member) -> QuerySet[Term]:
    """Every term of this member in this council."""
    return council.terms.filter(member=member)


def terms_due(at: int) -> QuerySet[Term]:
    """Running terms whose time is over."""
    return Term.objects.filter(ended_at=None, until__lte=at).select_related(
        "organisation", "member", "sender", "council__body"
    )


def terms_without_electors(organisation: Organisation) -> QuerySet[Term]:
    """Running terms of delegates who no longer belong to those who elected them."""
    place = Place.objects.filter(
        member=OuterRef("member"), body=OuterRef("sender"), until=None
    ).values("pk")[:1]
    return (
        organisation.terms.filter(ended_at=None)
        .annotate(place=Subquery(place))
        .filter(place=None)
        .select_related("council__body", "member", "sender")
        .order_by("number")
    )


def as_state(term: Term) -> states.Term:
    """The term as the rules take it; its council, sender and member are loaded with it."""
    return states.Term(
        number=term.number,
        council=term.council.body.number,
        sender=term.sender.number,
        seat=term.seat,
        member=term.member.pseudonym,
        election=term.election,
        since=term.since,
        until=term.until,
        ended_at=term.ended_at,
        why=term.why,
        account_from=term.account_from,
    )


def states_of(terms: QuerySet[Term]) -> list[states.Term]:
    return [as_state(term) for term in terms.select_related("council__body", "sender", "member")]


def seats_of(council: Council, sender: Body) -> int:
    """How many delegates this body sends, by its size now."""
    return rules.seats_for(council.seats, organisations.size_of(sender))


def to_fill(council: Council, sender: Body, charter: Charter, at: int) -> tuple[int, list[int]]:
    """(how many seats an election called at this moment fills, the running terms that end before it is over)."""
    running = states_of(running_terms(council, sender))
    lead = rules.lead_hours(charter)
    ending = rules.due_to_elect(running, at=at, lead_hours=lead)
    vacant = rules.vacant_seats(running, seats_of(council, sender))
    return len(vacant) + len(ending), sorted(term.number for term in ending)


def _undecided(organisation: Organisation, kind: str) -> QuerySet[Question]:
    closed = Vote.objects.filter(organisation=organisation, closed_at__isnull=False)
    return organisation.questions.filter(kind=kind, withdrawn_at=None).exclude(
        number__in=closed.values("number")
    )


def election_under_way(council: Council, sender: Body) -> Question | None:
    """The election that this body is holding for this council."""
    mine = {"body": sender, "subject__council": council.body.number}
    organisation = council.body.organisation
    waiting = organisation.questions.filter(draw__isnull=False, draw__held_at=None, **mine)
    return _undecided(organisation, "election").filter(**mine).first() or waiting.first()


def elections_under_way(council: Council) -> dict[int, int]:
    """Number of each body that is electing for this council -> the number of its election."""
    found = _undecided(council.body.organisation, "election").filter(
        subject__council=council.body.number
    )
    return dict(found.values_list("body__number", "number"))


def last_election(council: Council, body: Body) -> Vote | None:
    """The last election that this body held for this council, with its result."""
    organisation = council.body.organisation
    elections = organisation.questions.filter(
        kind="election", body=body, subject__council=council.body.number
    )
    closed = organisation.votes.filter(
        number__in=elections.values("number"), closed_at__isnull=False
    )
    return closed.order_by("number").last()


def substitute(election: Vote, body: Body, council: Council) -> Member | None:
    """Who follows by the count of an election where a seat falls vacant; None where the electors elect."""
    seated = Term.objects.filter(
        organisation=election.organisation_id, election=election.number
    ).values("member")
    holding = council.terms.filter(ended_at=None).values("member")
    able = organisations.members_of(body).exclude(pk__in=seated).exclude(pk__in=holding)
    found = elections.substitute(
        election.result or {}, election.candidates, set(able.values_list("pseudonym", flat=True))
    )
    return able.filter(pseudonym=found).first() if found else None


def is_replaced(term: Term) -> bool:
    """Whether an election was held for the time after this term, and somebody was elected."""
    elections = term.organisation.questions.filter(
        kind="election", body=term.sender, subject__council=term.council.body.number
    )
    numbers = [one.number for one in elections if term.number in one.subject["replaces"]]
    results = term.organisation.votes.filter(number__in=numbers, result__isnull=False)
    return any(result and result["elected"] for result in results.values_list("result", flat=True))


def terms_to_follow(at: int) -> QuerySet[Term]:
    """Running terms for whose time after it is time to elect."""
    return Term.objects.filter(ended_at=None, elect_at__lte=at).select_related("organisation")


def asking_about(council: Council) -> QuerySet[Question]:
    """Undecided questions whether a body sends delegates to this council."""
    return _undecided(council.body.organisation, "council").filter(
        subject__council=council.body.number
    )


def candidate_numbered(question: Question, number: int) -> Candidate | None:
    return question.candidates.select_related("member").filter(number=number).first()


def named_in(question: Question, member: Member) -> Candidate | None:
    """This member's candidacy, unless it was taken back."""
    return question.candidates.filter(member=member, withdrawn_at=None).first()


def first_with_workplace(question: Question, workplace: str) -> int:
    """The number of the first candidate who names this workplace; 0 where nobody did."""
    for number, said in question.candidates.order_by("number").values_list("number", "workplace"):
        if said and said.casefold() == workplace.casefold():
            return number
    return 0


def terms_of_members(members: Iterable[Member]) -> QuerySet[Term]:
    """Running terms of these members, with their councils."""
    return (
        Term.objects.filter(member__in=list(members), ended_at=None)
        .select_related("council__body__name", "sender__name", "member", "organisation")
        .order_by("since", "pk")
    )
