"""Adding an entry, correcting one, saying what one thinks."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from autogestion.rules.library import PARTS
from autogestion.rules.refusals import RuleBroken
from autogestion.server.deliberation.views.asking import REFUSED, UNREADABLE, Words, asked
from autogestion.server.library import acts, queries, reading
from autogestion.server.library.forms import CorrectionForm, StruggleForm, VoiceForm
from autogestion.server.library.views.common import (
    above_entry,
    own_assembly,
    struggle_at,
    used_terms,
)
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.web.texts import said

asks = require_http_methods(["GET", "HEAD", "POST"])


@asks
@for_members
def add(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """Add a struggle, in one's own assembly or `?assembly=`."""
    body = own_assembly(visit, request.GET.get("assembly", ""))
    form = StruggleForm(request.POST or None, used=used_terms(visit.organisation))
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            try:
                struggle = acts.add_struggle(visit.member, body, said=form.said)
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(request, _("It stands in the library. All members can read it."))
                return redirect(reading.entry_address(visit.organisation, struggle.number))
    return page(
        request, "library/write.html", visit, status=status,
        form=form, body=body, refusal=refusal, struggle=None,
    )  # fmt: skip


@asks
@for_members
def correct(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Write an entry anew, beside what stood there."""
    struggle = struggle_at(visit, number)
    body = own_assembly(visit)
    version = queries.version_of(struggle, struggle.version)
    form = CorrectionForm(
        request.POST or None, used=used_terms(visit.organisation), initial=_as_written(version)
    )
    refusal, status = None, 200
    if request.method == "POST":
        status = UNREADABLE
        if form.is_valid():
            given = form.cleaned_data
            try:
                acts.correct_struggle(
                    visit.member,
                    struggle,
                    body=body,
                    said=form.said,
                    why=given["why"],
                    read=given["read"],
                )
            except RuleBroken as broken:
                refusal, status = broken, REFUSED
            else:
                messages.success(
                    request, _("Your version stands first; those before it can be read.")
                )
                return redirect(reading.entry_address(visit.organisation, number))
    return page(
        request, "library/write.html", visit, status=status,
        form=form, body=body, refusal=refusal, struggle=struggle, title_of=said(version.texts["title"].content),
    )  # fmt: skip


def _as_written(version: queries.Version) -> dict[str, Any]:
    """What stands in the form before it is corrected; what was erased is not there any more."""
    row = version.row

    def lines(part: str) -> str:
        return "\n".join(text.content for text in version.items[part] if text.salt)

    return {
        "read": row.number, "country": row.country, "begun": row.begun, "ended": row.ended,
        "people": row.people or None, "outcome": row.outcome,
        **{part: version.texts[part].content for part in PARTS if part in version.texts and version.texts[part].salt},
        "demands": lines("demands"), "forms_": lines("forms"), "sources": lines("sources"),
    }  # fmt: skip


@asks
@for_members
def add_voice(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say what one thinks who took part."""
    struggle = struggle_at(visit, number)
    body = own_assembly(visit)
    title = said(queries.version_of(struggle, struggle.version).texts["title"].content)
    words = Words(
        _("I took part"),
        _("Say what you think of it now: what you would do again, and what not. All members read it, with your name."),
        _("Set it beside the entry"),
        _("It stands beside the entry."),
    )  # fmt: skip
    return asked(
        request, visit, above_entry(visit, struggle, title, _("Library of struggles")), words,
        VoiceForm(request.POST or None),
        lambda form: acts.add_voice(visit.member, struggle, body=body, text=form.cleaned_data["text"]),
    )  # fmt: skip
