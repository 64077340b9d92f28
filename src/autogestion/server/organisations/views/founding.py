"""Founding an organisation: fill in, read the whole charter, sign; and the page for those who sign after."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion import charters as files
from autogestion.rules.charter import Charter, CharterRefused, load
from autogestion.rules.refusals import RuleBroken
from autogestion.server.organisations import acts, charters, queries
from autogestion.server.organisations.checking import checked
from autogestion.server.organisations.forms import Found, FoundAssembly, Sign
from autogestion.server.organisations.secrets import hash_of
from autogestion.server.organisations.visits import Visit, for_anyone, page
from autogestion.server.people import limits, sessions
from autogestion.server.people.acts import count_try
from autogestion.server.web.shell import address

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Body

CONFLICT = 409


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Three steps at one address: `read` shows the charter, `change` goes back, `sign` founds."""
    is_known = request.user.is_authenticated
    if request.method != "POST":
        return _ask(request, Found(is_known=is_known))
    form = Found(request.POST, request.FILES, is_known=is_known)
    if not form.is_valid():
        return _ask(request, form)
    try:
        text = _own_text(form)
        charter = charters.chosen(form.cleaned_data["charter"], text)
        if request.POST.get("step") == "sign":
            return _propose(request, form, charter)
        if request.POST.get("step") == "change":
            return _ask(request, form, text=text)
        count_try((limits.CHECKING_FROM, limits.address_of(request)))
    except CharterRefused as refused:
        return _ask(request, form, problems=charters.problems(refused))
    except RuleBroken as refusal:
        return _ask(request, form, refusal=refusal)
    return _read(request, form, charter, text)


def _own_text(form: Found) -> str:
    """The text of the founders' own charter: the file they send, or the one they sent before."""
    file = form.cleaned_data["file"]
    return charters.text_of(file.read()) if file else form.cleaned_data["text"]


def _ask(
    request: HttpRequest, form: Found, *, text: str | None = None, **told: Any
) -> HttpResponse:
    chosen = form["charter"].value()
    options = [
        {"value": one.name, "label": one.title, "text": one.text, "chosen": one.name == chosen}
        for one in charters.offered()
    ]
    context = {
        "form": form,
        "offered": charters.offered(),
        "options": options,
        "own_chosen": chosen == charters.OWN,
        "text": form["text"].value() if text is None else text,
        **told,
    }
    status = CONFLICT if told else 200
    return render(request, "organisations/found.html", context, status=status)


def _read(request: HttpRequest, form: Found, charter: Charter, text: str) -> HttpResponse:
    """The whole charter, before anybody signs it."""
    context = {
        "form": form,
        "typed": form.cleaned_data,
        "text": text,
        "charter": charter,
        "articles": charters.in_words(charter),
        "more": charter.founders_min - 1,
        "checked": checked(charter),
    }
    return render(request, "organisations/found_read.html", context)


def _propose(request: HttpRequest, form: Found, charter: Charter) -> HttpResponse:
    founder = sessions.somebody(request, name=form.newcomers_name)
    _organisation, secret = acts.propose_organisation(
        founder,
        name=form.cleaned_data["name"],
        languages=form.cleaned_data["languages"],
        charter=charter,
        assembly=form.cleaned_data["assembly"],
    )
    return sessions.onward(request, founder, address("founding", secret))


@require_safe
def read_offered(request: HttpRequest, name: str) -> HttpResponse:
    """A charter to begin from, in plain words."""
    if name not in files.TEMPLATES:
        raise Http404
    charter = load(files.text(name))
    context = {"name": name, "charter": charter, "articles": charters.in_words(charter)}
    return render(request, "organisations/charter_offered.html", context)


@require_safe
def download_offered(request: HttpRequest, name: str) -> HttpResponse:
    """The file of a charter to begin from, to be changed at will."""
    if name not in files.TEMPLATES:
        raise Http404
    return toml(files.text(name), name)


def toml(text: str, name: str) -> HttpResponse:
    """A TOML file to keep."""
    answer = HttpResponse(text, content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.toml"'
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def founding(request: HttpRequest, secret: str) -> HttpResponse:
    """For whoever holds the link: who signed, how many are missing, the charter, and the pen."""
    body = queries.body_with_founding_secret(hash_of(secret))
    if body is None:
        return render(request, "organisations/link_gone.html", status=410)
    form = Sign(
        request.POST if request.method == "POST" else None, is_known=request.user.is_authenticated
    )
    if request.method != "POST" or not form.is_valid():
        return _founding(request, body, form)
    try:
        signer = sessions.somebody(request, name=form.newcomers_name)
        if body.number == 1:
            acts.sign_charter(signer, body.organisation)
        else:
            acts.sign_assembly(signer, body)
    except RuleBroken as refusal:
        return _founding(request, body, form, refusal=refusal)
    messages.success(request, _("You have signed."))
    return sessions.onward(request, signer, request.path)


def _founding(
    request: HttpRequest, body: "Body", form: Sign, *, refusal: RuleBroken | None = None
) -> HttpResponse:
    charter = queries.charter_in_force(body.organisation)
    signers = list(queries.signers(body))
    me = queries.member_of(request.user, body.organisation)
    needed = charter.founders_min if body.number == 1 else charter.assemblies.size_min
    context = {
        "body": body,
        "organisation_founded": body.organisation,
        "is_first": body.number == 1,
        "articles": charters.in_words(charter),
        "signers": signers,
        "missing": max(0, needed - len(signers)),
        "has_signed": me in signers,
        "form": form,
        "refusal": refusal,
        "link": request.build_absolute_uri(request.path),
    }
    status = CONFLICT if refusal else 200
    return render(request, "organisations/founding.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_anyone
def found_assembly(request: HttpRequest, visit: Visit) -> HttpResponse:
    """People who will meet found a further assembly; whether it joins, it decides itself."""
    bodies = [(body.number, str(body)) for body in queries.bodies(visit.organisation)]
    known = request.user.is_authenticated
    form = FoundAssembly(
        request.POST if request.method == "POST" else None, bodies=bodies, is_known=known
    )
    if request.method != "POST" or not form.is_valid():
        return _ask_assembly(request, visit, form)
    try:
        founder = sessions.somebody(request, name=form.newcomers_name)
        _body, secret = acts.propose_assembly(
            founder,
            visit.organisation,
            name=form.cleaned_data["name"],
            within=_within(visit, form.cleaned_data["within"]),
        )
    except RuleBroken as refusal:
        return _ask_assembly(request, visit, form, refusal=refusal)
    return sessions.onward(request, founder, address("founding", secret))


def _within(visit: Visit, number: int | None) -> "Body | None":
    return queries.body_numbered(visit.organisation, number) if number else None


def _ask_assembly(
    request: HttpRequest, visit: Visit, form: FoundAssembly, *, refusal: RuleBroken | None = None
) -> HttpResponse:
    charter = queries.charter_in_force(visit.organisation)
    return page(
        request,
        "organisations/found_assembly.html",
        visit,
        status=CONFLICT if refusal else 200,
        form=form,
        refusal=refusal,
        size_min=charter.assemblies.size_min,
        several=charter.assemblies.several,
    )


@require_POST
@for_anyone
def renew_link(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """A new link for a founding that I signed; the old one ends."""
    body = queries.body_numbered(visit.organisation, number)
    if body is None or visit.member is None:
        raise Http404
    return redirect(address("founding", acts.renew_founding_link(visit.member, body)))
