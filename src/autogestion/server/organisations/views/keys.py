"""My passkeys in this organisation; vouching for those of others; coming in with one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from autogestion.rules import keys as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.server.organisations import acts, keyring, queries, registering
from autogestion.server.organisations.forms import NewKey
from autogestion.server.organisations.sites import site_of
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.people import acts as people
from autogestion.server.people import limits, sessions
from autogestion.server.people.views.signing_in import come_in
from autogestion.server.record import clock

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Key

CONFLICT = 409
ASKED = "passkey-asked"


@dataclass(frozen=True)
class Shown:
    """A passkey as a line of the page, at this moment."""

    key: "Key"
    is_counting: bool
    is_waiting: bool
    is_ending: bool
    vouchers: int

    @classmethod
    def of(cls, key: "Key") -> "Shown":
        now = clock.now()
        return cls(
            key,
            keyring.counts(key, now),
            keyring.is_waiting(key, now),
            keyring.is_ending(key, now),
            len(key.vouches.all()),
        )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def keys(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All passkeys that I ever had here, and the form by which one more is made."""
    own = list(keyring.keys_of(visit.member))
    form = NewKey(request.POST or None, own=[key for key in own if Shown.of(key).is_counting])
    if request.method != "POST" or not form.is_valid():
        return _keys(request, visit, own, form)
    try:
        key = _add(request, visit, own, form)
    except RuleBroken as refusal:
        return _keys(request, visit, own, form, refusal=refusal)
    messages.success(
        request,
        _("The passkey is registered, and counts at once.")
        if key.since <= clock.now()
        else _("The passkey is registered. It counts after three days, or once two members vouch."),
    )
    return redirect("keys", visit.organisation.slug)


def _add(request: HttpRequest, visit: MemberVisit, own: list["Key"], form: NewKey) -> "Key":
    site = site_of(request)
    replaced = form.cleaned_data.get("replaces", "")
    return acts.add_key(
        visit.member,
        registering.made(request.POST, visit.member, site),
        origin=site.origin,
        rp=site.rp,
        name=form.cleaned_data["name"],
        replaces=next((key for key in own if str(key.number) == replaced), None),
    )


def _keys(
    request: HttpRequest,
    visit: MemberVisit,
    own: list["Key"],
    form: NewKey,
    *,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    site = site_of(request)
    token = registering.ask(registering.MAKING, str(visit.member.pk))
    return page(
        request, "organisations/keys.html", visit, status=CONFLICT if refusal else 200,
        keys=[Shown.of(key) for key in own], form=form, refusal=refusal,
        is_possible=site.has_passkeys, site=site, token=token,
        asked=registering.to_make(token, visit.member, site),
        hours=rules.WAIT_HOURS, vouchers=rules.VOUCHERS,
    )  # fmt: skip


@require_POST
@for_members
def remove(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Give a passkey up."""
    acts.remove_key(visit.member, _own(visit, number))
    messages.success(request, _("The passkey counts for three more days, and then no longer."))
    return redirect("keys", visit.organisation.slug)


def _own(visit: MemberVisit, number: int) -> "Key":
    key = keyring.key_numbered(visit.organisation, number)
    if key is None or key.member_id != visit.member.pk:
        raise Http404
    return key


@require_POST
@for_members
def stop(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Stop what waits."""
    acts.stop_key(visit.member, _own(visit, number))
    messages.success(request, _("Stopped. Your passkeys are as they were."))
    return redirect("keys", visit.organisation.slug)


@require_POST
@for_members
def rename(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Call a passkey something."""
    acts.rename_key(_own(visit, number), name=request.POST.get("name", ""))
    return redirect("keys", visit.organisation.slug)


@require_POST
@for_members
def vouch(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say that a waiting passkey is this member's, whom I know."""
    key = keyring.key_numbered(visit.organisation, number)
    if key is None:
        raise Http404
    shared = keyring.bodies_in_common(visit.member, key.member)
    body = queries.body_numbered(visit.organisation, shared[0]) if shared else visit.member.base
    assert body is not None  # Whoever comes here has a place in an assembly.
    acts.vouch_for_key(visit.member, key, body)
    messages.success(request, _("You vouched. Two of you end the wait."))
    return redirect("member", visit.organisation.slug, key.member.pseudonym)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Come in with a passkey of any organisation here."""
    site = site_of(request)
    if request.method != "POST" or "_sig" not in request.POST:
        return _sign_in(request)
    try:
        from_here = (limits.BY_ADDRESS, limits.address_of(request))
        people.count_try(from_here)
        person = registering.who_signs_in(request.POST, request.session.pop(ASKED, ""), site)
        people.uncount_try(from_here)
    except RuleBroken as refusal:
        return _sign_in(request, refusal=refusal)
    return come_in(request, person, how="key-session")


def _sign_in(request: HttpRequest, *, refusal: RuleBroken | None = None) -> HttpResponse:
    site = site_of(request)
    # Kept in this browser, so that an answer which somebody saw elsewhere opens nothing.
    token = request.session[ASKED] = registering.ask(registering.SIGNING_IN, "")
    context = {
        "asked": registering.to_sign_in(token, site),
        "is_possible": site.has_passkeys,
        "next": sessions.next_page(request),
        "refusal": refusal,
    }
    status = CONFLICT if refusal else 200
    return render(request, "organisations/sign_in_key.html", context, status=status)
