"""What I have learnt to do."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from autogestion.server.execution.reading.learnt import learnt_by
from autogestion.server.organisations.visits import MemberVisit, for_members, page


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The reader's own: there is no address by which anybody sees another's."""
    kinds = learnt_by(visit.member)
    return page(
        request, "execution/learnt.html", visit,
        done=[one for one in kinds if one.times], never=[one for one in kinds if not one.times],
    )  # fmt: skip
