"""Suggesting a question for a draft from outside. It is no act: it leaves no line, as it has no person and no moment.

Whoever has the link that members hand on can suggest; whoever writes the inquiry proposes it under their name.
"""

import hmac

from autogestion.rules import inquiry as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.inquiry import queries
from autogestion.server.inquiry.items import Written
from autogestion.server.inquiry.models import Suggestion, Survey
from autogestion.server.people.secrets import keyed_hash

SUGGESTIONS_MAX = 100
"""So many wait with one draft at most."""
TOKEN_LETTERS = 20


def token_of(survey: Survey) -> str:
    """What stands in the link to a draft: nobody guesses it, and nothing of it is kept."""
    return keyed_hash("suggest", f"{survey.organisation.org} {survey.number}")[:TOKEN_LETTERS]


def takes_suggestions(survey: Survey) -> bool:
    """Whether others than members are asked, and its questions can still change."""
    return survey.opened_at is None and survey.outside != rules.NOBODY


def opens(survey: Survey, token: str) -> bool:
    """Whether this link leads to this draft, as long as it is one."""
    return takes_suggestions(survey) and hmac.compare_digest(token, token_of(survey))


def suggest(survey: Survey, *, kind: str, written: Written) -> None:
    """Lay a question beside the draft, for those who write it."""
    fresh = queries.survey_numbered(survey.organisation, survey.number)
    if fresh is None or not takes_suggestions(fresh):
        raise RuleBroken(_("Its questions no longer change."))
    rules.check_items([kind])
    if fresh.suggestions.count() >= SUGGESTIONS_MAX:
        raise RuleBroken(
            _(
                "So much has been suggested that those who write it read that first. Come back later."
            )
        )
    if not fresh.suggestions.filter(kind=kind, text=written.text).exists():
        Suggestion.objects.create(survey=fresh, kind=kind, text=written.text)


def note_taken(survey: Survey, suggestion: Suggestion, *, change: int) -> None:
    """Who writes the inquiry has proposed it as this change."""
    Suggestion.objects.filter(survey=survey, pk=suggestion.pk).update(change=change, text="")


def forget_suggestions(survey: Survey) -> None:
    """The inquiry opens: what was not taken in is nobody's any more."""
    survey.suggestions.filter(change=0).delete()
