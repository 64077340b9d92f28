"""One press turns a demand or a form of organisation into a question in one's own assembly."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from autogestion.rules.library import USABLE
from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation import reading as deliberation
from autogestion.server.deliberation.forms.posing import PosingForm, form_for
from autogestion.server.deliberation.posable import scopes_of
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE, question_address
from autogestion.server.library import acts, queries, reading
from autogestion.server.library.views.common import own_assembly, struggle_at
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.web.texts import one_line, said

KIND = "ordinary"


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def use(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The form by which a question is posed, filled from `?part=demands&item=2`, in `?assembly=`."""
    struggle = struggle_at(visit, number)
    body = own_assembly(visit, request.GET.get("assembly", ""))
    version = queries.version_of(struggle, struggle.version)
    part, item, words = _taken_up(request, version)
    form = _form(request, visit, body, filled(visit, version, part, words))
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            details = {key: form.details[key] for key in ("scope", "bodies", "options")}
            try:
                question = acts.use_struggle(
                    visit.member,
                    body,
                    struggle,
                    part=part,
                    item=item,
                    dossier=form.dossier,
                    **details,
                )
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(
                    request,
                    _(
                        "The question is posed, and says where it comes from. Now others can support it."
                    ),
                )
                return redirect(question_address(visit, question.number))
    return page(
        request, "library/use.html", visit, status=status,
        form=form, body=body, refusal=refusal, struggle=struggle, it=reading.page_of(version), words=words, part=part,
    )  # fmt: skip


def _taken_up(request: HttpRequest, version: queries.Version) -> tuple[str, int, str]:
    """Which demand or form the address names, and its words; Http404 where there is none, or it is erased."""
    part, asked = request.GET.get("part", ""), request.GET.get("item", "")
    item = int(asked) if asked.isdecimal() and len(asked) < 4 else 0
    if part not in USABLE or not 1 <= item <= len(version.items[part]):
        raise Http404
    text = version.items[part][item - 1]
    if not text.salt:
        raise Http404
    return part, item, text.content


def filled(visit: MemberVisit, version: queries.Version, part: str, words: str) -> dict[str, str]:
    """What stands in the form before somebody writes in it."""
    row = version.row
    title = one_line(said(version.texts["title"].content))
    sentence = (
        _("Do we demand: %(words)s?")
        if part == "demands"
        else _("Do we organise like this: %(words)s?")
    )
    why = _(
        "It was so in “%(title)s” (%(when)s), number %(number)s in our library of struggles."
    ) % {
        "title": title, "when": reading.period(row.begun, row.ended, row.outcome), "number": row.struggle.number,
    }  # fmt: skip
    return {"asked": sentence % {"words": one_line(words).rstrip(".?!")}, "why": why}


def _form(
    request: HttpRequest, visit: MemberVisit, body: Any, initial: dict[str, str]
) -> PosingForm:
    charter = organisations.charter_in_force(visit.organisation)
    rule = charter.kind(KIND)
    form = form_for(KIND, has_options=rule.method != "majority")
    sent = (request.POST,) if request.method == "POST" else ()
    return form(
        *sent, initial=initial, scopes=scopes_of(charter, KIND, is_joined=body.joined_at is not None),
        circles=deliberation.circles(visit.organisation, visit.member),
    )  # fmt: skip
