"""What those who took part say of an action, as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from autogestion.server.actions.models import ActionEvaluation
from autogestion.server.organisations.models import Member


@dataclass(frozen=True)
class Judged:
    """What one who took part says came of it, against the aim."""

    by: Member
    at: int
    reached: str
    parts: list[tuple[str, str]]


def judged(rows: Iterable[ActionEvaluation]) -> list[Judged]:
    """Every evaluation, in order."""
    reached = {
        "yes": _("The aim was reached."),
        "partly": _("The aim was reached in part."),
        "no": _("The aim was not reached."),
    }
    return [
        Judged(
            row.member,
            row.at,
            reached[row.reached],
            [
                (_("What we wanted"), str(row.wanted)),
                (_("What happened"), str(row.happened)),
                (_("What we learnt"), str(row.learnt)),
            ],
        )
        for row in rows
    ]
