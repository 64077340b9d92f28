"""Requests to be admitted, as the members of the assembly read them."""

from collections.abc import Iterable
from dataclasses import dataclass

from autogestion.rules.bodies import DAY
from autogestion.rules.charter.model import Admission as AdmissionRule
from autogestion.server.organisations.models import Admission
from autogestion.server.organisations.visits import Visit


@dataclass(frozen=True)
class Request:
    """Who asks, why, how many said yes, and whether the reader can still answer."""

    number: int
    name: str
    reason: str
    requested_at: int
    lapses_at: int
    yes: int
    needed: int
    has_answered: bool
    question: int | None

    @property
    def missing(self) -> int:
        """How many more yeses admit."""
        return max(0, self.needed - self.yes)


def in_words(admissions: Iterable[Admission], visit: Visit, rule: AdmissionRule) -> list[Request]:
    """For one reader, in the order in which people asked."""
    return [_request(admission, visit, rule) for admission in admissions]


def _request(admission: Admission, visit: Visit, rule: AdmissionRule) -> Request:
    answers = list(admission.answers.all())
    return Request(
        number=admission.number,
        name=admission.member.name,
        reason=str(admission.reason),
        requested_at=admission.requested_at,
        lapses_at=admission.requested_at + rule.request_days * DAY,
        yes=sum(answer.yes for answer in answers),
        needed=rule.approvals,
        has_answered=any(answer.member_id == visit.member.pk for answer in answers if visit.member),
        question=admission.question,
    )
