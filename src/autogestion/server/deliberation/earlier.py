"""Earlier decisions on the matter, found by the words that they share with a question (S7)."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from autogestion.rules.decisions import is_reopenable
from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.finding.queries import any_of, numbers_with
from autogestion.server.finding.sought import telling
from autogestion.server.record import clock
from autogestion.server.written import written_once

SHOWN_MAX = 5


@dataclass(frozen=True)
class Earlier:
    """A decision, as short as a list of ways on wants it."""

    number: int
    asked: str
    adopted: bool
    taken_at: int
    kind: str
    review_at: int
    ended_at: int | None

    @property
    def can_contradict(self) -> bool:
        """Whether a question can contradict it: it is in force."""
        return self.adopted and self.ended_at is None and is_reopenable(self.kind)

    @property
    def state(self) -> str:
        """What became of it since: whoever cites a decision sees whether it is stale."""
        if self.ended_at is not None:
            return _("no longer in force")
        return _("past its date of review") if self.review_at <= clock.now() else ""


def earlier_decisions(question: Question) -> list[Earlier]:
    """At most five decisions whose questions share the longer words of this one, most words first."""
    sought = telling(str(question.asked))
    if not sought.wanted:
        return []
    asked = any_of(question.organisation, sought, "decision")
    found = [Earlier(*row) for row in _found(question.organisation.pk, question.pk, asked)]
    return sorted(found, key=lambda earlier: -sought.shared(earlier.asked))[:SHOWN_MAX]


@written_once
def _found(organisation: int, question: int, asked: str) -> QuerySet[Decision, tuple]:
    """The newest decisions that are found by this, but for the question's own."""
    return (
        Decision.objects.filter(
            organisation=organisation, number__in=numbers_with(organisation, asked)
        )
        .exclude(question=question)
        .order_by("-number")
        .values_list(
            "number",
            "question__asked__content",
            "adopted",
            "taken_at",
            "question__kind",
            "review_at",
            "ended_at",
        )
    )
