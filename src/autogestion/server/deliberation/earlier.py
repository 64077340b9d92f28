"""Earlier decisions on the matter, found by the words that they share with a question (S7)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from autogestion.rules.decisions import is_reopenable
from autogestion.server.deliberation.models import Question
from autogestion.server.finding.queries import decisions_on
from autogestion.server.finding.sought import telling
from autogestion.server.record import clock

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
    rows = (
        question.organisation.decisions.filter(
            number__in=decisions_on(question.organisation, sought)
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
    found = [Earlier(*row) for row in rows]
    return sorted(found, key=lambda earlier: -sought.shared(earlier.asked))[:SHOWN_MAX]
