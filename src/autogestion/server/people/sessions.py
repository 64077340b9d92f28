"""Who is at the other end: beginning and ending a session. Sessions are signed cookies, not rows."""

from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import get_language

from autogestion.server.people.acts import Newcomer, count_try
from autogestion.server.people.limits import ENTERING_FROM, address_of
from autogestion.server.people.models import Person
from autogestion.server.web.shell import address

HOW = "known-by"
NEWCOMER = "newcomer"
"""Somebody new, for whom nothing speaks but the link that they opened."""
YEAR_SECONDS = 365 * 24 * 3600


def signed_in(request: HttpRequest) -> Person | None:
    """The person who is signed in."""
    return request.user if isinstance(request.user, Person) else None


def somebody(request: HttpRequest, *, name: str) -> Person | Newcomer:
    """Who is signed in, else somebody new of this name who reads in the page's language.

    RuleBroken where too many new persons came from the same address within the hour.
    """
    person = signed_in(request)
    if person is not None:
        return person
    count_try((ENTERING_FROM, address_of(request)))
    return Newcomer(name, get_language() or settings.LANGUAGE_CODE)


def onward(request: HttpRequest, who: Person | Newcomer, url: str) -> HttpResponse:
    """To the page; a newcomer is signed in, and is first shown how to come back another day."""
    if isinstance(who, Person):
        return redirect(url)
    assert who.person is not None  # the act has made them one
    begin(request, who.person, how=NEWCOMER)
    return redirect(f"{reverse('keep_access')}?{urlencode({'next': url})}")


def begin(request: HttpRequest, person: Person, *, how: str) -> None:
    """From now on this browser is the person's, known by `how`. Their other browsers stay theirs."""
    auth.login(request, person)
    request.session[HOW] = how


def known_by(request: HttpRequest) -> str:
    """By what the person at the other end was known when they came in; it stands in their lines."""
    if not request.user.is_authenticated:
        return NEWCOMER
    return str(request.session.get(HOW, "session"))


def keep(request: HttpRequest, person: Person) -> None:
    """Stay signed in here although the person's other sessions have just been ended."""
    update_session_auth_hash(request, person)


def end(request: HttpRequest) -> None:
    """This browser forgets who was here."""
    auth.logout(request)


def read_in(answer: HttpResponse, language: str) -> HttpResponse:
    """Let this browser show pages in the language."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR_SECONDS,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return answer


def next_page(request: HttpRequest, default: str = "") -> str:
    """The page of ours to which the reader wanted to go, else `default` or the first one."""
    wished: Any = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wished, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wished if is_ours else default or address()
