"""Disputes over whom a question concerns, settled by those concerned (S1)."""

from collections.abc import Sequence

from autogestion.rules.bounds import check_matter
from autogestion.rules.disputes import FIXED
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.scope import check_contest, circle_after
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation import queries
from autogestion.server.deliberation.acts.notice import restart_notice
from autogestion.server.deliberation.acts.posing import posed_in
from autogestion.server.deliberation.models import Contest, ContestSupport, Question
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import ByItself, act


@act
def contest_scope(by: Member, question: Question, *, claim: Sequence[int], text: str) -> Contest:
    """Say that a question concerns other people. `claim`: numbers of the bodies, [] for the whole."""
    require_living(by.organisation)
    require_same(by, question.organisation_id)
    fresh = queries.question_numbered(by.organisation, question.number)
    if fresh is None:
        raise RuleBroken(_("There is no such question in this organisation."))
    claim = sorted(set(claim))
    now = sorted(fresh.bodies.values_list("number", flat=True))
    check_contest(
        is_member=organisations.is_in_joined(by),
        is_opened=fresh.opened_at is not None or fresh.withdrawn_at is not None,
        is_pending=fresh.contests.filter(ended_at=None, decided_by=None).exists(),
        claim=claim,
        now=now,
    )
    if fresh.kind in FIXED:
        raise RuleBroken(_("Whom a question of this kind concerns is fixed by its kind."))
    if not set(claim) <= organisations.joined_numbers(by.organisation):
        raise RuleBroken(_("One of the assemblies named does not belong to the organisation."))
    check_matter(
        fresh.subject.get("matter", ""),
        charter=organisations.charter_in_force(by.organisation),
        scope="several" if claim else "whole",
        bodies=claim,
        in_council=False,
    )
    contest = Contest.objects.create(
        organisation=by.organisation, number=organisations.next_number(by.organisation.contests.all()), question=fresh,
        claim=claim, text=record.keep_paragraphs(by.organisation, text, max_length=4000), by=by, at=record.moment(),
    )  # fmt: skip
    ContestSupport.objects.create(contest=contest, member=by)
    record.append(
        "scope.contested", by=by, within=posed_in(fresh), contest=contest.number, question=fresh.number, claim=claim,
        text=contest.text.commitment,
    )  # fmt: skip
    return contest


@act
def support_contest(by: Member, contest: Contest) -> None:
    """Hold with others that the question concerns other people."""
    require_living(by.organisation)
    require_same(by, contest.organisation_id)
    fresh = queries.contest_numbered(by.organisation, contest.number)
    if fresh is None or fresh.put_as is not None or fresh.ended_at is not None:
        raise RuleBroken(_("This dispute is before those concerned already."))
    if not organisations.is_in_joined(by):
        raise RuleBroken(
            _("Only members of the organisation can contest whom a question concerns.")
        )
    if fresh.supporters.filter(member=by).exists():
        raise RuleBroken(_("You support this already."))
    ContestSupport.objects.create(contest=fresh, member=by)
    record.append("contest.supported", by=by, within=posed_in(fresh.question), contest=fresh.number)


@act
def claim_scope(by: ByItself, question: Question, decided: Question) -> Contest:
    """An assembly decided that a question concerns it too: it is heard, and those concerned decide whether it joins.

    Where their vote has opened it is heard alone.
    """
    organisation, body = by.organisation, decided.body
    assert body is not None  # An assembly asked itself.
    claim = sorted({*question.bodies.values_list("number", flat=True), body.number})
    contest = Contest.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.contests.all()),
        question=question, claim=claim, text=decided.why, by=None, at=record.moment(),
        decided_by=decided.number, ended_at=record.moment() if question.opened_at else None,
    )  # fmt: skip
    record.append(
        "scope.claimed", by=by, within=body.number, contest=contest.number, question=question.number,
        claim=claim, decided_by=decided.number,
    )  # fmt: skip
    return contest


def put_contest_to_vote(contest: Contest, question: int) -> None:
    """Note which question settles a dispute. Stands inside the act that poses it."""
    Contest.objects.filter(pk=contest.pk).update(put_as=question)


@act
def change_scope(by: ByItself, contest: Contest) -> None:
    """Those concerned decided that the question goes to the circle claimed; its notice starts again."""
    question = contest.question
    now = sorted(question.bodies.values_list("number", flat=True))
    question.scope, after = circle_after(
        question.scope, now, contest.claim, is_joined=contest.decided_by is not None
    )
    question.bodies.set(by.organisation.bodies.filter(number__in=after))
    restart_notice(question)
    question.save(update_fields=["scope", "complete_at"])
    _end(contest)
    record.append("scope.changed", by=by, contest=contest.number)


@act
def keep_scope(by: ByItself, contest: Contest) -> None:
    """Those concerned did not change whom the question is put to."""
    _end(contest)
    record.append("scope.kept", by=by, contest=contest.number)


def _end(contest: Contest) -> None:
    contest.ended_at = record.moment()
    contest.save(update_fields=["ended_at"])
