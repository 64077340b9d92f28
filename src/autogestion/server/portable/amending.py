"""Texts to adopt and amendments: tables into the state of a replay, and back."""

from collections.abc import Iterable

from autogestion.rules import state as states
from autogestion.server.amending import queries
from autogestion.server.amending.models import (
    AmendedParagraph,
    Amendment,
    AmendmentSecond,
    CoAuthor,
    Draft,
    DraftParagraph,
)
from autogestion.server.deliberation.models import Question
from autogestion.server.portable.kept import Kept


def read_texts(pairs: Iterable[tuple[Question, states.Question]]) -> None:
    """Give these questions their texts and amendments."""
    amended = [(row, state) for row, state in pairs if row.text_version]
    drafts = queries.drafts_of(row for row, _state in amended)
    amendments = queries.amendments_of(row for row, _state in amended)
    for row, state in amended:
        state.drafts, state.amendments = drafts[row.pk], amendments[row.pk]


def write_texts(kept: Kept, row: Question, question: states.Question) -> None:
    """The mirror of reading."""
    for draft in question.drafts:
        written = Draft.objects.create(
            question=row, number=draft.number, at=draft.at, by_id=kept.somebody(draft.by),
            taken=draft.taken,
        )  # fmt: skip
        DraftParagraph.objects.bulk_create(
            DraftParagraph(draft=written, place=place, text_id=kept.text(one))
            for place, one in enumerate(draft.paragraphs, 1)
        )
    for amendment in question.amendments:
        _write_amendment(kept, row, amendment)


def _write_amendment(kept: Kept, row: Question, one: states.Amendment) -> None:
    written = Amendment.objects.create(
        question=row, number=one.number, version=one.version, first=one.first, last=one.last,
        wants_id=kept.text(one.wants), why_id=kept.text(one.why), by_id=kept.member(one.by),
        at=one.at, needs=one.needs, is_late=one.is_late, taken_at=one.taken_at,
        withdrawn_at=one.withdrawn_at,
    )  # fmt: skip
    AmendedParagraph.objects.bulk_create(
        AmendedParagraph(amendment=written, place=place, text_id=kept.text(text))
        for place, text in enumerate(one.paragraphs, 1)
    )
    AmendmentSecond.objects.bulk_create(
        AmendmentSecond(amendment=written, member_id=kept.member(by)) for by in one.seconds
    )
    CoAuthor.objects.bulk_create(
        CoAuthor(amendment=written, member_id=kept.member(who), agreed=agreed)
        for who, agreed in one.coauthors.items()
    )
