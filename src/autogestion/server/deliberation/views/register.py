"""The register of questions."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from autogestion.server.deliberation import reading
from autogestion.server.deliberation.lines import Filter, RegisterLine, question_line
from autogestion.server.deliberation.stages import (
    CLOSED,
    GATHERING,
    NOTICE,
    OPEN,
    WITHDRAWN,
    stage_in_words,
)
from autogestion.server.organisations.visits import MemberVisit, for_members, page

if TYPE_CHECKING:
    from autogestion.server.deliberation.models import Question
    from autogestion.server.organisations.models import Organisation

PER_SHEET = 50
STAGES = (OPEN, NOTICE, GATHERING, CLOSED, WITHDRAWN)


@require_safe
@for_members
def questions(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All questions, the open votes first; `?stage=` and `?assembly=` show some of them."""
    organisation = visit.organisation
    stage = request.GET.get("stage", "")
    assembly = request.GET.get("assembly", "")
    circles = reading.circles(organisation, visit.member)
    chosen = next((circle for circle in circles if str(circle.number) == assembly), None)
    found = reading.register_of_questions(
        organisation,
        stage=stage if stage in STAGES else "",
        assembly=chosen.number if chosen else None,
    )
    sheet = Paginator(found, PER_SHEET).get_page(request.GET.get("page"))
    kept = {"assembly": chosen.number} if chosen else {}
    return page(
        request, "deliberation/questions.html", visit,
        sheet=sheet,
        groups=_groups(sheet.object_list, organisation),
        stages=[Filter(_("All"), urlencode(kept), not stage), *_stages(stage, kept)],
        assemblies=_assemblies(circles, chosen, stage),
        query=urlencode({**kept, **({"stage": stage} if stage else {})}),
        mine=[circle for circle in circles if circle.is_mine],
        pose_url=reverse("pose", args=[organisation.slug]),
    )  # fmt: skip


def _groups(
    questions: "Iterable[Question]", organisation: "Organisation"
) -> list[tuple[str, str, list[RegisterLine]]]:
    """The lines under their stages, in the order in which they come."""
    groups: dict[str, list[RegisterLine]] = {}
    for question in questions:
        stage = getattr(question, "stage", "")
        groups.setdefault(stage, []).append(question_line(organisation, question))
    return [(stage, stage_in_words(stage), lines) for stage, lines in groups.items()]


def _stages(chosen: str, kept: dict) -> list[Filter]:
    return [
        Filter(stage_in_words(stage), urlencode({**kept, "stage": stage}), stage == chosen)
        for stage in STAGES
    ]


def _assemblies(
    circles: list[reading.Circle], chosen: reading.Circle | None, stage: str
) -> list[Filter]:
    kept = {"stage": stage} if stage else {}
    everywhere = Filter(_("All assemblies"), urlencode(kept), chosen is None)
    return [everywhere] + [
        Filter(circle.name, urlencode({**kept, "assembly": circle.number}), circle == chosen)
        for circle in circles
    ]
