"""What was sent, as all members read it; and what they do with it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from autogestion.server.deliberation.views.asking import Words, asked
from autogestion.server.newspaper import acts, links, queries, reading
from autogestion.server.newspaper.forms import (
    AppealForm,
    EditingForm,
    LinkingForm,
    RefusingForm,
    SayingForm,
    TranscribingForm,
)
from autogestion.server.newspaper.views.common import (
    above_contribution,
    contribution_at,
    own_collective,
)
from autogestion.server.organisations.visits import MemberVisit, for_members, page
from autogestion.server.record import clock

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Body

asks = require_http_methods(["GET", "HEAD", "POST"])
PER_SHEET = 25


def _assembly(visit: MemberVisit) -> "Body":
    assert visit.member.base is not None
    return visit.member.base


@require_safe
@for_members
def register(request: HttpRequest, visit: MemberVisit) -> HttpResponse:
    """All contributions; `?waiting=1` those that nobody has answered, oldest first."""
    only_waiting = request.GET.get("waiting") == "1"
    rows = (queries.waiting if only_waiting else queries.contributions)(visit.organisation)
    sheet = Paginator(rows, PER_SHEET).get_page(request.GET.get("page"))
    lines = [
        (row, reading.contribution_address(visit.organisation, row.number))
        for row in sheet.object_list
    ]
    return page(
        request, "newspaper/contributions.html", visit, sheet=sheet, lines=lines, only_waiting=only_waiting,
        query="waiting=1&" if only_waiting else "",
        waiting=queries.count_waiting(visit.organisation),
    )  # fmt: skip


@require_safe
@for_members
def show(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """One contribution with all that became of it."""
    contribution = contribution_at(visit, number)
    return page(
        request, "newspaper/contribution.html", visit, it=reading.page_of(contribution),
        is_mine=contribution.by_id == visit.member.pk,
        edits=bool(queries.collectives_of(visit.member, clock.now())),
        is_living=visit.organisation.dissolved_at is None,
    )  # fmt: skip


@asks
@for_members
def answer(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Answer the writer, or go on where one wrote it oneself."""
    contribution = contribution_at(visit, number)
    is_mine = contribution.by_id == visit.member.pk
    words = Words(
        _("Go on") if is_mine else _("Answer the writer"),
        _("All members read what you say.")
        if is_mine
        else _(
            "The writer reads it, and all members do. Say what you make of it and what you will do; no "
            "contribution stays without an answer."
        ),
        _("Say it"),
        _("It is said."),
    )

    def do(form: SayingForm) -> None:
        if is_mine:
            acts.continue_contribution(visit.member, contribution, **form.cleaned_data)
            return
        acts.answer_contribution(
            visit.member, contribution, body=_assembly(visit), **form.cleaned_data
        )

    return asked(
        request, visit, above_contribution(visit, contribution), words,
        SayingForm(request.POST or None), do,
    )  # fmt: skip


@asks
@for_members
def transcribe(request: HttpRequest, visit: MemberVisit, number: int, file: int) -> HttpResponse:
    """Write down what a page or recording says."""
    contribution = contribution_at(visit, number)
    if not contribution.enclosures.filter(number=file).exists():
        raise Http404
    words = Words(
        _("Write down what it says"),
        _("For those who cannot read the hand or hear the voice. The file stays as it is."),
        _("Set it beside the file"),
        _("It stands beside the file."),
    )
    return asked(
        request, visit, above_contribution(visit, contribution), words,
        TranscribingForm(request.POST or None),
        lambda form: acts.transcribe_file(
            visit.member, contribution, body=_assembly(visit), file=file, **form.cleaned_data
        ),
    )  # fmt: skip


@asks
@for_members
def link(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say what came of it."""
    contribution = contribution_at(visit, number)
    words = Words(
        _("What came of it"),
        _(
            "So that whoever wrote it sees that it was not for nothing, and others see where it comes from."
        ),
        _("Say so"),
        _("It is said, here and there."),
    )
    kinds = [(kind, _(one.words)) for kind, one in links.kinds.items()]
    return asked(
        request, visit, above_contribution(visit, contribution), words,
        LinkingForm(request.POST or None, kinds=kinds),
        lambda form: acts.link_contribution(
            visit.member, contribution, body=_assembly(visit), kind=form.cleaned_data["kind"],
            thing=form.cleaned_data["thing"], part=form.cleaned_data["part"] or 0,
        ),
    )  # fmt: skip


@asks
@for_members
def edit(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Propose another wording, as an editor."""
    contribution, collective = contribution_at(visit, number), own_collective(visit)
    words = Words(
        _("Propose other words"),
        _("The writer sees what you change, word by word. It is printed so only if they agree."),
        _("Propose it to the writer"),
        _("The writer can agree to it now."),
    )
    initial = {
        "title": reading.words_in(contribution.title), "text": reading.words_in(contribution.text),
    }  # fmt: skip
    return asked(
        request, visit, above_contribution(visit, contribution), words,
        EditingForm(request.POST or None, initial=initial),
        lambda form: acts.edit_contribution(
            visit.member, contribution, collective, **form.cleaned_data
        ),
    )  # fmt: skip


@asks
@for_members
def refuse(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Refuse it as an editor, for a reason."""
    contribution, collective = contribution_at(visit, number), own_collective(visit)
    words = Words(
        _("Refuse it"),
        _("You say why. The writer can ask those who gave you your mandate to decide."),
        _("Refuse it for this reason"),
        _("It is refused, and the reason stands beside it."),
    )
    return asked(
        request, visit, above_contribution(visit, contribution), words,
        RefusingForm(request.POST or None),
        lambda form: acts.refuse_contribution(
            visit.member, contribution, collective, **form.cleaned_data
        ),
    )  # fmt: skip


@asks
@for_members
def appeal(request: HttpRequest, visit: MemberVisit, number: int, editors: int) -> HttpResponse:
    """Appeal against a refusal of what one wrote."""
    contribution = contribution_at(visit, number)
    collective = queries.collective_numbered(visit.organisation, editors)
    if collective is None:
        raise Http404
    words = Words(
        _("Appeal"),
        _(
            "The body that gave the editors their mandate votes. If it says yes, your contribution appears."
        ),
        _("Ask them to decide"),
        _("The question is put."),
    )
    return asked(
        request, visit, above_contribution(visit, contribution), words,
        AppealForm(request.POST or None),
        lambda form: acts.appeal_refusal(
            visit.member, contribution, collective, **form.cleaned_data
        ),
    )  # fmt: skip


@require_POST
@for_members
def agree(request: HttpRequest, visit: MemberVisit, number: int, version: int) -> HttpResponse:
    """Agree to a wording of what one wrote."""
    acts.agree_to_wording(visit.member, contribution_at(visit, number), version=version)
    messages.success(request, _("You have agreed to these words."))
    return redirect(reading.contribution_address(visit.organisation, number))


@require_POST
@for_members
def withdraw(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Take back what one wrote."""
    acts.withdraw_contribution(visit.member, contribution_at(visit, number))
    messages.success(request, _("It is withdrawn. Your words and files are gone from here."))
    return redirect(reverse("contributions", args=[visit.organisation.slug]))
