"""What a link in a letter opens: first what it will do; a press does it. Nobody has to sign in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from autogestion.rules.refusals import RuleBroken
from autogestion.server.mail import acts, deeds, feed, tokens

REFUSED, GONE = 409, 410


@csrf_exempt  # The address itself holds the secret; browsers of mail programs keep no cookies.
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: HttpRequest, token: str) -> HttpResponse:
    """Say what it will do; on a press, do it. A program that opens links does nothing by that."""
    try:
        found = deeds.deed_of(token)
    except RuleBroken as refusal:
        return _refused(request, refusal, GONE)
    with override(deeds.language_of(found.member)):
        found = deeds.deed_of(token)
        if request.method != "POST":
            return render(request, "mail/deed.html", {"deed": found})
        said = tokens.read(token)
        assert said is not None  # `deed_of` has read it
        try:
            acts.do_deed(token, said.until, found.do, spent=deeds.SPENT)
        except RuleBroken as refusal:
            return _refused(request, refusal, REFUSED, url=found.url)
        return render(request, "mail/done.html", {"deed": found})


def _refused(request: HttpRequest, refusal: RuleBroken, status: int, url: str = "") -> HttpResponse:
    return render(request, "mail/gone.html", {"refusal": refusal, "url": url}, status=status)


@csrf_exempt  # A mail program presses it, without having seen the page (RFC 8058).
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """No more letters: a press here, or one press in the mail program."""
    try:
        member, _said = deeds.whose(token, deeds.STOP)
    except RuleBroken as refusal:
        return _refused(request, refusal, GONE)
    with override(deeds.language_of(member)):
        if request.method == "POST":
            acts.stop_letters(member)
        told = {"organisation_name": str(member.organisation), "is_done": request.method == "POST"}
        return render(request, "mail/stop.html", told)


@never_cache
@require_safe
def private_feed(request: HttpRequest, token: str) -> HttpResponse:
    """What is new for one member, as a feed."""
    try:
        member, _said = deeds.whose(token, deeds.FEED)
    except RuleBroken as refusal:
        return _refused(request, refusal, GONE)
    with override(deeds.language_of(member)):
        content = feed.feed_of(member, request.build_absolute_uri())
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
