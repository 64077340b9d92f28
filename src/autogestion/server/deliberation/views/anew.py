"""Posing a question on account of another: one that was sent back, or one that may concern us too."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _

from autogestion.server.deliberation import queries
from autogestion.server.deliberation.views.asking import question_at
from autogestion.server.organisations.visits import MemberVisit
from autogestion.server.web.numbers import plain

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Question


@dataclass(frozen=True)
class Beside:
    """The other question, what it is to the one posed ('anew' or 'too'), and what stands in the form at first."""

    key: str
    question: "Question"
    filled: dict[str, str]


def beside_of(request: HttpRequest, visit: MemberVisit) -> Beside | None:
    """What `?anew=` or `?too=` names; Http404 where there is no such question."""
    for key, fill in (("anew", _better_words), ("too", _concerned_too)):
        named = request.GET.get(key, "")
        if named.isdecimal() and len(named) < 9:
            question = question_at(visit, int(named))
            return Beside(key, question, fill(question))
    return None


def _better_words(question: "Question") -> dict[str, str]:
    """Its dossier, asked in the words of the challenge that carried where it had any."""
    filled = {part: str(getattr(question, part)) for part in queries.parts_of(question)}
    carried = question.challenges.select_related("instead").filter(sent_back_at__isnull=False)
    if (challenge := carried.first()) is not None and challenge.instead is not None:
        filled["asked"] = str(challenge.instead)
    return filled


def _concerned_too(question: "Question") -> dict[str, str]:
    asked = _("Does question %(number)s concern us too?")
    return {"asked": asked % {"number": plain(question.number)}}
