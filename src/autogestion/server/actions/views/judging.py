"""After an action: what came of it, by those who took part; and offering it to the library."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.server.actions import acts, queries
from autogestion.server.actions.forms import JudgingForm
from autogestion.server.actions.models import Action
from autogestion.server.actions.views.common import above, action_at
from autogestion.server.deliberation.views.asking import Words, asked
from autogestion.server.library.forms import StruggleForm
from autogestion.server.library.views.common import own_assembly, used_terms
from autogestion.server.organisations.visits import MemberVisit, for_members, page


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def evaluate(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """As one who took part, judge it against its aim."""
    action = action_at(visit, number)
    words = Words(
        _("What came of it"),
        _("Judge it by what it reached. What you learnt helps the next ones, here and elsewhere."),
        _("Set it beside the action"),
        _("Your evaluation stands with the action."),
        sentences=(_("The aim was: %(aim)s") % {"aim": str(action.aim)},),
    )

    def do(form: JudgingForm) -> None:
        acts.evaluate_action(visit.member, action, **form.details)

    form = JudgingForm(request.POST or None, initial={"wanted": str(action.aim)})
    return asked(request, visit, above(action), words, form, do)


@require_safe
@for_members
def offer(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The form of the library, filled with what the action was and what those who took part say."""
    action = action_at(visit, number)
    form = StruggleForm(
        used=used_terms(visit.organisation),
        initial=_filled(action, request.build_absolute_uri(action.url)),
    )
    return page(
        request, "actions/offer.html", visit,
        form=form, action=action, body=own_assembly(visit),
        add_url=reverse("add-struggle", args=[visit.organisation.slug]),
    )  # fmt: skip


def _filled(action: Action, url: str) -> dict[str, str]:
    calls, said = list(queries.calls_of(action)), list(queries.evaluations_of(action))
    moments = [call.begins for call in calls if call.begins]
    worst = ("no", "partly", "yes")
    reached = sorted((one.reached for one in said), key=worst.index)
    outcome = {"yes": "won", "partly": "partly", "no": "lost"}
    return {
        "title": str(action.name),
        "place": next((str(call.place) for call in calls if call.place), ""),
        "begun": _day(min(moments, default=action.at)),
        "ended": _day(max(moments)) if moments else "",
        "demands": str(action.aim),
        "tried": "\n\n".join(str(call.text) for call in calls if call.withdrawn_at is None),
        "outcome": outcome[reached[len(reached) // 2]] if reached else "open",
        "came_of_it": "\n\n".join(str(one.happened) for one in said),
        "thought": "\n\n".join(str(one.learnt) for one in said),
        "sources": _("Our own action, %(url)s") % {"url": url},
    }


def _day(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).date().isoformat()
