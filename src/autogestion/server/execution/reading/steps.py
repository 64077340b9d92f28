"""What came of a question's decision, as steps of its timeline: carried out, evaluated, looked at again (S10)."""

from collections import Counter
from typing import Any

from django.db.models import F, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.server.deliberation.models import Decision, Question
from autogestion.server.deliberation.stages import Step
from autogestion.server.execution.models import Evaluation, ReviewEvent, Told, Undertaking


def came_of(question: Question) -> list[Step]:
    """Each with its date and who moved it, in one query."""
    slug, decision = question.organisation.slug, question.decision.number
    carrying = reverse("carrying-out", args=[slug, decision])
    page = reverse("decision", args=[slug, decision])
    words = {
        "told": (_("Carried out"), carrying),
        "done": (_("A task was done"), carrying),
        "evaluated": (_("Evaluated by one who took part"), f"{page}#evaluated"),
        "due": (_("What it was to be looked at again for has happened"), f"{page}#again"),
        "reviewed": (_("Looked at again"), ""),
    }
    steps = []
    for kind, at, who, number in _rows(question.decision):
        name, url = words[kind]
        url = url or reverse("question", args=[slug, number])
        steps.append(Step(name, at, "done", who or "", "", url))
    return steps


STEPS_MAX = 12
"""So many of each kind stand on a timeline at most, the first of them."""


def _rows(decision: Decision) -> list[tuple[str, int, str, int]]:
    """(kind, when, who moved it, number) of what came of a decision: one query.

    told: a body says that it was done · done: a task · evaluated: by one who took part · due: an event
    that it waited for · reviewed: the question by which it was asked again.
    """
    told = Told.objects.filter(decision=decision, stage="done")
    done = Undertaking.objects.filter(task__decision=decision, done_at__isnull=False)
    judged = Evaluation.objects.filter(decision=decision)
    due = ReviewEvent.objects.filter(decision=decision, due_at__isnull=False)
    again = Question.objects.filter(
        organisation=decision.organisation_id, number=decision.reopened_as or 0
    )
    found = [
        _steps(told, "told", "at", "body__name__content"),
        _steps(done, "done", "done_at", "done_by__name"),
        _steps(judged, "evaluated", "at", "member__name"),
        _steps(due, "due", "due_at", "by__name"),
        _steps(again, "reviewed", "posed_at", "by__name", "number"),
    ]
    rows = sorted(found[0].union(*found[1:], all=True), key=lambda row: (row[1], row[0]))
    kept: Counter[str] = Counter()
    steps = []
    for kind, at, who, number in rows:
        kept[kind] += 1
        if kept[kind] <= STEPS_MAX:
            steps.append((kind, at, who or "", number))
    return steps


def _steps(rows: QuerySet[Any], kind: str, at: str, who: str, number: str = "") -> QuerySet[Any]:
    is_number = F(number) if number else Value(0)
    return rows.order_by().values_list(Value(kind), F(at), F(who), is_number)
