"""What was decided elsewhere: tables into the state of a replay, and back."""

from autogestion.rules import state as states
from autogestion.server.bringing.models import Precedent
from autogestion.server.organisations.models import Organisation
from autogestion.server.portable.kept import Kept


def read_precedents(organisation: Organisation) -> dict[int, states.Precedent]:
    """All that was brought in, by number."""
    rows = organisation.precedents.order_by("number").values_list(
        "number", "title__commitment", "text__commitment", "source__commitment", "outcome", "decided_at",
        "review_at", "sums", "replaces", "by__pseudonym", "at",
    )  # fmt: skip
    return {row[0]: states.Precedent(*row) for row in rows}


def write_precedents(kept: Kept, state: states.Organisation) -> None:
    """The mirror of reading."""
    Precedent.objects.bulk_create(
        Precedent(
            organisation=kept.organisation, number=one.number, title_id=kept.text(one.title),
            text_id=kept.text(one.text), source_id=kept.text(one.source), outcome=one.outcome,
            decided_at=one.decided_at, review_at=one.review_at, sums=one.sums, replaces=one.replaces,
            by_id=kept.member(one.by), at=one.at,
        )
        for one in state.precedents.values()
    )  # fmt: skip
