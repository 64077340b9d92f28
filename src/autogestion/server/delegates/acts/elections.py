"""Electing delegates: called by an elector or by rule, with those who stand (S3)."""

from autogestion.rules import candidates
from autogestion.rules import delegates as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.texts import clean_line
from autogestion.rules.words import gettext_noop as _
from autogestion.server.delegates import queries
from autogestion.server.delegates.acts.councils import check_poser, council_here
from autogestion.server.delegates.models import Council
from autogestion.server.deliberation import queries as dossiers
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.posing import posed_in, write_question
from autogestion.server.deliberation.models import Candidate, Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act
from autogestion.server.record.models import Text

STATEMENT_MAX = 2000
WORKPLACE_MAX = 120


@act
def call_election(by: Member, body: Body, council: Council, *, dossier: Dossier) -> Question:
    """Call an election where one's assembly has vacant seats in a council, or will have soon."""
    organisation = by.organisation
    require_living(organisation)
    require_same(by, body.organisation_id)
    council = council_here(organisation, council.body.number)
    check_poser(by, body)
    charter = organisations.charter_in_force(organisation)
    seats, replaces = queries.to_fill(council, body, charter, record.moment())
    rules.check_election(
        sends=queries.is_sender(council, body) and council.body.founded_at is not None,
        vacant=seats,
        is_pending=queries.election_under_way(council, body) is not None,
    )
    subject = {"council": council.body.number, "seats": seats, "replaces": replaces}
    return write_question(
        by, body, charter, dossier, "election", "own", [body.number], (), None, subject
    )


@act
def stand(by: Member, question: Question, *, statement: str = "", workplace: str = "") -> Candidate:
    """Stand in an election, with what one says for oneself."""
    question = _election(by, question)
    number = _check_standing(by, question)
    text, workplace, alike = _said(question, number, statement, workplace)
    _restart_notice(question)
    candidate = Candidate.objects.create(
        question=question, number=number, member=by, by=by, at=record.moment(), statement=text,
        workplace=workplace, alike=alike, accepted_at=record.moment(),
    )  # fmt: skip
    record.append(
        "candidate.stood", by=by, within=posed_in(question), question=question.number,
        candidate=number, statement=text.commitment if text else "", alike=alike,
    )  # fmt: skip
    return candidate


def _restart_notice(question: Question) -> None:
    """Nobody stood until the notice was over: it runs anew from the first who does."""
    charter = organisations.charter_in_force(question.organisation)
    if candidates.restarts_notice(
        dossiers.candidates_of(question),
        complete_at=question.complete_at,
        notice_hours=charter.rule_for("election").notice_hours,
        at=record.moment(),
    ):
        question.complete_at = record.moment()
        question.save(update_fields=["complete_at"])


def _election(by: Member, question: Question) -> Question:
    require_living(by.organisation)
    require_same(by, question.organisation_id)
    fresh = dossiers.question_numbered(by.organisation, question.number)
    if fresh is None or fresh.kind != "election":
        raise RuleBroken(_("There is no such election in this organisation."))
    return fresh


def _check_standing(member: Member, question: Question) -> int:
    """RuleBroken unless this member can be a candidate. Answers the number of their candidacy."""
    organisation = question.organisation
    charter = organisations.charter_in_force(organisation)
    council = council_here(organisation, question.subject["council"])
    terms = queries.states_of(queries.terms_in(council, member))
    candidates.check_standing(
        is_member=organisations.is_in(member, question.body),
        is_open=_is_open(question),
        is_named=queries.named_in(question, member) is not None,
        has_seat=any(
            term.ended_at is None and term.number not in question.subject["replaces"]
            for term in terms
        ),
        barred_until=candidates.barred_until(terms, charter, at=record.moment()),
        article=charter.councils_article,
    )
    return organisations.next_number(question.candidates.all())


def _is_open(question: Question) -> bool:
    return question.opened_at is None and question.withdrawn_at is None


def _said(
    question: Question, number: int, statement: str, workplace: str
) -> tuple[Text | None, str, int]:
    """The statement as it is kept, the workplace, and the first candidate who names the same one."""
    text = None
    if statement.strip():
        text = record.keep_paragraphs(question.organisation, statement, max_length=STATEMENT_MAX)
    if not workplace.strip():
        return text, "", 0
    workplace = clean_line(workplace, max_length=WORKPLACE_MAX)
    return text, workplace, queries.first_with_workplace(question, workplace) or number


@act
def propose_candidate(by: Member, question: Question, member: Member) -> Candidate:
    """Ask another elector to stand. Nobody stands without having agreed."""
    question = _election(by, question)
    require_same(by, member.organisation_id)
    if not organisations.is_in(by, question.body) or by.pk == member.pk:
        raise RuleBroken(_("Those who elect ask one another to stand."))
    number = _check_standing(member, question)
    candidate = Candidate.objects.create(
        question=question, number=number, member=member, by=by, at=record.moment()
    )
    record.append(
        "candidate.proposed", by=by, within=posed_in(question), question=question.number,
        candidate=number, member=member.pseudonym,
    )  # fmt: skip
    return candidate


@act
def accept_candidacy(
    by: Member, candidate: Candidate, *, statement: str = "", workplace: str = ""
) -> None:
    """Agree to stand, having been asked."""
    question = _election(by, candidate.question)
    candidate = _own(by, question, candidate, is_accepting=True)
    text, workplace, alike = _said(question, candidate.number, statement, workplace)
    _restart_notice(question)
    candidate.statement, candidate.workplace, candidate.alike = text, workplace, alike
    candidate.accepted_at = record.moment()
    candidate.save(update_fields=["statement", "workplace", "alike", "accepted_at"])
    record.append(
        "candidate.accepted", by=by, within=posed_in(question), question=question.number,
        candidate=candidate.number, statement=text.commitment if text else "", alike=alike,
    )  # fmt: skip


def _own(
    by: Member, question: Question, candidate: Candidate, *, is_accepting: bool = False
) -> Candidate:
    fresh = queries.candidate_numbered(question, candidate.number)
    if fresh is None:
        raise RuleBroken(_("There is no such candidate in this election."))
    candidates.check_candidate(
        is_open=_is_open(question),
        is_theirs=fresh.member_id == by.pk,
        has_accepted=is_accepting and fresh.accepted_at is not None,
        is_withdrawn=fresh.withdrawn_at is not None,
    )
    return fresh


@act
def withdraw_candidacy(by: Member, candidate: Candidate) -> None:
    """No longer stand, or not agree to."""
    question = _election(by, candidate.question)
    candidate = _own(by, question, candidate)
    candidate.withdrawn_at = record.moment()
    candidate.save(update_fields=["withdrawn_at"])
    record.append(
        "candidate.withdrawn", by=by, within=posed_in(question), question=question.number,
        candidate=candidate.number,
    )  # fmt: skip
