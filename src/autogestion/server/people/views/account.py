"""One's own account: a name, a language, and the ways back in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from autogestion.rules.refusals import RuleBroken
from autogestion.server.people import acts, limits, mail, queries, sessions, tokens
from autogestion.server.people.forms import Email, Language, Name, Password, SignInName
from autogestion.server.people.secrets import in_groups
from autogestion.server.web.shell import address

if TYPE_CHECKING:
    from autogestion.server.people.models import Person

CONFLICT = 409


@dataclass(frozen=True)
class Part:
    """One form of the account page: what it asks, the act that it calls, what is said after it."""

    form: Callable[..., forms.Form]
    act: "Callable[[HttpRequest, Person, dict[str, Any]], str]"


def _rename(request: HttpRequest, person: "Person", typed: dict[str, Any]) -> str:
    acts.rename(person, **typed)
    return _("Organisations that you enter from now on know you by this name.")


def _choose_sign_in_name(request: HttpRequest, person: "Person", typed: dict[str, Any]) -> str:
    acts.choose_sign_in_name(person, **typed)
    return _("You sign in with this name from now on.")


def _choose_language(request: HttpRequest, person: "Person", typed: dict[str, Any]) -> str:
    acts.choose_language(person, **typed)
    return _("You read in this language from now on.")


def _set_email(request: HttpRequest, person: "Person", typed: dict[str, Any]) -> str:
    """An address is the person's once they have opened what was sent to it."""
    if not typed["email"]:
        acts.set_email(person, email="")
        return _("We keep no address of yours.")
    acts.count_try((limits.MAIL_TO, typed["email"]))
    mail.send_email_check(person, typed["email"], tokens.email_path(person, typed["email"]))
    return _("A letter is on its way. The address is yours when you have opened the link in it.")


def _set_password(request: HttpRequest, person: "Person", typed: dict[str, Any]) -> str:
    acts.set_password(person, password=typed["password"])
    sessions.keep(request, person)
    return _("You can sign in with this password. Other devices were signed out.")


PARTS = {
    "name": Part(Name, _rename),
    "sign-in-name": Part(SignInName, _choose_sign_in_name),
    "language": Part(Language, _choose_language),
    "email": Part(Email, _set_email),
    "password": Part(Password, _set_password),
}


@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Everything that this server knows about me, and what I can change of it."""
    return _account(request, _me(request))


def _me(request: HttpRequest) -> "Person":
    person = sessions.signed_in(request)
    assert person is not None  # login_required has seen to it
    return person


@never_cache
@login_required
@sensitive_post_parameters("password", "again")
@require_POST
def change(request: HttpRequest, part: str) -> HttpResponse:
    """Change one thing about the account."""
    if part not in PARTS or (part == "email" and not mail.is_set_up()):
        raise Http404
    person = _me(request)
    form = PARTS[part].form(request.POST, person=person)
    if not form.is_valid():
        return _account(request, person, typed={part: form})
    try:
        said = PARTS[part].act(request, person, form.cleaned_data)
    except RuleBroken as refusal:
        person.refresh_from_db()
        return _account(request, person, typed={part: form}, refusal=refusal)
    messages.success(request, said)
    answer = redirect(sessions.next_page(request, default=address("account")))
    return sessions.read_in(answer, person.language) if part == "language" else answer


def _account(
    request: HttpRequest,
    person: "Person",
    *,
    typed: dict[str, forms.Form] | None = None,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    asked = {name: part.form(person=person) for name, part in PARTS.items()} | (typed or {})
    context = {
        "forms": {name.replace("-", "_"): form for name, form in asked.items()},
        "refusal": refusal,
        "refused_part": next(iter(typed or {}), ""),
        "slip": queries.slip_of(person),
        "has_way_back": queries.has_way_back(person),
        "sends_mail": mail.is_set_up(),
        "openid": settings.OPENID,
    }
    status = CONFLICT if refusal else 200
    return render(request, "people/account.html", context, status=status)


@never_cache
@login_required
def keep(request: HttpRequest) -> HttpResponse:
    """Right after coming in for the first time: how to come in again."""
    person = _me(request)
    context = {
        "next": sessions.next_page(request),
        "password": Password(person=person),
        "sign_in_name": person.sign_in_name,
        "sends_mail": mail.is_set_up(),
    }
    return render(request, "people/keep.html", context)


@never_cache
@login_required
@require_POST
def print_slip(request: HttpRequest) -> HttpResponse:
    """A slip to print and keep like a key. Shown this once; the one before opens nothing more."""
    secret = acts.make_secret(_me(request), purpose="slip")
    context = {
        "url": request.build_absolute_uri(acts.link_path(secret)),
        "code": in_groups(secret),
        "slip": queries.slip_of(_me(request)),
        "host": request.get_host(),
        "next": sessions.next_page(request, default=address("account")),
    }
    return render(request, "people/slip.html", context)


@login_required
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End all my sessions but this one, and all links and slips."""
    person = _me(request)
    acts.sign_out_everywhere(person)
    sessions.keep(request, person)
    messages.success(
        request,
        _("Every other device was signed out, and your slip and links open nothing more."),
    )
    return redirect("account")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_email(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the letter: a page with a button, so that only a person confirms."""
    person = _me(request)
    email = tokens.email_in(token, person)
    if request.method == "POST" and email:
        acts.set_email(person, email=email)
        messages.success(request, _("Sign-in links can be sent to this address."))
        return redirect("account")
    return render(
        request, "people/confirm_email.html", {"email": email}, status=200 if email else 410
    )
