"""What one follows, and what one's assemblies follow, and what is new of it."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from autogestion.server.library import acts, follows, reading, together
from autogestion.server.library.views.common import founded_places, own_assembly
from autogestion.server.organisations.visits import MemberVisit, for_members, page

if TYPE_CHECKING:
    from autogestion.server.library.models import Topic

SHOWN = 100


@never_cache
@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """What is new in what I and my assemblies follow, and all of it. What I follow myself no other page shows."""
    topics = follows.topics_for(visit.member)
    news = list(follows.news_for(visit.member, topics)[:SHOWN])
    mine = [
        {"kind": one.kind, "word": one.word, "words": reading.followed_in_words(one.kind, one.word)}
        for one in follows.follows_of(visit.member)
    ]
    return page(
        request, "library/following.html", visit,
        lines=reading.lines_of(visit.organisation, news), follows=mine,
        together=_together(visit, topics),
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


def _together(visit: MemberVisit, topics: "list[Topic]") -> list[dict[str, Any]]:
    """Each of the reader's assemblies with what it follows."""
    found = dict(zip((one.number for one in topics), together.topics_in_words(topics), strict=True))
    return [
        {"body": body, "topics": [found[one.number] for one in topics if one.body_id == body.pk]}
        for body in founded_places(visit)
    ]


@require_POST
@for_members
def follow_together(request: HttpRequest, visit: MemberVisit, body: int) -> HttpResponse:
    """Let one's assembly follow what the form names."""
    assembly = own_assembly(visit, str(body))
    acts.follow_as_assembly(
        visit.member, assembly, kind=request.POST.get("kind", ""), word=request.POST.get("word", "")
    )
    messages.success(
        request, _("%(assembly)s follows it. All its members hear of it.") % {"assembly": assembly}
    )
    return redirect(reverse("following", args=[visit.organisation.slug]) + "#together")


@require_POST
@for_members
def let_go_together(
    request: HttpRequest, visit: MemberVisit, body: int, topic: int
) -> HttpResponse:
    """Let one's assembly follow it no more."""
    acts.let_go_as_assembly(visit.member, own_assembly(visit, str(body)), topic)
    return redirect(reverse("following", args=[visit.organisation.slug]) + "#together")
