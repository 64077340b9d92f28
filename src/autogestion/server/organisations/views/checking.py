"""The check of charters, open to everybody: paste one, change it, look again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from autogestion.rules.charter_check import NotACharter
from autogestion.rules.refusals import RuleBroken
from autogestion.server.organisations import checking
from autogestion.server.organisations.forms import CheckCharter
from autogestion.server.people import limits
from autogestion.server.people.acts import count_try

TOO_MANY = 429


@require_http_methods(["GET", "HEAD", "POST"])
def check_charter(request: HttpRequest) -> HttpResponse:
    """What a charter allows and what it makes impossible; nothing of it is kept."""
    if request.method != "POST":
        return render(request, "organisations/check.html", {"form": CheckCharter()})
    form = CheckCharter(request.POST)
    context: dict[str, Any] = {"form": form}
    status = 200
    if form.is_valid():
        given = form.cleaned_data
        try:
            count_try((limits.CHECKING_FROM, limits.address_of(request)))
            context["it"] = checking.checked_text(given["charter"], given["members"])
        except NotACharter as refusal:
            context["refusal"] = refusal
        except RuleBroken as refusal:
            context["refusal"], status = refusal, TOO_MANY
    return render(request, "organisations/check.html", context, status=status)
