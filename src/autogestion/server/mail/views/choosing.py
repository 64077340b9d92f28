"""What one is told, how often, and what one follows. It is one's own: no other page shows it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from autogestion.rules.refusals import RuleBroken
from autogestion.server.mail import acts, reading
from autogestion.server.mail.forms import RhythmForm
from autogestion.server.organisations.visits import MemberVisit, for_members, page

UNREADABLE, REFUSED = 422, 409


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def mail(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The rhythm of letters, the feed, what one follows, and what became of the last letters."""
    if request.method != "POST":
        return _shown(request, visit)
    form = RhythmForm(request.POST)
    if not form.is_valid():
        return _shown(request, visit, form=form, status=UNREADABLE)
    try:
        acts.choose_rhythm(visit.member, **form.details)
    except RuleBroken as refusal:
        return _shown(request, visit, form=form, refusal=refusal, status=REFUSED)
    messages.success(request, _("Kept. You are told like this from now on."))
    return redirect(reverse("mail", args=[visit.organisation.slug]))


def _shown(
    request: HttpRequest,
    visit: MemberVisit,
    *,
    form: RhythmForm | None = None,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    told = reading.told(visit.member)
    form = form or RhythmForm.showing(told.rhythm)
    return page(
        request, "mail/mail.html", visit, status=status, it=told, form=form, refusal=refusal
    )


@require_POST
@for_members
def follow(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Follow the question that the form names, or let go of it."""
    number = request.POST.get("question", "")
    question = int(number) if number.isdecimal() and len(number) < 10 else 0
    if request.POST.get("let_go"):
        acts.unfollow_question(visit.member, question)
        messages.success(request, _("You follow it no more."))
    else:
        acts.follow_question(visit.member, question)
        messages.success(request, _("You follow it. Nobody else sees what you follow."))
    if request.POST.get("from_list"):
        return redirect(reverse("mail", args=[visit.organisation.slug]))
    return redirect(reverse("question", args=[visit.organisation.slug, question]) + "#follow")


@require_POST
@for_members
def end_links(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Links, reply addresses and the feed that letters gave until now open nothing more."""
    acts.end_links(visit.member)
    messages.success(
        request, _("What letters gave you until now opens nothing more, and your feed has a new address.")
    )  # fmt: skip
    return redirect(reverse("mail", args=[visit.organisation.slug]))
