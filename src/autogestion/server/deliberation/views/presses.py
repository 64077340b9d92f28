"""Acts of one press: nothing to write, so a refusal becomes a page of its own."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from autogestion.server.deliberation import acts
from autogestion.server.deliberation.views.asking import question_address, question_at
from autogestion.server.organisations.visits import MemberVisit, for_members


@require_POST
@for_members
def second(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Support that a question be put."""
    acts.second_question(visit.member, question_at(visit, number))
    messages.success(request, _("You support that this question be put."))
    return redirect(question_address(visit, number))


@require_POST
@for_members
def waive(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Say that, for one's part, the vote can begin at once."""
    acts.waive_notice(visit.member, question_at(visit, number))
    is_open = question_at(visit, number).opened_at is not None
    messages.success(
        request,
        _("The vote is open")
        if is_open
        else _("Once all concerned have said so, the vote begins."),
    )
    return redirect(question_address(visit, number))


@require_POST
@for_members
def support_demand(
    request: HttpRequest, visit: MemberVisit, number: int, demand: int
) -> HttpResponse:
    """Ask for the same fact."""
    acts.support_demand(visit.member, question_at(visit, number), number=demand)
    messages.success(request, _("You ask for this fact too."))
    return redirect(question_address(visit, number, "facts"))


@require_POST
@for_members
def support_contest(request: HttpRequest, visit: MemberVisit, number: int) -> HttpResponse:
    """Hold with others that the question concerns other people."""
    contest = question_at(visit, number).contests.filter(ended_at=None).first()
    if contest is None:
        raise Http404
    acts.support_contest(visit.member, contest)
    messages.success(request, _("You support that whom this concerns be settled by a vote."))
    return redirect(question_address(visit, number, "scope"))


@require_POST
@for_members
def take_rewording(
    request: HttpRequest, visit: MemberVisit, number: int, rewording: int
) -> HttpResponse:
    """The author takes over another way to ask."""
    acts.take_rewording(visit.member, question_at(visit, number), number=rewording)
    messages.success(request, _("The question is asked in these words now."))
    return redirect(question_address(visit, number))
