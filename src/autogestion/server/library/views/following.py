"""What one follows, and what is new of it. It is one's own: no other page shows it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from autogestion.server.library import acts, queries, reading
from autogestion.server.organisations.visits import MemberVisit, for_members, page

SHOWN = 100


@never_cache
@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """What is new in what I follow, and all that I follow."""
    news = list(queries.news_for(visit.member)[:SHOWN])
    follows = [
        {"kind": one.kind, "word": one.word, "words": reading.followed_in_words(one.kind, one.word)}
        for one in queries.follows_of(visit.member)
    ]
    return page(
        request, "library/following.html", visit,
        lines=reading.lines_of(visit.organisation, news), follows=follows,
        newest=max((struggle.number for struggle in news), default=0),
    )  # fmt: skip


@require_POST
@for_members
def follow(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Follow what the form names; or note that all is read."""
    read = request.POST.get("read", "")
    if read.isdecimal() and len(read) < 10:
        acts.note_seen(visit.member, int(read))
    else:
        acts.follow(visit.member, request.POST.get("kind", ""), request.POST.get("word", ""))
        messages.success(request, _("You follow it. Nobody else sees what you follow."))
    return redirect(reverse("following", args=[visit.organisation.slug]))


@require_POST
@for_members
def unfollow(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Let go of what the form names."""
    acts.unfollow(visit.member, request.POST.get("kind", ""), request.POST.get("word", ""))
    return redirect(reverse("following", args=[visit.organisation.slug]))
