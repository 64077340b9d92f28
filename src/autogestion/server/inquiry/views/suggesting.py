"""Suggesting a question for a draft, from outside; and inviting people by mail.

The page for others knows nobody and asks no session, as those for answering do.
"""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE, Words, asked
from autogestion.server.inquiry import acts, queries
from autogestion.server.inquiry import items as writing
from autogestion.server.inquiry.acts.suggesting import opens
from autogestion.server.inquiry.forms import ChangeForm, InvitingForm
from autogestion.server.inquiry.views.common import above, survey_at
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, for_members
from autogestion.server.people.acts import count_try
from autogestion.server.people.limits import Limit, address_of
from autogestion.server.web.texts import said

if TYPE_CHECKING:
    from autogestion.server.inquiry.models import Survey

SUGGESTED_FROM = Limit(
    "inquiry suggestion from",
    20,
    gettext_noop("From where you are, %(most)d questions were suggested within the hour. Wait an hour."),
)  # fmt: skip


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, slug: str, number: int, token: str) -> HttpResponse:
    """What the draft asks so far, and a form for one more question."""
    survey = _draft(slug, number, token)
    form = ChangeForm(request.POST or None)
    refusal: RuleBroken | None = None
    status, is_done = 200, False
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                count_try((SUGGESTED_FROM, address_of(request)))
                acts.suggest(survey, kind=form.cleaned_data["kind"], written=form.written)
                status, is_done, form = 200, True, ChangeForm()
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
    context = {
        "survey": survey, "form": form, "refusal": refusal, "is_done": is_done,
        "address_here": request.path,
        "asked": [writing.read(said(one.text.content)) for one in queries.standing(survey)],
    }  # fmt: skip
    return HttpResponse(render_to_string("inquiry/suggest.html", context), status=status)


def _draft(slug: str, number: int, token: str) -> "Survey":
    """The draft to which the link leads; Http404 where it leads to none, or to none any more."""
    organisation = organisations.organisation_with_slug(slug)
    survey = queries.survey_numbered(organisation, number) if organisation else None
    if survey is None or not opens(survey, token):
        raise Http404
    return survey


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def invite(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Send codes to addresses that a member types."""
    survey = survey_at(visit, number)
    form = InvitingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        count = acts.invite_by_mail(visit.member, survey, addresses=form.cleaned_data["addresses"])
        messages.success(
            request, _("%(number)s mails are on their way. The addresses are not kept.") % {"number": count}
        )  # fmt: skip
        return redirect(survey.url)
    words = Words(
        _("Invite by mail"),
        _(
            "For people who are no members: each address is sent one code. The record says how many you "
            "sent, and not to whom; the addresses are gone from here once the mails are handed over."
        ),
        _("Send the codes"),
        "",
    )
    return asked(request, visit, above(survey), words, form, lambda _form: None)
