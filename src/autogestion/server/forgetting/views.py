"""My texts, and the pages that say what goes and what stays before it goes.

Also for those who have left: their words remain theirs.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.server.forgetting import acts, queries
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.visits import MemberVisit, Visit, for_anyone, page

View = Callable[..., HttpResponse]


def for_writers(view: View) -> View:
    """A page for whoever is or was a member: `view(request, visit, …)`."""

    @for_anyone
    @wraps(view)
    def guarded(request: HttpRequest, visit: Visit, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if visit.member is None:
            raise Http404
        return view(request, MemberVisit(visit.organisation, visit.member), *args, **kwargs)

    return guarded


@never_cache
@require_safe
@for_writers
def mine(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Everything that I wrote here, where it stands, and the way to take it back."""
    texts = queries.own_texts(visit.member)
    return page(
        request, "forgetting/mine.html", visit,
        texts=texts,
        can_erase_some=any(not text.is_needed for text in texts),
        has_name=bool(visit.member.name),
        has_place=organisations.belongs(visit.member),
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def erase_one(request: HttpRequest, visit: MemberVisit, commitment: str) -> HttpResponse:
    """One text or file: what goes, what stays."""
    text = queries.own_text(visit.member, commitment)
    if text is None and request.method != "POST":
        raise Http404
    if request.method == "POST":
        return _erase(request, visit, [commitment])
    return page(request, "forgetting/erase.html", visit, texts=[text], what="text")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def erase_all(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All that nobody needs for a vote any more."""
    texts = [text for text in queries.own_texts(visit.member) if not text.is_needed]
    if not texts:
        return redirect(_mine(visit))
    if request.method == "POST":
        return _erase(request, visit, [text.commitment for text in texts])
    return page(request, "forgetting/erase.html", visit, texts=texts, what="all")


def _erase(request: HttpRequest, visit: MemberVisit, commitments: Collection[str]) -> HttpResponse:
    acts.erase_texts(visit.member, commitments)
    messages.success(request, _("It is erased. Nobody can bring it back."))
    return redirect(_mine(visit))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def erase_name(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """The name by which the others knew me."""
    if request.method == "POST":
        acts.erase_name(visit.member)
        messages.success(request, _("Your name is erased. Nobody can bring it back."))
        return redirect(_mine(visit))
    return page(request, "forgetting/erase.html", visit, texts=[], what="name")


def _mine(visit: MemberVisit) -> str:
    return reverse("my_texts", args=[visit.organisation.slug])
