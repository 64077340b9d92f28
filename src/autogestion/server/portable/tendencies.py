"""Tendencies: tables into the state of a replay, and back."""

from autogestion.rules import state as states
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept
from autogestion.server.tendencies import queries
from autogestion.server.tendencies.models import Adherence, Stand, Tendency


def read_tendencies(organisation: Organisation) -> dict[int, states.Tendency]:
    """Every tendency, by number."""
    rows = organisation.tendencies.select_related("name", "platform", "by").order_by("number")
    return {row.number: queries.as_state(row) for row in rows}


def write_tendencies(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading. Questions are written already."""
    for one in state.tendencies.values():
        row = Tendency.objects.create(
            organisation=kept.organisation, number=one.number, name_id=kept.text(one.name),
            platform_id=kept.text(one.platform), by_id=kept.member(one.by), at=one.at,
            ended_at=one.ended_at,
        )  # fmt: skip
        Adherence.objects.bulk_create(
            Adherence(tendency=row, member_id=kept.member(who), named=named)
            for who, named in one.members.items()
        )
        Stand.objects.bulk_create(
            Stand(
                tendency=row, question_id=kept.questions[question], text_id=kept.text(text),
                by_id=kept.member(by), at=at,
            )
            for question, (text, by, at) in one.said.items()
        )  # fmt: skip
