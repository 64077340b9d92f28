"""Opening the vote on a question, and what stands when it is decided."""

from collections.abc import Sequence

from autogestion.rules import decisions as rules
from autogestion.rules import questions as question_rules
from autogestion.rules.candidates import check_ballot
from autogestion.rules.mandates import check_answered
from autogestion.rules.opening import paper
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import queries
from autogestion.server.deliberation.acts.posing import posed_in
from autogestion.server.deliberation.models import Decision, MinorityStatement, Question, Reopening
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import await_exclusion, require_living, require_same
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act
from autogestion.server.votes import acts as votes
from autogestion.server.votes import queries as vote_queries
from autogestion.server.votes.acts import Sending
from autogestion.server.votes.models import Vote

STATEMENT_MAX = 6000


@act
def open_question(by: ByItself, question: Question, *, sending: Sending | None = None) -> Vote:
    """The notice is over: the roll is fixed and the vote opens. `sending`: in a council, who sent whom."""
    organisation = by.organisation
    require_living(organisation)
    fresh = queries.question_numbered(organisation, question.number)
    if fresh is None or fresh.withdrawn_at is not None:
        raise RuleBroken(_("This question was withdrawn. You can pose it anew."))
    version = organisations.charter_version_in_force(organisation)
    charter = version.read()
    at_once = queries.is_waived(fresh)
    candidates = queries.candidates_of(fresh)
    check_answered(is_answering=sending is not None and sending.is_answering)
    check_ballot(kind=fresh.kind, candidates=candidates)
    question_rules.check_opening(
        complete_at=fresh.complete_at,
        opening_at=fresh.complete_at or 0 if at_once else queries.opening_at(fresh, charter) or 0,
        at=record.moment(),
        held=queries.is_held(fresh, charter, record.moment()),
        is_opened=fresh.opened_at is not None,
    )
    counted_as = queries.counted_as_of(fresh)
    on_it = paper(
        kind=counted_as or fresh.kind,
        needs=list(fresh.options.order_by("number").values_list("needs", flat=True)),
        charter=charter,
        candidates=candidates,
        seats=fresh.subject.get("seats", 0),
        is_apart="amends" in fresh.subject,
    )
    vote, line = votes.lay_open(
        organisation,
        number=fresh.number,
        kind=fresh.kind,
        charter=version,
        paper=on_it,
        body=fresh.body,
        bodies=queries.concerned_numbers(fresh),
        notice_hours=(record.moment() - (fresh.complete_at or 0)) // question_rules.HOUR,
        at_once=at_once,
        counted_as=counted_as,
        sending=sending,
    )
    fresh.opened_at = record.moment()
    fresh.save(update_fields=["opened_at"])
    record.append("vote.opened", by=by, within=posed_in(fresh), **line)
    return vote


@act
def take_decision(by: ByItself, question: Question, *, departs: Sequence[int] = ()) -> Decision:
    """The vote settled the question: a decision stands, with its date of review.

    `departs`: the decisions in force that an adopted one departs from, as the question showed.
    """
    organisation = by.organisation
    vote = vote_queries.vote_numbered(organisation, question.number)
    if vote is None or vote.result is None or not rules.is_decided_by(vote.result["outcome"]):
        raise RuleBroken(_("The vote settled nothing: the question can be posed again."))
    charter = vote.charter.read()
    body = question.bodies.first() if question.scope == "own" else None
    decision = Decision.objects.create(
        organisation=organisation,
        number=organisations.next_number(organisation.decisions.all()),
        question=question,
        body=body,
        adopted=vote.result["outcome"] == "adopted",
        option=vote.result["winner"],
        charter=vote.charter.number,
        taken_at=record.moment(),
        review_at=rules.review_at(
            taken_at=record.moment(), review_days=charter.rule_for(question.kind).review_days
        ),
        departs=list(departs) if vote.result["outcome"] == "adopted" else [],
    )
    if "decision" in question.subject and question.kind != "appeal":
        organisation.decisions.filter(number=question.subject["decision"]).update(
            ended_at=record.moment()
        )
    if question.kind == "exclusion" and decision.adopted and body is not None:
        member = organisations.member_with_pseudonym(organisation, question.subject["member"])
        assert member is not None  # The question named a member, and members are never deleted.
        effect_at = rules.takes_effect_at(
            taken_at=record.moment(), appeal_days=charter.exclusion.appeal_days
        )
        await_exclusion(
            organisation,
            decision=decision.number,
            member=member,
            body=body,
            takes_effect_at=effect_at,
        )
    record.append(
        "decision.taken", by=by, within=body.number if body else None, decision=decision.number,
        question=question.number, adopted=decision.adopted, option=decision.option, review=decision.review_at,
        **({"departs": decision.departs} if decision.departs else {}),
    )  # fmt: skip
    return decision


@act
def fail_reopening(by: ByItself, decision: Decision) -> None:
    """The vote that reopened a decision settled nothing: it stands, and can be reopened again."""
    decision.reopened_as = None
    decision.save(update_fields=["reopened_as"])
    decision.reopeners.all().delete()
    record.append("reopening.failed", by=by, decision=decision.number)


@act
def state_minority(by: Member, decision: Decision, *, text: str) -> MinorityStatement:
    """Set one's dissent beside a decision (S15)."""
    require_living(by.organisation)
    decision = _decision(by, decision)
    vote = vote_queries.vote_numbered(by.organisation, decision.question.number)
    rules.check_minority(
        was_elector=vote is not None and vote_queries.elector(vote, by) is not None,
        has_stated=decision.minority.filter(by=by).exists(),
        is_ended=decision.ended_at is not None,
    )
    statement = MinorityStatement.objects.create(
        decision=decision, by=by, at=record.moment(),
        text=record.keep_paragraphs(by.organisation, text, max_length=STATEMENT_MAX),
    )  # fmt: skip
    record.append(
        "minority.stated",
        by=by,
        within=_body_number(decision),
        decision=decision.number,
        text=statement.text.commitment,
    )
    return statement


def _decision(by: Member, decision: Decision) -> Decision:
    require_same(by, decision.organisation_id)
    fresh = queries.decision_numbered(by.organisation, decision.number)
    if fresh is None:
        raise RuleBroken(_("There is no such decision in this organisation."))
    return fresh


def _body_number(decision: Decision) -> int | None:
    return decision.body.number if decision.body else None


@act
def ask_reopening(by: Member, decision: Decision) -> None:
    """Ask to reopen a decision; when as many ask as the charter says, the question is put again (S14)."""
    require_living(by.organisation)
    decision = _decision(by, decision)
    rules.check_reopening(
        is_concerned=queries.is_concerned(decision.question, by),
        has_signed=decision.reopeners.filter(member=by).exists(),
        is_pending=decision.reopened_as is not None,
        is_ended=decision.ended_at is not None,
        is_reopenable=rules.is_reopenable(decision.question.kind, decision.question.subject),
    )
    Reopening.objects.create(decision=decision, member=by)
    record.append("reopening.asked", by=by, within=_body_number(decision), decision=decision.number)


def put_reopening_to_vote(decision: Decision, question: int) -> None:
    """Note by which question a decision is asked anew. Stands inside the act that poses it."""
    Decision.objects.filter(pk=decision.pk).update(reopened_as=question)
