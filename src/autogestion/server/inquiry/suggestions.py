"""Reading what was suggested for a draft from outside."""

from autogestion.server.inquiry.models import Suggestion, Survey


def suggestions_for(survey: Survey) -> list[Suggestion]:
    """What was suggested from outside and waits, in an order that says nothing of when."""
    return list(survey.suggestions.filter(change=0).order_by("pk"))


def suggestion_at(survey: Survey, key: str) -> Suggestion | None:
    if not key.isdecimal() or len(key) > 19:
        return None
    return survey.suggestions.filter(pk=int(key), change=0).first()


def changes_from_outside(survey: Survey) -> set[int]:
    """The numbers of the changes that were suggested from outside."""
    return set(survey.suggestions.exclude(change=0).values_list("change", flat=True))


def items_from_outside(survey: Survey) -> set[int]:
    """The numbers of the questions that stand as such a change put them."""
    numbers = changes_from_outside(survey)
    if not numbers:
        return set()
    changes = survey.changes.filter(number__in=numbers)
    found = survey.items.filter(text__in=changes.values("text"))
    return set(found.values_list("number", flat=True))
