"""Signing in by another site that the operator named, and connecting one's account with it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.people import acts, limits, openid, queries, sessions
from autogestion.server.people.views.signing_in import come_in, ways_in

ATTEMPT = "openid-attempt"


def provider() -> openid.Provider:
    """The other site; Http404 where the operator named none."""
    if settings.OPENID is None:
        raise Http404
    return openid.Provider(**settings.OPENID)


def back() -> str:
    """The address to which the other site sends people back; the operator tells it to that site."""
    return f"{settings.ORIGIN}{reverse('openid_back')}"


@never_cache
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Off to the other site."""
    there = provider()
    try:
        return redirect(_begin(request, there, connects=False))
    except RuleBroken as refusal:
        return ways_in(request, refusal=refusal)


@never_cache
@require_POST
@login_required
def connect(request: HttpRequest) -> HttpResponse:
    """A page with the way to the other site, for whoever is signed in. Begun by a press of theirs alone."""
    there = provider()
    url = _begin(request, there, connects=True)
    return render(request, "people/connect.html", {"url": url, "name": there.name})


@never_cache
@require_POST
@login_required
def disconnect(request: HttpRequest) -> HttpResponse:
    """The other site opens this account no more."""
    person = sessions.signed_in(request)
    assert person is not None  # login_required has seen to it
    acts.disconnect_openid(person)
    messages.success(request, _("The other site opens your account no more."))
    return redirect("account")


def _begin(request: HttpRequest, there: openid.Provider, *, connects: bool) -> str:
    attempt = openid.Attempt.new()
    request.session[ATTEMPT] = {
        **attempt.to_data(), "connects": connects, "next": sessions.next_page(request),
    }  # fmt: skip
    return openid.address_to_ask(there, attempt, back())


@never_cache
@require_safe
def came_back(request: HttpRequest) -> HttpResponse:
    """From the other site, with its word for who this is."""
    there, kept = provider(), request.session.pop(ATTEMPT, None)
    try:
        if kept is None:
            raise RuleBroken(
                gettext_noop(
                    "You came back from another attempt to sign in than the last one. Begin again."
                )
            )
        acts.count_try((limits.BY_ADDRESS, limits.address_of(request)))
        attempt = openid.Attempt(kept["state"], kept["nonce"], kept["verifier"])
        said = openid.subject(there, attempt, request.GET.dict(), back())
        return _known(request, there, said, connects=kept["connects"], wished=kept["next"])
    except RuleBroken as refusal:
        return ways_in(request, refusal=refusal)


def _known(
    request: HttpRequest, there: openid.Provider, said: str, *, connects: bool, wished: str
) -> HttpResponse:
    person = sessions.signed_in(request)
    acts.uncount_try((limits.BY_ADDRESS, limits.address_of(request)))
    if connects and person is not None:
        acts.connect_openid(person, issuer=there.issuer, subject=said)
        messages.success(
            request, _("From now on you can sign in by %(name)s.") % {"name": there.name}
        )
        return redirect("account")
    found = queries.person_with_openid(there.issuer, said)
    if found is None:
        raise RuleBroken(
            gettext_noop(
                "Nobody here has connected this account. Sign in another way, and connect it on the "
                "page of your account."
            )
        )
    return come_in(request, found, how="openid", wished=wished)
