"""Ways in: a password, a link, a code from a slip or a letter."""

from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.people import acts, limits, mail, queries, sessions
from autogestion.server.people.forms import CodeSignIn, MailSignIn, PasswordSignIn

if TYPE_CHECKING:
    from autogestion.server.people.models import Person, SignInLink

GONE = 410
CONFLICT = 409


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """All ways in on one page; what is posted here is an account and a password."""
    if request.method != "POST":
        return ways_in(request)
    form = PasswordSignIn(request.POST)
    if not form.is_valid():
        return ways_in(request, by_password=form)
    try:
        person = _with_password(request, **form.cleaned_data)
    except RuleBroken as refusal:
        return ways_in(request, refusal=refusal, by_password=form)
    return come_in(request, person, how="password")


def _with_password(request: HttpRequest, account: str, password: str) -> "Person":
    tries = (
        (limits.BY_ACCOUNT, account),
        (limits.BY_ADDRESS, limits.address_of(request)),
    )
    acts.count_try(*tries)
    person = queries.person_with_password(account, password)
    if person is None:
        raise RuleBroken(
            _(
                "This name and this password do not open anything together. Try again, or use your "
                "sign-in slip."
            )
        )
    acts.uncount_try(*tries)
    return person


@never_cache
@require_POST
def sign_in_by_code(request: HttpRequest) -> HttpResponse:
    """Somebody typed a code from paper or from a letter."""
    form = CodeSignIn(request.POST)
    if not form.is_valid():
        return ways_in(request, by_code=form)
    try:
        link = _with_code(request, form.cleaned_data["code"])
    except RuleBroken as refusal:
        return ways_in(request, refusal=refusal, by_code=form)
    return come_in(request, link.person, how=link.purpose)


def _with_code(request: HttpRequest, code: str) -> "SignInLink":
    from_here = (limits.BY_ADDRESS, limits.address_of(request))
    acts.count_try(from_here)
    link = acts.use_sign_in_link(code)
    acts.uncount_try(from_here)
    return link


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest, secret: str) -> HttpResponse:
    """A sign-in link. To open it only shows a button: what reads letters for viruses opens links too."""
    if request.method == "POST":
        used = _with_code(request, secret)
        return come_in(request, used.person, how=used.purpose)
    link = queries.link_with_secret(secret)
    if link is None:
        acts.count_try((limits.BY_ADDRESS, limits.address_of(request)))
        return render(request, "people/link_gone.html", status=GONE)
    context = {"person": link.person, "somebody_else": sessions.signed_in(request)}
    return render(request, "people/link.html", context)


@never_cache
@require_POST
def ask_for_link(request: HttpRequest) -> HttpResponse:
    """Send a link to an address. The answer is the same whether the address is known or not."""
    form = MailSignIn(request.POST)
    if not mail.is_set_up():
        return redirect("sign_in")
    if not form.is_valid():
        return ways_in(request, by_mail=form)
    try:
        acts.count_try((limits.MAIL_FROM, limits.address_of(request)))
    except RuleBroken as refusal:
        return ways_in(request, refusal=refusal, by_mail=form)
    _send_link(form.cleaned_data["email"])
    return redirect("sign_in_sent")


def _send_link(email: str) -> None:
    try:
        acts.count_try((limits.MAIL_TO, email))
    except RuleBroken:
        return  # Said aloud, it would tell that somebody else asked for this address.
    person = queries.person_called(email)
    if person is not None:
        secret = acts.make_secret(person, purpose="mail")
        mail.send_sign_in_link(person, secret, acts.link_path(secret))


@never_cache
def sent(request: HttpRequest) -> HttpResponse:
    """What happens next, and the field for the code."""
    return render(request, "people/sent.html", {"by_code": CodeSignIn()})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """This browser forgets who was here."""
    sessions.end(request)
    return redirect("home")


def come_in(request: HttpRequest, person: "Person", *, how: str, wished: str = "") -> HttpResponse:
    """To the page where they wanted to go, in their language. `how`: by what they were known."""
    sessions.begin(request, person, how=how)
    where = wished or sessions.next_page(request)
    return sessions.read_in(redirect(where), person.language)


def ways_in(
    request: HttpRequest, *, refusal: RuleBroken | None = None, **forms_typed_in: forms.Form
) -> HttpResponse:
    """The page of all ways in, with whatever was typed still in it."""
    ways = {
        "by_password": PasswordSignIn(),
        "by_code": CodeSignIn(),
        "by_mail": MailSignIn() if mail.is_set_up() else None,
        **forms_typed_in,
    }
    context = {
        **ways, "refusal": refusal, "next": sessions.next_page(request), "openid": settings.OPENID,
    }  # fmt: skip
    return render(request, "people/sign_in.html", context, status=CONFLICT if refusal else 200)
