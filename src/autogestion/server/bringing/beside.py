"""What was decided elsewhere on a matter, on the page of a question; each says where it has grown old."""

from django.db.models import Exists, OuterRef

from autogestion.server.bringing import queries, reading
from autogestion.server.bringing.models import Precedent
from autogestion.server.deliberation import sections
from autogestion.server.deliberation.models import Question
from autogestion.server.deliberation.sections import Section
from autogestion.server.finding.sought import telling
from autogestion.server.organisations.models import Member

HAS_ANY = "has_precedents"
"""Whether anything was brought in at all: most organisations are not asked further."""


def decided_elsewhere(question: Question, reader: Member) -> Section | None:
    """At most five that share the longer words of this question, those that share most first."""
    sought = telling(str(question.asked))
    if not getattr(question, HAS_ANY, True) or not sought.wanted:
        return None
    found = queries.precedents_on(question.organisation, sought)
    if not found:
        return None
    found.sort(key=lambda one: -sought.shared(str(one.title)))
    lines = reading.lines_of(question.organisation, found[: reading.BESIDE_MAX])
    return Section("bringing/beside.html", lines)


def enter() -> None:
    """Enter it among what stands on the page of a question."""
    sections.of_questions.append(decided_elsewhere)
    there = Precedent.objects.filter(organisation=OuterRef("organisation"))
    sections.asked_with_questions[HAS_ANY] = Exists(there)
