"""Telling the library of a struggle without an account; and what a member makes of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE
from autogestion.server.library.forms import StruggleForm
from autogestion.server.library.reading import entry_address
from autogestion.server.library.views.common import own_assembly, used_terms
from autogestion.server.newspaper import acts, reading
from autogestion.server.newspaper.sent import Sent
from autogestion.server.newspaper.tokens import key_of, new_token
from autogestion.server.newspaper.views.common import contribution_at, never_kept
from autogestion.server.newspaper.views.writing import TOO_MANY, asks
from autogestion.server.organisations.visits import (
    MemberVisit,
    Visit,
    for_anyone,
    for_members,
    page,
)
from autogestion.server.telling.struggles import as_filled, as_text
from autogestion.server.telling.taking import take_into_library


@never_kept
@asks
@for_anyone
def tell(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The library's form for somebody without an account. It goes into the letter box of the newspaper."""
    refusal: RuleBroken | None = None
    status, form = 200, StruggleForm(request.POST or None, used={})
    form.fields["token"] = forms.CharField(widget=forms.HiddenInput, required=False)
    if request.method == "POST":
        try:
            status = TOO_MANY
            acts.check_flood(visit.organisation)
            status = UNREADABLE
            if form.is_valid():
                status = REFUSED
                word = acts.put_in_letter_box(
                    visit.organisation, _sent(form), key=key_of(form.cleaned_data["token"])
                )
                return page(
                    request, "newspaper/sent.html", visit, word=word, emptied_at=acts.emptied_at()
                )
        except RuleBroken as broken:
            refusal = broken
    return page(
        request, "telling/tell.html", visit, status=status,
        form=form, refusal=refusal, token=new_token(), emptied_at=acts.emptied_at(),
    )  # fmt: skip


def _sent(form: StruggleForm) -> Sent:
    return Sent(
        title=form.cleaned_data["title"], text=as_text(form.said), sort="struggle", public=False,
        language=(get_language() or "en")[:2],
    )  # fmt: skip


@asks
@for_members
def take_in(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """The library's form, filled with what was told. What the member puts in is theirs, and says whom to thank."""
    contribution = contribution_at(visit, number)
    if contribution.sort != "struggle" or contribution.withdrawn_at is not None:
        raise Http404
    body = own_assembly(visit)
    initial: dict[str, Any] = as_filled(
        reading.words_in(contribution.title), reading.words_in(contribution.text)
    )
    form = StruggleForm(request.POST or None, used=used_terms(visit.organisation), initial=initial)
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                struggle = take_into_library(visit.member, contribution, body=body, said=form.said)
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(request, _("It stands in the library. All members can read it."))
                return redirect(entry_address(visit.organisation, struggle.number))
    return page(
        request, "telling/take_in.html", visit, status=status,
        form=form, body=body, refusal=refusal, it=contribution,
    )  # fmt: skip
