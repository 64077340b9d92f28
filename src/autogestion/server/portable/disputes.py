"""What is held against how and to whom a question is put: tables into the state of a replay, and back."""

from autogestion.rules import state as states
from autogestion.server.deliberation.models import (
    Challenge,
    ChallengeSupport,
    Contest,
    ContestSupport,
    Contradiction,
    Decision,
)
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept


def read_challenges(organisation: Organisation) -> dict[int, states.Challenge]:
    """Every challenge, by number."""
    rows = organisation.challenges.select_related("question", "text", "instead", "by")
    return {row.number: _challenge(row) for row in rows}


def _challenge(row: Challenge) -> states.Challenge:
    supporters = row.supporters.order_by("pk").values_list("member__pseudonym", flat=True)
    return states.Challenge(
        row.number, row.question.number, row.ground, row.text.commitment,
        row.instead.commitment if row.instead else "", row.by.pseudonym, row.at, list(supporters),
        row.put_as, row.sent_back_at, row.dismissed_at,
    )  # fmt: skip


def read_contradictions(organisation: Organisation) -> dict[int, states.Contradiction]:
    """Every contradiction shown, by number."""
    rows = organisation.contradictions.select_related("question", "decision", "text", "by")
    return {
        row.number: states.Contradiction(
            row.number, row.question.number, row.decision.number, row.text.commitment,
            row.by.pseudonym, row.at, row.lifted_at,
        )
        for row in rows
    }  # fmt: skip


def write_disputes(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. Questions and decisions are written already."""
    for contest in state.contests.values():
        _write_contest(kept, contest)
    for challenge in state.challenges.values():
        _write_challenge(kept, challenge)
    decisions = dict(
        Decision.objects.filter(organisation=kept.organisation).values_list("number", "pk")
    )
    Contradiction.objects.bulk_create(
        Contradiction(
            organisation=kept.organisation, number=one.number, question_id=kept.questions[one.question],
            decision_id=decisions[one.decision], text_id=kept.text(one.text), by_id=kept.member(one.by),
            at=one.at, lifted_at=one.lifted_at,
        )
        for one in state.contradictions.values()
    )  # fmt: skip


def _write_contest(kept: Kept, contest: states.Contest) -> None:
    row = Contest.objects.create(
        organisation=kept.organisation, number=contest.number, question_id=kept.questions[contest.question],
        claim=contest.claim, text_id=kept.text(contest.text), by_id=kept.somebody(contest.by), at=contest.at,
        put_as=contest.put_as, ended_at=contest.ended_at, decided_by=contest.decided_by,
    )  # fmt: skip
    ContestSupport.objects.bulk_create(
        ContestSupport(contest=row, member_id=kept.member(by)) for by in contest.supporters
    )


def _write_challenge(kept: Kept, one: states.Challenge) -> None:
    row = Challenge.objects.create(
        organisation=kept.organisation, number=one.number, question_id=kept.questions[one.question],
        ground=one.ground, text_id=kept.text(one.text),
        instead_id=kept.text(one.instead) if one.instead else None, by_id=kept.member(one.by),
        at=one.at, put_as=one.put_as, sent_back_at=one.sent_back_at, dismissed_at=one.dismissed_at,
    )  # fmt: skip
    ChallengeSupport.objects.bulk_create(
        ChallengeSupport(challenge=row, member_id=kept.member(by)) for by in one.supporters
    )
